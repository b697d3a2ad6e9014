"""Fill a fresh folder with documents, without the care that a folder in use needs."""

from collections.abc import Iterable
from pathlib import Path

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.storage import sealing
from gelingenscheck.storage.codec import encode
from gelingenscheck.storage.files import TEMPORARY
from gelingenscheck.storage.places import CACHE, SUBJECTS, SUFFIX, stem_of
from gelingenscheck.storage.store import Document

MADE_ANEW = {CACHE, TEMPORARY}
"""What the app leaves in a folder in which nothing was ever saved."""


class FolderInUseError(GelingenscheckError):
    """Generated documents go to an empty folder only."""

    message = N_("Der Ordner „{folder}“ ist nicht leer. Es wurde nichts geschrieben; bitte wählen Sie einen neuen.")


class FolderError(GelingenscheckError):
    """The folder cannot be written to."""

    message = N_("In den Ordner „{folder}“ lässt sich nicht schreiben ({reason}).")


def fill(folder: Path, documents: Iterable[Document]) -> int:
    """Write documents to a folder that is empty or new; return how many. Nothing is locked or synced."""
    try:
        if folder.exists() and any(path.name not in MADE_ANEW for path in folder.iterdir()):
            raise FolderInUseError(folder=folder)
        (folder / SUBJECTS).mkdir(parents=True)
        count = 0
        for document in documents:
            path = folder / f"{stem_of(type(document), document.id)}{SUFFIX}"
            path.parent.mkdir(parents=True, exist_ok=True)
            data = encode(document)
            path.write_bytes(data)
            if sealing.is_sealed(document):
                seal = sealing.place(folder, document, data)
                seal.parent.mkdir(parents=True, exist_ok=True)
                seal.write_bytes(data)
            count += 1
    except OSError as error:
        raise FolderError(folder=folder, reason=error.strerror or type(error).__name__) from error
    return count
