"""Kill processes at random moments while they save, and look for what they had acknowledged.

Workers save through the store on drafts that they share and on drafts of their own; each save adds a
token to one text and is reported only when the store has returned. `kill -9` cannot see a missing
fsync: that is what the power-cut campaign is for.
"""

import os
import random
import signal
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gelingenscheck.assessment.lifecycle import AnswerChangedError, Change, answer
from gelingenscheck.assessment.model import Assessment, CatalogueRef, Check, Status
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Catalogue, Phase, reader
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.files import FileStore

Open = Callable[[Path], FileStore]

WORKERS = 4
SHARED = 2
SEASON = 40
"""Rounds until everything is looked at and the drafts are new, so that texts stay short."""
CONTESTED = 3
"""Questions of a shared draft that everybody answers."""
LONGEST_WAIT = 0.12
"""Seconds between two rounds."""


@dataclass
class Tally:
    """What was acknowledged, and what of it is gone."""

    acknowledged: int = 0
    lost: int = 0
    torn: int = 0
    kills: int = 0


@dataclass
class Season:
    """A folder with new drafts, the workers on it, and what they reported."""

    root: Path
    open: Open
    catalogue: Catalogue
    chance: random.Random
    drafts: list[str]
    pids: dict[int, int] = field(default_factory=dict)
    reports: bytes = b""

    def __post_init__(self) -> None:
        self.ear, self.mouth = os.pipe()
        os.set_blocking(self.ear, False)

    def start(self, worker: int) -> None:
        """Fork a worker that saves until it is killed."""
        seed = self.chance.getrandbits(32)
        pid = os.fork()
        if pid == 0:
            try:
                _work(self, worker, random.Random(seed))
            finally:
                os._exit(1)
        self.pids[worker] = pid

    def kill(self, worker: int) -> None:
        """End a worker at once, wherever it is."""
        pid = self.pids.pop(worker)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)

    def listen(self) -> None:
        """Take what was reported so far."""
        while True:
            try:
                part = os.read(self.ear, 1 << 16)
            except BlockingIOError:
                return
            self.reports += part

    def close(self) -> None:
        """Kill everyone and take the last reports."""
        for worker in list(self.pids):
            self.kill(worker)
        self.listen()
        os.close(self.ear)
        os.close(self.mouth)


def run(rounds: int = 1_000, *, seed: int = 1, open_store: Open = FileStore) -> dict[str, Any]:
    """Kill in so many rounds; return what was lost or torn."""
    chance, tally = random.Random(seed), Tally()
    catalogue = reader.load(ROOT / "factors.yaml")
    for start in range(0, rounds, SEASON):
        with tempfile.TemporaryDirectory() as folder:
            _season(
                Path(folder), min(SEASON, rounds - start),
                open_store=open_store, catalogue=catalogue, chance=chance, tally=tally,
            )  # fmt: skip
    return {
        "name": "kill-files", "tried": rounds, "lost": tally.lost, "torn": tally.torn, "kills": tally.kills,
        "acknowledged": tally.acknowledged,
        "holds": tally.lost == tally.torn == 0 and tally.acknowledged > 0,
    }  # fmt: skip


def _season(
    root: Path, rounds: int, *, open_store: Open, catalogue: Catalogue, chance: random.Random, tally: Tally
) -> None:
    drafts = [f"geteilt-{n}" for n in range(SHARED)] + [f"eigen-{n}" for n in range(WORKERS)]
    store = FileStore(root)
    for id_ in drafts:
        store.create(_draft(id_, catalogue))
    season = Season(root=root, open=open_store, catalogue=catalogue, chance=chance, drafts=drafts)
    try:
        for worker in range(WORKERS):
            season.start(worker)
        for _ in range(rounds):
            time.sleep(chance.uniform(0.001, LONGEST_WAIT))
            season.listen()
            for worker in chance.sample(range(WORKERS), chance.randint(1, WORKERS)):
                season.kill(worker)
                season.start(worker)
                tally.kills += 1
    finally:
        season.close()
    _look(FileStore(root), season.reports, drafts, tally)


def _draft(id_: str, catalogue: Catalogue) -> Assessment:
    stamp = Stamp(at=datetime.now(UTC).replace(microsecond=0), by="local@tiefbau")
    return Assessment(
        id=id_, status=Status.DRAFT, check=Check.FULL, subject="torte", department="tiefbau", phase=Phase.RUNNING,
        catalogue=CatalogueRef(id=catalogue.id, version=catalogue.version), created=stamp, changed=stamp,
    )  # fmt: skip


def _work(season: Season, worker: int, chance: random.Random) -> None:
    """Add tokens to texts, and report each one that is saved."""
    store = season.open(season.root)
    questions = list(season.catalogue.questions)
    while True:
        shared = chance.random() < 0.6
        id_ = season.drafts[chance.randrange(SHARED) if shared else SHARED + worker]
        question = chance.choice(questions[:CONTESTED] if shared else questions)
        token = f"{chance.getrandbits(32):08x}"
        try:
            _add(store, season.catalogue, id_, question=question, token=token, by=f"rolle{worker}@tiefbau")
        except AnswerChangedError:
            continue
        except GelingenscheckError:
            time.sleep(0.01)
            continue
        os.write(season.mouth, f"{id_} {question} {token}\n".encode())


def _add(store: FileStore, catalogue: Catalogue, id_: str, *, question: str, token: str, by: str) -> None:
    shown = store.load(Assessment, id_).document.answer(question).rationale
    change = Change(question=question, part="rationale", shown=shown, new=f"{shown} {token}" if shown else token)
    stamp = Stamp(at=datetime.now(UTC).replace(microsecond=0), by=by)
    store.update(Assessment, id_, lambda draft: answer(draft, change, catalogue, stamp=stamp))


def _look(store: FileStore, reports: bytes, drafts: list[str], tally: Tally) -> None:
    """Compare what was acknowledged with what is there, and read every file and revision."""
    acknowledged: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in reports.decode().splitlines():
        id_, question, token = line.split()
        acknowledged[id_].append((question, token))
    tally.torn += len(store.verify())
    for id_ in drafts:
        there = _tokens(store, id_)
        tally.acknowledged += len(acknowledged[id_])
        tally.lost += sum(token not in there.get(question, ()) for question, token in acknowledged[id_])


def _tokens(store: FileStore, id_: str) -> Mapping[str, set[str]]:
    try:
        draft = store.load(Assessment, id_).document
    except GelingenscheckError:
        return {}
    return {question: set((known.rationale or "").split()) for question, known in draft.answers.items()}
