"""Starting, answering, finalising and revising checks."""

import pytest

from gelingenscheck.assessment.lifecycle import AnswerChangedError, Change, FinalError
from gelingenscheck.assessment.model import OPEN, Assessment, Check, Choice, NoAnswer, Status
from gelingenscheck.assessment.subject import Subject, SubjectKind
from gelingenscheck.catalogue import Phase
from gelingenscheck.storage.store import NotFoundError
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.desk import Desk
from tests.usecases.memory import MemoryStore


def _answer(question: str, level: int, shown: Choice = OPEN) -> Change:
    return Change(question=question, part="choice", shown=shown, new=Choice(level=level))


def _full(desk: Desk, project: Subject, variant: str | None = None) -> Assessment:
    return checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING, variant=variant)


def test_a_second_start_opens_the_draft_that_is_there(desk: Desk, project: Subject) -> None:
    assert _full(desk, project).id == _full(desk, project).id == f"{project.id}-1"


def test_other_kinds_and_variants_have_drafts_of_their_own(desk: Desk, project: Subject) -> None:
    quick = checks.start_check(desk, project.id, check=Check.QUICK, phase=Phase.PLANNING)
    ids = {quick.id, _full(desk, project).id, _full(desk, project, "A").id, _full(desk, project, "B").id}
    assert ids == {f"{project.id}-{n}" for n in (1, 2, 3, 4)}


def test_a_number_is_never_given_twice_even_beside_a_damaged_file(
    desk: Desk, store: MemoryStore, project: Subject
) -> None:
    draft = _full(desk, project)
    store.damage(Assessment, draft.id)
    assert _full(desk, project).id == f"{project.id}-2"


def test_checks_of_a_subject_whose_id_begins_alike_are_not_its_own(desk: Desk, store: MemoryStore) -> None:
    unit = checks.start_check(desk, "sport", check=Check.CROSSCUTTING, phase=None)
    store.create(
        Subject(id="sport-fest", kind=SubjectKind.PROJECT, title="x", department="sport", changed=unit.changed)
    )
    checks.start_check(desk, "sport-fest", check=Check.FULL, phase=Phase.RUNNING)
    assert [check.id for check in checks.checks_of(desk, "sport")] == ["sport-1"]


def test_a_unit_becomes_a_subject_with_its_first_crosscutting_check(desk: Desk, store: MemoryStore) -> None:
    check = checks.start_check(desk, "feuerwehr", check=Check.CROSSCUTTING, phase=Phase.RUNNING)
    assert check.phase is None
    assert store.load(Subject, "feuerwehr").document.kind is SubjectKind.UNIT


def test_a_check_is_for_its_own_kind_of_subject(desk: Desk, project: Subject) -> None:
    checks.start_check(desk, "feuerwehr", check=Check.CROSSCUTTING, phase=None)
    with pytest.raises(checks.WrongCheckError):
        checks.start_check(desk, project.id, check=Check.CROSSCUTTING, phase=None)
    with pytest.raises(checks.WrongCheckError):
        checks.start_check(desk, "feuerwehr", check=Check.FULL, phase=Phase.RUNNING)
    with pytest.raises(checks.PhaseMissingError):
        checks.start_check(desk, project.id, check=Check.FULL, phase=None)
    with pytest.raises(NotFoundError):
        checks.start_check(desk, "gibt-es-nicht", check=Check.CROSSCUTTING, phase=None)


def test_answers_to_different_questions_merge_and_the_same_question_asks(desk: Desk, project: Subject) -> None:
    draft, (one, two, *_) = _full(desk, project), desk.catalogue.questions
    checks.change_answer(desk, draft.id, _answer(one, 2))
    merged = checks.change_answer(desk, draft.id, _answer(two, 3))
    assert [merged.answer(id_).level for id_ in (one, two)] == [2, 3]
    with pytest.raises(AnswerChangedError) as refusal:
        checks.change_answer(desk, draft.id, _answer(one, 4))
    assert refusal.value.stored.level == 2


def test_not_applicable_is_taken_over_to_the_rest_of_the_factor_only(desk: Desk, project: Subject) -> None:
    draft = _full(desk, project)
    question = next(q for q in desk.catalogue.questions.values() if q.na and q.phase == Phase.PLANNING)
    reason = next(iter(question.na or {}))
    choice = Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason=reason)
    checks.change_answer(desk, draft.id, Change(question=question.id, part="choice", shown=OPEN, new=choice))
    taken = checks.take_over_for_rest(desk, draft.id, question.id)
    assert {desk.catalogue.questions[id_].factor for id_ in taken.answers} == {question.factor}
    assert all(desk.catalogue.questions[id_].na for id_ in taken.answers)


def test_a_final_check_stays_and_is_revised_in_one_draft(desk: Desk, project: Subject) -> None:
    draft, (one, *_) = _full(desk, project), desk.catalogue.questions
    checks.change_answer(desk, draft.id, _answer(one, 2))
    final = checks.finalise_check(desk, draft.id)
    assert final.status is Status.FINAL
    with pytest.raises(FinalError):
        checks.change_answer(desk, draft.id, _answer(one, 3, Choice(level=2)))
    revised = checks.revise_check(desk, final.id, phase=Phase.RUNNING)
    assert (revised.predecessor, revised.phase, revised.answer(one).level) == (final.id, Phase.RUNNING, 2)
    assert checks.revise_check(desk, final.id).id == revised.id


def test_a_discarded_draft_comes_back_unless_another_was_begun(desk: Desk, project: Subject) -> None:
    draft = _full(desk, project)
    checks.discard_check(desk, draft.id)
    assert checks.restore_check(desk, draft.id).is_draft
    checks.discard_check(desk, draft.id)
    other = _full(desk, project)
    assert other.id != draft.id
    with pytest.raises(checks.OpenDraftError) as refusal:
        checks.restore_check(desk, draft.id)
    assert refusal.value.draft.id == other.id
