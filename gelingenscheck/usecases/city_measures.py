"""The measures of all projects as page and files show them, drawn up once for the same contents."""

from functools import lru_cache

import pandas as pd

from gelingenscheck.portfolio import selection
from gelingenscheck.portfolio.measures import measure_table, own_measures
from gelingenscheck.portfolio.outlook import FactorOutlook, city_outlook
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.storage.snapshot import Snapshot


@lru_cache(maxsize=4)
def city_measures(snapshot: Snapshot, portfolio: Portfolio) -> pd.DataFrame:
    """Return all measures of the projects that a portfolio shows; columns as in `portfolio.measures`."""
    own = own_measures(snapshot.measures, snapshot.others)
    chosen = _selected(snapshot, portfolio)
    return measure_table(own, snapshot.subjects, snapshot.assessments, chosen, portfolio.organisation)


def from_draft(measures: pd.DataFrame, snapshot: Snapshot) -> "pd.Series[bool]":
    """Say which measures came from a check that is not final."""
    checks = snapshot.assessments
    return measures["source"].isin(checks["id"][checks["status"] != "final"])


@lru_cache(maxsize=4)
def outlook_of(snapshot: Snapshot, portfolio: Portfolio) -> tuple[FactorOutlook, ...]:
    """Return the factors that open measures would move: an assumption."""
    counted = _selected(snapshot, portfolio).counted
    return city_outlook(counted, city_measures(snapshot, portfolio), portfolio.catalogue)


def _selected(snapshot: Snapshot, portfolio: Portfolio) -> selection.Selection:
    return selection.select(
        snapshot.assessments, snapshot.subjects, portfolio.catalogue, portfolio.organisation, portfolio.as_of
    )
