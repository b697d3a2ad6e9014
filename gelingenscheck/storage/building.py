"""Read many files at once: in worker processes where that pays, otherwise here."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from gelingenscheck.settings import ROOT
from gelingenscheck.storage.parsing import Parsed, parse
from gelingenscheck.storage.rows import Layout

WORKERS_FROM = 200
"""With fewer files, starting workers costs more than they save."""
MOST_WORKERS = 4
CHUNK = 50

Progress = Callable[[int, int], None]
"""Is told how many files of how many are read."""
Chunks = SimpleQueue[list[Parsed] | None]


def parse_all(folder: Path, files: Sequence[str], layout: Layout, progress: Progress | None = None) -> list[Parsed]:
    """Read files, whatever they are; in any order."""
    found: list[Parsed] = []
    for chunk in _chunks(folder, files, layout):
        found += chunk
        if progress is not None:
            progress(len(found), len(files))
    return found


def _chunks(folder: Path, files: Sequence[str], layout: Layout) -> Iterator[list[Parsed]]:
    left = set(files)
    if len(files) > WORKERS_FROM:
        for chunk in _from_workers(folder, files, layout):
            left -= {parsed.file for parsed in chunk}
            yield chunk
    remaining = [file for file in files if file in left]
    yield from chunks(folder, remaining, layout)


def chunks(folder: Path, files: Sequence[str], layout: Layout) -> Iterator[list[Parsed]]:
    """Read files here, some at a time."""
    for start in range(0, len(files), CHUNK):
        yield [parse(folder, file, layout) for file in files[start : start + CHUNK]]


def _from_workers(folder: Path, files: Sequence[str], layout: Layout) -> Iterator[list[Parsed]]:
    """Read files in other processes; what a worker that cannot start or ends early leaves is not in it."""
    count = min(os.cpu_count() or 1, MOST_WORKERS)
    queue: Chunks = SimpleQueue()
    workers = []
    try:
        for place in range(count):
            with suppress(OSError):
                workers.append(_started(folder, files[place::count], layout, queue))
        running = len(workers)
        while running:
            chunk = queue.get()
            if chunk is None:
                running -= 1
            else:
                yield chunk
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()


def _started(folder: Path, files: Sequence[str], layout: Layout, queue: Chunks) -> subprocess.Popen[bytes]:
    """Start a worker and a thread that hands on what it reads."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "gelingenscheck.storage.worker"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT,
    )  # fmt: skip
    job = pickle.dumps((folder.absolute(), files, layout.catalogue))
    Thread(target=_pump, args=(worker, job, queue), daemon=True).start()
    return worker


def _pump(worker: subprocess.Popen[bytes], job: bytes, queue: Chunks) -> None:
    assert worker.stdin is not None  # noqa: S101 - both are pipes
    assert worker.stdout is not None  # noqa: S101 - both are pipes
    try:
        with worker.stdin, worker.stdout:
            worker.stdin.write(job)
            worker.stdin.close()
            while True:
                queue.put(pickle.load(worker.stdout))  # noqa: S301 - from our own process
    except (OSError, EOFError, pickle.UnpicklingError):
        pass
    finally:
        queue.put(None)
