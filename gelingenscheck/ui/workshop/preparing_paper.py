"""Ballots on paper for whoever has no phone: one file per language."""

import streamlit as st

from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.reports import pdf
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.workshop.preparing_form import offered
from gelingenscheck.usecases import papers
from gelingenscheck.workshop.model import Workshop


def ballots(workshop: Workshop) -> None:
    """Offer the ballots in each language of the workshop; a file is made when it is asked for."""
    words = address.words()
    languages = [language for language in offered() if language.id in workshop.languages]
    with layout.box("workshop-paper", gap="small"):
        st.header(words("Stimmzettel auf Papier"), anchor=False)
        layout.note(
            words("Für alle ohne Handy. Sie tippen die Zettel ein, bevor das Ergebnis zu sehen ist."), width="stretch"
        )
        with st.container(horizontal=True, gap="small"):
            for language in languages:
                _download(workshop, language)


def _download(workshop: Workshop, language: Language) -> None:
    words = address.words()
    name = words("Stimmzettel {language} {code}.pdf", language=language.id, code=workshop.code)

    def make() -> bytes:
        return papers.paper_ballots(context.desk(), workshop, language)

    with st.container(key=f"gc-in-{language.direction}-{language.tag}-in-paper-{language.id}", width="content"):
        st.download_button(
            esc(language.name), data=make, file_name=name,
            mime=pdf.PDF, key=f"gc-workshop-paper-{language.id}", on_click="ignore", icon=":material/print:",
        )  # fmt: skip
