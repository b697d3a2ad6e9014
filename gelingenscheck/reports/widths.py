"""How wide the columns of a table on paper are: as narrow as what stands in them allows, the rest for the texts."""

from collections.abc import Sequence
from typing import Final

from gelingenscheck.reports.outline import Column, Kind, Table

SIZE: Final = 9.0
"""Of the letters of a table, in points."""
SLIM, LIGHT, USUAL, BROAD = 0.34, 0.53, 0.61, 0.92
"""Widths of letters of our font in ems, rather too broad than too slim."""
BOLD: Final = 1.07
"""How much broader letters of a head are."""
PADDING: Final = 13.0
"""Left and right of a cell, in points."""
MOST_HEAD: Final = 24
"""Letters of a head's word that are kept together; a longer one breaks."""
NARROW: Final = 90.0
"""Points that a column has if it needs no more, such as one of days, even beyond its share."""
SHORT: Final = 60
"""Letters from which a text does not stand on one line anyway."""
_SIGNS: Final = {
    **dict.fromkeys("iljft.,:;'|! ()I-", SLIM), **dict.fromkeys("csxyzvkrJELFPSTß", LIGHT),
    **dict.fromkeys("mwMWÄÖOQGDHN@%—…", BROAD),
}  # fmt: skip


def widths(table: Table, cells: Sequence[Sequence[str]], line: float) -> list[float]:
    """Return the width of each column in points; together they fill the line. `cells` are the rows as written."""
    known = table.columns
    whole = sum(column.width for column in known) or 1
    least = [_least(column.title) for column in known]
    texts = [[row[i] for row in cells] for i in range(len(known))]
    wanted = [max(_head(known[i]), *map(_wanted, texts[i]), 0.0) for i in range(len(known))]
    found = {i: line * known[i].width / whole for i in range(len(known)) if _kept(known[i], texts[i])}
    narrow = {i: wanted[i] for i in range(len(known)) if i not in found and wanted[i] <= NARROW}
    if sum(narrow.values()) <= line / 2:
        found |= narrow
    while open_ := [i for i in range(len(known)) if i not in found]:
        left = line - sum(found.values())
        shares = sum(known[i].width for i in open_)
        offered = {i: left * known[i].width / shares for i in open_}
        tight = {i: wanted[i] for i in open_ if wanted[i] <= offered[i]}
        found |= tight or {i: least[i] for i in open_ if least[i] > offered[i]} or offered
    return _filled(table, found, line)


def must_part(texts: Sequence[str], width: float) -> bool:
    """Say whether some word of a column is too long for its line; only then are words parted, which reads worse."""
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    return longest * SIZE * USUAL > width - PADDING


def _filled(table: Table, found: dict[int, float], line: float) -> list[float]:
    """Give what is left to the column with the largest share; where too little is left, all shrink alike."""
    left = line - sum(found.values())
    if left < 0:
        found = {i: width * line / (line - left) for i, width in found.items()}
    elif found:
        widest = max(found, key=lambda i: table.columns[i].width)
        found = found | {widest: found[widest] + left}
    return [found[i] for i in sorted(found)]


def _kept(column: Column, texts: Sequence[str]) -> bool:
    """Say whether a column keeps its share: people write into it, or it is empty here and not in the next table."""
    return column.kind is Kind.ENTRY or (column.kind is Kind.TEXT and not any(texts))


def _head(column: Column) -> float:
    """Return what a head should have: one line, above figures one word for each."""
    return _least(column.title) if column.kind is Kind.NUMBER else _wanted(column.title[:SHORT]) * BOLD


def _least(title: str) -> float:
    """Return what a head needs, so that none of its words is parted."""
    return max((_long(word[:MOST_HEAD]) * BOLD for word in title.split()), default=0) + PADDING


def _wanted(cell: str) -> float:
    """Return what a cell needs for each of its lines to stay one."""
    return max(map(_long, cell.splitlines()), default=0) + PADDING


def _long(text: str) -> float:
    if len(text) > SHORT:
        return len(text) * SIZE * LIGHT
    return SIZE * sum(_SIGNS.get(sign, USUAL) for sign in text)
