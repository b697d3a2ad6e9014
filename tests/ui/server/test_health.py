"""Ready is who can read and write, knows catalogue and organisation, and has looked at the folder."""

import asyncio
import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.applications import Starlette

from gelingenscheck.settings import from_environment
from gelingenscheck.storage import atomic
from gelingenscheck.storage.store import StoreUnavailableError
from gelingenscheck.ui import context
from gelingenscheck.ui.server import health, routes
from gelingenscheck.ui.server.health import CHECKS, Readiness
from tests.ui.server.asgi import get


def raising(error: Exception) -> Callable[[], object]:
    def check() -> object:
        raise error

    return check


def test_each_check_has_a_word_of_its_own() -> None:
    checks = {
        "a": lambda: None,
        "b": raising(StoreUnavailableError(reason=atomic.FULL)),
        "c": raising(StoreUnavailableError(reason=atomic.READ_ONLY)),
        "d": raising(KeyError("Geheim")),
    }
    found = asyncio.run(Readiness(checks).found())
    assert found == {"a": "ok", "b": "full", "c": "read_only", "d": "failed"}
    assert list(found) == list(checks)


def test_asking_often_tries_once_and_later_tries_again() -> None:
    tried, now = list[int](), [0.0]

    async def ask() -> None:
        ready = Readiness({"a": lambda: tried.append(1)}, clock=lambda: now[0])
        for moment in (0, 1, 1.9, 2.1):
            now[0] = moment
            await asyncio.gather(ready.found(), ready.found())

    asyncio.run(ask())
    assert len(tried) == 2


def test_a_check_that_hangs_is_waited_for_and_not_begun_twice() -> None:
    tried, go, now = list[int](), threading.Event(), [0.0]

    def slow() -> None:
        tried.append(1)
        go.wait(10)

    async def ask() -> list[str]:
        ready = Readiness({"index": slow}, clock=lambda: now[0])
        words = []
        for moment in (0, 10, 20):
            now[0] = moment
            if moment == 20:
                go.set()
            words.append((await ready.found(5 if go.is_set() else 0.01))["index"])
        return words

    assert asyncio.run(ask()) == ["waiting", "waiting", "ok"]
    assert len(tried) == 1


@pytest.mark.parametrize(("word", "status", "ready"), [("ok", 200, "ready"), ("full", 503, "not ready")])
def test_the_answer_says_what_fails(word: str, status: int, ready: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Found:
        async def found(self) -> dict[str, str]:
            return {"writing": word}

    monkeypatch.setattr(health, "READINESS", Found())
    answer = get(Starlette(routes=routes.ROUTES), "/readyz")
    assert (answer.status, json.loads(answer.text)) == (status, {"status": ready, "checks": {"writing": word}})
    assert answer.headers["cache-control"] == "no-store"


def test_all_that_must_work_is_tried_for_real_and_a_folder_that_vanished_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = from_environment({"GELINGENSCHECK_STORE": f"files:{tmp_path / 'store'}"})
    monkeypatch.setattr(context, "settings", lambda: chosen)
    found = asyncio.run(Readiness(CHECKS).found(60))
    assert found == dict.fromkeys(("store", "writing", "catalogue", "organisation", "index"), "ok")
    assert [path.name for path in (tmp_path / "store" / ".tmp").iterdir()] == []
    (tmp_path / "store").rename(tmp_path / "weg")
    found = asyncio.run(Readiness(CHECKS).found(60))
    assert {name for name, word in found.items() if word != "ok"} == {"store", "writing", "index"}
    assert not (tmp_path / "store").exists(), "trying must not make a new one, which would look empty"
