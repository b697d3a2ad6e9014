"""What the pages of a yearly report are drawn from, and what the address asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from gelingenscheck.access import Action
from gelingenscheck.annual.model import AnnualReport, Part, ReportStatus
from gelingenscheck.annual.returned import Returned
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reading import YEARS
from gelingenscheck.ui import address, context
from gelingenscheck.usecases.annual import reports
from gelingenscheck.usecases.annual.returned import returned_of
from gelingenscheck.usecases.desk import Desk

YEAR: Final = "jahr"
PART: Final = "teil"
LOOK: Final = "ansicht"
PREVIEW, NEW_FIGURES = "vorschau", "zahlen"
STATES: Final = {ReportStatus.DRAFT: N_("Entwurf"), ReportStatus.SUBMITTED: N_("abgegeben")}


@dataclass(frozen=True, kw_only=True)
class ReportView:
    """One report as its pages show it."""

    desk: Desk
    words: Words
    report: AnnualReport
    proposals: Mapping[Part, str]
    """Empty once it is submitted: then every part has its text."""
    returned: Returned

    @property
    def year(self) -> int:
        """Return the year of the report."""
        return self.report.year

    @property
    def is_draft(self) -> bool:
        """Say whether it may still be changed."""
        return self.report.status is ReportStatus.DRAFT

    def text(self, part: Part) -> str:
        """Return what a part says: what somebody wrote, else what is proposed."""
        said = self.report.said(part)
        return self.proposals.get(part, "") if said is None else said

    @property
    def counted(self) -> date:
        """Return the day on which the figures were frozen."""
        return self.report.computed.day_in(self.desk.organisation.timezone)

    def day(self, stamp: Stamp) -> str:
        """Return the day of a stamp in words."""
        return self.words.date(stamp.day_in(self.desk.organisation.timezone))


def load(year: int) -> ReportView:
    """Return the report of a year; raise `NoReportError`."""
    context.require(Action.WRITE_REPORT)
    desk, words = context.desk(), address.words()
    report = reports.report_of(desk, year)
    draft = report.submitted is None
    return ReportView(
        desk=desk, words=words, report=report, proposals=reports.proposed(desk, report, words) if draft else {},
        returned=returned_of(desk, year) if draft else Returned(),
    )  # fmt: skip


def asked_year() -> int | None:
    """Return the year that the address asks for."""
    asked = address.asked(YEAR)
    known = asked.isascii() and asked.isdecimal() and len(asked) == len(str(YEARS[0]))
    return int(asked) if known and int(asked) in YEARS else None


def asked_part() -> Part | None:
    """Return the part that the address asks for."""
    asked = address.asked(PART)
    return Part(asked) if asked in tuple(Part) else None
