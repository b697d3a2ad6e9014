"""One row per document: what the derived index keeps of it. Standard library only, since workers import it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any

from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.assessment.belonging import belongs
from gelingenscheck.assessment.carrying import current
from gelingenscheck.assessment.model import Assessment, Check, NoAnswer
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.assessment.talk import Talk
from gelingenscheck.catalogue import BANDS, Band, Catalogue, Phase
from gelingenscheck.returns.model import Return, ReturnRound
from gelingenscheck.scoring.factor import FactorScore, factor_scores
from gelingenscheck.storage.store import Document

NO_DAY = -1
OPEN, DONT_KNOW, NOT_APPLICABLE = -1, -2, -3
"""What stands in `q_ID` where there is no level. Open is also what is not due yet."""
NO_BAND = -1

Row = tuple[Any, ...]
Columns = Mapping[str, str]
"""Name and type of each column, in the order of the rows: str, bool, i8, i16, i32, i64 or f64."""

_HEADER = {
    "file": "str", "id": "str", "status": "str", "check": "str", "subject": "str", "department": "str",
    "phase": "str", "mode": "str", "variant": "str", "catalogue": "str", "catalogue_version": "str",
    "predecessor": "str",
    "created": "i64", "changed": "i64", "changed_by": "str", "finalised": "i64", "discarded": "bool",
    "revision": "i32", "due": "i16", "answered": "i16", "not_applicable": "i16", "dont_know": "i16",
    "evidenced": "i16", "evidence_due": "i16",
}  # fmt: skip
_FACTOR = {
    "score": "f64", "low": "f64", "high": "f64", "completeness": "f64", "planned": "f64", "reached": "f64",
    "band": "i8", "worst": "i8", "best": "i8", "applies": "bool", "rated": "bool", "capped": "bool",
    "na": "i8", "group": "i8", "evidenced": "i8", "evidence_due": "i8",
}  # fmt: skip
NO_SCORE: Row = (*[None] * 6, *[NO_BAND] * 3, False, False, False, 0, -1, 0, 0)

SUBJECT_COLUMNS: Columns = {
    "file": "str", "id": "str", "kind": "str", "form": "str", "title": "str", "department": "str", "partners": "str",
    "areas": "str", "release": "str", "chosen_variant": "str", "example": "bool", "start": "i32", "end": "i32",
    "paper": "str", "summary": "str", "changed": "i64", "changed_by": "str", "revision": "i32",
}  # fmt: skip
"""`partners` and `areas` are ids with a space between them; days count from 1970, -1 is none."""
MEASURE_COLUMNS: Columns = {
    "file": "str", "subject": "str", "id": "str", "source": "str", "text": "str", "factor": "str", "question": "str",
    "responsible": "str", "due": "i32", "status": "str", "expected_level": "i8", "joint": "str",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """What one file adds to the index: one assessment, or one subject with its measures."""

    assessment: Row | None = None
    subject: Row | None = None
    measures: tuple[Row, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Layout:
    """Which columns an assessment has under a catalogue, and what is due when."""

    catalogue: Catalogue

    @cached_property
    def question_ids(self) -> tuple[str, ...]:
        """Return all ids that an answer may have: the questions, then the crosscutting ones."""
        return (*self.catalogue.questions, *(factor.crosscutting.id for factor in self.catalogue.factors))

    @cached_property
    def columns(self) -> Columns:
        """Return the columns of an assessment: header, result per factor, level and evidence per question."""
        columns = dict(_HEADER)
        for factor in self.catalogue.factors:
            columns |= {f"{name}_{factor.id}": kind for name, kind in _FACTOR.items()}
        columns |= {f"q_{id_}": "i8" for id_ in self.question_ids}
        return columns | {f"e_{id_}": "bool" for id_ in self.question_ids}

    def due(self, assessment: Assessment) -> frozenset[str]:
        """Return the ids that an assessment is expected to answer; those of the factors in a quick check.

        Nothing where it answers another catalogue, whose ids may mean something else here.
        """
        if not belongs(assessment, self.catalogue):
            return frozenset()
        if assessment.check is Check.FULL:
            return self._due[assessment.phase]
        if assessment.check is Check.QUICK:
            return frozenset(self.catalogue.by_id)
        return frozenset(factor.crosscutting.id for factor in self.catalogue.factors)

    @cached_property
    def _due(self) -> Mapping[Phase | None, frozenset[str]]:
        def ids(phase: Phase | None) -> frozenset[str]:
            due = (self.catalogue.due(factor, phase) for factor in self.catalogue.factors)
            return frozenset(question.id for questions in due for question in questions)

        return {phase: ids(phase) for phase in (*Phase, None)}


def rows_of(document: Document, file: str, layout: Layout) -> Rows:
    """Return the rows of a document; rounds, returns, reports and talks have none: they are read as they are."""
    if isinstance(document, Subject):
        measures = tuple(_measure_row(document, measure, file, layout.catalogue) for measure in document.measures)
        return Rows(subject=_subject_row(document, file), measures=measures)
    if isinstance(document, ReturnRound | Return | AnnualReport | Talk):
        return Rows()
    return Rows(assessment=_assessment_row(document, file, layout))


def seconds(moment: datetime | date) -> int:
    """Return seconds since 1970. A day alone stands at its noon in UTC; the portfolio reads noon as just that day."""
    if isinstance(moment, datetime):
        return int(moment.timestamp())
    return int(datetime.combine(moment, time(12), UTC).timestamp())


def days(moment: datetime | date | None) -> int:
    """Return days since 1970, or `NO_DAY`."""
    if moment is None:
        return NO_DAY
    day = moment.date() if isinstance(moment, datetime) else moment
    return day.toordinal() - _EPOCH


_EPOCH = date(1970, 1, 1).toordinal()


def _subject_row(subject: Subject, file: str) -> Row:
    return (
        file, subject.id, subject.kind.value, subject.form.value, subject.title, subject.department,
        " ".join(subject.partners), " ".join(subject.areas), subject.release.value, subject.chosen_variant,
        subject.example, days(subject.start), days(subject.end), subject.paper, subject.summary,
        seconds(subject.changed.at), subject.changed.by, subject.revision,
    )  # fmt: skip


def _measure_row(subject: Subject, measure: Any, file: str, catalogue: Catalogue) -> Row:
    expected = measure.expected_level
    factor, question = (id_ and catalogue.name_today(id_) for id_ in (measure.factor, measure.question))
    return (
        file, subject.id, measure.id, measure.source, measure.text, factor, question,
        measure.responsible, days(measure.due), measure.status.value, -1 if expected is None else expected,
        measure.joint,
    )  # fmt: skip


def _assessment_row(stored: Assessment, file: str, layout: Layout) -> Row:
    """Return the row of an assessment, its answers by today's names, its version as it is stored."""
    assessment = current(stored, layout.catalogue)
    due = layout.due(assessment)
    codes, evidence = _answers(assessment, layout, due)
    scored = assessment.check is Check.FULL and belongs(assessment, layout.catalogue)
    scores = factor_scores(layout.catalogue, assessment) if scored else ()
    header = (*_header(stored, file), len(due), *_counts(assessment, codes, due))
    evidenced = (sum(score.evidenced for score in scores), sum(score.evidence_due for score in scores))
    parts = [_score(score) for score in scores] or [NO_SCORE] * len(layout.catalogue.factors)
    return (*header, *evidenced, *(value for part in parts for value in part), *codes, *evidence)


def _header(assessment: Assessment, file: str) -> Row:
    finalised: Stamp | None = assessment.finalised
    return (
        file, assessment.id, assessment.status.value, assessment.check.value, assessment.subject,
        assessment.department, None if assessment.phase is None else assessment.phase.value, assessment.mode.value,
        assessment.variant, assessment.catalogue.id, assessment.catalogue.version, assessment.predecessor,
        seconds(assessment.created.at),
        seconds(assessment.changed.at), assessment.changed.by, NO_DAY if finalised is None else seconds(finalised.at),
        assessment.discarded is not None, assessment.revision,
    )  # fmt: skip


def _answers(assessment: Assessment, layout: Layout, due: frozenset[str]) -> tuple[list[int], list[bool]]:
    """Return code and evidence per question; what is not due yet counts as open, whatever was said before."""
    codes, evidence = [], []
    answers = assessment.answers
    for id_ in layout.question_ids:
        answer = answers.get(id_) if id_ in due else None
        codes.append(OPEN if answer is None else _code(answer.choice.level, answer.choice.no_answer))
        evidence.append(answer is not None and bool(answer.evidence))
    return codes, evidence


def _code(level: int | None, no_answer: NoAnswer | None) -> int:
    if level is not None:
        return level
    if no_answer is None:
        return OPEN
    return DONT_KNOW if no_answer is NoAnswer.DONT_KNOW else NOT_APPLICABLE


def _counts(assessment: Assessment, codes: Sequence[int], due: frozenset[str]) -> tuple[int, int, int]:
    if assessment.check is Check.QUICK:
        return sum(id_ in due for id_ in assessment.quick), 0, 0
    return sum(code >= 0 for code in codes), codes.count(NOT_APPLICABLE), codes.count(DONT_KNOW)


def _score(score: FactorScore) -> Row:
    def number(value: Any) -> float | None:
        return None if value is None else float(value)

    return (
        number(score.score), number(score.low), number(score.high), number(score.completeness),
        number(score.planned), number(score.reached), _BAND[score.band], _BAND[score.worst], _BAND[score.best],
        score.applies, score.rated, bool(score.capped_by), score.not_applicable,
        -1 if score.group_level is None else score.group_level, score.evidenced, score.evidence_due,
    )  # fmt: skip


_BAND: Mapping[Band | None, int] = {None: NO_BAND, **{band: place for place, band in enumerate(BANDS)}}
