"""The factor profile of the city: how many projects are in which band, per factor."""

import altair as alt
import pandas as pd

from gelingenscheck.catalogue import BANDS
from gelingenscheck.charts.layer import Layer, Part, by, px, tooltip
from gelingenscheck.charts.sheet import across, draw, key, key_height, labels, line, sheet, values
from gelingenscheck.charts.theme import MARKS, UNRATED, band_color, band_sign
from gelingenscheck.charts.wording import BandWords, figure, joined, numbered
from gelingenscheck.i18n import N_, Words

NAMES = [str(band) for band in BANDS]
SIGNS_UP_TO = 30
"""As many projects are drawn one by one; more as shares."""
FITS = 12
"""Percent from which a share has room for its figure."""
NARROWEST = 8.0
"""Projects that have room at least, so that one or two do not stand miles apart."""
NOTHING = N_("Noch kein Vorhaben ist eingeschätzt")


def bands_finding(frame: pd.DataFrame, words: Words, bands: BandWords) -> str:
    """Name the factor with the largest share of weak projects, of equals the one with the lower median."""
    rated = frame[NAMES].sum(axis=1)
    if not rated.any():
        return words(NOTHING)
    if not frame["gap"].any():
        return words(N_("Bei keinem Faktor ist ein Vorhaben in „{band}“"), band=bands["gap"])
    order = frame.assign(share=frame["gap"] / rated.where(rated > 0))
    worst = order.sort_values(["share", "median"], ascending=[False, True], kind="stable").index[0]
    return weakest(words, frame["title"][worst], int(frame["gap"][worst]), int(rated[worst]))


def weakest(words: Words, title: str, weak: int, n: int) -> str:
    """Say what is weak most often."""
    return words.n(
        "Am häufigsten schwach: {title} – {weak} von {n} eingeschätzten Vorhaben",
        "Am häufigsten schwach: {title} – {weak} von {n} eingeschätzten Vorhaben",
        n,
        title=title,
        weak=words.number(weak),
    )


def bands(
    frame: pd.DataFrame, words: Words, bands: BandWords, *, note: str = "", signs_up_to: int = SIGNS_UP_TO
) -> alt.TopLevelLayerSpec:
    """Draw per factor how many projects are in which band, weak ones left of a line: as signs, or as shares if many."""
    few = _projects(frame) <= signs_up_to
    pieces = _pieces(numbered(frame), few=few)
    low, high = _extent(pieces)
    drawn = (_signs if few else _shares)(pieces, across("at", (low, high)), words, bands)
    zero = f"left + (right - left) * {-low / (high - low):.4f}"
    return sheet(
        *drawn,
        *line(0),
        *key(NAMES, bands, zero),
        labels(),
        *values(size=13),
        data=_counted(frame, words),
        finding=bands_finding(frame, words, bands),
        note=joined(note, *_explained(frame, words, few=few)),
        rows=len(frame),
        top=key_height(NAMES, bands),
    )


def _projects(frame: pd.DataFrame) -> int:
    """Return how many projects the rows speak of."""
    return int(frame["n"].max()) if len(frame) else 0


def _counted(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Add what the rows write: the median, and how many projects it stands for."""
    rated = frame[NAMES].sum(axis=1)
    return numbered(frame).assign(
        value=[words(N_("Median {score}"), score=figure(words, score)) for score in frame["median"]],
        word=[
            words(N_("von {n} ○ {unrated}"), n=figure(words, n), unrated=figure(words, unrated))
            for n, unrated in zip(rated, frame[UNRATED], strict=True)
        ],
    )


def _explained(frame: pd.DataFrame, words: Words, *, few: bool) -> list[str]:
    """Explain how the projects are drawn."""
    n = _projects(frame)
    if few:
        notes = [words.n("{n} Vorhaben, ein Zeichen.", "{n} Vorhaben, jedes ein Zeichen.", n)]
    else:
        notes = [words(N_("{n} Vorhaben; Prozent derer, die eingeordnet sind."), n=words.number(n))]
    notes.append(words(N_("○ noch ohne Einordnung.")))
    if frame["not_applicable"].any():
        notes.append(words(N_("Wo ein Faktor nicht zutrifft, fehlt das Vorhaben.")))
    return notes


def _pieces(frame: pd.DataFrame, *, few: bool) -> pd.DataFrame:
    """Return where each band of each factor begins and ends: `gap` left of zero, the others right of it."""
    rated = frame[NAMES].sum(axis=1)
    size = frame[MARKS].astype(float) if few else frame[MARKS].div(rated.where(rated > 0), axis=0) * 100
    start = {
        "gap": -size["gap"],
        "developing": size["gap"] * 0,
        "strong": size["developing"],
        UNRATED: size["developing"] + size["strong"] + 0.6,
    }
    parts = [
        frame[["row", "title"]].assign(mark=mark, count=frame[mark], at=start[mark], to=start[mark] + size[mark])
        for mark in (MARKS if few else NAMES)
    ]
    return pd.concat(parts, ignore_index=True)


def _extent(pieces: pd.DataFrame) -> tuple[float, float]:
    """Return from where to where the pieces reach; an empty city has room, too."""
    drawn = pieces[pieces["count"] > 0]
    low = min([0.0, *drawn["at"]]) - 0.2
    return low, max([low + NARROWEST, *drawn["to"] + 0.2])


def _tips(pieces: pd.DataFrame, words: Words, bands: BandWords) -> pd.DataFrame:
    """Add what a piece says on pointing."""
    names = {**bands, UNRATED: words(N_("noch ohne Einordnung"))}
    return pieces.assign(
        tip=[f"{names[m]}: {figure(words, c)}" for m, c in zip(pieces["mark"], pieces["count"], strict=True)]
    )


def _pointed(words: Words) -> list[Part]:
    return tooltip({"title": words(N_("Faktor")), "tip": words(N_("Vorhaben"))})


def _signs(pieces: pd.DataFrame, x: Part, words: Words, bands: BandWords) -> list[Layer]:
    """Return one sign per project."""
    told = _tips(pieces, words, bands)
    each = told.loc[told.index.repeat(told["count"].astype(int)), ["row", "mark", "at", "title", "tip"]]
    each = each.assign(at=each["at"] + each.groupby(["row", "mark"]).cumcount() + 0.5)
    low, high = _extent(pieces)
    size = px(f"clamp(pow(0.7 * (right - left) / {high - low:.4f}, 2), 40, 150)")
    signs = draw("point", data=each, size=size).encode(x=x, color=band_color(), shape=band_sign())
    return [signs.encode(tooltip=_pointed(words))]


def _shares(pieces: pd.DataFrame, x: Part, words: Words, bands: BandWords) -> list[Layer]:
    """Return bars of shares, the figure inside where it fits."""
    told = _tips(pieces[pieces["count"] > 0], words, bands)
    bar, frame = (draw("bar", data=told, height=22, filled=filled).encode(x=x, x2=by("to")) for filled in (True, False))
    size = told["to"] - told["at"]
    inside = told.assign(at=told["at"] + size / 2, figure=[figure(words, share) for share in size])[size >= FITS]
    figures = draw("text", data=inside, fontWeight=600).encode(x=x, text=by("figure:N"))
    filled = bar.encode(color=band_color(use="area"), tooltip=_pointed(words))
    return [filled, frame.encode(color=band_color()), figures.encode(color=band_color(use="on_area"))]
