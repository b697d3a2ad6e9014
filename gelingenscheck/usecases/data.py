"""The answers of the portfolio for people who do their own calculations; who may have them was asked before."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, Literal, get_args

from gelingenscheck.i18n import N_, Words
from gelingenscheck.portfolio.answers import answer_rows
from gelingenscheck.reports import data, table_file
from gelingenscheck.reports.data import Data
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases.desk import Desk

Format = Literal["csv", "xlsx", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
MEDIA: Final[Mapping[Format, str]] = {"csv": table_file.CSV, "xlsx": table_file.XLSX, "json": "application/json"}
NAME, DICTIONARY = N_("antworten"), N_("antworten-verzeichnis")
_WRITERS: Final[Mapping[Format, Callable[[Data], bytes]]] = {
    "csv": data.csv_file, "xlsx": data.xlsx_file, "json": data.json_file,
}  # fmt: skip


def formats_for(snapshot: Snapshot) -> tuple[Format, ...]:
    """Return the formats that hold all answers; of a city with very many checks there is no XLSX."""
    assessments = snapshot.assessments
    rows = int(assessments["due"][assessments["status"] == "final"].sum())
    return tuple(form for form in FORMATS if form != "xlsx" or rows <= data.MOST_ROWS)


def data_file(desk: Desk, snapshot: Snapshot, as_of: date, words: Words, form: Format) -> bytes:
    """Return the answers of final checks as of a day in one of the formats; raise `TooManyRowsError`."""
    return _WRITERS[form](data_of(desk, snapshot, as_of, words))


def dictionary_file(desk: Desk, snapshot: Snapshot, as_of: date, words: Words) -> bytes:
    """Return what the columns mean as CSV; XLSX and JSON hold it already."""
    return data.dictionary_csv(data_of(desk, snapshot, as_of, words))


def data_of(desk: Desk, snapshot: Snapshot, as_of: date, words: Words) -> Data:
    """Return the answers of final checks as of a day."""
    rows = answer_rows(snapshot.assessments, snapshot.subjects, desk.catalogue, desk.organisation, as_of)
    return Data(
        rows=rows, catalogue=desk.catalogue, organisation=desk.organisation, as_of=as_of, made=desk.now(), words=words
    )
