"""How the time of a workshop is meant to pass, and what is left of it when a round took longer.

Rounds on which all agree take four minutes, contested ones up to fifteen; nine is what they take on average. The plan
is made anew at every look, from what has really passed.
"""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Outcome, Stage, State

PER_ITEM = 9
"""Minutes that a round with talk and a second vote takes on average."""
LEAST = 4
"""Minutes for a round on which all agree: vote, look, note."""
INTERPRETED = Fraction(13, 10)
"""Everything that is said twice takes 30 % more; a break does not."""
VOTE = 120
"""Seconds that one silent vote is meant to take."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """Minutes around the rounds."""

    arrival: int
    """Code, test question, purpose, the promise about ballots, the ladder; half of it before the first vote."""
    closing: int
    """Priorities, reading back, the end."""
    rest: int = 0
    """A break, after half of the rounds."""


FRAMES = {
    60: Frame(arrival=8, closing=7),
    90: Frame(arrival=13, closing=15),
    120: Frame(arrival=15, closing=20, rest=5),
}
LENGTHS = tuple(FRAMES)
"""Minutes that can be chosen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What a round may take from here on, in whole minutes."""

    total: int
    left: int
    """Until the end, closing and a break to come included; never below 0."""
    per_item: int
    """For each item that is still to come, the current one included; never below 0."""
    items: int
    """How many these are."""
    over: bool
    """Whether less than the least is left for each of them."""


def fitting(minutes: int, *, interpreted: bool = False) -> int:
    """Return how many items fit into a length, each with talk and a second vote."""
    frame, slower = _frame(minutes), _slower(interpreted=interpreted)
    spare = minutes - frame.rest - (frame.arrival + frame.closing) * slower
    return max(1, int(spare / (PER_ITEM * slower)))


def seconds_for_a_vote(workshop: Workshop) -> int:
    """Return the time that a vote is meant to take."""
    return int(VOTE * _slower(interpreted=workshop.interpreted))


def plan(workshop: Workshop, state: State, now: datetime) -> Plan:
    """Return the time that is left, spread evenly over what is still to come."""
    frame, slower = _frame(workshop.minutes), _slower(interpreted=workshop.interpreted)
    passed, coming = _passed(workshop, state, now), _coming(workshop, state)
    arriving = 0 if _at_work(workshop, state) else max(Fraction(0), frame.arrival * slower - passed)
    spare = workshop.minutes - frame.rest - passed - arriving - frame.closing * slower
    per_item = max(0, int(spare / coming)) if coming else 0
    rested = frame.rest if 2 * coming <= _rounds(workshop) else 0
    return Plan(
        total=workshop.minutes, left=max(0, int(workshop.minutes - passed - rested)), per_item=per_item, items=coming,
        over=coming > 0 and per_item < LEAST * slower,
    )  # fmt: skip


def _frame(minutes: int) -> Frame:
    return FRAMES[min(FRAMES, key=lambda length: abs(length - minutes))]


def _slower(*, interpreted: bool) -> Fraction:
    return INTERPRETED if interpreted else Fraction(1)


def _passed(workshop: Workshop, state: State, now: datetime) -> Fraction:
    """Return the minutes since people came: nobody logs that, but the first vote comes at a certain point of it."""
    if state.began is None:
        return Fraction(0)
    before = _frame(workshop.minutes).arrival * _slower(interpreted=workshop.interpreted)
    if any(item.practice for item in workshop.items):
        before /= 2
    return before + Fraction(int(state.took(now).total_seconds()), 60)


def _at_work(workshop: Workshop, state: State) -> bool:
    """Say whether a round that counts was opened or passed over, so that people have arrived."""
    return any(outcome.votes or outcome.skipped for outcome in _of_rounds(workshop, state))


def _coming(workshop: Workshop, state: State) -> int:
    """Return how many rounds are still to come, the current one included."""
    if state.stage is Stage.END:
        return 0
    return sum(not (outcome.agreed or outcome.skipped) for outcome in _of_rounds(workshop, state))


def _of_rounds(workshop: Workshop, state: State) -> list[Outcome]:
    pairs = zip(workshop.items, state.outcomes, strict=True)
    return [outcome for item, outcome in pairs if not item.practice]


def _rounds(workshop: Workshop) -> int:
    return sum(not item.practice for item in workshop.items)
