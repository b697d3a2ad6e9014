"""report annual: the yearly report to the council as a file."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from gelingenscheck.commands import output
from gelingenscheck.commands.office import Office, UsageError
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reading import YEARS
from gelingenscheck.usecases.annual import documents, reports
from gelingenscheck.usecases.desk import Desk


class NoYearError(UsageError):
    """The year is missing, or it is none."""

    message = N_("Bitte nennen Sie das Jahr, zum Beispiel: report {kind} 2026. Es wurde nichts geschrieben.")


def run(options: Namespace, office: Office, words: Words) -> int:
    """Write the report of a year; raise `NoReportError` where none was begun."""
    year = year_of(options)
    form = output.form_of(options.format, options.output, documents.FORMATS, documents.ENDINGS)
    desk = Desk(
        store=office.store(),
        catalogue=office.catalogue,
        organisation=office.organisation,
        now=lambda: datetime.now(UTC),
    )
    report = reports.report_of(desk, year)
    target = Path(options.output or documents.document_name(report, words, form))
    output.refuse_no_place(target)
    output.put(target, documents.document(desk, report, words, form, desk.now()), words)
    return 0


def year_of(options: Namespace) -> int:
    """Return the year that was named; raise `NoYearError`."""
    text = options.subject
    if text is None or not (text.isascii() and text.isdecimal() and len(text) == 4 and int(text) in YEARS):  # noqa: PLR2004 - a year
        raise NoYearError(kind=options.kind)
    return int(text)
