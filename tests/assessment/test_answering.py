"""One answer at a time: nothing is lost, nothing vanishes, nothing that is no option gets in."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gelingenscheck.assessment.answering import AnswerChangedError, Change, answer, not_applicable_for_rest
from gelingenscheck.assessment.model import (
    ANSWER_FIELDS,
    NO_ANSWER_YET,
    OPEN,
    Answer,
    Assessment,
    Check,
    Choice,
    Evidence,
    NoAnswer,
    QuickAnswer,
    QuickState,
    Status,
    Target,
)
from gelingenscheck.assessment.options import MAX_TEXT
from gelingenscheck.assessment.refusals import (
    DiscardedError,
    FinalError,
    LinkError,
    NotAnOptionError,
    ReasonMissingError,
    TextTooLongError,
    UnknownQuestionError,
)
from gelingenscheck.assessment.subject import Subject, SubjectKind
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.catalogue.reader import load
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.settings import ROOT
from tests.assessment.conftest import BEGUN, LATER, begun

KEY, PLAIN = "needs-asked", "group-differences"
"""A key question, and one that may be not applicable."""
NOT_APPLICABLE = Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="internal-only")


def level(n: int) -> Choice:
    return Choice(level=n)


def said(draft: Assessment, catalogue: Catalogue, part: str, new: Any, question: str = PLAIN) -> Assessment:
    """Return the draft after somebody who saw what is stored changed one part."""
    shown = getattr(draft.answer(question), part)
    return answer(draft, Change(question=question, part=part, shown=shown, new=new), catalogue, stamp=LATER)


@pytest.mark.parametrize("n", range(5))
def test_a_level_is_stored_with_role_and_time(draft: Assessment, catalogue: Catalogue, n: int) -> None:
    changed = said(draft, catalogue, "choice", level(n))
    assert changed.answers == {PLAIN: Answer(choice=level(n), at=LATER.at, by=LATER.by)}
    assert changed.changed == LATER
    assert changed.created == BEGUN
    assert draft.answers == {}


def test_an_answer_is_given_when_something_was_chosen_even_if_it_is_zero(
    draft: Assessment, catalogue: Catalogue
) -> None:
    assert said(draft, catalogue, "choice", level(0)).answer(PLAIN).given
    assert said(draft, catalogue, "choice", Choice(no_answer=NoAnswer.DONT_KNOW)).answer(PLAIN).given
    assert not said(draft, catalogue, "rationale", "Noch unklar.").answer(PLAIN).given


def test_taking_back_leaves_what_was_written_beside_it(draft: Assessment, catalogue: Catalogue) -> None:
    written = said(said(draft, catalogue, "choice", level(3)), catalogue, "rationale", "Drei Gespräche.")
    back = said(written, catalogue, "choice", OPEN)
    assert not back.answer(PLAIN).given
    assert back.answer(PLAIN).rationale == "Drei Gespräche."


def test_an_answer_of_which_nothing_is_left_is_absent(draft: Assessment, catalogue: Catalogue) -> None:
    for part, new in (("choice", level(3)), ("rationale", "Darum."), ("evidence", (Evidence(text="Plan"),))):
        changed = said(draft, catalogue, part, new)
        assert said(changed, catalogue, part, getattr(NO_ANSWER_YET, part)).answers == {}


def test_each_part_of_an_answer_merges_by_itself(draft: Assessment, catalogue: Catalogue) -> None:
    changes = [
        Change(question=PLAIN, part="choice", shown=OPEN, new=level(4)),
        Change(question=PLAIN, part="rationale", shown=None, new="Darum."),
        Change(question=PLAIN, part="evidence", shown=(), new=(Evidence(link="https://example.org"),)),
        Change(question=PLAIN, part="target", shown=None, new=Target(level=3, reason="Reicht hier.")),
    ]
    assert {change.part for change in changes} == set(ANSWER_FIELDS)
    results = []
    for order in permutations(changes):
        merged = draft
        for change in order:
            merged = answer(merged, change, catalogue, stamp=LATER)
        results.append(merged)
    assert all(result == results[0] for result in results)
    assert results[0].answer(PLAIN) == Answer(
        choice=level(4), rationale="Darum.", evidence=(Evidence(link="https://example.org"),),
        target=Target(level=3, reason="Reicht hier."), at=LATER.at, by=LATER.by,
    )  # fmt: skip


def test_a_conflict_carries_both_answers_and_changes_nothing(draft: Assessment, catalogue: Catalogue) -> None:
    theirs = said(draft, catalogue, "choice", level(1))
    mine = Change(question=PLAIN, part="choice", shown=OPEN, new=level(4))
    with pytest.raises(AnswerChangedError) as caught:
        answer(theirs, mine, catalogue, stamp=LATER)
    assert caught.value.change == mine
    assert caught.value.stored == theirs.answer(PLAIN)


def test_the_same_answer_twice_is_no_conflict_and_no_change(draft: Assessment, catalogue: Catalogue) -> None:
    theirs = said(draft, catalogue, "choice", level(1))
    again = Change(question=PLAIN, part="choice", shown=OPEN, new=level(1))
    assert answer(theirs, again, catalogue, stamp=replace(LATER, by="other@it")) is theirs


def test_what_one_person_takes_back_the_other_still_sees_as_a_conflict(draft: Assessment, catalogue: Catalogue) -> None:
    shown = said(draft, catalogue, "choice", level(1))
    back = said(shown, catalogue, "choice", OPEN)
    with pytest.raises(AnswerChangedError):
        answer(back, Change(question=PLAIN, part="choice", shown=level(1), new=level(2)), catalogue, stamp=LATER)


@pytest.mark.parametrize(
    "choice",
    [
        Choice(level=5),
        Choice(level=-1),
        Choice(level=3, no_answer=NoAnswer.DONT_KNOW),
        Choice(level=3, reason="internal-only"),
        Choice(level=3, note="Notiz"),
        Choice(reason="internal-only"),
        Choice(note="Notiz"),
        Choice(no_answer=NoAnswer.DONT_KNOW, reason="internal-only"),
        Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="compulsory"),
        Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="no-such-reason"),
    ],
)
def test_what_is_no_option_is_refused(draft: Assessment, catalogue: Catalogue, choice: Choice) -> None:
    with pytest.raises(NotAnOptionError):
        said(draft, catalogue, "choice", choice)


def test_a_known_reason_is_enough_for_not_applicable(draft: Assessment, catalogue: Catalogue) -> None:
    assert said(draft, catalogue, "choice", NOT_APPLICABLE).answer(PLAIN).choice == NOT_APPLICABLE


@pytest.mark.parametrize("note", [None, "", "  \n"])
def test_another_reason_needs_words(draft: Assessment, catalogue: Catalogue, note: str | None) -> None:
    with pytest.raises(ReasonMissingError):
        said(draft, catalogue, "choice", Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="other", note=note))
    with pytest.raises(ReasonMissingError):
        said(draft, catalogue, "choice", Choice(no_answer=NoAnswer.NOT_APPLICABLE, note=note))


def test_a_key_question_is_never_not_applicable(draft: Assessment, catalogue: Catalogue) -> None:
    assert catalogue.questions[KEY].key
    other = Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="other", note="Darum.")
    for choice in (NOT_APPLICABLE, other):
        with pytest.raises(NotAnOptionError):
            said(draft, catalogue, "choice", choice, KEY)


@pytest.mark.parametrize("part", ["at", "by", "level", "__class__", ""])
def test_only_what_people_set_can_be_changed(draft: Assessment, catalogue: Catalogue, part: str) -> None:
    with pytest.raises(NotAnOptionError):
        answer(draft, Change(question=PLAIN, part=part, shown=None, new=None), catalogue, stamp=LATER)


@pytest.mark.parametrize(
    ("part", "new"),
    [
        ("rationale", "x" * (MAX_TEXT + 1)),
        ("evidence", (Evidence(text="x" * (MAX_TEXT + 1)),)),
        ("evidence", (Evidence(link="https://" + "x" * MAX_TEXT),)),
        ("target", Target(level=3, reason="x" * (MAX_TEXT + 1))),
        ("choice", Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="other", note="x" * (MAX_TEXT + 1))),
    ],
)
def test_a_text_has_a_limit(draft: Assessment, catalogue: Catalogue, part: str, new: Any) -> None:
    with pytest.raises(TextTooLongError) as caught:
        said(draft, catalogue, part, new)
    assert str(MAX_TEXT) in str(caught.value)


def test_a_text_may_be_as_long_as_the_limit(draft: Assessment, catalogue: Catalogue) -> None:
    assert said(draft, catalogue, "rationale", "x" * MAX_TEXT).answer(PLAIN).rationale == "x" * MAX_TEXT


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", "example.org", "", " https://x"],
)
def test_a_link_is_a_web_address(draft: Assessment, catalogue: Catalogue, link: str) -> None:
    with pytest.raises(LinkError):
        said(draft, catalogue, "evidence", (Evidence(text="gut", link="https://a.de"), Evidence(link=link)))


@pytest.mark.parametrize("link", ["https://example.org/a?b=c#d", "http://example.org", "HTTPS://EXAMPLE.ORG"])
def test_web_addresses_are_kept_as_typed(draft: Assessment, catalogue: Catalogue, link: str) -> None:
    assert said(draft, catalogue, "evidence", (Evidence(link=link),)).answer(PLAIN).evidence == (Evidence(link=link),)


@pytest.mark.parametrize("n", [-1, 5])
def test_a_target_is_a_level(draft: Assessment, catalogue: Catalogue, n: int) -> None:
    with pytest.raises(NotAnOptionError):
        said(draft, catalogue, "target", Target(level=n))
    assert said(draft, catalogue, "target", Target(level=3)).answer(PLAIN).target == Target(level=3)


def test_an_unknown_question_is_refused_by_a_short_name(draft: Assessment, catalogue: Catalogue) -> None:
    with pytest.raises(UnknownQuestionError) as caught:
        said(draft, catalogue, "choice", level(1), "x" * 10_000)
    assert len(str(caught.value)) < 300


def test_each_kind_of_check_has_its_own_questions(
    draft: Assessment, quick: Assessment, crosscutting: Assessment, catalogue: Catalogue
) -> None:
    assert said(crosscutting, catalogue, "choice", level(2), "identities-standard").answers
    for check, question in (
        (draft, "identities-standard"), (draft, "identities"), (crosscutting, PLAIN), (quick, PLAIN),
        (quick, "identities-standard"),
    ):  # fmt: skip
        with pytest.raises(UnknownQuestionError):
            said(check, catalogue, "choice", level(2), question)


def test_a_crosscutting_question_is_never_not_applicable(crosscutting: Assessment, catalogue: Catalogue) -> None:
    with pytest.raises(NotAnOptionError):
        said(crosscutting, catalogue, "choice", NOT_APPLICABLE, "identities-standard")


def test_what_is_closed_is_not_answered(draft: Assessment, quick: Assessment, catalogue: Catalogue) -> None:
    for check in (draft, quick):
        for closed, error in (
            (replace(check, status=Status.FINAL), FinalError), (replace(check, discarded=BEGUN), DiscardedError)
        ):  # fmt: skip
            with pytest.raises(error):
                said(closed, catalogue, "choice", level(1))
            with pytest.raises(error):
                answer(closed, quickly("identities", None, None), catalogue, stamp=LATER)
            with pytest.raises(error):
                not_applicable_for_rest(closed, PLAIN, catalogue, stamp=LATER)


# ---- quick check


def quickly(factor: str, shown: QuickAnswer | None, new: QuickAnswer | None) -> Change:
    return Change(question=factor, part="quick", shown=shown, new=new)


TOUCHED = QuickAnswer(state=QuickState.TOUCHED, text="Sitzplätze an der Haltestelle")


def test_a_quick_answer_is_set_and_taken_back(quick: Assessment, catalogue: Catalogue) -> None:
    changed = answer(quick, quickly("identities", None, TOUCHED), catalogue, stamp=LATER)
    assert changed.quick == {"identities": TOUCHED}
    assert changed.changed == LATER
    assert answer(changed, quickly("identities", TOUCHED, None), catalogue, stamp=LATER).quick == {}
    assert answer(changed, quickly("identities", None, TOUCHED), catalogue, stamp=BEGUN) is changed


def test_a_quick_conflict_carries_both_answers(quick: Assessment, catalogue: Catalogue) -> None:
    theirs = answer(quick, quickly("identities", None, TOUCHED), catalogue, stamp=LATER)
    mine = quickly("identities", None, QuickAnswer(state=QuickState.OPEN))
    with pytest.raises(AnswerChangedError) as caught:
        answer(theirs, mine, catalogue, stamp=LATER)
    assert caught.value.change == mine
    assert caught.value.stored_quick == TOUCHED


def test_a_quick_text_has_a_limit(quick: Assessment, catalogue: Catalogue) -> None:
    long = QuickAnswer(state=QuickState.OPEN, text="x" * (MAX_TEXT + 1))
    with pytest.raises(TextTooLongError):
        answer(quick, quickly("identities", None, long), catalogue, stamp=LATER)


@pytest.mark.parametrize("factor", ["no-such-factor", PLAIN, ""])
def test_a_quick_check_asks_about_factors(quick: Assessment, catalogue: Catalogue, factor: str) -> None:
    with pytest.raises(UnknownQuestionError):
        answer(quick, quickly(factor, None, TOUCHED), catalogue, stamp=LATER)


def test_a_full_check_has_no_quick_answers(draft: Assessment, catalogue: Catalogue) -> None:
    with pytest.raises(UnknownQuestionError):
        answer(draft, quickly("identities", None, TOUCHED), catalogue, stamp=LATER)


# ---- not applicable for the rest of the factor


def test_not_applicable_is_taken_over_to_the_open_rest_of_the_factor(draft: Assessment, catalogue: Catalogue) -> None:
    factor = catalogue.by_id["identities"]
    first, *others = [question for question in factor.questions if question.na is not None]
    assert first.na is not None
    answered = others[0].id
    before = said(said(draft, catalogue, "choice", NOT_APPLICABLE, first.id), catalogue, "choice", level(0), answered)
    written = said(before, catalogue, "rationale", "Steht noch aus.", others[1].id)
    after = not_applicable_for_rest(written, first.id, catalogue, stamp=LATER)
    assert after.answer(answered).level == 0
    assert after.answer(KEY) == NO_ANSWER_YET
    assert after.answer(others[1].id).rationale == "Steht noch aus."
    for question in others[1:]:
        choice = after.answer(question.id).choice
        assert choice.no_answer is NoAnswer.NOT_APPLICABLE
        assert question.na is not None
        if "internal-only" in question.na:
            assert choice == NOT_APPLICABLE
        else:
            assert (choice.reason, choice.note) == ("other", first.na["internal-only"].de)
    assert set(after.answers) <= {question.id for question in factor.questions}


def test_another_reason_is_taken_over_with_its_words(draft: Assessment, catalogue: Catalogue) -> None:
    other = Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="other", note="Nur eine Software.")
    after = not_applicable_for_rest(said(draft, catalogue, "choice", other), PLAIN, catalogue, stamp=LATER)
    assert len(after.answers) > 1
    assert {known.choice for known in after.answers.values()} == {other}


def test_before_the_start_only_what_is_due_is_not_applicable(draft: Assessment, catalogue: Catalogue) -> None:
    planned = replace(draft, phase=Phase.PLANNING)
    after = not_applicable_for_rest(said(planned, catalogue, "choice", NOT_APPLICABLE), PLAIN, catalogue, stamp=LATER)
    assert {catalogue.questions[id_].phase for id_ in after.answers} == {"planning"}


@pytest.mark.parametrize("choice", [OPEN, level(2), Choice(no_answer=NoAnswer.DONT_KNOW)])
def test_there_must_be_a_reason_to_take_over(draft: Assessment, catalogue: Catalogue, choice: Choice) -> None:
    with pytest.raises(ReasonMissingError):
        not_applicable_for_rest(said(draft, catalogue, "choice", choice), PLAIN, catalogue, stamp=LATER)


def test_taking_over_from_an_unknown_question_is_refused(draft: Assessment, catalogue: Catalogue) -> None:
    with pytest.raises(UnknownQuestionError):
        not_applicable_for_rest(draft, "no-such-question", catalogue, stamp=LATER)


# ---- any number of people at once

CATALOGUE = load(ROOT / "factors.yaml")
START = begun(
    Check.FULL,
    Subject(id="p-1", kind=SubjectKind.PROJECT, title="P", department="tiefbau", changed=BEGUN),
    CATALOGUE,
)
PARTS = {
    "choice": st.one_of(
        st.integers(min_value=-1, max_value=5).map(level),
        st.sampled_from([OPEN, NOT_APPLICABLE, Choice(no_answer=NoAnswer.DONT_KNOW)]),
    ),
    "rationale": st.none() | st.text(max_size=5),
    "evidence": st.lists(st.builds(Evidence, text=st.text(max_size=3)), max_size=2).map(tuple),
    "target": st.none() | st.builds(Target, level=st.integers(min_value=0, max_value=4)),
}


@st.composite
def changes(draw: st.DrawFn, question: str) -> Change:
    part = draw(st.sampled_from(sorted(PARTS)))
    shown = getattr(NO_ANSWER_YET, part)
    return Change(question=question, part=part, shown=shown, new=draw(PARTS[part]))


def applied(assessment: Assessment, change: Change) -> Assessment:
    """Return the assessment after a change, or as it was where the change is refused."""
    try:
        return answer(assessment, change, CATALOGUE, stamp=LATER)
    except GelingenscheckError:
        return assessment


@settings(deadline=None)
@given(st.data(), st.lists(st.sampled_from(sorted(CATALOGUE.questions)), unique=True, min_size=2, max_size=2))
def test_changes_to_different_questions_commute(data: st.DataObject, questions: list[str]) -> None:
    first, second = (data.draw(changes(question)) for question in questions)
    assert applied(applied(START, first), second) == applied(applied(START, second), first)


@settings(deadline=None)
@given(st.data())
def test_a_refused_change_leaves_every_answer_and_an_accepted_one_all_others(data: st.DataObject) -> None:
    known = START
    for _ in range(data.draw(st.integers(min_value=1, max_value=8))):
        change = data.draw(changes(data.draw(st.sampled_from([KEY, PLAIN]))))
        before, known = known, applied(known, change)
        changed = {id_ for id_ in (KEY, PLAIN) if before.answer(id_) != known.answer(id_)}
        assert changed <= {change.question}
        if changed:
            assert getattr(known.answer(change.question), change.part) == change.new
