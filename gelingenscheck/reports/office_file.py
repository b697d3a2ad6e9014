"""A file of an office program that somebody sent is measured before any library opens it; nothing in it runs."""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Final

from gelingenscheck.i18n import N_

MAX_BYTES: Final = 5_000_000
MAX_UNPACKED: Final = 60_000_000
MAX_PARTS: Final = 300
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENTITY: Final = (b"<!DOCTYPE", b"<!ENTITY")
_ENCODING: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_ENCODINGS: Final = frozenset({b"utf-8", b"utf-16", b"us-ascii"})
"""In others a parser may read what a look at the bytes does not find."""
_EBCDIC: Final = b"\x4c\x6f\xa7\x94"
BROKEN: Final = N_("Die Datei ist beschädigt.")


@dataclass(frozen=True, kw_only=True)
class OfficeFile:
    """Which kind of file is expected, and what is said where it is another (messages)."""

    main: str
    """Name of the part that every such file has."""
    old: str
    other: str
    large: str
    macros: str
    entities: str


def refusal(data: bytes, expected: OfficeFile) -> str | None:
    """Return why a file is not even opened."""
    if len(data) > MAX_BYTES:
        return N_("Die Datei ist größer als 5 MB.")
    if data.startswith(_OLD):
        return expected.old
    if not data.startswith(_ZIP):
        return expected.other
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _refused_content(archive, expected)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        return BROKEN


def _refused_content(archive: zipfile.ZipFile, expected: OfficeFile) -> str | None:
    """Return what speaks against opening an archive; sizes come first, since reading keeps to them."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        return expected.large
    names = {part.filename for part in parts}
    if len(names) != len(parts) or any(map(_leads_out, names)):
        return BROKEN
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return expected.macros
    if expected.main not in names:
        return expected.other
    return expected.entities if any(_instructs(part.filename, archive.read(part)) for part in parts) else None


def _leads_out(name: str) -> bool:
    """Say whether a name would lie outside of a folder; nothing is unpacked into one, and no honest file has it."""
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/")


def _instructs(name: str, content: bytes) -> bool:
    """Say whether a part declares entities, or hides in its encoding whether it does; any name may be read as XML."""
    plain = content.replace(b"\0", b"")
    named = name.lower().endswith((".xml", ".rels"))
    if not named and not plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith((b"<?xml", b"<!")):
        return plain.startswith(_EBCDIC)
    encoding = _ENCODING.search(plain[:200])
    foreign = plain.startswith(_EBCDIC) or (encoding is not None and encoding[1].lower() not in _ENCODINGS)
    return foreign or any(mark in plain for mark in _ENTITY)
