"""How far units are in the yearly rounds at the end of a day, from the files alone."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from tests.portfolio.city.counting import Counting
from tests.portfolio.city.reading import Values


class Rounds:
    """The rounds beside what counts; `units` are the departments with their figures."""

    def __init__(self, counting: Counting, units: Mapping[str, Values]) -> None:
        self.counting, self.units, self.files, self.as_of = counting, units, counting.files, counting.as_of

    def as_json(self) -> Iterator[Values]:
        """Yield the rounds that were opened by that day, the latest first."""
        for asked in self.files.rounds:
            if self.files.day(asked["log"][0]["at"]) <= self.as_of:
                yield {
                    "year": asked["year"], "cut_off": asked["cut_off"].isoformat(),
                    "deadline": asked["deadline"].isoformat(), "state": self._state(asked),
                    "units": list(self._units(asked)),
                }  # fmt: skip

    def _state(self, asked: Values) -> str:
        steps = [one["step"] for one in asked["log"] if self.files.day(one["at"]) <= self.as_of]
        return "closed" if steps[-1] == "closed" else "open"

    def _units(self, asked: Values) -> Iterator[Values]:
        """Yield the units of the cut-off; one that answered and was dissolved before stands behind its successor."""
        files, day = self.files, asked["cut_off"]
        answers, existing = files.returns.get(str(asked["year"]), {}), files.existing(day)
        gone = {unit: files.today_of(unit, day) for unit in sorted(answers) if unit not in existing}
        begun, standards = self._began(asked), self.counting.standards
        order = [one for unit in existing for one in (unit, *(old for old, new in gone.items() if new == unit))]
        for unit in (*order, *(old for old, new in gone.items() if new not in existing)):
            figures, standard = self.units.get(unit, {}), standards.get(unit) if unit in self.units else None
            yield {
                "department": unit, **self._answer(answers.get(unit, {}), begun=unit in begun),
                "projects": figures.get("projects"), "current": figures.get("current"),
                "crosscutting": self.counting.finalised(standard).isoformat() if standard else None,
                "asked": unit in existing, "successor": gone[unit] if gone.get(unit) in existing else None,
            }  # fmt: skip

    def _began(self, asked: Values) -> set[str]:
        """Return the units that began a full or crosscutting check while the round was open, finalised or not.

        Where only the day of the beginning is known, the whole days of opening and closing belong to the round.
        """
        ends = [one["at"] for one in asked["log"] if one["step"] == "closed"]
        opened, closed = asked["log"][0]["at"], ends[-1] if ends else None

        def within(at: date) -> bool:
            if isinstance(at, datetime):
                return bool(opened <= at and (closed is None or at <= closed))
            return bool(self.files.day(opened) <= at and (closed is None or at <= self.files.day(closed)))

        return {
            self.files.today_of(self.files.lead(check), asked["cut_off"])
            for check in self.counting.begun()
            if check["check"] != "quick" and within(check["created"]["at"])
        }

    def _answer(self, answer: Values, *, begun: bool) -> Values:
        """Return how far one unit was at the end of the day."""
        log = [one for one in answer.get("log", []) if self.files.day(one["at"]) <= self.as_of]
        contacts = [one for one in answer.get("contacts", []) if self.files.day(one["at"]) <= self.as_of]
        decisive = [one for one in log if one["step"] in ("submitted", "nil", "withdrawn")]
        last: Values = decisive[-1] if decisive else {}
        written = [one["step"] for one in log if one["step"] in ("begun", "emptied")][-1:] == ["begun"]
        state = {"submitted": "complete", "nil": "nil_return"}.get(last.get("step", ""))
        return {
            "state": state or ("begun" if written or begun else "no_return_yet"),
            "last_contact": self.files.day(contacts[-1]["at"]).isoformat() if contacts else None,
            "submitted": self.files.day(last["at"]).isoformat() if state == "complete" else None,
            "nil_reason": last.get("reason"),
        }
