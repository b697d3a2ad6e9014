"""A document as one table (CSV): a line per sentence, per particular, and per cell of its tables.

One file and no archive of many, since it opens with a double click. Each line says where it belongs: its number keeps
the order whatever one sorts by; filtered by kind, section or name, it gives one table, and a pivot of row, column and
value sets it as it was. A cell that is empty has a line, too, so that nobody takes it for 0.
"""

from collections.abc import Iterator
from typing import Final

from gelingenscheck.i18n import N_, words_in
from gelingenscheck.reports import table_file
from gelingenscheck.reports.outline import (
    Bars,
    Block,
    Callout,
    Column,
    Facts,
    Heading,
    Items,
    Kind,
    Outline,
    Paragraph,
    Picture,
    Table,
    Value,
    levelled,
    printable,
)

HEAD: Final = (
    (N_("Nr."), Kind.NUMBER), (N_("Abschnitt"), Kind.TEXT), (N_("Art"), Kind.TEXT), (N_("Name"), Kind.TEXT),
    (N_("Zeile"), Kind.NUMBER), (N_("Spalte"), Kind.TEXT), (N_("Wert"), Kind.TEXT),
)  # fmt: skip

Line = tuple[str, str, int | None, str | None, Value]
"""Kind, name, row, column, value; kinds are messages."""


def write(outline: Outline) -> bytes:
    """Return the outline as a CSV file: UTF-8 with its mark, semicolons, no cell of it a formula."""
    return table_file.csv_file(tidy(outline), words_in(outline.lang))


def tidy(outline: Outline) -> Table:
    """Return the outline as one table."""
    words = words_in(outline.lang)
    return Table(
        name=outline.title, columns=tuple(Column(title=words(title), width=1, kind=kind) for title, kind in HEAD),
        rows=tuple(
            (number, section, words(kind), name, row, column, printable(value) if isinstance(value, str) else value)
            for number, (section, (kind, name, row, column, value)) in enumerate(_placed(outline), 1)
        ),
    )  # fmt: skip


def _placed(outline: Outline) -> Iterator[tuple[str, Line]]:
    """Yield the lines, each with the heading that it stands under."""
    section = ""
    yield section, (N_("Titel"), "", None, None, outline.title)
    yield section, (N_("Angabe"), "", None, None, outline.about)
    for block in levelled(outline.blocks):
        if isinstance(block, Heading):
            section = printable(block.text)
        yield from ((section, line) for line in _lines(block))


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Table():
            yield from _table(block)
        case Picture(bars=Bars() as bars):
            yield from _bars(bars)
        case Bars():
            yield from _bars(block)
        case Picture():
            yield N_("Diagramm"), "", None, None, block.alt
        case _:
            yield from _texts(block)


def _texts(block: Heading | Paragraph | Items | Facts | Callout) -> Iterator[Line]:
    match block:
        case Heading():
            yield N_("Überschrift"), str(block.level), None, None, block.text
        case Paragraph():
            yield N_("Text"), "", None, None, block.text
        case Items():
            yield from ((N_("Liste"), "", row, None, text) for row, text in enumerate(block.texts, 1))
        case Facts():
            yield from ((N_("Angabe"), printable(name), None, None, said or None) for name, said in block.pairs)
        case Callout():
            name = printable(block.title)
            yield from ((N_("Hervorgehoben"), name, row, None, text) for row, text in enumerate(block.texts, 1))


def _bars(bars: Bars) -> Iterator[Line]:
    """Yield what a chart says, and its figures: a line per bar; one without a figure only where there is no other."""
    yield N_("Diagramm"), "", None, None, bars.alt
    for place, category in enumerate(bars.categories):
        known = [series for series in bars.series if series.values[place] is not None]
        for series in known or bars.series[:1]:
            yield N_("Balken"), printable(category), place + 1, printable(series.name), series.values[place]


def _table(table: Table) -> Iterator[Line]:
    name = printable(table.name)
    for number, row in enumerate(table.rows, 1):
        for column, value in zip(table.columns, row, strict=True):
            yield N_("Tabelle"), name, number, printable(column.title), value
