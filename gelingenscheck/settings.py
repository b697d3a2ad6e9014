"""What an administrator may set, from the environment; the defaults serve one person on one machine."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder: relative paths are meant from here, never from the working directory."""
BALLOTS_DAYS = 30
LONGEST_DAYS = 365
TEXT, JSON = "text", "json"


class Way(StrEnum):
    """How people sign in."""

    LOCAL = "local"
    """Not at all: one person on this machine."""
    LINKS = "links"
    PROXY = "proxy"
    """A proxy on this machine says who it is."""
    CLOSED = "closed"
    """Nobody can: what was set is not understood, and guessing would let in everybody."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Where things lie and who may ask."""

    store: str
    """Address of the store: `files:FOLDER`."""
    catalogue: Path
    organisation: Path
    hosts: tuple[str, ...]
    """Host names under which the app may be addressed, without port."""
    venue: str = ""
    """ADDRESS:PORT at which phones in the room are served from the start; empty for none."""
    venue_name: str = ""
    """What QR code and wall show where phones see another address than that: a name, a name with port, or a URL."""
    ballots_kept: timedelta = timedelta(days=BALLOTS_DAYS)
    """How long single ballots of a workshop are kept."""
    log: str = TEXT
    """`json`: whatever the server says of itself is a line of JSON, with a line per request; else plain text."""
    access: Way = Way.LOCAL
    proxy_header: str = ""
    """In lower case; the one header in which the proxy says role@department."""
    faulty: tuple[str, ...] = ()
    """Names of settings that are set and not understood; what holds without them holds."""


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from `GELINGENSCHECK_*`."""

    def path(name: str, default: str) -> Path:
        return ROOT / environment.get(f"GELINGENSCHECK_{name}", default)

    log = environment.get("GELINGENSCHECK_LOG", TEXT).strip().lower()
    days = _days(environment.get("GELINGENSCHECK_BALLOTS_DAYS", str(BALLOTS_DAYS)).strip())
    extra = environment.get("GELINGENSCHECK_HOSTS", "")
    access, header = _access(environment)
    faulty = {
        "GELINGENSCHECK_BALLOTS_DAYS": not days,
        "GELINGENSCHECK_LOG": log not in {TEXT, JSON},
        "GELINGENSCHECK_ACCESS": access is Way.CLOSED,
    }
    return Settings(
        store=environment.get("GELINGENSCHECK_STORE", "files:assessments"),
        catalogue=path("CATALOGUE", "factors.yaml"),
        organisation=path("ORGANISATION", "organisation.yaml"),
        hosts=("localhost", "127.0.0.1", "[::1]", *(host.strip() for host in extra.split(",") if host.strip())),
        venue=environment.get("GELINGENSCHECK_VENUE", "").strip(),
        venue_name=environment.get("GELINGENSCHECK_VENUE_NAME", "").strip(),
        ballots_kept=timedelta(days=days or BALLOTS_DAYS),
        log=log if log == JSON else TEXT,
        access=access,
        proxy_header=header,
        faulty=tuple(name for name, wrong in faulty.items() if wrong),
    )


def _days(text: str) -> int | None:
    """Return a whole number of days, at least one and at most a year; anything else is none."""
    written = text.isascii() and text.isdigit() and len(text) <= len(str(LONGEST_DAYS))
    return int(text) if written and 1 <= int(text) <= LONGEST_DAYS else None


def _access(environment: Mapping[str, str]) -> tuple[Way, str]:
    """Return how people sign in; what is set and not understood lets nobody in."""
    asked = environment.get("GELINGENSCHECK_ACCESS", Way.LOCAL).strip()
    header = environment.get("GELINGENSCHECK_PROXY_HEADER", "").strip().lower()
    if asked not in set(Way) - {Way.CLOSED}:
        return Way.CLOSED, ""
    if asked == Way.PROXY and not re.fullmatch(r"x-[a-z0-9-]{1,60}", header):
        return Way.CLOSED, ""
    return Way(asked), header if asked == Way.PROXY else ""
