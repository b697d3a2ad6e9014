"""What the matrices draw: one row per cell, with the place that it has and what its two readings say."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from gelingenscheck.catalogue import Catalogue, Factor
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.coverage import AreaFigures
from gelingenscheck.portfolio.matrix import reading
from gelingenscheck.portfolio.matrix_view import MatrixView

COLUMNS = (
    "row", "id", "name", "blind", "council", "column", "factor", "number", "title", "short", "practice", "n",
    "anchoring", "reading",
)  # fmt: skip


def matrix_frame(view: MatrixView, catalogue: Catalogue, organisation: Organisation, lang: str) -> pd.DataFrame:
    """Return the cells of units and factors; the council leads no projects."""
    rows, columns = _places(view.units), _places(view.factors)
    return _frame([
        {
            "row": rows[cell.department], "id": cell.department, "name": organisation.names[cell.department],
            "blind": cell.department in view.blind,
            "council": organisation.departments[cell.department].kind.value == "council",
            "column": columns[cell.factor], "practice": cell.practice, "n": cell.n, "anchoring": cell.anchoring,
            "reading": str(cell.reading), **_factor(catalogue.by_id[cell.factor], lang),
        }
        for cell in view.cells
    ])  # fmt: skip


def areas_frame(
    areas: Sequence[AreaFigures], catalogue: Catalogue, organisation: Organisation, lang: str, *, factor: str | None
) -> pd.DataFrame:
    """Return the cells of areas and factors; areas without a current project first. `factor` None is all of them."""
    columns = _places([known.id for known in catalogue.factors if factor in (None, known.id)])
    return _frame([
        {
            "row": row, "id": area.area, "name": organisation.areas[area.area], "blind": not area.current,
            "council": False, "column": columns[cell.factor], "practice": cell.practice, "n": cell.n,
            "anchoring": None, "reading": str(reading(cell.practice, None, catalogue.target)),
            **_factor(catalogue.by_id[cell.factor], lang),
        }
        for row, area in enumerate(by_interest(areas))
        for cell in area.factors
        if cell.factor in columns
    ])  # fmt: skip


def by_interest(areas: Sequence[AreaFigures]) -> tuple[AreaFigures, ...]:
    """Return the areas that no current project names first, the others as they were."""
    return tuple(sorted(areas, key=lambda area: bool(area.current)))


def _places(ids: Sequence[str]) -> dict[str, int]:
    return {id_: place for place, id_ in enumerate(ids)}


def _factor(factor: Factor, lang: str) -> dict[str, Any]:
    return {
        "factor": factor.id, "number": factor.number, "title": factor.title.said(lang),
        "short": factor.short.said(lang),
    }  # fmt: skip


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = dict.fromkeys(("practice", "anchoring"), float) | dict.fromkeys(("row", "column", "number", "n"), int)
    return frame.astype({**kinds, "blind": bool, "council": bool})
