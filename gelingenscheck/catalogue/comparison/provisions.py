"""What a catalogue lays down beside its texts, and the version step that a change of it needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from gelingenscheck.catalogue.comparison.passages import WHOLE
from gelingenscheck.catalogue.model import Catalogue, Question

NOTHING: Final = "–"


class Step(IntEnum):
    """How far a version goes beyond another: wording, something added, or other figures."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Provision:
    """One setting as the file writes it."""

    owner: str
    part: str
    value: str
    step: Step
    """What a change of it needs: `MAJOR` where figures become others."""


def provisions(catalogue: Catalogue) -> Iterator[Provision]:
    """Yield every setting that two versions may differ in."""
    yield from _whole(catalogue)
    for factor in catalogue.factors:
        yield _provision(factor.id, "number", factor.number, Step.PATCH)
        for question in factor.questions:
            yield from _question(question)


def _whole(catalogue: Catalogue) -> Iterator[Provision]:
    values = {"target": catalogue.target, "completeness": catalogue.completeness}
    starts = {f"bands/{entry.band}/from": entry.start for entry in catalogue.bands}
    yield from (_provision(WHOLE, part, value, Step.MAJOR) for part, value in (values | starts).items())
    for source in catalogue.sources.values():
        said = " ".join(filter(None, (source.title, source.link)))
        yield _provision(WHOLE, f"sources/{source.id}", said, Step.PATCH)


def _question(question: Question) -> Iterator[Provision]:
    figures = {
        "factor": question.factor,
        "phase": question.phase,
        "weight": question.weight,
        "key": str(question.key).lower(),
        "na": str(question.na is not None).lower(),
        "retired": question.retired or NOTHING,
    }
    remarks = {
        "scale": question.scale or NOTHING,
        "dimension": question.dimension,
        "sources": ", ".join(question.sources) or NOTHING,
        "replaces": ", ".join(question.replaces) or NOTHING,
    }
    efforts = {f"next_steps/{level}/effort": step.effort for level, step in question.next_steps.items()}
    yield from (_provision(question.id, part, value, Step.MAJOR) for part, value in figures.items())
    yield from (_provision(question.id, part, value, Step.PATCH) for part, value in (remarks | efforts).items())


def _provision(owner: str, part: str, value: object, step: Step) -> Provision:
    return Provision(owner=owner, part=part, value=str(value), step=step)
