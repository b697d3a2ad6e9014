"""One factor: what it means, and its questions as cards."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, layout, simple
from gelingenscheck.ui.check import card, checks, closing, progress, together, versions, watching
from gelingenscheck.ui.markup import esc

check = checks.load(action=Action.CHECK_PROJECT)
closing.turn_away(check)
words, catalogue = check.words, check.desk.catalogue
factor = catalogue.by_id.get(address.asked("factor")) or check.next_factor()
position = catalogue.factors.index(factor)
department = check.desk.organisation.departments.get(check.assessment.department)
example = factor.examples.get(department.office_kind or "") if department else None

with layout.page(layout.READ):
    with st.container(gap="small"):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xsmall"
        ):
            layout.link(
                address.TASKS,
                words("Alle Faktoren"),
                "back",
                icon=":material/arrow_back:",
                check=check.assessment.id,
            )
            layout.note(
                words(
                    "{title} · Faktor {number} von {count}",
                    title=check.title,
                    number=position + 1,
                    count=len(catalogue.factors),
                )
            )
        st.title(simple.said(factor.title, words), anchor=False)
        layout.lead(simple.said(factor.meaning, words))
        if example:
            layout.lead(words("**In Ihrem Amt zum Beispiel:** {example}", example=esc(example.said(words.lang))))
        progress.quick_note(check, factor)
        simple.toggle(catalogue)
        if position == 0 or not check.total_given:
            layout.note(words("Wählen Sie jeweils die höchste Stufe, die ganz zutrifft."), width="stretch")
    versions.notice(check)
    together.asked_for(check, factor)
    watching.others(check, factor)
    top, questions, below = st.empty(), st.container(gap="medium"), st.container(gap="small")
    bars = progress.Bars(top, below.empty())
    progress.show(check, factor, bars)
    with questions:
        for question in check.due(factor):
            st.fragment(card.card, key=f"gc-card-{question.id}")(check.assessment.id, factor, question, bars)
    with below, st.container(horizontal=True, horizontal_alignment="distribute"):
        if position > 0:
            before = catalogue.factors[position - 1]
            if st.button(words("Faktor {number}", number=before.number), icon=":material/arrow_back:", key="gc-before"):
                address.go(address.FACTOR, check=check.assessment.id, factor=before.id)
        else:
            st.space("small")
        if position + 1 < len(catalogue.factors):
            after = catalogue.factors[position + 1]
            if st.button(
                words("Weiter zu Faktor {number}", number=after.number),
                type="primary", icon=":material/arrow_forward:", icon_position="right", key="gc-after",
            ):  # fmt: skip
                address.go(address.FACTOR, check=check.assessment.id, factor=after.id)
        elif st.button(
            words("Antworten prüfen"),
            type="primary", icon=":material/arrow_forward:", icon_position="right", key="gc-review",
        ):  # fmt: skip
            address.go(address.ANSWERS, check=check.assessment.id)
