"""Start: what this is, three doors, drafts to go on with, last results, examples."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, failures, layout, numerals
from gelingenscheck.ui.check import lists, together, welcome
from gelingenscheck.usecases import shelf

words = address.words()
context.require(Action.READ_CATALOGUE)
snapshot, catalogue = context.snapshot(), context.desk().catalogue
drafts = lists.seen_drafts(shelf.drafts(snapshot, catalogue))
questions = sum(len(catalogue.due(factor, None)) for factor in catalogue.factors)

DOORS = [
    (
        ":material/checklist:",
        words("Vorhaben einschätzen"),
        words(
            "{factors} Faktoren, höchstens {questions} Fragen. Danach wissen Sie, wo das Vorhaben stark ist und was "
            "als Nächstes hilft.",
            factors=len(catalogue.factors),
            questions=questions,
        ),
        words("etwa {n} Minuten, jederzeit zu unterbrechen", n=numerals.minutes(questions)),
        address.NEW,
        Action.REGISTER_PROJECT,
    ),
    (
        ":material/stacked_bar_chart:",
        words("Portfolio ansehen"),
        words(
            "Alle Vorhaben der Stadt auf einen Blick: Welcher Faktor ist schwach, und wo lohnt ein gemeinsamer Schritt?"
        ),
        words("alle gespeicherten Einschätzungen"),
        address.PORTFOLIO,
        Action.READ_PORTFOLIO,
    ),
    (
        ":material/groups:",
        words("Workshop moderieren"),
        words("Gemeinsam im Raum einschätzen: eine Frage nach der anderen am Beamer, mit Zeit zum Reden."),
        words("5 bis 100 Teilnehmende"),
        address.WORKSHOP,
        Action.RUN_WORKSHOP,
    ),
]

with layout.page(layout.WIDE):
    failures.show_noted()
    layout.head(
        words("Gelingt Teilhabe in Ihrem Vorhaben?"),
        words(
            "Der Gelingenscheck prüft Vorhaben der Stadt an {count} Gelingensfaktoren: Können alle teilnehmen, "
            "mitreden und dazugehören? Eingeschätzt werden Vorhaben, nie Menschen. Die Beratung im Einzelfall "
            "(Kommunales Integrationsmanagement) ist etwas anderes.",
            count=numerals.numeral(len(catalogue.factors), words),
        ),
    )
    welcome.who()
    doors = [door[:-1] for door in DOORS if context.may_somewhere(door[-1])]
    doors.sort(key=lambda door: door[-1] != welcome.first_door())
    for column, (icon, title, text, small, page) in zip(st.columns(3, gap="medium"), doors, strict=False):
        first = page == welcome.first_door()
        with column, layout.box(f"door-{page}", height="stretch", vertical_alignment="distribute"):
            with st.container(gap="small"):
                st.header(f"{icon}\u2002{title}", anchor=False)
                st.markdown(text)
            with st.container(gap="small"):
                layout.note(small)
                if st.button(title, type="primary" if first else "secondary", width="stretch", key=f"gc-door-{page}"):
                    address.go(page)
    if context.may_somewhere(Action.CHECK_PROJECT):
        layout.link(
            address.CROSSCUTTING_CHECK,
            words("Und was gilt im ganzen Amt? Querschnitts-Check, einmal im Jahr"),
            "crosscutting",
        )
    st.space("xsmall")
    if not context.may_somewhere(Action.READ_FINAL):
        lists.examples_note(snapshot)
    elif snapshot.assessments.empty and snapshot.others.empty and snapshot.subjects.empty:
        lists.nothing_yet(catalogue)
    else:
        left, right = st.columns([2, 1], gap="large")
        with left:
            if context.may_somewhere(Action.SEE_PROGRESS):
                lists.drafts(drafts)
            together.invited_drafts()
            lists.put_aside(shelf.put_aside(snapshot, catalogue, context.desk().now()))
            lists.others_note(snapshot)
            lists.examples_note(snapshot)
        with right:
            lists.results(snapshot, lists.seen_results(shelf.results(snapshot, catalogue, limit=5)))
