"""The mark of a row in a review sheet: what it was made of, so that a comment fits its text wherever the row went."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from gelingenscheck.catalogue import Catalogue, Text
from gelingenscheck.catalogue.comparison.passages import LANGUAGES
from gelingenscheck.reports.outline import printable

_MARK = re.compile(r"([a-z0-9-]{1,80}) ([0-9.]{1,30}) (de|en) ([0-9a-f]{6})-([0-9a-f]{6})-([0-9a-f]{6})\Z")


@dataclass(frozen=True, kw_only=True, slots=True)
class RowMark:
    """Catalogue, version and language of a sheet, and the prints of the row's texts when it was made."""

    catalogue: str
    version: str
    lang: str
    prints: Mapping[str, str]
    """Per language of the texts."""


def mark_of(catalogue: Catalogue, lang: str, text: Text) -> str:
    """Return the mark as it stands in the row."""
    prints = "-".join(print_of(getattr(text, language)) for language in LANGUAGES)
    return f"{catalogue.id} {catalogue.version} {lang} {prints}"


def read_mark(text: str) -> RowMark | None:
    """Return what a mark says; None where it is missing or somebody changed it."""
    match = _MARK.match(text)
    if match is None:
        return None
    catalogue, version, lang, *prints = match.groups()
    return RowMark(catalogue=catalogue, version=version, lang=lang, prints=dict(zip(LANGUAGES, prints, strict=True)))


def print_of(text: str | None) -> str:
    """Return a short print of a text; blanks and line ends, which spreadsheets change, do not count."""
    plain = " ".join(unicodedata.normalize("NFC", printable(text or "")).split())
    return hashlib.sha256(plain.encode()).hexdigest()[:6]
