"""Which texts the page of a workshop's participants has, and which {placeholders} each of them holds."""

from collections.abc import Mapping
from typing import Final

from gelingenscheck.reading import Path

_PLAIN: Final = (
    "language draft skip rehearsal "
    "enter_title enter_label enter_go wrong_title wrong_text slow_title slow_text expired_title expired_text "
    "full_title full_text cookie_title cookie_text join_title join_text join_go privacy_title "
    "lobby_title lobby_text paused_title paused_text skipped wait_next reload still "
    "second choose whole dont_know calm vote_go change_go choose_error voted_title voted_text voted_show your_vote "
    "closed_title closed_text counted missed late late_change "
    "result first_vote second_vote agreed_title agreed_next agreed_top dissent end_title end_text leave left "
    "net_lost net_wait net_back net_sending net_sent broken_title broken_text "
    "paper_title paper_text paper_counts paper_return"
)
_WITH_VALUES: Final[Mapping[str, str]] = {
    "enter_hint": "n",
    "about": "subject",
    "round": "n of",
    "level": "n",
    "votes": "n",
    "paper_votes": "n",
    "dont_know_count": "n",
    "middle": "n",
    "spread": "low high",
    "agreed_level": "n",
}
_GROUPS: Final[Mapping[str, str]] = {
    "links": "privacy imprint accessibility",
    "ask": "planning implementation department",
    "words": "few unknown same agree lone camps apart",
    "next": "few unknown same agree lone camps apart",
}
_PRIVACY: Final = ("", "", "n", "", "days")

PAGE_TEXTS: Final[Mapping[Path, frozenset[str]]] = {
    **{(key,): frozenset() for key in _PLAIN.split()},
    **{(key,): frozenset(names.split()) for key, names in _WITH_VALUES.items()},
    **{(group, key): frozenset() for group, keys in _GROUPS.items() for key in keys.split()},
    ("next", "few"): frozenset({"n"}),
    **{("privacy", i): frozenset(names.split()) for i, names in enumerate(_PRIVACY)},
}
"""The place of every text below `page`, with its placeholders."""


def page_key(place: Path) -> str:
    """Return the name under which a text is said: `words.few`, `privacy.0`."""
    return ".".join(str(part) for part in place)
