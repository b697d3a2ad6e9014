"""What a participant sees of a workshop that is on: its log as one page per stage."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Final

from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.participants import results
from gelingenscheck.participants.screen import Name, Round, Screen, Visit
from gelingenscheck.storage.workshops.store import Mine, WorkshopStore
from gelingenscheck.usecases.workshop.texts import MissingItemError, item_texts
from gelingenscheck.workshop.model import ItemKind, Workshop
from gelingenscheck.workshop.state import Stage, State

KEPT: Final = 256
"""Pages that are kept ready; a hall reads a few of them in a few languages at the same moment."""
_NAMES = {
    Stage.LOBBY: Name.LOBBY, Stage.VOTING: Name.VOTING, Stage.CLOSED: Name.CLOSED, Stage.REVEALED: Name.REVEALED,
    Stage.AGREED: Name.AGREED, Stage.SKIPPED: Name.SKIPPED, Stage.END: Name.END,
}  # fmt: skip
_PERSONAL = frozenset({Name.VOTING, Name.CLOSED})
_WITH_ROUND = frozenset({Name.VOTING, Name.VOTED, Name.CLOSED, Name.REVEALED, Name.AGREED})


class Rounds:
    """Draws up pages; what all see alike is worked out once per step and language."""

    def __init__(self) -> None:
        self._shared: dict[Hashable, Screen] = {}

    def now(self, store: WorkshopStore, visit: Visit, workshop: Workshop, *, notice: str = "") -> Screen:
        """Return what a device sees now."""
        state = store.state(workshop.id)
        name = Name.PAUSED if state.paused else _NAMES[state.stage]
        mine = None
        if name in _PERSONAL and visit.device is not None:
            mine = store.mine(workshop.id, visit.device, state.ballot)
        if name is Name.VOTING and mine is not None:
            name = Name.VOTED
        return personal(self._page(store, visit, workshop, state, name), visit, mine, notice=notice)

    def _page(self, store: WorkshopStore, visit: Visit, workshop: Workshop, state: State, name: Name) -> Screen:
        key = (visit.house, workshop, visit.home, visit.language.id, state.version, name)
        if key not in self._shared:
            if len(self._shared) >= KEPT:
                self._shared.clear()
            self._shared[key] = _drawn_up(store, visit, workshop, state, name)
        return self._shared[key]


def personal(screen: Screen, visit: Visit, mine: Mine | None, *, notice: str = "") -> Screen:
    """Return a page with what belongs to one device."""
    return replace(screen, visit=visit, mine=mine, notice=notice)


def _drawn_up(store: WorkshopStore, visit: Visit, workshop: Workshop, state: State, name: Name) -> Screen:
    language = visit.language
    try:
        drawn = _round(store, visit, workshop, state, name) if name in _WITH_ROUND else None
    except MissingItemError:
        drawn, name = None, Name.BROKEN
    return Screen(
        name=name,
        visit=visit,
        heading=language.said(results.verdict_key(store, workshop, state))
        if name is Name.REVEALED
        else _heading(language, state, name, drawn),
        same=(visit.house, workshop, visit.home, language.id, state.version),
        version=state.version,
        live=state.assessment is None,
        round=drawn,
    )


def _round(store: WorkshopStore, visit: Visit, workshop: Workshop, state: State, name: Name) -> Round:
    item, language = workshop.items[state.index], visit.language
    texts = item_texts(visit.house.catalogue, language, workshop, item)
    counted = [place for place, other in enumerate(workshop.items) if not other.practice]
    drawn = Round(
        item=texts,
        over=texts.title if item.kind in {ItemKind.QUESTION, ItemKind.CROSSCUTTING} else "",
        place=counted.index(state.index) + 1 if state.index in counted else 0,
        of=len(counted) if state.index in counted else 0,
        ballot=str(state.ballot),
        again=results.vote_name(language, state.ballot.vote)
        if state.ballot.vote > 1 and name is not Name.AGREED
        else "",
    )
    if name is Name.REVEALED:
        return results.revealed(store, language, workshop, state, drawn)
    return results.agreed(state, drawn) if name is Name.AGREED else drawn


def _heading(language: Language, state: State, name: Name, drawn: Round | None) -> str:
    if name is Name.AGREED and state.outcome.level is None:
        return language.said("undecided")
    if name is Name.SKIPPED:
        return language.said("skipped")
    if name is Name.VOTING and drawn:
        return drawn.item.question if drawn.over else drawn.item.title
    return language.said(f"{name}_title")
