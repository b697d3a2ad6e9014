"""How far units are in a round as of a date. All pure; what is not known yet is never a nil return."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from enum import StrEnum

from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.organisation import Organisation
from gelingenscheck.returns.model import (
    Channel,
    Contact,
    Return,
    ReturnEvent,
    ReturnRound,
    ReturnStep,
    RoundState,
    RoundStep,
    declared,
)


class ReturnState(StrEnum):
    """How far one unit is."""

    COMPLETE = "complete"
    """It pressed submit."""
    BEGUN = "begun"
    """It wrote something, or began a check in the round's time."""
    NIL_RETURN = "nil_return"
    NO_RETURN_YET = "no_return_yet"


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitStanding:
    """How far one unit is."""

    unit: str
    state: ReturnState
    document: Return | None = None
    """As it is now; None where nothing was saved yet."""
    last_contact: Contact | None = None
    submitted: Stamp | None = None
    nil_reason: str | None = None
    on_behalf: Channel | None = None
    """How what stands reached the one who entered it, if the unit did not."""
    check_begun: bool = False
    """It began a full or crosscutting check in the round's time."""
    asked: bool = True
    """It exists at the cut-off and so counts; one that answered and was dissolved before is shown beside the others."""
    successor: str | None = None
    """The unit that continues one that was dissolved; its return is shown there, under its own name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How far a round is."""

    round: ReturnRound
    as_of: date
    state: RoundState
    deadline_passed: bool
    units: tuple[UnitStanding, ...]
    """In the organisation's order; one that answered and was merged follows its successor, a vanished one is last."""

    @property
    def asked(self) -> tuple[UnitStanding, ...]:
        """Return the units that are asked: those that exist at the cut-off."""
        return tuple(unit for unit in self.units if unit.asked)

    @property
    def counts(self) -> Mapping[ReturnState, int]:
        """Return how many of the units that are asked are in each state."""
        states = [unit.state for unit in self.asked]
        return {state: states.count(state) for state in ReturnState}

    @property
    def silent(self) -> tuple[UnitStanding, ...]:
        """Return the units of which nothing is known yet."""
        return tuple(unit for unit in self.asked if unit.state is ReturnState.NO_RETURN_YET)

    def of(self, unit: str) -> UnitStanding | None:
        """Return how far a unit is, if it is in the round."""
        return next((standing for standing in self.units if standing.unit == unit), None)


def was_opened(round_: ReturnRound, as_of: date, zone: tzinfo) -> bool:
    """Say whether a round was there at the end of a day."""
    return round_.opened.day_in(zone) <= as_of


def state_of(round_: ReturnRound, as_of: date, zone: tzinfo) -> RoundState:
    """Return whether a round was open at the end of a day."""
    steps = [event.step for event in round_.log if event.stamp.day_in(zone) <= as_of]
    decisive = [step for step in steps if step is not RoundStep.RESCHEDULED]
    return RoundState.CLOSED if decisive and decisive[-1] is RoundStep.CLOSED else RoundState.OPEN


def standing_of(
    round_: ReturnRound,
    returns: Iterable[Return],
    organisation: Organisation,
    as_of: date,
    *,
    checked: Iterable[str] = (),
) -> Standing:
    """Return how far a round is at the end of a day; `checked` are the units that began a check in its time."""
    zone, busy = organisation.timezone, frozenset(checked)
    answers = {answer.unit: answer for answer in returns if answer.year == round_.year}
    existing = [unit.id for unit in organisation.existing(round_.cut_off)]
    dissolved = {id_: organisation.today_of(id_, round_.cut_off) for id_ in sorted(answers.keys() - set(existing))}

    def standing(id_: str) -> UnitStanding:
        known = unit_standing(id_, answers.get(id_), as_of, zone, check_begun=id_ in busy)
        if id_ not in dissolved:
            return known
        successor = dissolved[id_] if dissolved[id_] in existing else None
        return replace(known, asked=False, successor=successor)

    order = [id_ for unit in existing for id_ in (unit, *(old for old, new in dissolved.items() if new == unit))]
    vanished = [old for old, new in dissolved.items() if new not in existing]
    return Standing(
        round=round_,
        as_of=as_of,
        state=state_of(round_, as_of, zone),
        deadline_passed=round_.deadline < as_of,
        units=tuple(standing(id_) for id_ in (*order, *vanished)),
    )


def unit_standing(
    unit: str,
    answer: Return | None,
    as_of: date,
    zone: tzinfo,
    *,
    check_begun: bool = False,
) -> UnitStanding:
    """Return how far one unit was at the end of a day."""
    log = () if answer is None else tuple(event for event in answer.log if event.stamp.day_in(zone) <= as_of)
    contacts = () if answer is None else [one for one in answer.contacts if one.stamp.day_in(zone) <= as_of]
    stands = declared(log)
    complete = stands is not None and stands.step is ReturnStep.SUBMITTED
    return UnitStanding(
        unit=unit,
        state=_state(log, stands, check_begun=check_begun),
        document=answer,
        last_contact=contacts[-1] if contacts else None,
        submitted=stands.stamp if stands is not None and complete else None,
        nil_reason=stands.reason if stands is not None and not complete else None,
        on_behalf=None if stands is None else stands.on_behalf,
        check_begun=check_begun,
    )


def is_written(log: Sequence[ReturnEvent]) -> bool:
    """Say whether there is a text at the end of a log."""
    steps = [event.step for event in log if event.step in {ReturnStep.BEGUN, ReturnStep.EMPTIED}]
    return bool(steps) and steps[-1] is ReturnStep.BEGUN


def _state(log: Sequence[ReturnEvent], stands: ReturnEvent | None, *, check_begun: bool) -> ReturnState:
    if stands is not None:
        return ReturnState.COMPLETE if stands.step is ReturnStep.SUBMITTED else ReturnState.NIL_RETURN
    return ReturnState.BEGUN if check_begun or is_written(log) else ReturnState.NO_RETURN_YET
