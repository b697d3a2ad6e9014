"""The server deletes old ballots at its start and every day, and goes on if that fails once."""

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from gelingenscheck.settings import from_environment
from gelingenscheck.storage import register
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.store import StoreUnavailableError
from gelingenscheck.storage.workshops import schema
from gelingenscheck.ui import context
from gelingenscheck.ui.server import housekeeping
from gelingenscheck.usecases.workshop import live
from gelingenscheck.workshop.log import Do
from tests.storage.workshops.samples import FIRST, ID, NOW, act, room, workshop


def _keep_house(seconds: float) -> None:
    async def keep() -> None:
        async with housekeeping.lifespan(None):
            await asyncio.sleep(seconds)

    asyncio.run(keep())


def test_ballots_are_forgotten_at_the_start_and_again_although_it_failed_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[int] = []

    def forget() -> None:
        tried.append(1)
        if len(tried) == 1:
            raise StoreUnavailableError(reason="der Datenträger ist voll")

    monkeypatch.setattr(context, "forget_ballots", forget)
    monkeypatch.setattr(housekeeping, "DAY", 0.005)
    with caplog.at_level(logging.WARNING):
        _keep_house(0.2)
    assert len(tried) > 1
    assert "voll" in caplog.text


def test_what_was_recorded_of_signing_in_is_forgotten_although_ballots_could_not_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[int] = []

    def fail() -> None:
        raise StoreUnavailableError(reason="der Datenträger ist voll")

    monkeypatch.setattr(context, "forget_ballots", fail)
    monkeypatch.setattr(context, "forget_access", lambda: tried.append(1))
    _keep_house(0.1)
    assert tried == [1]


def test_a_day_passes_between_two_times(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []
    monkeypatch.setattr(context, "forget_ballots", lambda: tried.append(1))
    _keep_house(0.1)
    assert (len(tried), housekeeping.DAY) == (1, 86_400)


def test_a_setting_that_is_not_understood_is_named_at_the_start(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(context, "settings", lambda: replace(from_environment({}), faulty=("GELINGENSCHECK_X",)))
    monkeypatch.setattr(context, "forget_ballots", lambda: None)
    with caplog.at_level(logging.WARNING):
        _keep_house(0)
    assert "GELINGENSCHECK_X" in caplog.text


def test_old_ballots_go_and_where_no_workshop_was_none_is_made(tmp_path: Path) -> None:
    assert live.forget(tmp_path, NOW) == 0
    assert not (tmp_path / schema.FILE).exists()
    store = live.workshops(tmp_path)
    store.create(workshop())
    act(store, Do.OPEN)
    room(store, 1, 2, 3)
    assert live.forget(tmp_path, NOW + timedelta(days=29)) == 0
    assert live.forget(tmp_path, NOW + timedelta(days=30)) == 3
    assert store.voted(ID, FIRST) == 0


def test_a_clock_that_jumped_lets_the_server_delete_nothing_at_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store, tried = FileStore(tmp_path), list[int]()
    register.note_tidied(store, NOW - timedelta(days=4000))
    monkeypatch.setattr(context, "store", lambda: store)
    for name in ("forget_ballots", "forget_access"):
        monkeypatch.setattr(context, name, lambda: tried.append(1))
    with caplog.at_level(logging.WARNING):
        _keep_house(0.1)
    assert tried == []
    assert "tidy --today" in caplog.text
