"""Ours and the apps beside it, each as a process of its own on a free port."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import streamlit.hello

from gelingenscheck.settings import ROOT

PEERS = Path(__file__).parent / "peers"
HELLO = Path(streamlit.hello.__file__).with_name("streamlit_app.py")
SETTINGS = {
    "server.headless": "true", "server.address": "127.0.0.1", "server.fileWatcherType": "none",
    "server.websocketPingInterval": "20", "runner.postScriptGC": "false", "runner.magicEnabled": "false",
    "browser.gatherUsageStats": "false", "client.toolbarMode": "minimal", "logger.enableRich": "false",
}  # fmt: skip
"""What ours sets too, apart from its look: the comparison is about the app, not about switches."""
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10


class NotStartedError(Exception):
    """An app ended by itself or did not answer; its log says why."""


@dataclass(frozen=True, kw_only=True)
class App:
    """A running app."""

    url: str
    process: subprocess.Popen[bytes]

    @property
    def resident(self) -> float:
        """Return the memory that the process holds, in MB (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    @property
    def cpu(self) -> float:
        """Return the processor time that the process has used, in seconds (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def ours(store: Path, **environment: str) -> Iterator[App]:
    """Run Gelingenscheck over a store."""
    with running(ROOT / "app.py", ROOT, GELINGENSCHECK_STORE=f"files:{store}", **environment) as app:
        yield app


@contextmanager
def peer(script: Path, folder: Path) -> Iterator[App]:
    """Run an app beside ours, in Streamlit's default look, in a folder that it may write to."""
    with running(script, folder) as app:
        yield app


@contextmanager
def running(script: Path, folder: Path, **environment: str) -> Iterator[App]:
    """Run a Streamlit app until the block ends."""
    port = free_port()
    options = [part for name, value in {**SETTINGS, "server.port": str(port)}.items() for part in (f"--{name}", value)]
    with _launched(["-m", "streamlit", "run", str(script), *options], port, folder, environment) as app:
        yield app


@contextmanager
def served(script: Path, folder: Path) -> Iterator[App]:
    """Run a script that serves the port it is given, without Streamlit, until the block ends."""
    port = free_port()
    with _launched([str(script), str(port)], port, folder, {}) as app:
        yield app


@contextmanager
def _launched(command: Sequence[str], port: int, folder: Path, environment: Mapping[str, str]) -> Iterator[App]:
    with subprocess.Popen(
        [sys.executable, *command],
        cwd=folder, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            app = App(url=f"http://127.0.0.1:{port}", process=process)
            _await(app)
            yield app
        finally:
            _stop(process)


def _await(app: App) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while not _answers(app.url):
        if app.process.poll() is not None or time.monotonic() > until:
            raise NotStartedError(app.url)
        time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        with urlopen(f"{url}/_stcore/health", timeout=1) as response:  # noqa: S310 - our own server
            return bool(response.status == 200)
    except OSError:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
