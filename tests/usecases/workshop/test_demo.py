"""Whoever practises alone gets a rehearsal at once, with any catalogue, and the store stays untouched."""

import os
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from gelingenscheck.catalogue import reader
from gelingenscheck.cli import main
from gelingenscheck.commands import rehearsal
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.workshops.schema import FILE
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop import live, rehearsing
from gelingenscheck.usecases.workshop.demo import furnish
from gelingenscheck.workshop.model import ItemKind
from tests.storage.workshops.fake import FakeWorkshopStore
from tests.usecases.workshop.holding import OFFERED


@pytest.fixture
def attended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []
    monkeypatch.setattr(rehearsing, "attend", lambda _store, known: asked.append(known.id))
    return asked


def test_a_rehearsal_of_an_example_is_prepared_and_attended_by_nobody_yet(
    desk: Desk, workshops: FakeWorkshopStore, attended: list[str]
) -> None:
    workshop = furnish(desk, workshops, offered=OFFERED)
    assert workshop.rehearsal
    assert workshop.subject.startswith("beispiel-")
    assert (workshop.items[0].practice, len(workshop.items) > 3, workshop.languages) == (True, True, OFFERED)
    assert attended == []


def test_with_another_catalogue_a_units_standard_is_rehearsed(
    desk: Desk, workshops: FakeWorkshopStore, attended: list[str]
) -> None:
    other = reader.load(ROOT / "docs" / "beispielkatalog" / "barrierefreiheit.yaml")
    workshop = furnish(replace(desk, catalogue=other), workshops, offered=OFFERED)
    assert workshop.phase is None
    assert {item.kind for item in workshop.items[1:]} == {ItemKind.CROSSCUTTING}


def test_after_a_start_the_rehearsal_is_attended_and_an_empty_folder_stays_empty(
    desk: Desk, tmp_path: Path, attended: list[str]
) -> None:
    live.resume_rehearsals(tmp_path, desk.now())
    assert list(tmp_path.iterdir()) == []
    workshop = furnish(desk, live.workshops(tmp_path), offered=OFFERED)
    live.resume_rehearsals(tmp_path, desk.now())
    assert attended == [workshop.id]


def test_the_command_serves_a_folder_of_its_own_that_is_gone_afterwards(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served: list[Path] = []

    def serve(command: Sequence[str], environment: dict[str, str]) -> int:
        folder = Path(environment["GELINGENSCHECK_STORE"].removeprefix("files:"))
        served.append(folder)
        (workshop,) = SqliteWorkshops(folder / FILE).all()
        said = capsys.readouterr().out
        port = command[command.index("--server.port") + 1]
        assert f"http://127.0.0.1:{port}/moderation?workshop={workshop.id}" in said
        assert f"http://127.0.0.1:{port}/wand?workshop={workshop.id}" in said
        assert f"http://{environment['GELINGENSCHECK_VENUE']}/w/{workshop.code}" in said
        assert f"127.0.0.1:{port}" != environment["GELINGENSCHECK_VENUE"]
        return 0

    monkeypatch.setattr(rehearsal, "_served", serve)
    assert main(["workshop-demo", "--port", "8900"]) == 0
    assert [folder.exists() for folder in served] == [False]


def test_a_busy_port_is_passed_over_and_none_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        assert port not in rehearsal._free_ports(port)
        monkeypatch.setattr(rehearsal, "PORTS", 1)
        assert main(["workshop-demo", "--port", str(port)]) == 1
    assert f"Ab Port {port} ist keiner frei" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_request_to_stop_ends_the_app_first() -> None:
    asks = f"import os, signal, time; os.kill({os.getpid()}, signal.SIGTERM); time.sleep(60)"
    assert rehearsal._served([sys.executable, "-c", asks], dict(os.environ)) == 0
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_what_the_app_ends_with_is_what_the_command_ends_with() -> None:
    assert rehearsal._served([sys.executable, "-c", "raise SystemExit(3)"], dict(os.environ)) == 3
