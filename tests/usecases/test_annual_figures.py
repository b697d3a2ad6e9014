"""The frozen figures of a yearly report are those of the files, computed once more, exact, by nothing of ours."""

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from gelingenscheck import organisation as organisations
from gelingenscheck.annual import figures as annual
from gelingenscheck.catalogue import reader
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.index import Index
from gelingenscheck.usecases import rounds
from gelingenscheck.usecases.annual import reports
from gelingenscheck.usecases.desk import Desk
from tests.portfolio.city import places
from tests.portfolio.city.figures import Figures
from tests.portfolio.city.reading import Files, Values, years_before
from tests.portfolio.test_generated_city import EXAMPLES_ONLY, City

YEAR = places.CUT_OFF.year
SEEDS = (0, 3, EXAMPLES_ONLY)
"""One plain city, one of ties with a catalogue of its own, one of examples."""


class Report:
    """A city with the report of its year."""

    def __init__(self, root: Path, seed: int) -> None:
        self.city = City(root, seed)
        now = datetime.combine(places.LAST, time(12), UTC)
        self.desk = Desk(
            store=FileStore(self.city.folder), catalogue=reader.load(self.city.catalogue),
            organisation=organisations.load(self.city.organisation), now=lambda: now,
        )  # fmt: skip
        index = Index(self.city.folder, self.desk.catalogue)
        rounds.close_round(self.desk, index.refresh(force=True), YEAR)
        self.figures: annual.Figures = reports.begin(self.desk, index.refresh(force=True), YEAR).figures
        self.said: Values = self.city.said(places.LAST)
        self.files = Files(self.city.folder, self.city.catalogue, self.city.organisation)

    def counted(self, until: date) -> "Year":
        """Return what the reporting year that ends on a day counts."""
        return Year(self.files, until)


class Year(Figures):
    """What a reporting year counts: finalised in it, the latest of each project, no variants."""

    def __init__(self, files: Files, until: date) -> None:
        super().__init__(files, until)
        self.after = years_before(until, 1)

    @cached_property
    def checks(self) -> dict[str, Values]:
        """Return the check that counts of each project."""
        whole = self.files.checks
        self.files.checks = [check for check in whole if check.get("variant") is None]
        try:
            found = Figures(self.files, self.as_of).counted
        finally:
            self.files.checks = whole
        return {id_: check for id_, check in found.items() if self.finalised(check) > self.after}

    def few(self, weak: list[tuple[bool, str]]) -> tuple[int, int, int] | None:
        """Return how many of some are weak, as it may be said; each with its unit."""
        n, count = len(weak), sum(one for one, _ in weak)
        if n < 5 or len({unit for _, unit in weak}) < 3:
            return None
        if count <= 1:
            return 0, 1, n
        return (n - 1, n, n) if count >= n - 1 else (count, count, n)

    def weak(self, factor: Values) -> tuple[int, int, int] | None:
        """Return how many projects are weak in a factor."""
        scores = [(self.score(check, factor).band, self.unit(check)) for check in self.checks.values()]
        return self.few([(band == "gap", unit) for band, unit in scores if band])

    def spots(self) -> list[tuple[str, tuple[int, int, int]]]:
        """Return the questions that projects lack, weakest first."""
        found = []
        for factor in self.factors:
            for question in (one for one in factor["questions"] if not one.get("retired")):
                levels = [
                    (self.score(c, factor).levels.get(question["id"]), self.unit(c)) for c in self.checks.values()
                ]
                weak = self.few([(level <= 1, unit) for level, unit in levels if level is not None])
                if weak:
                    found.append((question["id"], weak))
        return sorted(found, key=lambda spot: -Fraction(spot[1][0] + spot[1][1], 2 * spot[1][2]))


@pytest.fixture(scope="module", params=SEEDS)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    return Report(tmp_path_factory.mktemp("city"), request.param)


def _said(few: Any) -> tuple[int, int, int] | None:
    return None if few is None else (few.low, few.high, few.n)


def test_projects_checks_factors_and_questions_are_those_of_the_files(report: Report) -> None:
    known, year = report.figures, report.counted(places.CUT_OFF)
    before = report.counted(years_before(places.CUT_OFF, 1))
    assert known.examples is report.files.examples
    assert known.projects == len(year.projects)
    assert known.assessed == len(year.checks) > 0
    assert [_said(one.weak) for one in known.factors] == [year.weak(factor) for factor in year.factors]
    assert [_said(one.before) for one in known.factors] == [before.weak(factor) for factor in before.factors]
    assert [(one.question, _said(one.weak)) for one in known.spots] == year.spots()[:5]


def test_units_and_their_answers_are_those_of_the_files(report: Report) -> None:
    known, year = report.figures, report.counted(places.CUT_OFF)
    there: dict[str, list[bool]] = {}
    for cell in year.matrix():
        there.setdefault(cell["department"], []).append(cell["class"] != "none")
    assert [(one.unit, list(one.factors)) for one in known.units] == list(there.items())
    asked = [unit for unit in report.said["returns"][0]["units"] if unit["asked"]]
    states = [unit["state"] for unit in asked]
    answers = known.answers
    assert (answers.complete, answers.nil, answers.begun, answers.silent) == tuple(
        states.count(state) for state in ("complete", "nil_return", "begun", "no_return_yet")
    )
    assert known.crosscutting == sum(unit["department"] in year.standards for unit in asked)


def test_measures_and_released_projects_are_those_of_the_files(report: Report) -> None:
    known, files, year = report.figures, report.files, report.counted(places.CUT_OFF)
    foreign = {check["id"] for check in files.others}
    measures = [m for one in files.subjects.values() if files.shown(one["id"])
                for m in one.get("measures", []) if m.get("from") not in foreign]  # fmt: skip
    fell_due = [m for m in measures if m.get("due") and year.after + timedelta(days=1) <= m["due"] <= places.CUT_OFF]
    mine = known.measures
    assert (mine.due, mine.kept) == (len(fell_due), sum(m["status"] != "open" for m in fell_due))
    released = sorted(one["title"] for one in files.subjects.values() if files.shown(one["id"])
                      and one["kind"] == "project" and one.get("release") == "council")  # fmt: skip
    assert [one.title for one in known.released] == released[: annual.MOST_LISTED]
    assert known.released_in_all == len(released)
    assert {one.project for one in mine.listed} <= set(released)


def test_where_the_command_line_says_a_figure_too_it_is_the_same(report: Report) -> None:
    known, said = report.figures, report.said
    assert known.projects == said["counts"]["projects"]
    mine = known.measures
    assert {"open": mine.open, "done": mine.done, "overdue": mine.overdue} == said["measures"]
    cut_off = report.city.said(places.CUT_OFF)
    heard = {cell["department"] for cell in cut_off["matrix"] if cell["class"] != "none"}
    assert known.heard == len(heard)
