"""The outcome of a workshop: read back item by item, laid beside the individual check, then saved once."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.workshop import outcome_differences, outcome_rounds, outcome_saving
from gelingenscheck.usecases.workshop import finishing
from gelingenscheck.usecases.workshop.finishing import ReadBack
from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Stage


def show(workshop: Workshop) -> None:
    """Draw the page of a workshop's outcome."""
    back = finishing.read_back(context.desk(), context.workshops(), workshop.id)
    over = back.state.stage is Stage.END
    _head(back, over=over)
    failures.show_noted()
    if not over:
        _going_on(workshop)
    elif workshop.rehearsal:
        _rehearsed()
    elif back.saved:
        outcome_saving.saved(back)
    outcome_rounds.rounds(back)
    if over:
        if context.may(Action.READ_ANSWERS, back.result.department):
            outcome_differences.section(back)
        if not (workshop.rehearsal or back.saved):
            outcome_saving.save(back)
        outcome_saving.what_is_deleted(back)
    _way_back(back)


def _way_back(back: ReadBack) -> None:
    words, icon = address.words(), ":material/arrow_back:"
    if back.saved:
        layout.link(address.WORKSHOP, words("Alle Workshops"), "outcome-back", icon=icon)
    else:
        label = words("Zurück zur Moderation")
        layout.link(address.MODERATE, label, "outcome-back", icon=icon, workshop=back.workshop.id)


def _head(back: ReadBack, *, over: bool) -> None:
    words, title = address.words(), esc(shortened(back.workshop.title, 160))
    if not over:
        lead = words("Das ist der Stand von jetzt.")
    elif back.saved:
        lead = words("So ist es gespeichert.")
    elif back.workshop.rehearsal:
        lead = ""
    else:
        lead = words("Lesen Sie das Ergebnis jetzt gemeinsam durch. Danach speichern Sie es.")
    layout.head(words("Was wir vereinbart haben"), lead, over=" · ".join([words("Workshop"), title]))


def _going_on(workshop: Workshop) -> None:
    words = address.words()
    st.info(
        words("Der Workshop läuft noch. Speichern können Sie, sobald er beendet ist; bis dahin ist alles sicher."),
        icon=":material/info:",
    )
    if st.button(words("Weiter moderieren"), type="primary", key="gc-outcome-on"):
        address.go(address.MODERATE, workshop=workshop.id)


def _rehearsed() -> None:
    words = address.words()
    st.warning(
        words("Das war eine Probe mit gedachten Teilnehmenden. Nichts davon wird gespeichert oder gezählt."),
        icon=":material/theater_comedy:",
    )
    if st.button(words("Einen echten Workshop vorbereiten"), type="primary", key="gc-outcome-new"):
        address.go(address.WORKSHOP)
