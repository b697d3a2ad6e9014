"""The real app as a process of its own, on a free port, with a store of its own."""

import importlib
import multiprocessing
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import ModuleType
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10
WARM = "tests.browser.warm"
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([WARM])


class _EndedError(AssertionError):
    """The server ended before it answered."""


@dataclass
class Server:
    """One server; it can be killed and started again on the same port and store."""

    folder: Path
    """Holds the store and the log."""
    port: int = 0
    settings: dict[str, str] = field(default_factory=dict)
    process: ForkServerProcess | None = None

    @property
    def store(self) -> Path:
        """Return the folder that everything is saved in."""
        return self.folder / "store"

    @property
    def url(self) -> str:
        """Return the address without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """Return what the server has said."""
        path = self.folder / "server.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def start(self) -> None:
        """Start the app and wait until it answers.

        Raises:
            AssertionError: it ended, or did not answer in time; with its log.
        """
        self.store.mkdir(parents=True, exist_ok=True)
        before = self.process
        self.port = self.port or free_port()
        try:
            self._start()
        except _EndedError:
            assert before is None, self.log  # open tabs know the port
            self.port = free_port()  # somebody took it in the moment between finding and using it
            self._start()

    def _start(self) -> None:
        chosen = {"GELINGENSCHECK_STORE": f"files:{self.store}", **self.settings}
        arguments = [
            *("run", "app.py", "--server.port", str(self.port), "--server.headless", "true"),
            *("--server.fileWatcherType", "none", "--logger.enableRich", "false"),
        ]
        self.process = FORKS.Process(
            target=_run, args=(arguments, {**os.environ, "NO_COLOR": "1", "TERM": "dumb", **chosen}, self.folder)
        )
        with _no_main():
            self.process.start()
        until = time.monotonic() + SECONDS_TO_START
        while not self.answers():
            if not self.process.is_alive():
                raise _EndedError(f"the server ended by itself:\n{self.log}")
            assert time.monotonic() < until, f"the server did not answer:\n{self.log}"
            time.sleep(0.05)

    def answers(self) -> bool:
        """Return whether the health route says that all is well."""
        try:
            with urlopen(f"{self.url}/healthz", timeout=1) as response:  # noqa: S310 - our own server
                return bool(response.status == 200)
        except (URLError, OSError):
            return False

    def kill(self) -> None:
        """End the server without a chance to tidy up."""
        if self.process is not None:
            self.process.kill()
            self.process.join()

    def stop(self) -> None:
        """End the server as an administrator would; if it does not listen, harder."""
        if self.process is not None:
            self.process.terminate()
            self.process.join(SECONDS_TO_STOP)
        self.kill()


def _run(arguments: list[str], environment: dict[str, str], folder: Path) -> None:
    """Be the server, in the process that was forked for it."""
    with (folder / "server.log").open("ab") as log:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(log.fileno(), stream.fileno())
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    importlib.import_module(WARM).serve(arguments)


@contextmanager
def _no_main() -> Iterator[None]:
    """Hide the main module: a new process would run it, and after a test of a page that is the page."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def free_port(before: int | None = None) -> int:
    """Return a port that nobody listens on at this moment: the one of before if it is free, else any."""
    for port in (before or 0, 0):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise OSError("no port is free")
