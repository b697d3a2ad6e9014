"""Documents to take along: annex, report, protocol; as a file to edit, on the city's letterhead, or as PDF."""

from collections.abc import Callable, Sequence
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
    offered: list[tuple[Make, str, str]] = [
        (papers.annex, words("Anlage zur Vorlage"), words("Eine Seite, mit drei Sätzen für die Vorlage"))
    ]
    if check.assessment.mode is Mode.WORKSHOP:
        said = words("Abstimmungen, Vereinbartes, Notizen")
        offered.append((papers.protocol, words("Protokoll des Workshops"), said))
    _box(offered, check.assessment.id, title)


def of_project(subject: Subject) -> None:
    """Offer the report of a project with every number explained."""
    words = address.words()
    said = words("Alles zu diesem Vorhaben, jede Zahl erklärt")
    _box([(papers.project_report, words("Bericht zum Vorhaben"), said)], subject.id, subject.title)


def _box(offered: Sequence[tuple[Make, str, str]], id_: str, title: str) -> None:
    words = address.words()
    with layout.box("on-paper", gap="small"):
        st.header(words("Auf Papier"), anchor=False)
        rows = st.container(gap="small")
        letter = _letter()
        with rows:
            for make, name, said in offered:
                _row(partial(make, context.desk(), id_, words.lang), name, said, title, letter)


def _row(make: partial[bytes], name: str, said: str, title: str, letter: Letter | None) -> None:
    """Draw one document with a button per format; nothing is made before it is asked for."""
    words, kind = address.words(), make.func.__name__
    with layout.row(f"paper-{kind}", horizontal_alignment="distribute", gap="medium"):
        with st.container(gap="xxsmall", width=460):
            st.markdown(f"**{name}**")
            layout.note(said)
        with st.container(horizontal=True, gap="small", width="content"):
            for form in papers.PRINTED:
                on = letter if form == "docx" else None
                st.download_button(
                    form.upper(), data=partial(make, form, on),
                    file_name=f"{downloads.file_name(f'{name} {title}')}.{form}", mime=papers.MEDIA[form],
                    key=f"gc-paper-{kind}-{form}", on_click="ignore", icon=":material/download:",
                    help=words("{name} als {format}", name=esc(name), format=form.upper()),
                )  # fmt: skip


def _letter() -> Letter | None:
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
        letter = Letter(data=file.getvalue(), name=file.name)
        try:
            letterhead.check(letter.data, letter.name)
        except GelingenscheckError as error:
            st.error(esc(error.said(words)), icon=":material/error:")
            return None
        layout.note(words("✓ Der Briefkopf passt. Die DOCX-Dateien entstehen jetzt darauf."))
        return letter
