"""The data files of an invented city of fourteen units, and how a document is written: nothing of the program.

Six units are silent, two have nothing to report, one was merged into another during the year, and three lead a single
project.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

Values = dict[str, Any]
YEAR = 2026
MERGED_ON = date(YEAR, 5, 1)
"""From this day on `nachfolge` leads what `aufgeloest` led."""
CUT_OFF = date(YEAR, 9, 30)
OPENED = datetime(YEAR, 9, 1, 7, tzinfo=UTC)
LAST = date(YEAR, 12, 20)
SILENT = tuple(f"still-{number}" for number in range(1, 7))
NIL = ("fehl-1", "fehl-2")
SINGLE = ("einzeln-1", "einzeln-2", "einzeln-3")
UNITS = ("rat", "nachfolge", "gross", *SINGLE, *NIL, *SILENT)
"""Those that exist at the cut-off."""
AREAS = ("wege", "bildung", "wohnen", "leer")
BY = "planner@gross"


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the same stamp in two places is written twice
        return True


_Dumper.add_representer(
    datetime,
    lambda dumper, moment: dumper.represent_scalar("tag:yaml.org,2002:timestamp", f"{moment:%Y-%m-%dT%H:%M:%SZ}"),
)


def written(path: Path, values: Mapping[str, Any], *, end: str = "...\n") -> Path:
    """Write one document."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    path.write_text(text + end, encoding="utf-8")
    return path


def write_catalogue(path: Path, shipped: Path, *, seed: int) -> Path:
    """Write the shipped catalogue with other weights, keys, bands, target and completeness, and fewer factors."""
    dice, values = Random(seed), yaml.load(shipped.read_bytes(), Loader=yaml.CSafeLoader)
    values["meta"] |= {"id": "eigener", "target": 60, "completeness": "1/2"}
    values["bands"]["developing"]["from"], values["bands"]["strong"]["from"] = 40, 70
    values["factors"] = values["factors"][1:6]
    for number, factor in enumerate(values["factors"], 1):
        factor["number"] = number
        for question in factor["questions"]:
            question["weight"] = dice.randrange(1, 6)
            question["key"] = dice.random() < 0.3
            if question["key"]:
                question["na"] = False
        factor["questions"][dice.randrange(6)] |= {"since": "0.9.0", "retired": "1.0.0"}
    return written(path, values)


def write_organisation(path: Path, *, seed: int) -> Path:
    """Write fourteen units in an order of their own, and those that were, will be or vanished."""
    dice = Random(seed)
    units: list[Values] = [{"id": id_, "name": f"Amt {id_}"} for id_ in UNITS]
    units[0] |= {"kind": "council"}
    units += [
        {"id": "aufgeloest", "name": "Amt bis April", "until": MERGED_ON - timedelta(days=1),
         "successors": ["nachfolge", "gross"]},
        {"id": "uralt", "name": "Amt bis 2023", "until": date(2023, 12, 31), "successors": ["aufgeloest"]},
        {"id": "vergangen", "name": "Amt ohne Nachfolge", "until": date(2025, 6, 30)},
        {"id": "kommend", "name": "Amt ab November", "since": date(YEAR, 11, 1)},
    ]  # fmt: skip
    dice.shuffle(units)
    for unit in units:
        unit["areas"] = dice.sample(AREAS, dice.randrange(3))
    return written(path, {
        "municipality": {"name": "Probestadt"}, "areas": {area: area.title() for area in AREAS},
        "timezone": "Europe/Berlin", "departments": units,
    })  # fmt: skip
