"""An assessment of another catalogue is never changed, and never stands in the way of one of ours."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from gelingenscheck.assessment.belonging import OtherCatalogueError
from gelingenscheck.assessment.lifecycle import Change
from gelingenscheck.assessment.model import Assessment, Check, Choice
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.i18n import words_in
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.examples import NoExamplesError, fit, load_examples
from tests.catalogue import assembled
from tests.usecases.memory import MemoryStore


@pytest.fixture
def other(desk: Desk) -> Desk:
    """Return the same desk with another catalogue that has the same ids of factors and questions."""
    return replace(desk, catalogue=assembled.catalogue(8))


@pytest.fixture
def draft(desk: Desk, project: Subject) -> Assessment:
    return checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)


def _change(desk: Desk, id_: str) -> Assessment:
    question = next(iter(desk.catalogue.questions))
    change = Change(question=question, part="choice", shown=Choice(), new=Choice(level=4))
    return checks.change_answer(desk, id_, change)


ACTS: dict[str, Callable[[Desk, str], Any]] = {
    "answer": _change,
    "rest": lambda desk, id_: checks.take_over_for_rest(desk, id_, next(iter(desk.catalogue.questions))),
    "finalise": checks.finalise_check,
    "discard": checks.discard_check,
    "restore": checks.restore_check,
    "revise": checks.revise_check,
}


@pytest.mark.parametrize("act", ACTS)
def test_nothing_changes_an_assessment_of_another_catalogue(
    other: Desk, draft: Assessment, store: MemoryStore, act: str
) -> None:
    saves = store.saves
    with pytest.raises(OtherCatalogueError) as refused:
        ACTS[act](other, draft.id)
    assert store.saves == saves
    assert store.load(Assessment, draft.id).document == draft
    said = refused.value.said(words_in("de"))
    assert "„gelingensfaktoren“ (Fassung 1.0.0)" in said
    assert "„eigener“" in said


def test_a_draft_of_another_catalogue_does_not_keep_one_from_beginning(
    other: Desk, draft: Assessment, project: Subject
) -> None:
    own = checks.start_check(other, project.id, check=Check.FULL, phase=Phase.RUNNING)
    assert (own.id, own.catalogue.id) == (f"{project.id}-2", "eigener")
    assert checks.open_draft(other, project.id, check=Check.FULL) == own
    assert _change(other, own.id).answers


def test_another_version_of_the_same_catalogue_is_changed_as_ever(desk: Desk, draft: Assessment) -> None:
    newer = replace(desk, catalogue=replace(desk.catalogue, version="1.1.0"))
    assert _change(newer, draft.id).answers


def test_the_stories_are_told_of_our_catalogue_only(desk: Desk, other: Desk, store: MemoryStore) -> None:
    assert fit(desk.catalogue)
    assert not fit(other.catalogue)
    with pytest.raises(NoExamplesError, match="eigener"):
        load_examples(other)
    assert store.saves == 0
