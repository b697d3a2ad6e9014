"""What counts at the end of a day, by the words of the design, in plain loops over files."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from tests.portfolio.city.reading import Files, Score, Values, years_before


class Counting:
    """What counts at the end of a day."""

    def __init__(self, files: Files, as_of: date) -> None:
        self.files, self.as_of = files, as_of
        self.factors = files.catalogue["factors"]
        self._scores: dict[tuple[str, str], Score] = {}

    def score(self, check: Values, factor: Values) -> Score:
        """Return the score of a check's factor."""
        place = check["id"], factor["id"]
        if place not in self._scores:
            self._scores[place] = Score(self.files.catalogue, factor, check)
        return self._scores[place]

    def _final(self, check: Values, kind: str) -> bool:
        return (
            check["check"] == kind and check["status"] == "final" and self.finalised(check) <= self.as_of
            and self.files.shown(check["subject"])
        )  # fmt: skip

    def finalised(self, check: Values) -> date:
        """Return when a check became final."""
        return self.files.day(check["finalised"]["at"])

    def _latest(self, checks: Iterable[Values]) -> dict[str, Values]:
        """Return the latest of each subject; of one day the one that no other goes on from, of several the last id."""
        by_subject: dict[str, list[Values]] = {}
        for check in checks:
            by_subject.setdefault(check["subject"], []).append(check)
        found = {}
        for subject, own in by_subject.items():
            newest = max(map(self.finalised, own))
            tied = [check for check in own if self.finalised(check) == newest]
            ends = [one for one in tied if not any(self._goes_on(other, one) for other in tied)]
            found[subject] = max(ends, key=lambda check: str(check["id"]))
        return found

    def _goes_on(self, check: Values, other: Values) -> bool:
        before = check.get("predecessor")
        while before is not None and before != other["id"]:
            before = self.files.by_id.get(before, {}).get("predecessor")
        return before is not None

    @cached_property
    def counted(self) -> dict[str, Values]:
        """Return the check that counts of each project."""

        def may(check: Values) -> bool:
            subject = self.files.subjects.get(check["subject"], {})
            return (
                self._final(check, "full") and subject.get("kind") != "unit"
                and check.get("variant") in (None, subject.get("chosen_variant"))
                and any(self.score(check, factor).band for factor in self.factors)
            )  # fmt: skip

        return self._latest(check for check in self.files.checks if may(check))

    @cached_property
    def current(self) -> dict[str, Values]:
        """Return those of the last 24 months."""
        since = years_before(self.as_of, 2)
        return {id_: check for id_, check in self.counted.items() if self.finalised(check) >= since}

    @cached_property
    def standards(self) -> dict[str, Values]:
        """Return the unit's crosscutting check of the last 12 months, by the unit's own id, merged or not."""
        since = years_before(self.as_of, 1)
        yearly = [c for c in self.files.checks if self._final(c, "crosscutting") and self.finalised(c) >= since]
        return {self.files.lead(check): check for check in self._latest(yearly).values()}

    def unit(self, check: Values) -> str:
        """Return who leads today what was checked."""
        return self.files.today_of(self.files.lead(check), self.as_of)

    @cached_property
    def projects(self) -> dict[str, str]:
        """Return all known projects with the unit that leads each today; a check without its subject stands for one."""
        files = self.files
        known = {id_: one["department"] for id_, one in files.subjects.items()
                 if one["kind"] == "project" and files.shown(id_)}  # fmt: skip
        alone = [c for c in files.checks if c["subject"] not in files.subjects and not files.examples]
        lost = {c["subject"]: c["department"] for c in alone if c["check"] != "crosscutting"}
        return {id_: files.today_of(unit, self.as_of) for id_, unit in (known | lost).items()}

    @cached_property
    def drafts(self) -> list[Values]:
        """Return full and crosscutting checks that were begun by that day, and not finalised by then."""
        begun = [c for c in self.begun() if c["check"] != "quick"]
        return [c for c in begun if c["status"] == "draft" or self.finalised(c) > self.as_of]

    def begun(self) -> list[Values]:
        """Return what was begun by that day."""
        return [c for c in self.files.checks
                if self.files.shown(c["subject"]) and self.files.day(c["created"]["at"]) <= self.as_of]  # fmt: skip
