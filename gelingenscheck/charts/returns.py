"""The units of a yearly round as chips with their names: silent ones first, each with the sign of its state."""

import re
from collections.abc import Mapping

import altair as alt
import pandas as pd

from gelingenscheck.charts.layer import Layer, Part, by, mark, px, tooltip
from gelingenscheck.charts.measures import CHECK
from gelingenscheck.charts.sheet import sheet, texts
from gelingenscheck.charts.theme import RING, UNRATED, band_color
from gelingenscheck.charts.wording import SOFT_HYPHEN, BandWords, joined, label
from gelingenscheck.i18n import N_, Words
from gelingenscheck.organisation import Organisation
from gelingenscheck.returns.naming import STATES
from gelingenscheck.returns.standing import ReturnState, Standing

DASH = "M-1,-.25L1,-.25L1,.25L-1,.25Z"
SIGNS: Mapping[ReturnState, tuple[str, str]] = {
    ReturnState.NO_RETURN_YET: (RING, "gap"),
    ReturnState.BEGUN: ("diamond", "developing"),
    ReturnState.NIL_RETURN: (DASH, UNRATED),
    ReturnState.COMPLETE: (CHECK, "strong"),
}
"""Shape, and the band that lends the colour."""
COLUMNS = "max(2, floor(width / 190))"
KEY_COLUMNS = "(narrow ? 1 : width < 760 ? 2 : 4)"
LINE, GAP = 16, 8
LETTERS = 60
"""Of a name, at most: the table has them all."""
LONG = re.compile(r"(\w{13})(?=\w{4})")


def returns_frame(standing: Standing, organisation: Organisation) -> pd.DataFrame:
    """Return one row per unit that is asked: its name and its state."""
    rows = [(organisation.names.get(unit.unit, unit.unit), str(unit.state)) for unit in standing.asked]
    return pd.DataFrame(rows, columns=["name", "state"], dtype=object)


def returns_finding(frame: pd.DataFrame, words: Words) -> str:
    """Say how many units answered, and how many are silent."""
    if frame.empty:
        return words(N_("In dieser Jahresabfrage wird kein Amt gefragt"))
    counts = _counts(frame)
    answered, silent = counts[ReturnState.COMPLETE] + counts[ReturnState.NIL_RETURN], counts[ReturnState.NO_RETURN_YET]
    first = words.n(
        "{n} von {all} Ämtern hat geantwortet",
        "{n} von {all} Ämtern haben geantwortet",
        answered,
        all=words.number(len(frame)),
    )
    if not silent:
        return first
    rest = words.n("{n} ist noch ohne Rückmeldung", "{n} sind noch ohne Rückmeldung", silent)
    return f"{first}; {rest}"


def returns(frame: pd.DataFrame, words: Words, bands: BandWords, *, note: str = "") -> alt.TopLevelLayerSpec:  # noqa: ARG001 - all charts are called alike
    """Draw a chip per unit."""
    names = {str(state): words(name) for state, name in STATES.items()}
    chips = _chips(frame).assign(word=[names[state] for state in _ranked(frame)["state"]])
    wide, slim = (int(max([2, *chips[lines]])) for lines in ("lines", "slim_lines"))
    tall = f"(narrow ? {LINE * slim + 6} : {LINE * wide + 6})"
    x = f"(datum.i % ({COLUMNS})) * (width + {GAP}) / ({COLUMNS})"
    y = f"top + floor(datum.i / ({COLUMNS})) * ({tall} + {GAP})"
    end = f"{x} + (width + {GAP}) / ({COLUMNS}) - {GAP}"
    box = mark("bar", style="wash", cornerRadius=4, x=px(x), x2=px(end), y=px(y), y2=px(f"{y} + {tall}"))
    sign = mark("point", size=110, x=px(f"{x} + 16"), y=px(f"{y} + {tall} / 2"))
    shown, lines = px("narrow ? datum.slim : datum.label"), "(narrow ? datum.slim_lines : datum.lines)"
    middle = px(f"{y} + {tall} / 2 - 8 * ({lines} - 1)")
    name = mark("text", style="label", align="left", lineBreak="\n", x=px(f"{x} + 32"), y=middle, text=shown)
    return sheet(
        *_key(frame, words),
        box.encode(tooltip=tooltip({"name": " ", "word": "  "})),
        sign.encode(shape=_shape(), color=band_color("tone")),
        name,
        data=chips,
        rows=1,
        row=f"ceil({len(chips)} / ({COLUMNS})) * ({tall} + {GAP})",
        top=f"22 * ceil({len(STATES)} / {KEY_COLUMNS}) + 12",
        finding=returns_finding(frame, words),
        note=joined(note),
    )


def returns_table(frame: pd.DataFrame, words: Words, bands: BandWords) -> pd.DataFrame:  # noqa: ARG001 - all tables are called alike
    """Return the table of units and their states, in the order of the chips."""
    ranked = _ranked(frame)
    names = {str(state): words(name) for state, name in STATES.items()}
    said = {words(N_("Amt")): ranked["name"], words(N_("Stand")): ranked["state"].map(names)}
    return pd.DataFrame({heading: list(cells) for heading, cells in said.items()}, dtype=object)


def _counts(frame: pd.DataFrame) -> Mapping[ReturnState, int]:
    return {state: int((frame["state"] == state).sum()) for state in STATES}


def _ranked(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the units by state, within a state in the order of the organisation."""
    order = [str(state) for state in STATES]
    return frame.sort_values("state", key=lambda states: states.map(order.index), kind="stable")


def _chips(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the units in their places, with names broken to the width of a chip."""
    ranked = _ranked(frame).assign(i=range(len(frame)))
    short = [LONG.sub(rf"\1{SOFT_HYPHEN}", name[:LETTERS]) for name in ranked["name"]]
    tones = {str(state): tone for state, (_, tone) in SIGNS.items()}
    broken = label(ranked.assign(short=short, tone=ranked["state"].map(tones)), "short", 21, 15)
    return broken.drop(columns="short").assign(name=[name[:200] for name in ranked["name"]])


def _shape() -> Part:
    shapes = {"domain": [str(state) for state in SIGNS], "range": [shape for shape, _ in SIGNS.values()]}
    return by("state:N", legend=None, scale=shapes)


def _key(frame: pd.DataFrame, words: Words) -> list[Layer]:
    """Return the signs with their words, which count at the same time; one below the other on narrow screens."""
    counts = _counts(frame)
    rows = pd.DataFrame({
        "i": range(len(STATES)),
        "state": [str(state) for state in STATES],
        "tone": [SIGNS[state][1] for state in STATES],
        "words": [f"{words(name)}: {words.number(counts[state])}" for state, name in STATES.items()],
    })  # fmt: skip
    x = f"(16 + (datum.i % {KEY_COLUMNS}) * min(230, width / {KEY_COLUMNS}))"
    y = f"head + 10 + 22 * floor(datum.i / {KEY_COLUMNS})"
    sign = mark("point", data=rows, size=110, x=px(x), y=px(y)).encode(shape=_shape(), color=band_color("tone"))
    return [sign, texts(rows, f"{x} + 16", y, style="label")]
