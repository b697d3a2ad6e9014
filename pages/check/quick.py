"""Quick check: one short sentence per factor, few minutes, and a paragraph to take along."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.lifecycle import DiscardedError
from gelingenscheck.assessment.model import Status
from gelingenscheck.ui import layout, numerals, simple
from gelingenscheck.ui.check import checks, questionnaire, quick, versions

check = checks.load(action=Action.READ_ANSWERS)
if check.assessment.discarded is not None:
    raise DiscardedError
words, factors = check.words, check.desk.catalogue.factors
final = check.assessment.status is Status.FINAL

with layout.page(layout.READ):
    layout.head(
        words("Kurzcheck"),
        words(
            "Zu jedem der {count} Faktoren eine kurze Frage, etwa {minutes} Minuten. Punktwerte gibt es hier nicht; "
            "was Sie schreiben, steht später als Notiz bei den Fragen.",
            count=numerals.numeral(len(factors), words),
            minutes=numerals.quick_minutes(len(factors)),
        ),
        over=f"{check.title} · {check.department} · {check.phase}",
    )
    simple.toggle(check.desk.catalogue)
    versions.notice(check)
    for factor in factors:
        if final:
            quick.read_only(check, factor)
        else:
            key = f"gc-quick-{factor.id}"
            st.fragment(quick.card, key=key)(check.assessment.id, factor, (key, "gc-quick-end"))
    if not final:
        questionnaire.offer(check)
    st.fragment(quick.end, key="gc-quick-end")(check.assessment.id)
