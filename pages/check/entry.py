"""Quick entry: what comes back on paper, typed in by keyboard, one key per question."""

import streamlit as st

from gelingenscheck.ui import address, layout, simple
from gelingenscheck.ui.check import entry, entry_finding, versions

with layout.page(layout.WIDE):
    if not address.asked("check"):
        entry_finding.choose()
        st.stop()
    check = entry.opened()
    words, version = check.words, check.words("Fassung {version}", version=check.version)
    layout.head(
        words("Vom Papier eintippen"),
        words(
            "Tippen Sie zu jeder Frage die Taste, die auf dem Bogen steht, und Enter. Ein Text dahinter wird als "
            "Grund gespeichert. Enter allein geht weiter, 3.4 springt zu Frage 3.4, x nimmt eine Antwort zurück. "
            "Wer sich vertippt, springt zurück und tippt neu."
        ),
        over=" · ".join(filter(None, (check.title, check.department, check.phase, version))),
    )
    simple.toggle(check.desk.catalogue)
    versions.notice(check)
    st.fragment(entry.field, key="gc-entry-field")(check.assessment.id)
    entry_finding.ways_on(check)
