"""The use cases without a browser: for administrators, scheduled jobs and tests."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, TextIO

from gelingenscheck.commands.arguments import build_parser, german

if TYPE_CHECKING:
    from gelingenscheck.i18n import Words

FINE, FINDINGS, USAGE = 0, 1, 2
INTERRUPTED = 130
COMMANDS = {
    "check": "checking",
    "score": "scoring",
    "portfolio": "portfolio",
    "export": "transfer",
    "import": "transfer",
    "carry-over": "carrying",
    "demo": "demo",
    "workshop-demo": "rehearsal",
    "verify": "verifying",
    "report": "report",
    "compare": "comparing",
    "link": "links",
    "tidy": "tidying",
    "delete": "deleting",
}
"""Module in `commands` per command; loaded when it is called, so that --help is quick."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 findings, 2 usage."""
    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    try:
        options = build_parser(_language(sys.argv[1:] if arguments is None else arguments)).parse_args(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE
    return _run(options)


def _language(arguments: Sequence[str]) -> Callable[..., str]:
    """Return the words for help and refusals, which come before the arguments are understood."""
    if "--lang=en" not in arguments and ("--lang", "en") not in pairwise(arguments):
        return german
    from gelingenscheck.i18n import words_in  # noqa: PLC0415 - keeps --help quick

    return words_in("en")


def _run(options: argparse.Namespace) -> int:
    """Run the command; whatever goes wrong is one line on stderr."""
    from gelingenscheck.errors import GelingenscheckError  # noqa: PLC0415 - keeps --help quick
    from gelingenscheck.i18n import words_in  # noqa: PLC0415 - likewise

    words = words_in(options.lang)
    try:
        code: int = import_module(f"gelingenscheck.commands.{COMMANDS[options.command]}").run(options, words)
        sys.stdout.flush()
    except GelingenscheckError as error:
        _complain(error.said(words))
        return USAGE if getattr(error, "usage", False) else FINDINGS
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINDINGS
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - an administrator gets a sentence, never a traceback
        _complain(_unexpected(error, words))
        return FINDINGS
    return code


def _unexpected(error: Exception, words: "Words") -> str:
    detail = f"{type(error).__name__}: {error}"[:200]
    return words("Unerwarteter Fehler ({detail}). Gespeichertes ist unverändert.", detail=detail)


def _complain(sentence: str) -> None:
    sys.stderr.write(" ".join(sentence.split()) + "\n")


def _write_utf8(stream: TextIO) -> None:
    """Write UTF-8 whatever the terminal says; names that are none are shown escaped."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
