"""The profile of a check as bars that a word processor can edit: one per factor, each saying its band."""

from collections.abc import Mapping
from typing import Final

from gelingenscheck.catalogue import Band, Catalogue
from gelingenscheck.i18n import Words
from gelingenscheck.reports.outline import Bars, Fill, Scale, Series
from gelingenscheck.scoring import sentences
from gelingenscheck.scoring.factor import FactorScore
from gelingenscheck.scoring.profile import Profile

END: Final = 100
SOFT: Final = "\u00ad"
"""A word processor breaks the lines of an axis without its help, and some show it."""
FILLS: Final[Mapping[Band, Fill]] = {Band.GAP: Fill.HOLLOW, Band.DEVELOPING: Fill.HATCHED, Band.STRONG: Fill.SOLID}


def profile_bars(known: Profile, catalogue: Catalogue, words: Words) -> Bars:
    """Return the scores as bars, a series per band; its sentence says the finding, then each factor."""
    bands = {entry.band: entry.name.said(words.lang) for entry in catalogue.bands}
    said = "; ".join(_said(score, bands, catalogue, words) for score in known.scores)
    return Bars(
        alt=f"{sentences.target_sentence(known, catalogue.target, words)}. {said}.",
        categories=tuple(_name(score, catalogue, words) for score in known.scores),
        series=tuple(
            Series(
                name=entry.name.said(words.lang),
                values=tuple(score.score if score.band is entry.band else None for score in known.scores),
                fill=FILLS[entry.band],
            )
            for entry in catalogue.bands
        ),
        layout="single",
        scale=Scale(
            end=END, target=catalogue.target, target_name=words("Ziel {target}", target=words.number(catalogue.target))
        ),
    )


def _said(score: FactorScore, bands: Mapping[Band, str], catalogue: Catalogue, words: Words) -> str:
    named = _name(score, catalogue, words)
    return f"{named}: {words.number(score.score)}, {bands[score.band]}" if score.band else named


def _name(score: FactorScore, catalogue: Catalogue, words: Words) -> str:
    """Return a factor with what there is to say where it has no bar."""
    factor = catalogue.by_id[score.factor]
    named = f"{factor.number} {factor.short.said(words.lang).replace(SOFT, '')}"
    if score.band is not None:
        return named
    return f"{named} ({without_band(score, words)})"


def without_band(score: FactorScore, words: Words) -> str:
    """Say why a factor has no band."""
    if score.applies:
        return words("unvollständig")
    return words("trifft nicht zu") if score.due else words("noch nicht fällig")
