"""Cells that name their row: the typesetter marks only the heads of columns, so they are added to its PDF afterwards.

The file stays as it was written; what changes is appended as an update (ISO 32000-1, 7.5.6): the naming cells become
heads of their rows, the other cells name them among their heads, and the tree of names has them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

Places = Sequence[Sequence[int | None]]
"""For each table and each of its rows below the head the place of the cell that names it; None where none does."""
CELL: Final = b"<</Type/StructElem/S/TD/"
HEAD: Final = b"<</Type/StructElem/S/TH/"
ROW: Final = re.compile(rb"<</Type/StructElem/S/TR/P \d+ 0 R/K\[([\d R]+)\]>>")
_START = re.compile(rb"xref\n0 (\d+)\n")
_OF_TABLE = re.compile(rb"/Headers\[\(U(\d+)x")
_HEADERS = re.compile(rb"(/O/Table)(/Headers\[[^\]]*)\]")
_NAMES = re.compile(rb"/IDTree<</Names\[([^\]]*)\]>>")
_NAME = re.compile(rb"\([^)]*\)\d+ 0 R")


@dataclass(frozen=True, kw_only=True, slots=True)
class _File:
    """A PDF with a plain table of objects, as the typesetter writes it."""

    data: bytes
    starts: Mapping[int, int]
    """Of each object."""
    table: int
    """Where the table of objects begins."""
    changed: dict[int, bytes] = field(default_factory=dict)

    def object(self, number: int) -> bytes:
        """Return what an object holds, without its first and last line."""
        start = self.data.index(b"\n", self.starts[number]) + 1
        return self.data[start : self.data.index(b"\nendobj", start)]

    def updated(self) -> bytes:
        """Return the file with what changed appended."""
        written, entries, at = [self.data, b"\n"], [], len(self.data) + 1
        for number in sorted(self.changed):
            entries.append(b"%d 1\n%010d 00000 n\r\n" % (number, at))
            written.append(b"%d 0 obj\n%s\nendobj\n" % (number, self.changed[number]))
            at += len(written[-1])
        trailer = self.data[self.data.rindex(b"trailer\n<<") : self.data.rindex(b">>\nstartxref")]
        end = b"%s/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, self.table, at)
        return b"".join([*written, b"xref\n", *entries, end])


def with_row_headers(data: bytes, places: Places) -> bytes:
    """Return a PDF whose rows have heads; one that is built otherwise than expected stays as it is."""
    file = _opened(data)
    if file is None or not any(place is not None for rows in places for place in rows):
        return data
    names = [b"%s%d 0 R" % (name, number) for name, number in _mark(file, places)]
    for number in file.starts:
        tree = file.object(number) if file.data.startswith(b"<</Type/StructTreeRoot", _body(file, number)) else b""
        known = _NAMES.search(tree)
        if known:
            every = b"".join(sorted([*names, *_NAME.findall(known[1])]))
            file.changed[number] = tree[: known.start(1)] + every + tree[known.end(1) :]
            return file.updated()
    return data


def _mark(file: _File, places: Places) -> Iterator[tuple[bytes, int]]:
    """Change the cells of all rows; yield the name and the object of each that is a head now."""
    seen = [0] * (len(places) + 1)
    for number in file.starts:
        row = ROW.match(file.data, _body(file, number))
        cells = [int(cell) for cell in row[1].split()[::3]] if row else []
        table = _OF_TABLE.search(file.object(cells[0])) if cells else None
        if not table or not file.data.startswith(CELL, _body(file, cells[0])):
            continue
        which = int(table[1])
        if which > len(places) or seen[which] >= len(places[which - 1]):
            continue
        place, name = places[which - 1][seen[which]], b"(R%dy%d)" % (which, seen[which])
        seen[which] += 1
        if place is not None and place < len(cells):
            for i, cell in enumerate(cells):
                file.changed[cell] = _head(file.object(cell), name) if i == place else _below(file.object(cell), name)
            yield name, cells[place]


def _head(cell: bytes, name: bytes) -> bytes:
    marked = _HEADERS.sub(rb"\1/Scope/Row\2]", cell, count=1)
    return marked.replace(CELL, HEAD, 1).replace(b"/A[", b"/ID" + name + b"/A[", 1)


def _below(cell: bytes, name: bytes) -> bytes:
    return _HEADERS.sub(rb"\1\2" + name + b"]", cell, count=1)


def _body(file: _File, number: int) -> int:
    return file.data.index(b"\n", file.starts[number]) + 1


def _opened(data: bytes) -> _File | None:
    """Return the file with its objects; None where their table is of another kind."""
    table = int(data[data.rindex(b"startxref\n") :].split()[1])
    head = _START.match(data, table)
    if head is None:
        return None
    entries = data[head.end() : head.end() + 20 * int(head[1])]
    starts = {i: int(entries[20 * i : 20 * i + 10]) for i in range(1, int(head[1])) if entries[20 * i + 17] == ord("n")}
    return _File(data=data, starts=starts, table=table)
