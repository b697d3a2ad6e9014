"""What every store promises."""

from dataclasses import replace
from datetime import date

import pytest

from gelingenscheck.assessment.lifecycle import AnswerChangedError, FinalError
from gelingenscheck.assessment.model import Assessment, CatalogueRef
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.returns import rounds
from gelingenscheck.returns.model import Return, ReturnRound
from gelingenscheck.storage.store import (
    AlreadyThereError,
    ChangedElsewhereError,
    DocumentStore,
    NotFoundError,
)
from tests.storage.samples import (
    OTHER,
    assessment,
    closed_round,
    final,
    full_assessment,
    full_subject,
    say,
    stamp,
    subject,
    unit_return,
)

DRAFT = "schulweg-7k3f-1"


@pytest.fixture
def questions(catalogue: Catalogue) -> list[str]:
    return list(catalogue.questions)


def test_what_is_created_is_loaded_again(store: DocumentStore) -> None:
    project = store.create(full_subject())
    check = store.create(full_assessment())
    assert project == store.load(Subject, project.document.id)
    assert check == store.load(Assessment, check.document.id)
    assert (project.document, check.document) == (full_subject(), full_assessment())


def test_a_new_document_is_revision_1(store: DocumentStore) -> None:
    assert store.create(subject(revision=9)).document.revision == 1


def test_a_taken_id_is_refused_and_nothing_is_overwritten(store: DocumentStore) -> None:
    store.create(subject())
    with pytest.raises(AlreadyThereError):
        store.create(subject(title="Anderes Vorhaben"))
    assert store.load(Subject, "schulweg-7k3f").document.title == "Umbau Schulweg"


@pytest.mark.parametrize("id_", ["gibt-es-nicht", "../x", "UPPER", "con", "", "x\n", "a/b", "٣"])
def test_an_unknown_or_impossible_id_is_not_found(store: DocumentStore, id_: str) -> None:
    with pytest.raises(NotFoundError):
        store.load(Assessment, id_)


def test_an_impossible_id_is_not_created(store: DocumentStore) -> None:
    with pytest.raises(NotFoundError):
        store.create(subject(id="../x"))


def test_ids_are_sorted_of_one_kind_and_begin_with_the_prefix(store: DocumentStore) -> None:
    store.create(subject(id="b-1"))
    for id_ in ("b-2", "a-1", "b-1"):
        store.create(assessment(id=id_))
    assert list(store.ids(Assessment)) == ["a-1", "b-1", "b-2"]
    assert list(store.ids(Assessment, "b-")) == ["b-1", "b-2"]
    assert list(store.ids(Subject)) == ["b-1"]


def test_an_update_is_the_next_revision(store: DocumentStore) -> None:
    store.create(subject())
    stored = store.update(Subject, "schulweg-7k3f", lambda old: replace(old, title="Neu", revision=77))
    assert stored.document.revision == 2
    assert stored == store.load(Subject, "schulweg-7k3f")


def test_a_change_that_changes_nothing_saves_nothing(store: DocumentStore) -> None:
    created = store.create(subject())
    assert store.update(Subject, "schulweg-7k3f", lambda old: old) == created


def test_what_a_change_raises_reaches_the_caller_and_nothing_is_saved(store: DocumentStore) -> None:
    created = store.create(subject())

    def refuse(_: Subject) -> Subject:
        raise KeyError

    with pytest.raises(KeyError):
        store.update(Subject, "schulweg-7k3f", refuse)
    assert store.load(Subject, "schulweg-7k3f") == created


def test_answers_to_different_questions_merge(store: DocumentStore, catalogue: Catalogue, questions: list[str]) -> None:
    store.create(assessment())
    say(store, DRAFT, questions[0], shown=None, new="eins", catalogue=catalogue)
    say(store, DRAFT, questions[1], shown=None, new="zwei", catalogue=catalogue)
    draft = store.load(Assessment, DRAFT).document
    assert [draft.answer(id_).rationale for id_ in questions[:2]] == ["eins", "zwei"]


def test_the_same_answer_changed_twice_keeps_both(
    store: DocumentStore, catalogue: Catalogue, questions: list[str]
) -> None:
    store.create(assessment())
    say(store, DRAFT, questions[0], shown=None, new="zuerst", catalogue=catalogue)
    with pytest.raises(AnswerChangedError) as caught:
        say(store, DRAFT, questions[0], shown=None, new="danach", catalogue=catalogue)
    assert caught.value.stored.rationale == "zuerst"
    assert caught.value.change.new == "danach"
    assert store.load(Assessment, DRAFT).document.answer(questions[0]).rationale == "zuerst"


def test_replacing_names_the_bytes_it_started_from(store: DocumentStore) -> None:
    base = store.create(subject()).digest
    replaced = store.replace(subject(title="Neu"), base=base)
    assert replaced.document.revision == 2
    with pytest.raises(ChangedElsewhereError):
        store.replace(subject(title="Noch neuer"), base=base)
    assert store.load(Subject, "schulweg-7k3f").document.title == "Neu"


def test_a_final_assessment_is_never_changed(store: DocumentStore) -> None:
    created = store.create(final(full_assessment()))
    later = stamp(60 * 24 * 30)
    with pytest.raises(FinalError):
        store.update(Assessment, DRAFT, lambda old: replace(old, changed=later))
    with pytest.raises(FinalError):
        store.replace(assessment(), base=created.digest)
    assert store.load(Assessment, DRAFT) == created


def test_a_removed_document_stays_in_the_history(store: DocumentStore) -> None:
    created = store.create(final(full_assessment()))
    store.remove(Assessment, DRAFT)
    with pytest.raises(NotFoundError):
        store.load(Assessment, DRAFT)
    assert store.history(Assessment, DRAFT)[-1].digest == created.digest


def test_removing_what_is_not_there_is_refused(store: DocumentStore) -> None:
    with pytest.raises(NotFoundError):
        store.remove(Subject, "gibt-es-nicht")


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        (stamp(15), False),
        (stamp(16), True),
        (stamp(1, OTHER), True),
        (Stamp(at=date(2026, 3, 1), by="planner@tiefbau"), False),
    ],
)
def test_a_superseded_revision_is_kept_if_it_matters(store: DocumentStore, later: Stamp, kept: bool) -> None:  # noqa: FBT001 - a column of the table
    first = store.create(subject())
    store.update(Subject, "schulweg-7k3f", lambda old: replace(old, title="Neu", changed=later))
    history = store.history(Subject, "schulweg-7k3f")
    assert [entry.digest for entry in history] == ([first.digest] if kept else [])
    assert all((entry.revision, entry.at, entry.by) == (1, stamp().at, stamp().by) for entry in history)


def test_the_revision_before_a_change_of_version_is_kept_at_once(store: DocumentStore) -> None:
    first = store.create(assessment())
    later = CatalogueRef(id="gelingensfaktoren", version="2.0.0")
    store.update(Assessment, DRAFT, lambda old: replace(old, catalogue=later))
    assert [entry.digest for entry in store.history(Assessment, DRAFT)] == [first.digest]


def test_a_document_without_history_has_an_empty_one(store: DocumentStore) -> None:
    store.create(subject())
    assert store.history(Subject, "schulweg-7k3f") == ()


def test_exclusive_may_be_nested_and_saving_goes_on_inside(store: DocumentStore) -> None:
    with store.exclusive(), store.exclusive():
        store.create(subject())
    assert store.update(Subject, "schulweg-7k3f", lambda old: replace(old, title="Neu")).document.revision == 2


def test_a_sound_store_verifies(store: DocumentStore) -> None:
    store.create(full_subject())
    store.create(full_assessment())
    store.update(Subject, "schulweg-7k3f", lambda old: replace(old, title="Neu", changed=stamp(1, OTHER)))
    assert list(store.verify()) == []


def test_rounds_and_returns_keep_every_promise(store: DocumentStore) -> None:
    assert store.create(closed_round()).document == closed_round()
    for unit, year in (("tiefbau", 2026), ("schule", 2026), ("tiefbau", 2025)):
        store.create(unit_return(unit=unit, year=year))
    assert list(store.ids(ReturnRound)) == ["2026"]
    assert list(store.ids(Return)) == ["2025-tiefbau", "2026-schule", "2026-tiefbau"]
    assert list(store.ids(Return, "2026-")) == ["2026-schule", "2026-tiefbau"]
    with pytest.raises(AlreadyThereError):
        store.create(unit_return())
    updated = store.update(Return, "2026-tiefbau", lambda old: replace(old, texts={}, changed=stamp(1, OTHER)))
    assert updated.document.revision == 2
    assert [entry.revision for entry in store.history(Return, "2026-tiefbau")] == [1]
    store.remove(Return, "2026-tiefbau")
    with pytest.raises(NotFoundError):
        store.load(Return, "2026-tiefbau")
    assert list(store.verify()) == []


def test_a_closed_round_stays_in_the_history(store: DocumentStore) -> None:
    closed = store.create(closed_round())
    store.update(ReturnRound, "2026", lambda old: rounds.reopened(old, "Grund", stamp=stamp(5)))
    assert [entry.digest for entry in store.history(ReturnRound, "2026")] == [closed.digest]


@pytest.mark.parametrize(
    ("kind", "id_"),
    [(ReturnRound, "26"), (ReturnRound, "1800"), (ReturnRound, "../2026"), (ReturnRound, "2026-tiefbau"),
     (Return, "2026"), (Return, "2026-"), (Return, "2026-con"), (Return, "2026-../x"), (Return, "26-tiefbau"),
     (Return, "2026-tief/bau"), (Return, "1800-tiefbau")],
)  # fmt: skip
def test_what_is_no_id_of_a_round_or_return_is_not_found(
    store: DocumentStore, kind: type[ReturnRound | Return], id_: str
) -> None:
    with pytest.raises(NotFoundError):
        store.load(kind, id_)


def test_several_documents_are_created_together(store: DocumentStore) -> None:
    stored = store.create_all([subject(id=f"x-{n}", revision=7) for n in range(40)])
    assert [one.document.id for one in stored] == [f"x-{n}" for n in range(40)]
    assert all(one == store.load(Subject, one.document.id) for one in stored)
    assert stored[0].document.revision == 1


@pytest.mark.parametrize("place", [0, 5, 9])
def test_if_one_of_several_is_there_none_is_created(store: DocumentStore, place: int) -> None:
    before = store.create(subject(id=f"x-{place}", title="Schon da"))
    with pytest.raises(AlreadyThereError):
        store.create_all([subject(id=f"x-{n}") for n in range(10)])
    assert list(store.ids(Subject)) == [f"x-{place}"]
    assert store.load(Subject, f"x-{place}") == before


def test_no_documents_are_created_together(store: DocumentStore) -> None:
    assert list(store.create_all([])) == []
