"""What whoever facilitates does next: the one sensible step, and what else is possible now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gelingenscheck.i18n import N_, Words
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Stage, State, fits
from gelingenscheck.workshop.verdict import Verdict

VOTES: Final = 2
"""After so many votes on an item the next step is to agree, whatever they said."""
UNDOES: Final[Mapping[Do, str]] = {
    Do.OPEN: N_("Abstimmung öffnen"),
    Do.CLOSE: N_("Abstimmung schließen"),
    Do.REVEAL: N_("Ergebnis zeigen"),
    Do.AGAIN: N_("noch einmal abstimmen"),
    Do.AGREE: N_("Ergebnis festhalten"),
    Do.NEXT: N_("weitergehen"),
    Do.SKIP: N_("auslassen"),
    Do.GO: N_("Frage wechseln"),
    Do.PAUSE: N_("Pause"),
    Do.RESUME: N_("weitermachen"),
    Do.END: N_("Workshop beenden"),
}
"""What a step is called when it is taken back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One button: what it does."""

    do: Do
    index: int | None = None
    """Of going to an item."""
    wrap_up: bool = False
    """Whether the item is closed in the same breath: the practice item needs no agreement."""


def primary(workshop: Workshop, state: State, verdict: Verdict | None = None) -> Step | None:
    """Return the next sensible step; None once the workshop has ended. `verdict` is that of a result that is seen."""
    if state.paused:
        return Step(do=Do.RESUME)
    if state.stage is Stage.VOTING:
        return Step(do=Do.CLOSE)
    if state.stage is Stage.CLOSED:
        return Step(do=Do.REVEAL)
    if state.stage is Stage.REVEALED:
        return _after_result(workshop, state, verdict)
    if state.stage is Stage.LOBBY and not state.outcome.agreed:
        return Step(do=Do.OPEN)
    return None if state.stage is Stage.END else onward(workshop, state)


def _after_result(workshop: Workshop, state: State, verdict: Verdict | None) -> Step:
    if workshop.items[state.index].practice:
        step = onward(workshop, state)
        return Step(do=step.do, index=step.index, wrap_up=True)
    agreed_soon = verdict is None or verdict.consensus or state.outcome.votes >= VOTES
    return Step(do=Do.AGREE if agreed_soon else Do.AGAIN)


def onward(workshop: Workshop, state: State) -> Step:
    """Return the way to the next item that is still to be decided, else the end."""
    coming = undecided(workshop, state)
    after = [index for index in coming if index > state.index] or [index for index in coming if index < state.index]
    if not after:
        return Step(do=Do.END)
    if after[0] == state.index + 1:
        return Step(do=Do.NEXT)
    return Step(do=Do.GO, index=after[0])


def undecided(workshop: Workshop, state: State) -> tuple[int, ...]:
    """Return the places of the items that are neither decided nor left out, the practice item aside."""
    pairs = zip(workshop.items, state.outcomes, strict=True)
    return tuple(i for i, (item, out) in enumerate(pairs) if not (item.practice or out.agreed or out.skipped))


def others(workshop: Workshop, state: State, first: Step | None) -> tuple[Do, ...]:
    """Return what else is possible with one press beside the first step, the likeliest first."""
    practice = workshop.items[state.index].practice
    wanted = (Do.AGREE, Do.AGAIN, Do.OPEN, Do.SKIP)
    taken = {first.do if first else None, *((Do.AGREE, Do.SKIP) if practice and state.stage is Stage.REVEALED else ())}
    return tuple(do for do in wanted if do not in taken and fits(state, do))


def targets(state: State) -> tuple[int, ...]:
    """Return the places of the items one may go to now."""
    if not fits(state, Do.GO):
        return ()
    return tuple(index for index in range(len(state.outcomes)) if index != state.index)


def label(step: Step, workshop: Workshop, state: State, words: Words) -> str:
    """Return the words of the first button."""
    practice = workshop.items[state.index].practice
    if step.do is Do.OPEN:
        return _opening(state, words, practice=practice)
    if step.do in {Do.NEXT, Do.GO}:
        return _going(step, workshop, state, words)
    return words(_LABELS[step.do])


_LABELS: Final[Mapping[Do, str]] = {
    Do.CLOSE: N_("Abstimmung schließen"),
    Do.REVEAL: N_("Ergebnis zeigen"),
    Do.AGAIN: N_("Noch einmal abstimmen"),
    Do.AGREE: N_("Ergebnis festhalten"),
    Do.RESUME: N_("Weitermachen"),
    Do.SKIP: N_("Auslassen"),
    Do.END: N_("Workshop beenden"),
}


def _opening(state: State, words: Words, *, practice: bool) -> str:
    if state.outcome.votes:
        return words("Noch einmal abstimmen")
    return words("Probeabstimmung öffnen") if practice else words("Abstimmung öffnen")


def _going(step: Step, workshop: Workshop, state: State, words: Words) -> str:
    index = state.index + 1 if step.index is None else step.index
    return words("Weiter zu Frage {n}", n=number(workshop, index))


def number(workshop: Workshop, index: int) -> int:
    """Return the number that an item has for people; the practice item is not counted."""
    return sum(not item.practice for item in workshop.items[: index + 1])


def asked(workshop: Workshop) -> int:
    """Return how many items belong to the result."""
    return sum(not item.practice for item in workshop.items)


def decided(workshop: Workshop, state: State) -> int:
    """Return how many items have a result: a level, or that they stay open."""
    pairs = zip(workshop.items, state.outcomes, strict=True)
    return sum(outcome.agreed for item, outcome in pairs if not item.practice)
