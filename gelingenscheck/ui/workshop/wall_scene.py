"""The picture of the wall at a moment, as data. Pure; nothing of the facilitator's notes is in it."""

from collections.abc import Callable, Mapping
from typing import Any

from gelingenscheck.ui.workshop import wall_result, wall_voting
from gelingenscheck.ui.workshop.wall_look import Look, Picture
from gelingenscheck.workshop import wording
from gelingenscheck.workshop.state import Stage

Scene = dict[str, Any]
_PICTURES: Mapping[Stage, Callable[[Look], Picture]] = {
    Stage.LOBBY: wall_voting.lobby, Stage.VOTING: wall_voting.voting, Stage.CLOSED: wall_voting.closed,
    Stage.REVEALED: wall_result.revealed, Stage.AGREED: wall_result.agreed, Stage.SKIPPED: wall_voting.skipped,
    Stage.END: wall_result.end,
}  # fmt: skip
_SAID = ("over", "next")
"""Looks of paragraphs that are announced; what changes with each device is not among them."""


def scene(look: Look) -> Scene:
    """Return the picture of a moment: two regions of blocks, and what is said to those who hear it."""
    name, (main, side) = _picture(look)
    said = [block["text"] for block in main if block["kind"] == "heading" or block.get("look") in _SAID]
    words, state = look.words, look.state
    return {
        "lang": words.lang,
        "stage": name,
        "mark": words("Probe mit gedachten Teilnehmenden") if look.workshop.rehearsal else "",
        "title": look.workshop.title,
        "place": "" if name in {"end", "join"} or state.began is None else _place(look),
        "main": main,
        "side": side,
        "say": " – ".join(said),
        "left": _left(look),
        "away": words("Die Verbindung zum Rechner der Moderation fehlt gerade. Alle Stimmen sind sicher."),
    }


def _picture(look: Look) -> tuple[str, Picture]:
    state = look.state
    if state.paused and state.stage is not Stage.END:
        return "paused", wall_voting.paused(look)
    if state.stage is Stage.LOBBY and state.began is None and not state.index:
        return "join" if look.entrance else "lobby", wall_voting.join(look)
    return str(state.stage), _PICTURES[state.stage](look)


def _left(look: Look) -> int | None:
    """Return the seconds that are left of the time for a vote, never below 0; None while no vote is on."""
    until = look.state.guide_until
    if look.state.stage is not Stage.VOTING or look.state.paused or until is None:
        return None
    return max(0, int((until - look.now).total_seconds()))


def _place(look: Look) -> str:
    words, items, index = look.words, look.workshop.items, look.state.index
    if items[index].practice:
        return words("Probefrage")
    asked = [i for i, item in enumerate(items) if not item.practice]
    place = words("Frage {n} von {of}", n=asked.index(index) + 1, of=len(asked))
    votes = look.state.outcome.votes
    return f"{place} · {wording.vote_name(votes, words)}" if votes > 1 else place
