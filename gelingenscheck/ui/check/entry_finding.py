"""Which check a sheet of paper belongs to: by its code, or from the list of open drafts."""

from typing import NoReturn

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.model import Check
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.assessment.wording import PHASES
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import Words
from gelingenscheck.reports.questionnaire import TITLES
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.check import lists
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.reach import allowed
from gelingenscheck.usecases import questionnaires, shelf
from gelingenscheck.usecases.questionnaires import Sheet

SHOWN = 12
CODE = "bogen"
"""In the address: the code of a sheet."""


def choose() -> None:
    """Let the reader name the sheet."""
    context.require_somewhere(Action.CHECK_PROJECT)
    words = address.words()
    layout.head(
        words("Vom Papier eintippen"),
        words("Oben rechts auf jeder Seite des Bogens steht sein Code. Er führt zum Entwurf, zu dem die Antworten "
              "gehören."),
    )  # fmt: skip
    code = st.text_input(words("Code auf dem Bogen"), value=address.asked(CODE), key="gc-sheet-code", width=240)
    if code:
        st.query_params[CODE] = code
        _found(code, words)
    _drafts(words)


def _found(code: str, words: Words) -> None:
    desk = context.desk()
    try:
        sheets = questionnaires.find(desk, code)
    except GelingenscheckError as error:
        st.error(esc(error.said(words)), icon=":material/error:")
        return
    for i, sheet in enumerate(sheets):
        with layout.box(f"sheet-{i}", gap="small"):
            st.header(esc(shortened(_title(sheet))), anchor=False)
            phase = words(PHASES[sheet.phase]) if sheet.phase else None
            layout.note(" · ".join(filter(None, (words(TITLES[sheet.check]), phase, sheet.variant))))
            draft = questionnaires.draft_of(desk, sheet)
            label = words("Eintippen") if draft else words("Neuen Entwurf beginnen und eintippen")
            if st.button(label, type="primary" if i == 0 else "secondary", key=f"gc-sheet-{i}"):
                _begin(sheet)


def _title(sheet: Sheet) -> str:
    desk = context.desk()
    if sheet.check is Check.CROSSCUTTING:
        return desk.organisation.names.get(sheet.subject or "", sheet.subject or "")
    try:
        return desk.store.load(Subject, sheet.subject or "").document.title
    except GelingenscheckError:
        return sheet.subject or ""


def _begin(sheet: Sheet) -> NoReturn:
    desk = context.desk()
    department = sheet.subject
    if sheet.check is not Check.CROSSCUTTING:
        department = desk.store.load(Subject, sheet.subject or "").document.department
    context.require(Action.CHECK_PROJECT, department)
    draft = questionnaires.begin(desk, sheet, role=context.user().role)
    context.index().refresh(force=True)
    address.go(address.ENTRY, check=draft.id)


def _drafts(words: Words) -> None:
    """List the open drafts, for sheets without a code."""
    every = shelf.drafts(context.snapshot(), context.desk().catalogue)
    mine = allowed(Action.CHECK_PROJECT, {entry.department for entry in every})
    drafts = [entry for entry in every if entry.department in mine]
    st.header(words("Oder ein offener Entwurf"), anchor=False)
    if not drafts:
        st.markdown(words("Zurzeit ist kein Entwurf offen."))
    with st.container(gap=None):
        for entry in drafts[:SHOWN]:
            with layout.row(f"draft-{entry.id}", horizontal=False, gap="xxsmall"):
                layout.link(
                    address.ENTRY, esc(shortened(entry.title)), f"entry-{entry.id}", width="stretch", check=entry.id
                )
                title = words(TITLES[Check(entry.check)])
                layout.note(f"{title} · {lists.about(entry)} · {lists.when(entry)}")


def ways_on(check: OpenCheck) -> None:
    """Show where one goes after typing."""
    words, id_ = check.words, check.assessment.id
    with st.container(horizontal=True, gap="medium"):
        if check.assessment.check is Check.FULL:
            layout.link(address.ANSWERS, words("Antworten prüfen"), "entry-on", check=id_)
        elif check.assessment.check is Check.QUICK:
            layout.link(address.QUICK, words("Zum Kurzcheck"), "entry-on", check=id_)
        else:
            unit = check.assessment.department
            layout.link(address.CROSSCUTTING_CHECK, words("Zum Querschnitts-Check"), "entry-on", amt=unit)
        layout.link(address.ENTRY, words("Einen anderen Bogen eintippen"), "entry-other")
