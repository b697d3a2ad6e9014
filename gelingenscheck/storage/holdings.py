"""What the index knows of each file: its signature, when it was read, its digest, its rows or its problem."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import compute

from gelingenscheck.errors import Problem
from gelingenscheck.storage import tables
from gelingenscheck.storage.parsing import Parsed
from gelingenscheck.storage.rows import MEASURE_COLUMNS, SUBJECT_COLUMNS, Columns, Layout, Row
from gelingenscheck.storage.scan import SIGNATURE, Found
from gelingenscheck.storage.tables import Tables

YOUNG = 2_000_000_000
"""Nanoseconds: a file that was changed so shortly before it was read may have changed again unnoticed."""
NAMES = ("assessments", "subjects", "measures", "files")
_CONTENTS = b"contents"
_FILES = {"file": "str", "ino": "i64", "size": "i64", "mtime": "i64", "ctime": "i64", "read": "i64", "digest": "str",
          "problem": "str"}  # fmt: skip


def _columns(layout: Layout) -> Mapping[str, Columns]:
    return dict(zip(NAMES, (layout.columns, SUBJECT_COLUMNS, MEASURE_COLUMNS, _FILES), strict=True))


def _contents(files: Any) -> str:
    digest = blake2b(digest_size=16)
    for column in ("file", "digest"):
        digest.update("\n".join(files[column].to_pylist()).encode())
    return digest.hexdigest()


def _file_row(parsed: Parsed, signature: Sequence[int]) -> Row:
    problem = None if parsed.problem is None else json.dumps(asdict(parsed.problem))
    return (parsed.file, *signature, parsed.read, parsed.digest, problem)


def _young(changed: Any, read: Any, now: int) -> Any:
    """Say whether a file changed shortly before it was read; times to come tell nothing."""
    return (changed >= read - YOUNG) & (changed <= now)


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """What differs between the folder and what is known of it."""

    found: Found
    places: Sequence[int]
    """Of those that are new or changed and must be read."""
    gone: Sequence[str]

    @property
    def files(self) -> list[str]:
        """Return what must be read."""
        return [self.found.files[place] for place in self.places]

    @property
    def any(self) -> bool:
        """Say whether anything differs."""
        return bool(self.places or self.gone)


@dataclass(frozen=True, kw_only=True, eq=False)
class Holdings:
    """All that is known, as tables in the order of the files; each change makes new ones."""

    layout: Layout
    tables: Tables

    @classmethod
    def empty(cls, layout: Layout) -> "Holdings":
        """Know nothing."""
        made = {name: tables.table(columns, []) for name, columns in _columns(layout).items()}
        return cls(layout=layout, tables=made)

    @classmethod
    def read(cls, path: Path, layout: Layout) -> "Holdings | None":
        """Return what was kept in a file; None if it is not there or not sound."""
        kept = tables.read(path, NAMES)
        if kept is None or any(kept[name].column_names != [*cols] for name, cols in _columns(layout).items()):
            return None
        return cls(layout=layout, tables=kept)

    def compare(self, found: Found, *, now: int) -> Changes:
        """Return what must be read or forgotten; `now` in nanoseconds."""
        files = self.tables["files"]
        signatures = np.column_stack([files[column].to_numpy() for column in SIGNATURE])
        read = files["read"].to_numpy()
        gone: list[str] = []
        if not pa.chunked_array([found.files], pa.string()).equals(files["file"]):
            known = files["file"].to_pylist()
            here = set(found.files)
            gone = [name for name in known if name not in here]
            place_of = {name: place for place, name in enumerate(known)}
            place = np.array([place_of.get(name, -1) for name in found.files], np.int64)
            signatures = np.vstack([signatures, np.full((1, len(SIGNATURE)), -1)])[place]
            read = np.append(read, -1)[place]
        young = _young(signatures[:, 2:].max(axis=1, initial=0), read, now)
        stale = (found.signatures != signatures).any(axis=1) | young
        return Changes(found=found, places=stale.nonzero()[0].tolist(), gone=gone)

    def updated(self, changes: Changes, parsed: Sequence[Parsed]) -> "Holdings":
        """Return what is known after reading what changed."""
        gone = {*changes.gone, *changes.files}
        numbers = {changes.found.files[place]: changes.found.signatures[place].tolist() for place in changes.places}
        rows: dict[str, list[Row]] = {
            "assessments": [one.rows.assessment for one in parsed if one.rows.assessment is not None],
            "subjects": [one.rows.subject for one in parsed if one.rows.subject is not None],
            "measures": [row for one in parsed for row in one.rows.measures],
            "files": [_file_row(one, numbers[one.file]) for one in parsed],
        }
        columns = _columns(self.layout)
        return replace(
            self,
            tables={
                name: tables.merged(known, gone, tables.table(columns[name], rows[name]))
                for name, known in self.tables.items()
            },
        )

    @cached_property
    def contents(self) -> str:
        """Return what differs if and only if a name or the content of a file does."""
        known = self.tables["files"].schema.metadata or {}
        return known[_CONTENTS].decode() if _CONTENTS in known else _contents(self.tables["files"])

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with single files."""
        kept = compute.drop_null(self.tables["files"]["problem"]).to_pylist()
        return tuple(Problem(**json.loads(text)) for text in kept)

    def write(self, path: Path) -> bool:
        """Keep it in a file; say whether the folder took it."""
        files = self.tables["files"].replace_schema_metadata({_CONTENTS: self.contents})
        return tables.write(path, {**self.tables, "files": files})
