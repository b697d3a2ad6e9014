"""All that lies in the folder of a city: what counts, and beside it what must not.

Examples, drafts and discarded ones, checks of another catalogue, and files that are broken or not what they say.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.portfolio.city.checks import City
from tests.portfolio.city.places import CUT_OFF, NIL, OPENED, SILENT, SINGLE, YEAR, written


def write_city(folder: Path, catalogue: Mapping[str, Any], *, seed: int, examples_only: bool = False) -> None:
    """Fill a folder with a city, its yearly rounds, and what must not count."""
    city = City(folder=folder, catalogue=catalogue, dice=Random(seed), even=seed % 4 == 3)
    if not examples_only:
        _real(city)
        _silent(city)
        _broken(city)
    _examples(city)
    _rounds(city)


def _real(city: City) -> None:
    dice = city.dice
    for unit, most in (("gross", 12), ("nachfolge", 4), ("aufgeloest", 5), ("uralt", 2), ("vergangen", 1), ("rat", 2),
                       ("kommend", 2)):  # fmt: skip
        for number in range(1, most + 1):
            city.project(f"{unit}-p{number}", unit)
    for unit in SINGLE:
        city.project(f"{unit}-p1", unit)
        city.check(f"{unit}-p1", city.day(date(2025, 1, 1)), department=unit)
    for unit in ("gross", "aufgeloest", "rat", *dice.sample(SINGLE, 2)):
        on = city.day(date(2025, 6, 1))
        city.unit(unit, [on, city.day(), city.day(), *([on] if city.chance(0.5) else [])])
    city.check("gross", city.day(date(2025, 6, 1)))  # of a unit, so no project's
    city.check("verwaist", city.day(), department="gross")
    city.check("verwaist-fremd", city.day(), catalogue={"id": "fremder", "version": "1.0.0"})


def _silent(city: City) -> None:
    """Let units be silent in different ways: too long ago, only begun, only quick, another catalogue, or nothing."""
    city.check(city.subject("still-1-p1", "still-1"), date(2024, 6, 30), department="still-1")
    city.unit("still-2", [date(2024, 11, 1), date(2025, 9, 29)])
    city.subject("still-3-p1", "still-3")
    city.check("still-3-p1", None, department="still-3", begun=date(YEAR, 8, 1))
    city.subject("still-4-p1", "still-4")
    city.check("still-4-p1", date(YEAR, 9, 10), department="still-4", check="quick")
    city.check("still-4-p1", date(YEAR, 9, 12), catalogue={"id": "fremder", "version": "1.0.0"})


def _examples(city: City) -> None:
    for number in range(1, 5):
        id_ = city.subject(f"beispiel-{number}", "still-5", example=True)
        city.check(id_, city.day(), department="still-5")
        city.check(id_, None, department="still-5", begun=date(YEAR, 9, 15))


def _broken(city: City) -> None:
    """Lay files beside that cannot be read, or are not what their name says; one only lacks its end."""
    sound = city.check("gross-p1", city.day(), id="gross-p1-heil")
    text = (city.folder / f"{sound}.yaml").read_text(encoding="utf-8")
    for name, broken in (
        ("kopie-von-gross", text),
        ("zu-neu", text.replace("assessment/1", "assessment/2").replace(f"id: {sound}", "id: zu-neu")),
        ("halb", text[: len(text) // 2].rpartition("\n")[0] + "\n  : [\n"),
        ("widerspruch", text.replace(f"id: {sound}", "id: widerspruch").replace("status: final", "status: draft")),
        ("leer", ""),
    ):
        (city.folder / f"{name}.yaml").write_text(broken, encoding="utf-8")
    (city.folder / "subjects" / "kaputt.yaml").write_text("id: [kaputt\n", encoding="utf-8")
    city.check("kaputt", city.day(), department="nachfolge")
    unended = text.replace(f"id: {sound}", "id: ohne-ende").removesuffix("...\n")
    (city.folder / "ohne-ende.yaml").write_text(unended, encoding="utf-8")


def _rounds(city: City) -> None:
    """Write a closed round and an open one, in which six units stay silent."""
    stamp = {"at": OPENED, "by": "manager@rat"}
    written(city.folder / "returns" / f"{YEAR}.yaml", {
        "format": "gelingenscheck/round/1", "year": YEAR, "revision": 1, "state": "open", "cut_off": CUT_OFF,
        "deadline": date(YEAR, 10, 15), "log": [{"step": "opened", **stamp}], "changed": stamp,
    })  # fmt: skip
    log = [{"step": step, "at": datetime(YEAR - 1, month, 1, 8, tzinfo=UTC), "by": "manager@rat"}
           for step, month in (("opened", 9), ("closed", 11))]  # fmt: skip
    written(city.folder / "returns" / f"{YEAR - 1}.yaml", {
        "format": "gelingenscheck/round/1", "year": YEAR - 1, "revision": 2, "state": "closed",
        "cut_off": CUT_OFF.replace(year=YEAR - 1), "deadline": date(YEAR - 1, 10, 15), "log": log,
        "figures": {"units": []}, "changed": log[-1],
    } | {"changed": {name: log[-1][name] for name in ("at", "by")}})  # fmt: skip
    for unit in NIL:
        _return(city, unit, ("nil",))
    for unit in ("rat", "nachfolge", "gross", *SINGLE):
        _return(city, unit, city.dice.choice((("begun", "submitted"), ("begun",), ("begun", "submitted", "withdrawn"))))
    _return(city, "aufgeloest", ("begun", "submitted"))
    _return(city, "vergangen", ("nil",))
    _return(city, SILENT[0], (), contacts=2)
    _return(city, SILENT[1], ("begun", "emptied"))


def _return(city: City, unit: str, steps: Sequence[str], *, contacts: int = 1) -> None:
    """Write one return, whose steps lie on days before and after the cut-off."""
    days = sorted(
        OPENED + timedelta(days=city.dice.randrange(1, 60), hours=city.dice.choice((0, 15))) for _ in range(9)
    )
    reason = {"nil": {"reason": "In diesem Jahr kein Vorhaben"}}
    log = [{"step": step, "at": at, "by": f"planner@{unit}", **reason.get(step, {})}
           for step, at in zip(steps, days, strict=False)]  # fmt: skip
    called = [{"kind": "reminder", "at": at, "by": "manager@rat"} for at in days[-contacts:]]
    texts = {"texts": {"done": "Einiges."}} if "begun" in steps and "emptied" not in steps else {}
    written(city.folder / "returns" / str(YEAR) / f"{unit}.yaml", {
        "format": "gelingenscheck/return/1", "year": YEAR, "unit": unit, "revision": 1, **texts,
        **({"log": log} if log else {}), "contacts": called, "changed": {"at": days[-1], "by": "manager@rat"},
    })  # fmt: skip
