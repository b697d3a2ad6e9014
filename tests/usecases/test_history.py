"""A project's own history: like with like, in the order of days."""

from dataclasses import replace
from datetime import UTC, date

import pytest

from gelingenscheck.assessment.model import CatalogueRef, Check, Mode
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.storage.store import NotFoundError
from gelingenscheck.usecases.comparable import checks_found, checks_of_project
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.history import histories
from gelingenscheck.usecases.projects import NoVariantError, choose_variant
from tests.portfolio.made import check, project, snapshot, unit

DAYS = [date(2024, 3, 1), date(2025, 3, 1), date(2026, 3, 1)]


def test_a_series_holds_one_way_of_assessing_and_one_variant(desk: Desk) -> None:
    made = [
        check("a-1", "a", desk.catalogue, on=DAYS[0]),
        check("a-2", "a", desk.catalogue, on=DAYS[1], mode=Mode.WORKSHOP),
        check("a-3", "a", desk.catalogue, on=DAYS[1], variant="A"), check("a-4", "a", desk.catalogue, on=DAYS[2]),
    ]  # fmt: skip
    found = histories(made, desk.catalogue, UTC)
    assert [[one.id for one in series.checks] for series in found] == [["a-1", "a-4"], ["a-2"], ["a-3"]]


def test_drafts_other_checks_and_other_catalogues_are_in_no_series(desk: Desk) -> None:
    foreign = CatalogueRef(id="anderer", version="1.0.0")
    made = [
        check("a-1", "a", desk.catalogue, on=None), check("a-2", "a", desk.catalogue, check=Check.QUICK),
        replace(check("a-3", "a", desk.catalogue), catalogue=foreign),
    ]  # fmt: skip
    assert histories(made, desk.catalogue, UTC) == ()


def test_checks_stand_in_the_order_of_days_and_of_one_day_a_successor_is_later(desk: Desk) -> None:
    made = [
        check("a-1", "a", desk.catalogue, on=DAYS[2]), check("a-2", "a", desk.catalogue, on=DAYS[0]),
        check("a-9", "a", desk.catalogue, on=DAYS[1]),
        check("a-3", "a", desk.catalogue, on=DAYS[1], predecessor="a-9"),
    ]  # fmt: skip
    (series,) = histories(made, desk.catalogue, UTC)
    assert [one.id for one in series.checks] == ["a-2", "a-9", "a-3", "a-1"]


def test_what_was_planned_then_stands_against_what_is_reached_now(desk: Desk) -> None:
    phases = (Phase.PLANNING, Phase.PLANNING, Phase.RUNNING)
    made = [
        check(f"a-{n}", "a", desk.catalogue, on=day, phase=phase)
        for n, (day, phase) in enumerate(zip(DAYS, phases, strict=True), start=1)
    ]
    (series,) = histories(made, desk.catalogue, UTC)
    assert series.planning is not None
    assert series.reached is not None
    assert (series.planning.id, series.reached.id) == ("a-2", "a-3")
    (earlier,) = histories(made[:2], desk.catalogue, UTC)
    assert earlier.reached is None


def test_checks_are_found_by_every_word_of_a_title(desk: Desk) -> None:
    documents = [
        project("a", title="Umbau Schulweg"), project("b", title="Umbau"), unit("tiefbau", title="Umbau Tiefbau"),
        check("a-1", "a", desk.catalogue, on=DAYS[0]), check("a-2", "a", desk.catalogue, on=DAYS[1], variant="B"),
        check("a-3", "a", desk.catalogue, on=None), check("b-1", "b", desk.catalogue, check=Check.QUICK),
        check("b-2", "b", desk.catalogue),
    ]  # fmt: skip
    made = snapshot(documents, desk.catalogue)
    assert [one.id for one in checks_found(made, "UMBAU", UTC)] == ["b-2", "a-2", "a-1"]
    assert [one.id for one in checks_found(made, "schulweg um", UTC)] == ["a-2", "a-1"]
    assert checks_found(made, "  ", UTC) == checks_found(made, "gibt es nicht", UTC) == []
    first = checks_of_project(made, "a", UTC)[0]
    assert (first.id, first.title, first.variant, first.day) == ("a-2", "Umbau Schulweg", "B", DAYS[1])


def test_a_check_without_its_project_is_found_by_its_own_project_only(desk: Desk) -> None:
    made = snapshot([check("weg-1", "weg", desk.catalogue)], desk.catalogue)
    assert checks_found(made, "weg", UTC) == []
    assert [one.title for one in checks_of_project(made, "weg", UTC)] == ["weg"]


@pytest.mark.parametrize("variant", ["A", "B", None])
def test_a_variant_is_chosen_and_taken_back(desk: Desk, project: Subject, variant: str | None) -> None:
    choose_variant(desk, project.id, "A")
    assert choose_variant(desk, project.id, variant).chosen_variant == variant
    assert desk.store.load(Subject, project.id).document.chosen_variant == variant


@pytest.mark.parametrize("variant", ["C", "", "a", "AB"])
def test_there_is_no_third_variant(desk: Desk, project: Subject, variant: str) -> None:
    with pytest.raises(NoVariantError):
        choose_variant(desk, project.id, variant)
    assert desk.store.load(Subject, project.id).document == project


def test_choosing_the_same_again_saves_nothing(desk: Desk, project: Subject) -> None:
    chosen = choose_variant(desk, project.id, "A")
    assert choose_variant(desk, project.id, "A") == chosen


def test_a_unit_has_no_variants(desk: Desk) -> None:
    desk.store.create(unit("tiefbau"))
    with pytest.raises(NotFoundError):
        choose_variant(desk, "tiefbau", "A")
