"""One factor of a check in a document: its number explained, and each answer with its reason and evidence."""

from collections.abc import Iterator

from gelingenscheck.assessment.model import OTHER_REASON, Answer, NoAnswer
from gelingenscheck.catalogue import Asked, Factor
from gelingenscheck.i18n import Words
from gelingenscheck.reports.outline import Block, Column, Heading, Items, Kind, Paragraph, Table
from gelingenscheck.reports.provenance import Case
from gelingenscheck.scoring.explain import Explanation, Line, NoLevel, explain, formula, obstacle_sentence
from gelingenscheck.scoring.factor import FactorScore
from gelingenscheck.scoring.sentences import NO_LEVEL
from gelingenscheck.scoring.sheet import EVIDENCE_FROM


def factor_blocks(case: Case, factor: Factor) -> Iterator[Block]:
    """Yield one factor of a full check: how its number came about, why it is not higher, the answers."""
    words, explained = case.words, explain(case.catalogue, factor, case.assessment)
    yield Heading(level=2, text=f"{factor.number}  {factor.title.said(words.lang)}")
    yield Paragraph(text=value_sentence(case, explained.score), stays=True)
    calculation = formula(explained, words)
    if calculation:
        yield Paragraph(text=words("Rechnung: {formula}", formula=calculation), note=True, stays=True)
    obstacles = tuple(obstacle_sentence(obstacle, words) for obstacle in explained.obstacles)
    if len(obstacles) == 1:
        yield Paragraph(text=obstacles[0], stays=True)
    elif obstacles:
        yield Items(texts=obstacles, stays=True)
    later = [line for line in explained.lines if line.none is NoLevel.NOT_DUE]
    if len(later) < len(explained.lines):
        yield _answers(case, factor, explained)
    if later:
        asked = " · ".join(case.catalogue.questions[line.question].text.said(words.lang) for line in later)
        yield Paragraph(text=words("Noch nicht fällig: {questions}", questions=asked), note=True)


def value_sentence(case: Case, score: FactorScore) -> str:
    """Say where a factor stands: its score, the interval it lies in, or that it does not apply."""
    words = case.words
    if not score.applies:
        return words("Dieser Faktor trifft nicht zu.") if score.due else words("Hier ist noch nichts fällig.")
    band = next((entry.name.said(words.lang) for entry in case.catalogue.bands if entry.band is score.band), None)
    if score.rated:
        return words("{score} von 100: {band}.", score=words.number(score.score), band=band)
    low, high = words.number(score.low), words.number(score.high)
    if band:
        return words("Unvollständig, zwischen {low} und {high}: {band}.", low=low, high=high, band=band)
    return words("Unvollständig, zwischen {low} und {high}.", low=low, high=high)


def _answers(case: Case, factor: Factor, explained: Explanation) -> Table:
    words = case.words
    return Table(
        name=words("Antworten zu Faktor {number}", number=factor.number),
        columns=(
            Column(title=words("Frage"), width=5.2), Column(title=words("Gewicht"), width=1.6, kind=Kind.NUMBER),
            Column(title=words("Antwort"), width=5.4), Column(title=words("Begründung und Nachweis"), width=5.4),
        ),
        rows=tuple(_row(case, line) for line in explained.lines if line.none is not NoLevel.NOT_DUE),
    )  # fmt: skip


def _row(case: Case, line: Line) -> tuple[str, int, str, str]:
    words, question = case.words, case.catalogue.questions[line.question]
    answer = case.assessment.answer(line.question)
    asked = question.text.said(words.lang) + (words(" (Schlüsselfrage)") if question.key else "")
    return asked, line.weight, in_words(question, answer, words), "\n".join(_beside(answer, words))


def in_words(question: Asked, answer: Answer, words: Words) -> str:
    """Return an answer: level and sentence, or why there is none."""
    if answer.level is not None:
        return words(
            "Stufe {level}: {sentence}", level=answer.level, sentence=question.anchors[answer.level].said(words.lang)
        )
    if answer.no_answer is NoAnswer.NOT_APPLICABLE:
        reasons, reason = question.na or {}, answer.choice.reason or ""
        typed = reason == OTHER_REASON or reason not in reasons
        said = answer.choice.note if typed else reasons[reason].said(words.lang)
        return words("trifft nicht zu: {reason}", reason=said or reason)
    return words(NO_LEVEL[NoLevel.DONT_KNOW if answer.no_answer else NoLevel.OPEN])


def _beside(answer: Answer, words: Words) -> Iterator[str]:
    if answer.rationale:
        yield answer.rationale
    for item in answer.evidence:
        yield words("Nachweis: {text}", text=" – ".join(filter(None, [item.text, item.link])))
    if answer.level is not None and answer.level >= EVIDENCE_FROM and not answer.evidence:
        yield words("ohne Nachweis")
    if answer.target is not None:
        target = words("Zielstufe {level}", level=answer.target.level)
        yield f"{target} – {answer.target.reason}" if answer.target.reason else target
