"""What came of each item, to be read aloud: the level with its sentence, what the votes said, who sees it otherwise."""

import streamlit as st

from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.workshop import note_field
from gelingenscheck.usecases.workshop import texts
from gelingenscheck.usecases.workshop.finishing import ReadBack
from gelingenscheck.usecases.workshop.seeing import RoundView
from gelingenscheck.usecases.workshop.texts import ItemTexts
from gelingenscheck.workshop import wording
from gelingenscheck.workshop.model import ItemKind
from gelingenscheck.workshop.tally import Tally


def rounds(back: ReadBack) -> None:
    """Draw all items of the agenda in their order, the practice item aside."""
    catalogue, words = context.desk().catalogue, address.words()
    for number, view in enumerate(back.rounds, 1):
        said = texts.german(catalogue, back.workshop, view.item, words)
        with layout.box(f"round-{view.index}", gap="small"):
            _round(back, view, said, number)
            _note(back, view)


def _round(back: ReadBack, view: RoundView, said: ItemTexts, number: int) -> None:
    words = address.words()
    single = view.item.kind is not ItemKind.FACTOR
    if single:
        layout.note(esc(said.title))
    st.header(f"{number}. {esc(said.question if single else said.title)}", anchor=False)
    st.markdown(_agreed(view, said, skipped=back.state.outcomes[view.index].skipped))
    if view.dissent:
        st.markdown(words("Andere Meinung: {dissent}", dissent=esc(view.dissent)))
    with st.container(gap=None):
        for line in _voted(view, back.workshop.threshold):
            layout.note(line, width="stretch")


def _agreed(view: RoundView, said: ItemTexts, *, skipped: bool) -> str:
    """Return what was agreed as Markdown."""
    words = address.words()
    if view.level is not None:
        badge = words("Stufe {n}", n=view.level)
        return f":blue-badge[{badge}]\u2002{esc(said.anchors[view.level])}"
    if view.agreed:
        state, what = words("offen geblieben"), words("Bei dieser Frage haben wir uns nicht festgelegt.")
    elif skipped:
        state, what = words("ausgelassen"), words("Diese Frage haben wir ausgelassen.")
    else:
        state, what = words("ohne Stufe"), words("Zu dieser Frage wurde nichts festgehalten.")
    return f":gray-badge[{state}]\u2002{what}"


def _voted(view: RoundView, threshold: int) -> list[str]:
    """Return in words what the votes said, then how each lay where it may be shown."""
    words, lines = address.words(), []
    if view.hidden:
        lines.append(words(wording.HIDDEN_TITLE) + ": " + words(wording.HIDDEN))
    elif view.verdict is not None:
        lines.append(_verdict(view, threshold))
    for vote, tally in enumerate(view.tallies, 1):
        if tally is not None:
            lines.append(f"{wording.vote_name(vote, words)}: {_lay(tally)}")
    return lines


def _verdict(view: RoundView, threshold: int) -> str:
    words = address.words()
    parts = [wording.headline(view.verdict, words)] if view.verdict else []
    if view.last is None:
        parts.append(words("Zahlen zeigen wir erst ab {n} Stimmen mit einer Stufe", n=threshold))
    if view.concord is not None:
        parts.append(words("Einigkeit {n} von 100", n=words.number(view.concord)))
    if view.median is not None:
        parts.append(words("Mitte {n}", n=words.number(view.median, 1)))
    return " · ".join(parts)


def _lay(tally: Tally) -> str:
    """Return how many chose each level, in one line."""
    words = address.words()
    parts = [words("Stufe {level}: {n}", level=level, n=count) for level, count in enumerate(tally.levels) if count]
    if tally.dont_know:
        parts.append(words("weiß noch nicht: {n}", n=tally.dont_know))
    if tally.paper:
        parts.append(words("davon {n} auf Papier", n=tally.paper))
    return " · ".join(parts)


def _note(back: ReadBack, view: RoundView) -> None:
    """Show the note on an item; until the result is saved it can be changed."""
    words, stored = address.words(), back.notes.get(view.index, "")
    if not back.saved:
        note_field.draw(back.workshop.id, view.index, words("Notizen zu Frage {n}", n=_number(back, view)))
    elif stored:
        layout.note(words("Notizen"))
        st.text(stored)


def _number(back: ReadBack, view: RoundView) -> int:
    return 1 + [known.index for known in back.rounds].index(view.index)
