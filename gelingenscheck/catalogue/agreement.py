"""Refuse a catalogue whose parts do not fit each other."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from gelingenscheck.catalogue.model import BANDS, Catalogue, Factor
from gelingenscheck.catalogue.parts import FEWEST_FACTORS, MOST_FACTORS, MOST_QUESTIONS
from gelingenscheck.catalogue.succession import require_succession
from gelingenscheck.i18n import N_
from gelingenscheck.reading import MisfitError, Path

NAMED = 12
"""As many of the possible ids are named in a message."""


def require_agreement(catalogue: Catalogue) -> None:
    """Refuse a catalogue whose parts do not fit each other."""
    starts = [entry.start for entry in catalogue.bands]
    in_order = tuple(entry.band for entry in catalogue.bands) == BANDS and starts[0] == 0
    if not in_order or any(low >= high for low, high in pairwise(starts)):
        raise MisfitError(("bands",), N_("„bands“ braucht gap ab 0, dann developing und strong mit höherem Beginn."))
    _require_size(catalogue)
    _require_numbers(catalogue)
    seen: set[str] = set()
    for f, factor in enumerate(catalogue.factors):
        _require_own(catalogue, factor, seen, ("factors", f))
    require_succession(catalogue)


def _require_own(catalogue: Catalogue, factor: Factor, seen: set[str], place: Path) -> None:
    """Refuse ids that are taken, and what a factor names without it being there."""
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


def _require_size(catalogue: Catalogue) -> None:
    """Refuse a catalogue that nobody could answer, or show side by side."""
    count = len(catalogue.factors)
    if not FEWEST_FACTORS <= count <= MOST_FACTORS:
        raise MisfitError(
            ("factors",), N_("Der Katalog hat {count} Faktoren, möglich sind {low} bis {high}."),
            count=count, low=FEWEST_FACTORS, high=MOST_FACTORS,
        )  # fmt: skip
    for f, factor in enumerate(catalogue.factors):
        asked = sum(question.retired is None for question in factor.questions)
        if not 1 <= asked <= MOST_QUESTIONS:
            raise MisfitError(
                ("factors", f, "questions"),
                N_("Der Faktor „{id}“ hat {count} Fragen, möglich sind 1 bis {high}."),
                id=factor.id, count=asked, high=MOST_QUESTIONS,
            )  # fmt: skip


def _require_numbers(catalogue: Catalogue) -> None:
    """Refuse two factors with one number, since charts and sentences name factors by it."""
    seen: dict[int, str] = {}
    for f, factor in enumerate(catalogue.factors):
        if factor.number in seen:
            raise MisfitError(
                ("factors", f, "number"),
                N_("Die Nummer {number} trägt schon der Faktor „{id}“; jede gibt es nur einmal."),
                number=factor.number, id=seen[factor.number],
            )  # fmt: skip
        seen[factor.number] = factor.id


def _unique(id_: str, seen: set[str], path: Path) -> None:
    if id_ in seen:
        raise MisfitError(path, N_("Die Kennung „{id}“ gibt es schon; jede steht nur einmal im Katalog."), id=id_)
    seen.add(id_)


def _known(ids: Iterable[str], known: Mapping[str, object], path: Path) -> None:
    for id_ in ids:
        if id_ not in known:
            names = ", ".join([*known][:NAMED]) + (", …" if len(known) > NAMED else "")
            raise MisfitError(
                (*path, id_), N_("„{id}“ ist hier unbekannt; möglich sind: {known}."), id=str(id_), known=names or "–"
            )
