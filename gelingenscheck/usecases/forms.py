"""What a filled-in form may hold: all faulty fields are collected, so that the page can link each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reading import YEARS

MAX_TITLE = 200
MAX_LINE = 200
"""Characters in a text of one line."""
MAX_SUMMARY = 4_000
MAX_ITEMS = 30
"""Items in a list that a person types."""


class Fault(NamedTuple):
    """What is wrong with one field."""

    field: str
    message: str
    """German message with {placeholders}."""
    values: Mapping[str, object]

    def said(self, words: Words) -> str:
        """Return the sentence in the reader's language."""
        return words(self.message, **self.values)


class InvalidFormError(GelingenscheckError):
    """Some fields cannot be saved as they are; `faults` names each."""

    message = N_("Noch nicht gespeichert: Bitte prüfen Sie die markierten Angaben. Alles Eingegebene steht noch da.")

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__()
        self.faults = faults


class Form:
    """Collect the faults of one form."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def fault(self, field: str, message: str, **values: object) -> None:
        """Note that a field is faulty."""
        self._faults.append(Fault(field, message, values))

    def done(self) -> None:
        """Raise `InvalidFormError` if any field is faulty."""
        if self._faults:
            raise InvalidFormError(tuple(self._faults))

    def line(self, field: str, text: str | None, *, limit: int = MAX_LINE, needed: str | None = None) -> str:
        """Return a trimmed text; `needed` is the message for a blank one."""
        trimmed = (text or "").strip()
        if not trimmed and needed is not None:
            self.fault(field, needed)
        if len(trimmed) > limit:
            self.fault(
                field, N_("Der Text hat {length} Zeichen, möglich sind {limit}."), length=len(trimmed), limit=limit
            )
        return trimmed

    def day(self, field: str, day: date | None) -> date | None:
        """Return a date within the years that files may hold."""
        if day is not None and day.year not in YEARS:
            self.fault(
                field, N_("Das Datum liegt außerhalb der Jahre {first} bis {last}."), first=YEARS[0], last=YEARS[-1]
            )
        return day

    def known(self, field: str, ids: Sequence[str], known: Mapping[str, object]) -> tuple[str, ...]:
        """Return ids without repetition, in the order given."""
        for id_ in ids:
            if id_ not in known:
                self.fault(field, N_("„{id}“ steht nicht in der Organisationsdatei."), id=id_[:60])
        return tuple(dict.fromkeys(ids))
