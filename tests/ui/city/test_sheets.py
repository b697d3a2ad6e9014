"""Lists to take along: numbers are numbers, and what is missing is missing."""

from datetime import date

import pandas as pd
import pytest

from gelingenscheck import organisation as organisations
from gelingenscheck.assessment.subject import Measure
from gelingenscheck.catalogue import reader
from gelingenscheck.i18n import words_in
from gelingenscheck.settings import ROOT
from gelingenscheck.ui.city.sheets import measures_sheet, projects_sheet
from gelingenscheck.usecases.city_measures import city_measures
from gelingenscheck.usecases.portfolio import portfolio_of
from tests.portfolio.made import TODAY, check, project, snapshot

WORDS = words_in("de")


@pytest.fixture
def sheets() -> tuple[pd.DataFrame, pd.DataFrame]:
    catalogue, organisation = reader.load(ROOT / "factors.yaml"), organisations.load(ROOT / "organisation.yaml")
    measure = Measure(id="m1", text="Dolmetschen", factor=catalogue.factors[0].id, due=date(2026, 1, 1))
    stored = snapshot([project("a", measures=(measure,)), project("b"), check("a-1", "a", catalogue, 4)], catalogue)
    portfolio = portfolio_of(stored, catalogue, organisation, TODAY)
    measures = city_measures(stored, portfolio)
    return projects_sheet(portfolio, portfolio.projects, WORDS), measures_sheet(portfolio, measures, WORDS)


def test_a_project_has_its_counts_and_one_without_a_check_has_none(sheets: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    a, b = sheets[0].to_dict("records")
    assert (a["stark"], a["Handlungsbedarf"], a["Amt"]) == (8, 0, "Tiefbau (66)")
    assert a["Abgeschlossen am"] == date(2026, 3, 4)
    assert pd.isna(b["stark"])
    assert pd.isna(b["Punkte"])


def test_a_measure_has_its_date_and_no_level_where_none_is_known(sheets: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    (row,) = sheets[1].to_dict("records")
    assert (row["Maßnahme"], row["Fällig am"], row["Stand"]) == ("Dolmetschen", date(2026, 1, 1), "überfällig")
    assert pd.isna(row["Stufe vorher"])
    assert pd.isna(row["Stufe danach"])
