"""The municipality, its units and their areas: data that a city replaces."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gelingenscheck import reading
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import FaultyFileError, Fields, MisfitError, Path, datafile

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:-]+(?:/[A-Za-z0-9._~%/-]*)?\Z")
_KEY = re.compile(r"[0-9]{8}\Z")


class Kind(StrEnum):
    """What a unit is."""

    OFFICE = "office"
    STAFF = "staff"
    UTILITY = "utility"
    COUNCIL = "council"


@dataclass(frozen=True, kw_only=True, slots=True)
class Municipality:
    """Who runs this, and where the legal texts are."""

    name: str
    controller: str | None = None
    data_protection: str | None = None
    imprint_url: str | None = None
    accessibility_url: str | None = None
    contact: str | None = None
    """Whom people ask who cannot sign in."""


class Licence(StrEnum):
    """Under which licence open data may be used."""

    BY = "dl-de/by-2-0"
    ZERO = "dl-de/zero-2-0"
    CC_BY = "cc-by/4.0"


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenData:
    """What metadata of open data says of the municipality; None is not known yet."""

    licence: Licence = Licence.BY
    address: str | None = None
    """Web address of the folder that the files will lie in."""
    contributor: str | None = None
    """Address that the state's data portal has given, as DCAT-AP.de wants it."""
    municipality_key: str | None = None
    """Amtlicher Gemeindeschlüssel, eight digits."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Department:
    """A unit that is responsible for projects. Ids are never reused."""

    id: str
    name: str
    number: str | None = None
    division: str | None = None
    kind: Kind = Kind.OFFICE
    office_kind: str | None = None
    """Which of the catalogue's examples fit this unit."""
    areas: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    successors: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Return the name with its number: Tiefbau (66)."""
        return f"{self.name} ({self.number})" if self.number else self.name

    def exists(self, day: date) -> bool:
        """Say whether the unit exists on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A municipality as of today, with the units that it had."""

    municipality: Municipality
    mandate: str | None
    bodies: tuple[str, ...]
    divisions: Mapping[str, str]
    areas: Mapping[str, str]
    timezone: ZoneInfo
    departments: Mapping[str, Department]
    open_data: OpenData = OpenData()

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return the label of every unit by id."""
        return {id_: department.label for id_, department in self.departments.items()}

    def existing(self, day: date) -> tuple[Department, ...]:
        """Return the units that exist on a day, in the order of the file."""
        return tuple(department for department in self.departments.values() if department.exists(day))

    def today_of(self, id_: str, day: date) -> str:
        """Return the unit that continues a unit on a day: itself, or after mergers its first successor."""
        seen: set[str] = set()
        while id_ not in seen and (unit := self.departments.get(id_)) and not unit.exists(day) and unit.successors:
            seen.add(id_)
            id_ = unit.successors[0]
        return id_


class OrganisationError(FaultyFileError):
    """The organisation cannot be used."""

    message = N_(
        "Die Organisationsdatei ist nicht lesbar ({where}): {reason} Gespeicherte Einschätzungen sind unverändert."
    )


def load(path: FilePath) -> Organisation:
    """Return the organisation in a file; raise `OrganisationError`. Read again only when the file changes."""
    return datafile.load(path, read, OrganisationError)


def read(data: bytes, name: str) -> tuple[Organisation, None] | tuple[None, Problem]:
    """Return the organisation in `data`, or what is wrong with it."""
    return datafile.read(data, name, _organisation)


def _municipality(value: Any, path: Path) -> Municipality:
    fields = Fields(value, path)
    municipality = Municipality(
        name=fields.take("name", reading.as_text),
        controller=fields.maybe("controller", reading.as_text),
        data_protection=fields.maybe("data_protection", reading.as_text),
        imprint_url=fields.maybe("imprint_url", reading.as_text),
        accessibility_url=fields.maybe("accessibility_url", reading.as_text),
        contact=fields.maybe("contact", reading.as_text),
    )
    fields.done()
    return municipality


def _open_data(value: Any, path: Path) -> OpenData:
    fields = Fields(value, path)
    made = OpenData(
        licence=Licence(fields.maybe("licence", reading.as_choice, choices=tuple(Licence)) or Licence.BY),
        address=fields.maybe("address", _web_address),
        contributor=fields.maybe("contributor", _web_address),
        municipality_key=fields.maybe("municipality_key", _municipality_key),
    )
    fields.done()
    return made


def _web_address(value: Any, path: Path) -> str:
    """Type an address that stands in metadata, where nothing but plain signs may."""
    text = reading.as_text(value, path)
    if not _ADDRESS.match(text):
        raise MisfitError(
            path, N_("„{value}“ ist keine Web-Adresse; erwartet ist zum Beispiel https://daten.stadt.example/ordner."),
            value=text[:60],
        )  # fmt: skip
    return text.rstrip("/")


def _municipality_key(value: Any, path: Path) -> str:
    text = reading.as_text(value, path)
    if not _KEY.match(text):
        raise MisfitError(
            path, N_("„{value}“ ist kein Gemeindeschlüssel; erwartet sind acht Ziffern, zum Beispiel 05315000."),
            value=text[:60],
        )  # fmt: skip
    return text


def _department(value: Any, path: Path) -> Department:
    fields = Fields(value, path)
    department = Department(
        id=fields.take("id", reading.as_id),
        name=fields.take("name", reading.as_text),
        number=fields.maybe("number", reading.as_text),
        division=fields.maybe("division", reading.as_id),
        kind=Kind(fields.maybe("kind", reading.as_choice, choices=tuple(Kind)) or Kind.OFFICE),
        office_kind=fields.maybe("office_kind", reading.as_id),
        areas=fields.each("areas", reading.as_id),
        since=fields.maybe("since", reading.as_date),
        until=fields.maybe("until", reading.as_date),
        successors=fields.each("successors", reading.as_id),
    )
    fields.done()
    return department


def _zone(value: Any, path: Path) -> ZoneInfo:
    try:
        return ZoneInfo(reading.as_text(value, path))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise MisfitError(path, N_("Diese Zeitzone gibt es nicht; erwartet ist zum Beispiel Europe/Berlin.")) from None


def _organisation(value: Any) -> Organisation:
    fields = Fields(value)
    listed = fields.each("departments", _department)
    organisation = Organisation(
        municipality=fields.take("municipality", _municipality),
        mandate=fields.maybe("mandate", reading.as_text),
        bodies=fields.each("bodies", reading.as_text),
        divisions=fields.items("divisions", reading.as_text),
        areas=fields.items("areas", reading.as_text),
        timezone=fields.take("timezone", _zone),
        open_data=fields.maybe("open_data", _open_data) or OpenData(),
        departments={department.id: department for department in listed},
    )
    fields.done()
    if len(organisation.departments) < len(listed):
        ids = [department.id for department in listed]
        twice = next(i for i, id_ in enumerate(ids) if id_ in ids[:i])
        raise MisfitError(("departments", twice, "id"), N_("Die Kennung „{id}“ gibt es schon."), id=ids[twice])
    for i, department in enumerate(listed):
        _check(department, organisation, ("departments", i))
    return organisation


def _check(department: Department, organisation: Organisation, path: Path) -> None:
    """Refuse a unit that points to what does not exist."""
    links = [
        ("areas", department.areas, organisation.areas),
        ("successors", department.successors, organisation.departments),
        ("division", [department.division] if department.division else [], organisation.divisions),
    ]
    for field, ids, known in links:
        for id_ in ids:
            if id_ not in known:
                raise MisfitError((*path, field), N_("„{id}“ ist hier unbekannt."), id=id_)
