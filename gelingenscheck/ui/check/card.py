"""The card of one question: place and saved state, the question, seven rows, one reserved line, two folds."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.lifecycle import NotAnOptionError
from gelingenscheck.assessment.model import Answer, NoAnswer
from gelingenscheck.catalogue import Asked, Factor, Phase, Question
from gelingenscheck.i18n import Words
from gelingenscheck.ui import failures, layout
from gelingenscheck.ui.check import answering, beside, progress, slot, together
from gelingenscheck.ui.check.answering import DONT_KNOW, NOT_APPLICABLE, Code, Place
from gelingenscheck.ui.check.checks import OpenCheck, load
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.simple import said


def card(check_id: str, factor: Factor, question: Asked, bars: progress.Bars) -> None:
    """Draw one question, and how far one is with it; runs as a fragment, so it asks for permission by itself.

    A click draws this fragment only, in one run. Naming fragments to draw instead would cost a second run, and of
    two quick clicks on two cards the first would never be drawn.
    """
    with failures.sentences():
        check = load(check_id, action=Action.CHECK_PROJECT)
        number = f"{factor.number}.{check.on_page(factor).index(question) + 1}"
        place = Place(check=check_id, question=question.id, spot=(factor.id, number))
        answer = check.assessment.answer(question.id)
        place.show(answer)
        progress.show(check, factor, bars)
        with layout.box(question.id, gap="small"):
            _top(check, factor, question, place, answer)
            st.header(said(question.text, check.words), anchor=False)
            if place.unsaved is not None and place.unsaved.reason is None:
                beside.conflict(check, question, place, answer)
                return
            _levels(check, question, place, answer)
            with st.container(key=f"gc-slot-{question.id}", horizontal=True, vertical_alignment="center", gap="small"):
                slot.fill(check, factor, question, place, answer)
            failures.show_noted(place.key("failure"))
            left, right = st.columns(2, gap="medium")
            with left:
                beside.rationale_evidence_target(check, place, answer)
            with right:
                beside.why(check, factor, question)
            together.fold(check, place, factor.id)


def _top(check: OpenCheck, factor: Factor, question: Asked, place: Place, answer: Answer) -> None:
    words = check.words
    due = check.on_page(factor)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xsmall"):
        kind = _kind(check, factor, question)
        layout.note(words("{i} von {n} · {phase}", i=due.index(question) + 1, n=len(due), phase=kind))
        with st.container(key=f"gc-saved-{question.id}", width="content", gap=None):
            st.markdown(f":small[{_state(check, place, answer)}]", width="content")


def _kind(check: OpenCheck, factor: Factor, question: Asked) -> str:
    """Say when a question to a project is due, or which factor one to a unit belongs to."""
    words = check.words
    if isinstance(question, Question):
        return words("Planung") if question.phase == Phase.PLANNING else words("Umsetzung")
    return said(factor.title, words)


def _state(check: OpenCheck, place: Place, answer: Answer) -> str:
    """Say in few words how far this answer is."""
    words = check.words
    if place.unsaved is not None:
        two = place.unsaved.reason is None
        color, said = ("orange", words("zwei Antworten")) if two else ("red", words("nicht gespeichert"))
    elif place.reason_missing:
        color, said = "orange", words("Grund fehlt noch")
    elif answer.given:
        color, said = "gray", words("✓ gespeichert {when}", when=saved_at(check, answer))
    else:
        color, said = "gray", words("noch offen")
    return f":{color}[{said}]"


def saved_at(check: OpenCheck, answer: Answer) -> str:
    """Return when an answer was saved: the time of today, else the day."""
    zone = check.desk.organisation.timezone
    if not isinstance(answer.at, datetime):
        return check.words.date(answer.at) if answer.at else ""
    local = answer.at.astimezone(zone)
    if local.date() == datetime.now(zone).date():
        return check.words.time(local, zone)
    return check.words.date(local.date())


def label(question: Asked, words: Words, code: Code) -> str:
    """Return an option as it stands in the list: its number or sign, and its sentence."""
    if code == DONT_KNOW:
        return ":gray[?] " + words("Weiß noch nicht")
    if code == NOT_APPLICABLE:
        return ":gray[–] " + words("Trifft nicht zu, weil …")
    return f":gray[{code}] {said(question.anchors[int(code)], words)}"


def _levels(check: OpenCheck, question: Asked, place: Place, answer: Answer) -> None:
    """Draw the options; what is selected is what is stored, or what could not be saved yet."""
    unsaved, chosen = place.unsaved, place.waiting("choice")
    if chosen is not None:
        selected = answering.code_of(chosen.change.new)
    else:
        selected = NOT_APPLICABLE if place.reason_missing else answering.code_of(answer.choice)
    choices = answering.options(may_not_apply=question.na is not None)
    key = _key(place)
    answering.assign(key, selected if selected in choices else None)
    labels = {code: label(question, check.words, code) for code in choices}
    with st.container(key=f"gc-q-{question.id}"):
        st.radio(
            said(question.text, check.words),
            choices,
            index=None,
            key=key,
            format_func=labels.__getitem__,
            label_visibility="collapsed",
            on_change=_choose,
            args=(place, choices),
            width="stretch",
        )
    if unsaved is not None and unsaved.reason is not None:
        st.error(esc(unsaved.reason), icon=":material/error:")
        with st.container(horizontal=True, gap="small"):
            st.button(
                check.words("Erneut versuchen"),
                key=place.key("again"),
                icon=":material/refresh:",
                on_click=_try_again,
                args=(place,),
            )
            st.button(
                check.words("Gespeicherten Stand zeigen"),
                key=place.key("let-go"),
                type="tertiary",
                on_click=_let_go,
                args=(place,),
            )


def _key(place: Place) -> str:
    return place.key(f"level-{place.generation('choice')}")


def _choose(place: Place, choices: Sequence[Code]) -> None:
    if _key(place) not in st.session_state:
        return  # the browser repeats the choice of a card that shows another answer by now
    code: Code | None = st.session_state[_key(place)]
    if code not in choices:  # a browser may send anything
        st.session_state[place.key("failure")] = NotAnOptionError()
    elif code == NOT_APPLICABLE and place.shown.no_answer is not NoAnswer.NOT_APPLICABLE:
        place.await_reason(waiting=True)
    else:
        place.await_reason(waiting=False)
        if code != NOT_APPLICABLE:
            place.save("choice", answering.choice_of(code))
    place.redraw()


def _try_again(place: Place) -> None:
    place.try_again()
    place.redraw()


def _let_go(place: Place) -> None:
    place.let_go()
    place.redraw()
