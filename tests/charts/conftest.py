"""One project and one city with everything that can happen, and golden specs."""

import json
import math
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from gelingenscheck.charts import Figure, Kind, figure
from gelingenscheck.i18n import words_in
from gelingenscheck.portfolio.table import days

SNAPSHOTS = Path(__file__).parents[1] / "snapshots" / "charts"
BANDS = {
    "de": {"gap": "Handlungsbedarf", "developing": "im Aufbau", "strong": "stark"},
    "en": {"gap": "needs action", "developing": "developing", "strong": "strong"},
}
TODAY = days(date(2026, 11, 24))
TITLES = ["Identitäten würdigen", "Mehrwerte bieten", "Augenhöhe herstellen", "Partizipation zulassen", "Empowern"]
FINDING = "1 stark, 1 im Aufbau, 1 Handlungsbedarf; am schwächsten: Faktor 4 mit 0"
HOSTILE = [
    "'); alert(1); ('",
    '"quoted" \\" backslash \\',
    "</script><script>alert(1)</script>",
    "datum.score + width",
    "{{ 7 * 7 }} ${7 * 7} #{7}",
    "\u202eabc\u202c \u2066\u05d0\u05d1\u05d2",
    "👩\u200d👩\u200d👧 Straße",
    "a\u2028b\u2029c\nd\te",
    "x" * 10_000,
]

Draw = Callable[..., Figure]


@pytest.fixture
def project() -> pd.DataFrame:
    """Return a project with rated, zero, unrated and inapplicable factors."""
    missing = float("nan")
    return pd.DataFrame({
        "number": range(1, 6),
        "title": TITLES,
        "short": ["Identi\u00adtäten", "Mehrwerte", "Augenhöhe", "Partizi\u00adpation", "Empowern"],
        "state": ["rated", "rated", "unrated", "rated", "not_applicable"],
        "band": ["developing", "strong", None, "gap", None],
        "score": [66.5, 79.2, missing, 0.0, missing],
        "low": [46.7, 79.2, 29.2, 0.0, missing],
        "high": [70.0, 79.2, 79.2, 0.0, missing],
        "earlier": [45.8, missing, 50.0, missing, missing],
        "planned": [75.0, 62.5, 66.7, 50.0, missing],
        "reached": [58.3, 66.7, missing, 0.0, missing],
    })  # fmt: skip


@pytest.fixture
def city() -> pd.DataFrame:
    """Return twelve projects, counted per factor and band."""
    return pd.DataFrame({
        "number": range(1, 6),
        "title": TITLES,
        "short": TITLES,
        "gap": [3, 2, 4, 7, 0],
        "developing": [5, 4, 5, 2, 0],
        "strong": [3, 6, 2, 2, 0],
        "unrated": [1, 0, 1, 1, 2],
        "not_applicable": [0, 0, 0, 0, 10],
        "n": 12,
        "median": [58.0, 75.0, 54.2, 42.0, float("nan")],
    })  # fmt: skip


@pytest.fixture
def weak() -> pd.DataFrame:
    """Return two factors with their weakest questions; of the second nothing is known."""
    rows = [
        ("factor", TITLES[3], 7, 11),
        ("question", "Wie erfahren Beteiligte, was aus ihrem Beitrag wurde?", 8, 12),
        ("factor", TITLES[4], 0, 0),
    ]
    return pd.DataFrame(rows, columns=["kind", "title", "weak", "n"])


@pytest.fixture
def cells() -> pd.DataFrame:
    """Return a blind spot, the council, and two units with every class of cell; three factors."""
    missing = float("nan")
    readings = {
        "recht": [(missing, missing, "none")] * 3,
        "rat": [(missing, 75.0, "one_reading"), (missing, 25.0, "one_reading"), (missing, missing, "none")],
        "tiefbau": [(75.0, 100.0, "lived_anchored"), (80.5, 50.0, "lived_only"), (74.9, 75.0, "anchored_only")],
        "sport": [(0.0, 0.0, "open"), (66.0, missing, "one_reading"), (missing, 50.0, "one_reading")],
    }
    names = {"recht": "Rechnungsprüfungsamt", "rat": "Rat", "tiefbau": "Tiefbau (66)", "sport": "Sport und Bewegung"}
    rows = [
        {
            "row": row, "id": id_, "name": names[id_], "blind": id_ == "recht", "council": id_ == "rat",
            "column": column, "factor": f"f{column}", "number": column + 1, "title": TITLES[column],
            "short": ["Identi\u00adtäten", "Mehrwerte", "Augenhöhe"][column], "practice": practice,
            "n": 0 if math.isnan(practice) else column + 1, "anchoring": anchoring, "reading": reading,
        }
        for row, id_ in enumerate(readings)
        for column, (practice, anchoring, reading) in enumerate(readings[id_])
    ]  # fmt: skip
    return pd.DataFrame(rows)


@pytest.fixture
def dated() -> pd.DataFrame:
    """Return measures of three units: late, due today, two on one day, done before and after today, without a date."""
    rows = [
        ("Schule (40)", TODAY - 40, "overdue", "Rollenblatt schreiben"), ("Schule (40)", TODAY, "open", "Aushang"),
        ("Tiefbau (66)", TODAY + 60, "open", "Umleitung"), ("Tiefbau (66)", TODAY + 60, "open", "Liste"),
        ("Tiefbau (66)", TODAY + 60, "done", "Schild"), ("Tiefbau (66)", -1, "open", "Irgendwann"),
        ("Sport (52)", TODAY - 200, "done", "Hallenzeiten"),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["unit", "due", "state", "text"])


@pytest.fixture
def draw(
    project: pd.DataFrame, city: pd.DataFrame, weak: pd.DataFrame, cells: pd.DataFrame, dated: pd.DataFrame
) -> Draw:
    """Return a function that draws a kind of chart, of these data unless others are given."""
    frames: dict[Kind, pd.DataFrame] = {
        "profile": project, "radar": project, "planned": project, "bands": city, "weak_spots": weak,
        "matrix": cells, "areas": cells.assign(anchoring=float("nan")), "measures": dated,
    }  # fmt: skip

    def drawn(kind: Kind, frame: pd.DataFrame | None = None, *, lang: str = "de", **options: Any) -> Figure:
        if kind in ("profile", "radar"):
            options = {"finding": FINDING, "target": 75} | options
        if kind in ("matrix", "areas"):
            options = {"target": 75} | options
        if kind == "measures":
            options = {"today": TODAY} | options
        data = frames[kind] if frame is None else frame
        return figure(kind, data, words_in(lang), bands=BANDS[lang], **options)

    return drawn


@pytest.fixture
def golden() -> Callable[[str, object], None]:
    """Return a comparison with a stored value; `GELINGENSCHECK_RENEW=1 pytest tests/charts` stores anew."""

    def compare(name: str, value: object) -> None:
        path = SNAPSHOTS / f"{name}.json"
        text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        if os.environ.get("GELINGENSCHECK_RENEW") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs; look at the chart, then renew"

    return compare
