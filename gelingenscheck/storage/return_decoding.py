"""Turn the plain values of a file into a round or a return; what does not fit is refused with its place."""

from collections.abc import Mapping
from typing import Any

from gelingenscheck import reading
from gelingenscheck.i18n import N_
from gelingenscheck.reading import YEARS, Fields, MisfitError, Path, Value
from gelingenscheck.returns.model import (
    Channel,
    Confirmation,
    Contact,
    ContactKind,
    Return,
    ReturnEvent,
    ReturnRound,
    ReturnStep,
    ReturnText,
    RoundEvent,
    RoundState,
    RoundStep,
)
from gelingenscheck.returns.standing import is_written
from gelingenscheck.storage.answers import as_visible
from gelingenscheck.storage.headers import as_stamp, refuse_other_format, take_revision, take_stamp
from gelingenscheck.storage.plain import as_plain
from gelingenscheck.storage.return_encoding import RETURN_FORMAT, ROUND_FORMAT

MOST_PROJECTS = 1_000_000


def as_round(value: Value) -> ReturnRound:
    """Type a round."""
    fields = Fields(value)
    refuse_other_format(fields, ROUND_FORMAT)
    state = fields.take("state", reading.as_choice, choices=tuple(RoundState))
    round_ = ReturnRound(
        year=_year(fields),
        revision=take_revision(fields),
        cut_off=fields.take("cut_off", reading.as_date),
        deadline=fields.take("deadline", reading.as_date),
        log=fields.each("log", _round_event),
        figures=_figures(fields),
        changed=fields.take("changed", as_stamp),
    )
    fields.done()
    _round_agrees(round_, state)
    return round_


def _round_agrees(round_: ReturnRound, state: str) -> None:
    """Refuse a round whose parts contradict each other."""
    if not round_.log or round_.log[0].step is not RoundStep.OPENED:
        raise MisfitError(("log",), N_("Das Protokoll einer Jahresabfrage beginnt mit „opened“."))
    if state != round_.state:
        raise MisfitError(("state",), N_("„state“ passt nicht zum Protokoll („log“)."))
    if (round_.figures is not None) != (round_.state is RoundState.CLOSED):
        raise MisfitError(("figures",), N_("Festgehaltene Zahlen („figures“) hat nur eine geschlossene Jahresabfrage."))


def as_return(value: Value) -> Return:
    """Type a unit's return."""
    fields = Fields(value)
    refuse_other_format(fields, RETURN_FORMAT)
    answer = Return(
        year=_year(fields),
        unit=fields.take("unit", reading.as_id),
        revision=take_revision(fields),
        texts=_texts(fields),
        log=fields.each("log", _event),
        contacts=fields.each("contacts", _contact),
        confirmed=fields.maybe("confirmed", _confirmation),
        changed=fields.take("changed", as_stamp),
    )
    fields.done()
    _return_agrees(answer)
    return answer


def _return_agrees(answer: Return) -> None:
    """Refuse a return whose log does not tell of its texts, or of a nil return without its reason."""
    if bool(answer.texts) != is_written(answer.log):
        raise MisfitError(
            ("log",), N_("Das Protokoll („log“) passt nicht zu den Texten: „begun“ fehlt oder ist zu viel.")
        )
    for place, event in enumerate(answer.log):
        if (event.reason is not None) != (event.step is ReturnStep.NIL):
            raise MisfitError(("log", place), N_("Einen Grund („reason“) hat genau die Fehlanzeige („nil“)."))


def _year(fields: Fields) -> int:
    return fields.take("year", reading.as_integer, low=YEARS[0], high=YEARS[-1])


def _figures(fields: Fields) -> Mapping[str, Any] | None:
    figures = fields.maybe("figures", as_plain)
    return None if figures is None else reading.as_mapping(figures, ("figures",))


def _texts(fields: Fields) -> Mapping[ReturnText, str]:
    texts = fields.items("texts", as_visible)
    for name in texts:
        reading.as_choice(name, ("texts", name), tuple(ReturnText))
    return {text: texts[text] for text in ReturnText if text in texts}


def _round_event(value: Value, path: Path) -> RoundEvent:
    fields = Fields(value, path)
    event = RoundEvent(
        step=RoundStep(fields.take("step", reading.as_choice, choices=tuple(RoundStep))),
        stamp=take_stamp(fields),
        reason=fields.maybe("reason", as_visible),
        deadline=fields.maybe("deadline", reading.as_date),
    )
    fields.done()
    return event


def _event(value: Value, path: Path) -> ReturnEvent:
    fields = Fields(value, path)
    on_behalf = fields.maybe("on_behalf", reading.as_choice, choices=tuple(Channel))
    event = ReturnEvent(
        step=ReturnStep(fields.take("step", reading.as_choice, choices=tuple(ReturnStep))),
        stamp=take_stamp(fields),
        reason=fields.maybe("reason", as_visible),
        on_behalf=None if on_behalf is None else Channel(on_behalf),
    )
    fields.done()
    return event


def _contact(value: Value, path: Path) -> Contact:
    fields = Fields(value, path)
    contact = Contact(
        kind=ContactKind(fields.take("kind", reading.as_choice, choices=tuple(ContactKind))), stamp=take_stamp(fields)
    )
    fields.done()
    return contact


def _confirmation(value: Value, path: Path) -> Confirmation:
    fields = Fields(value, path)
    confirmation = Confirmation(
        projects=fields.take("projects", reading.as_integer, low=0, high=MOST_PROJECTS), stamp=take_stamp(fields)
    )
    fields.done()
    return confirmation
