"""The questionnaire on paper, offered where one plans: to print, and the way back."""

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gelingenscheck.ui import address, context, downloads, layout
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.usecases import papers, questionnaires
from gelingenscheck.usecases.questionnaires import Sheet


def offer(check: OpenCheck) -> None:
    """Offer the questionnaire of a draft, and to type in what comes back."""
    words = check.words
    with _fold():
        _files(questionnaires.sheet_of(check.assessment), check.subject.title if check.subject else "")
        layout.link(address.ENTRY, words("Vom Papier eintippen"), "entry", check=check.assessment.id)


def offer_unit(unit: str, label: str) -> None:
    """Offer the questionnaire of a unit before its check is begun."""
    words = address.words()
    with _fold():
        _files(questionnaires.sheet_for(context.desk(), phase=None, department=unit), label)
        layout.link(address.ENTRY, words("Vom Papier eintippen"), "entry")


def _fold() -> DeltaGenerator:
    words = address.words()
    return st.expander(words("Auf Papier ausfüllen"), type="compact", key="gc-questionnaire")


def _files(sheet: Sheet, title: str) -> None:
    words, simple = address.words(), address.is_simple()
    layout.note(
        words(
            "Ein Bogen zum Ankreuzen, wie Sie gerade lesen: Deutsch, Einfache Sprache oder Englisch. Weitere Sprachen "
            "gibt es für Stimmzettel im Workshop; einzelne Fragen sind darin nicht übersetzt."
        ),
        width="stretch",
    )
    kind = words("Fragebogen")
    name = downloads.file_name(f"{kind} {title}")
    with st.container(horizontal=True, gap="small"):
        for form in questionnaires.FORMATS:
            st.download_button(
                form.upper(),
                data=partial(questionnaires.print_sheet, context.desk(), sheet, words.lang, form, simple=simple),
                file_name=f"{name}.{form}", mime=papers.MEDIA[form], key=f"gc-questionnaire-{form}",
                on_click="ignore", icon=":material/download:",
                help=words("{name} als {format}", name=kind, format=form.upper()),
            )  # fmt: skip
