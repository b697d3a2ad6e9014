"""What a vote said: words first, then how the ballots lie, first and second vote beside each other."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from gelingenscheck.i18n import N_
from gelingenscheck.i18n.words import MISSING
from gelingenscheck.ui import layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.workshop.room import Room
from gelingenscheck.workshop import wording
from gelingenscheck.workshop.state import Stage
from gelingenscheck.workshop.tally import Tally
from gelingenscheck.workshop.verdict import Verdict

ADVICE: Final = {
    Verdict.FEW: N_(
        "Zahlen gibt es erst ab {threshold} Stimmen mit einer Stufe. Sie können trotzdem sprechen und gemeinsam eine "
        "Stufe festhalten."
    ),
    Verdict.UNKNOWN: N_(
        "Klären Sie, was noch fehlt und wer es herausfinden kann, und schreiben Sie es in die Notizen. Die Frage darf "
        "offen bleiben."
    ),
    Verdict.SAME: N_("Fragen Sie kurz, woran man das merkt. Dann halten Sie die Stufe fest."),
    Verdict.AGREE: N_("Fragen Sie nach einem Beispiel dafür. Dann halten Sie die Stufe fest."),
    Verdict.LONE: N_(
        "Fragen Sie allgemein nach weiteren Sichtweisen; niemand muss sich zu erkennen geben. Dann halten Sie die "
        "Stufe fest, die andere Sicht in Worten dazu."
    ),
    Verdict.CAMPS: N_(
        "Klärungsbedarf: erst zwei Minuten zu zweit, dann für jede Sichtweise ein Grund. Danach noch einmal abstimmen."
    ),
    Verdict.APART: N_(
        "Klärungsbedarf: erst zwei Minuten zu zweit, dann je ein Grund für eine niedrige und eine hohe Stufe. Danach "
        "noch einmal abstimmen."
    ),
}
"""What helps after a vote, for whoever facilitates."""
AFTER_TWO: Final = N_(
    "Einig werden müssen Sie nicht: Halten Sie eine Stufe fest, oder dass die Frage offen geblieben ist."
)
SENTENCE: Final = (510, 352)
"""Width in px of a level's sentence, beside one vote and beside two."""
VOTE, BAR = 142, 92
BLANK: Final = "\u00a0"
CLEAR: Final = (Verdict.SAME, Verdict.AGREE)


def result(room: Room) -> None:
    """Show the result of the current item, and once something was agreed, that."""
    if room.state.stage is Stage.AGREED:
        with st.container(gap="xxsmall"):
            agreed(room)
    else:
        _said(room)
    _votes(room)


def _said(room: Room) -> None:
    words, view = room.words, room.view
    if view.hidden:
        st.markdown(words(wording.HIDDEN))
    if view.verdict is None:
        return
    colour = "green" if view.verdict in CLEAR else "orange" if view.verdict.to_clarify else "blue"
    with st.container(gap="xsmall", key="gc-saved-desk-verdict"):
        st.subheader(f":{colour}[{wording.headline(view.verdict, words)}]", anchor=False)
    if room.item.practice:
        return
    again = view.verdict.to_clarify and room.state.outcome.votes > 1
    st.markdown(words(AFTER_TWO) if again else words(ADVICE[view.verdict], threshold=room.workshop.threshold))


def agreed(room: Room) -> None:
    """Show what the room agreed on, and who sees it differently."""
    words, outcome = room.words, room.state.outcome
    if outcome.level is None:
        st.subheader(words("Diese Frage bleibt offen"), anchor=False)
    else:
        st.subheader(words("Festgehalten: Stufe {n}", n=outcome.level), anchor=False)
        st.markdown(esc(room.texts.anchors[outcome.level]))
    if outcome.dissent:
        st.markdown(words("Andere Sicht: {text}", text=esc(outcome.dissent)))


def _votes(room: Room) -> None:
    """Show how the ballots of the last two votes lie."""
    words = room.words
    votes = list(enumerate(room.view.tallies, 1))[-2:]
    if not any(tally for _, tally in votes):
        return
    with st.container(key="gc-desk-votes", gap="xxsmall"):
        if len(votes) > 1:
            _row("", [wording.vote_name(vote, words) for vote, _ in votes])
        for level, anchor in enumerate(room.texts.anchors):
            named = f"**{esc(anchor)}**" if room.item.practice else None  # its sentence is "Stufe 2" already
            label = named or words("**Stufe {n}**\u2002{text}", n=level, text=esc(anchor))
            _bars(label, [tally for _, tally in votes], level)
        _row(words("weiß noch nicht"), [str(tally.dont_know) if tally else MISSING for _, tally in votes])
    _figures(room)


def _row(label: str, figures: Sequence[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":small[:gray[{label}]]" if label else BLANK, width=SENTENCE[len(figures) > 1])
        for figure in figures:
            st.markdown(f":small[:gray[{figure}]]", width=VOTE)


def _bars(label: str, tallies: Sequence[Tally | None], level: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":small[{label}]", width=SENTENCE[len(tallies) > 1])
        for tally in tallies:
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width=VOTE):
                count = 0 if tally is None else tally.levels[level]
                st.markdown(f":small[**{MISSING if tally is None else count}**]", width=28)
                if tally is not None:
                    st.progress(count / max(1, tally.rated), width=BAR)


def _figures(room: Room) -> None:
    """Say the figures of the latest vote in one line."""
    words, view = room.words, room.view
    tally = view.last
    if tally is None:
        return
    parts = [words.n("1 Stimme", "{n} Stimmen", tally.ballots)]
    if tally.paper:
        parts.append(words("davon {n} auf Papier", n=tally.paper))
    if view.median is not None:
        parts.append(words("Mitte {n}", n=words.number(view.median, 1)))
    if view.spread is not None:
        low, high = view.spread
        parts.append(words("von Stufe {low} bis {high}", low=low, high=high))
    if view.concord is not None:
        parts.append(words("Einigkeit {n} von 100", n=words.number(view.concord)))
    layout.note(" · ".join(parts), width="stretch")
