"""Write a document where it was asked for: whole or not at all."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from gelingenscheck.commands.office import UsageError, is_folder, one_line, say
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_, Words
from gelingenscheck.storage import atomic

F = TypeVar("F", bound=str)


class NoPlaceError(UsageError):
    """The document cannot be written there."""

    message = N_("„{file}“ lässt sich nicht schreiben: Den Ordner gibt es nicht, oder der Name ist der eines Ordners.")


class NoFileError(UsageError):
    """There is something else than a file, such as a device: renaming over it would take it away."""

    message = N_("„{file}“ ist keine gewöhnliche Datei. Es wurde nichts geschrieben.")


class UnknownFormatError(UsageError):
    """The name of the document does not say what it shall be."""

    message = N_("„{file}“ endet auf keines von {formats}. Es wurde nichts geschrieben.")


class OtherFormatError(UsageError):
    """This document is not written so."""

    message = N_("Dieses Dokument gibt es als {formats}, nicht als {format}. Es wurde nichts geschrieben.")


class NotWrittenError(GelingenscheckError):
    """The disk is full or the folder read-only."""

    message = N_("„{file}“ wurde nicht geschrieben ({reason}). Eine frühere Datei dieses Namens ist unverändert.")


def refuse_no_place(target: Path) -> None:
    """Refuse a place where nothing can be written, before work is done for it."""
    if is_folder(target) or not is_folder(target.absolute().parent):
        raise NoPlaceError(file=target)
    refuse_no_file(target)


def refuse_no_file(target: Path) -> None:
    """Refuse a name under which there is something else than a file."""
    if target.exists() and not target.is_file():
        raise NoFileError(file=one_line(str(target)))


def put(target: Path, data: bytes, words: Words) -> None:
    """Write a document, in one step; raise `NotWrittenError`."""
    refuse_no_place(target)
    try:
        with atomic.staged(target.name, data, target.absolute().parent) as draft:
            atomic.put(draft, target.absolute())
    except OSError as error:
        raise NotWrittenError(file=target, reason=words(str(atomic.unavailable(error).values["reason"]))) from None
    say(words("Geschrieben: {file}", file=one_line(str(target))))


def form_of(asked: str | None, output: str | None, formats: tuple[F, ...], endings: Mapping[F, str] | None = None) -> F:
    """Return the format that was asked for by name or by the file's name, else the first.

    `endings` says how names end where it is not the format's own name. Raises `OtherFormatError` or
    `UnknownFormatError`.
    """
    if asked is not None:
        found = [form for form in formats if form == asked]
        if not found:
            raise OtherFormatError(format=asked, formats=", ".join(formats))
        return found[0]
    if output is None:
        return formats[0]
    known = {form: f".{(endings or {}).get(form, form)}" for form in formats}
    fitting = [form for form in formats if output.lower().endswith(known[form])]
    if not fitting:
        raise UnknownFormatError(file=one_line(output), formats=", ".join(known.values()))
    return max(fitting, key=lambda form: len(known[form]))
