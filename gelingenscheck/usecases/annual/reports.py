"""The yearly report: begin, write, take new figures, submit, supplement."""

from collections.abc import Callable, Mapping, Sequence

from gelingenscheck.annual import proposals, writing
from gelingenscheck.annual.figures import Figures
from gelingenscheck.annual.model import AnnualReport, Part
from gelingenscheck.annual.refusals import FiguresChangedError, NoReportError
from gelingenscheck.annual.writing import PartChange
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.i18n import Words, words_in
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.storage.store import AlreadyThereError, NotFoundError, UnreadableDocumentError
from gelingenscheck.storage.texts import cleaned
from gelingenscheck.usecases.annual.figures import closed_round, figures_of
from gelingenscheck.usecases.annual.returned import returned_of
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.rounds import manager_stamp

COUNCIL_LANGUAGE = "de"
"""In which a submitted report is fixed."""


def begin(desk: Desk, snapshot: Snapshot, year: int, *, role: str = "local") -> AnnualReport:
    """Save the report of a year with the figures of its closed round; one that is there already stays as it is."""
    if year in report_years(desk):
        return report_of(desk, year)
    asked, stamp = closed_round(desk, year), manager_stamp(desk, role)
    figures = figures_of(desk, snapshot, year)  # before the lock: others save meanwhile
    try:
        return desk.store.create(writing.begun(year=year, as_of=asked.cut_off, figures=figures, stamp=stamp)).document
    except AlreadyThereError:
        return report_of(desk, year)


def report_of(desk: Desk, year: int) -> AnnualReport:
    """Return the report of a year; raise `NoReportError` or `UnreadableDocumentError`."""
    try:
        return desk.store.load(AnnualReport, str(year)).document
    except NotFoundError:
        raise NoReportError(year=year) from None


def report_years(desk: Desk) -> tuple[int, ...]:
    """Return the years that have a report, readable or not, the latest first."""
    return tuple(sorted(map(int, desk.store.ids(AnnualReport)), reverse=True))


def all_reports(desk: Desk) -> Sequence[AnnualReport]:
    """Return the readable reports, the latest first."""
    found = []
    for year in report_years(desk):
        try:
            found.append(report_of(desk, year))
        except (NoReportError, UnreadableDocumentError):
            continue
    return found


def proposed(desk: Desk, report: AnnualReport, words: Words) -> Mapping[Part, str]:
    """Return the text that is proposed for each part."""
    return proposals.proposals(report, returned_of(desk, report.year), words, desk.organisation.timezone)


def texts_of(desk: Desk, report: AnnualReport, words: Words) -> Mapping[Part, str]:
    """Return the text of each part: what somebody wrote, else what is proposed."""
    written = {part: text.text for part, text in report.texts.items()}
    return written if len(written) == len(Part) else {**proposed(desk, report, words), **written}


def write_text(desk: Desk, year: int, change: PartChange, *, role: str = "local") -> AnnualReport:
    """Save one part; raise `TextChangedError` with both, or `SubmittedError`."""
    new = None if change.new is None else cleaned(change.new)
    clean = PartChange(part=change.part, shown=change.shown, new=new)
    return _change(desk, year, lambda known, stamp: writing.write(known, clean, stamp=stamp), role)


def confirm_text(desk: Desk, year: int, part: Part, *, role: str = "local") -> AnnualReport:
    """Save that a text still fits after the figures changed."""
    return _change(desk, year, lambda known, stamp: writing.confirmed(known, part, stamp=stamp), role)


def name_units(desk: Desk, year: int, *, named: bool, role: str = "local") -> AnnualReport:
    """Save whether the report names all units or none."""
    return _change(desk, year, lambda known, stamp: writing.naming(known, named=named, stamp=stamp), role)


def recompute(desk: Desk, snapshot: Snapshot, year: int, *, shown: Figures, role: str = "local") -> AnnualReport:
    """Take over the figures that somebody was shown; raise `FiguresChangedError` if they changed once more."""
    asked, figures = closed_round(desk, year), figures_of(desk, snapshot, year)
    if figures != shown:
        raise FiguresChangedError
    return _change(
        desk, year, lambda known, stamp: writing.recomputed(known, figures, asked.cut_off, stamp=stamp), role
    )


def submit(desk: Desk, year: int, *, role: str = "local") -> AnnualReport:
    """Submit the report: from here on it stays as it is."""

    def change(known: AnnualReport, stamp: Stamp) -> AnnualReport:
        return writing.submitted(known, proposed(desk, known, words_in(COUNCIL_LANGUAGE)), stamp=stamp)

    with desk.store.exclusive():
        return _change(desk, year, change, role)


def supplement(desk: Desk, year: int, text: str, *, role: str = "local") -> AnnualReport:
    """Save one more supplement to a submitted report."""
    return _change(desk, year, lambda known, stamp: writing.supplemented(known, cleaned(text), stamp=stamp), role)


def _change(desk: Desk, year: int, change: Callable[[AnnualReport, Stamp], AnnualReport], role: str) -> AnnualReport:
    stamp = manager_stamp(desk, role)
    try:
        return desk.store.update(AnnualReport, str(year), lambda known: change(known, stamp)).document
    except NotFoundError:
        raise NoReportError(year=year) from None
