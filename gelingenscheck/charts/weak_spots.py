"""The weak spots of all projects: factors, and below each its weakest questions."""

import altair as alt
import pandas as pd

from gelingenscheck.charts.layer import tooltip
from gelingenscheck.charts.portfolio import NOTHING, weakest
from gelingenscheck.charts.sheet import across, draw, labels, lane, sheet, text
from gelingenscheck.charts.theme import band_color
from gelingenscheck.charts.wording import BandWords, figure, joined, label
from gelingenscheck.i18n import N_, Words

FACTOR, QUESTION = "datum.kind == 'factor'", "datum.kind == 'question'"


def weak_spots_finding(frame: pd.DataFrame, words: Words) -> str:
    """Name the first weak spot; the frame is in the order of the portfolio."""
    factors = frame[(frame["kind"] == "factor") & (frame["n"] > 0)]
    if factors.empty:
        return words(NOTHING)
    first = factors.iloc[0]
    if not first["weak"]:
        return words(N_("Kein eingeschätztes Vorhaben hat eine Schwachstelle"))
    return weakest(words, first["title"], int(first["weak"]), int(first["n"]))


def weak_spots(frame: pd.DataFrame, words: Words, bands: BandWords, *, note: str = "") -> alt.TopLevelLayerSpec:
    """Rank factors by how many projects are weak; below each its weakest questions. `kind` is factor or question."""
    share = 100 * frame["weak"] / frame["n"].where(frame["n"] > 0)
    data = label(frame.assign(row=range(len(frame)), share=share, mark="gap"), "title", 42, 33)
    data = data.assign(value=[_of(row, words) for _, row in frame.iterrows()])
    heads = {"title": N_("Faktor oder Frage"), "value": N_("schwach")}
    tips = tooltip({field: words(head) for field, head in heads.items()})
    own = words(N_("Fett: Faktor mit {band}. Darunter seine schwächsten Fragen (Stufe 0 oder 1)."), band=bands["gap"])
    return sheet(
        lane(12),
        draw("bar", FACTOR, height=12).encode(x=across("share"), color=band_color(), tooltip=tips),
        draw("bar", QUESTION, height=12, style="frame").encode(x=across("share"), tooltip=tips),
        labels("heading", kept=FACTOR),
        labels(x="16", kept=QUESTION),
        text("value", "heading", "width", "up", align="right"),
        data=data,
        rows=len(frame),
        finding=weak_spots_finding(frame, words),
        note=joined(note, own if len(frame) else ""),
        left="narrow ? 16 : 330",
        right="narrow ? width : width - 90",
    )


def _of(row: pd.Series, words: Words) -> str:
    """Write how many of how many are weak; of none, there is nothing to say."""
    if not row["n"]:
        return figure(words, None)
    return words(N_("{weak} von {n}"), weak=words.number(int(row["weak"])), n=words.number(int(row["n"])))
