"""The state of a workshop: a pure fold over its log."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from gelingenscheck.workshop.log import Do, Event, ShownBallotError, StepRefusedError

NO_TIME = timedelta()


class Stage(StrEnum):
    """Where a round stands."""

    LOBBY = "lobby"
    VOTING = "voting"
    CLOSED = "closed"
    REVEALED = "revealed"
    AGREED = "agreed"
    SKIPPED = "skipped"
    END = "end"


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Ballot:
    """One vote on one item: places in the agenda from 0, votes from 1."""

    index: int
    vote: int

    def __str__(self) -> str:
        return f"{self.index}.{self.vote}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What has come of one item so far."""

    votes: int = 0
    """How many votes on it were opened."""
    agreed: bool = False
    skipped: bool = False
    level: int | None = None
    """The agreed level; None also where the group agreed to stay undecided."""
    dissent: str | None = None
    spent: timedelta = NO_TIME
    """Time that the item took so far, without pauses."""


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """All that follows from the log."""

    outcomes: tuple[Outcome, ...]
    """One per item of the agenda."""
    version: int = 0
    """Length of the log."""
    stage: Stage = Stage.LOBBY
    index: int = 0
    paused: bool = False
    guide_until: datetime | None = None
    """Until when a vote is meant to take; shown, never enforced."""
    began: datetime | None = None
    """When the first vote was opened."""
    clock: datetime | None = None
    """Since when time runs; None before the first vote, in a pause and after the end."""
    spent: timedelta = NO_TIME
    """Time since the first vote, without pauses, up to `clock`."""
    assessment: str | None = None
    """Id of the saved assessment."""
    shown: frozenset[Ballot] = frozenset()
    """Votes that anyone has ever seen."""
    undoes: Do | None = None
    """The step that undo would take back."""

    @property
    def outcome(self) -> Outcome:
        """Return what has come of the current item so far."""
        return self.outcomes[self.index]

    @property
    def ballot(self) -> Ballot:
        """Return the vote that is on, or the last one of the current item; before its first vote that one."""
        return Ballot(index=self.index, vote=max(1, self.outcome.votes))

    @property
    def open(self) -> Ballot | None:
        """Return the vote that takes ballots now."""
        return self.ballot if self.stage is Stage.VOTING and not self.paused else None

    @property
    def last(self) -> bool:
        """Say whether the current item is the last of the agenda."""
        return self.index == len(self.outcomes) - 1

    def votes(self, index: int) -> tuple[Ballot, ...]:
        """Return the votes on an item that were shown, in order."""
        return tuple(sorted(ballot for ballot in self.shown if ballot.index == index))

    def took(self, now: datetime) -> timedelta:
        """Return the time since the first vote, without pauses; a clock that was set back counts nothing."""
        return self.spent + (max(NO_TIME, now - self.clock) if self.clock else NO_TIME)


_FROM: Mapping[Do, frozenset[Stage]] = {
    Do.OPEN: frozenset({Stage.LOBBY}),
    Do.CLOSE: frozenset({Stage.VOTING}),
    Do.REVEAL: frozenset({Stage.CLOSED}),
    Do.AGAIN: frozenset({Stage.REVEALED}),
    Do.AGREE: frozenset({Stage.REVEALED}),
    Do.NEXT: frozenset({Stage.AGREED, Stage.SKIPPED}),
    Do.SKIP: frozenset({Stage.LOBBY, Stage.VOTING, Stage.CLOSED, Stage.REVEALED}),
    Do.GO: frozenset({Stage.LOBBY, Stage.AGREED, Stage.SKIPPED}),
    Do.PAUSE: frozenset(Stage) - {Stage.END},
    Do.RESUME: frozenset(Stage) - {Stage.END},
    Do.END: frozenset({Stage.LOBBY, Stage.REVEALED, Stage.AGREED, Stage.SKIPPED}),
    Do.SAVE: frozenset({Stage.END}),
}
_WHILE_PAUSED = frozenset({Do.RESUME, Do.END})


def start(items: int) -> State:
    """Return the state before the first step of a workshop with so many items."""
    return State(outcomes=(Outcome(),) * items)


def fits(state: State, do: Do) -> bool:
    """Say whether a step is possible now."""
    if do is Do.UNDO:
        return state.undoes is not None
    if state.assessment is not None or state.stage not in _FROM[do]:
        return False
    if do is Do.NEXT and state.last:
        return False
    return do in _WHILE_PAUSED if state.paused else do is not Do.RESUME


def fold(events: Iterable[Event], items: int) -> State:
    """Return the state after a log; raises `StepRefusedError` where a step does not fit.

    Undo takes back the last step that still holds. It never leads back into a vote that was shown, and nothing is
    taken back once the result is saved.
    """
    held: list[tuple[Do | None, State]] = [(None, start(items))]
    shown, version = frozenset[Ballot](), 0
    for event in events:
        version += 1
        if event.do is Do.UNDO:
            _refuse_undo(held, shown)
            held.pop()
        else:
            held.append((event.do, step(held[-1][1], event)))
        if held[-1][1].stage is Stage.REVEALED:
            shown |= {held[-1][1].ballot}
    done, state = held[-1]
    return replace(state, version=version, shown=shown, undoes=done if _may_undo(held, shown) else None)


def step(state: State, event: Event) -> State:
    """Return the state after one step other than undo."""
    if not fits(state, event.do):
        raise StepRefusedError
    return _STEPS[event.do](_later(state, event.at), event)


def _refuse_undo(held: Sequence[tuple[Do | None, State]], shown: frozenset[Ballot]) -> None:
    if len(held) > 1 and _reopens(held[-2][1], shown):
        raise ShownBallotError
    if not _may_undo(held, shown):
        raise StepRefusedError


def _may_undo(held: Sequence[tuple[Do | None, State]], shown: frozenset[Ballot]) -> bool:
    return len(held) > 1 and held[-1][0] is not Do.SAVE and not _reopens(held[-2][1], shown)


def _reopens(state: State, shown: frozenset[Ballot]) -> bool:
    """Say whether a state takes ballots for a vote that was seen, now or as soon as its pause is over."""
    return state.stage is Stage.VOTING and state.ballot in shown


def _later(state: State, at: datetime) -> State:
    """Return the state with the time counted up to a moment; a clock that was set back counts nothing."""
    if state.clock is None:
        return state
    passed = max(NO_TIME, at - state.clock)
    outcome = replace(state.outcome, spent=state.outcome.spent + passed)
    return _with(replace(state, spent=state.spent + passed, clock=at), outcome)


def _with(state: State, outcome: Outcome, index: int | None = None) -> State:
    place = state.index if index is None else index
    return replace(state, outcomes=(*state.outcomes[:place], outcome, *state.outcomes[place + 1 :]))


def _open(state: State, event: Event) -> State:
    outcome = replace(state.outcome, votes=state.outcome.votes + 1, skipped=False)
    until = event.at + timedelta(seconds=event.seconds) if event.seconds else None
    opened = replace(_with(state, outcome), stage=Stage.VOTING, guide_until=until)
    return replace(opened, began=state.began or event.at, clock=state.clock or event.at)


def _at(stage: Stage) -> Callable[[State, Event], State]:
    return lambda state, _event: replace(state, stage=stage, guide_until=None)


def _agree(state: State, event: Event) -> State:
    outcome = replace(state.outcome, agreed=True, level=event.level, dissent=event.dissent)
    return replace(_with(state, outcome), stage=Stage.AGREED)


def _skip(state: State, _event: Event) -> State:
    outcome = replace(state.outcome, skipped=True)
    return replace(_with(state, outcome), stage=Stage.SKIPPED, guide_until=None)


def _next(state: State, _event: Event) -> State:
    return replace(state, stage=Stage.LOBBY, index=state.index + 1)


def _go(state: State, event: Event) -> State:
    if event.index is None or not 0 <= event.index < len(state.outcomes):
        raise StepRefusedError
    outcome = replace(state.outcomes[event.index], agreed=False, skipped=False, level=None, dissent=None)
    return replace(_with(state, outcome, event.index), stage=Stage.LOBBY, index=event.index)


def _pause(state: State, _event: Event) -> State:
    return replace(state, paused=True, clock=None, guide_until=None)


def _resume(state: State, event: Event) -> State:
    return replace(state, paused=False, clock=event.at if state.began else None)


def _end(state: State, _event: Event) -> State:
    return replace(state, stage=Stage.END, paused=False, clock=None, guide_until=None)


def _save(state: State, event: Event) -> State:
    if event.assessment is None:
        raise StepRefusedError
    return replace(state, assessment=event.assessment)


_STEPS: Mapping[Do, Callable[[State, Event], State]] = {
    Do.OPEN: _open, Do.CLOSE: _at(Stage.CLOSED), Do.REVEAL: _at(Stage.REVEALED), Do.AGAIN: _open, Do.AGREE: _agree,
    Do.NEXT: _next, Do.SKIP: _skip, Do.GO: _go, Do.PAUSE: _pause, Do.RESUME: _resume, Do.END: _end, Do.SAVE: _save,
}  # fmt: skip
