"""The years that have a report, or could have one, and how a report begins."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.annual.refusals import RoundStillOpenError
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import Words
from gelingenscheck.storage.store import UnreadableDocumentError
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.report.view import STATES, YEAR
from gelingenscheck.usecases.annual import figures, reports
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.rounds import round_years


def years() -> None:
    """Show every year with a round or a report, the latest first."""
    context.require(Action.WRITE_REPORT)
    words, desk = address.words(), context.desk()
    layout.head(
        words("Jahresbericht an den Rat"),
        words("Ein Bericht je Jahr, aus den Zahlen der geschlossenen Jahresabfrage. Sie schreiben, was dazugehört."),
    )
    known, asked = reports.report_years(desk), round_years(desk)
    if not known and not asked:
        st.markdown(words("Am Anfang steht eine Jahresabfrage: Sie liefert die Zahlen und die Texte der Ämter."))
        layout.link(address.RETURNS, words("Zur Jahresabfrage"), "to-round")
    for year in sorted({*known, *asked}, reverse=True):
        with layout.row(f"report-{year}", horizontal_alignment="distribute"):
            with st.container(gap=None):
                st.markdown(f"**{year}**")
                layout.note(_state(desk, year, words) if year in known else _to_begin(desk, year, words))
            label = words("Öffnen") if year in known else words("Ansehen")
            layout.link(address.ANNUAL, label, f"report-{year}", **{YEAR: str(year)})


def _state(desk: Desk, year: int, words: Words) -> str:
    try:
        report = reports.report_of(desk, year)
    except UnreadableDocumentError as error:
        return esc(error.said(words))
    return status_line(desk, report, words)


def status_line(desk: Desk, report: AnnualReport, words: Words) -> str:
    """Say how far a report is, as Markdown."""
    zone, state = desk.organisation.timezone, words(STATES[report.status])
    stamp = report.submitted or report.changed
    parts = [words("{state} am {date}", state=state, date=words.date(stamp.day_in(zone)))] if report.submitted else [
        words("{state}, zuletzt geändert am {date}", state=state, date=words.date(stamp.day_in(zone)))
    ]  # fmt: skip
    if report.supplements:
        parts.append(words.n("ein Nachtrag", "{n} Nachträge", len(report.supplements)))
    if report.figures.examples:
        parts.append(words("**Beispieldaten**"))
    return " · ".join(parts)


def _to_begin(desk: Desk, year: int, words: Words) -> str:
    try:
        figures.closed_round(desk, year)
    except RoundStillOpenError:
        return words("Die Jahresabfrage ist noch offen.")
    except GelingenscheckError as error:
        return esc(error.said(words))
    return words("noch nicht begonnen")


def beginning(year: int) -> None:
    """Offer to begin the report of a year, or say what is missing for it."""
    context.require(Action.WRITE_REPORT)
    words = address.words()
    figures.closed_round(context.desk(), year)
    layout.head(words("Für {year} ist noch kein Bericht begonnen", year=year))
    with layout.box("begin-report", gap="small"):
        st.header(words("Jahresbericht beginnen"), anchor=False)
        st.markdown(
            words(
                "Die Zahlen der geschlossenen Jahresabfrage werden festgehalten, und zu jedem der neun Teile steht ein "
                "Vorschlag da. Sie ändern, was Sie möchten. Abgegeben wird erst, wenn Sie es sagen."
            )
        )
        st.button(words("Bericht beginnen"), type="primary", key="gc-report-begin", on_click=_begin, args=(year,))
    failures.show_noted("gc-report-failure")


def _begin(year: int) -> None:
    with failures.noted("gc-report-failure"):
        context.require(Action.WRITE_REPORT)
        reports.begin(context.desk(), context.index().refresh(force=True), year, role=context.user().role)
