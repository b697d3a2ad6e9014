"""Which texts the page of a workshop's participants has, and which {placeholders} each of them holds."""

from collections.abc import Iterator, Mapping
from typing import Final

from gelingenscheck.i18n import N_
from gelingenscheck.reading import Path

_SPELLED: Final[Mapping[str, str]] = {
    N_("Überall auf der Seite"): "language draft skip links.privacy links.imprint links.accessibility rehearsal",
    N_("Hineinkommen"): (
        "enter_title enter_label enter_hint:n enter_go wrong_title wrong_text slow_title slow_text "
        "expired_title expired_text full_title full_text cookie_title cookie_text join_title join_text join_go "
        "privacy_title privacy.0 privacy.1 privacy.2:n privacy.3 privacy.4:days"
    ),
    N_("Warten"): "lobby_title lobby_text paused_title paused_text skipped wait_next reload still",
    N_("Abstimmen"): (
        "about:subject round:n,of second ask.planning ask.implementation ask.department choose whole german_only "
        "level:n dont_know calm vote_go change_go choose_error vote_wait voted_title voted_text voted_show your_vote"
    ),
    N_("Abstimmung geschlossen"): "closed_title closed_text counted missed late late_change",
    N_("Ergebnis"): (
        "result hidden_title hidden_text words.few words.unknown words.same words.agree words.lone words.camps "
        "words.apart next.few:n next.unknown next.same next.agree next.lone next.camps next.apart "
        "first_vote second_vote vote_number:n votes:n paper_votes:n dont_know_count:n middle:n spread:low,high "
        "agreed_title agreed_level:n agreed_next agreed_top undecided dissent"
    ),
    N_("Ende"): "end_title end_text leave left",
    N_("Verbindung"): "net_lost net_wait net_back net_sending net_sent broken_title broken_text",
    N_("Stimmzettel auf Papier"): "paper_title paper_text paper_counts paper_return",
}
"""Per situation: name, and after a colon its placeholders. A number is the place in a list."""


def _place(name: str) -> Path:
    return tuple(int(part) if part.isdecimal() else part for part in name.split("."))


def _texts() -> Iterator[tuple[Path, frozenset[str]]]:
    for spelled in " ".join(_SPELLED.values()).split():
        name, _, placeholders = spelled.partition(":")
        yield _place(name), frozenset(filter(None, placeholders.split(",")))


PAGE_TEXTS: Final[Mapping[Path, frozenset[str]]] = dict(_texts())
"""The place of every text below `page`, with its placeholders."""
SITUATIONS: Final[Mapping[str, tuple[str, ...]]] = {
    situation: tuple(name.partition(":")[0] for name in spelled.split()) for situation, spelled in _SPELLED.items()
}
"""The names of the texts that one sees together, per situation (a message)."""


def page_key(place: Path) -> str:
    """Return the name under which a text is said: `words.few`, `privacy.0`."""
    return ".".join(str(part) for part in place)
