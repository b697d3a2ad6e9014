"""What closing a round freezes: how every unit answered, and the portfolio's figures as of the cut-off."""

import json
from collections.abc import Mapping
from typing import Any

from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.returns.standing import Standing
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.portfolio import as_json, portfolio_of
from gelingenscheck.usecases.round_values import unit_values

LEFT_OUT = ("problems", "returns")
"""Of the portfolio's values: what lies wrong in the folder is no figure, and returns are frozen beside them."""


def frozen_figures(desk: Desk, snapshot: Snapshot, standing: Standing) -> Mapping[str, Any]:
    """Return the figures of a round as plain values, as the yearly report uses them."""
    portfolio = portfolio_of(snapshot, desk.catalogue, desk.organisation, standing.round.cut_off)
    figures = {
        "catalogue": {"id": desk.catalogue.id, "version": desk.catalogue.version},
        "examples": portfolio.examples,
        "returns": {str(state): count for state, count in standing.counts.items()},
        "units": [unit_values(unit, portfolio) for unit in standing.units],
        "key_figures": _key_figures(portfolio),
        "portfolio": _portfolio(portfolio),
    }
    plain: Mapping[str, Any] = json.loads(json.dumps(figures, allow_nan=False))
    return plain


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
