"""Carrying over in the store: drafts move, finals stay, and all of it can be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from gelingenscheck.assessment.lifecycle import Change
from gelingenscheck.assessment.model import OPEN, Assessment, Check, Choice, QuickAnswer, QuickState, Status
from gelingenscheck.assessment.subject import Measure, Subject
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import words_in
from gelingenscheck.storage.store import D, Stored, StoreUnavailableError
from gelingenscheck.usecases import carrying, checks, measures
from gelingenscheck.usecases.carrying import UnknownVersionError, Way
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.undoing import undo
from tests.catalogue import shortened, successor
from tests.usecases.conftest import NOON
from tests.usecases.memory import MemoryStore

OLD, NEW = shortened.read(shortened.text()), successor.catalogue()
At = Callable[[Catalogue, int], Desk]


@pytest.fixture
def at(desk: Desk) -> At:
    """Return the desk with a catalogue, so many minutes later."""
    return lambda catalogue, minutes: replace(desk, catalogue=catalogue, now=lambda: NOON + timedelta(minutes=minutes))


def rated(desk: Desk, id_: str, question: str, level: int, shown: Choice = OPEN) -> Assessment:
    change = Change(question=question, part="choice", shown=shown, new=Choice(level=level))
    return checks.change_answer(desk, id_, change)


@pytest.fixture
def draft(at: At, project: Subject) -> Assessment:
    """Return a draft of version 1.0.0 with two answers."""
    old = at(OLD, 0)
    started = checks.start_check(old, project.id, check=Check.FULL, phase=Phase.PLANNING)
    rated(old, started.id, "needs-asked", 3)
    return rated(old, started.id, "group-differences", 2)


@pytest.fixture
def final(at: At, draft: Assessment) -> Assessment:
    return checks.finalise_check(at(OLD, 1), draft.id)


def stored(desk: Desk, id_: str) -> Assessment:
    return desk.store.load(Assessment, id_).document


def test_a_preview_says_what_would_change_and_changes_nothing(at: At, store: MemoryStore, draft: Assessment) -> None:
    before = store.saves
    plan = carrying.preview(at(NEW, 60), "2.0.0")
    (entry,) = plan.entries
    assert (entry.id, entry.title, entry.source, entry.way, entry.made) == (
        draft.id, "Umbau Schulweg", "1.0.0", Way.IN_PLACE, None
    )  # fmt: skip
    assert entry.report.taken == ("needs-known",)
    assert entry.report.aside == ("group-differences",)
    assert entry.report.opened == (successor.ADDED,)
    assert store.saves == before


def test_a_preview_shows_the_figures_before_and_after(at: At, draft: Assessment) -> None:
    rated(at(OLD, 1), draft.id, "portrayal-checked", 1)
    (entry,) = carrying.preview(at(NEW, 60), "2.0.0").entries
    assert entry.effect is not None
    before, after = entry.effect.before.scores[0], entry.effect.after.scores[0]
    assert (before.score, before.completeness) == (25 * (2 * 3 + 2 + 1) / 4, 1)
    assert (after.score, after.completeness) == (25 * (2 * 3 + 1) / 3, 3 / 4)
    assert entry.effect.change.comparability == 2 / 3
    assert entry.effect.change.limited


def test_an_open_draft_moves_with_its_address_and_keeps_every_answer(at: At, draft: Assessment) -> None:
    plan = carrying.carry(at(NEW, 60), "2.0.0")
    moved = stored(at(NEW, 60), draft.id)
    assert [entry.made for entry in plan.entries] == [draft.id]
    assert (moved.catalogue.version, moved.revision) == ("2.0.0", draft.revision + 1)
    assert moved.carried is not None
    assert moved.carried.catalogue.version == "1.0.0"
    assert moved.answers == {
        "needs-known": draft.answer("needs-asked"), "group-differences": draft.answer("group-differences")
    }  # fmt: skip
    assert carrying.carry(at(NEW, 61), "2.0.0").entries == ()


def test_a_final_check_stays_and_a_draft_goes_on_from_it(at: At, final: Assessment) -> None:
    (entry,) = carrying.carry(at(NEW, 60), "2.0.0").entries
    assert entry.way is Way.NEW_DRAFT
    assert stored(at(NEW, 60), final.id) == final
    made = stored(at(NEW, 60), str(entry.made))
    assert (made.predecessor, made.status, made.catalogue.version) == (final.id, Status.DRAFT, "2.0.0")
    assert made.answer("needs-known") == final.answer("needs-asked")
    assert len(made.answers) == len(final.answers)


def test_only_the_latest_final_of_each_kind_and_variant_goes_on(at: At, final: Assessment) -> None:
    later = checks.revise_check(at(OLD, 2), final.id)
    checks.finalise_check(at(OLD, 3), later.id)
    other = checks.start_check(at(OLD, 4), final.subject, check=Check.FULL, phase=Phase.RUNNING, variant="A")
    quick = checks.start_check(at(OLD, 4), final.subject, check=Check.QUICK, phase=Phase.PLANNING)
    said = QuickAnswer(state=QuickState.TOUCHED)
    checks.change_answer(at(OLD, 5), quick.id, Change(question="target-groups", part="quick", shown=None, new=said))
    unit = checks.start_check(at(OLD, 5), "feuerwehr", check=Check.CROSSCUTTING, phase=None)
    rated(at(OLD, 6), unit.id, "target-groups-standard", 2)
    plan = carrying.carry(at(NEW, 60), "2.0.0")
    assert {entry.id for entry in plan.entries} == {later.id, other.id, quick.id, unit.id}
    assert stored(at(NEW, 60), quick.id).quick == {"audiences": said}
    assert stored(at(NEW, 60), unit.id).answer("audiences-standard").level == 2


def test_a_discarded_draft_is_left_alone_and_the_final_goes_on(at: At, final: Assessment) -> None:
    revised = checks.revise_check(at(OLD, 2), final.id)
    discarded = checks.discard_check(at(OLD, 3), revised.id)
    (entry,) = carrying.carry(at(NEW, 60), "2.0.0").entries
    assert entry.id == final.id
    assert stored(at(NEW, 60), revised.id) == discarded


def test_a_new_draft_belongs_to_the_department_that_leads_today(at: At, final: Assessment, store: MemoryStore) -> None:
    store.update(Subject, final.subject, lambda subject: replace(subject, department="schule"))
    (entry,) = carrying.carry(at(NEW, 60), "2.0.0").entries
    made = stored(at(NEW, 60), str(entry.made))
    assert (made.department, made.changed.by) == ("schule", "local@schule")


def test_a_final_that_is_asked_nothing_else_needs_no_new_draft(at: At, final: Assessment) -> None:
    patch = shortened.read(shortened.text().replace("  version: 1.0.0\n", "  version: 1.0.1\n", 1))
    plan = carrying.preview(at(patch, 60), "1.0.1")
    assert (plan.entries, plan.unchanged) == ((), 1)
    open_draft = checks.start_check(at(OLD, 3), final.subject, check=Check.FULL, phase=Phase.PLANNING)
    (entry,) = carrying.carry(at(patch, 60), "1.0.1").entries
    assert entry.made == open_draft.id


def test_assessments_of_another_catalogue_are_left_alone_and_named(at: At, draft: Assessment) -> None:
    other = replace(NEW, id="anderer")
    plan = carrying.carry(at(other, 60), "2.0.0")
    assert (plan.entries, plan.others) == ((), ((draft.id, draft.catalogue),))
    assert stored(at(NEW, 60), draft.id) == draft


def test_one_project_alone_can_be_carried_over(at: At, draft: Assessment) -> None:
    second = checks.register_project(at(OLD, 1), title="Spielplatz", department="sport")
    other = checks.start_check(at(OLD, 1), second.id, check=Check.FULL, phase=Phase.RUNNING)
    plan = carrying.carry(at(NEW, 60), "2.0.0", only=second.id)
    assert [entry.id for entry in plan.entries] == [other.id]
    assert stored(at(NEW, 60), draft.id) == draft


def test_a_version_that_no_way_leads_to_is_refused_with_those_that_are(at: At, draft: Assessment) -> None:
    with pytest.raises(UnknownVersionError) as refusal:
        carrying.carry(at(NEW, 60), "3.0.0")
    assert refusal.value.said(words_in("de")).count("2.0.0, 1.0.0") == 1
    assert stored(at(NEW, 60), draft.id) == draft


def test_going_to_an_earlier_version_and_back_leaves_every_answer(at: At, draft: Assessment) -> None:
    carrying.carry(at(NEW, 60), "2.0.0")
    carrying.carry(at(NEW, 61), "1.0.0")
    back = stored(at(NEW, 61), draft.id)
    assert (back.catalogue, back.answers) == (draft.catalogue, draft.answers)


def test_undoing_brings_a_draft_back_with_all_later_answers(at: At, draft: Assessment) -> None:
    carrying.carry(at(NEW, 60), "2.0.0")
    rated(at(NEW, 61), draft.id, successor.ADDED, 4)
    rated(at(NEW, 62), draft.id, "needs-known", 1, shown=Choice(level=3))
    undone = undo(at(NEW, 63))
    back = stored(at(NEW, 63), draft.id)
    assert (undone.returned, undone.discarded, undone.kept) == ((draft.id,), (), ())
    assert (back.catalogue, back.carried) == (draft.catalogue, None)
    assert {id_: known.level for id_, known in back.answers.items()} == {
        "needs-asked": 1, "group-differences": 2, successor.ADDED: 4
    }  # fmt: skip
    assert undo(at(NEW, 64)).returned == ()


def test_undoing_discards_new_drafts_that_nobody_touched_and_they_can_be_restored(at: At, final: Assessment) -> None:
    (entry,) = carrying.carry(at(NEW, 60), "2.0.0").entries
    assert undo(at(NEW, 61)).discarded == (entry.made,)
    assert stored(at(NEW, 61), str(entry.made)).discarded is not None
    assert checks.restore_check(at(NEW, 62), str(entry.made)).is_draft
    assert stored(at(NEW, 62), final.id) == final


def test_undoing_keeps_and_names_what_was_worked_on_or_finalised(at: At, final: Assessment) -> None:
    (entry,) = carrying.carry(at(NEW, 60), "2.0.0").entries
    made = str(entry.made)
    worked = rated(at(NEW, 61), made, successor.ADDED, 4)
    assert undo(at(NEW, 62)).kept == (made,)
    assert stored(at(NEW, 62), made) == worked
    second = checks.register_project(at(OLD, 1), title="Spielplatz", department="sport")
    other = checks.start_check(at(OLD, 1), second.id, check=Check.FULL, phase=Phase.RUNNING)
    carrying.carry(at(NEW, 70), "2.0.0")
    checks.finalise_check(at(NEW, 71), other.id)
    last = undo(at(NEW, 72))
    assert (last.returned, last.discarded, set(last.kept)) == ((), (), {made, other.id})


def test_only_the_last_carrying_over_is_undone(at: At, draft: Assessment) -> None:
    carrying.carry(at(NEW, 60), "2.0.0")
    second = checks.register_project(at(OLD, 61), title="Spielplatz", department="sport")
    other = checks.start_check(at(OLD, 61), second.id, check=Check.FULL, phase=Phase.RUNNING)
    carrying.carry(at(NEW, 62), "2.0.0")
    assert undo(at(NEW, 63)).returned == (other.id,)
    assert stored(at(NEW, 63), draft.id).catalogue.version == "2.0.0"


def test_measures_follow_the_names_of_their_questions_and_come_back(at: At, draft: Assessment) -> None:
    own = Measure(id="", text="Fragen", factor="target-groups", question="needs-asked", source=draft.id)
    measures.add_measure(at(OLD, 1), draft.subject, own)

    def named() -> tuple[str | None, str | None]:
        (measure,) = at(NEW, 0).store.load(Subject, draft.subject).document.measures
        return measure.factor, measure.question

    carrying.carry(at(NEW, 60), "2.0.0")
    assert named() == ("audiences", "needs-known")
    undo(at(NEW, 61))
    assert named() == ("target-groups", "needs-asked")


def test_a_draft_begun_while_others_were_carried_over_is_seen(
    at: At, store: MemoryStore, final: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = store.ids(Assessment)
    begun = checks.revise_check(at(OLD, 2), final.id)
    monkeypatch.setattr(store, "ids", lambda *_, **__: listed)
    (entry,) = carrying.carry(at(NEW, 60), "2.0.0").entries
    assert (entry.id, entry.way, entry.made) == (begun.id, Way.IN_PLACE, begun.id)


def test_two_new_drafts_of_one_project_have_numbers_of_their_own(at: At, final: Assessment) -> None:
    quick = checks.start_check(at(OLD, 2), final.subject, check=Check.QUICK, phase=Phase.PLANNING)
    said = QuickAnswer(state=QuickState.TOUCHED)
    checks.change_answer(at(OLD, 3), quick.id, Change(question="target-groups", part="quick", shown=None, new=said))
    checks.finalise_check(at(OLD, 4), quick.id)
    plan = carrying.carry(at(NEW, 60), "2.0.0")
    assert [entry.made for entry in plan.entries] == [f"{final.subject}-3", f"{final.subject}-4"]
    assert plan.problems == ()


def test_a_final_of_another_catalogue_keeps_ours_from_nothing(at: At, final: Assessment) -> None:
    other = at(replace(OLD, id="anderer"), 2)
    foreign = checks.start_check(other, final.subject, check=Check.FULL, phase=Phase.PLANNING)
    checks.finalise_check(replace(other, now=lambda: NOON + timedelta(days=9)), foreign.id)
    plan = carrying.carry(at(NEW, 60), "2.0.0")
    assert [entry.id for entry in plan.entries] == [final.id]
    assert [id_ for id_, _ in plan.others] == [foreign.id]


def test_a_file_that_cannot_be_read_is_named_and_stops_no_other(at: At, store: MemoryStore, draft: Assessment) -> None:
    store.damage(Assessment, f"{draft.subject}-9")
    store.damage(Subject, draft.subject)
    plan = carrying.carry(at(NEW, 60), "2.0.0")
    assert [entry.made for entry in plan.entries] == [draft.id]
    assert {problem.file for problem in plan.problems} == {f"{draft.subject}-9.yaml", f"{draft.subject}.yaml"}


class FullStore(MemoryStore):
    """A store that takes nothing for one document."""

    refused = ""

    def update(self, kind: type[D], id: str, change: Callable[[D], D]) -> Stored[D]:  # noqa: A002, D102 - the protocol's
        if id == self.refused:
            raise StoreUnavailableError(reason="voll")
        return super().update(kind, id, change)


def test_a_file_that_cannot_be_saved_is_named_and_stops_no_other(at: At, store: MemoryStore, draft: Assessment) -> None:
    second = checks.register_project(at(OLD, 1), title="Spielplatz", department="sport")
    other = checks.start_check(at(OLD, 1), second.id, check=Check.FULL, phase=Phase.RUNNING)
    full = FullStore()
    full.__dict__.update(store.__dict__)
    full.refused = draft.id
    plan = carrying.carry(replace(at(NEW, 60), store=full), "2.0.0")
    assert [entry.made for entry in plan.entries] == [other.id]
    assert [problem.file for problem in plan.problems] == [f"{draft.id}.yaml"]
    assert "voll" in plan.problems[0].reason(words_in("de"))


def test_a_draft_of_an_earlier_version_is_answered_by_todays_questions(at: At, draft: Assessment) -> None:
    new = at(NEW, 60)
    rated(new, draft.id, "needs-known", 1, shown=Choice(level=3))
    rated(new, draft.id, successor.ADDED, 2)
    kept = stored(new, draft.id)
    assert kept.catalogue == draft.catalogue
    assert {id_: known.level for id_, known in kept.answers.items()} == {
        "group-differences": 2, "needs-asked": 1, successor.ADDED: 2
    }  # fmt: skip
    with pytest.raises(GelingenscheckError):
        rated(new, draft.id, "needs-known", 4, shown=Choice(level=3))
