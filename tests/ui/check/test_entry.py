"""What the field sends is saved once, whatever it repeats; what was not saved is said with its question."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from gelingenscheck import access
from gelingenscheck.access import Action, Reach, Role
from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import Assessment, Choice
from gelingenscheck.catalogue import Phase
from gelingenscheck.ui import context
from gelingenscheck.ui.check import entry
from gelingenscheck.usecases import entry as typing
from gelingenscheck.usecases.checks import change_answer, finalise_check
from tests.browser import store

KEY = "gc-entry"
FIRST, SECOND = "needs-asked", "group-differences"
Send = Callable[..., dict[str, Any]]


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Assessment:
    """Return a draft in a folder that the pages work with."""
    begun = store.begin(tmp_path, Phase.PLANNING)
    desk = store.desk(tmp_path)
    monkeypatch.setattr(context, "desk", lambda: desk)
    monkeypatch.setattr(st, "session_state", {})
    return begun


@pytest.fixture
def send(draft: Assessment) -> Send:
    """Send entries as the field does, and return what the visit remembers."""

    def sent(*entries: Any, field: str = "one") -> dict[str, Any]:
        st.session_state[KEY] = SimpleNamespace(entries={"token": field, "entries": list(entries)})
        entry._take(draft.id, KEY)
        return entry._memory(draft.id)

    return sent


def typed(n: int, question: str, key: str, shown: str = "", text: str = "") -> dict[str, Any]:
    return {"n": n, "question": question, "key": key, "text": text, "shown_key": shown, "shown_text": ""}


def levels(draft: Assessment) -> dict[str, int]:
    return store.levels(context.desk().store.load(Assessment, draft.id).document)


def test_entries_are_saved_in_their_order_and_confirmed_by_number(send: Send, draft: Assessment) -> None:
    assert send(typed(1, FIRST, "3"), typed(2, SECOND, "1"))["taken"] == 2
    assert levels(draft) == {FIRST: 3, SECOND: 1}


def test_what_is_repeated_until_it_is_confirmed_is_saved_once(send: Send, draft: Assessment) -> None:
    send(typed(1, FIRST, "3"))
    memory = send(typed(1, FIRST, "3"), typed(2, FIRST, "2", shown="3"))
    assert memory["failed"] == {}
    send(typed(1, FIRST, "3"), typed(2, FIRST, "2", shown="3"))
    assert levels(draft) == {FIRST: 2}


def test_what_was_saved_is_not_compared_again_with_what_somebody_saved_since(send: Send, draft: Assessment) -> None:
    send(typed(1, FIRST, "3"))
    known = context.desk().store.load(Assessment, draft.id).document.answer(FIRST).choice
    change_answer(context.desk(), draft.id, Change(question=FIRST, part="choice", shown=known, new=Choice(level=4)))
    assert send(typed(1, FIRST, "3"), typed(2, SECOND, "1"))["failed"] == {}
    assert levels(draft) == {FIRST: 4, SECOND: 1}


def test_a_field_that_was_opened_anew_counts_from_one_again(send: Send, draft: Assessment) -> None:
    send(typed(1, FIRST, "3"), typed(2, SECOND, "1"))
    assert send(typed(1, FIRST, "4", shown="3"), field="u")["taken"] == 1
    assert levels(draft)[FIRST] == 4


def test_what_somebody_else_saved_meanwhile_stays_until_it_is_typed_again(send: Send, draft: Assessment) -> None:
    send(typed(1, FIRST, "3"))
    memory = send(typed(1, FIRST, "1"), typed(2, SECOND, "2"), field="someone else")
    assert list(memory["failed"]) == [FIRST]
    assert "„1“ ist nicht gespeichert" in memory["failed"][FIRST]
    assert levels(draft) == {FIRST: 3, SECOND: 2}, "the other one is saved"
    assert send(typed(3, FIRST, "1", shown="3"), field="someone else")["failed"] == {}
    assert levels(draft)[FIRST] == 1


def test_a_final_check_refuses_in_a_sentence(send: Send, draft: Assessment) -> None:
    send(typed(1, FIRST, "3"))
    finalise_check(context.desk(), draft.id)
    assert "abgeschlossen" in send(typed(2, FIRST, "1", shown="3"))["failed"][FIRST]
    assert levels(draft) == {FIRST: 3}


def test_what_is_denied_is_not_saved(send: Send, draft: Assessment, monkeypatch: pytest.MonkeyPatch) -> None:
    rest = {known: Reach.ALL for known in Action if known is not Action.CHECK_PROJECT}
    monkeypatch.setattr(access, "PERMISSIONS", {Role.LOCAL: rest})
    assert "nicht vorgesehen" in send(typed(1, FIRST, "3"))["failed"][FIRST]
    assert levels(draft) == {}


def test_a_store_that_does_not_answer_is_said(send: Send, draft: Assessment, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(typing, "enter", lambda *_, **__: 1 / 0)
        assert "Der Speicher antwortet nicht" in send(typed(1, FIRST, "3"))["failed"][FIRST]
    assert send(typed(2, FIRST, "3"))["failed"] == {}
    assert levels(draft) == {FIRST: 3}


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        3,
        "x",
        {"n": "1"},
        {"n": 1},
        {"n": 1, "question": {}},
        typed(1, "nirgends", "3"),
        typed(1, FIRST, "77"),
    ],
)
def test_a_browser_may_send_anything(send: Send, draft: Assessment, sent: Any) -> None:
    send(sent)
    st.session_state[KEY] = SimpleNamespace(entries=sent)
    entry._take(draft.id, KEY)
    assert levels(draft) == {}
