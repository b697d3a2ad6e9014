"""How a number came about, why it is not higher, and where to begin: as data for the page to draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.catalogue import Catalogue, Factor, NextStep
from gelingenscheck.i18n import NN_, Words
from gelingenscheck.scoring.factor import TOP, FactorScore, factor_score, factor_scores
from gelingenscheck.scoring.lift import Lift, Step, smallest_lift
from gelingenscheck.scoring.sheet import rules

LOW = 2
"""Up to this level the catalogue has a next step."""


class NoLevel(StrEnum):
    """Why a question brings no level into the score."""

    OPEN = "open"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    NOT_DUE = "not_due"


class Reason(StrEnum):
    """Why a number or its band is not higher."""

    KEY_OPEN = "key_open"
    INCOMPLETE = "incomplete"
    KEY_AT_ZERO = "key_at_zero"
    ZERO = "zero"
    OPEN = "open"
    DONT_KNOW = "dont_know"
    BELOW_TOP = "below_top"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One question in the calculation."""

    question: str
    weight: int
    level: int | None
    none: NoLevel | None
    """Why there is no level."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Obstacle:
    """One reason why it is not higher, and the questions it lies in."""

    reason: Reason
    questions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """How a factor's number came about."""

    score: FactorScore
    lines: tuple[Line, ...]
    """All questions that are not retired, in the order of the catalogue."""
    obstacles: tuple[Obstacle, ...]
    """Why it is not higher, the most telling first; empty at 100 and where nothing applies."""
    lift: Lift | None


@dataclass(frozen=True, kw_only=True, slots=True)
class WeakQuestion:
    """A question where work helps most."""

    question: str
    factor: str
    level: int
    step: NextStep | None
    """What to do next, where the catalogue says it."""


OBSTACLES = {
    Reason.KEY_OPEN: NN_(
        "Eine Schlüsselfrage hat noch keine Stufe; ohne sie gibt es keinen Punktwert.",
        "{n} Schlüsselfragen haben noch keine Stufe; ohne sie gibt es keinen Punktwert.",
    ),
    Reason.INCOMPLETE: NN_(
        "Für einen Punktwert ist noch zu wenig eingeschätzt: Eine Frage ist ohne Stufe.",
        "Für einen Punktwert ist noch zu wenig eingeschätzt: {n} Fragen sind ohne Stufe.",
    ),
    Reason.KEY_AT_ZERO: NN_(
        "Eine Schlüsselfrage steht auf Stufe 0; das gleicht keine andere Antwort aus.",
        "{n} Schlüsselfragen stehen auf Stufe 0; das gleicht keine andere Antwort aus.",
    ),
    Reason.ZERO: NN_(
        "Eine Frage steht auf Stufe 0; die höchste Einordnung ist dann nicht möglich.",
        "{n} Fragen stehen auf Stufe 0; die höchste Einordnung ist dann nicht möglich.",
    ),
    Reason.OPEN: NN_("Eine Frage ist noch offen.", "{n} Fragen sind noch offen."),
    Reason.DONT_KNOW: NN_("Eine Frage ist „weiß noch nicht“.", "{n} Fragen sind „weiß noch nicht“."),
    Reason.BELOW_TOP: NN_(
        "Am meisten Spielraum nach oben hat eine Frage.", "Am meisten Spielraum nach oben haben {n} Fragen."
    ),
}


def explain(catalogue: Catalogue, factor: Factor, assessment: Assessment) -> Explanation:
    """Return how the number of one factor of a full check came about."""
    score = factor_score(catalogue, factor, assessment)
    lines = _lines(catalogue, factor, assessment)
    return Explanation(
        score=score,
        lines=lines,
        obstacles=tuple(_obstacles(catalogue, assessment, score, lines)) if score.applies else (),
        lift=smallest_lift(catalogue, factor, assessment),
    )


def _lines(catalogue: Catalogue, factor: Factor, assessment: Assessment) -> tuple[Line, ...]:
    due = {question.id for question in catalogue.due(factor, assessment.phase)}
    lines = []
    for question in factor.questions:
        if question.retired is not None:
            continue
        known = assessment.answer(question.id)
        none = None
        if question.id not in due:
            none = NoLevel.NOT_DUE
        elif known.level is None:
            none = NoLevel(known.no_answer) if known.no_answer else NoLevel.OPEN
        level = known.level if none is None else None
        lines.append(Line(question=question.id, weight=question.weight, level=level, none=none))
    return tuple(lines)


def _obstacles(
    catalogue: Catalogue, assessment: Assessment, score: FactorScore, lines: Sequence[Line]
) -> list[Obstacle]:
    by_none = {none: tuple(line.question for line in lines if line.none is none) for none in NoLevel}
    missing = tuple(line.question for line in lines if line.none in {NoLevel.OPEN, NoLevel.DONT_KNOW})
    enough = rules(catalogue, assessment.phase).complete(score.answered_weight, score.weight, key_open=False)
    zeros = tuple(line.question for line in lines if line.level == 0)
    key_zeros = tuple(id_ for id_ in zeros if catalogue.questions[id_].key)
    found = {
        Reason.KEY_OPEN: score.key_open,
        Reason.INCOMPLETE: () if enough else missing,
        Reason.KEY_AT_ZERO: key_zeros,
        Reason.ZERO: () if key_zeros else zeros,
        Reason.OPEN: by_none[NoLevel.OPEN],
        Reason.DONT_KNOW: by_none[NoLevel.DONT_KNOW],
        Reason.BELOW_TOP: _largest_loss(lines),
    }
    return [Obstacle(reason=reason, questions=questions) for reason, questions in found.items() if questions]


def _largest_loss(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the questions whose levels cost the most points."""
    lost = {line.question: line.weight * (TOP - line.level) for line in lines if line.level is not None}
    most = max(lost.values(), default=0)
    return tuple(id_ for id_, points in lost.items() if points == most > 0)


def obstacle_sentence(obstacle: Obstacle, words: Words) -> str:
    """Say why it is not higher."""
    return words.n(*OBSTACLES[obstacle.reason], len(obstacle.questions))


def formula(explanation: Explanation, words: Words) -> str | None:
    """Write the calculation: (2·3 + 1·2 + 1·4) : 4 · 25 = 75; for an unrated factor that of both ends.

    None where nothing applies.
    """
    score = explanation.score
    if not score.applies:
        return None
    if score.rated:
        terms = [(line.weight, line.level) for line in explanation.lines if line.level is not None]
        return _equation(terms, score.score, words)
    low, high = (
        [
            (line.weight, missing if line.level is None else line.level)
            for line in explanation.lines
            if line.none not in {NoLevel.NOT_APPLICABLE, NoLevel.NOT_DUE}
        ]
        for missing in (0, TOP)
    )
    return words(
        "mindestens {low}, höchstens {high}",
        low=_equation(low, score.low, words),
        high=_equation(high, score.high, words),
    )


def _equation(terms: Sequence[tuple[int, int]], result: float | None, words: Words) -> str:
    whole = result is not None and result.is_integer()
    return words(
        "({terms}) : {weight} · 25 = {score}",
        terms=" + ".join(f"{weight}·{level}" for weight, level in terms),
        weight=sum(weight for weight, _ in terms),
        score=words.number(result, 0 if whole else 1),
    )


def weakest_questions(catalogue: Catalogue, assessment: Assessment, n: int = 3) -> tuple[WeakQuestion, ...]:
    """Return the questions to begin with: the lowest level first, key before others, heavy before light.

    Then those of the lower factor (a factor without a score last), then the catalogue's order. Only
    due questions with a level up to 2 are in it.
    """
    if assessment.check is not Check.FULL:
        return ()
    scores = {score.factor: score.score for score in factor_scores(catalogue, assessment)}
    found: list[tuple[tuple[float, ...], WeakQuestion]] = []
    for factor in catalogue.factors:
        known = scores[factor.id]
        rank = inf if known is None else known
        for question in catalogue.due(factor, assessment.phase):
            level = assessment.answer(question.id).level
            if level is not None and level <= LOW:
                place = (level, not question.key, -question.weight, rank, len(found))
                weak = WeakQuestion(
                    question=question.id, factor=factor.id, level=level, step=question.next_steps.get(level)
                )
                found.append((place, weak))
    return tuple(weak for _, weak in sorted(found, key=lambda entry: entry[0])[:n])


__all__ = [
    "Explanation", "Lift", "Line", "NoLevel", "Obstacle", "Reason", "Step", "WeakQuestion",
    "explain", "formula", "obstacle_sentence", "smallest_lift", "weakest_questions",
]  # fmt: skip
