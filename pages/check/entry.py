"""Quick entry: what comes back on paper, typed in by keyboard, one key per question."""

import streamlit as st

from gelingenscheck.ui import address, layout, simple
from gelingenscheck.ui.check import entry, entry_finding, versions

if not address.asked("check"):
    with layout.page(layout.READ):
        entry_finding.choose()
        st.stop()
check = entry.opened()
words, version = check.words, check.words("Fassung {version}", version=check.version)

with layout.page(layout.WIDE):
    layout.head(
        words("Vom Papier eintippen"),
        entry.guide(check),
        over=" · ".join(filter(None, (check.title, check.department, check.phase, version))),
    )
    simple.toggle(check.desk.catalogue)
    versions.notice(check)
    st.fragment(entry.field, key="gc-entry-field")(check.assessment.id)
    entry_finding.ways_on(check)
