"""What a vote says in the interface's words; in German these are the sentences that participants read, too."""

from collections.abc import Mapping
from typing import Final

from gelingenscheck.i18n import N_, Words
from gelingenscheck.workshop.verdict import Verdict

HEADLINES: Final[Mapping[Verdict, str]] = {
    Verdict.FEW: N_("Zu wenige Stimmen"),
    Verdict.UNKNOWN: N_("Viele wissen es noch nicht"),
    Verdict.SAME: N_("Alle sehen es gleich"),
    Verdict.AGREE: N_("Wir sind uns weitgehend einig"),
    Verdict.LONE: N_("Einzelne sehen es deutlich anders"),
    Verdict.CAMPS: N_("Es gibt zwei Sichtweisen"),
    Verdict.APART: N_("Die Meinungen gehen auseinander"),
}
NEXT: Final[Mapping[Verdict, str]] = {
    Verdict.FEW: N_("Wir zeigen erst ab {n} Stimmen ein Ergebnis. So bleibt jede Stimme geschützt."),
    Verdict.UNKNOWN: N_("Wie geht es weiter? Wir klären, was wir noch wissen müssen."),
    Verdict.SAME: N_("Wie geht es weiter? Wir legen zusammen die Stufe fest."),
    Verdict.AGREE: N_("Wie geht es weiter? Wir legen zusammen die Stufe fest."),
    Verdict.LONE: N_(
        "Wie geht es weiter? Wir hören auch andere Sichtweisen. Niemand muss etwas sagen. Dann legen wir zusammen die "
        "Stufe fest."
    ),
    Verdict.CAMPS: N_("Wie geht es weiter? Wir hören beide Seiten. Dann stimmen wir noch einmal ab."),
    Verdict.APART: N_("Wie geht es weiter? Wir sprechen darüber. Dann stimmen wir noch einmal ab."),
}
HIDDEN_TITLE: Final = N_("Diese Abstimmung zeigen wir nicht")
HIDDEN: Final = N_("Nur wenige Stimmen sind neu oder fehlen. Sonst könnte man sie erkennen.")
"""Of a vote whose difference from the one before would show single ballots."""
UNDECIDED: Final = N_("Bei dieser Frage legen wir uns nicht fest")
_FIRST = (N_("Erste Abstimmung"), N_("Zweite Abstimmung"))


def headline(verdict: Verdict, words: Words) -> str:
    """Return what a vote says, as a heading."""
    return words(HEADLINES[verdict])


def next_step(verdict: Verdict, threshold: int, words: Words) -> str:
    """Return what happens after a vote, as everyone in the room is told."""
    return words(NEXT[verdict], n=words.number(threshold))


def vote_name(vote: int, words: Words) -> str:
    """Return what a vote is called; they are counted from 1."""
    return words(_FIRST[vote - 1]) if vote <= len(_FIRST) else words(N_("{n}. Abstimmung"), n=words.number(vote))
