"""What holds for the file: for its owner only, durable, seen by every process at once, no token in it."""

import os
import sqlite3
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from gelingenscheck.access.token import hashed, written
from gelingenscheck.storage.access.schema import SCHEMA
from gelingenscheck.storage.access.sqlite import SqliteAccess
from gelingenscheck.storage.archive import export
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.store import StoreUnavailableError
from tests.storage.access.samples import NOW, OTHER, SESSION, TOKEN, link


@pytest.fixture
def signed_in(sqlite: SqliteAccess) -> SqliteAccess:
    sqlite.create(link(), TOKEN)
    sqlite.exchange(TOKEN, SESSION, NOW)
    assert sqlite.session(SESSION, NOW)
    return sqlite


@pytest.mark.skipif(sys.platform == "win32", reason="has no such permissions")
def test_only_its_owner_may_read_the_file_and_its_companions(signed_in: SqliteAccess, path: Path) -> None:
    files = [*path.parent.glob(".access.sqlite*")]
    assert len(files) == 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_no_token_and_no_session_id_is_in_the_file(sqlite: SqliteAccess, path: Path) -> None:
    token, session = written(bytes(range(16))), written(bytes(range(16, 32)))
    sqlite.create(link(), hashed(token))
    sqlite.exchange(hashed(token), hashed(session), NOW)
    kept = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"tiefbau" in kept
    for secret in (token.encode(), session.encode(), bytes(range(16)), bytes(range(16, 32))):
        assert secret not in kept


def test_another_process_that_withdraws_is_seen_at_once(signed_in: SqliteAccess, path: Path) -> None:
    with closing(SqliteAccess(path)) as other:
        assert other.session(SESSION, NOW)
        other.withdraw("a1b2", NOW)
        assert signed_in.session(SESSION, NOW) is None
        assert other.session(SESSION, NOW) is None


def test_another_process_that_lets_in_is_seen_at_once(signed_in: SqliteAccess, path: Path) -> None:
    assert signed_in.session(OTHER, NOW) is None
    with closing(SqliteAccess(path)) as other:
        other.exchange(TOKEN, OTHER, NOW)
    assert signed_in.session(OTHER, NOW)


def test_a_session_that_is_known_costs_no_reading(signed_in: SqliteAccess, path: Path) -> None:
    asked: list[str] = []
    signed_in._reader.set_trace_callback(asked.append)
    for _ in range(50):
        assert signed_in.session(SESSION, NOW)
    assert asked == ["PRAGMA data_version"] * 50


def test_sessions_that_were_made_up_do_not_fill_the_memory(
    signed_in: SqliteAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gelingenscheck.storage.access.sqlite.MOST_KNOWN", 10)
    for n in range(100):
        assert signed_in.session(hashed(str(n)), NOW) is None
    assert len(signed_in._known) <= 10
    assert signed_in.session(SESSION, NOW)


def test_what_was_answered_is_there_after_the_next_start(signed_in: SqliteAccess, path: Path) -> None:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        assert db.execute("SELECT COUNT(*) FROM session").fetchone() == (1,)
    with closing(SqliteAccess(path)) as again:
        assert again.session(SESSION, NOW)
        assert again.links() == signed_in.links()


def test_a_file_that_was_taken_away_lets_nobody_in(signed_in: SqliteAccess, path: Path) -> None:
    path.rename(path.with_suffix(".old"))
    with pytest.raises(StoreUnavailableError):
        signed_in.session(SESSION, NOW)
    with pytest.raises(StoreUnavailableError):
        signed_in.create(link(id="c3d4"), OTHER)
    path.write_bytes(b"")
    with pytest.raises(StoreUnavailableError):
        signed_in.session(SESSION, NOW)


@pytest.fixture
def damaged(path: Path) -> Path:
    path.write_bytes(os.urandom(8_192))
    return path


def test_a_damaged_or_newer_file_is_said_and_never_replaced(damaged: Path, tmp_path: Path) -> None:
    before = damaged.read_bytes()
    with pytest.raises(StoreUnavailableError, match="beschädigt"):
        SqliteAccess(damaged)
    assert damaged.read_bytes() == before
    newer = tmp_path / "newer.sqlite"
    with closing(sqlite3.connect(newer)) as db:
        db.execute(f"PRAGMA user_version={SCHEMA.version + 1}")
    with pytest.raises(StoreUnavailableError, match="neueren"):
        SqliteAccess(newer)


def test_no_export_holds_links(signed_in: SqliteAccess, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "sicherung.zip"
    assert export(FileStore(path.parent), target).files == 0
    assert b"access" not in target.read_bytes()


def test_many_at_once_come_in_and_each_is_on_record(sqlite: SqliteAccess) -> None:
    sqlite.create(link(), TOKEN)
    ids = [hashed(str(n)) for n in range(60)]
    with ThreadPoolExecutor(12) as people:
        list(people.map(lambda id_: sqlite.exchange(TOKEN, id_, NOW), ids))
    assert all(sqlite.session(id_, NOW) for id_ in ids)
    assert sqlite.audit()[-1].times + sqlite.audit()[0].times == 61
