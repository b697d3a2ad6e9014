"""What deserves a second look before a check is final: hints, never refusals (design: R1, R7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gelingenscheck.assessment.model import Answer, Assessment, Check, NoAnswer
from gelingenscheck.catalogue import Catalogue, Factor, Question
from gelingenscheck.i18n import N_, NN_, Words
from gelingenscheck.scoring.sheet import EVIDENCE_FROM

SAME_FROM = 4
"""So many equal levels in a factor may be a habit of the hand."""
TOP = 4


class HintKind(StrEnum):
    """What a hint is about."""

    DONT_KNOW = "dont_know"
    SAME_LEVEL = "same_level"
    TOP_WITHOUT_EVIDENCE = "top_without_evidence"
    WITHOUT_EVIDENCE = "without_evidence"
    MANY_NOT_APPLICABLE = "many_not_applicable"


@dataclass(frozen=True, kw_only=True, slots=True)
class Hint:
    """Something to look at again, and where."""

    kind: HintKind
    factor: str | None
    """None: the whole check."""
    questions: tuple[str, ...]
    level: int | None = None
    """The level that all answers have, for `same_level`."""
    share: float | None = None
    """Share of the due questions, for `many_not_applicable`."""


SENTENCES = {
    HintKind.DONT_KNOW: NN_(
        "Faktor {factor}: Eine Frage ist noch „weiß noch nicht“. Als Maßnahme „klären bis …“ bleibt sie im Blick.",
        "Faktor {factor}: {n} Fragen sind „weiß noch nicht“. Als Maßnahme „klären bis …“ bleiben sie im Blick.",
    ),
    HintKind.TOP_WITHOUT_EVIDENCE: NN_(
        "Faktor {factor}: Eine Antwort hat die Stufe 4, aber noch keinen Nachweis. Woran sieht man es?",
        "Faktor {factor}: {n} Antworten haben die Stufe 4, aber noch keinen Nachweis. Woran sieht man es?",
    ),
    HintKind.WITHOUT_EVIDENCE: NN_(
        "Eine Antwort ab Stufe 3 hat noch keinen Nachweis. Ein Dokument oder Link macht sie nachvollziehbar.",
        "{n} Antworten ab Stufe 3 haben noch keinen Nachweis. Ein Dokument oder Link macht sie nachvollziehbar.",
    ),
}  # fmt: skip
SAME_LEVEL = N_(
    "Faktor {factor}: Alle {n} Antworten haben die Stufe {level}. Das kann stimmen; schauen Sie noch einmal."
)
NOT_APPLICABLE_IN_FACTOR = NN_(
    "Faktor {factor}: Eine Frage trifft nicht zu, das ist mehr als die Hälfte. Passt der Grund?",
    "Faktor {factor}: {n} Fragen treffen nicht zu, das ist mehr als die Hälfte. Passen die Gründe?",
)
NOT_APPLICABLE_OVERALL = NN_(
    "Eine Frage trifft nicht zu ({share}). Je weniger Fragen zählen, desto weniger sagt das Ergebnis.",
    "{n} Fragen treffen nicht zu ({share}). Je weniger Fragen zählen, desto weniger sagt das Ergebnis.",
)


def hints(catalogue: Catalogue, assessment: Assessment) -> tuple[Hint, ...]:
    """Return the hints for a full check, those for the whole first, then by factor."""
    if assessment.check is not Check.FULL:
        return ()
    due = [(factor, catalogue.due(factor, assessment.phase)) for factor in catalogue.factors]
    everything = tuple(question for _, questions in due for question in questions)
    return (
        *_overall(everything, assessment),
        *(hint for factor, questions in due for hint in _in_factor(factor, questions, assessment)),
    )


def sentence(hint: Hint, catalogue: Catalogue, words: Words) -> str:
    """Say a hint."""
    n = len(hint.questions)
    factor = "" if hint.factor is None else catalogue.by_id[hint.factor].number
    if hint.kind is HintKind.SAME_LEVEL:
        return words(SAME_LEVEL, n=words.number(n), factor=factor, level=hint.level)
    if hint.kind is HintKind.MANY_NOT_APPLICABLE:
        one, many = NOT_APPLICABLE_OVERALL if hint.factor is None else NOT_APPLICABLE_IN_FACTOR
    else:
        one, many = SENTENCES[hint.kind]
    return words.n(one, many, n, factor=factor, share=words.percent(hint.share))


def _overall(questions: tuple[Question, ...], assessment: Assessment) -> Iterator[Hint]:
    absent = _not_applicable(questions, assessment)
    if 4 * len(absent) > len(questions):
        share = len(absent) / len(questions)
        yield Hint(kind=HintKind.MANY_NOT_APPLICABLE, factor=None, questions=absent, share=share)
    bare = tuple(q.id for q in questions if _bare(assessment.answer(q.id), EVIDENCE_FROM))
    if bare:
        yield Hint(kind=HintKind.WITHOUT_EVIDENCE, factor=None, questions=bare)


def _in_factor(factor: Factor, questions: tuple[Question, ...], assessment: Assessment) -> Iterator[Hint]:
    answers = {question.id: assessment.answer(question.id) for question in questions}
    unknown = tuple(id_ for id_, known in answers.items() if known.no_answer is NoAnswer.DONT_KNOW)
    if unknown:
        yield Hint(kind=HintKind.DONT_KNOW, factor=factor.id, questions=unknown)
    levels = {id_: known.level for id_, known in answers.items() if known.level is not None}
    if len(levels) >= SAME_FROM and len(set(levels.values())) == 1:
        level = next(iter(levels.values()))
        yield Hint(kind=HintKind.SAME_LEVEL, factor=factor.id, questions=tuple(levels), level=level)
    top = tuple(id_ for id_, known in answers.items() if _bare(known, TOP))
    if top:
        yield Hint(kind=HintKind.TOP_WITHOUT_EVIDENCE, factor=factor.id, questions=top)
    absent = _not_applicable(questions, assessment)
    if 2 * len(absent) > len(questions):
        share = len(absent) / len(questions)
        yield Hint(kind=HintKind.MANY_NOT_APPLICABLE, factor=factor.id, questions=absent, share=share)


def _not_applicable(questions: tuple[Question, ...], assessment: Assessment) -> tuple[str, ...]:
    return tuple(q.id for q in questions if assessment.answer(q.id).no_answer is NoAnswer.NOT_APPLICABLE)


def _bare(known: Answer, level: int) -> bool:
    """Say whether an answer from a level on has no evidence."""
    return known.level is not None and known.level >= level and not known.evidence
