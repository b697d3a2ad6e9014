"""What every command needs: the settings it was called with, and where to say things."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gelingenscheck import organisation
from gelingenscheck.catalogue import Catalogue, reader
from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import N_, Words
from gelingenscheck.organisation import Organisation
from gelingenscheck.settings import ROOT, from_environment
from gelingenscheck.storage.files import FileStore, StoreAddressError, open_store


class UsageError(GelingenscheckError):
    """The command was called in a way that cannot work; the exit code is 2."""

    usage = True


class NoStoreError(UsageError):
    """There is no such store to read."""

    message = N_("Den Speicher „{address}“ gibt es nicht. Bitte prüfen Sie die Adresse; angelegt wurde nichts.")


class BadAddressError(UsageError):
    """The address names no store that we know."""

    message = StoreAddressError.message


class Office:
    """The files and the store that a command works with, opened when they are asked for."""

    def __init__(self, options: Namespace) -> None:
        settings = from_environment()
        self._named = options.store is not None
        self.address: str = options.store if options.store is not None else settings.store
        self.catalogue_file = Path(options.catalogue) if options.catalogue else settings.catalogue
        self.organisation_file = Path(options.organisation) if options.organisation else settings.organisation

    @property
    def catalogue(self) -> Catalogue:
        """Return the catalogue; raise `CatalogueError`."""
        return reader.load(self.catalogue_file)

    @property
    def organisation(self) -> Organisation:
        """Return the organisation; raise `OrganisationError`."""
        return organisation.load(self.organisation_file)

    def folder(self) -> Path:
        """Return the store's folder for reading, without creating it; one that was named must be there."""
        scheme, _, folder = self.address.partition(":")
        if scheme != "files" or not folder.strip():
            raise BadAddressError(address=self.address[:200])
        path = ROOT / folder
        if self._named and not is_folder(path):
            raise NoStoreError(address=self.address[:200])
        return path

    def store(self, *, new: bool = False) -> FileStore:
        """Return the store; `new` ones are created, even if they were named."""
        if not new:
            self.folder()
        try:
            return open_store(self.address, ROOT)
        except StoreAddressError as error:
            raise BadAddressError(**error.values) from None


def is_folder(path: Path) -> bool:
    """Say whether there is a folder; a name that the system does not take is none."""
    return os.path.isdir(path)  # noqa: PTH112 - `Path.is_dir` raises for names that are too long


def say(line: str) -> None:
    """Write one line to stdout."""
    sys.stdout.write(line + "\n")


def complain(line: str) -> None:
    """Write one line to stderr."""
    sys.stderr.write(one_line(line) + "\n")


def say_json(value: Any) -> None:
    """Write a value as JSON; figures are not rounded."""
    say(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def problem_line(problem: Problem, words: Words) -> str:
    """Return file, line, reason and remedy in one line."""
    return one_line(f"{problem.where(words)}: {problem.reason(words)} {problem.advice(words)}")


def one_line(text: str) -> str:
    """Return a text in one line; a file's name must not be able to steer the terminal."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in " ".join(text.split()))


def problems_json(problems: Iterable[Problem], words: Words) -> list[dict[str, Any]]:
    """Return problems as plain values."""
    return [
        {
            "file": problem.file, "line": problem.line, "severity": problem.severity,
            "reason": problem.reason(words), "remedy": problem.advice(words),
        }
        for problem in problems
    ]  # fmt: skip
