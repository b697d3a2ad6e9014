"""Measures by due date, in the row of the unit that leads: left of today, whatever is not done is late."""

from collections.abc import Mapping
from datetime import timedelta

import altair as alt
import numpy as np
import pandas as pd

from gelingenscheck.charts.layer import Layer, Part, by, mark, px, tooltip
from gelingenscheck.charts.measure_rows import state_counts, unit_names, unit_places
from gelingenscheck.charts.sheet import draw, labels, line, sheet, texts, values
from gelingenscheck.charts.theme import RING, UNRATED, band_color
from gelingenscheck.charts.wording import BandWords, joined, label
from gelingenscheck.i18n import N_, Words
from gelingenscheck.portfolio.measures import State
from gelingenscheck.portfolio.table import EPOCH, Array, array, days

CHECK = "M-1,.1L-.35,.8L1,-.65L.7,-.95L-.35,.2L-.7,-.2Z"
STATES: Mapping[State, tuple[str, str, str]] = {
    State.OVERDUE: ("triangle-down", "gap", N_("überfällig")),
    State.OPEN: (RING, UNRATED, N_("noch nicht fällig")),
    State.DONE: (CHECK, "strong", N_("erledigt")),
}
"""Shape, the band that lends the colour, and word."""
SOON = 90
"""Days that the finding looks ahead."""
EARLIEST, LATEST = -540, 720
"""Days before and after today that are drawn at most."""
MARGIN = 20
BINS = (36, 24, 16, 10, 6)
"""Into how many bins the days fall: as many as keep the signs at `MOST_SIGNS`."""
MOST_SIGNS = 420
CROWDED = 80
"""Signs from which their figures have no room on narrow screens; pointing at them says it."""
MOST_MONTHS = 6
"""Names of months on the axis."""
ROOM = 4
"""Names of months that have room on narrow screens."""
STEPS = (1, 2, 3, 4, 6, 12)
"""Months between two names."""
INSET = 0.09
"""Share of the width at both ends where no name of a month has room."""
TIP_LETTERS = 60


def measures_finding(frame: pd.DataFrame, words: Words, today: int) -> str:
    """Say how many measures fall due soon."""
    if frame.empty:
        return words(N_("Noch keine Maßnahme"))
    waiting, due = array(frame, "state") == State.OPEN, array(frame, "due")
    if not waiting.any() and not (array(frame, "state") == State.OVERDUE).any():
        return words.n("Die eine Maßnahme ist erledigt", "Alle {n} Maßnahmen sind erledigt", len(frame))
    soon = int((waiting & (due >= today) & (due <= today + SOON)).sum())
    if not soon:
        return words(N_("In den nächsten {days} Tagen wird keine Maßnahme fällig"), days=SOON)
    return words.n(
        "In den nächsten {days} Tagen wird eine Maßnahme fällig",
        "In den nächsten {days} Tagen werden {n} Maßnahmen fällig",
        soon,
        days=SOON,
    )


def measures(
    frame: pd.DataFrame,
    words: Words,
    bands: BandWords,  # noqa: ARG001 - all charts are called alike
    *,
    today: int,
    note: str = "",
) -> alt.TopLevelLayerSpec:
    """Draw measures at their due dates; `today` in days since 1970, like the column `due`."""
    rows = _rows(frame, words)
    first, last = _window(array(frame, "due"), today)
    cells = _cells(frame, words, today, first, last)
    x = _along(last - first)
    tips = tooltip({"tip": words(N_("Maßnahme")), "day": words(N_("fällig"))})
    told = px("narrow ? 0 : 1") if len(cells) > CROWDED else 1
    several = draw(
        "text", "datum.count > 1", data=cells, dy=_BESIDE, dx=9, align="left", style="label", fontSize=12, opacity=told
    )
    return sheet(
        *_key(frame, words),
        *_months(words, first, last),
        draw("rule", style="line", x=px("left"), x2=px("right")),
        *line(today - first),
        _now(words, (today - first) / (last - first)),
        draw("point", data=cells, dy=_BESIDE, size=110).encode(
            x=x, shape=_sign(), color=band_color("tone"), tooltip=tips
        ),
        several.encode(x=x, text=by("number:N")),
        labels(),
        *values("width - 100", size=13),
        data=rows,
        rows=len(rows),
        finding=measures_finding(frame, words, today),
        note=joined(note, *_explained(frame, words, first, last)),
        top=_TOP,
        left="narrow ? 8 : 226",
        right="narrow ? width - 16 : width - 118",
    )


def _along(span: int) -> Part:
    """Return the scale of days; it ends exactly where they do, so that names of months stand in their places."""
    return by("at:Q", axis=None, scale={"domain": [0, span], "nice": False, "range": [px("left"), px("right")]})


_BESIDE = "down + datum.beside * 13"
_ALONG = "left + (right - left) * datum.at"
_MONTHS = "head + (narrow ? 72 : 36)"
_UNDER = "head + (narrow ? 88 : 52)"
_TOP = "narrow ? 98 : 64"


def _rows(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return one row per unit: what is open, and how much of it is overdue."""
    counts = state_counts(frame)
    late = [words(N_("{n} überfällig"), n=words.number(int(n))) if n else "" for n in counts[State.OVERDUE]]
    waiting = [words(N_("{n} offen"), n=words.number(int(n))) for n in counts[[State.OPEN, State.OVERDUE]].sum(axis=1)]
    named = pd.DataFrame({"row": range(len(counts)), "unit": unit_names(frame, words), "value": waiting, "word": late})
    return label(named, "unit", 30, 27)


def _window(due: Array, today: int) -> tuple[int, int]:
    """Return the first and the last day that is drawn."""
    dated = due[due >= 0]
    first, last = (int(dated.min()), int(dated.max())) if len(dated) else (today, today)
    first, last = (min(max(day, today + EARLIEST), today + LATEST) for day in (first, last))
    return min(first, today) - MARGIN, max(last, today) + MARGIN


def _cells(frame: pd.DataFrame, words: Words, today: int, first: int, last: int) -> pd.DataFrame:
    """Return one row per sign, `at` in days since the first: measures of a unit and a state in the same bin."""
    drawn = frame.assign(row=unit_places(frame))[frame["due"].between(first, last)]
    for bins in BINS:
        width = max(1, -(-(last - first) // bins))
        binned = drawn.assign(bin=(drawn["due"] - today) // width)  # no bin holds days on both sides of today
        groups = binned.groupby(["row", "bin", "state"], sort=True)
        if groups.ngroups <= MOST_SIGNS:
            break
    cells = groups.agg(count=("due", "size"), due=("due", "min"), to=("due", "max"), text=("text", "first"))
    cells = cells.reset_index()
    alike = cells.groupby(["row", "bin"])["state"]
    return pd.DataFrame({
        "row": cells["row"],
        "at": (cells["due"] + cells["to"]) / 2 - first,
        "state": cells["state"].astype(str),
        "tone": cells["state"].map({state: tone for state, (_, tone, _) in STATES.items()}),
        "count": cells["count"],
        "number": [words.number(int(n)) for n in cells["count"]],
        "beside": alike.cumcount() - (alike.transform("size") - 1) / 2,
        "tip": [_tip(words, text, n) for text, n in zip(cells["text"], cells["count"], strict=True)],
        "day": [_days(words, *pair) for pair in zip(cells["due"], cells["to"], strict=True)],
    })  # fmt: skip


def _tip(words: Words, text: str, n: int) -> str:
    short = text if len(text) <= TIP_LETTERS else f"{text[:TIP_LETTERS]}…"
    return short if n == 1 else words(N_("{n} Maßnahmen"), n=words.number(int(n)))


def _days(words: Words, first: int, last: int) -> str:
    said = [words.date(EPOCH + timedelta(days=int(day))) for day in (first, last)]
    return said[0] if first == last else " – ".join(said)


def _sign() -> Part:
    shapes = {"domain": [str(state) for state in STATES], "range": [shape for shape, _, _ in STATES.values()]}
    return by("state:N", legend=None, scale=shapes)


def _key(frame: pd.DataFrame, words: Words) -> list[Layer]:
    """Return the signs with their words, which count at the same time; one below the other on narrow screens."""
    items = pd.DataFrame([
        {
            "state": str(state), "tone": tone, "x": 8 + 170 * i, "y": 20 * i,
            "words": f"{words(word)}: {words.number(int((frame['state'] == state).sum()))}",
        }
        for i, (state, (_, tone, word)) in enumerate(STATES.items())
    ])  # fmt: skip
    x, y = "(narrow ? 8 : datum.x)", "head + 8 + (narrow ? datum.y : 0)"
    marks = mark("point", data=items, size=110, x=px(x), y=px(y))
    return [marks.encode(shape=_sign(), color=band_color("tone")), texts(items, f"{x} + 12", y)]


def _now(words: Words, share: float) -> Layer:
    """Return the word for today above its line."""
    said = pd.DataFrame([{"words": words(N_("heute")), "at": share}])
    return texts(said, _ALONG, _UNDER, style="heading", align="center")


def _months(words: Words, first: int, last: int) -> list[Layer]:
    """Return the names of some months, each where it begins; every other one only where there is room."""
    begin, end = EPOCH + timedelta(days=first), EPOCH + timedelta(days=last)
    starts = [day.date() for day in pd.date_range(begin, end, freq="MS")]
    step = next(step for step in STEPS if len(starts) <= step * MOST_MONTHS or step == STEPS[-1])
    shown = [day for day in starts if (day.month - 1) % step == 0]
    items = pd.DataFrame({"words": words.month(day), "at": (days(day) - first) / (last - first)} for day in shown)
    if items.empty:
        return []
    inside = items[items["at"].between(INSET, 1 - INSET)]  # nothing may stick out of the sheet
    inside = inside.assign(spared=np.arange(len(inside)) % 2 if len(inside) > ROOM else 0)
    return [texts(inside, _ALONG, _MONTHS, align="center", opacity=px("narrow && datum.spared ? 0 : 1"))]


def _explained(frame: pd.DataFrame, words: Words, first: int, last: int) -> list[str]:
    """Explain how to read the signs, and what is not drawn."""
    due = array(frame, "due")
    undated, outside = int((due < 0).sum()), int(((due >= 0) & ((due < first) | (due > last))).sum())
    notes = [words(N_("Links von „heute“ ist überfällig, was nicht erledigt ist. Eine Zahl am Zeichen zählt mehrere."))]
    if undated:
        notes.append(words.n("Eine Maßnahme hat keinen Termin.", "{n} Maßnahmen haben keinen Termin.", undated))
    if outside:
        notes.append(words.n("Eine liegt außerhalb.", "{n} liegen außerhalb.", outside))
    return notes
