"""Whether a factor asks about planning and about implementation alike."""

from collections.abc import Iterator
from typing import Final

from gelingenscheck.catalogue.lint import places
from gelingenscheck.catalogue.lint.rules import Breach
from gelingenscheck.catalogue.model import Catalogue, Factor, Phase
from gelingenscheck.i18n import N_
from gelingenscheck.reading import Path

LEAST_SHARE: Final = 3
"""One question in three, at least."""

_NONE = N_("Der Faktor hat keine Frage, die noch gestellt wird.")
_LOPSIDED = N_(
    "Von {count} Fragen gehören {planning} zur Planung und {later} zur Umsetzung; auf jede Seite gehört"
    " mindestens ein Drittel."
)


def lopsided(catalogue: Catalogue) -> Iterator[Breach]:
    """Yield factors that ask about one phase only or nearly so; a single question may choose its phase."""
    for path, factor in places.factors(catalogue):
        current = [question for question in factor.questions if question.retired is None]
        planning = sum(question.phase == Phase.PLANNING for question in current)
        later = len(current) - planning
        if not current:
            yield (*path, "questions"), (_NONE, {})
        elif len(current) > 1 and min(planning, later) * LEAST_SHARE < len(current):
            values = {"count": len(current), "planning": planning, "later": later}
            yield (*path, "questions"), (_LOPSIDED, values)


def empty_dimensions(catalogue: Catalogue) -> Iterator[Breach]:
    """Yield parts of a factor that no question belongs to."""
    for path, factor in places.factors(catalogue):
        yield from _empty(path, factor)


def _empty(path: Path, factor: Factor) -> Iterator[Breach]:
    used = {question.dimension for question in factor.questions if question.retired is None}
    for id_ in factor.dimensions:
        if id_ not in used:
            yield (*path, "dimensions", id_), (N_("Zum Teilbereich „{id}“ gibt es keine Frage."), {"id": id_})
