"""What lies in a folder, read with nothing but a YAML library, and the score of one factor, exact in fractions."""

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

Values = dict[str, Any]
BANDS = ("gap", "developing", "strong")
FORMATS = {"subjects": "gelingenscheck/subject/1", "": "gelingenscheck/assessment/1"}


def loaded(path: Path) -> Any:
    """Return what a file says, read by the library's fast half."""
    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def years_before(day: date, years: int) -> date:
    """Return the same day some years earlier; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


class Files:
    """What lies in a folder, with the catalogue and the organisation that it is read by."""

    def __init__(self, folder: Path, catalogue: Path, organisation: Path) -> None:
        self.catalogue, self.organisation = loaded(catalogue), loaded(organisation)
        self.zone = ZoneInfo(self.organisation["timezone"])
        self.units = {unit["id"]: unit for unit in self.organisation["departments"]}
        self.unreadable: set[str] = set()
        self.subjects = {one["id"]: one for one in self._documents(folder, "subjects")}
        every = list(self._documents(folder, ""))
        mine = self.catalogue["meta"]["id"]
        self.others = [one for one in every if one["catalogue"]["id"] != mine]
        self.checks = [one for one in every if one["catalogue"]["id"] == mine and not one.get("discarded")]
        self.by_id = {one["id"]: one for one in every if one["catalogue"]["id"] == mine}
        self.rounds = [loaded(path) for path in sorted((folder / "returns").glob("*.yaml"), reverse=True)]
        self.returns = {year.name: {path.stem: loaded(path) for path in sorted(year.glob("*.yaml"))}
                        for year in (folder / "returns").glob("????")}  # fmt: skip
        real = [one for one in self.subjects.values() if not one.get("example")]
        lost = [one for one in self.checks if one["subject"] not in self.subjects]
        self.examples = bool(self.subjects) and not real and not lost

    def _documents(self, folder: Path, below: str) -> Iterator[Values]:
        """Yield what is what its name says; a check is final exactly if it says when."""
        for path in sorted((folder / below).glob("*.yaml")):
            try:
                values = loaded(path)
            except yaml.YAMLError:
                values = None
            sound = isinstance(values, dict) and values["format"] == FORMATS[below] and values["id"] == path.stem
            if sound and (below or (values["status"] == "final") == ("finalised" in values)):
                yield values
            else:
                self.unreadable.add(path.relative_to(folder).as_posix())

    def day(self, at: date) -> date:
        """Return the day of a moment in the city's time zone."""
        return at.astimezone(self.zone).date() if isinstance(at, datetime) else at

    def exists(self, unit: str, day: date) -> bool:
        """Say whether a unit exists on a day."""
        known = self.units.get(unit, {"until": date.min})
        return bool(known.get("since", date.min) <= day <= known.get("until", date.max))

    def existing(self, day: date) -> list[str]:
        """Return the units of a day in the order of the file."""
        return [unit for unit in self.units if self.exists(unit, day)]

    def today_of(self, unit: str, day: date) -> str:
        """Return who continues a unit on a day: of several successors the first."""
        while unit in self.units and not self.exists(unit, day) and self.units[unit].get("successors"):
            unit = self.units[unit]["successors"][0]
        return unit

    def lead(self, check: Values) -> str:
        """Return the unit that leads what was checked: as its own file says, else as the check does."""
        known = self.subjects.get(check["subject"])
        return str(known["department"] if known else check["department"])

    def shown(self, subject: str) -> bool:
        """Say whether a subject is shown: examples only while there is nothing real."""
        return bool(self.subjects.get(subject, {}).get("example", False)) == self.examples


class Score:
    """One factor of one check (R1 to R4, R7)."""

    def __init__(self, catalogue: Values, factor: Values, check: Values) -> None:
        answers = check.get("answers", {})
        asked = [q for q in factor["questions"] if not q.get("retired")]
        self.due = [q for q in asked if check["phase"] != "planning" or q["phase"] == "planning"]
        kept = [q for q in self.due if answers.get(q["id"], {}).get("no_answer") != "not_applicable"]
        known = [(q, answers[q["id"]]["level"]) for q in kept if "level" in answers.get(q["id"], {})]
        self.applies = bool(kept)
        self.levels = {q["id"]: level for q, level in known}
        self._start = [catalogue["bands"][band]["from"] for band in BANDS]
        self._zeros = {q["id"] for q, level in known if level == 0}
        self._keys = {q["id"] for q in kept if q.get("key")}
        missing = {q["id"] for q in kept} - self.levels.keys()
        full, part = sum(q["weight"] for q in kept), sum(q["weight"] for q, _ in known)
        points = sum(q["weight"] * level for q, level in known)
        enough = bool(kept) and Fraction(part, full) >= Fraction(catalogue["meta"]["completeness"])
        self.score = Fraction(25 * points, part) if enough and not missing & self._keys else None
        self.worst = self.best = self.band = None
        if kept:
            self.worst = self._band(Fraction(25 * points, full), self._zeros | missing)
            self.best = self._band(Fraction(25 * (points + 4 * (full - part)), full), self._zeros)
            unrated = self.worst if self.worst == self.best else None
            self.band = unrated if self.score is None else self._band(self.score, self._zeros)
        high = [q for q, level in known if level >= 3]
        self.evidence_due, self.evidenced = len(high), sum(bool(answers[q["id"]].get("evidence")) for q in high)

    def _band(self, score: Fraction, zeros: set[str]) -> str:
        if zeros & self._keys or score < self._start[1]:
            return "gap"
        return "developing" if zeros or score < self._start[2] else "strong"
