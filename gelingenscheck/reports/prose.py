"""A typed text as blocks of a document."""

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from gelingenscheck.annual.prose import Kind, lines
from gelingenscheck.reports.outline import Block, Heading, Items, Paragraph


def blocks_of(text: str, *, level: Literal[1, 2, 3]) -> Iterator[Block]:
    """Yield paragraphs, lists and headings of a level; lines that belong to one list are one."""
    for kind, group in groupby(lines(text), key=lambda line: line.kind):
        texts = tuple(line.text for line in group)
        if kind is Kind.ITEM:
            yield Items(texts=texts)
        elif kind is Kind.HEADING:
            yield from (Heading(level=level, text=one) for one in texts)
        else:
            yield from (Paragraph(text=one, stays=one.endswith(":")) for one in texts)
