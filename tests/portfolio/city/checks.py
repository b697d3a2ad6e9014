"""Projects, units and their checks, made with dice: several on one day, with holes of every kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.portfolio.city.places import AREAS, BY, CUT_OFF, LAST, YEAR, Values, written

PHASES = ("planning", "running", "completed")


@dataclass(kw_only=True)
class City:
    """Writes documents into a folder."""

    folder: Path
    catalogue: Mapping[str, Any]
    dice: Random
    even: bool = False
    """Every check has one level everywhere, so that nearly all orders are ties."""
    numbers: dict[str, int] = field(default_factory=dict)

    def chance(self, share: float) -> bool:
        """Say yes in this share of cases."""
        return self.dice.random() < share

    def day(self, first: date = date(2022, 1, 1), last: date = LAST) -> date:
        """Return a day; some are where the limits of 12 and 24 months lie, or on the cut-off itself."""
        if self.chance(0.2):
            years = self.dice.choice((0, 1, 2))
            return CUT_OFF.replace(year=YEAR - years) + timedelta(days=self.dice.choice((-1, 0, 1)))
        return first + timedelta(days=self.dice.randrange((last - first).days + 1))

    def subject(self, id_: str, department: str, **more: Any) -> str:
        """Write a project or a unit."""
        written(self.folder / "subjects" / f"{id_}.yaml", {
            "format": "gelingenscheck/subject/1", "id": id_, "revision": 1, "kind": "project",
            "title": f"Vorhaben {id_}", "department": department,
            "areas": self.dice.sample(AREAS[:3], self.dice.randrange(3)), "measures": self._measures(id_),
            "changed": {"at": date(2022, 1, 1), "by": BY}, **more,
        })  # fmt: skip
        return id_

    def _measures(self, id_: str) -> list[Values]:
        return [
            {
                "id": f"m{number}", "text": "Etwas tun", "status": self.dice.choice(("open", "done")),
                **({"due": self.day(date(2025, 1, 1))} if self.chance(0.8) else {}),
                **({"from": f"{id_}-fremd"} if self.chance(0.1) else {}),
            }
            for number in range(self.dice.randrange(4))
        ]  # fmt: skip

    def check(self, subject: str, on: date | None, *, department: str = "gross", **more: Any) -> str:
        """Write a check, final on a day, or a draft."""
        number = self.numbers[subject] = self.numbers.get(subject, 0) + 1
        id_ = more.pop("id", f"{subject}-{number}")
        begun = {"at": on or self._moment(more.pop("begun", None) or self.day()), "by": BY}
        kind, phase = more.get("check", "full"), self.dice.choice(PHASES)
        values = {
            "format": "gelingenscheck/assessment/1", "id": id_, "revision": 1,
            "status": "draft" if on is None else "final", "check": "full", "subject": subject,
            "department": department, "phase": None if kind == "crosscutting" else phase,
            "mode": "workshop" if kind == "full" and self.chance(0.3) else "individual",
            "catalogue": {"id": self.catalogue["meta"]["id"], "version": "1.0.0"}, "created": begun, "changed": begun,
        }  # fmt: skip
        if on is not None:
            values["finalised"] = {"at": on, "by": BY}
        if kind != "quick" and "answers" not in more:
            values["answers"] = self._standard() if kind == "crosscutting" else self._answers()
        written(self.folder / f"{id_}.yaml", values | more)
        return str(id_)

    def _moment(self, day: date) -> datetime:
        """Return a moment on a day in UTC; late in the evening it is the next day in Berlin."""
        return datetime(day.year, day.month, day.day, self.dice.choice((8, 12, 22, 23)), 30, tzinfo=UTC)

    def _answers(self) -> Values:
        """Return answers with holes of every kind; sometimes a whole factor does not apply, or is left open."""
        level = self.dice.randrange(5) if self.even else None
        care, answers = self.dice.random(), Values()
        for factor in self.catalogue["factors"]:
            fate, skill = self.dice.random(), self.dice.randrange(5)
            for question in factor["questions"]:
                if level is not None:
                    answers[question["id"]] = {"level": level}
                elif fate < 0.06:
                    answers[question["id"]] = {"no_answer": "not_applicable", "reason": "other", "note": "passt nicht"}
                elif fate > 0.08:
                    answers[question["id"]] = self._answer(skill, care)
        return {id_: answer for id_, answer in answers.items() if answer}

    def _answer(self, skill: int, care: float) -> Values:
        fate = self.dice.random()
        if fate < 0.06 * care:
            return {}
        if fate < 0.12 * care:
            return {"no_answer": "dont_know"}
        if fate < 0.2 * care:
            return {"no_answer": "not_applicable", "reason": "other", "note": "passt nicht"}
        level = max(0, min(4, skill + self.dice.choice((-1, 0, 0, 0, 1))))
        return {"level": level} | ({"evidence": [{"text": "Protokoll"}]} if self.chance(0.4) else {})

    def _standard(self) -> Values:
        asked = [factor["crosscutting"]["id"] for factor in self.catalogue["factors"]]
        dont_know: Values = {"no_answer": "dont_know"}
        return {id_: {"level": self.dice.randrange(5)} if self.chance(0.8) else dont_know
                for id_ in asked if self.chance(0.9)}  # fmt: skip

    def project(self, id_: str, department: str, *, last: date = LAST) -> None:
        """Write a project with several checks, some of them on one day, some that must not count."""
        dice = self.dice
        self.subject(id_, department, **({"chosen_variant": "B"} if self.chance(0.2) else {}))
        for _ in range(dice.choice((0, 1, 1, 2, 3))):
            on = self.day(last=last)
            before = self.check(id_, on, department=department)
            if self.chance(0.3):
                self.check(id_, on, department=department, id=f"{id_}-0{dice.randrange(10**6)}", predecessor=before)
            elif self.chance(0.2):
                self.check(id_, on, department=department)
        if self.chance(0.2):
            self.check(id_, self.day(last=last), answers={})
        for variant in "AB" if self.chance(0.2) else "":
            self.check(id_, self.day(last=last), variant=variant, mode="individual")
        if self.chance(0.2):
            self.check(id_, self.day(last=last), check="quick")
        if self.chance(0.3):
            self.check(id_, None, department=department)
        if self.chance(0.1):
            self.check(id_, None, discarded={"at": date(2024, 1, 1), "by": BY})
        if self.chance(0.15):
            self.check(id_, self.day(last=last), id=f"{id_}-fremd", catalogue={"id": "fremder", "version": "2.0.0"})

    def unit(self, id_: str, days: Sequence[date | None]) -> None:
        """Write a unit with its crosscutting checks."""
        self.subject(id_, id_, kind="unit", title=id_, areas=[])
        for day in days:
            self.check(id_, day, department=id_, check="crosscutting")
