"""Every unit's return in a round: write, submit, take back, declare nil, take by telephone, note a contact."""

from collections.abc import Callable, Sequence

from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.i18n import N_
from gelingenscheck.organisation import Department
from gelingenscheck.returns import answering
from gelingenscheck.returns.answering import TextChange
from gelingenscheck.returns.model import Channel, ContactKind, Return, ReturnRound, return_id
from gelingenscheck.returns.refusals import OutsideRoundError
from gelingenscheck.returns.rounds import refuse_if_closed
from gelingenscheck.storage.store import NotFoundError
from gelingenscheck.storage.texts import cleaned
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.forms import Form
from gelingenscheck.usecases.rounds import round_of

MOST_PROJECTS = 1_000_000


def return_of(desk: Desk, year: int, unit: str) -> Return | None:
    """Return what a unit returned; None where nothing was saved yet. Raise `NoRoundError` or `OutsideRoundError`."""
    asked = round_of(desk, year)
    known = _stored(desk, year, unit)
    if known is None:
        unit_in(desk, asked, unit)
    return known


def unit_in(desk: Desk, asked: ReturnRound, unit: str) -> Department:
    """Return a unit that is asked in a round: it exists at the cut-off or today; raise `OutsideRoundError`."""
    known = desk.organisation.departments.get(unit)
    if known is None or not (known.exists(asked.cut_off) or known.exists(desk.today)):
        raise OutsideRoundError(unit=unit[:80], year=asked.year)
    return known


def write_text(desk: Desk, year: int, unit: str, change: TextChange, *, role: str = "local") -> Return:
    """Save one text; raise `ReturnChangedError` with both, or `RoundClosedError` with what was typed."""
    clean = _clean(change)
    return _change(
        desk, year, unit, lambda known, stamp: answering.write(known, clean, stamp=stamp), role=role, typed=change.new
    )


def submit(desk: Desk, year: int, unit: str, *, role: str = "local") -> Return:
    """Submit a return; raise `EmptyReturnError` where no text is written."""
    return _change(desk, year, unit, lambda known, stamp: answering.submit(known, stamp=stamp), role=role)


def withdraw(desk: Desk, year: int, unit: str, *, role: str = "local") -> Return:
    """Take a submission or nil return back, while the round is open."""
    return _change(desk, year, unit, lambda known, stamp: answering.withdraw(known, stamp=stamp), role=role)


def declare_nil(
    desk: Desk, year: int, unit: str, reason: str, *, on_behalf: Channel | None = None, role: str = "local"
) -> Return:
    """Save that a unit has nothing to report, and why; `on_behalf` where it was taken for the unit."""

    def change(known: Return, stamp: Stamp) -> Return:
        declared = answering.declare_nil(known, cleaned(reason), stamp=stamp, on_behalf=on_behalf)
        return _spoken(declared, known, on_behalf, stamp)

    return _change(desk, year, unit, change, role=role, typed=reason)


def take_by_telephone(
    desk: Desk, year: int, unit: str, changes: Sequence[TextChange], *, role: str = "local"
) -> Return:
    """Save what a unit said on the telephone and submit it for the unit, all or nothing; the call is noted."""
    clean, channel = [_clean(change) for change in changes], Channel.TELEPHONE

    def change(known: Return, stamp: Stamp) -> Return:
        answer = known
        for one in clean:
            answer = answering.write(answer, one, stamp=stamp, on_behalf=channel)
        return _spoken(answering.submit(answer, stamp=stamp, on_behalf=channel), known, channel, stamp)

    typed = "\n\n".join(one.new for one in changes if one.new)
    return _change(desk, year, unit, change, role=role, typed=typed or None)


def note_contact(desk: Desk, year: int, unit: str, kind: ContactKind, *, role: str = "local") -> Return:
    """Save that a unit was reminded, called or written to just now."""
    return _change(desk, year, unit, lambda known, stamp: answering.contacted(known, kind, stamp=stamp), role=role)


def note_contacts(
    desk: Desk, year: int, units: Sequence[str], kind: ContactKind, *, role: str = "local"
) -> tuple[Return, ...]:
    """Save that several units were reminded just now; all are in the round, or none is noted."""
    with desk.store.exclusive():
        asked = round_of(desk, year)
        for unit in units:
            unit_in(desk, asked, unit)
        return tuple(note_contact(desk, year, unit, kind, role=role) for unit in units)


def confirm_projects(desk: Desk, year: int, unit: str, projects: int, *, role: str = "local") -> Return:
    """Save the unit's word that so many known projects are all it has."""
    form = Form()
    if not 0 <= projects <= MOST_PROJECTS:
        form.fault("projects", N_("Bitte nennen Sie eine Anzahl ab 0."))
    form.done()
    return _change(desk, year, unit, lambda known, stamp: answering.confirmed(known, projects, stamp=stamp), role=role)


def _change(
    desk: Desk, year: int, unit: str, change: Callable[[Return, Stamp], Return], *, role: str, typed: str | None = None
) -> Return:
    """Save a change of a unit's return, which begins with it, unless the round is closed at that moment."""
    with desk.store.exclusive():
        asked = round_of(desk, year)
        stamp = desk.stamp(unit_in(desk, asked, unit).id, role)
        refuse_if_closed(asked, typed)
        if _stored(desk, year, unit) is not None:
            return desk.store.update(Return, return_id(year, unit), lambda known: change(known, stamp)).document
        empty = Return(year=year, unit=unit, changed=stamp)
        begun = change(empty, stamp)
        return empty if begun == empty else desk.store.create(begun).document


def _stored(desk: Desk, year: int, unit: str) -> Return | None:
    try:
        return desk.store.load(Return, return_id(year, unit)).document
    except NotFoundError:
        return None


def _spoken(answer: Return, before: Return, channel: Channel | None, stamp: Stamp) -> Return:
    """Return the answer with the call noted that it was taken in."""
    if channel is None or answer is before:
        return answer
    return answering.contacted(answer, ContactKind(channel), stamp=stamp)


def _clean(change: TextChange) -> TextChange:
    """Return a change with the text as it will be stored, so that it is told apart from none beforehand."""
    new = None if change.new is None else cleaned(change.new)
    return TextChange(text=change.text, shown=change.shown, new=new)
