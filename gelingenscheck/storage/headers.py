"""What documents of every kind are written and read with: format, revision, stamps, texts."""

from typing import Any

from gelingenscheck import reading
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.i18n import N_
from gelingenscheck.reading import Fields, MisfitError, Path, Value
from gelingenscheck.storage.answers import as_role, as_time
from gelingenscheck.storage.texts import cleaned, cleaned_line

MOST_REVISIONS = 10**9
NEWER = N_(
    "Die Datei hat das Format „{format}“ und stammt aus einer neueren Fassung des Programms. Sie bleibt, wie sie ist."
)


def known(**values: Any) -> dict[str, Any]:
    """Return the values that there are."""
    return {key: value for key, value in values.items() if value is not None}


def stamp_values(stamp: Stamp) -> dict[str, Any]:
    """Return the values of a stamp."""
    return {"at": stamp.at, "by": stamp.by}


def text_value(text: str | None) -> str | None:
    """Return the text cleaned; nothing but blanks is no text."""
    clean = cleaned(text) if text else ""
    return clean if clean.strip() else None


def line_value(text: str | None) -> str | None:
    """Return the text cleaned and on one line; nothing but blanks is no text."""
    clean = cleaned_line(text) if text else ""
    return clean if clean.strip() else None


def refuse_other_format(fields: Fields, expected: str) -> None:
    """Refuse another format, and say so if it is only newer."""
    text = fields.take("format", reading.as_text)
    if text == expected:
        return
    name, _, number = text.rpartition("/")
    if name == expected.rpartition("/")[0] and number.isascii() and number.isdecimal() and number > "1":
        raise MisfitError(("format",), NEWER, format=text[:60])
    raise MisfitError(
        ("format",), N_("Das Format „{format}“ ist unbekannt, erwartet ist „{expected}“."),
        format=text[:60], expected=expected,
    )  # fmt: skip


def take_revision(fields: Fields) -> int:
    """Take the number of the revision."""
    return fields.take("revision", reading.as_integer, low=1, high=MOST_REVISIONS)


def as_stamp(value: Value, path: Path) -> Stamp:
    """Type who did something when."""
    fields = Fields(value, path)
    stamp = take_stamp(fields)
    fields.done()
    return stamp


def take_stamp(fields: Fields) -> Stamp:
    """Take who did something when, where other fields stand beside it."""
    return Stamp(at=fields.take("at", as_time), by=fields.take("by", as_role))
