"""A profile as bars for a word processor has the figures of the report, says them, and invents none."""

from gelingenscheck.assessment.model import Answer, Choice
from gelingenscheck.i18n import words_in
from gelingenscheck.reports.change_bars import change_bars
from gelingenscheck.reports.outline import Bars, Fill
from gelingenscheck.reports.profile_bars import profile_bars
from gelingenscheck.scoring.course import course
from gelingenscheck.scoring.profile import profile
from tests.reports.cases import assessment, catalogue

DE = words_in("de")


def checked(*levels: int) -> dict[str, Answer]:
    """Return answers of one level each to all questions of the first factors."""
    return {
        question.id: Answer(choice=Choice(level=level))
        for factor, level in zip(catalogue().factors, levels, strict=False)
        for question in factor.questions
    }


def bars(*levels: int) -> Bars:
    known = profile(catalogue(), assessment(answers=checked(*levels)))
    return profile_bars(known, catalogue(), DE)


def test_each_factor_with_a_figure_has_one_bar_in_the_row_of_its_band() -> None:
    drawn = bars(4, 3, 1)
    assert [(one.name, one.fill, one.values[:3]) for one in drawn.series] == [
        ("Handlungsbedarf", Fill.HOLLOW, (None, None, 25)),
        ("im Aufbau", Fill.HATCHED, (None, None, None)),
        ("stark", Fill.SOLID, (100, 75, None)),
    ]


def test_a_factor_without_a_figure_has_no_bar_and_its_name_says_why() -> None:
    drawn = bars(4)
    assert all(value is None for one in drawn.series for value in one.values[1:])
    assert drawn.categories[0] == "1 Identitäten und Bedürfnisse"
    assert drawn.categories[1] == "2 Zielgruppengerecht ansprechen (unvollständig)"


def test_the_scale_ends_at_a_hundred_and_names_the_target() -> None:
    scale = bars(4).scale
    assert scale is not None
    assert (scale.end, scale.target, scale.target_name) == (100, 75, "Ziel 75")


def test_the_sentence_says_the_finding_and_each_figure() -> None:
    said = bars(4, 3).alt
    assert said.startswith(
        "2 von 2 Faktoren mit Wert erreichen das Ziel 75. 1 Identitäten und Bedürfnisse: 100, stark; "
    )
    assert "2 Zielgruppengerecht ansprechen: 75, stark; 3 Mehrwerte und Anreize (unvollständig); " in said


def test_what_moved_between_two_checks_is_said_and_what_cannot_be_compared_is_not() -> None:
    checks = [assessment(answers=checked(*levels)) for levels in ((2, 3, 1), (4, 3))]
    drawn = change_bars(course(catalogue(), checks), ["1.2.2026", "1.3.2026"], catalogue(), DE)
    assert drawn.alt == (
        "Punkte am 1.2.2026 und am 1.3.2026: 1 Identitäten und Bedürfnisse von 50 auf 100; "
        "2 Zielgruppengerecht ansprechen unverändert 75."
    )
    assert [one.values[:3] for one in drawn.series] == [(50, 75, None), (100, 75, None)]
