"""What closing a round freezes: how every unit answered, and the portfolio's figures as of the cut-off."""

from collections.abc import Mapping
from typing import Any

from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.returns.standing import Standing, UnitStanding
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.portfolio import as_json, portfolio_of

LEFT_OUT = ("problems", "returns")
"""Of the portfolio's values: what lies wrong in the folder is no figure, and returns are frozen beside them."""


def frozen_figures(desk: Desk, snapshot: Snapshot, standing: Standing) -> Mapping[str, Any]:
    """Return the figures of a round as plain values, as the yearly report uses them."""
    portfolio = portfolio_of(snapshot, desk.catalogue, desk.organisation, standing.round.cut_off)
    return {
        "catalogue": {"id": desk.catalogue.id, "version": desk.catalogue.version},
        "examples": portfolio.examples,
        "returns": {str(state): count for state, count in standing.counts.items()},
        "units": [unit_values(unit, portfolio) for unit in standing.units],
        "key_figures": _key_figures(portfolio),
        "portfolio": _portfolio(portfolio),
    }


def round_values(standing: Standing, portfolio: Portfolio) -> dict[str, Any]:
    """Return a round and its units as plain values with stable keys; what is missing is None, never 0."""
    return {
        "year": standing.round.year,
        "cut_off": standing.round.cut_off.isoformat(),
        "deadline": standing.round.deadline.isoformat(),
        "state": str(standing.state),
        "units": [unit_values(unit, portfolio) for unit in standing.units],
    }


def unit_values(unit: UnitStanding, portfolio: Portfolio) -> dict[str, Any]:
    """Return how far one unit is as plain values; of one that was dissolved the projects count at its successor."""
    figures = next((one for one in portfolio.departments if one.department == unit.unit), None)
    asked = None if figures is None else figures.crosscutting
    contact, zone = unit.last_contact, portfolio.organisation.timezone
    return {
        "department": unit.unit,
        "state": str(unit.state),
        "last_contact": None if contact is None else contact.stamp.day_in(zone).isoformat(),
        "submitted": None if unit.submitted is None else unit.submitted.day_in(zone).isoformat(),
        "nil_reason": unit.nil_reason,
        "projects": None if figures is None else figures.projects,
        "current": None if figures is None else figures.current,
        "crosscutting": None if asked is None else asked.isoformat(),
        "asked": unit.asked,
        "successor": unit.successor,
    }


def _key_figures(portfolio: Portfolio) -> dict[str, Any]:
    figures = portfolio.matrix_figures
    return {
        "cells": figures.cells, "covered": figures.covered, "at_target": figures.at_target,
        "share_covered": figures.share_covered, "share_at_target": figures.share_at_target,
    }  # fmt: skip


def _portfolio(portfolio: Portfolio) -> dict[str, Any]:
    """Return the portfolio's values without the names of projects, which would outgrow a document."""
    values = {name: value for name, value in as_json(portfolio).items() if name not in LEFT_OUT}
    values["weak_spots"] = [
        {name: value for name, value in spot.items() if name != "subjects"} for spot in values["weak_spots"]
    ]
    return values
