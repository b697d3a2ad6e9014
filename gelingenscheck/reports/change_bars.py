"""How factors moved between checks as bars that a word processor can edit: the first and the last side by side."""

from collections.abc import Sequence

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import Words
from gelingenscheck.reports.outline import Bars, Scale, Series
from gelingenscheck.reports.profile_bars import END, SOFT
from gelingenscheck.scoring.course import Course


def change_bars(found: Course, moments: Sequence[str], catalogue: Catalogue, words: Words) -> Bars:
    """Return the scores of the first and the last check over their common questions, and in a sentence."""
    known = [catalogue.by_id[part.factor] for part in found.factors]
    names = tuple(f"{one.number} {one.short.said(words.lang).replace(SOFT, '')}" for one in known)
    said = [
        _said(name, words.number(part.scores[0]), words.number(part.scores[-1]), words)
        for name, part in zip(names, found.factors, strict=True)
        if part.scores[0] is not None
    ]
    opening = words("Punkte am {first} und am {last}", first=moments[0], last=moments[-1])
    return Bars(
        alt=f"{opening}: {'; '.join(said)}.",
        categories=names,
        series=tuple(
            Series(name=moments[at], values=tuple(part.scores[at] for part in found.factors)) for at in (0, -1)
        ),
        scale=Scale(end=END),
    )


def _said(name: str, first: str, last: str, words: Words) -> str:
    if first == last:
        return words("{factor} unverändert {last}", factor=name, last=last)
    return words("{factor} von {first} auf {last}", factor=name, first=first, last=last)
