"""Measure speed and memory, ours and the thing beside it in turn: a table, and bench/results.json.

`python -m bench.bench [NAME …]` measures a part: any of the names in MEASUREMENTS.
"""

import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import (
    annual,
    answers,
    backup,
    catalogue,
    city,
    first_paint,
    guard,
    load_answers,
    memory,
    portfolio,
    reports,
    tabs,
    workshop,
)
from bench.measuring import MEASURED, Row, not_measured, table, write

RESULTS = Path(__file__).with_name("results.json")
MEASUREMENTS: Mapping[str, Callable[[], Sequence[Row]]] = {
    "answer-durable": answers.rows,
    "first-paint": first_paint.rows,
    "ten-tabs-p95": tabs.rows,
    "memory-per-session": memory.rows,
    "portfolio": portfolio.rows,
    "city": city.rows,
    "catalogue-read": catalogue.read_rows,
    "carry-over-1000": catalogue.carry_rows,
    "workshop": workshop.rows,
    "report": reports.rows,
    "report-annual": annual.rows,
    "load-answers": load_answers.rows,
    "guard-cost": guard.rows,
    "backup-10000": backup.rows,
}


def measure(measurements: Mapping[str, Callable[[], Sequence[Row]]]) -> list[Row]:
    """Return all rows; a measurement that fails is a row without figures and keeps none of the others."""
    rows: list[Row] = []
    for name, measured in measurements.items():
        print(f"… {name}", file=sys.stderr, flush=True)
        try:
            rows += measured()
        except Exception:  # noqa: BLE001 - whatever it is, the others are still measured
            traceback.print_exc()
            rows.append(not_measured(name))
    return rows


def main(names: Sequence[str]) -> int:
    """Measure, show and keep; return 1 if something could not be measured."""
    chosen = {name: measured for name, measured in MEASUREMENTS.items() if name in names or not names}
    rows = measure(chosen)
    print(table(rows, MEASURED))
    write(RESULTS, rows)
    return int(any(row["ours"] is None for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
