"""The reliability campaigns hold for the store, and find stores that are broken."""

import os
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest

from bench import fuzz_files, kill_files
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.reading import MisfitError
from gelingenscheck.storage import codec
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.store import D, Stored

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked")


class UnlockedStore(FileStore):
    """Saves well, but nobody waits for anybody."""

    def exclusive(self) -> AbstractContextManager[None]:
        """Hold nothing."""
        return nullcontext()


class InPlaceStore(FileStore):
    """Locks well, but writes over the file."""

    def _save(self, kind: type[D], document: D, kept: tuple[D, bytes] | None = None) -> Stored[D]:  # noqa: ARG002 - it keeps no history
        data = codec.encode(document)
        with self.path(kind, document.id).open("wb") as file:
            for part in (data[: len(data) // 2], data[len(data) // 2 :]):
                file.write(part)
                file.flush()
                os.fsync(file.fileno())
        return Stored(document=document, digest=codec.digest(data))


class HastyStore(FileStore):
    """Acknowledges, and saves only every other time."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self._saves = 0

    def _save(self, kind: type[D], document: D, kept: tuple[D, bytes] | None = None) -> Stored[D]:
        self._saves += 1
        if self._saves % 2:
            return super()._save(kind, document, kept)
        return Stored(document=document, digest="")


def test_killed_processes_lose_nothing_that_was_acknowledged() -> None:
    result = kill_files.run(25)
    assert result["acknowledged"] > 0
    assert (result["name"], result["tried"], result["lost"], result["torn"], result["holds"]) == (
        "kill-files", 25, 0, 0, True,
    )  # fmt: skip


def test_a_store_without_lock_is_found() -> None:
    result = kill_files.run(25, open_store=UnlockedStore)
    assert result["lost"] > 0
    assert not result["holds"]


def test_a_store_that_writes_in_place_is_found() -> None:
    result = kill_files.run(25, open_store=InPlaceStore)
    assert result["torn"] > 0
    assert not result["holds"]


def test_a_store_that_acknowledges_too_early_is_found() -> None:
    assert kill_files.run(10, open_store=HastyStore)["lost"] > 0


def test_changed_files_end_in_a_document_or_one_of_two_errors() -> None:
    result = fuzz_files.run(400, seed=7)
    assert (result["name"], result["tried"], result["unhandled"], result["holds"]) == ("fuzz-files", 400, 0, True)


def test_a_reader_that_lets_another_error_through_is_found() -> None:
    def careless(kind: Any, data: bytes) -> Any:
        try:
            return codec.decode(kind, data)
        except MisfitError as error:
            raise KeyError(error.path) from error

    result = fuzz_files.run(200, read=careless)
    assert result["unhandled"] > 0
    assert not result["holds"]


def test_a_reader_that_returns_what_is_no_document_is_found() -> None:
    def absent(kind: Any, data: bytes) -> Any:
        document = codec.decode(kind, data)
        return document if not isinstance(document, Subject) else None

    assert fuzz_files.run(400, read=absent)["unhandled"] > 0
