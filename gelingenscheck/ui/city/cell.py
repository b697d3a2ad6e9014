"""One field of the matrix opened: the projects behind it, and what the unit has as its standard."""

from collections.abc import Hashable, Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from gelingenscheck.catalogue import LEVELS, Factor
from gelingenscheck.charts.crosscutting import CLASSES
from gelingenscheck.organisation import Kind
from gelingenscheck.portfolio.matrix import LEVEL_POINTS, Cell
from gelingenscheck.portfolio.matrix_view import area_projects, unit_projects
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.ui import address, layout, simple
from gelingenscheck.ui.markup import esc, shortened

SHOWN: Final = 12
"""Projects named in a field; all of them stand in the list of projects."""


def factors(portfolio: Portfolio) -> dict[str, str]:
    """Return number and short name of each factor by its id."""
    lang = address.words().lang
    return {
        factor.id: f"{factor.number} {factor.short.said(lang)}".replace("\u00ad", "")
        for factor in portfolio.catalogue.factors
    }


def unit_title(portfolio: Portfolio, place: tuple[str, str]) -> str:
    """Return unit, factor and class of a field as Markdown."""
    words, cell = address.words(), _of_unit(portfolio, place)
    return words(
        "{unit} · {factor}: {state}",
        unit=esc(portfolio.organisation.names[cell.department]),
        factor=simple.said(portfolio.catalogue.by_id[cell.factor].title, words),
        state=words(CLASSES[cell.reading]),
    )


def unit(portfolio: Portfolio, place: tuple[str, str], key: str) -> None:
    """Show the field of a unit and a factor. `key` tells the same field in two places apart."""
    cell = _of_unit(portfolio, place)
    factor = portfolio.catalogue.by_id[cell.factor]
    left, right = st.columns(2, gap="large")
    with left:
        _lived(portfolio, cell, factor, key)
    with right:
        _anchored(portfolio, cell, factor, key)


def _of_unit(portfolio: Portfolio, place: tuple[str, str]) -> Cell:
    return next(cell for cell in portfolio.matrix if (cell.department, cell.factor) == place)


def area_title(portfolio: Portfolio, place: tuple[str, str]) -> str:
    """Return area and factor of a field as Markdown."""
    words, (area, factor) = address.words(), place
    title = simple.said(portfolio.catalogue.by_id[factor].title, words)
    return words("{unit} · {factor}", unit=esc(portfolio.organisation.areas[area]), factor=title)


def area(portfolio: Portfolio, place: tuple[str, str], key: str) -> None:
    """Show the field of an area of responsibility and a factor."""
    known = next(figures for figures in portfolio.areas if figures.area == place[0])
    cell = next(one for one in known.factors if one.factor == place[1])
    rows = area_projects(portfolio, known.area)
    if rows.empty:
        words = address.words()
        st.markdown(words("Kein aktuelles Vorhaben nennt diesen Aufgabenbereich."))
        return
    _median(cell.practice, cell.n)
    _projects(portfolio, rows, portfolio.catalogue.by_id[cell.factor], key)


def _lived(portfolio: Portfolio, cell: Cell, factor: Factor, key: str) -> None:
    words = address.words()
    st.markdown(words("**In Vorhaben gelebt**"))
    if portfolio.organisation.departments[cell.department].kind is Kind.COUNCIL:
        st.markdown(words("Führt selbst keine Vorhaben; hier zählt, was als Standard gilt."))
        return
    rows = unit_projects(portfolio, cell.department)
    if rows.empty:
        st.markdown(words("Noch kein Vorhaben ist in den letzten 24 Monaten eingeschätzt."))
        return
    _median(cell.practice, cell.n)
    _projects(portfolio, rows, factor, key)


def _median(practice: float | None, n: int) -> None:
    words = address.words()
    if practice is None:
        st.markdown(words("Der Faktor ist in keinem aktuellen Vorhaben ganz eingeschätzt."))
        return
    st.markdown(
        words.n(
            "Punktwert {score} in einem aktuellen Vorhaben", "Median {score} aus {n} aktuellen Vorhaben", n,
            score=words.number(practice),
        )
    )  # fmt: skip


def _projects(portfolio: Portfolio, rows: pd.DataFrame, factor: Factor, key: str) -> None:
    """List the projects behind a field, each with what it shows."""
    words = address.words()
    with st.container(gap=None):
        for row in rows.head(SHOWN).to_dict("records"):
            with layout.row(f"{key}-{row['id']}", horizontal_alignment="distribute"):
                title = esc(shortened(str(row["title"]), 60))
                layout.link(address.PROJECT, title, f"{key}-{row['id']}", project=str(row["id"]))
                st.markdown(f":small[{_outcome(portfolio, row, factor)}]", width="content")
    if len(rows) > SHOWN:
        layout.note(words("und {n} weitere", n=words.number(len(rows) - SHOWN)))


def _outcome(portfolio: Portfolio, row: Mapping[Hashable, Any], factor: Factor) -> str:
    """Return score and band of a project's factor as Markdown, or why there is none."""
    words, bands = address.words(), portfolio.catalogue.bands
    if not row[f"applies_{factor.id}"]:
        return words("trifft nicht zu")
    place, score = int(row[f"band_{factor.id}"]), row[f"score_{factor.id}"]
    if pd.isna(score):
        return words("unvollständig")
    entry = bands[place] if place >= 0 else None
    name = esc(entry.name.said(words.lang)) if entry else ""
    return f"{layout.band_badge(str(entry.band) if entry else None, name)}\u2002{words.number(float(score))}"


def _anchored(portfolio: Portfolio, cell: Cell, factor: Factor, key: str) -> None:
    words, asked = address.words(), factor.crosscutting
    day = next(known.crosscutting for known in portfolio.departments if known.department == cell.department)
    st.markdown(words("**Im Amt verankert**"))
    if cell.anchoring is None:
        st.markdown(
            words("Die Querschnittsfragen sind in den letzten zwölf Monaten nicht beantwortet.")
            if day is None
            else words("Zu diesem Faktor nennt der Check vom {date} keine Stufe.", date=words.date(day))
        )
    st.markdown(simple.said(asked.text, words))
    level = None if cell.anchoring is None else round(cell.anchoring / LEVEL_POINTS)
    st.markdown("\n".join(_anchor(portfolio, factor, one, chosen=one == level) for one in LEVELS))
    if level is not None:
        layout.note(words("Stufe {level}, beantwortet am {date}", level=level, date=words.date(day)), width="stretch")
    label = words("Querschnitts-Check des Amtes")
    layout.link(address.CROSSCUTTING_CHECK, label, f"{key}-check", amt=cell.department)


def _anchor(portfolio: Portfolio, factor: Factor, level: int, *, chosen: bool) -> str:
    """Return a level's sentence as a line of Markdown; the unit's own stands out by weight and word."""
    words, target = address.words(), portfolio.catalogue.target
    marks = [words("so ist es hier")] if chosen else []
    if (level - 1) * LEVEL_POINTS < target <= level * LEVEL_POINTS:
        marks.append(words("Ziel der Stadt"))
    said = f"{level}\u2002{simple.said(factor.crosscutting.anchors[level], words)}"
    beside = f" :gray-badge[{' · '.join(marks)}]" if marks else ""
    return f"- **{said}**{beside}" if chosen else f"- {said}{beside}"
