"""The one reserved line of a card: the reason, the measure, "without evidence", or blank."""

from datetime import timedelta

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.model import OTHER_REASON, Answer, NoAnswer
from gelingenscheck.catalogue import Asked, Factor, Question
from gelingenscheck.scoring.sheet import EVIDENCE_FROM
from gelingenscheck.ui import context, failures, layout
from gelingenscheck.ui.check import answering
from gelingenscheck.ui.check.answering import NOT_APPLICABLE, Place
from gelingenscheck.ui.check.checks import OpenCheck, load, require_answering
from gelingenscheck.usecases import checks, measures

BLANK = "\u00a0"
CLARIFY = timedelta(days=14)


def fill(check: OpenCheck, factor: Factor, question: Asked, place: Place, answer: Answer) -> None:
    """Fill the one reserved line; it is never empty, since an empty container vanishes and the page would jump."""
    if place.reason_missing or answer.no_answer is NoAnswer.NOT_APPLICABLE:
        _reason(check, factor, question, place, answer)
    elif answer.no_answer is NoAnswer.DONT_KNOW:
        _clarify(check, question, place)
    elif answer.level is not None and answer.level >= EVIDENCE_FROM and not answer.evidence:
        badge, hint = check.words("ohne Nachweis"), check.words("Ein Link genügt.")
        st.markdown(f":gray-badge[{badge}]\u2002:small[:gray[{hint}]]")
    else:
        st.markdown(BLANK)


def _reason(check: OpenCheck, factor: Factor, question: Asked, place: Place, answer: Answer) -> None:
    words, known = check.words, question.na or {}
    stored = answer.choice if answer.no_answer is NoAnswer.NOT_APPLICABLE else None
    chosen = st.session_state.get(place.key("other")) or (stored.reason if stored else None)
    answering.assign(place.key("reason"), chosen if chosen in (*known, OTHER_REASON) else None)
    st.selectbox(
        words("Warum trifft es nicht zu?"),
        [*known, OTHER_REASON],
        index=None,
        key=place.key("reason"),
        format_func=lambda id_: known[id_].said(words.lang) if id_ in known else words("anderer Grund: …"),
        label_visibility="collapsed",
        placeholder=words("Bitte einen Grund wählen"),
        width=420,
        on_change=_choose_reason,
        args=(place,),
    )
    if chosen == OTHER_REASON:
        st.text_input(
            words("Anderer Grund"),
            value=(stored.note or "") if stored else "",
            key=place.key("note"),
            label_visibility="collapsed",
            placeholder=words("Grund in Ihren Worten, ohne Namen"),
            width=420,
            on_change=_write_note,
            args=(place,),
        )
    elif stored is not None and any(
        other.na is not None and not check.assessment.answer(other.id).given for other in check.due(factor)
    ):
        st.button(
            words("Auch für den offenen Rest dieses Faktors"),
            key=place.key("rest"),
            type="tertiary",
            on_click=_take_over,
            args=(place,),
        )


def _choose_reason(place: Place) -> None:
    reason: str | None = st.session_state[place.key("reason")]
    st.session_state[place.key("other")] = reason if reason == OTHER_REASON else None
    if reason is not None and reason != OTHER_REASON:
        place.save("choice", answering.choice_of(NOT_APPLICABLE, reason=reason))
    place.redraw()


def _write_note(place: Place) -> None:
    note: str = st.session_state[place.key("note")].strip()
    if note:
        st.session_state.pop(place.key("other"), None)
        place.save("choice", answering.choice_of(NOT_APPLICABLE, reason=OTHER_REASON, note=note))
    place.redraw()


def _take_over(place: Place) -> None:
    with failures.noted(place.key("failure")):
        require_answering(place.check)
        checks.take_over_for_rest(context.desk(), place.check, place.question, role=context.user().role)
    st.rerun()  # the other cards show it, too


def _clarify(check: OpenCheck, question: Asked, place: Place) -> None:
    words, subject = check.words, check.subject
    if not isinstance(question, Question):
        layout.note(words("Lässt sich jederzeit ergänzen."))
        return
    if subject is None:
        st.markdown(BLANK)
        return
    if any(known.question == question.id and known.source == check.assessment.id for known in subject.measures):
        layout.note(words("✓ als Maßnahme angelegt"))
        return
    due = check.desk.today + CLARIFY
    st.button(
        words("Maßnahme anlegen: klären bis {date}", date=words.date(due)),
        key=place.key("clarify"),
        type="tertiary",
        icon=":material/add_task:",
        on_click=_add_clarifying,
        args=(place,),
    )


def _add_clarifying(place: Place) -> None:
    with failures.noted(place.key("failure")):
        check = load(place.check, action=Action.CHECK_PROJECT)
        context.require(Action.CHANGE_SUBJECT, check.subject.department if check.subject else None)
        due = check.desk.today + CLARIFY
        measure = measures.to_clarify(check.assessment, place.question, check.desk.catalogue, check.words, due=due)
        measures.add_measure(check.desk, check.assessment.subject, measure, role=context.user().role)
    place.redraw()
