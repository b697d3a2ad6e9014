"""Charts of one project: its profile, and planned against reached."""

from typing import Any

import altair as alt
import pandas as pd

from gelingenscheck.charts.layer import Layer, Part, by, px, tooltip
from gelingenscheck.charts.sheet import across, caption, draw, labels, lane, line, sheet, values
from gelingenscheck.charts.theme import RING, UNRATED, band_color, band_sign
from gelingenscheck.charts.wording import BandWords, cut, figure, joined, numbered, signed
from gelingenscheck.i18n import N_, Words

RATED, UNSURE = "datum.state == 'rated'", "datum.high > datum.low"
APPLIES = "datum.state == 'rated' || datum.state == 'unrated'"
STATES = {
    "rated": N_("eingeschätzt"),
    UNRATED: N_("unvollständig"),
    "not_applicable": N_("trifft nicht zu"),
    "not_due": N_("noch nicht fällig"),
}
WORD = 17
"""Letters of a band for which the value column has room; the table has them all."""
NOTABLE = 10
"""Points from which a difference is worth a word."""
ROOM = (24, 76)
"""Between these scores, a figure has room for a word beside it."""


def written(frame: pd.DataFrame, words: Words, bands: BandWords) -> pd.DataFrame:
    """Add what a profile writes: label, value, word and sign of each row."""
    rows = numbered(frame)
    states = {state: words(name) for state, name in STATES.items()}
    shown = {band: cut(name, WORD) for band, name in bands.items()}
    return rows.assign(
        mark=frame["band"].where(frame["band"].notna(), UNRATED),
        value=[_value(row, words) for _, row in frame.iterrows()],
        word=frame["band"].map(shown).where(frame["band"].notna(), frame["state"].map(states)),
    )


def _value(row: pd.Series, words: Words) -> str:
    """Write a row's score, or the interval it lies in."""
    if row["state"] == "rated":
        return figure(words, row["score"])
    if row["state"] == UNRATED:
        return f"{figure(words, row['low'])}–{figure(words, row['high'])}"
    return ""


def profile(
    frame: pd.DataFrame, words: Words, bands: BandWords, *, finding: str, target: float | None = None, note: str = ""
) -> alt.TopLevelLayerSpec:
    """Draw the factors with score, interval, band and target below the profile's sentence (`finding`)."""
    tips = tooltips(words)
    ends = [draw("tick", UNSURE, style="ink", size=10, thickness=1.5).encode(x=across(end)) for end in ("low", "high")]
    return sheet(
        lane(14, APPLIES),
        draw("bar", RATED, height=14).encode(x=across("score"), color=band_color(), tooltip=tips),
        draw("bar", "isValid(datum.earlier)", dy="down + 11", style="frame", height=4).encode(x=across("earlier")),
        *(draw("rule", UNSURE, style=style).encode(x=across("low"), x2=by("high")) for style in ("halo", "ink")),
        *ends,
        *_target(target, words),
        draw("point", "datum.value", dy="up - 8", x=px("width - 98")).encode(color=band_color(), shape=band_sign()),
        labels(),
        *values(shift=18),
        data=written(frame, words, bands),
        finding=finding,
        note=joined(note, *_explained(frame, words)),
        rows=len(frame),
        top="20" if target is not None else "4",
    )


def tooltips(words: Words) -> list[Part]:
    """Return what a row of a profile says on pointing."""
    heads = {"title": N_("Faktor"), "value": N_("Punkte"), "word": N_("Einordnung")}
    return tooltip({field: words(head) for field, head in heads.items()})


def _target(target: float | None, words: Words) -> list[Layer]:
    """Return the line of the city's target with its caption, which stays on the sheet wherever the line is."""
    if target is None:
        return []
    x = f"clamp(left + (right - left) * {target / 100}, left + 32, width - 32)"
    said = words(N_("Ziel {target}"), target=figure(words, target))
    return [*line(target, APPLIES), caption(said, x, align="center")]


def _explained(frame: pd.DataFrame, words: Words) -> list[str]:
    """Explain the marks that this profile has beside its bars."""
    notes = []
    if (frame["high"] > frame["low"]).any():
        notes.append(words(N_("Spanne: so weit kann der Wert noch reichen.")))
    if frame["earlier"].notna().any():
        notes.append(words(N_("Schmaler Balken: vorige Einschätzung.")))
    return notes


def planned_finding(frame: pd.DataFrame, words: Words) -> str:
    """Name the factor furthest behind its plan."""
    behind = (frame["planned"] - frame["reached"]).dropna()
    if behind.empty:
        return words(N_("Noch gibt es nichts, was sich mit dem Plan vergleichen lässt"))
    if behind.max() <= -NOTABLE:
        return words(N_("Überall, wo beides eingeschätzt ist, ist mehr erreicht als geplant"))
    if behind.max() < NOTABLE:
        return words(N_("Wo beides eingeschätzt ist, ist etwa erreicht, was geplant war"))
    worst = frame.loc[behind.sort_values(ascending=False, kind="stable").index].iloc[0]
    return words(
        N_("Am weitesten hinter dem Plan: Faktor {number} – geplant {planned}, erreicht {reached}"),
        number=worst["number"],
        planned=figure(words, worst["planned"]),
        reached=figure(words, worst["reached"]),
    )


def comparison(row: pd.Series, words: Words) -> str:
    """Say how a factor compares with its plan."""
    state = row["state"]
    if state not in ("rated", UNRATED):
        return words(STATES[state])
    if pd.isna(row["planned"]) and pd.isna(row["reached"]):
        return words(N_("noch ohne Angabe"))
    if pd.isna(row["reached"]):
        return words(N_("Umsetzung offen"))
    if pd.isna(row["planned"]):
        return words(N_("Planung offen"))
    difference = row["reached"] - row["planned"]
    if abs(difference) < NOTABLE:
        return words(N_("wie geplant"))
    return words(N_("über dem Plan")) if difference > 0 else words(N_("hinter dem Plan"))


def _compared(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Add what the comparison writes; one row with room says which circle is which."""
    both = frame[["planned", "reached"]]
    roomy = (both.ge(ROOM[0]) & both.le(ROOM[1])).all(axis=1)
    named = roomy & (roomy.cumsum() == 1)
    plan, result = (
        [
            words(said, score=figure(words, at)) if first else figure(words, at)
            for at, first in zip(frame[side], named, strict=True)
        ]
        for side, said in (("planned", N_("geplant {score}")), ("reached", N_("erreicht {score}")))
    )
    return numbered(frame).assign(
        value=[signed(words, gap) for gap in frame["reached"] - frame["planned"]],
        word=[comparison(row, words) for _, row in frame.iterrows()],
        plan=plan,
        result=result,
    )


def planned(frame: pd.DataFrame, words: Words, bands: BandWords, *, note: str = "") -> alt.TopLevelLayerSpec:  # noqa: ARG001 - all charts are called alike
    """Draw planned against reached: a hollow circle is the plan, a full one what was reached."""
    plan, result = "isValid(datum.planned)", "isValid(datum.reached)"
    both = f"{plan} && {result}"
    circle: dict[str, Any] = {"shape": "circle", "size": 170}
    key = words(N_("Leerer Kreis: aus den Planungsfragen. Voller Kreis: aus den Umsetzungsfragen."))
    return sheet(
        draw("bar", APPLIES, style="wash", height=22, x=px("left - 40"), x2=px("right + 40")),
        draw("rule", both, style="accent-line").encode(x=across("planned"), x2=by("reached")),
        draw("point", plan, style="wash", **circle).encode(x=across("planned")),
        draw("point", plan, style="accent", **circle | {"shape": RING}).encode(x=across("planned")),
        draw("point", result, style="accent", **circle).encode(x=across("reached")),
        _beside(plan, "planned", "plan", "datum.planned < datum.reached"),
        _beside(result, "reached", "result", "isValid(datum.planned) && datum.planned >= datum.reached"),
        labels(),
        *values(),
        data=_compared(frame, words),
        finding=planned_finding(frame, words),
        note=joined(note, key),
        rows=len(frame),
        left="narrow ? 40 : 286",
        right="narrow ? width - 40 : width - 162",
    )


def _beside(where: str, field: str, said: str, behind: str) -> Layer:
    """Return the figures beside circles, on the side away from the other circle."""
    look: dict[str, Any] = {"xOffset": px(f"{behind} ? -12 : 12"), "align": px(f"{behind} ? 'right' : 'left'")}
    return draw("text", where, style="label", **look).encode(x=across(field), text=by(f"{said}:N"))
