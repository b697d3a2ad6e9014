"""The yearly report as a file: in every format of documents, and as a paper for the council's system (OParl)."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal

from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.i18n import Words
from gelingenscheck.reports import annual, oparl, plain_values
from gelingenscheck.reports.outline import Outline
from gelingenscheck.usecases import papers
from gelingenscheck.usecases.annual.reports import texts_of
from gelingenscheck.usecases.desk import Desk

Format = papers.Format | Literal["oparl"]
FORMATS: Final[tuple[Format, ...]] = (*papers.FORMATS, "oparl")
MEDIA: Final[Mapping[Format, str]] = {
    "oparl": plain_values.JSON,
    **{form: papers.MEDIA[form] for form in papers.FORMATS},
}
ENDINGS: Final[Mapping[Format, str]] = {**{form: form for form in papers.FORMATS}, "oparl": "oparl.json"}
"""How the names of the files end."""


def outline(desk: Desk, report: AnnualReport, words: Words, made: datetime) -> Outline:
    """Return the report with every text: what somebody wrote, else what is proposed."""
    texts = texts_of(desk, report, words)
    return annual.annual_outline(report, texts, words, made=made, zone=desk.organisation.timezone)


def document(desk: Desk, report: AnnualReport, words: Words, form: Format, made: datetime) -> bytes:
    """Return the report as a file."""
    if form == "oparl":
        texts = texts_of(desk, report, words)
        paper = oparl.paper(report, texts, words, made=made, zone=desk.organisation.timezone)
        return json.dumps(paper, ensure_ascii=False, indent=2).encode()
    return papers.write(outline(desk, report, words, made), form)


def supplement(
    desk: Desk, report: AnnualReport, words: Words, form: papers.Format, *, number: int, made: datetime
) -> bytes:
    """Return one supplement, counted from 1, as a file of its own."""
    zone = desk.organisation.timezone
    return papers.write(annual.supplement_outline(report, number, words, made=made, zone=zone), form)


def document_name(report: AnnualReport, words: Words, form: Format) -> str:
    """Return the name of the file."""
    name = words("Sachstandsbericht {year}", year=report.year)
    return f"{name}.{ENDINGS[form]}"
