"""Which unit a list means: by id, name, number or both; a unit that was merged is continued by its successor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from gelingenscheck.organisation import Department, Organisation
from gelingenscheck.returns.columns import plain

_PREFIX = re.compile(r"(?:amt|fb|fachbereich|fachdienst|fd|oe|stabsstelle|dez|abt|abteilung)\s+(?=[0-9])")
ALIKE = 0.75
"""How alike two names must be for one to be proposed for the other, 0-1."""


@dataclass(frozen=True, kw_only=True)
class UnitNames:
    """What units are called, on a day."""

    organisation: Organisation
    day: date

    def found(self, text: str) -> Department | None:
        """Return the unit that a text names, whether or not it still exists; None where it names none or several."""
        if text.strip() in self.organisation.departments:
            return self.organisation.departments[text.strip()]
        return self._names.get(_PREFIX.sub("", plain(text)))

    def today(self, unit: Department) -> Department | None:
        """Return the unit that continues a unit; None where nobody does."""
        today = self.organisation.departments[self.organisation.today_of(unit.id, self.day)]
        return today if today.exists(self.day) else None

    def alike(self, text: str) -> Department | None:
        """Return the existing unit whose name is most like a text that names none."""
        close = get_close_matches(plain(text), [*self._names], n=1, cutoff=ALIKE)
        unit = self._names[close[0]] if close else None
        return None if unit is None else self.today(unit)

    @cached_property
    def _names(self) -> dict[str, Department | None]:
        """Return every name with its unit; existing units win, a name of several of them means none."""
        names: dict[str, Department | None] = {}
        units = self.organisation.departments.values()
        for exists in (True, False):
            found: dict[str, set[str]] = {}
            for unit in units:
                if unit.exists(self.day) is exists:
                    for name in _spelled(unit):
                        found.setdefault(name, set()).add(unit.id)
            for name, ids in found.items():
                names.setdefault(name, self.organisation.departments[ids.pop()] if len(ids) == 1 else None)
        return names


def _spelled(unit: Department) -> Iterator[str]:
    """Yield how a unit is written: Tiefbau, tiefbau, 66, Tiefbau (66), 66 Tiefbau, and 5 for 05."""
    yield plain(unit.id)
    yield plain(unit.name)
    if unit.number:
        number = plain(unit.number)
        yield from (number, number.lstrip("0") or number)
        yield from (plain(f"{unit.name} {number}"), plain(f"{number} {unit.name}"))
