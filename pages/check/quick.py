"""Quick check: eight short sentences, five minutes, and a paragraph to take along."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.lifecycle import DiscardedError
from gelingenscheck.assessment.model import Status
from gelingenscheck.ui import checks, layout, quick, simple

check = checks.load(action=Action.READ_FINAL)
if check.assessment.discarded is not None:
    raise DiscardedError
words = check.words
final = check.assessment.status is Status.FINAL

with layout.page(layout.READ):
    layout.head(
        words("Kurzcheck"),
        words(
            "Acht kurze Fragen, etwa fünf Minuten. Er wird nicht bewertet; was Sie schreiben, steht später als Notiz "
            "bei den Fragen."
        ),
        over=f"{check.title} · {check.department} · {check.phase}",
    )
    simple.toggle(check.desk.catalogue)
    for factor in check.desk.catalogue.factors:
        if final:
            quick.read_only(check, factor)
        else:
            key = f"gc-quick-{factor.id}"
            st.fragment(quick.card, key=key)(check.assessment.id, factor, (key, "gc-quick-end"))
    st.fragment(quick.end, key="gc-quick-end")(check.assessment.id)
