"""How factors moved between checks as bars that a word processor can edit: the first and the last side by side."""

from collections.abc import Sequence

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import Words
from gelingenscheck.reports.outline import Bars, Scale, Series
from gelingenscheck.reports.profile_bars import END, SOFT
from gelingenscheck.scoring.course import Course


def change_bars(found: Course, moments: Sequence[str], catalogue: Catalogue, words: Words, *, alt: str) -> Bars:
    """Return the scores of the first and the last check over their common questions; `alt` is the chart's sentence."""
    named = [catalogue.by_id[part.factor] for part in found.factors]
    return Bars(
        alt=alt,
        categories=tuple(f"{one.number} {one.short.said(words.lang).replace(SOFT, '')}" for one in named),
        series=tuple(
            Series(name=moments[at], values=tuple(part.scores[at] for part in found.factors)) for at in (0, -1)
        ),
        scale=Scale(end=END),
    )
