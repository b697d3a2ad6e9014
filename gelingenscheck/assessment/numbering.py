"""The number of each question: the same on paper and where paper is typed in, whatever the phase."""

from collections.abc import Iterator
from dataclasses import dataclass

from gelingenscheck.assessment.model import Check
from gelingenscheck.catalogue import Asked, Catalogue, Factor, Phase, Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbered:
    """One question of a check with its number: 3.4 is the fourth of the third factor."""

    number: str
    factor: Factor
    id: str
    """What its answer is saved under."""
    text: Text
    asked: Asked | None
    """None in a quick check, which has sentences and no levels."""


def numbered(catalogue: Catalogue, check: Check, phase: Phase | None) -> tuple[Numbered, ...]:
    """Return what a check asks in a phase, in the order of the catalogue.

    A question keeps its number in every phase, so that a sheet of another phase can be typed in, too.
    """
    return tuple(item for factor in catalogue.factors for item in _of_factor(catalogue, factor, check, phase))


def _of_factor(catalogue: Catalogue, factor: Factor, check: Check, phase: Phase | None) -> Iterator[Numbered]:
    whole = str(factor.number)
    if check is Check.QUICK:
        yield Numbered(number=whole, factor=factor, id=factor.id, text=factor.quick, asked=None)
    elif check is Check.CROSSCUTTING:
        asked = factor.crosscutting
        yield Numbered(number=whole, factor=factor, id=asked.id, text=asked.text, asked=asked)
    else:
        due = catalogue.due(factor, phase)
        for i, question in enumerate(catalogue.due(factor, None), 1):
            if question in due:
                number = f"{whole}.{i}"
                yield Numbered(number=number, factor=factor, id=question.id, text=question.text, asked=question)
