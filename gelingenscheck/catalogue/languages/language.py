"""A language of workshops: what participants read in it, and who has read it over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gelingenscheck.catalogue.model import Factor

DIRECTIONS = ("ltr", "rtl")
"""From left to right, from right to left; as in HTML."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedOff:
    """When a language was read over, and by which function or body; never by whom in person."""

    on: date
    by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorTexts:
    """What participants read about one factor."""

    title: str
    meaning: str
    group: Mapping[str, tuple[str, ...]]
    """Five anchors for the whole factor, per question phase."""
    crosscutting: str
    anchors: tuple[str, ...]
    """Five anchors of the crosscutting question."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Language:
    """Everything that participants read, in one language."""

    id: str
    name: str
    """What the language calls itself."""
    tag: str
    """For the attribute `lang` of HTML."""
    direction: str
    version: str
    """Version of the catalogue that was translated."""
    signed_off: SignedOff | None
    page: Mapping[str, str]
    """By the names of `page_texts`: `vote_go`, `words.few`, `privacy.0`."""
    factors: Mapping[str, FactorTexts]

    def texts(self, factor: Factor) -> FactorTexts:
        """Return the texts of a factor."""
        return self.factors[factor.id]

    def said(self, key: str, **values: object) -> str:
        """Return a text of the participants' page; what somebody typed is escaped by whoever shows it."""
        return self.page[key].format(**values)

    def listed(self, key: str, **values: object) -> tuple[str, ...]:
        """Return the texts of a list of the participants' page, such as `privacy`."""
        return tuple(text.format(**values) for name, text in self.page.items() if name.startswith(f"{key}."))
