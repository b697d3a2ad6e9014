"""Section 7 of the design once more, in plain loops over documents: slow, and written without looking at the other."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from statistics import median
from typing import Any

from gelingenscheck.assessment.model import Assessment, Check, Status
from gelingenscheck.assessment.subject import Subject, SubjectKind
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Kind, Organisation
from gelingenscheck.scoring.factor import FactorScore, factor_scores


def years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def final_day(check: Assessment) -> date:
    assert check.finalised is not None
    return check.finalised.day


class Plain:
    """What counts, by the words of the design."""

    def __init__(
        self, documents: Iterable[Subject | Assessment], catalogue: Catalogue, organisation: Organisation, as_of: date
    ) -> None:
        kept = list(documents)
        self.catalogue, self.organisation, self.as_of = catalogue, organisation, as_of
        self.subjects = {one.id: one for one in kept if isinstance(one, Subject)}
        self.checks = [one for one in kept if isinstance(one, Assessment) and one.discarded is None]
        self.by_id = {one.id: one for one in self.checks}
        real = [one for one in self.subjects.values() if not one.example]
        orphans = [one for one in self.checks if one.subject not in self.subjects]
        self.examples = not real and not orphans
        self.counted = self._counted()

    def is_shown(self, subject: str) -> bool:
        """Say whether a subject is shown: real ones, or examples if there is nothing else."""
        known = self.subjects.get(subject)
        return (known.example if known else False) == self.examples

    def scores(self, check: Assessment) -> dict[str, FactorScore]:
        """Return the scores of a check by factor."""
        return {score.factor: score for score in factor_scores(self.catalogue, check)}

    def _eligible(self, check: Assessment) -> bool:
        known = self.subjects.get(check.subject)
        if check.check is not Check.FULL or check.status is not Status.FINAL or final_day(check) > self.as_of:
            return False
        if known is not None and known.kind is SubjectKind.UNIT:
            return False
        if check.variant is not None and (known is None or known.chosen_variant != check.variant):
            return False
        return self.is_shown(check.subject) and any(score.band for score in self.scores(check).values())

    def _goes_on_from(self, check: Assessment, other: Assessment) -> bool:
        seen = set()
        while check.predecessor is not None and check.predecessor not in seen:
            if check.predecessor == other.id:
                return True
            seen.add(check.predecessor)
            if check.predecessor not in self.by_id:
                return False
            check = self.by_id[check.predecessor]
        return False

    def _counted(self) -> dict[str, Assessment]:
        candidates = defaultdict(list)
        for check in self.checks:
            if self._eligible(check):
                candidates[check.subject].append(check)
        counted = {}
        for subject, checks in candidates.items():
            last = max(final_day(check) for check in checks)
            same_day = [check for check in checks if final_day(check) == last]
            newest = [
                c for c in same_day if not any(self._goes_on_from(other, c) for other in same_day if other is not c)
            ]
            counted[subject] = max(newest or same_day, key=lambda check: check.id)
        return counted

    def is_current(self, check: Assessment) -> bool:
        """Say whether a check is of the last two years."""
        return final_day(check) >= years_before(self.as_of, 2)

    def unit_of(self, check: Assessment) -> str:
        """Return the unit that leads the project today."""
        known = self.subjects.get(check.subject)
        return self.organisation.today_of(known.department if known else check.department, self.as_of)

    def factor(self, factor: str) -> dict[str, Any]:
        """Return the figures of a factor as the command line gives them."""
        scores = [self.scores(check)[factor] for check in self.counted.values()]
        rated = [score.score for score in scores if score.score is not None]
        banded = [score for score in scores if score.band is not None]
        weak = [score for score in banded if score.band == "gap"]
        due = sum(score.evidence_due for score in scores)
        return {
            "factor": factor,
            "n": len(scores),
            "rated": len(rated),
            "median": median(rated) if rated else None,
            "lowest": min(rated, default=None),
            "weak": len(weak),
            "possibly_weak": sum(score.band is None and score.worst == "gap" for score in scores),
            "share_weak": len(weak) / len(banded) if banded else None,
            "share_evidenced": sum(score.evidenced for score in scores) / due if due else None,
            "bands": {
                **{band: sum(score.band == band for score in banded) for band in ("gap", "developing", "strong")},
                "none": sum(score.applies and score.band is None for score in scores),
                "not_applicable": sum(not score.applies for score in scores),
            },
        }

    def question(self, question: str) -> tuple[int, int, list[str]]:
        """Return how many are weak, how many have a level, and which are weak."""
        known = self.catalogue.questions[question]
        factor = self.catalogue.by_id[known.factor]
        answered, weak = 0, []
        for subject, check in self.counted.items():
            level = check.answer(question).level
            if level is None or known not in self.catalogue.due(factor, check.phase):
                continue
            answered += 1
            if level <= 1:
                weak.append(subject)
        return len(weak), answered, sorted(weak)

    def practice(self, department: str, factor: str) -> tuple[float | None, int]:
        """Return median and number of the current scores of a unit."""
        if self.organisation.departments[department].kind is Kind.COUNCIL:
            return None, 0
        scores = [
            score
            for check in self.counted.values()
            if self.is_current(check) and self.unit_of(check) == department
            and (score := self.scores(check)[factor].score) is not None
        ]  # fmt: skip
        return (median(scores) if scores else None), len(scores)

    def area(self, area: str) -> dict[str, Any]:
        """Return an area as the command line gives it."""
        naming = {one.id for one in self.subjects.values() if one.kind is SubjectKind.PROJECT and area in one.areas}
        mine = {id_ for id_ in naming if self.is_shown(id_)}
        current = [check for id_, check in self.counted.items() if id_ in mine and self.is_current(check)]
        factors = []
        for factor in self.catalogue.factors:
            scores = [score for check in current if (score := self.scores(check)[factor.id].score) is not None]
            practice = median(scores) if scores else None
            factors.append({"factor": factor.id, "practice": practice, "n": len(scores)})
        return {"area": area, "projects": len(mine), "current": len(current), "factors": factors}

    def standard(self, department: str) -> Assessment | None:
        """Return the unit's latest crosscutting check of the last year; the generator makes one a day at most."""
        found = [
            check
            for check in self.checks
            if check.check is Check.CROSSCUTTING and check.status is Status.FINAL and check.subject == department
            and years_before(self.as_of, 1) <= final_day(check) <= self.as_of and self.is_shown(check.subject)
        ]  # fmt: skip
        return max(found, key=lambda check: (final_day(check), check.id), default=None)

    def anchoring(self, department: str, factor: str) -> float | None:
        """Return the points of a unit's own standard."""
        check = self.standard(department)
        level = check.answer(self.catalogue.by_id[factor].crosscutting.id).level if check else None
        return None if level is None else 25.0 * level
