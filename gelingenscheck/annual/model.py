"""The yearly report to the council: figures frozen from a closed round, and a text per part."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from gelingenscheck.annual.figures import Figures
from gelingenscheck.assessment.provenance import Stamp


class Part(StrEnum):
    """What has a text of its own."""

    SUMMARY = "summary"
    """The first page in five sentences."""
    RESOLUTION = "resolution"
    """What the council is proposed to resolve."""
    MANDATE = "mandate"
    SCOPE = "scope"
    ACTIVITIES = "activities"
    FACTORS = "factors"
    EXAMPLES = "examples"
    OBSTACLES = "obstacles"
    MEASURES = "measures"
    FINANCES = "finances"
    METHOD = "method"
    PLAIN = "plain"
    """One page in Einfache Sprache."""


NUMBERED = (
    Part.MANDATE, Part.SCOPE, Part.ACTIVITIES, Part.FACTORS, Part.EXAMPLES, Part.OBSTACLES, Part.MEASURES,
    Part.FINANCES, Part.METHOD,
)  # fmt: skip
"""The nine parts of the statement, in order."""


class Origin(StrEnum):
    """Where a text is from."""

    WRITTEN = "written"
    PROPOSED = "proposed"
    """Made from the figures, and fixed when the report was submitted."""


class ReportStatus(StrEnum):
    """Whether it may still be changed."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportText:
    """The text of a part, and when it was written."""

    text: str
    stamp: Stamp
    origin: Origin = Origin.WRITTEN


@dataclass(frozen=True, kw_only=True, slots=True)
class Supplement:
    """What was added after the report was submitted (Nachtrag)."""

    text: str
    stamp: Stamp


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnualReport:
    """The report of one year."""

    year: int
    as_of: date
    """The cut-off of the round that the figures are from."""
    figures: Figures
    computed: Stamp
    """When the figures were frozen."""
    changed: Stamp
    revision: int = 1
    named: bool = False
    """Units have names, all of them; else none has."""
    texts: Mapping[Part, ReportText] = field(default_factory=dict)
    """Those that somebody wrote; what is missing is made from the figures until the report is submitted."""
    submitted: Stamp | None = None
    supplements: tuple[Supplement, ...] = ()

    @property
    def id(self) -> str:
        """Return the year as text: the name of its file."""
        return str(self.year)

    @property
    def status(self) -> ReportStatus:
        """Return whether it may still be changed."""
        return ReportStatus.DRAFT if self.submitted is None else ReportStatus.SUBMITTED

    def said(self, part: Part) -> str | None:
        """Return the text of a part that somebody wrote."""
        known = self.texts.get(part)
        return None if known is None else known.text

    def overtaken(self, part: Part) -> bool:
        """Say whether a text is older than the figures that it may name."""
        known = self.texts.get(part)
        if known is None or self.submitted is not None:
            return False
        return known.stamp.at.isoformat() < self.computed.at.isoformat()  # a file may hold a day alone


def only_supplemented(old: AnnualReport, new: AnnualReport) -> bool:
    """Say whether nothing but supplements was added: all that may happen to a submitted report."""
    same = replace(new, supplements=old.supplements, changed=old.changed, revision=old.revision) == old
    return same and new.supplements[: len(old.supplements)] == old.supplements
