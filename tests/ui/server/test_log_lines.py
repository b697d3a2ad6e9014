"""The log is lines of JSON in which nothing stands that somebody typed."""

import json
import logging
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit import logger as streamlit_logger

from gelingenscheck.storage.store import NotFoundError, StoreUnavailableError
from gelingenscheck.ui.server import log_lines
from gelingenscheck.ui.server.log_lines import FIELDS, Lines

SECRET = "Umbau-Schulweg-GEHEIM"  # noqa: S105 - what must not show


def line(record: logging.LogRecord) -> dict[str, Any]:
    text = Lines().format(record)
    assert "\n" not in text
    assert SECRET not in text
    return dict(json.loads(text))


def record(name: str, message: str, *args: object, exc_info: Any = None, **extra: Any) -> logging.LogRecord:
    made = logging.getLogger(name).makeRecord(name, logging.WARNING, __file__, 1, message, args, exc_info, extra=extra)
    assert isinstance(made, logging.LogRecord)
    return made


def test_a_line_says_when_what_and_the_values_that_were_given() -> None:
    said = line(record("gelingenscheck.requests", "request", **{FIELDS: {"status": 200, "ms": 1.5}}))
    assert (said["message"], said["status"], said["ms"]) == ("request", 200, 1.5)
    assert (said["level"], said["logger"]) == ("warning", "gelingenscheck.requests")
    assert said["at"].endswith("+00:00")


def test_a_failure_is_named_by_kind_and_place_never_by_its_message() -> None:
    def inner() -> None:
        raise ValueError(f"invalid literal: {SECRET}")

    try:
        try:
            inner()
        except ValueError as error:
            raise NotFoundError(id=SECRET) from error
    except NotFoundError:
        said = line(record("gelingenscheck", "unexpected failure %s", "ab12", exc_info=sys.exc_info()))
    assert said["message"] == "unexpected failure ab12"
    assert [failure["kind"] for failure in said["failure"]] == ["NotFoundError", "ValueError"]
    assert said["failure"][1]["places"][-1].endswith(" inner")


def test_a_refusal_is_logged_as_its_sentence_without_values() -> None:
    assert "{id}" in line(record("gelingenscheck.x", "%s", NotFoundError(id=SECRET)))["message"]
    full = StoreUnavailableError(reason="der Datenträger ist voll")
    assert "der Datenträger ist voll" in line(record("gelingenscheck.x", "%s", full))["message"]
    assert line(record("gelingenscheck.x", "%s", KeyError(SECRET)))["message"] == "KeyError"


@pytest.mark.parametrize(
    "message",
    [
        f"Task exception was never retrieved\nfuture: <Task exception=ValueError('{SECRET}')>",
        f"Bad query: {SECRET}",
        f'could not open "{SECRET}"',
        f"GET https://check.example/?token={SECRET}",
    ],
)
def test_of_what_other_packages_say_only_the_pattern_stays(message: str) -> None:
    assert line(record("asyncio", message))["message"] != ""
    assert line(record("uvicorn.error", "%s failed", SECRET))["message"] == "%s failed"


def test_tickets_and_queries_in_our_own_lines_are_struck_out() -> None:
    said = line(record("gelingenscheck.x", f"/portfolio?amt={SECRET} /w/{SECRET} /anmelden#{SECRET}"))
    assert said["message"] == "/portfolio… /w/… /anmelden#…"


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    root, hooks, setup = (
        logging.getLogger(),
        (sys.excepthook, threading.excepthook),
        (streamlit_logger.setup_formatter),
    )
    kept = [one for one in root.manager.loggerDict.values() if isinstance(one, logging.Logger)]
    states = [(one, one.handlers, one.propagate, one.level) for one in (root, *kept)]
    yield
    streamlit_logger.setup_formatter = setup
    sys.excepthook, threading.excepthook = hooks
    for one, handlers, propagate, level in states:
        one.handlers, one.propagate = handlers, propagate
        one.setLevel(level)


@pytest.mark.usefixtures("logging_as_before")
def test_whatever_package_logs_and_whenever_its_logger_was_made_it_is_a_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    streamlit_logger.get_logger("streamlit.before")
    log_lines.take_over()
    for name in ("streamlit.before", "streamlit.later"):
        streamlit_logger.get_logger(name).warning("from %s", SECRET)
    logging.getLogger("gelingenscheck.requests").info("request")
    streamlit_logger.get_logger("uvicorn.access").info("GET /?token=%s", SECRET)
    lines = [json.loads(one) for one in capsys.readouterr().err.splitlines()]
    assert [(one["logger"], one["message"]) for one in lines] == [
        ("streamlit.before", "from %s"), ("streamlit.later", "from %s"), ("gelingenscheck.requests", "request"),
    ]  # fmt: skip
