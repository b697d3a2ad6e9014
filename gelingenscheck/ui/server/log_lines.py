"""What the server says of itself: a line of JSON per event, without a word that people typed."""

import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Final

from streamlit import logger as streamlit_logger

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.storage.store import StoreUnavailableError

OURS: Final = "gelingenscheck"
FIELDS: Final = "fields"
"""Where a record carries values of its own: `extra={FIELDS: {…}}`."""
REQUEST: Final[ContextVar[str]] = ContextVar("request", default="")
"""The request that is being answered; empty outside of any."""
SILENT: Final = frozenset({"uvicorn.access"})
"""Loggers that write down addresses as they were typed; requests are logged by their pattern."""
PLACES: Final = 12
"""Innermost places in the code that a failure names."""
CAUSES: Final = 5
_SPEAKING: Final = re.compile(r"[:=?'\"„»{]|\bhttps?\b")
"""Where a value may begin in what other packages log."""
_ADDRESS: Final = re.compile(r"\?\S*|(?<=/w/)\S+|(?<=#)\S+")
"""Query strings, tickets of participants and fragments."""
_LOG = logging.getLogger(__name__)


class Lines(logging.Formatter):
    """Make a line of a record. A failure is named by its kinds and its places in the code, never by its message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line of JSON."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
            **({"request": REQUEST.get()} if REQUEST.get() else {}),
            **getattr(record, FIELDS, {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["failure"] = list(_failures(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=False, default=str)


def _message(record: logging.LogRecord) -> str:
    """Return what is said without values: ours are known, of others' messages only the pattern is."""
    if record.name.partition(".")[0] != OURS:
        return _SPEAKING.split(str(record.msg).partition("\n")[0], maxsplit=1)[0].strip()
    given = record.args if isinstance(record.args, tuple) else ()
    values = tuple(_named(value) if isinstance(value, BaseException) else value for value in given)
    return _ADDRESS.sub("…", str(record.msg) % values if values else str(record.msg))


def _named(error: BaseException) -> str:
    if isinstance(error, StoreUnavailableError):
        return error.message.format(reason=error.values["reason"])
    return error.message if isinstance(error, GelingenscheckError) else type(error).__name__


def _failures(error: BaseException) -> Iterator[dict[str, Any]]:
    """Yield a failure and what caused it."""
    cause: BaseException | None = error
    for _ in range(CAUSES):
        if cause is None:
            return
        frames = traceback.extract_tb(cause.__traceback__)[-PLACES:]
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        yield {"kind": type(cause).__name__, "places": places}
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def take_over() -> None:
    """Have everything that this process logs from now on written as lines, whatever package logs it."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(logging.INFO)
    for known in list(root.manager.loggerDict.values()):
        if isinstance(known, logging.Logger):
            _hand_over(known)
    streamlit_logger.setup_formatter = _hand_over  # it asks this for each logger that it makes later
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def _hand_over(logger: logging.Logger) -> None:
    logger.handlers = []
    logger.propagate = logger.name not in SILENT


def _uncaught(kind: type[BaseException], error: BaseException, places: TracebackType | None) -> None:
    _LOG.critical("uncaught", exc_info=(kind, error, places))


def _uncaught_in_thread(gone: threading.ExceptHookArgs) -> None:
    if gone.exc_value is not None:
        _LOG.error("uncaught in a thread", exc_info=gone.exc_value)
