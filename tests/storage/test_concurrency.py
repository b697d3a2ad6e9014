"""Many threads and processes on the same drafts: nothing is lost, nothing is overwritten."""

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from gelingenscheck.assessment.lifecycle import AnswerChangedError
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.catalogue import Catalogue, reader
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.files import FileStore
from tests.storage.samples import assessment, say, stamp

DRAFT = "schulweg-7k3f-1"


def _append(store: FileStore, catalogue: Catalogue, question: str, token: str) -> int:
    """Add a token to one rationale, as often as it takes; return the conflicts met."""
    conflicts = 0
    while True:
        shown = store.load(Assessment, DRAFT).document.answer(question).rationale
        new = f"{shown} {token}" if shown else token
        by = stamp(1, f"{token.partition('-')[0]}@tiefbau")
        try:
            say(store, DRAFT, question, shown=shown, new=new, catalogue=catalogue, by=by)
        except AnswerChangedError:
            conflicts += 1
        else:
            return conflicts


def _tokens(store: FileStore, question: str) -> list[str]:
    return sorted((store.load(Assessment, DRAFT).document.answer(question).rationale or "").split())


def test_twenty_threads_lose_nothing(files: FileStore, catalogue: Catalogue) -> None:
    files.create(assessment())
    questions = list(catalogue.questions)

    def work(number: int) -> None:
        _append(files, catalogue, questions[0], f"a{number}")
        _append(files, catalogue, questions[1 + number], f"b{number}")

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(work, range(20)))
    assert _tokens(files, questions[0]) == sorted(f"a{number}" for number in range(20))
    for number in range(20):
        assert _tokens(files, questions[1 + number]) == [f"b{number}"]
    assert files.load(Assessment, DRAFT).document.revision == 41
    assert list(files.verify()) == []


def _process(root: Path, number: int) -> None:
    store, catalogue = FileStore(root), reader.load(ROOT / "factors.yaml")
    questions = list(catalogue.questions)
    for turn in range(8):
        _append(store, catalogue, questions[0], f"p{number}-{turn}")
        _append(store, catalogue, questions[1 + number], f"p{number}-{turn}")


def test_four_processes_lose_nothing(files: FileStore, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    # A page test leaves its page as the main module, and every new process would run it.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    files.create(assessment())
    questions = list(catalogue.questions)
    with ProcessPoolExecutor(4, multiprocessing.get_context("spawn")) as pool:
        list(pool.map(_process, [files.root] * 4, range(4)))
    assert _tokens(files, questions[0]) == sorted(f"p{number}-{turn}" for number in range(4) for turn in range(8))
    for number in range(4):
        assert _tokens(files, questions[1 + number]) == [f"p{number}-{turn}" for turn in range(8)]
    assert files.load(Assessment, DRAFT).document.revision == 65
    assert list(files.verify()) == []


def test_looking_and_saving_are_one_step_for_threads(files: FileStore) -> None:
    def work(_: int) -> None:
        with files.exclusive():
            files.create(assessment(id=f"x-{len(files.ids(Assessment))}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(24)))
    assert len(files.ids(Assessment)) == 24
