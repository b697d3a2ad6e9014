"""Remind units: the text to copy, the mail draft, and noting that it was sent. Nothing is sent from here."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode, urljoin, urlsplit

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.returns.model import ContactKind
from gelingenscheck.returns.reminders import Reminder, common_reminder, draft, drafts, reminder
from gelingenscheck.returns.standing import ReturnState, UnitStanding
from gelingenscheck.ui import context, failures, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.rounds.returns import View
from gelingenscheck.usecases import returns

HERE = "http://localhost:8501/"
"""Where the app is, if the browser does not say so."""
LOOPBACK = ("localhost", "127.0.0.1", "::1")
MAIL = "message/rfc822"


def return_link(year: int, unit: str, lang: str) -> str:
    """Return the address of a unit's return, as a mail needs it: in the language of the mail."""
    query = urlencode({"jahr": year, "amt": unit} | ({} if lang == "de" else {"lang": lang}))
    return urljoin(st.context.url or HERE, f"rueckmeldung?{query}")


def silent(view: View) -> None:
    """Offer to remind all units of which nothing is known yet."""
    words, units = view.words, view.standing.silent
    if not (view.live and units and context.may(Action.MANAGE_ROUND)):
        return
    label = words.n("Das eine Amt erinnern", "Alle {n} ohne Rückmeldung erinnern", len(units))
    if st.button(label, icon=":material/mail:", type="primary", key="gc-remind-all"):
        st.dialog(words("Alle ohne Rückmeldung erinnern"), width="medium")(_all)(view, units)


def one(view: View, unit: UnitStanding) -> None:
    """Open the reminder to one unit."""
    title = view.words("{unit} erinnern", unit=view.name(unit.unit))
    st.dialog(title, width="medium")(_one)(view, unit)


def _mail(view: View, unit: UnitStanding) -> Reminder:
    words, department = view.words, view.desk.organisation.departments[unit.unit]
    return reminder(
        view.standing.round, department, return_link(view.year, unit.unit, words.lang),
        today=view.desk.today, words=words, begun=unit.state is ReturnState.BEGUN,
    )  # fmt: skip


def _one(view: View, unit: UnitStanding) -> None:
    """Show the reminder to one unit; runs as a fragment."""
    with failures.sentences():
        context.require(Action.MANAGE_ROUND)
        words, mail = view.words, _mail(view, unit)
        _text(view, mail)
        st.download_button(
            words("Als Mail-Entwurf (.eml)"), draft(mail), file_name=f"{mail.name}.eml", mime=MAIL,
            icon=":material/download:", key="gc-reminder-file", on_click="ignore",
        )  # fmt: skip
        st.divider()
        with st.container(horizontal=True, gap="small"):
            sent = st.button(words("Erinnerung ist raus: vermerken"), type="primary", key="gc-note-sent")
            called = st.button(words("Anruf vermerken"), type="tertiary", key="gc-note-called")
        if sent or called:
            kind = ContactKind.REMINDER if sent else ContactKind.TELEPHONE
            returns.note_contact(view.desk, view.year, unit.unit, kind, role=context.user().role)
            st.rerun()


def _all(view: View, units: Sequence[UnitStanding]) -> None:
    """Show one text to all silent units, and a draft for each; runs as a fragment."""
    with failures.sentences():
        context.require(Action.MANAGE_ROUND)
        words, names = view.words, view.desk.organisation.names
        links = [(names[unit.unit], return_link(view.year, unit.unit, words.lang)) for unit in units]
        _text(view, common_reminder(view.standing.round, links, today=view.desk.today, words=words))
        st.download_button(
            words.n("Ein Mail-Entwurf (.zip)", "{n} Mail-Entwürfe, je Amt einer (.zip)", len(units)),
            partial(_archive, view, units), file_name=f"{view.year}.zip", mime="application/zip",
            icon=":material/download:", key="gc-reminder-files", on_click="ignore",
        )  # fmt: skip
        st.divider()
        label = words.n(
            "Vermerken, dass das Amt erinnert ist", "Vermerken, dass alle {n} Ämter erinnert sind", len(units)
        )
        if st.button(label, type="primary", key="gc-note-all"):
            ids = [unit.unit for unit in units]
            returns.note_contacts(view.desk, view.year, ids, ContactKind.REMINDER, role=context.user().role)
            st.rerun()


def _archive(view: View, units: Sequence[UnitStanding]) -> bytes:
    return drafts((_mail(view, unit) for unit in units), view.desk.now())


def _text(view: View, mail: Reminder) -> None:
    words = view.words
    layout.note(words("Betreff: {subject}", subject=esc(mail.subject)), width="stretch")
    st.code(mail.body, language=None, wrap_lines=True)
    if urlsplit(st.context.url or HERE).hostname in LOOPBACK:
        layout.note(
            words(
                "Der Link führt auf diesen Rechner und öffnet sich nur hier. Solange Gelingenscheck nicht auf einem "
                "Server läuft, antworten die Ämter auf die Mail, und Sie tragen es für sie ein."
            ),
            width="stretch",
        )
