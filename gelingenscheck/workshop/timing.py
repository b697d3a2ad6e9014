"""How the time of a workshop is meant to pass, and what is left of it when a round took longer."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Outcome, Stage, State

LENGTHS = (60, 90, 120)
"""Minutes that can be chosen."""
ARRIVAL = {60: 8, 90: 13, 120: 15}
"""Minutes for code, test question, purpose, the promise about ballots and the ladder, by length."""
CLOSING = {60: 7, 90: 15, 120: 20}
"""Minutes for priorities, reading back and the end."""
BREAK = {60: 0, 90: 0, 120: 5}
PER_ITEM = 9
"""Minutes that a round with talk and a second vote takes."""
LEAST = 4
"""Minutes for a round on which all agree: vote, look, note."""
INTERPRETED = Fraction(13, 10)
VOTE = 120
"""Seconds that one silent vote is meant to take."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What a round may take from here on, in minutes."""

    total: int
    left: int
    """Until the end, closing included; never below 0."""
    per_item: int
    """For each item that is still to come, the current one included; never below 0."""
    items: int
    """How many these are."""
    over: bool
    """Whether less than the least is left for each of them."""


def fitting(minutes: int, *, interpreted: bool = False) -> int:
    """Return how many items fit into a length, each with talk and a second vote."""
    factor = INTERPRETED if interpreted else Fraction(1)
    return max(1, int(_for_items(minutes) / (PER_ITEM * factor)))


def seconds_for_a_vote(workshop: Workshop) -> int:
    """Return the time that a vote is meant to take; where everything is said twice, 30 % more."""
    return int(VOTE * (INTERPRETED if workshop.interpreted else 1))


def plan(workshop: Workshop, state: State, now: datetime) -> Plan:
    """Return the time that is left, spread evenly over what is still to come."""
    took = int(state.took(now).total_seconds() // 60)
    before = _nearest(workshop.minutes, ARRIVAL) if state.began is None else 0
    arrival = _nearest(workshop.minutes, ARRIVAL)
    left = max(0, workshop.minutes - (0 if state.began is None else arrival) - took)
    closing = _nearest(workshop.minutes, CLOSING)
    coming = [place for place, outcome in enumerate(state.outcomes) if _is_coming(workshop, state, place, outcome)]
    spare = left - before - closing
    per_item = max(0, spare // len(coming)) if coming else 0
    least = LEAST * (INTERPRETED if workshop.interpreted else 1)
    return Plan(
        total=workshop.minutes, left=left, per_item=per_item, items=len(coming), over=bool(coming) and per_item < least
    )


def _is_coming(workshop: Workshop, state: State, place: int, outcome: Outcome) -> bool:
    if workshop.items[place].practice or state.stage is Stage.END:
        return False
    return not (outcome.agreed or outcome.skipped)


def _for_items(minutes: int) -> int:
    taken = _nearest(minutes, ARRIVAL) + _nearest(minutes, CLOSING) + _nearest(minutes, BREAK)
    return max(0, minutes - taken)


def _nearest(minutes: int, table: dict[int, int]) -> int:
    return table[min(table, key=lambda length: abs(length - minutes))]
