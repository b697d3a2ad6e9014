"""What may happen to a round: open, move its deadline, close, reopen. All pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from gelingenscheck.assessment.options import refuse_if_long
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.returns.model import ReturnRound, RoundEvent, RoundState, RoundStep
from gelingenscheck.returns.refusals import ReopeningReasonMissingError, RoundClosedError, RoundOpenError

CUT_OFF = (9, 30)
"""Month and day of the cut-off, where none is chosen."""


def usual_cut_off(year: int) -> date:
    """Return the cut-off that is proposed for a year."""
    return date(year, *CUT_OFF)


def opened(*, year: int, cut_off: date, deadline: date, stamp: Stamp) -> ReturnRound:
    """Return a new round."""
    first = RoundEvent(step=RoundStep.OPENED, stamp=stamp)
    return ReturnRound(year=year, cut_off=cut_off, deadline=deadline, changed=stamp, log=(first,))


def rescheduled(round_: ReturnRound, deadline: date, *, stamp: Stamp) -> ReturnRound:
    """Return the round with another deadline."""
    refuse_if_closed(round_)
    if deadline == round_.deadline:
        return round_
    event = RoundEvent(step=RoundStep.RESCHEDULED, stamp=stamp, deadline=deadline)
    return replace(round_, deadline=deadline, changed=stamp, log=(*round_.log, event))


def closed(round_: ReturnRound, figures: Mapping[str, Any], *, stamp: Stamp) -> ReturnRound:
    """Return the round closed, with its figures frozen."""
    refuse_if_closed(round_)
    event = RoundEvent(step=RoundStep.CLOSED, stamp=stamp)
    return replace(round_, figures=figures, changed=stamp, log=(*round_.log, event))


def reopened(round_: ReturnRound, reason: str, *, stamp: Stamp) -> ReturnRound:
    """Return a closed round open again; its frozen figures stay in the history."""
    if round_.state is RoundState.OPEN:
        raise RoundOpenError(year=round_.year)
    if not reason.strip():
        raise ReopeningReasonMissingError
    refuse_if_long(reason)
    event = RoundEvent(step=RoundStep.REOPENED, stamp=stamp, reason=reason.strip())
    return replace(round_, figures=None, changed=stamp, log=(*round_.log, event))


def refuse_if_closed(round_: ReturnRound, typed: str | None = None) -> None:
    """Refuse to change what a closed round froze; `typed` is what somebody wanted to save."""
    if round_.state is RoundState.CLOSED:
        raise RoundClosedError(round_.year, typed)
