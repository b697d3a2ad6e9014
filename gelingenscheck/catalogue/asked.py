"""What a card asks, be it a question to a project or to a whole unit."""

from collections.abc import Mapping
from typing import Protocol

from gelingenscheck.catalogue.model import Text


class Asked(Protocol):
    """A question with its five answers."""

    @property
    def id(self) -> str:
        """Return the permanent id."""

    @property
    def text(self) -> Text:
        """Return the question."""

    @property
    def anchors(self) -> tuple[Text, ...]:
        """Return the five observable answers."""

    @property
    def na(self) -> Mapping[str, Text] | None:
        """Return the reasons for "not applicable"; None where it is not allowed."""
