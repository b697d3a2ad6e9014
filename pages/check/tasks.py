"""Task list of a check: the factors with their state, in any order."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, layout, numerals, simple
from gelingenscheck.ui.check import checks, closing, questionnaire, together, versions

check = checks.load(action=Action.CHECK_PROJECT)
words, catalogue = check.words, check.desk.catalogue
closing.turn_away(check)
given, due = check.total_given, check.total_due


def state(given: int, due: int) -> str:
    """Say how far a factor is, by sign and word."""
    if due == 0:
        return ":gray[" + words("noch nicht fällig") + "]"
    if given == 0:
        return ":gray[:material/radio_button_unchecked:\u2002" + words("offen") + "]"
    if given < due:
        return ":orange[:material/clock_loader_60:]\u2002" + words("{given} von {due}", given=given, due=due)
    return ":primary[:material/check_circle:]\u2002" + words("fertig")


with layout.page(layout.READ):
    layout.head(check.title, over=f"{check.department} · {check.phase} · {closing.saved(check)}")
    versions.notice(check)
    left = due - given
    progress = (
        words(
            "**{given} von {due}** Fragen beantwortet, noch etwa {minutes} Min.",
            given=given,
            due=due,
            minutes=numerals.minutes(left),
        )
        if left
        else words("**Alle {due} Fragen** sind beantwortet", due=due)
    )
    st.progress(given / due if due else 0.0, text=progress)
    with st.container(gap=None):
        for factor in catalogue.factors:
            done, of = check.given(factor), len(check.due(factor))
            with layout.row(f"factor-{factor.id}"):
                layout.note(str(factor.number), width=14)
                layout.link(
                    address.FACTOR, simple.said(factor.title, words), factor.id, width="stretch",
                    check=check.assessment.id, factor=factor.id,
                )  # fmt: skip
                with st.container(width=140, gap=None):
                    minutes = words("{n} Min.", n=numerals.minutes(of - done)) if done < of else ""
                    st.markdown(state(done, of) + (f"\u2002:small[:gray[{minutes}]]" if minutes else ""))
    layout.note(
        words(
            "Die Reihenfolge ist ein Vorschlag. Sie können jeden Faktor zuerst öffnen und jederzeit unterbrechen: "
            "Jede Antwort ist sofort gespeichert. Die Adresse dieser Seite führt auch auf einem anderen Gerät hierher."
        ),
        width="stretch",
    )
    questionnaire.offer(check)
    upcoming = check.next_factor()
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        go_on = words("Weiter bei Faktor {number}", number=upcoming.number) if left else words("Antworten prüfen")
        if st.button(go_on, type="primary", icon=":material/arrow_forward:", icon_position="right"):
            if left:
                address.go(address.FACTOR, check=check.assessment.id, factor=upcoming.id)
            address.go(address.ANSWERS, check=check.assessment.id)
        if left and st.button(words("Antworten prüfen")):
            address.go(address.ANSWERS, check=check.assessment.id)
        closing.discard(check)
        together.invitation(check)
