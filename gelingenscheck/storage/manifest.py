"""What an archive is: documents under their own names, and a manifest with the checksum of each."""

import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reading import MAX_BYTES, MisfitError, UnreadableError
from gelingenscheck.storage import codec, history
from gelingenscheck.storage.places import SUFFIX, home_of

MANIFEST = "manifest.json"
FAMILY = "gelingenscheck/archive/"
FORMAT = f"{FAMILY}1"
MAX_MANIFEST = 50_000_000
MAX_TOTAL = 8_000_000_000
"""Bytes, unpacked."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every entry, so that the same store makes the same file."""

_ID = r"[a-z0-9][a-z0-9-]{0,79}"
PLACE = re.compile(
    rf"(?P<history>\.history/)?(?P<folder>subjects/|returns/(?:[0-9]{{4}}/)?|reports/|talks/)?"
    rf"(?(history)(?P<owner>{_ID})/[1-9][0-9]{{0,9}}-(?P<short>[0-9a-f]{{12}})|(?P<name>{_ID}))\.yaml\Z"
)
"""Where documents lie; no other name is written or read, so none leads out of the folder."""


class ArchiveError(GelingenscheckError):
    """The file is no archive that verifies: `file` is the entry, `why` what is wrong."""

    message = N_("Diese Sicherung lässt sich nicht einspielen. {reason} Es wurde nichts verändert.")

    def __init__(self, why: str, *, file: str | None = None, **values: str | int) -> None:
        self.lead, self.file = N_("„{file}“: {reason}") if file else "{reason}", (file or "")[:120]
        super().__init__(reason=self.lead.format(file=self.file, reason=why.format(**values)))
        self.why, self.details = why, values

    def said(self, words: Words) -> str:
        """Return the sentence and its reason in the reader's language."""
        reason = words(self.why, **self.details)
        return words(self.message, reason=words(self.lead, file=self.file, reason=reason))


def entry_of(name: str) -> zipfile.ZipInfo:
    """Return an entry that depends on its name only."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o640 << 16
    return entry


def opened(source: Path) -> zipfile.ZipFile:
    """Open an archive."""
    try:
        return zipfile.ZipFile(source)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        raise ArchiveError(N_("Das ist keine lesbare ZIP-Datei."), file=source.name) from None


def checked(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Verify everything before anything is written; return the checksum of each file."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    sums = _manifest(archive, names)
    if len(names) != len(sums) + 1 or set(names) != {*sums, MANIFEST}:
        raise ArchiveError(N_("Inhalt und Verzeichnis der Sicherung stimmen nicht überein."))
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise ArchiveError(N_("Sie ist ausgepackt zu groß."))
    for name, expected in sums.items():
        if PLACE.match(name) is None:
            raise ArchiveError(N_("So heißt keine Datei einer Sicherung."), file=name)
        data = unpacked(archive, name, MAX_BYTES)
        if codec.digest(data) != expected:
            raise ArchiveError(N_("Die Prüfsumme stimmt nicht."), file=name)
        try:
            verify(name, data)
        except (UnreadableError, MisfitError) as error:
            raise ArchiveError(error.why, file=name, **error.details) from None
    return sums


def _manifest(archive: zipfile.ZipFile, names: list[str]) -> Mapping[str, str]:
    if MANIFEST not in names:
        raise ArchiveError(N_("Das Verzeichnis manifest.json fehlt."))
    try:
        manifest: Any = json.loads(unpacked(archive, MANIFEST, MAX_MANIFEST))
    except (ValueError, RecursionError):
        raise ArchiveError(N_("Das Verzeichnis manifest.json ist nicht lesbar.")) from None
    form = manifest.get("format") if isinstance(manifest, dict) else None
    if isinstance(form, str) and form != FORMAT and form.startswith(FAMILY):
        raise ArchiveError(N_("Sie stammt von einer anderen, vermutlich neueren Fassung des Programms."))
    sums = manifest.get("files") if form == FORMAT else None
    if not isinstance(sums, dict) or not all(isinstance(value, str) for value in sums.values()):
        raise ArchiveError(N_("Das Verzeichnis manifest.json hat ein unbekanntes Format."))
    return sums


def unpacked(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """Return the bytes of an entry; refuse more than the limit, whatever the entry says of its size."""
    try:
        with archive.open(name) as entry:
            data = entry.read(limit + 1)
    except Exception:  # noqa: BLE001 - a damaged archive fails in many ways, all of them mean the same
        raise ArchiveError(N_("Diese Datei lässt sich nicht auspacken."), file=name) from None
    if len(data) > limit:
        raise ArchiveError(N_("Diese Datei ist zu groß."), file=name)
    return data


def verify(name: str, data: bytes) -> None:
    """Read a document, or a revision of one, and compare its name with what it holds."""
    place = PLACE.match(name)
    assert place is not None  # noqa: S101 - the callers asked already
    kind, id_ = home_of(f"{place['folder'] or ''}{place['owner'] or place['name']}{SUFFIX}")
    codec.decode_named(kind, id_, data)
    if place["short"] not in {None, codec.digest(data)[: history.DIGITS]}:
        raise UnreadableError(history.CHANGED)
