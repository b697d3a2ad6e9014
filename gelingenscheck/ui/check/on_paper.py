"""Documents to take along: annex, report, protocol; as a file to edit, on the city's letterhead, or as PDF."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from gelingenscheck.assessment.model import Check, Mode
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.reports import letterhead
from gelingenscheck.ui import address, context, downloads, layout
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import papers
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.papers import Format, Letter

Make = Callable[[Desk, str, str, Format, Letter | None], bytes]


def of_check(check: OpenCheck) -> None:
    """Offer what a council paper needs of one check, and the protocol where people met."""
    if check.assessment.check is Check.CROSSCUTTING:
        return
    words, title = check.words, check.subject.title if check.subject else check.assessment.subject
    with layout.box("on-paper", gap="small"):
        st.header(words("Auf Papier"), anchor=False)
        letter = _letter("check")
        name = words("Anlage zur Vorlage")
        _row(
            name,
            words("Eine Seite, mit drei Sätzen für die Vorlage"),
            title,
            (papers.annex, check.assessment.id),
            letter,
        )
        if check.assessment.mode is Mode.WORKSHOP:
            name = words("Protokoll des Workshops")
            _row(
                name,
                words("Abstimmungen, Vereinbartes, Notizen"),
                title,
                (papers.protocol, check.assessment.id),
                letter,
            )


def of_project(subject: Subject) -> None:
    """Offer the report of a project with every number explained."""
    words = address.words()
    with layout.box("on-paper", gap="small"):
        st.header(words("Auf Papier"), anchor=False)
        letter = _letter("project")
        said = words("Alles zu diesem Vorhaben, jede Zahl erklärt")
        _row(words("Bericht zum Vorhaben"), said, subject.title, (papers.project_report, subject.id), letter)


def _row(name: str, said: str, title: str, document: tuple[Make, str], letter: Letter | None) -> None:
    """Draw one document with a button per format; nothing is made before it is asked for."""
    words, (make, id_) = address.words(), document
    with layout.row(f"paper-{make.__name__}", horizontal_alignment="distribute", gap="medium"):
        with st.container(gap="xxsmall", width=460):
            st.markdown(f"**{name}**")
            layout.note(said)
        with st.container(horizontal=True, gap="small", width="content"):
            for form in papers.FORMATS:
                on = letter if form == "docx" else None
                st.download_button(
                    form.upper(), data=partial(make, context.desk(), id_, words.lang, form, on),
                    file_name=f"{downloads.file_name(f'{name} {title}')}.{form}", mime=papers.MEDIA[form],
                    key=f"gc-paper-{make.__name__}-{form}", on_click="ignore", icon=":material/download:",
                    help=words("{name} als {format}", name=esc(name), format=form.upper()),
                )  # fmt: skip


def _letter(key: str) -> Letter | None:
    """Let a letterhead be handed in; one that cannot be used is said and left out."""
    words = address.words()
    with st.expander(words("Auf dem Briefkopf Ihrer Stadt"), type="compact", key=f"gc-letterhead-{key}"):
        layout.note(
            words(
                "Eine DOCX-Datei mit Kopf, Fuß und Formatvorlagen. Steht darin ein Absatz {place}, kommt das Dokument "
                "an diese Stelle. Die Datei wird nur dafür gelesen und nicht gespeichert.", place=letterhead.PLACE,
            ),
            width="stretch",
        )  # fmt: skip
        file = st.file_uploader(words("Briefkopf (DOCX, höchstens 5 MB)"), type=["docx"], key=f"gc-letter-{key}")
        if file is None:
            return None
        letter = Letter(data=file.getvalue(), name=file.name)
        try:
            letterhead.check(letter.data, letter.name)
        except GelingenscheckError as error:
            st.error(esc(error.said(words)), icon=":material/error:")
            return None
        layout.note(words("✓ Der Briefkopf passt. Die DOCX-Dateien entstehen jetzt darauf."))
        return letter
