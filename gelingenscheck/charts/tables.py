"""The table behind each chart: what a frame holds, under headings for readers."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from gelingenscheck.charts.crosscutting import CLASSES
from gelingenscheck.charts.project import STATES, comparison
from gelingenscheck.charts.theme import MARKS, UNRATED
from gelingenscheck.charts.wording import SOFT_HYPHEN, BandWords, figure
from gelingenscheck.i18n import N_, Words

Columns = Mapping[str, str]
PROFILE = {
    "name": N_("Faktor"),
    "score": N_("Punkte"),
    "band": N_("Einordnung"),
    "state": N_("Stand"),
    "low": N_("mindestens"),
    "high": N_("höchstens"),
}
EARLIER = {"earlier": N_("vorige Einschätzung")}
PLANNED = {"name": N_("Faktor"), "planned": N_("geplant"), "reached": N_("erreicht"), "comparison": N_("Vergleich")}
REST = {UNRATED: N_("noch ohne Einordnung"), "not_applicable": N_("trifft nicht zu"), "median": N_("Median")}
MATRIX = {
    "unit": N_("Amt"),
    "factor_name": N_("Faktor"),
    "practice": N_("gelebt (Median)"),
    "n": N_("Vorhaben"),
    "anchoring": N_("verankert"),
    "word": N_("Stand"),
}
AREAS = {
    "unit": N_("Aufgabenbereich"),
    "factor_name": N_("Faktor"),
    "practice": N_("gelebt (Median)"),
    "n": N_("Vorhaben"),
}
WEAK_SPOTS = {"title": N_("Faktor oder Frage"), "weak": N_("schwach"), "n": N_("von")}


def profile_table(frame: pd.DataFrame, words: Words, bands: BandWords) -> pd.DataFrame:
    """Return the table of a profile; last time's scores only where there are any."""
    columns = PROFILE | (EARLIER if frame["earlier"].notna().any() else {})
    states = {state: words(name) for state, name in STATES.items()}
    said = _named(frame).assign(band=frame["band"].map(bands), state=frame["state"].map(states))
    return _table(said, {column: words(heading) for column, heading in columns.items()})


def planned_table(frame: pd.DataFrame, words: Words, bands: BandWords) -> pd.DataFrame:  # noqa: ARG001 - all tables are called alike
    """Return the table of planned against reached."""
    said = _named(frame).assign(comparison=[comparison(row, words) for _, row in frame.iterrows()])
    return _table(said, {column: words(heading) for column, heading in PLANNED.items()})


def bands_table(frame: pd.DataFrame, words: Words, bands: BandWords) -> pd.DataFrame:
    """Return the table of projects per band."""
    names = {mark: bands[mark] for mark in MARKS if mark != UNRATED}
    rest = {column: words(heading) for column, heading in REST.items()}
    return _table(_named(frame), {"name": words(N_("Faktor")), **names, **rest})


def weak_spots_table(frame: pd.DataFrame, words: Words, bands: BandWords) -> pd.DataFrame:  # noqa: ARG001 - all tables are called alike
    """Return the table of weak spots."""
    return _table(frame, {column: words(heading) for column, heading in WEAK_SPOTS.items()})


def matrix_table(frame: pd.DataFrame, words: Words, bands: BandWords) -> pd.DataFrame:  # noqa: ARG001 - all tables are called alike
    """Return the table of the matrix, cell by cell."""
    names = {reading.value: words(name) for reading, name in CLASSES.items()}
    said = (
        _named(frame)
        .rename(columns={"name": "factor_name"})
        .assign(unit=frame["name"], word=frame["reading"].map(names))
    )
    return _table(said, {column: words(heading) for column, heading in MATRIX.items()})


def areas_table(frame: pd.DataFrame, words: Words, bands: BandWords) -> pd.DataFrame:  # noqa: ARG001 - all tables are called alike
    """Return the table of the areas of responsibility, cell by cell."""
    said = _named(frame).rename(columns={"name": "factor_name"}).assign(unit=frame["name"])
    return _table(said, {column: words(heading) for column, heading in AREAS.items()})


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    """Add number and title of each factor in one cell, since findings speak of numbers."""
    return frame.assign(name=frame["number"].astype(str) + " " + frame["title"])


def written(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return a table with every cell written out for readers."""
    return table.map(lambda cell: _cell(cell, words))


def _table(frame: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """Return some columns under headings that are said already."""
    return pd.DataFrame({heading: list(frame[column]) for column, heading in columns.items()}, dtype=object)


def _cell(cell: str | float | date | None, words: Words) -> str:
    """Write one cell."""
    if isinstance(cell, str):
        return cell.replace(SOFT_HYPHEN, "")
    return words.date(cell) if isinstance(cell, date) else figure(words, cell)
