"""workshop-demo: the app with a workshop to practise on, in a folder of its own that is gone afterwards."""

import os
import signal
import socket
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from gelingenscheck.catalogue.languages.folder import language_folder, load_languages
from gelingenscheck.commands.office import Office, say
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_, Words
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.workshops import schema
from gelingenscheck.storage.workshops.sqlite import SqliteWorkshops
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop.demo import furnish
from gelingenscheck.workshop.code import spaced_code
from gelingenscheck.workshop.model import Workshop

HOST = "127.0.0.1"
PORTS = 200
"""How many ports are tried, from the one that was asked for."""
PATIENCE = 30
"""Seconds for the app to stop."""


class NoPortError(GelingenscheckError):
    """Everything near the port is in use."""

    message = N_("Ab Port {port} ist keiner frei. Bitte mit --port einen anderen nennen; gestartet wurde nichts.")


def run(options: Namespace, words: Words) -> int:
    """Serve a rehearsal until it is interrupted."""
    office = Office(options)
    port, venue = _free_ports(options.port)
    with TemporaryDirectory(prefix="gelingenscheck-") as name:
        folder = Path(name)
        workshop = _furnished(office, folder)
        for line in _addresses(workshop, port, venue, words):
            say(line)
        sys.stdout.flush()
        settings = {
            "GELINGENSCHECK_STORE": f"files:{folder}",
            "GELINGENSCHECK_CATALOGUE": str(office.catalogue_file),
            "GELINGENSCHECK_ORGANISATION": str(office.organisation_file),
            "GELINGENSCHECK_VENUE": f"{HOST}:{venue}",
        }
        return _served(_command(port), {**os.environ, **settings})


def _furnished(office: Office, folder: Path) -> Workshop:
    """Return the rehearsal that was prepared in a folder."""
    catalogue = office.catalogue
    desk = Desk(
        store=FileStore(folder), catalogue=catalogue, organisation=office.organisation, now=lambda: datetime.now(UTC)
    )
    languages, _ = load_languages(language_folder(office.catalogue_file), catalogue)
    workshops = SqliteWorkshops(folder / schema.FILE)
    try:
        return furnish(desk, workshops, offered=tuple(language.id for language in languages))
    finally:
        workshops.close()


def _addresses(workshop: Workshop, port: int, venue: int, words: Words) -> Iterator[str]:
    app = f"http://{HOST}:{port}"
    yield words("Probe mit gedachten Teilnehmenden (beenden mit Strg+C; gespeichert wird nichts)")
    yield words("Moderation:    {address}", address=f"{app}/moderation?workshop={workshop.id}")
    yield words("Wand:          {address}", address=f"{app}/wand?workshop={workshop.id}")
    yield words("Eigenes Handy: {address}", address=f"http://{HOST}:{venue}/w/{workshop.code}")
    yield words("Code:          {code}", code=spaced_code(workshop.code))


def _command(port: int) -> Sequence[str]:
    app = (sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"))
    return (*app, "--server.port", str(port), "--logger.hideWelcomeMessage", "true")


def _served(command: Sequence[str], environment: dict[str, str]) -> int:
    """Run the app until it ends or we are told to stop; then it may finish what it was doing."""
    with _stoppable(), subprocess.Popen(command, cwd=ROOT, env=environment) as app:  # noqa: S603 - our own app
        try:
            return app.wait()
        except KeyboardInterrupt:
            app.terminate()
            try:
                app.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                app.kill()
            return 0


@contextmanager
def _stoppable() -> Iterator[None]:
    """Take the service manager's request to stop as Ctrl-C, so that the folder goes, too."""

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _free_ports(start: int) -> tuple[int, int]:
    """Return the first two free ports from a number on."""
    free = filter(_is_free, range(start, min(start + PORTS, 2**16)))
    port, venue = next(free, None), next(free, None)
    if port is None or venue is None:
        raise NoPortError(port=start)
    return port, venue


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the app itself, else one just left is taken
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
