"""What may happen to a yearly report: write, take new figures, name units, submit, supplement. All pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from gelingenscheck.annual.figures import Figures
from gelingenscheck.annual.model import AnnualReport, Origin, Part, ReportText, Supplement
from gelingenscheck.annual.refusals import (
    EmptySupplementError,
    NotSubmittedError,
    PartTooLongError,
    SubmittedError,
    TextChangedError,
)
from gelingenscheck.assessment.provenance import Stamp

LONGEST = 30_000
"""Characters of one part."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PartChange:
    """One change of one part: what the person saw, and what it shall be. None, like blanks, is no text of its own."""

    part: Part
    shown: str | None
    new: str | None


def begun(*, year: int, as_of: date, figures: Figures, stamp: Stamp) -> AnnualReport:
    """Return a new report whose parts all say what the figures say."""
    return AnnualReport(year=year, as_of=as_of, figures=figures, computed=stamp, changed=stamp)


def write(report: AnnualReport, change: PartChange, *, stamp: Stamp) -> AnnualReport:
    """Return the report with one part changed; refuse it if that part is no longer what the person saw."""
    new, shown, now = _said(change.new), _said(change.shown), report.said(change.part)
    _refuse_if_submitted(report)
    _refuse_if_long(new)
    if now == new:
        return report
    if now != shown:
        raise TextChangedError(change.part, stored=now, new=new)
    said = {**report.texts} | ({} if new is None else {change.part: ReportText(text=new, stamp=stamp)})
    texts = {part: said[part] for part in Part if part in said and (part is not change.part or new is not None)}
    return replace(report, texts=texts, changed=stamp)


def confirmed(report: AnnualReport, part: Part, *, stamp: Stamp) -> AnnualReport:
    """Return the report with a text that was looked at again after the figures changed, and still fits."""
    _refuse_if_submitted(report)
    if not report.overtaken(part):
        return report
    again = replace(report.texts[part], stamp=stamp)
    return replace(report, texts={**report.texts, part: again}, changed=stamp)


def recomputed(report: AnnualReport, figures: Figures, as_of: date, *, stamp: Stamp) -> AnnualReport:
    """Return the report with other figures; texts stay, and those that may name old figures are known."""
    _refuse_if_submitted(report)
    if (figures, as_of) == (report.figures, report.as_of):
        return report
    return replace(report, figures=figures, as_of=as_of, computed=stamp, changed=stamp)


def naming(report: AnnualReport, *, named: bool, stamp: Stamp) -> AnnualReport:
    """Return the report with the names of all units, or of none."""
    _refuse_if_submitted(report)
    return report if report.named == named else replace(report, named=named, changed=stamp)


def submitted(report: AnnualReport, proposals: Mapping[Part, str], *, stamp: Stamp) -> AnnualReport:
    """Return the report as the council gets it; parts that nobody wrote say what was proposed."""
    _refuse_if_submitted(report)
    texts = {
        part: report.texts.get(part) or ReportText(text=proposals[part], stamp=stamp, origin=Origin.PROPOSED)
        for part in Part
    }
    return replace(report, texts=texts, submitted=stamp, changed=stamp)


def supplemented(report: AnnualReport, text: str, *, stamp: Stamp) -> AnnualReport:
    """Return a submitted report with one more supplement."""
    if report.submitted is None:
        raise NotSubmittedError(year=report.year)
    said = _said(text)
    if said is None:
        raise EmptySupplementError
    _refuse_if_long(said)
    added = Supplement(text=said, stamp=stamp)
    return replace(report, supplements=(*report.supplements, added), changed=stamp)


def _refuse_if_submitted(report: AnnualReport) -> None:
    if report.submitted is not None:
        raise SubmittedError(year=report.year)


def _refuse_if_long(text: str | None) -> None:
    if text is not None and len(text) > LONGEST:
        raise PartTooLongError(length=len(text), limit=LONGEST)


def _said(text: str | None) -> str | None:
    """Return a text without the blanks around it; nothing but blanks is no text."""
    return (text or "").strip() or None
