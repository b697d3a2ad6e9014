"""What the SQLite file holds and what not, and what happens when it cannot be written."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from threading import Event as Signal
from typing import Any

import pytest

from gelingenscheck.storage import writer
from gelingenscheck.storage.archive import export
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.saving import COMMITS
from gelingenscheck.storage.scan import scan
from gelingenscheck.storage.store import StoreUnavailableError
from gelingenscheck.storage.workshops import schema
from gelingenscheck.storage.workshops.presence import MOST, PRESENT, Presence
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.storage.workshops.store import Device, Receipt
from gelingenscheck.usecases.workshop import live
from gelingenscheck.workshop.log import Do, StepRefusedError
from gelingenscheck.workshop.model import LIFETIME
from gelingenscheck.workshop.state import Ballot
from gelingenscheck.workshop.tally import Tally
from tests.storage.workshops.samples import FIRST, ID, NOW, SECOND, act, event, rest, room, vote, workshop


@pytest.fixture
def voting(sqlite: SqliteWorkshops) -> SqliteWorkshops:
    sqlite.create(workshop())
    act(sqlite, Do.OPEN)
    return sqlite


def _bytes(path: Path) -> bytes:
    """Return all that lies on the disk: the file, its log, its companion."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def _rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def test_all_is_there_after_a_restart(path: Path, voting: SqliteWorkshops) -> None:
    room(voting, 1, 2, None)
    voting.set_note(ID, 0, "Notiz")
    voting.set_paper(ID, FIRST, (1, 0, 0, 0, 0), 0)
    act(voting, Do.CLOSE)
    expected = (voting.all(), voting.log(ID), voting.state(ID), voting.tally(ID, FIRST), voting.notes(ID))
    voting.close()
    with closing(SqliteWorkshops(path)) as again:
        assert (again.all(), again.log(ID), again.state(ID), again.tally(ID, FIRST), again.notes(ID)) == expected
        assert again.mine(ID, again.device(ID, "geraet-1"), FIRST) is not None


def test_how_many_joined_is_known_after_a_restart(path: Path, sqlite: SqliteWorkshops) -> None:
    sqlite.create(workshop(expected=1))
    for _ in range(150):
        sqlite.admit(ID)
    sqlite.close()
    with closing(SqliteWorkshops(path)) as again:
        assert sum(again.admit(ID) for _ in range(100)) == 50


def test_a_second_process_sees_every_step_and_vote(path: Path, voting: SqliteWorkshops) -> None:
    with closing(SqliteWorkshops(path)) as other:
        assert vote(other, "geraet", 3) is Receipt.SAVED
        assert voting.voted(ID, FIRST) == 1
        voting.state(ID)
        act(other, Do.CLOSE)
        assert voting.state(ID).version == 2
        assert vote(voting, "geraet", 1, sequence=2) is Receipt.CLOSED
        with pytest.raises(StepRefusedError):
            voting.act(ID, 1, event(Do.CLOSE))


def test_votes_that_wait_share_one_commit(voting: SqliteWorkshops) -> None:
    rest(voting)
    statements: list[str] = []
    voting._writer._db.set_trace_callback(statements.append)
    started, go = Signal(), Signal()

    def wait(_: sqlite3.Connection) -> None:
        started.set()
        go.wait(10)

    blocked = voting._writer.do(wait)
    started.wait(10)
    futures = [voting.vote(ID, voting.device(ID, f"geraet-{n}"), FIRST, 1, 1) for n in range(100)]
    assert not any(future.done() for future in futures)
    go.set()
    assert {future.result(10) for future in futures} == {Receipt.SAVED}
    assert blocked.done()
    assert statements.count("COMMIT") == 2


def test_nobody_is_told_saved_on_a_full_disk(path: Path, voting: SqliteWorkshops) -> None:
    rest(voting)
    before = COMMITS.account()
    pages = _rows(path, "PRAGMA page_count")[0][0]
    voting._writer._db.execute(f"PRAGMA max_page_count={pages + 1}")
    told, reasons = 0, set()
    for place in range(300):
        try:
            told += vote(voting, f"geraet-{place}", 1) is Receipt.SAVED
        except StoreUnavailableError as error:
            reasons.add(error.values["reason"])
    assert reasons == {"der Datenträger ist voll"}
    assert 0 < told < 300
    after = COMMITS.account()
    assert sum(after.counts) - sum(before.counts) >= 1
    assert after.refused["full"] - before.refused.get("full", 0) == 300 - told
    assert voting.voted(ID, FIRST) == told
    voting._writer._db.execute(f"PRAGMA max_page_count={pages + 100}")
    assert vote(voting, "geraet-299", 1) is Receipt.SAVED


def test_nobody_is_told_saved_on_a_disk_that_is_read_only(voting: SqliteWorkshops) -> None:
    voting._writer._db.execute("PRAGMA query_only=ON")
    with pytest.raises(StoreUnavailableError, match="nicht schreiben"):
        vote(voting, "geraet", 1)
    with pytest.raises(StoreUnavailableError, match="nicht schreiben"):
        act(voting, Do.CLOSE)
    assert (voting.voted(ID, FIRST), voting.state(ID).version) == (0, 1)
    voting._writer._db.execute("PRAGMA query_only=OFF")
    assert vote(voting, "geraet", 1) is Receipt.SAVED


@pytest.mark.parametrize("take", [Path.unlink, lambda path: path.rename(path.with_name("weg"))])
def test_nobody_is_told_saved_once_the_file_is_gone(
    path: Path, voting: SqliteWorkshops, take: Callable[[Path], object]
) -> None:
    take(path)
    with pytest.raises(StoreUnavailableError, match="nicht da"):
        vote(voting, "geraet", 1)
    path.write_bytes(b"")
    with pytest.raises(StoreUnavailableError, match="nicht da"):
        vote(voting, "geraet", 1)


def test_who_writes_meanwhile_is_waited_for(path: Path, voting: SqliteWorkshops) -> None:
    voting._writer._db.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailableError, match="gerade"):
            vote(voting, "geraet", 1)
    assert vote(voting, "geraet", 1) is Receipt.SAVED


@pytest.mark.parametrize(
    ("data", "reason"), [(b"kein SQLite" * 1_000, "beschädigt"), (b"SQLite format 3\0" + b"\xff" * 9_000, "beschädigt")]
)
def test_a_damaged_file_is_a_sentence_and_stays_as_it_is(path: Path, data: bytes, reason: str) -> None:
    path.write_bytes(data)
    with pytest.raises(StoreUnavailableError, match=reason):
        SqliteWorkshops(path)
    assert path.read_bytes() == data


def test_a_file_of_a_newer_version_is_not_touched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version={schema.VERSION + 1}")
    before = path.read_bytes()[:100]
    with pytest.raises(StoreUnavailableError, match="neueren"):
        SqliteWorkshops(path)
    assert _rows(path, "SELECT * FROM sqlite_master") == []
    assert before[60:64] == path.read_bytes()[60:64]


def test_a_place_that_is_no_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x")
    with pytest.raises(StoreUnavailableError):
        SqliteWorkshops(tmp_path / "datei" / schema.FILE)


def test_work_that_fails_has_written_nothing_and_leaves_the_others_alone(voting: SqliteWorkshops) -> None:
    def half(db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM workshop")
        raise KeyError("mitten darin")

    failed = voting._writer.do(half)
    saved = voting.vote(ID, voting.device(ID, "geraet"), FIRST, 1, 1)
    with pytest.raises(KeyError):
        failed.result(10)
    assert saved.result(10) is Receipt.SAVED


def test_who_no_longer_waits_does_not_stop_the_writer(voting: SqliteWorkshops) -> None:
    go = Signal()
    voting._writer.do(lambda _db: go.wait(10))
    left = voting.vote(ID, voting.device(ID, "geraet"), FIRST, 1, 1)
    assert left.cancel()
    go.set()
    assert vote(voting, "anderes", 2) is Receipt.SAVED


def test_a_flood_is_refused_before_it_fills_the_memory(
    voting: SqliteWorkshops, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MOST_WAITING", 10)
    go = Signal()
    voting._writer.do(lambda _db: go.wait(10))
    device = voting.device(ID, "geraet")
    flood = [voting.vote(ID, device, FIRST, 1, 1) for _ in range(100)]
    go.set()
    refused = sum(isinstance(future.exception(10), StoreUnavailableError) for future in flood)
    assert 0 < refused < 100  # how many the writer took before it waited is chance
    assert vote(voting, "anderes", 2) is Receipt.SAVED


def test_a_ballot_has_neither_time_nor_number_nor_language(path: Path, voting: SqliteWorkshops) -> None:
    columns = [row[1] for row in _rows(path, "PRAGMA table_info(ballot)")]
    assert columns == ["workshop", "vote", "voter", "choice", "sequence"]
    with pytest.raises(sqlite3.OperationalError, match="rowid"):
        _rows(path, "SELECT rowid FROM ballot")


def test_nothing_in_the_file_links_the_ballots_of_one_device(path: Path, voting: SqliteWorkshops) -> None:
    people = [f"geraet-{place}" for place in range(6)]
    devices = [voting.device(ID, token) for token in people]
    salt = voting._salt(ID)
    assert salt is not None
    for ballot, again in ((FIRST, Do.AGAIN), (SECOND, Do.AGREE)):
        for place, token in enumerate(people):
            vote(voting, token, place % 3, ballot=ballot, sequence=place + 1)
        act(voting, Do.CLOSE, Do.REVEAL, again)
    act(voting, Do.END, event(Do.SAVE, assessment="schulweg-7k3f-2"))
    stored = _rows(path, "SELECT vote, voter, sequence FROM ballot")
    voters = {ballot: {voter for vote_, voter, _ in stored if vote_ == ballot} for ballot in ("0.1", "0.2")}
    assert [len(found) for found in voters.values()] == [6, 6]
    assert voters["0.1"] & voters["0.2"] == set()
    assert {sequence for *_, sequence in stored} == {0}
    rest(voting)
    data = _bytes(path)
    assert min(voters["0.1"]) in data
    for secret in (*(token.encode() for token in people), *devices, salt):
        assert secret not in data


def _in_key_order(data: bytes, voters: Iterable[bytes]) -> bool:
    places = [data.rindex(voter) for voter in sorted(voters)]
    return places == sorted(places, reverse=True)


def test_once_a_vote_is_closed_the_order_of_bytes_no_longer_tells_who_came_first(
    path: Path, voting: SqliteWorkshops
) -> None:
    rest(voting)
    for place in range(30):
        vote(voting, f"geraet-{place}", place % 5)
    voters = [voter for (voter,) in _rows(path, "SELECT voter FROM ballot")]
    assert not _in_key_order(_bytes(path), voters)
    act(voting, Do.CLOSE)
    rest(voting)
    assert _in_key_order(path.read_bytes(), voters)
    assert path.with_name(f"{path.name}-wal").stat().st_size == 0


def test_what_was_forgotten_is_gone_from_the_bytes(path: Path, voting: SqliteWorkshops) -> None:
    room(voting, 1, 2, 3)
    voters = [voter for (voter,) in _rows(path, "SELECT voter FROM ballot")]
    assert all(voter in _bytes(path) for voter in voters)
    voting.forget(NOW + LIFETIME * 3)
    rest(voting)
    assert not any(voter in _bytes(path) for voter in voters)


def test_a_restart_puts_in_order_what_a_crash_left(path: Path, voting: SqliteWorkshops) -> None:
    room(voting, *(place % 5 for place in range(30)))
    voters = [voter for (voter,) in _rows(path, "SELECT voter FROM ballot")]
    voting.close()
    with closing(SqliteWorkshops(path)) as again:
        rest(again)
        assert _in_key_order(path.read_bytes(), voters)


def test_documents_are_exported_and_verified_without_ballots(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "assessments")
    live.workshops(store.root).create(workshop())
    assert (store.root / schema.FILE).exists()
    assert export(store, tmp_path / "a.zip").files == 0
    assert scan(store.root).files == []
    assert list(store.verify()) == []


def test_a_folder_has_one_store_however_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert live.workshops(tmp_path) is live.workshops(tmp_path / "x" / "..")


def test_a_device_that_was_not_seen_for_a_quarter_of_an_hour_is_not_present() -> None:
    now = [0.0]
    presence = Presence(clock=lambda: now[0])
    presence.saw(ID, Device(b"a"))
    now[0] = PRESENT / 2
    presence.saw(ID, Device(b"b"))
    assert presence.present(ID) == 2
    now[0] = PRESENT + 1
    assert presence.present(ID) == 1
    assert presence.present("anderer") == 0


def test_made_up_devices_do_not_fill_the_memory() -> None:
    presence = Presence(clock=lambda: 0.0)
    for number in range(MOST + 10):
        presence.saw(ID, Device(number.to_bytes(4, "big")))
    assert presence.present(ID) == MOST


def test_a_tally_that_was_shown_is_never_counted_again(path: Path, voting: SqliteWorkshops) -> None:
    room(voting, 1, 1, 2, 3, 4)
    act(voting, Do.CLOSE, Do.REVEAL)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM ballot")
    assert voting.tally(ID, Ballot(index=0, vote=1)) == Tally(levels=(0, 2, 1, 1, 1))
