"""Documents to take along: annex, report, protocol; as a file to edit, on the city's letterhead, or as PDF."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.model import Assessment, Check, Mode
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.reports import letterhead
from gelingenscheck.ui import address, context, downloads, layout
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import papers
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.papers import Format, Kind, Letter

KIND: Final = "art"
"""In the address: which document."""
NAMES: Final[Mapping[Kind, tuple[str, str]]] = {
    "annex": (N_("Anlage zur Vorlage"), N_("Eine Seite, mit drei Sätzen für die Vorlage")),
    "project": (N_("Bericht zum Vorhaben"), N_("Alles zu diesem Vorhaben, jede Zahl erklärt")),
    "protocol": (N_("Protokoll des Workshops"), N_("Abstimmungen, Vereinbartes, Notizen")),
}
"""What a document is called, and what it is."""


def of_check(check: OpenCheck) -> None:
    """Offer what a council paper needs of one check, and the protocol where people met."""
    if check.assessment.check is Check.CROSSCUTTING:
        return
    kinds: list[Kind] = ["annex", "protocol"] if check.assessment.mode is Mode.WORKSHOP else ["annex"]
    title = check.subject.title if check.subject else check.assessment.subject
    _box(kinds, check.assessment.id, title, "check", asked_for(check.assessment))


def of_project(subject: Subject) -> None:
    """Offer the report of a project with every number explained to those who may read its answers."""
    asked = (Action.READ_ANSWERS, subject.department)
    if context.may(*asked):
        _box(["project"], subject.id, subject.title, "project", asked)


def asked_for(check: Assessment) -> tuple[Action, str]:
    """Return what whoever takes a document about a check along must be permitted."""
    return (Action.READ_DRAFT if check.is_draft else Action.READ_ANSWERS), check.department


def _box(kinds: Sequence[Kind], id_: str, title: str, about: str, asked: tuple[Action, str]) -> None:
    words = address.words()
    with layout.box("on-paper", gap="small"):
        st.header(words("Auf Papier"), anchor=False)
        rows = st.container(gap="small")
        known = letter()
        with rows:
            for kind in kinds:
                _row(kind, id_, (title, about), known, asked)


def _row(kind: Kind, id_: str, said_of: tuple[str, str], known: Letter | None, asked: tuple[Action, str]) -> None:
    """Draw one document: the way to it, and a button per format on paper; nothing is made before it is asked for."""
    (title, about), words, desk = said_of, address.words(), context.desk()
    name, said = (words(text) for text in NAMES[kind])
    with layout.row(f"paper-{kind}", horizontal_alignment="distribute", gap="medium"):
        with st.container(gap="xxsmall", width=420):
            st.markdown(f"**{name}**")
            layout.note(said)
        with st.container(horizontal=True, gap="small", width="content", vertical_alignment="center"):
            layout.link(address.DOCUMENT, words("Ansehen"), f"paper-{kind}", **{about: id_, KIND: kind})
            for form in papers.PRINTED:
                st.download_button(
                    form.upper(), data=downloads.guarded(
                        partial(made, desk, kind, id_, words.lang, form=form, known=known), *asked
                    ),
                    file_name=f"{downloads.file_name(f'{name} {title}')}.{form}", mime=papers.MEDIA[form],
                    key=f"gc-paper-{kind}-{form}", on_click="ignore", icon=":material/download:",
                    help=words("{name} als {format}", name=esc(name), format=form.upper()),
                )  # fmt: skip


def made(desk: Desk, kind: Kind, id_: str, lang: str, *, form: Format, known: Letter | None) -> bytes:
    """Return a document as a file, as a DOCX on the letterhead where there is one."""
    return papers.write(papers.outline(desk, kind, id_, lang), form, known if form == "docx" else None)


def letter() -> Letter | None:
    """Let a letterhead be handed in; one that cannot be used is said and left out."""
    words = address.words()
    with st.expander(words("Auf dem Briefkopf Ihrer Stadt"), type="compact", key="gc-letterhead"):
        layout.note(
            words(
                "Eine DOCX-Datei mit Kopf, Fuß und Formatvorlagen. Steht darin ein Absatz {place}, kommt das Dokument "
                "an diese Stelle. Die Datei wird nur dafür gelesen und nicht gespeichert.", place=letterhead.PLACE,
            ),
            width="stretch",
        )  # fmt: skip
        file = st.file_uploader(words("Briefkopf (DOCX, höchstens 5 MB)"), type=["docx"], key="gc-letter")
        if file is None:
            return None
        known = Letter(data=file.getvalue(), name=file.name)
        try:
            letterhead.check(known.data, known.name)
        except GelingenscheckError as error:
            st.error(esc(error.said(words)), icon=":material/error:")
            return None
        layout.note(words("✓ Der Briefkopf passt. Die DOCX-Dateien entstehen jetzt darauf."))
        return known
