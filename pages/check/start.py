"""Start: what this is, three doors, drafts to go on with, last results, examples."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, failures, layout, lists
from gelingenscheck.usecases import examples, shelf

words = address.words()
context.require(Action.READ_CATALOGUE)
snapshot, catalogue = context.snapshot(), context.desk().catalogue
drafts = shelf.drafts(snapshot, catalogue)

DOORS = [
    (
        ":material/checklist:",
        words("Vorhaben einschätzen"),
        words(
            "Acht Faktoren, höchstens 48 Fragen. Danach wissen Sie, wo das Vorhaben stark ist und was als Nächstes "
            "hilft."
        ),
        words("etwa 20 Minuten, jederzeit zu unterbrechen"),
        address.NEW,
    ),
    (
        ":material/stacked_bar_chart:",
        words("Portfolio ansehen"),
        words(
            "Alle Vorhaben der Stadt auf einen Blick: Welcher Faktor ist schwach, und wo lohnt ein gemeinsamer Schritt?"
        ),
        words("alle gespeicherten Einschätzungen"),
        address.PORTFOLIO,
    ),
    (
        ":material/groups:",
        words("Workshop moderieren"),
        words("Gemeinsam im Raum einschätzen: eine Frage nach der anderen am Beamer, mit Zeit zum Reden."),
        words("5 bis 100 Teilnehmende"),
        address.WORKSHOP,
    ),
]

with layout.page(layout.WIDE):
    failures.show_noted()
    layout.head(
        words("Gelingt Teilhabe in Ihrem Vorhaben?"),
        words(
            "Der Gelingenscheck prüft Vorhaben der Stadt an acht Gelingensfaktoren: Können alle teilnehmen, mitreden "
            "und "
            "dazugehören? Eingeschätzt werden Vorhaben, nie Menschen. Die Beratung im Einzelfall (Kommunales "
            "Integrationsmanagement) ist etwas anderes."
        ),
    )
    for column, (icon, title, text, small, page) in zip(st.columns(3, gap="medium"), DOORS, strict=True):
        first = page == address.NEW
        with column, layout.box(f"door-{page}", height="stretch", vertical_alignment="distribute"):
            with st.container(gap="small"):
                st.header(f"{icon}\u2002{title}", anchor=False)
                st.markdown(text)
            with st.container(gap="small"):
                layout.note(small)
                if st.button(title, type="primary" if first else "secondary", width="stretch", key=f"gc-door-{page}"):
                    address.go(page)
    st.space("xsmall")
    if snapshot.assessments.empty and snapshot.subjects.empty:
        with layout.box("empty", width=layout.READ):
            st.header(words("Hier ist noch nichts gespeichert"), anchor=False)
            st.markdown(
                words(
                    "Sobald Sie ein Vorhaben einschätzen, steht der Entwurf hier, und Sie können jederzeit "
                    "weitermachen. "
                    "Wenn Sie sich erst umsehen möchten: Die Beispieldaten zeigen eine erfundene Stadt und lassen sich "
                    "mit einem Klick wieder entfernen."
                )
            )
            st.button(
                words("Mit Beispieldaten ansehen"),
                icon=":material/visibility:",
                on_click=lists.guarded,
                args=(Action.MANAGE_EXAMPLES, examples.load_examples),
            )
    else:
        left, right = st.columns([2, 1], gap="large")
        with left:
            lists.drafts(drafts)
            lists.put_aside(shelf.put_aside(snapshot, catalogue, context.desk().now()))
            lists.examples_note(snapshot)
        with right:
            lists.results(snapshot, shelf.results(snapshot, catalogue, limit=5))
