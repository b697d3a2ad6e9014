"""The life of a unit's return: texts merge by themselves, nothing is lost, a nil return has its reason."""

import pytest

from gelingenscheck.assessment.refusals import TextTooLongError
from gelingenscheck.returns import answering
from gelingenscheck.returns.model import Channel, ContactKind, ReturnStep, ReturnText
from gelingenscheck.returns.refusals import (
    DeclaredError,
    EmptyReturnError,
    NilReasonMissingError,
    NotDeclaredError,
    ReturnChangedError,
)
from tests.returns.made import change, stamp, unit_return

WRITTEN = answering.write(unit_return(), change("Zwei Querungen"), stamp=stamp(1))


def test_the_first_text_begins_a_return_and_the_next_one_does_not_again() -> None:
    both = answering.write(WRITTEN, change("Zeit", text=ReturnText.MISSING), stamp=stamp(2))
    assert both.texts == {ReturnText.DONE: "Zwei Querungen", ReturnText.MISSING: "Zeit"}
    assert [event.step for event in both.log] == [ReturnStep.BEGUN]


def test_taking_the_last_text_away_empties_a_return() -> None:
    empty = answering.write(WRITTEN, change("  ", shown="Zwei Querungen"), stamp=stamp(2))
    assert (empty.texts, empty.log[-1].step) == ({}, ReturnStep.EMPTIED)


@pytest.mark.parametrize("new", [None, "", " \n"])
def test_nothing_over_nothing_is_no_change(new: str | None) -> None:
    assert answering.write(unit_return(), change(new, shown=" "), stamp=stamp()) == unit_return()


def test_a_text_that_somebody_else_changed_keeps_both() -> None:
    with pytest.raises(ReturnChangedError) as caught:
        answering.write(WRITTEN, change("Drei Querungen"), stamp=stamp(2))
    assert (caught.value.stored, caught.value.new) == ("Zwei Querungen", "Drei Querungen")
    assert answering.write(WRITTEN, change("Zwei Querungen"), stamp=stamp(2)) is WRITTEN


def test_a_text_has_a_length() -> None:
    with pytest.raises(TextTooLongError):
        answering.write(unit_return(), change("x" * 4001), stamp=stamp())


def test_what_is_submitted_stays_until_it_is_taken_back() -> None:
    submitted = answering.submit(WRITTEN, stamp=stamp(2))
    assert submitted.declared is not None
    assert answering.submit(submitted, stamp=stamp(3)) is submitted
    with pytest.raises(DeclaredError):
        answering.write(submitted, change("anders", shown="Zwei Querungen"), stamp=stamp(3))
    with pytest.raises(DeclaredError):
        answering.declare_nil(submitted, "Nichts", stamp=stamp(3))
    back = answering.withdraw(submitted, stamp=stamp(3))
    assert (back.declared, back.texts) == (None, WRITTEN.texts)


def test_a_submission_says_something() -> None:
    with pytest.raises(EmptyReturnError):
        answering.submit(unit_return(), stamp=stamp())


def test_what_was_not_given_is_not_taken_back() -> None:
    with pytest.raises(NotDeclaredError):
        answering.withdraw(WRITTEN, stamp=stamp())


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_nil_return_takes_a_reason(reason: str) -> None:
    with pytest.raises(NilReasonMissingError):
        answering.declare_nil(unit_return(), reason, stamp=stamp())


def test_a_nil_return_keeps_the_texts_and_may_be_followed_by_a_submission() -> None:
    nil = answering.declare_nil(WRITTEN, " Kein Vorhaben ", stamp=stamp(2), on_behalf=Channel.TELEPHONE)
    assert nil.declared is not None
    assert (nil.declared.reason, nil.on_behalf, nil.texts) == ("Kein Vorhaben", Channel.TELEPHONE, WRITTEN.texts)
    assert answering.declare_nil(nil, "Kein Vorhaben", stamp=stamp(3)) is nil
    submitted = answering.submit(nil, stamp=stamp(3))
    assert submitted.declared is not None
    assert submitted.declared.step is ReturnStep.SUBMITTED
    assert submitted.on_behalf is None


def test_contacts_and_the_word_for_the_list_are_kept_beside() -> None:
    known = answering.confirmed(answering.contacted(WRITTEN, ContactKind.MAIL, stamp=stamp(2)), 4, stamp=stamp(3))
    assert [contact.kind for contact in known.contacts] == [ContactKind.MAIL]
    assert known.confirmed is not None
    assert known.confirmed.projects == 4
    assert known.log == WRITTEN.log
