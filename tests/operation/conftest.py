"""A folder that stands for a machine, set up as the page says, with the real server behind a real proxy."""

import os
import shlex
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from gelingenscheck.settings import ROOT
from tests.browser.server import free_port
from tests.operation.page import DEPLOY, Machine, environment, started, unit

NAME = "check.musterstadt.example"
FULL = os.environ.get("OPERATION") == "full"
"""`make operation-test`: packages are fetched and installed, too."""
UNPACKED = ("app.py", "pages", "gelingenscheck", "deploy", "docs", "catalogue", "factors.yaml", "organisation.yaml",
            "Makefile", "requirements.txt", "constraints.txt", ".streamlit")  # fmt: skip
SECONDS = 60


@dataclass
class Site:
    """The machine and what runs on it."""

    machine: Machine
    release: Path
    """The unpacked folder of a release, in which the page's lines are typed."""
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Return the address on the machine itself."""
        return f"http://127.0.0.1:{self.machine.port}"

    @property
    def log(self) -> str:
        """Return what the service said."""
        return self.machine.path("service.log").read_text(encoding="utf-8")

    def type(self, command: str) -> str:
        """Type a line of the page; return what it says. Fails as the line does."""
        return self._run(["/bin/bash", "-ec", self.machine.line(command)], self.release, {})

    def run_unit(self, command: str) -> str:
        """Run a command of a unit as systemd does."""
        words = shlex.split(self.machine.here(command.replace("$$", "$").replace("%%", "%")))
        return self._run(words, self.machine.path("/opt/gelingenscheck/current"), self.settings)

    @property
    def settings(self) -> dict[str, str]:
        """Return what the service is started with."""
        return environment(self.machine.path("/etc/gelingenscheck/gelingenscheck.env").read_text(encoding="utf-8"))

    @staticmethod
    def _run(words: list[str], folder: Path, settings: dict[str, str]) -> str:
        clean = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("GELINGENSCHECK_", "MAKE", "VENV"))
        }
        done = subprocess.run(
            words, cwd=folder, env={**clean, **settings}, capture_output=True, text=True, check=False,
            timeout=1800 if FULL else SECONDS,
        )  # fmt: skip
        assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"
        return done.stdout

    def start(self) -> None:
        """Do what `systemctl start gelingenscheck` does."""
        fixed = dict(value.split("=", 1) for value in unit("gelingenscheck.service")["Environment"])
        with self.machine.path("service.log").open("ab") as log:
            self.processes["service"] = subprocess.Popen(
                started(self.machine), cwd=self.machine.path("/opt/gelingenscheck/current"), stdout=log, stderr=log,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **self.settings, **fixed},
            )  # fmt: skip
        self._wait(lambda: urlopen(f"{self.url}/healthz", timeout=1).status == 200)  # noqa: S310 - our own server

    def stop(self, name: str = "service") -> None:
        """End a process as systemd does; it must end in time by itself."""
        process = self.processes.pop(name)
        process.terminate()
        process.wait(10)

    def start_proxy(self, caddy: str) -> int:
        """Start Caddy with the page's file, on ports and with a certificate of its own; return the port."""
        secure, plain = free_port(), free_port()
        text = self.machine.here((DEPLOY / "Caddyfile").read_text(encoding="utf-8"))
        text = text.replace(f"\n{NAME} {{", f"\nhttps://{NAME}:{secure} {{\n\ttls internal")
        text = text.replace("{\n", f"{{\n\tskip_install_trust\n\thttps_port {secure}\n\thttp_port {plain}\n", 1)
        file = self.machine.path("Caddyfile")
        file.write_text(text, encoding="utf-8")
        home = {name: str(self.machine.root) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
        with self.machine.path("proxy.log").open("ab") as log:
            self.processes["proxy"] = subprocess.Popen(
                [caddy, "run", "--config", str(file), "--adapter", "caddyfile"],
                env={"PATH": os.environ["PATH"], **home}, stdout=log, stderr=log,
            )  # fmt: skip
        self._wait(lambda: bool(ask(secure, "GET", "/healthz")))
        return secure

    def _wait(self, answers: Callable[[], bool]) -> None:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            try:
                if answers():
                    return
            except (URLError, OSError):
                time.sleep(0.05)
        raise AssertionError(self.log)


def ask(port: int, method: str, path: str, *headers: str, body: bytes = b"") -> tuple[int, str]:
    """Ask through the proxy; return status, and head and body as text."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    lines = [f"{method} {path} HTTP/1.1", f"Host: {NAME}:{port}", *headers]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    upgrade = "Connection: Upgrade" in headers
    if not upgrade:
        lines.append("Connection: close")
    with (
        socket.create_connection(("127.0.0.1", port), 10) as plain,
        context.wrap_socket(plain, server_hostname=NAME) as sock,
    ):
        sock.sendall("\r\n".join([*lines, "", ""]).encode())
        answer = b""
        if body:
            with suppress(OSError):  # refused before it was all sent
                sock.sendall(body)
        while part := sock.recv(65_536):
            answer += part
            if upgrade and b"\r\n\r\n" in answer:
                break
    text = answer.decode("utf-8", "replace")
    return int(text.split(" ", 2)[1]), text


def _unpack(target: Path) -> Path:
    """Copy what a release consists of."""
    target.mkdir()
    for name in UNPACKED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__", "pictures"))
        else:
            shutil.copy2(source, target / name)
    return target


def install(release: Path) -> None:
    """Stand for `make install`: the packages of this environment, under the release's name."""
    python = release / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    (release / ".venv" / ".installed").touch()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """Lend an empty machine with an unpacked release; whatever runs on it ends with the tests."""
    root = Path(tempfile.mkdtemp(prefix="operation-"))
    for folder in ("etc/caddy", "etc/systemd/system", "opt", "var/lib", "var/backups"):
        (root / folder).mkdir(parents=True)
    lent = Site(machine=Machine(root=root, port=free_port()), release=_unpack(root / "unpacked"))
    try:
        yield lent
    finally:
        for process in lent.processes.values():
            process.kill()
            process.wait()
        shutil.rmtree(root)
