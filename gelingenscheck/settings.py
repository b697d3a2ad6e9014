"""What an administrator may set, from the environment; the defaults serve one person on one machine."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder: relative paths are meant from here, never from the working directory."""
BALLOTS_DAYS = 30
LONGEST_DAYS = 365


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
    faulty: tuple[str, ...] = ()
    """Names of settings that are set and not understood; what holds without them holds."""


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from `GELINGENSCHECK_*`."""

    def path(name: str, default: str) -> Path:
        return ROOT / environment.get(f"GELINGENSCHECK_{name}", default)

    days = _days(environment.get("GELINGENSCHECK_BALLOTS_DAYS", str(BALLOTS_DAYS)).strip())
    extra = environment.get("GELINGENSCHECK_HOSTS", "")
    return Settings(
        store=environment.get("GELINGENSCHECK_STORE", "files:assessments"),
        catalogue=path("CATALOGUE", "factors.yaml"),
        organisation=path("ORGANISATION", "organisation.yaml"),
        hosts=("localhost", "127.0.0.1", "[::1]", *(host.strip() for host in extra.split(",") if host.strip())),
        venue=environment.get("GELINGENSCHECK_VENUE", "").strip(),
        venue_name=environment.get("GELINGENSCHECK_VENUE_NAME", "").strip(),
        ballots_kept=timedelta(days=days or BALLOTS_DAYS),
        faulty=() if days else ("GELINGENSCHECK_BALLOTS_DAYS",),
    )


def _days(text: str) -> int | None:
    """Return a whole number of days, at least one and at most a year; anything else is none."""
    written = text.isascii() and text.isdigit() and len(text) <= len(str(LONGEST_DAYS))
    return int(text) if written and 1 <= int(text) <= LONGEST_DAYS else None
