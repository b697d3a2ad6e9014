"""The yearly report to take along, and its preview."""

from datetime import UTC, datetime
from functools import partial
from typing import Final

import streamlit as st

from gelingenscheck.ui import address, document, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.report.view import YEAR, ReportView
from gelingenscheck.usecases import papers
from gelingenscheck.usecases.annual import documents

OFFERED: Final[tuple[documents.Format, ...]] = (*papers.PRINTED, "oparl")


def files(view: ReportView) -> None:
    """Offer the report as files; each is made when it is asked for."""
    words = view.words
    with layout.box("report-files", gap="small"):
        st.header(words("Mitnehmen"), anchor=False)
        st.markdown(
            words("DOCX zum Bearbeiten, PDF zum Vorlesen lassen und Drucken, OParl für das Ratsinformationssystem; "
                  "weitere Formate stehen bei der Vorschau. Nummer, Aktenzeichen und Unterschriften trägt die "
                  "Verwaltung ein.")
        )  # fmt: skip
        with st.container(key="gc-downloads-report", horizontal=True, vertical_alignment="center", gap="small"):
            for form in OFFERED:
                st.download_button(
                    document.label(form), data=partial(documents.document, view.desk, view.report, words, form, _now()),
                    file_name=documents.document_name(view.report, words, form), mime=documents.MEDIA[form],
                    key=f"gc-download-report-{form}", on_click="ignore",
                    help=words("{name} als {format}", name=words("Bericht"), format=document.label(form)),
                )  # fmt: skip
        for number in range(1, len(view.report.supplements) + 1):
            _supplement(view, number)


def _supplement(view: ReportView, number: int) -> None:
    words, name = view.words, view.words("Nachtrag {n}", n=number)
    with st.container(
        key=f"gc-downloads-supplement-{number}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        layout.note(words("{name} allein", name=name))
        for form in papers.PRINTED:
            make = partial(documents.supplement, view.desk, view.report, words, form, number=number, made=_now())
            st.download_button(
                form.upper(), data=make, file_name=f"{name} {view.year}.{form}", mime=documents.MEDIA[form],
                type="tertiary", key=f"gc-download-supplement-{number}-{form}", on_click="ignore",
                help=words("{name} als {format}", name=name, format=form.upper()),
            )  # fmt: skip


def preview(view: ReportView) -> None:
    """Show the whole report as it leaves the house."""
    words = view.words
    outline = documents.outline(view.desk, view.report, words, _now())
    layout.head(words("Sachstandsbericht {year}", year=view.year), over=esc(outline.about))
    layout.link(address.ANNUAL, words("Zurück zu den Teilen"), "report-back", **{YEAR: str(view.year)})
    left, right = st.columns([2, 3], gap="large")
    with left, layout.box("report-formats", gap="small"):
        st.header(words("Mitnehmen"), anchor=False)
        document.offer(_formats(view), "report", words("Bericht"))
    with right:
        document.show(outline, words("Sachstandsbericht {year}", year=view.year))
    layout.link(address.ANNUAL, words("Zurück zu den Teilen"), "report-back-below", **{YEAR: str(view.year)})


def _formats(view: ReportView) -> list[document.File]:
    return [
        document.File(
            form=form, name=documents.document_name(view.report, view.words, form), kind=documents.MEDIA[form],
            make=partial(documents.document, view.desk, view.report, view.words, form, _now()),
        )
        for form in documents.FORMATS
    ]  # fmt: skip


def _now() -> datetime:
    return datetime.now(UTC)
