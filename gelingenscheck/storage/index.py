"""The derived index: what the folder holds as data frames, at the cost of looking at names and times.

It can be rebuilt at any time and is never the truth. It is kept as an Arrow file in `.cache`, named
by the digest of what it depends on: the questions and weights of the catalogue, and the code that
reads and scores. A file counts as unchanged if inode, size and both times are; one that changed less
than two seconds before it was read is read again, since its times may be too coarse to tell.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from threading import Lock

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.building import Progress, parse_all
from gelingenscheck.storage.holdings import Holdings
from gelingenscheck.storage.places import CACHE
from gelingenscheck.storage.rows import Layout
from gelingenscheck.storage.scan import folder_times, scan
from gelingenscheck.storage.snapshot import Snapshot, snapshot_of

PATIENCE = 1.0
"""Seconds for which a look at the folder holds, unless the folder itself says that a file was added or replaced."""
WRITE_EVERY = 30.0
"""Seconds between two writings of the cache while files keep changing."""
KEEP_UNUSED = 30 * 86_400
"""Seconds after which a cache of another catalogue is removed."""
CODE = ("reading/*.py", "assessment/*.py", "returns/*.py", "scoring/*.py", "storage/*.py")
"""What a row depends on."""


class Index:
    """One per process and folder; threads may share it."""

    def __init__(self, folder: Path, catalogue: Catalogue, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder, self._layout, self._clock = folder, Layout(catalogue=catalogue), clock
        self._key = key(catalogue)
        self._lock = Lock()
        self._holdings: Holdings | None = None
        self._snapshot: Snapshot | None = None
        self._looked = self._written = float("-inf")
        self._times: tuple[int, ...] = ()

    def refresh(self, progress: Progress | None = None, *, force: bool = False) -> Snapshot:
        """Return what the folder holds now.

        What the application saves is seen at once, a file edited in place within a second, or at once if
        forced. Raises `StoreUnavailableError` if the folder cannot be looked at.
        """
        with self._lock:
            times = folder_times(self._folder)
            due = times != self._times or self._clock() - self._looked >= PATIENCE
            if self._snapshot is None or force or due:
                self._snapshot = self._look(progress)
                self._looked, self._times = self._clock(), times
            return self._snapshot

    @property
    def _cache(self) -> Path:
        return self._folder / CACHE / f"index-{self._key}.arrow"

    def _look(self, progress: Progress | None) -> Snapshot:
        found = scan(self._folder)
        known = self._holdings
        if known is None:
            known = Holdings.read(self._cache, self._layout) or Holdings.empty(self._layout)
        changes = known.compare(found, now=time.time_ns())
        if changes.any:
            parsed = parse_all(self._folder, changes.files, self._layout, progress)
            known = known.updated(changes, parsed)
        self._holdings = known
        if changes.any:
            self._keep(known)
        version = f"{self._key}-{known.contents}"
        if self._snapshot is not None and self._snapshot.version == version:
            return self._snapshot
        return snapshot_of(version, known.tables, known.problems, catalogue=self._layout.catalogue.id)

    def _keep(self, holdings: Holdings) -> None:
        if self._clock() - self._written < WRITE_EVERY:
            return
        self._written = self._clock()
        if holdings.write(self._cache):
            _sweep(self._cache)


def key(catalogue: Catalogue) -> str:
    """Return the digest of all that a row depends on beside its file."""
    rules = [
        (factor.id, factor.crosscutting.id, [(q.id, q.phase, q.weight, q.key, q.retired) for q in factor.questions])
        for factor in catalogue.factors
    ]
    bands = [(band.band, band.start) for band in catalogue.bands]
    walks = [(walk.target, dict(walk.renamed)) for walk in catalogue.crosswalks]
    digest = blake2b(repr((catalogue.id, catalogue.version, catalogue.completeness, bands, rules, walks)).encode())
    digest.update(_code(ROOT / "gelingenscheck", CODE))
    return digest.hexdigest()[:16]


@cache
def _code(package: Path, patterns: tuple[str, ...]) -> bytes:
    """Return the digest of the code that makes rows; it does not change while it runs."""
    digest = blake2b()
    for path in sorted(path for pattern in patterns for path in package.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.digest()


def _sweep(current: Path) -> None:
    """Remove what other versions of catalogue or code left behind long ago."""
    with suppress(OSError):
        for path in current.parent.glob("index-*"):
            if path != current and time.time() - path.stat().st_mtime > KEEP_UNUSED:
                path.unlink()
