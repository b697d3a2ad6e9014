"""What a measurement says: ours, the thing beside it, their ratio and the goal; and how all of them are shown."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]

MEASURED = ("name", "ours", "beside", "unit", "ratio", "goal", "holds")
TRIED = ("name", "tried", "lost", "torn", "holds")
WORDS = {True: "yes", False: "NO", None: "–"}


def at_most(name: str, *, ours: float, beside: float, unit: str, goal: float) -> Row:
    """Return a measurement in which ours may be at most so many times what stands beside it."""
    ratio = ours / beside
    return dict(zip(MEASURED, (name, ours, beside, unit, ratio, f"<= {goal:g}", ratio <= goal), strict=True))


def not_measured(name: str) -> Row:
    """Return the row of a measurement that failed: no figures, and its goal does not hold."""
    return {**dict.fromkeys(MEASURED), "name": name, "holds": False}


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 do not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[-(-95 * len(ranked) // 100) - 1]


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return rows as text in columns; what a row does not have is a dash."""
    lines = [[*columns], *([_cell(row.get(column)) for column in columns] for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(columns))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _cell(value: object) -> str:
    if value is None or isinstance(value, bool):
        return WORDS[value]
    return (
        f"{value:.3g}"
        if isinstance(value, float) and abs(value) < 100
        else f"{value:.0f}"
        if isinstance(value, float)
        else str(value)
    )


def write(path: Path, rows: Sequence[Row]) -> None:
    """Keep rows as JSON."""
    path.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
