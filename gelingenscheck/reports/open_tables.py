"""Open data: the public figures of a reporting year as plain tables, with a dictionary of their columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import N_, Words
from gelingenscheck.portfolio.disclosure import Outside
from gelingenscheck.reports.outline import Column, Table, Value, printable
from gelingenscheck.scoring.few import FEWEST_PROJECTS, FEWEST_UNITS, Few

Row = tuple[Value, ...]


@dataclass(frozen=True, kw_only=True)
class OpenTable:
    """One table of the open data: its file, what it shows (message), and per column what that means (message)."""

    file: str
    about: str
    columns: Mapping[str, str]
    rows: Sequence[Row]


YEAR: Final = N_("Berichtsjahr")
FACTOR: Final = N_("Gelingensfaktor, Kennung")
PROJECTS: Final = N_("Vorhaben, von denen es bekannt ist; leer, wo es zu wenige sind")
LOW: Final = N_("so viele davon sind es mindestens; leer, wo es zu wenige sind")
HIGH: Final = N_(
    "so viele sind es höchstens. Wo eine genaue Zahl etwas über einzelne Vorhaben sagen würde, weichen beide ab"
)


def open_tables(outside: Outside, catalogue: Catalogue, words: Words) -> tuple[OpenTable, ...]:
    """Return everything that is published of a reporting year."""
    return (
        _year(outside), _factors(outside, catalogue, words), _questions(outside, catalogue, words),
        _coverage(outside, catalogue), _released(outside),
    )  # fmt: skip


def dictionary(tables: Sequence[OpenTable], words: Words) -> OpenTable:
    """Return what every column of every table means."""
    return OpenTable(
        file="dictionary",
        about=N_("Was die Spalten bedeuten"),
        columns={
            "file": N_("Datei"), "column": N_("Spalte; leer: die Datei als Ganzes"), "meaning": N_("Bedeutung"),
        },
        rows=tuple(_meanings(tables, words)),
    )  # fmt: skip


def as_table(table: OpenTable, words: Words) -> Table:
    """Return a table with the names of its columns as headings."""
    columns = tuple(Column(title=name, width=12) for name in table.columns)
    return Table(name=words(table.about), columns=columns, rows=tuple(table.rows))


def _meanings(tables: Sequence[OpenTable], words: Words) -> Iterator[Row]:
    few = {"projects": words.number(FEWEST_PROJECTS), "units": words.number(FEWEST_UNITS)}
    for table in tables:
        yield (f"{table.file}.csv", None, words(table.about, **few))
        yield from ((f"{table.file}.csv", name, words(meaning)) for name, meaning in table.columns.items())


def _year(outside: Outside) -> OpenTable:
    return OpenTable(
        file="year",
        about=N_("Das Berichtsjahr: wie viele Vorhaben eingeschätzt wurden, und von wie vielen Ämtern etwas vorliegt"),
        columns={
            "year": YEAR, "first_day": N_("erster Tag"), "last_day": N_("letzter Tag"),
            "projects_assessed": N_("Vorhaben mit einer Einschätzung, die in diesem Jahr abgeschlossen wurde"),
            "units": N_("Ämter, die es am letzten Tag gab"),
            "units_present": N_("davon mit einer Angabe, gleich welcher"),
            "example": N_("true: Alle Zahlen sind erfunden"),
        },
        rows=(
            (
                outside.year, (outside.after + timedelta(days=1)).isoformat(), outside.until.isoformat(),
                outside.assessed, len(outside.presence), len(outside.presence) - len(outside.silent),
                "true" if outside.examples else "false",
            ),
        ),
    )  # fmt: skip


def _factors(outside: Outside, catalogue: Catalogue, words: Words) -> OpenTable:
    return OpenTable(
        file="factors",
        about=N_(
            "Je Gelingensfaktor: wie viele der eingeschätzten Vorhaben darin Handlungsbedarf haben. Zahlen gibt es ab "
            "{projects} Vorhaben aus mindestens {units} Ämtern"
        ),
        columns={
            "year": YEAR, "factor": FACTOR, "factor_number": N_("seine Nummer"), "factor_title": N_("sein Name"),
            "projects": PROJECTS, "weak_low": LOW, "weak_high": HIGH,
        },
        rows=tuple(
            (outside.year, one.factor, known.number, _said(known.title.said(words.lang)), *_few(one.weak))
            for one in outside.factors
            for known in [catalogue.by_id[one.factor]]
        ),
    )  # fmt: skip


def _questions(outside: Outside, catalogue: Catalogue, words: Words) -> OpenTable:
    known = {spot.question: spot.weak for spot in outside.spots}
    return OpenTable(
        file="questions",
        about=N_(
            "Je Frage, in der Reihenfolge des Katalogs: wie viele der eingeschätzten Vorhaben auf Stufe 0 oder 1 stehen"
        ),
        columns={
            "year": YEAR, "factor": FACTOR, "question": N_("Frage, Kennung"), "question_text": N_("Frage"),
            "projects": PROJECTS, "weak_low": LOW, "weak_high": HIGH,
        },
        rows=tuple(
            (outside.year, factor.id, one.id, _said(one.text.said(words.lang)), *_few(known.get(one.id)))
            for factor in catalogue.factors
            for one in factor.questions
            if one.retired is None
        ),
    )  # fmt: skip


def _coverage(outside: Outside, catalogue: Catalogue) -> OpenTable:
    present = [sum(unit.factors[place] for unit in outside.presence) for place in range(len(catalogue.factors))]
    return OpenTable(
        file="coverage",
        about=N_(
            "Je Gelingensfaktor: von wie vielen Ämtern etwas vorliegt, aus Vorhaben oder dem Querschnitts-Check. "
            "Was sie angeben, bleibt im Haus"
        ),
        columns={
            "year": YEAR, "factor": FACTOR, "units": N_("Ämter"), "units_present": N_("davon mit einer Angabe"),
        },
        rows=tuple(
            (outside.year, factor.id, len(outside.presence), count)
            for factor, count in zip(catalogue.factors, present, strict=True)
        ),
    )  # fmt: skip


def _released(outside: Outside) -> OpenTable:
    return OpenTable(
        file="projects",
        about=N_("Vorhaben, die für den öffentlichen Bericht freigegeben sind; ohne Zahlen"),
        columns={"title": N_("Titel"), "department": N_("federführendes Amt")},
        rows=tuple((_said(one.title), _said(one.department)) for one in outside.released),
    )


def _few(weak: Few | None) -> tuple[int | None, int | None, int | None]:
    return (None, None, None) if weak is None else (weak.n, weak.low, weak.high)


def _said(text: str) -> str:
    return printable(text).replace("\u00ad", "")
