"""What the phones show of a result: words first, figures second, and only what everyone may see."""

from dataclasses import replace

from babel.core import UnknownLocaleError
from babel.numbers import format_decimal
from markupsafe import Markup

from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.participants.languages import said
from gelingenscheck.participants.screen import Bars, Count, Round
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.usecases.workshop.seeing import RoundView, view
from gelingenscheck.workshop.model import Workshop
from gelingenscheck.workshop.state import Ballot, State
from gelingenscheck.workshop.tally import Tally

_BESIDE = 2
"""Votes that fit beside each other on a phone: the last two that may be seen."""
_NAMES = {1: "first_vote", 2: "second_vote"}


def verdict_key(store: WorkshopStore, workshop: Workshop, state: State) -> str:
    """Return the name of the text that says what the last vote says."""
    seen = view(store, workshop, state)
    return "hidden_title" if seen.verdict is None else f"words.{seen.verdict}"


def vote_name(language: Language, vote: int) -> Markup:
    """Return what a vote is called; they are counted from 1."""
    return said(language, _NAMES[vote]) if vote in _NAMES else said(language, "vote_number", n=vote)


def revealed(store: WorkshopStore, language: Language, workshop: Workshop, state: State, drawn: Round) -> Round:
    """Return a round with its result."""
    seen = view(store, workshop, state)
    pairs = zip(state.votes(state.index), seen.tallies, strict=True)
    shown = [(ballot, tally) for ballot, tally in pairs if tally is not None][-_BESIDE:]
    return replace(
        drawn,
        next=_next(language, seen, workshop.threshold),
        key=tuple(vote_name(language, ballot.vote) for ballot, _ in shown),
        named=len(shown) > 1 or seen.last is None,
        bars=_bars(drawn.item.anchors, shown) if shown else (),
        figures=tuple(_figures(language, seen)),
    )


def agreed(state: State, drawn: Round) -> Round:
    """Return a round with what was agreed on."""
    level, anchors = state.outcome.level, drawn.item.anchors
    upper = anchors[level + 1] if level is not None and level + 1 < len(anchors) else ""
    return replace(drawn, level=level, upper=upper, dissent=state.outcome.dissent or "")


def _next(language: Language, seen: RoundView, threshold: int) -> Markup:
    if seen.verdict is None:
        return said(language, "hidden_text")
    return said(language, f"next.{seen.verdict}", n=threshold)


def _bars(anchors: tuple[str, ...], shown: list[tuple[Ballot, Tally]]) -> tuple[Bars, ...]:
    longest = max(1, *(n for _, tally in shown for n in tally.levels))
    return tuple(
        Bars(
            text=text,
            counts=tuple(
                Count(n=tally.levels[level], width=100 * tally.levels[level] // longest) for _, tally in shown
            ),
        )
        for level, text in enumerate(anchors)
    )


def _figures(language: Language, seen: RoundView) -> list[Markup]:
    """Return the figures of the last vote in sentences; none where it must stay hidden."""
    tally = seen.last
    if tally is None or seen.median is None or seen.spread is None:
        return []
    low, high = seen.spread
    lines = [said(language, "votes", n=tally.ballots)]
    lines += [said(language, "paper_votes", n=tally.paper)] if tally.paper else []
    lines += [said(language, "dont_know_count", n=tally.dont_know)] if tally.dont_know else []
    lines += [said(language, "middle", n=_decimal(seen.median, language.tag))]
    return lines + ([said(language, "spread", low=low, high=high)] if low != high else [])


def _decimal(value: float, tag: str) -> str:
    """Write a figure with at most one decimal, as the language does; digits stay those of the levels."""
    try:
        return format_decimal(round(value, 1), format="0.#", locale=tag.replace("-", "_"), numbering_system="latn")
    except (UnknownLocaleError, ValueError):
        return f"{value:.1f}"
