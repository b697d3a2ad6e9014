"""Check your answers: everything on one page as text with links, what is open first."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, layout, simple
from gelingenscheck.ui.check import checks, closing, review, versions, watching

check = checks.load(action=Action.READ_DRAFT)
closing.turn_away(check)
words = check.words

with layout.page(layout.READ):
    if check.mine:
        layout.link(
            address.TASKS, words("Alle Faktoren"), "back", icon=":material/arrow_back:", check=check.assessment.id
        )
    layout.head(
        words("Stimmen Ihre Antworten?"),
        words(
            "Lesen Sie in Ruhe nach; ein Klick auf die Frage führt dorthin zurück. "
            "Abschließen können Sie auch mit offenen Fragen; der Faktor gilt dann als unvollständig."
        ),
        over=words(
            "{title} · {given} von {due} beantwortet", title=check.title, given=check.total_given, due=check.total_due
        ),
    )
    watching.others(check)
    simple.toggle(check.desk.catalogue)
    review.still_open(check)
    review.hints(check)
    for factor in check.desk.catalogue.factors:
        review.factor(check, factor)
    versions.aside(check)
    if st.button(words("Zum Ergebnis"), type="primary", icon=":material/arrow_forward:", icon_position="right"):
        address.go(address.RESULT, check=check.assessment.id)
