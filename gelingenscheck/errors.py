"""The two kinds of failure: an action is refused (exception), a file is faulty (Problem, collected)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from gelingenscheck.i18n import N_, Words


class GelingenscheckError(Exception):
    """A refusal that a person can understand: what happened, what is safe, what to do.

    `message` is German with {placeholders}; `said` gives it in the reader's language.
    """

    heading: ClassVar[str] = N_("Hier geht es gerade nicht weiter")
    """Of the page that shows nothing but this."""
    message: ClassVar[str] = N_("Das hat nicht geklappt. Gespeichertes ist unverändert.")

    def __init__(self, **values: object) -> None:
        super().__init__(self.message.format(**values))
        self.values = values

    def said(self, words: Words) -> str:
        """Return the sentence in the reader's language."""
        return words(self.message, **self.values)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong with one file, where, and what helps; it never stops the others."""

    file: str
    """Path as the person knows it, relative to the store where it lies in one."""
    line: int | None = None
    message: str
    """German message with {placeholders}."""
    values: Mapping[str, str | int] = field(default_factory=dict)
    remedy: str = N_("Bitte die Datei berichtigen oder aus dem Ordner nehmen.")
    severity: Literal["error", "warning"] = "error"

    def reason(self, words: Words) -> str:
        """Return what is wrong, in the reader's language."""
        return words(self.message, **self.values)

    def advice(self, words: Words) -> str:
        """Return what helps, in the reader's language."""
        return words(self.remedy, **self.values)

    def where(self, words: Words) -> str:
        """Return file and line."""
        return self.file if self.line is None else words("{file}, Zeile {line}", file=self.file, line=self.line)
