"""One measure for several projects."""

from dataclasses import replace
from datetime import date

import pytest

from gelingenscheck.assessment.subject import Measure, MeasureStatus, Subject
from gelingenscheck.i18n import words_in
from gelingenscheck.reading import is_id
from gelingenscheck.storage.store import NotFoundError, StoreUnavailableError, UnreadableDocumentError
from gelingenscheck.usecases import joint, measures
from gelingenscheck.usecases.checks import register_project
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.forms import InvalidFormError
from tests.usecases.memory import MemoryStore

COMMON = Measure(id="", text="Liste aushängen", responsible="Projektleitung", due=date(2026, 12, 1), expected_level=2)
JOINT = "gemeinsam-7k3fa2b4"


@pytest.fixture
def three(desk: Desk) -> list[str]:
    units = ("tiefbau", "schule", "sport")
    return [register_project(desk, title=f"Vorhaben {unit}", department=unit).id for unit in units]


class FullStore(MemoryStore):
    """A store that has no room left for one subject."""

    full = ""

    def update(self, kind, id, change):  # type: ignore[no-untyped-def] # noqa: A002, ANN001, ANN201, D102 - as in the protocol
        if id == self.full:
            raise StoreUnavailableError(reason="voll")
        return super().update(kind, id, change)


def _shared(desk: Desk, ids: list[str]) -> list[Measure]:
    return [m for id_ in ids for m in desk.store.load(Subject, id_).document.measures if m.joint == JOINT]


def test_every_project_gets_the_measure_with_the_check_that_it_came_from(desk: Desk, three: list[str]) -> None:
    saved = joint.add_joint(desk, COMMON, {id_: f"{id_}-1" for id_ in three}, joint=JOINT)
    assert [subject.id for subject in saved] == three
    assert [m.source for m in _shared(desk, three)] == [f"{id_}-1" for id_ in three]
    assert {replace(m, source=None) for m in _shared(desk, three)} == {replace(COMMON, id="m1", joint=JOINT)}


def test_a_second_click_adds_it_only_where_it_is_missing(desk: Desk, three: list[str]) -> None:
    joint.add_joint(desk, COMMON, dict.fromkeys(three[:2]), joint=JOINT)
    joint.add_joint(desk, COMMON, dict.fromkeys(three), joint=JOINT)
    assert len(_shared(desk, three)) == 3


@pytest.mark.parametrize("gone", [True, False])
def test_a_project_that_cannot_be_read_keeps_it_from_all(
    desk: Desk, store: MemoryStore, three: list[str], *, gone: bool
) -> None:
    if gone:
        store.remove(Subject, three[2])
    else:
        store.damage(Subject, three[2])
    with pytest.raises(NotFoundError if gone else UnreadableDocumentError):
        joint.add_joint(desk, COMMON, dict.fromkeys(three), joint=JOINT)
    assert _shared(desk, three[:2]) == []


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_project_that_cannot_be_saved_keeps_it_from_all(desk: Desk, place: int) -> None:
    store = FullStore()
    ours = replace(desk, store=store)
    ids = [register_project(ours, title=f"V{n}", department="sport").id for n in range(3)]
    store.full = ids[place]
    with pytest.raises(StoreUnavailableError):
        joint.add_joint(ours, COMMON, dict.fromkeys(ids), joint=JOINT)
    assert _shared(ours, ids) == []


@pytest.mark.parametrize(
    ("faulty", "sources", "fields"),
    [
        ({"text": " "}, 1, ["text"]), ({}, 0, ["subjects"]), ({}, 201, ["subjects"]),
        ({"text": "", "due": date(2026, 11, 23)}, 0, ["subjects", "text", "due"]),
    ],
)  # fmt: skip
def test_all_faulty_fields_are_named_and_nothing_is_saved(
    desk: Desk, three: list[str], faulty: dict[str, object], sources: int, fields: list[str]
) -> None:
    chosen = dict.fromkeys([*three[:1], *(f"p{n}" for n in range(200))][:sources])
    with pytest.raises(InvalidFormError) as refusal:
        joint.add_joint(desk, replace(COMMON, **faulty), chosen, joint=JOINT)  # type: ignore[arg-type]  # any field
    assert [fault.field for fault in refusal.value.faults] == fields
    assert _shared(desk, three) == []


def test_it_is_taken_back_everywhere_and_nothing_else_is_touched(desk: Desk, three: list[str]) -> None:
    before = measures.add_measure(desk, three[0], Measure(id="", text="Eigene")).measures
    joint.add_joint(desk, COMMON, dict.fromkeys(three[:2]), joint=JOINT)
    assert joint.take_back(desk, JOINT, three) == tuple(three[:2])
    assert [desk.store.load(Subject, id_).document.measures for id_ in three] == [before, (), ()]


@pytest.mark.parametrize("worked", [{"status": MeasureStatus.DONE}, {"text": "Anders"}, {"due": None}])
def test_what_somebody_worked_on_is_taken_back_nowhere(desk: Desk, three: list[str], worked: dict[str, object]) -> None:
    joint.add_joint(desk, COMMON, dict.fromkeys(three), joint=JOINT)
    shown = _shared(desk, three)[1]
    measures.change_measure(desk, three[1], shown=shown, new=replace(shown, **worked))  # type: ignore[arg-type]  # any field
    with pytest.raises(joint.JointInUseError):
        joint.take_back(desk, JOINT, three)
    assert len(_shared(desk, three)) == 3


@pytest.mark.parametrize("place", [0, 1, 2])
def test_taking_back_that_fails_half_way_leaves_it_everywhere_as_it_was(desk: Desk, place: int) -> None:
    store = FullStore()
    ours = replace(desk, store=store)
    ids = [register_project(ours, title=f"V{n}", department="sport").id for n in range(3)]
    joint.add_joint(ours, COMMON, dict.fromkeys(ids), joint=JOINT)
    before = _shared(ours, ids)
    store.full = ids[place]
    with pytest.raises(StoreUnavailableError):
        joint.take_back(ours, JOINT, ids)
    assert _shared(ours, ids) == before


def test_the_step_comes_from_the_level_that_most_projects_are_at(desk: Desk) -> None:
    question = next(q for q in desk.catalogue.questions.values() if {0, 1} <= q.next_steps.keys())
    said = joint.proposed(desk.catalogue, question.id, [0, 1, 1], words_in("de"))
    assert (said.text, said.expected_level) == (question.next_steps[1].text.de, 2)
    tied = joint.proposed(desk.catalogue, question.id, [1, 0], words_in("en"))
    assert (tied.text, tied.expected_level) == (question.next_steps[0].text.en, 1)


def test_where_the_catalogue_has_no_step_the_text_is_left_to_the_person(desk: Desk) -> None:
    question = next(iter(desk.catalogue.questions))
    assert joint.proposed(desk.catalogue, question, [], words_in("de")).text == ""


def test_a_new_id_is_one_that_files_may_hold() -> None:
    assert is_id(joint.new_joint())
    assert joint.new_joint() != joint.new_joint()
