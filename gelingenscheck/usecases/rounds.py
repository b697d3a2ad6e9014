"""The yearly round: open, move, close and reopen it; how far all units are in it."""

from datetime import UTC, date, datetime, time

from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.i18n import N_
from gelingenscheck.organisation import Kind
from gelingenscheck.portfolio.begun import Span, begun_units
from gelingenscheck.reading import YEARS
from gelingenscheck.returns import rounds
from gelingenscheck.returns.model import Return, ReturnRound
from gelingenscheck.returns.refusals import NoRoundError, RoundThereError
from gelingenscheck.returns.standing import Standing, standing_of, was_opened
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.storage.store import AlreadyThereError, NotFoundError, UnreadableDocumentError
from gelingenscheck.storage.texts import cleaned
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.forms import Form
from gelingenscheck.usecases.frozen import frozen_figures

WHOLE_CITY = "stadt"
"""Stands for all units in a city whose organisation does not name its council as one."""


def open_round(
    desk: Desk, *, year: int, deadline: date, cut_off: date | None = None, role: str = "local"
) -> ReturnRound:
    """Save a new round, with 30 September as its cut-off if none is given; raise `RoundThereError`."""
    form = Form()
    if year not in YEARS:
        form.fault("year", N_("Bitte wählen Sie ein Jahr von {first} bis {last}."), first=YEARS[0], last=YEARS[-1])
        form.done()
    day = rounds.usual_cut_off(year) if cut_off is None else cut_off
    if day.year != year:
        form.fault("cut_off", N_("Der Stichtag liegt nicht im Jahr {year}."), year=year)
    _check_deadline(desk, form, deadline)
    form.done()
    fresh = rounds.opened(year=year, cut_off=day, deadline=deadline, stamp=manager_stamp(desk, role))
    try:
        return desk.store.create(fresh).document
    except AlreadyThereError:
        raise RoundThereError(year=year) from None


def move_deadline(desk: Desk, year: int, deadline: date, *, role: str = "local") -> ReturnRound:
    """Save another deadline of an open round."""
    asked = round_of(desk, year)
    if deadline != asked.deadline:
        form = Form()
        _check_deadline(desk, form, deadline)
        form.done()
    stamp = manager_stamp(desk, role)
    return desk.store.update(
        ReturnRound, str(year), lambda known: rounds.rescheduled(known, deadline, stamp=stamp)
    ).document


def close_round(desk: Desk, snapshot: Snapshot, year: int, *, role: str = "local") -> ReturnRound:
    """Close a round and freeze its figures, as of its cut-off; nobody can answer between looking and closing."""
    with desk.store.exclusive():
        rounds.refuse_if_closed(round_of(desk, year))
        figures = frozen_figures(desk, snapshot, standing(desk, snapshot, year))
        stamp = manager_stamp(desk, role)
        return desk.store.update(
            ReturnRound, str(year), lambda known: rounds.closed(known, figures, stamp=stamp)
        ).document


def reopen_round(desk: Desk, year: int, reason: str, *, role: str = "local") -> ReturnRound:
    """Open a closed round again; the reason is logged, the frozen figures stay in the history."""
    round_of(desk, year)
    stamp = manager_stamp(desk, role)
    return desk.store.update(
        ReturnRound, str(year), lambda known: rounds.reopened(known, cleaned(reason), stamp=stamp)
    ).document


def round_of(desk: Desk, year: int) -> ReturnRound:
    """Return the round of a year; raise `NoRoundError` or `UnreadableDocumentError`."""
    try:
        return desk.store.load(ReturnRound, str(year)).document
    except NotFoundError:
        raise NoRoundError(year=year) from None


def round_years(desk: Desk) -> tuple[int, ...]:
    """Return the years that have a round, readable or not, the latest first."""
    return tuple(sorted(map(int, desk.store.ids(ReturnRound)), reverse=True))


def all_rounds(desk: Desk) -> tuple[ReturnRound, ...]:
    """Return the readable rounds, the latest first."""
    found = []
    for year in round_years(desk):
        try:
            found.append(round_of(desk, year))
        except (NoRoundError, UnreadableDocumentError):
            continue
    return tuple(found)


def previous_round(desk: Desk, year: int) -> ReturnRound | None:
    """Return the latest readable round before a year."""
    return next((known for known in all_rounds(desk) if known.year < year), None)


def returns_of(desk: Desk, year: int) -> tuple[Return, ...]:
    """Return the readable returns of a year; what is not readable is among the snapshot's problems."""
    found = []
    for id_ in desk.store.ids(Return, prefix=f"{year}-"):
        try:
            found.append(desk.store.load(Return, id_).document)
        except (NotFoundError, UnreadableDocumentError):
            continue
    return tuple(found)


def standing(desk: Desk, snapshot: Snapshot, year: int, as_of: date | None = None) -> Standing:
    """Return how far the round of a year is at the end of a day, today if none is given; raise `NoRoundError`."""
    asked, day = round_of(desk, year), as_of or desk.today
    return _standing(desk, snapshot, asked, day)


def standings(desk: Desk, snapshot: Snapshot, as_of: date | None = None) -> tuple[Standing, ...]:
    """Return how far all rounds are that were open or closed at the end of a day, the latest first."""
    day, zone = as_of or desk.today, desk.organisation.timezone
    known = (asked for asked in all_rounds(desk) if was_opened(asked, day, zone))
    return tuple(_standing(desk, snapshot, asked, day) for asked in known)


def _standing(desk: Desk, snapshot: Snapshot, asked: ReturnRound, as_of: date) -> Standing:
    organisation = desk.organisation
    closed = asked.closed
    span = Span(since=_moment(asked.opened), until=as_of, closed=None if closed is None else _moment(closed))
    checked = begun_units(snapshot.assessments, snapshot.subjects, organisation, span, as_of=asked.cut_off)
    return standing_of(asked, returns_of(desk, asked.year), organisation, as_of, checked=checked)


def manager_stamp(desk: Desk, role: str) -> Stamp:
    """Return who acts on a round: a role for the whole city, so in the unit that stands for all of it."""
    units = desk.organisation.departments.values()
    return desk.stamp(next((unit.id for unit in units if unit.kind is Kind.COUNCIL), WHOLE_CITY), role)


def _moment(stamp: Stamp) -> datetime:
    """Return the moment of a stamp; of a day alone its beginning in UTC."""
    return stamp.at if isinstance(stamp.at, datetime) else datetime.combine(stamp.at, time(), UTC)


def _check_deadline(desk: Desk, form: Form, deadline: date) -> None:
    if deadline < desk.today:
        form.fault("deadline", N_("Das Datum ist schon vorbei. Bitte wählen Sie eines ab heute."))
    else:
        form.day("deadline", deadline)
