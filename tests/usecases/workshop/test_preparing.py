"""What is prepared is checked before it is saved, and every faulty field has its sentence."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from gelingenscheck.assessment.model import Check
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.i18n import words_in
from gelingenscheck.storage.workshops.store import BegunError, CodeTakenError
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.forms import InvalidFormError
from gelingenscheck.usecases.workshop import agenda, preparing, running
from gelingenscheck.workshop.code import ALPHABET, LENGTH
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.model import LIFETIME, Item, ItemKind, Workshop
from tests.storage.workshops.fake import FakeWorkshopStore
from tests.usecases.workshop.holding import OFFERED, PRACTICE, chosen, factor, prepared, question, standard


def faults(desk: Desk, subject: str, *items: Item, **more: Any) -> list[str]:
    store = FakeWorkshopStore()
    with pytest.raises(InvalidFormError) as caught:
        prepared(desk, store, subject, *items, **more)
    assert store.all() == ()
    words = words_in("de")
    assert all("{" not in fault.said(words) for fault in caught.value.faults)
    return [fault.field for fault in caught.value.faults]


def test_a_prepared_workshop_is_stored_as_it_was_chosen(
    desk: Desk, project: Subject, workshops: FakeWorkshopStore
) -> None:
    workshop = prepared(desk, workshops, project.id, PRACTICE, factor("identities"), threshold=7, expected=12)
    assert workshops.load(workshop.id) == workshop
    assert (workshop.title, workshop.department, workshop.phase) == ("Umbau Schulweg", "tiefbau", Phase.PLANNING)
    assert (workshop.threshold, workshop.expected, workshop.languages) == (7, 12, ("einfach", "en"))
    assert len(workshop.code) == LENGTH
    assert set(workshop.code) <= set(ALPHABET)
    assert workshop.created.by == "facilitator@tiefbau"
    assert workshop.expires == desk.now() + LIFETIME
    assert preparing.prepared(workshop) == chosen(
        project.id, PRACTICE, factor("identities"), threshold=7, expected=12, phase=Phase.PLANNING
    )


def test_a_unit_is_prepared_without_any_file_of_it(desk: Desk, workshops: FakeWorkshopStore) -> None:
    workshop = prepared(desk, workshops, "tiefbau", standard("identities"))
    assert (workshop.subject, workshop.department, workshop.phase) == ("tiefbau", "tiefbau", None)
    assert workshop.title == desk.organisation.departments["tiefbau"].name
    assert list(desk.store.ids(Subject)) == []


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("threshold", {"threshold": 2}), ("threshold", {"threshold": -5}), ("threshold", {"threshold": 101}),
        ("expected", {"expected": 0}), ("expected", {"expected": 2001}),
        ("minutes", {"minutes": 75}),
        ("languages", {"languages": ()}), ("languages", {"languages": ("en", "klingon")}),
        ("items", {"items": ()}), ("items", {"items": (PRACTICE,)}),
        ("items", {"items": (factor("identities"), factor("identities"))}),
        ("items", {"items": (factor("identities"), PRACTICE)}),
        ("items", {"items": (factor("gibt-es-nicht"),)}),
        ("items", {"items": (question("../etwas"),)}),
        ("items", {"items": (standard("identities"),)}),
        ("items", {"items": (Item(kind=ItemKind.FACTOR),)}),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_by_its_field(
    desk: Desk, project: Subject, field: str, more: dict[str, Any]
) -> None:
    assert faults(desk, project.id, **{"items": (factor("identities"),), **more}) == [field]


def test_all_that_is_faulty_is_named_at_once(desk: Desk) -> None:
    assert faults(desk, "gibt-es-nicht", minutes=1, threshold=1, expected=0, languages=()) == [
        "subject", "minutes", "threshold", "expected", "languages"
    ]  # fmt: skip


def test_24_rounds_are_possible_and_25_are_not(desk: Desk, project: Subject, workshops: FakeWorkshopStore) -> None:
    possible = preparing.possible_items(desk, project.id)
    assert len(prepared(desk, workshops, project.id, *possible[:25]).items) == 25  # with the test question
    assert faults(desk, project.id, *possible[:26]) == ["items"]


def test_a_question_is_voted_on_from_the_phase_in_which_it_is_due(
    desk: Desk, project: Subject, workshops: FakeWorkshopStore
) -> None:
    late = next(q for q in desk.catalogue.factors[0].questions if q.phase == "implementation")
    assert faults(desk, project.id, question(late.id)) == ["items"]
    assert prepared(desk, workshops, project.id, question(late.id), phase=Phase.RUNNING).phase is Phase.RUNNING


def test_a_retired_question_is_not_voted_on(desk: Desk, project: Subject) -> None:
    first, *others = desk.catalogue.factors
    retired = replace(first.questions[0], retired="1.0.0")
    catalogue = replace(desk.catalogue, factors=(replace(first, questions=(retired, *first.questions[1:])), *others))
    assert faults(replace(desk, catalogue=catalogue), project.id, question(retired.id)) == ["items"]


def test_a_unit_votes_on_its_standard_only(desk: Desk) -> None:
    assert faults(desk, "tiefbau", factor("identities")) == ["items"]
    assert faults(desk, "tiefbau", question("needs-asked")) == ["items"]


def test_a_unit_that_does_not_exist_any_more_is_no_subject(desk: Desk) -> None:
    units = desk.organisation.departments
    gone = replace(units["tiefbau"], until=desk.today - timedelta(days=1))
    merged = replace(desk, organisation=replace(desk.organisation, departments={**units, "tiefbau": gone}))
    assert faults(merged, "tiefbau", standard("identities")) == ["subject"]
    with pytest.raises(preparing.UnknownSubjectError):
        preparing.about(merged, "tiefbau")


def test_everything_that_is_offered_can_be_prepared(desk: Desk, project: Subject) -> None:
    for subject in (project.id, "tiefbau"):
        possible = preparing.possible_items(desk, subject)
        for start in range(1, len(possible), 24):
            prepared(desk, FakeWorkshopStore(), subject, *possible[start : start + 24])
        assert possible[0] == PRACTICE
        assert len(set(possible)) == len(possible)


def test_a_language_is_offered_once(desk: Desk, project: Subject, workshops: FakeWorkshopStore) -> None:
    workshop = prepared(desk, workshops, project.id, factor("identities"), languages=("ar", "en", "ar"))
    assert workshop.languages == ("ar", "en")


def test_the_phase_is_that_of_the_latest_check(desk: Desk, project: Subject) -> None:
    assert agenda.usual_phase(desk, project.id) is Phase.PLANNING
    checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.RUNNING)
    assert agenda.usual_phase(desk, project.id) is Phase.RUNNING
    assert agenda.usual_phase(desk, "tiefbau") is None


class Drawing(FakeWorkshopStore):
    """A store in which the first codes are taken."""

    def __init__(self, taken: int) -> None:
        super().__init__()
        self.taken, self.drawn = taken, set[str]()

    def create(self, workshop: Workshop) -> None:
        """Refuse the first codes."""
        self.drawn.add(workshop.code)
        if len(self.drawn) <= self.taken:
            raise CodeTakenError
        super().create(workshop)


def test_another_code_is_drawn_while_one_is_taken(desk: Desk, project: Subject) -> None:
    store = Drawing(3)
    workshop = prepared(desk, store, project.id, factor("identities"))
    assert len(store.drawn) == 4
    assert store.find(workshop.code) == workshop
    with pytest.raises(CodeTakenError):
        prepared(desk, Drawing(1000), project.id, factor("identities"))


def test_a_preparation_is_changed_under_its_code_until_the_first_step(
    desk: Desk, project: Subject, workshops: FakeWorkshopStore
) -> None:
    first = prepared(desk, workshops, project.id, factor("identities"))
    other = chosen(project.id, factor("participation"), minutes=60)
    changed = preparing.change(desk, workshops, first.id, other, offered=OFFERED)
    assert (changed.id, changed.code, changed.items, changed.minutes) == (first.id, first.code, other.items, 60)
    assert workshops.load(first.id) == changed
    running.act(desk, workshops, first.id, 0, Do.OPEN)
    with pytest.raises(BegunError):
        preparing.change(desk, workshops, first.id, other, offered=OFFERED)


def test_a_faulty_change_leaves_what_was_prepared(desk: Desk, project: Subject, workshops: FakeWorkshopStore) -> None:
    first = prepared(desk, workshops, project.id, factor("identities"))
    with pytest.raises(InvalidFormError):
        preparing.change(desk, workshops, first.id, chosen(project.id), offered=OFFERED)
    assert workshops.load(first.id) == first
