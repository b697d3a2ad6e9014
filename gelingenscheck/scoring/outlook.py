"""What would follow if planned measures did what is expected of them: an assumption, never an assessment."""

from collections.abc import Iterable
from dataclasses import replace

from gelingenscheck.assessment.model import Assessment, Choice, NoAnswer
from gelingenscheck.assessment.subject import Measure, MeasureStatus


def counted_measures(assessment: Assessment, measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return the open measures that expect a higher level at a question than it has now.

    A question that does not apply stays out; one without a level may get its first.
    """
    return tuple(
        measure
        for measure in measures
        if measure.status is MeasureStatus.OPEN
        and measure.question is not None
        and measure.expected_level is not None
        and assessment.answer(measure.question).no_answer is not NoAnswer.NOT_APPLICABLE
        and measure.expected_level > _level(assessment, measure.question)
    )


def after_measures(assessment: Assessment, measures: Iterable[Measure]) -> Assessment:
    """Return the assessment as it would be after open measures; scores of it are to be marked as such."""
    answers = dict(assessment.answers)
    for measure in counted_measures(assessment, measures):
        question, level = measure.question, measure.expected_level
        if question is None or level is None:
            continue
        known = answers.get(question, assessment.answer(question))
        if level > (-1 if known.level is None else known.level):
            answers[question] = replace(known, choice=Choice(level=level))
    return replace(assessment, answers=answers)


def _level(assessment: Assessment, question: str) -> int:
    level = assessment.answer(question).level
    return -1 if level is None else level
