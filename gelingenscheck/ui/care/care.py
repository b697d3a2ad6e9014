"""What whoever cares for the catalogue needs: its other pages, and the review sheet to take along."""

from functools import partial

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import N_
from gelingenscheck.ui import address, context, layout
from gelingenscheck.usecases import review

_LABELS = {"docx": N_("Kommentarbogen (DOCX)"), "xlsx": N_("Kommentarbogen (XLSX)")}


def show(catalogue: Catalogue) -> None:
    """Show links and downloads below the catalogue."""
    words = address.words()
    st.header(words("Den Katalog pflegen"), anchor=False)
    with st.container(horizontal=True, gap="medium"):
        layout.link(address.COMPARE, words("Kataloge vergleichen"), "compare")
        if context.may(Action.CARRY_OVER):
            layout.link(address.CARRY_OVER, words("Fassung wechseln"), "carry-over")
        layout.link(address.LANGUAGES_PAGE, words("Sprachen für Workshops"), "languages")
    layout.lead(
        words(
            "Mit dem Kommentarbogen lesen Ämter alle Fragen, bevor der Katalog gilt: als DOCX zum Drucken und "
            "Schreiben, als XLSX zum Einsammeln der Kommentare."
        )
    )
    with st.container(horizontal=True, gap="small"):
        for form in review.FORMATS:
            st.download_button(
                words(_LABELS[form]), partial(review.sheet, catalogue, words, form, context.desk().now()),
                file_name=review.sheet_name(catalogue, words, form), mime=review.MEDIA[form],
                icon=":material/download:", key=f"gc-sheet-{form}", on_click="ignore",
            )  # fmt: skip
