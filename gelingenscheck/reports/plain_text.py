"""A document as nothing but text, in reading order."""

from collections.abc import Iterator

from gelingenscheck.reports.outline import (
    Bars,
    Block,
    Callout,
    Facts,
    Heading,
    Items,
    Outline,
    Paragraph,
    Picture,
    Table,
    printable,
    written,
)


def plain_text(outline: Outline) -> str:
    """Return all that a document says, a line each."""
    lines = [outline.title, outline.about]
    for block in outline.blocks:
        lines += [printable(line) for line in _lines(block, outline.lang)]
    return "\n".join(lines)


def _lines(block: Block, lang: str) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Items():
            yield from block.texts
        case Facts():
            yield from (f"{name}: {value}" for name, value in block.pairs if value)
        case Callout():
            yield from filter(None, (block.title, *block.texts))
        case Picture() | Bars():
            yield block.alt
        case Table():
            yield "; ".join(column.title for column in block.columns)
            yield from ("; ".join(written(value, lang) for value in row) for row in block.rows)
