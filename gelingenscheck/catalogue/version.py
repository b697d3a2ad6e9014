"""Versions of a catalogue: patch = wording, minor = added question, major = a question replaced or retired."""

import re
from typing import NamedTuple

_VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\Z")


class Version(NamedTuple):
    """A version such as 1.0.0; versions are compared number by number, so 1.10.0 is later than 1.9.0."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return ".".join(map(str, self))


def version_of(text: str) -> Version | None:
    """Return the version that a text names; None where it names none."""
    match = _VERSION.match(text)
    return None if match is None else Version(*map(int, match.groups()))
