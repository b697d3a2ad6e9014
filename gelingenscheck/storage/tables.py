"""The index as Arrow tables: made from rows, joined, and kept in a file that is checked before it is believed."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4
from zlib import crc32

import pyarrow as pa
from pyarrow import compute, ipc

from gelingenscheck.storage.rows import Columns, Row

TYPES: Mapping[str, Any] = {
    "str": pa.string(), "bool": pa.bool_(), "i8": pa.int8(), "i16": pa.int16(), "i32": pa.int32(),
    "i64": pa.int64(), "f64": pa.float64(),
}  # fmt: skip
CHECKSUM = 4
"""Bytes before the tables."""
Tables = Mapping[str, Any]
"""Arrow tables by name."""


def table(columns: Columns, rows: Sequence[Row]) -> Any:
    """Return rows as a table."""
    values = zip(*rows, strict=True) if rows else iter([()] * len(columns))
    return pa.table(
        {name: pa.array(column, TYPES[columns[name]]) for name, column in zip(columns, values, strict=True)}
    )


def merged(old: Any, gone: Collection[str], new: Any) -> Any:
    """Return a table without the rows of some files and with new ones, in the order of the files."""
    if gone:
        old = old.filter(compute.invert(compute.is_in(old["file"], pa.array(list(gone), pa.string()))))
    # A subject's measures stay in their order: sorting by row number too makes it stable.
    whole = pa.concat_tables([old, new])
    order = compute.sort_indices(
        pa.table({"file": whole["file"], "row": range(whole.num_rows)}),
        sort_keys=[("file", "ascending"), ("row", "ascending")],
    )
    return whole.take(order).combine_chunks().replace_schema_metadata(None)


def write(path: Path, tables: Tables) -> bool:
    """Write tables in one step, first their checksum; say whether the folder took them."""
    sink = pa.BufferOutputStream()
    for part in tables.values():
        with ipc.new_stream(sink, part.schema) as stream:
            stream.write_table(part)
    data = sink.getvalue()
    temporary = path.with_name(f"{path.name}.{uuid4().hex}")
    try:
        path.parent.mkdir(exist_ok=True)
        with temporary.open("xb") as file:
            file.write(_checksum(data))
            file.write(data)
        os.replace(temporary, path)  # noqa: PTH105 - says what it does
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        return False
    return True


def read(path: Path, names: Iterable[str]) -> Tables | None:
    """Return the tables in a file; None if there is no file, or it is not exactly what was written."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    body = memoryview(data)[CHECKSUM:]
    if _checksum(body) != data[:CHECKSUM]:
        return None
    source = pa.BufferReader(pa.py_buffer(body))
    try:
        return {name: ipc.open_stream(source).read_all() for name in names}
    except (pa.ArrowException, OSError):
        return None


def _checksum(data: Any) -> bytes:
    """Return what accidental damage changes; nobody is kept from forging a cache in a folder they can write to."""
    return crc32(data).to_bytes(CHECKSUM, "big")
