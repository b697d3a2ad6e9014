"""The figures of the portfolio once more, from the files alone and exact: nothing of the program is imported."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from statistics import median

from tests.portfolio.city.counting import Counting
from tests.portfolio.city.reading import BANDS, Values
from tests.portfolio.city.rounds import Rounds


class Figures(Counting):
    """The portfolio at the end of a day."""

    def as_json(self) -> Values:
        """Return all figures as the command line gives them, scores as fractions."""
        units = {unit["department"]: unit for unit in self.departments()}
        return {
            "as_of": self.as_of.isoformat(), "counts": self.counts(), "returns": list(Rounds(self, units).as_json()),
            "factors": [self.factor(factor) for factor in self.factors], "weak_spots": list(self.weak_spots()),
            "departments": list(units.values()), "matrix": list(self.matrix()), "areas": list(self.areas()),
            "measures": self.measures(),
        }  # fmt: skip

    def counts(self) -> Values:
        """Return how much there is."""
        quick = {check["subject"] for check in self.begun() if check["check"] == "quick"}
        made_up = [s for s in self.files.subjects.values() if s.get("example") and s["kind"] == "project"]
        return {"projects": len(self.projects), "current": len(self.current), "drafts": len(self.drafts),
                "quick": len(quick), "examples": len(made_up)}  # fmt: skip

    def factor(self, factor: Values) -> Values:
        """Return the figures of a factor."""
        scores = [self.score(check, factor) for check in self.counted.values()]
        rated = [score.score for score in scores if score.score is not None]
        bands = {band: sum(score.band == band for score in scores) for band in BANDS}
        none = [score for score in scores if score.applies and not score.band]
        banded, due = sum(bands.values()), sum(score.evidence_due for score in scores)
        evidenced = sum(score.evidenced for score in scores)
        return {
            "factor": factor["id"], "n": len(scores), "rated": len(rated),
            "median": median(rated) if rated else None, "lowest": min(rated, default=None), "weak": bands["gap"],
            "possibly_weak": sum(score.worst == "gap" for score in none),
            "share_weak": Fraction(bands["gap"], banded) if banded else None,
            "share_evidenced": Fraction(evidenced, due) if due else None,
            "bands": {**bands, "none": len(none), "not_applicable": sum(not score.applies for score in scores)},
        }  # fmt: skip

    def weak_spots(self) -> Iterator[Values]:
        """Yield weak questions: by the factor's share weak, then its median, then by the question's own share.

        What is equal stands in the order of the catalogue; a factor without a band comes last.
        """
        figures = {factor["id"]: self.factor(factor) for factor in self.factors}

        def rank(factor: Values) -> tuple[Fraction, Fraction]:
            known = figures[factor["id"]]
            share, middle = known["share_weak"], known["median"]
            return Fraction(1) if share is None else -share, Fraction(1000) if middle is None else middle

        for factor in sorted(self.factors, key=rank):
            spots = [self._spot(factor, q) for q in factor["questions"] if not q.get("retired")]
            weak = [spot for spot in spots if spot["weak"]]
            yield from sorted(weak, key=lambda spot: Fraction(-spot["weak"], spot["n"]))

    def _spot(self, factor: Values, question: Values) -> Values:
        """Return a question with the projects that lack it: level 0 or 1."""
        levels = {id_: self.score(check, factor).levels.get(question["id"]) for id_, check in self.counted.items()}
        known = {id_: level for id_, level in levels.items() if level is not None}
        weak = sorted(id_ for id_, level in known.items() if level <= 1)
        return {"factor": factor["id"], "question": question["id"], "weak": len(weak), "n": len(known),
                "subjects": weak}  # fmt: skip

    def departments(self) -> Iterator[Values]:
        """Yield the units that exist, then, by id, those that lead something without existing."""
        projects, drafts = list(self.projects.values()), [self.unit(check) for check in self.drafts]
        current, existing = [self.unit(check) for check in self.current.values()], self.files.existing(self.as_of)
        for unit in (*existing, *sorted({*projects, *drafts, *current} - set(existing))):
            council = unit in existing and self._is_council(unit)
            yield {
                "department": unit, "projects": None if council else projects.count(unit),
                "current": None if council else current.count(unit), "drafts": drafts.count(unit),
                "blind_spot": unit in existing and unit not in self.standards
                and (council or not current.count(unit)),
            }  # fmt: skip

    def _is_council(self, unit: str) -> bool:
        return bool(self.files.units[unit].get("kind") == "council")

    def _practice(self, checks: Iterable[Values], factor: Values) -> tuple[Fraction | None, int]:
        scores = [score for c in checks if (score := self.score(c, factor).score) is not None]
        return (median(scores) if scores else None), len(scores)

    def matrix(self) -> Iterator[Values]:
        """Yield unit by unit and factor by factor."""
        for unit in self.files.existing(self.as_of):
            led = [c for c in self.current.values() if self.unit(c) == unit and not self._is_council(unit)]
            answers = self.standards.get(unit, {}).get("answers", {})
            for factor in self.factors:
                practice, n = self._practice(led, factor)
                level = answers.get(factor["crosscutting"]["id"], {}).get("level")
                anchoring = None if level is None else 25 * level
                yield {"department": unit, "factor": factor["id"], "practice": practice, "n": n,
                       "anchoring": anchoring, "class": self._class(practice, anchoring)}  # fmt: skip

    def _class(self, practice: Fraction | None, anchoring: int | None) -> str:
        if practice is None or anchoring is None:
            return "none" if practice is None and anchoring is None else "one_reading"
        target = self.files.catalogue["meta"]["target"]
        both = practice >= target, anchoring >= target
        return {(True, True): "lived_anchored", (True, False): "lived_only", (False, True): "anchored_only"}.get(
            both, "open"
        )

    def key_figures(self) -> dict[str, int]:
        """Return how many cells there are, have a reading, and are at target in both."""
        classes = [cell["class"] for cell in self.matrix()]
        return {"cells": len(classes), "covered": len(classes) - classes.count("none"),
                "at_target": classes.count("lived_anchored")}  # fmt: skip

    def areas(self) -> Iterator[Values]:
        """Yield the areas with the projects that name them."""
        for area in self.files.organisation["areas"]:
            naming = [id_ for id_ in self.projects if area in self.files.subjects.get(id_, {}).get("areas", [])]
            current = [self.current[id_] for id_ in naming if id_ in self.current]
            cells = [(factor["id"], *self._practice(current, factor)) for factor in self.factors]
            factors = [{"factor": id_, "practice": practice, "n": n} for id_, practice, n in cells]
            yield {"area": area, "projects": len(naming), "current": len(current), "factors": factors}

    def measures(self) -> dict[str, int]:
        """Count the measures of what is shown; those of another catalogue's checks are left out."""
        foreign = {check["id"] for check in self.files.others}
        shown = [m for id_, one in self.files.subjects.items() if self.files.shown(id_)
                 for m in one.get("measures", []) if m.get("from") not in foreign]  # fmt: skip
        waiting = [m for m in shown if m["status"] == "open"]
        late = [m for m in waiting if m.get("due", date.max) < self.as_of]
        return {"open": len(waiting), "done": len(shown) - len(waiting), "overdue": len(late)}
