"""Small catalogues with equal questions, and assessments from plain codes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from functools import cache

from gelingenscheck.assessment.model import (
    Answer,
    Assessment,
    CatalogueRef,
    Check,
    Choice,
    Evidence,
    NoAnswer,
    Status,
)
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import (
    Band,
    BandRange,
    Catalogue,
    Crosscutting,
    Factor,
    NextStep,
    Phase,
    Question,
    Text,
)

Code = int | str | None
"""A level, "?" for don't know, "-" for not applicable, None for open."""
STAMP = Stamp(at=datetime(2026, 3, 1, 9, tzinfo=UTC), by="local@tiefbau")
WORDS = Text(de="…", en="…")
FIVE = (WORDS,) * 5
BAND_RANGES = (
    BandRange(band=Band.GAP, start=0, name=Text(de="Handlungsbedarf", en="needs action")),
    BandRange(band=Band.DEVELOPING, start=50, name=Text(de="im Aufbau", en="developing")),
    BandRange(band=Band.STRONG, start=75, name=Text(de="stark", en="strong")),
)


def question(id_: str, factor: str, *, weight: int = 1, key: bool = False, phase: str = "planning") -> Question:
    return Question(
        id=id_, factor=factor, phase=phase, dimension="d", weight=weight, key=key, text=WORDS, anchors=FIVE,
        scale=None, why=WORDS, help=WORDS, na=None if key else {"none": WORDS}, evidence=(),
        next_steps={level: NextStep(text=Text(de=f"{id_}: {level}", en=""), effort="hour") for level in (0, 1, 2)},
        examples={}, since="1.0.0",
    )  # fmt: skip


def factor_of(number: int, questions: Sequence[Question]) -> Factor:
    return Factor(
        id=f"f{number}", number=number, title=WORDS, short=WORDS, meaning=WORDS, dimensions={"d": WORDS}, examples={},
        group={"planning": FIVE, "implementation": FIVE},
        crosscutting=Crosscutting(id=f"c{number}", text=WORDS, anchors=FIVE), quick=WORDS, questions=tuple(questions),
    )  # fmt: skip


def catalogue_of(*factors: Factor) -> Catalogue:
    return Catalogue(
        id="small", version="1.0.0", released=date(2026, 1, 1), title=WORDS, status=WORDS, simple_status=WORDS,
        target=75, completeness=Fraction(2, 3), changelog=(), sources={}, scales={}, bands=BAND_RANGES, efforts={},
        office_kinds={}, factors=factors,
    )  # fmt: skip


@cache
def equal(factors: int = 8, questions: int = 5) -> Catalogue:
    """Return a catalogue of equal planning questions, none of them key, with ids like f1q2."""
    return catalogue_of(
        *(
            factor_of(f, [question(f"f{f}q{q}", f"f{f}") for q in range(1, questions + 1)])
            for f in range(1, factors + 1)
        )
    )


def answer_of(code: Code, *, evidence: bool = False) -> Answer:
    proof = (Evidence(text="Vermerk"),) if evidence else ()
    if code == "?":
        return Answer(choice=Choice(no_answer=NoAnswer.DONT_KNOW), evidence=proof)
    if code == "-":
        return Answer(choice=Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="none"), evidence=proof)
    assert code is None or isinstance(code, int)
    return Answer(choice=Choice(level=code), evidence=proof)


def check_of(codes: Mapping[str, Code], *, phase: Phase = Phase.RUNNING, evidence: bool = False) -> Assessment:
    """Return a full check with answers from codes; None leaves a question out."""
    return Assessment(
        id="schulweg-1", status=Status.DRAFT, check=Check.FULL, subject="schulweg", department="tiefbau", phase=phase,
        catalogue=CatalogueRef(id="small", version="1.0.0"), created=STAMP, changed=STAMP,
        answers={id_: answer_of(code, evidence=evidence) for id_, code in codes.items() if code is not None},
    )  # fmt: skip


def full(catalogue: Catalogue, *rows: Sequence[Code], phase: Phase = Phase.RUNNING) -> Assessment:
    """Return a full check, one row of codes per factor in the order of the questions."""
    codes = {
        q.id: code
        for factor, row in zip(catalogue.factors, rows, strict=True)
        for q, code in zip(factor.questions, row, strict=True)
    }
    return check_of(codes, phase=phase)


def with_answer(assessment: Assessment, id_: str, code: Code) -> Assessment:
    """Return the assessment with one answer changed."""
    return replace(assessment, answers={**assessment.answers, id_: answer_of(code)})
