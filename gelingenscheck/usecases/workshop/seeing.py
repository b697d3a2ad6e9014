"""What anyone may see of a round: the one place from which phones, wall, desk, protocol and record take figures."""

from dataclasses import dataclass

from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.workshop import agreement, tally
from gelingenscheck.workshop.model import Item, Workshop
from gelingenscheck.workshop.state import Outcome, Stage, State
from gelingenscheck.workshop.tally import Tally
from gelingenscheck.workshop.verdict import Verdict, verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundView:
    """One item of the agenda as everybody may see it. Whether it is time to show it follows from `stage`."""

    item: Item
    index: int
    stage: Stage
    """Where the round stands; of an item that is not the current one: lobby, revealed, agreed or skipped."""
    vote: int
    """Number of the vote that is on, or of the last one; before the first it is 1."""
    tallies: tuple[Tally | None, ...]
    """Of the votes that were revealed, in order; None where a vote must stay hidden."""
    verdict: Verdict | None
    """Of the last vote that was revealed; None before, and where that vote stays hidden (see `hidden`).

    `FEW` and `UNKNOWN` may come without any figure.
    """
    median: float | None
    """Interpolated, of the last vote that was revealed; the following figures, too, are of that one."""
    spread: tuple[int, int] | None
    concord: float | None
    """Einigkeit, 0 to 100."""
    agreed: bool
    level: int | None
    """What the group agreed on; None also where it agreed to stay undecided."""
    dissent: str | None

    @property
    def last(self) -> Tally | None:
        """Return the last vote that was revealed; None if there is none, or if it must stay hidden."""
        return self.tallies[-1] if self.tallies else None

    @property
    def hidden(self) -> bool:
        """Say whether the last vote stays hidden because its difference from the one before would show ballots."""
        return bool(self.tallies) and self.verdict is None


def view(workshops: WorkshopStore, workshop: Workshop, state: State, index: int | None = None) -> RoundView:
    """Return what anyone may see of an item, by default the current one."""
    place = state.index if index is None else index
    ballots = state.votes(place)
    counted = tuple(workshops.tally(workshop.id, ballot) for ballot in ballots)
    tallies = tally.public(counted, workshop.threshold)
    outcome = state.outcomes[place]
    levels = tallies[-1].levels if tallies and tallies[-1] else None
    return RoundView(
        item=workshop.items[place],
        index=place,
        stage=state.stage if place == state.index else _stage(outcome, revealed=bool(ballots)),
        vote=max(1, outcome.votes),
        tallies=tallies,
        verdict=_verdict(counted, tallies, workshop.threshold),
        median=None if levels is None else agreement.interpolated_median(levels),
        spread=None if levels is None else agreement.spread(levels),
        concord=None if levels is None else agreement.concord(levels),
        agreed=outcome.agreed,
        level=outcome.level,
        dissent=outcome.dissent,
    )


def views(workshops: WorkshopStore, workshop: Workshop, state: State) -> tuple[RoundView, ...]:
    """Return what anyone may see of all items that belong to the result, in the order of the agenda."""
    places = (place for place, item in enumerate(workshop.items) if not item.practice)
    return tuple(view(workshops, workshop, state, place) for place in places)


def _verdict(counted: tuple[Tally, ...], tallies: tuple[Tally | None, ...], threshold: int) -> Verdict | None:
    """Return what the last vote says, but nothing of one that is hidden although there are enough ballots."""
    if not counted or (tallies[-1] is None and tally.shown(counted[-1], threshold)):
        return None
    return verdict(counted[-1], threshold)


def _stage(outcome: Outcome, *, revealed: bool) -> Stage:
    if outcome.agreed or outcome.skipped:
        return Stage.AGREED if outcome.agreed else Stage.SKIPPED
    return Stage.REVEALED if revealed else Stage.LOBBY
