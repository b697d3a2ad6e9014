"""The yearly report as a file: a paper to edit, one to hand out, and one for the council's system."""

import json
from datetime import datetime
from typing import Final, Literal

from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.i18n import Words
from gelingenscheck.reports import annual, docx, oparl, pdf
from gelingenscheck.reports.outline import Outline
from gelingenscheck.usecases.annual.reports import texts_of
from gelingenscheck.usecases.desk import Desk

Format = Literal["docx", "pdf", "json"]
FORMATS: Final[tuple[Format, ...]] = ("docx", "pdf", "json")


def outline(desk: Desk, report: AnnualReport, words: Words, made: datetime) -> Outline:
    """Return the report with every text: what somebody wrote, else what is proposed."""
    texts = texts_of(desk, report, words)
    return annual.annual_outline(report, texts, words, made=made, zone=desk.organisation.timezone)


def document(desk: Desk, report: AnnualReport, words: Words, form: Format, made: datetime) -> bytes:
    """Return the report as a file."""
    if form == "json":
        texts = texts_of(desk, report, words)
        paper = oparl.paper(report, texts, words, made=made, zone=desk.organisation.timezone)
        return json.dumps(paper, ensure_ascii=False, indent=2).encode()
    return _written(outline(desk, report, words, made), form)


def supplement(desk: Desk, report: AnnualReport, words: Words, form: Format, *, number: int, made: datetime) -> bytes:
    """Return one supplement, counted from 1, as a file of its own."""
    zone = desk.organisation.timezone
    return _written(annual.supplement_outline(report, number, words, made=made, zone=zone), form)


def document_name(report: AnnualReport, words: Words, form: Format) -> str:
    """Return the name of the file."""
    name = words("Sachstandsbericht {year}", year=report.year)
    return f"{name}.{form}"


def _written(known: Outline, form: Format) -> bytes:
    return pdf.write(known) if form == "pdf" else docx.write(known)
