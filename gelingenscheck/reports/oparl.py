"""A yearly report as a paper for council information systems: OParl 1.1, https://schema.oparl.org/1.1/Paper.

Ids and addresses belong to the system that takes it in, as do number and dates of the meetings: they are left out.
"""

from datetime import datetime, tzinfo
from typing import Any, Final

from gelingenscheck.annual.model import AnnualReport, ReportStatus
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reports.annual import Texts, annual_outline, title_of
from gelingenscheck.reports.plain_text import plain_text

PAPER: Final = "https://schema.oparl.org/1.1/Paper"
FILE: Final = "https://schema.oparl.org/1.1/File"
CONSULTATION: Final = "https://schema.oparl.org/1.1/Consultation"
PDF_TYPE: Final = "application/pdf"
TO_FILL_IN: Final = ("id", "body", "reference", "underDirectionOf")
"""What the council's system knows and we do not."""


def paper(report: AnnualReport, texts: Texts, words: Words, *, made: datetime, zone: tzinfo) -> dict[str, Any]:
    """Return the report as plain values; the text of the main file is there to be searched."""
    outline = annual_outline(report, texts, words, made=made, zone=zone)
    day = None if report.submitted is None else report.submitted.day_in(zone).isoformat()
    bodies = report.figures.city.bodies
    return {
        "type": PAPER,
        "name": title_of(report, words),
        **({} if day is None else {"date": day}),
        "paperType": words(N_("Bericht")),
        "mainFile": {
            "type": FILE, "name": outline.title, "fileName": f"{outline.title}.pdf", "mimeType": PDF_TYPE,
            "text": plain_text(outline),
        },
        "consultation": [
            {
                "type": CONSULTATION, "authoritative": body == bodies[-1],
                "role": words(N_("Entscheidung")) if body == bodies[-1] else words(N_("Vorberatung")),
                "gelingenscheck:organization": body,
            }
            for body in bodies
        ],
        "modified": made.isoformat(),
        "gelingenscheck:year": report.year,
        "gelingenscheck:draft": report.status is ReportStatus.DRAFT,
        "gelingenscheck:toFillIn": list(TO_FILL_IN),
    }  # fmt: skip
