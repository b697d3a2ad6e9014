"""The notice on every page while a data file is faulty and work goes on with its last good state."""

import streamlit as st

from gelingenscheck.i18n import Words
from gelingenscheck.storage.standby import InUse
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.markup import esc


def notice() -> None:
    """Say for each faulty file what is wrong where, what is in use instead, and that nothing is lost."""
    words = address.words()
    for state in context.broken():
        with layout.page(layout.WIDE):
            st.warning(_sentences(state, words), icon=":material/info:")


def _sentences(state: InUse[object], words: Words) -> str:
    problem, zone = state.problem, context.timezone()
    if problem is None:
        return ""
    return words(
        "**{where}:** {reason} Deshalb gilt weiter die Fassung, die am {date} um {time} Uhr gelesen wurde. Alle "
        "Einschätzungen und Antworten sind sicher; Sie können wie gewohnt weiterarbeiten. {remedy}",
        where=esc(problem.where(words)),
        reason=esc(problem.reason(words)),
        date=words.date(state.read_at.astimezone(zone).date()),
        time=words.time(state.read_at, zone),
        remedy=esc(problem.advice(words)),
    )
