"""Refuse a catalogue whose parts do not fit each other."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from gelingenscheck.catalogue.model import BANDS, Catalogue
from gelingenscheck.i18n import N_
from gelingenscheck.reading import MisfitError, Path


def require_agreement(catalogue: Catalogue) -> None:
    """Refuse a catalogue whose parts do not fit each other."""
    starts = [entry.start for entry in catalogue.bands]
    in_order = tuple(entry.band for entry in catalogue.bands) == BANDS and starts[0] == 0
    if not in_order or any(low >= high for low, high in pairwise(starts)):
        raise MisfitError(("bands",), N_("„bands“ braucht gap ab 0, dann developing und strong mit höherem Beginn."))
    if not catalogue.factors:
        raise MisfitError(("factors",), N_("Der Katalog hat keinen Faktor."))
    seen: set[str] = set()
    for f, factor in enumerate(catalogue.factors):
        place: Path = ("factors", f)
        _unique(factor.id, seen, (*place, "id"))
        _unique(factor.crosscutting.id, seen, (*place, "crosscutting", "id"))
        _known(factor.examples, catalogue.office_kinds, (*place, "examples"))
        for q, question in enumerate(factor.questions):
            here: Path = (*place, "questions", q)
            _unique(question.id, seen, (*here, "id"))
            _known([question.dimension], factor.dimensions, (*here, "dimension"))
            _known(question.examples, catalogue.office_kinds, (*here, "examples"))
            _known(question.sources, catalogue.sources, (*here, "sources"))
            for level, step in question.next_steps.items():
                _known([step.effort], catalogue.efforts, (*here, "next_steps", str(level), "effort"))


def _unique(id_: str, seen: set[str], path: Path) -> None:
    if id_ in seen:
        raise MisfitError(path, N_("Die Kennung „{id}“ gibt es schon."), id=id_)
    seen.add(id_)


def _known(ids: Iterable[str], known: Mapping[str, object], path: Path) -> None:
    for id_ in ids:
        if id_ not in known:
            raise MisfitError((*path, id_), N_("„{id}“ ist hier unbekannt."), id=str(id_))
