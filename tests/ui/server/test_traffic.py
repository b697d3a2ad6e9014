"""Requests are counted and logged by pattern, status and duration."""

import logging
from typing import Any

import pytest
from starlette.types import Message

from gelingenscheck.ui.server.traffic import Counts, Traffic, place
from tests.ui.server.asgi import Behind, call, scope

OK: list[Message] = [{"type": "http.response.start", "status": 200, "headers": []}, {"type": "http.response.body"}]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "/"),
        ("/portfolio", "/"),
        ("/Geheim-token", "/"),
        ("/anmelden/Geheim", "/anmelden"),
        ("/w/ABCD/ticket", "/w"),
        ("/_stcore/stream", "/_stcore/stream"),
        ("/_stcore/upload_file/session/file", "/_stcore/upload_file"),
        ("/_stcore/geheim", "/_stcore"),
        ("/static/js/main.1.js", "/static"),
        ("//../", "/"),
        ("", "/"),
    ],
)
def test_a_place_is_one_of_few_whatever_was_typed(path: str, expected: str) -> None:
    assert place(path) == expected


def logged(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [record.fields for record in caplog.records if hasattr(record, "fields")]


def ask(counts: Counts, path: str, answers: list[Message], kind: str = "http") -> None:
    call(Traffic(Behind(answers), counts), scope(kind, headers=[], path=path, query_string=b"token=Geheim"))


def test_a_request_is_counted_and_logged_without_its_query(caplog: pytest.LogCaptureFixture) -> None:
    counts = Counts()
    with caplog.at_level(logging.INFO):
        ask(counts, "/portfolio", OK)
    assert counts.requests == {("/", "GET", 200): 1}
    (fields,) = logged(caplog)
    assert (fields["place"], fields["status"]) == ("/", 200)
    assert fields["ms"] >= 0
    assert "Geheim" not in str(fields)


def test_what_runs_by_itself_is_logged_only_if_it_fails(caplog: pytest.LogCaptureFixture) -> None:
    counts = Counts()
    with caplog.at_level(logging.INFO):
        ask(counts, "/healthz", OK)
        ask(counts, "/readyz", [{**OK[0], "status": 503}, OK[1]])
    assert [fields["status"] for fields in logged(caplog)] == [503]
    assert counts.requests.total() == 2


def test_an_open_tab_counts_while_it_is_open() -> None:
    counts, seen = Counts(), []

    async def tab(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "websocket.accept"})
        seen.append(counts.live)
        await send({"type": "websocket.close"})

    call(Traffic(tab, counts), scope("websocket", headers=[], path="/_stcore/stream"))
    assert (seen, counts.live, counts.requests) == ([1], 0, {("/_stcore/stream", "LIVE", 101): 1})


def test_a_refused_tab_and_a_broken_answer_are_told_apart() -> None:
    counts = Counts()

    async def broken(_scope: Any, _receive: Any, _send: Any) -> None:
        raise RuntimeError

    call(Traffic(Behind([{"type": "websocket.close"}]), counts), scope("websocket", headers=[]))
    with pytest.raises(RuntimeError):
        call(Traffic(broken, counts), scope(headers=[]))
    assert counts.requests == {("/", "LIVE", 403): 1, ("/", "GET", 500): 1}
    assert counts.live == 0
