"""What measures would change is an assumption that only ever raises levels."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.assessment.model import Answer, Assessment, Choice, NoAnswer
from gelingenscheck.assessment.subject import Measure, MeasureStatus
from gelingenscheck.catalogue import Phase, reader
from gelingenscheck.scoring.factor import factor_scores
from gelingenscheck.scoring.outlook import after_measures, counted_measures
from tests.storage.samples import assessment as sample

CATALOGUE = reader.load(Path(__file__).parents[2] / "factors.yaml")
QUESTIONS = tuple(CATALOGUE.questions)
LEVEL = st.integers(0, 4)


def check(levels: dict[str, int]) -> Assessment:
    answers = {id_: Answer(choice=Choice(level=level)) for id_, level in levels.items()}
    return sample(phase=Phase.RUNNING, answers=answers)


def measure(question: str | None, expected: int | None, status: MeasureStatus = MeasureStatus.OPEN) -> Measure:
    return Measure(id="m1", text="…", question=question, expected_level=expected, status=status)


def test_an_open_measure_lifts_its_question_to_the_expected_level() -> None:
    before = check({QUESTIONS[0]: 1})
    assert after_measures(before, [measure(QUESTIONS[0], 3)]).answer(QUESTIONS[0]).level == 3


def test_a_question_without_a_level_may_get_its_first() -> None:
    assert after_measures(check({}), [measure(QUESTIONS[0], 0)]).answer(QUESTIONS[0]).level == 0


def test_the_highest_of_several_expectations_counts() -> None:
    lifted = after_measures(check({}), [measure(QUESTIONS[0], 3), measure(QUESTIONS[0], 2)])
    assert lifted.answer(QUESTIONS[0]).level == 3


def test_measures_that_are_done_lower_or_without_a_level_change_nothing() -> None:
    before = check({QUESTIONS[0]: 3})
    idle = [
        measure(QUESTIONS[0], 4, MeasureStatus.DONE), measure(QUESTIONS[0], 2),
        measure(QUESTIONS[0], None), measure(None, 4),
    ]  # fmt: skip
    assert after_measures(before, idle) == before
    assert counted_measures(before, idle) == ()


def test_what_does_not_apply_stays_out() -> None:
    absent = Answer(choice=Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="internal-only"))
    before = sample(phase=Phase.RUNNING, answers={QUESTIONS[1]: absent})
    assert after_measures(before, [measure(QUESTIONS[1], 4)]) == before


@given(st.dictionaries(st.sampled_from(QUESTIONS), LEVEL), st.lists(st.tuples(st.sampled_from(QUESTIONS), LEVEL)))
def test_measures_never_lower_what_is_possible(levels: dict[str, int], planned: list[tuple[str, int]]) -> None:
    before = check(levels)
    later = after_measures(before, [measure(question, level) for question, level in planned])
    for now, then in zip(factor_scores(CATALOGUE, before), factor_scores(CATALOGUE, later), strict=True):
        assert then.low is None or now.low is None or then.low >= now.low
