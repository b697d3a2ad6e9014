"""The invented projects: what they show, and that they come and go alone."""

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from gelingenscheck.assessment.model import Assessment, Check, Mode, NoAnswer, Status
from gelingenscheck.assessment.subject import Subject, SubjectKind
from gelingenscheck.catalogue import Band, Phase
from gelingenscheck.scoring.factor import FactorScore, factor_scores
from gelingenscheck.storage.codec import decode, encode
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.examples import load_examples, remove_examples
from gelingenscheck.usecases.stories import told
from tests.usecases.memory import MemoryStore


def _stories(desk: Desk) -> list[tuple[Subject, tuple[Assessment, ...]]]:
    return list(told(desk.catalogue, desk.today))


def _factor(desk: Desk, subject_id: str, number: int) -> FactorScore:
    """Return the score of a factor in the latest final full check."""
    latest = [c for s, known in _stories(desk) if s.id == subject_id for c in known if c.status is Status.FINAL][-1]
    return next(s for s in factor_scores(desk.catalogue, latest) if desk.catalogue.by_id[s.factor].number == number)


def test_twelve_projects_and_two_units_of_musterstadt(desk: Desk) -> None:
    subjects = [subject for subject, _ in _stories(desk)]
    assert len([s for s in subjects if s.kind is SubjectKind.PROJECT]) == 12
    assert len([s for s in subjects if s.kind is SubjectKind.UNIT]) == 2
    for subject in subjects:
        assert subject.example
        assert {subject.department, *subject.partners} <= set(desk.organisation.departments)
        assert set(subject.areas) <= set(desk.organisation.areas)


@pytest.mark.parametrize(
    ("project", "number", "band"),
    [
        ("beispiel-schulweg-umbau", 6, Band.GAP), ("beispiel-regeln-am-seeufer", 2, Band.STRONG),
        ("beispiel-regeln-am-seeufer", 5, Band.DEVELOPING), ("beispiel-bauantrag-einfach", 8, Band.STRONG),
        ("beispiel-terminportal", 1, None), ("beispiel-vorlesen-acht-sprachen", 3, Band.STRONG),
        ("beispiel-offene-halle", 4, Band.STRONG), ("beispiel-elternlotsen", 8, Band.STRONG),
        ("beispiel-quartiersplatz", 7, Band.STRONG), ("beispiel-feuerwehr-nachwuchs", 5, Band.GAP),
    ],
)  # fmt: skip
def test_each_project_shows_what_it_is_there_for(desk: Desk, project: str, number: int, band: Band | None) -> None:
    assert _factor(desk, project, number).band is band


def test_the_examples_show_every_kind_of_state(desk: Desk) -> None:
    known = [check for _, checks_ in _stories(desk) for check in checks_]
    assert {check.check for check in known} == set(Check)
    assert {check.phase for check in known} == {*Phase, None}
    assert {check.status for check in known} == set(Status)
    assert any(check.mode is Mode.WORKSHOP and check.rounds for check in known)
    assert any(not checks_ for _, checks_ in _stories(desk))
    no_answers = {answer.no_answer for check in known for answer in check.answers.values()}
    assert no_answers == {None, *NoAnswer}


def test_without_evidence_means_none_at_all(desk: Desk) -> None:
    scores = [_factor(desk, "beispiel-stadtteilorchester", number) for number in range(1, 9)]
    assert sum(score.evidence_due for score in scores) > 20
    assert sum(score.evidenced for score in scores) == 0


def test_a_revision_lies_a_year_after_its_predecessor(desk: Desk) -> None:
    first, second = next(c for s, c in _stories(desk) if s.id == "beispiel-vorlesen-acht-sprachen")
    assert second.predecessor == first.id
    assert first.finalised is not None
    assert second.finalised is not None
    assert 330 <= (second.finalised.day - first.finalised.day).days <= 400


def test_stories_name_questions_that_exist(desk: Desk) -> None:
    asked = [measure.question for subject, _ in _stories(desk) for measure in subject.measures]
    assert len([question for question in asked if question]) == 11
    assert sum(bool(a.rationale) for _, known in _stories(desk) for c in known for a in c.answers.values()) > 25


def test_examples_are_written_and_read_without_loss(desk: Desk) -> None:
    for subject, known in _stories(desk):
        assert decode(Subject, encode(subject)) == subject
        for check in known:
            assert decode(Assessment, encode(check)) == check


def test_examples_are_loaded_once_and_go_without_a_trace(desk: Desk, store: MemoryStore, project: Subject) -> None:
    own = checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    assert load_examples(desk) == 14
    assert load_examples(desk) == 0
    checks.start_check(desk, "beispiel-friedhofswegweiser", check=Check.FULL, phase=Phase.PLANNING)
    store.damage(Subject, "fremd")
    assert remove_examples(desk) == 14
    assert store.ids(Subject) == ["fremd", project.id]
    assert store.ids(Assessment) == [own.id]


def test_a_real_crosscutting_check_is_not_removed_with_the_examples(desk: Desk, store: MemoryStore) -> None:
    load_examples(desk)
    real = checks.start_check(desk, "tiefbau", check=Check.CROSSCUTTING, phase=None)
    remove_examples(desk)
    assert store.ids(Assessment) == [real.id]


def test_examples_work_with_other_questions_too(desk: Desk) -> None:
    factor = desk.catalogue.factors[0]
    questions = tuple(replace(q, id=f"other-{i}", na=None) for i, q in enumerate(factor.questions))
    other = replace(
        desk.catalogue, factors=(replace(factor, questions=questions), *desk.catalogue.factors[1:]),
        completeness=Fraction(1, 2),
    )  # fmt: skip
    known = [check for _, checks_ in told(other, desk.today) for check in checks_]
    assert any("other-0" in check.answers for check in known)


def test_a_city_without_these_departments_gets_only_what_fits(desk: Desk) -> None:
    departments = {id_: unit for id_, unit in desk.organisation.departments.items() if id_ != "tiefbau"}
    city = replace(desk, organisation=replace(desk.organisation, departments=departments))
    assert load_examples(city) == 12


def test_dates_follow_the_day(desk: Desk) -> None:
    later = replace(desk, now=lambda: datetime(2031, 2, 28, 12, tzinfo=UTC))
    ends = [c.finalised.day for _, known in _stories(later) for c in known if c.finalised]
    assert all(day.year in {2029, 2030, 2031} for day in ends)
    assert max(ends) < later.today
