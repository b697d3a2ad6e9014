"""What new figures would change is told completely: nothing changes that was not shown."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from gelingenscheck.annual.differences import Difference, differences
from gelingenscheck.annual.figures import Figures, MeasureState, ReleasedProject, UnitFigure
from gelingenscheck.i18n import words_in
from tests.annual.made import factor, few, figures, listed, measures

WORDS = words_in("de")


def found(**values: Any) -> list[Difference]:
    return list(differences(figures(), figures(**values), WORDS))


def test_the_same_figures_have_no_difference() -> None:
    assert found() == []


CHANGES: dict[str, Any] = {
    "city": replace(figures().city, mandate=None), "basis": replace(figures().basis, version="2.0.0"),
    "examples": True, "answers": replace(figures().answers, silent=4, complete=12), "projects": 35, "assessed": 13,
    "crosscutting": 8, "factors": (factor(1, few(8), few(4, n=9)), *figures().factors[1:]), "spots": (),
    "units": (UnitFigure(unit="tiefbau", name="Tiefbau (66)", factors=(True, True, True)), figures().units[1]),
    "measures": measures(overdue=3),
    "released": (*figures().released, ReleasedProject(title="Radweg", unit="Tiefbau (66)")), "released_in_all": 2,
    "before": 2024, "after": date(2025, 8, 31), "until": date(2026, 8, 31),
}  # fmt: skip


def test_every_figure_is_thought_of() -> None:
    assert set(CHANGES) == {field.name for field in fields(Figures)}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_changes_is_told(name: str) -> None:
    assert found(**{name: CHANGES[name]})


def test_a_difference_says_what_was_and_what_would_be() -> None:
    assert found(projects=35) == [Difference(name="bekannte Vorhaben", before="34", now="35")]
    assert found(factors=(factor(1, few(8), few(4, n=9)), *figures().factors[1:])) == [
        Difference(name="Faktor „Faktor 1“", before="7 von 12", now="8 von 12")
    ]


def test_a_measure_that_moved_and_one_that_is_new_are_told() -> None:
    moved = listed(due=date(2027, 6, 30), state=MeasureState.OVERDUE)
    said = found(measures=measures(listed=(moved, listed(2))))
    assert [(one.before, one.now) for one in said] == [
        ("offen, fällig 31.03.2027", "überfällig, fällig 30.06.2027"), ("–", "offen, fällig 31.03.2027"),
    ]  # fmt: skip


def test_even_other_words_alone_are_told() -> None:
    other = listed(responsible="Bauleitung")
    assert [one.now for one in found(measures=measures(listed=(other,)))] == ["geändert"]
