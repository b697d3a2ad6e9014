"""The answers of the portfolio as files for analysis: CSV, XLSX and JSON, with a dictionary of their columns."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, Literal

import pandas as pd

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_, Words
from gelingenscheck.organisation import Organisation
from gelingenscheck.reports import table_file, xlsx
from gelingenscheck.reports.data_dictionary import ENTRIES, Type, dictionary
from gelingenscheck.reports.outline import Column, Kind, Outline, Table, Value, printable

WIDTHS: Final = {
    "assessment": 36, "subject": 34, "title": 44, "department_name": 28, "department_today": 20, "areas": 26,
    "predecessor": 34, "catalogue": 20, "factor": 18, "question": 32, "answer": 16,
}  # fmt: skip
"""In characters; of the other columns as broad as their name."""
KINDS: Final = {Type.DATE: Kind.DATE, Type.NUMBER: Kind.NUMBER}
MOST_ROWS: Final = 100_000
"""Of an XLSX file: about 3,000 checks. More would take minutes and the memory of the whole server."""
REPEATED: Final = 4_096
"""Values whose text is kept at hand: nearly all of them stand in many rows."""
FORMAT: Final = "gelingenscheck/data/1"


class TooManyRowsError(GelingenscheckError):
    """A spreadsheet cannot hold all answers."""

    message = N_(
        "Als XLSX gibt es bis zu {most} Zeilen, hier sind es {rows}. Bitte nehmen Sie CSV. Es wurde nichts geschrieben."
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class Data:
    """The answers as of a day, with what explains them."""

    rows: pd.DataFrame
    """As of `portfolio.answers.answer_rows`."""
    catalogue: Catalogue
    organisation: Organisation
    as_of: date
    made: datetime
    words: Words

    @property
    def about(self) -> str:
        """Say where the answers are from and what they leave out."""
        words = self.words
        parts = [self.organisation.municipality.name, words("Stand {date}", date=words.date(self.as_of))]
        if len(self.rows) and self.rows["example"].all():
            parts.append(words("Beispieldaten"))
        parts.append(words("Einzelne Antworten, nur für den Dienstgebrauch"))
        return " · ".join(parts)


def csv_file(data: Data) -> bytes:
    """Return the answers as CSV: semicolons, UTF-8, days as 2026-09-30, whatever the language."""
    return table_file.csv_file(_plain(_answers(data)), data.words)


def dictionary_csv(data: Data) -> bytes:
    """Return the dictionary of the columns as CSV."""
    return table_file.csv_file(dictionary(data.catalogue, data.organisation, data.words), data.words)


def xlsx_file(data: Data) -> bytes:
    """Return answers and dictionary as two sheets with typed cells; raise `TooManyRowsError`."""
    words = data.words
    if len(data.rows) > MOST_ROWS:
        raise TooManyRowsError(most=words.number(MOST_ROWS), rows=words.number(len(data.rows)))
    lang: Literal["de", "en"] = "en" if words.lang == "en" else "de"
    outline = Outline(
        title=words("Antworten des Portfolios"), about=data.about, lang=lang, made=data.made,
        pages=words("Seite {page} von {pages}", page="{page}", pages="{pages}"),
        blocks=(_answers(data), dictionary(data.catalogue, data.organisation, words)),
    )  # fmt: skip
    return xlsx.write(outline)


def json_file(data: Data) -> bytes:
    """Return everything as JSON; what is missing is null."""
    listed = dictionary(data.catalogue, data.organisation, data.words)
    rows = (dict(zip(data.rows.columns, map(_json, row), strict=True)) for row in _values(data.rows))
    head = {
        "format": FORMAT, "about": data.about, "as_of": data.as_of.isoformat(), "made": data.made.isoformat(),
        "dictionary": [
            dict(zip(("column", "value", "meaning", "type", "empty"), row, strict=True)) for row in listed.rows
        ],
    }  # fmt: skip
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows)
    before = json.dumps(head, ensure_ascii=False, indent=1, allow_nan=False).removesuffix("\n}")
    return f'{before},\n "answers": [\n{lines}\n ]\n}}\n'.encode()


def _answers(data: Data) -> Table:
    return Table(
        name=data.words("Antworten"),
        columns=tuple(_column(name) for name in data.rows.columns),
        rows=tuple(_values(data.rows)),
    )


def _column(name: str) -> Column:
    entry = ENTRIES[name]
    return Column(title=name, width=WIDTHS.get(name, max(12, len(name) + 4)), kind=KINDS.get(entry.type, Kind.TEXT))


def _values(rows: pd.DataFrame) -> Iterator[tuple[Value, ...]]:
    return rows.itertuples(index=False, name=None)


def _plain(table: Table) -> Table:
    """Return a table whose days and flags are text that every program reads alike."""
    columns = tuple(Column(title=one.title, width=one.width) for one in table.columns)
    return Table(name=table.name, columns=columns, rows=tuple(tuple(map(_text, row)) for row in table.rows))


@lru_cache(maxsize=REPEATED, typed=True)
def _text(value: object) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(_json(value))


def _json(value: object) -> Any:
    return value.isoformat() if isinstance(value, date) else printable(value) if isinstance(value, str) else value
