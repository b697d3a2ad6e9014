"""A project's own history on its page: only like with like, and planned against reached."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from gelingenscheck.assessment.model import Assessment, CatalogueRef, Mode
from gelingenscheck.catalogue import Phase
from gelingenscheck.ui import address
from gelingenscheck.usecases.checks import finalise_check
from gelingenscheck.usecases.desk import Desk
from tests.pages.visit import Visit
from tests.portfolio.made import check, project


def save(desk: Desk, *checks: dict[str, Any]) -> None:
    """Save checks of one project, a year between them, the last one a month old."""
    desk.store.create(project("p"))
    for n, values in enumerate(checks, start=1):
        day = desk.today - timedelta(days=30 + 365 * (len(checks) - n))
        desk.store.create(check(f"p-{n}", "p", desk.catalogue, **({"on": day} | values)))


def charts(visit: Visit) -> int:
    return len(visit.at.get("vega_lite_chart"))


def test_one_check_has_no_history(visit: Visit, desk: Desk) -> None:
    save(desk, {"level": 2})
    visit.open(address.PROJECT, project="p")
    assert visit.words("Wie es sich entwickelt hat") not in visit.text
    assert charts(visit) == 0


def test_two_checks_are_compared_before_and_after(visit: Visit, desk: Desk) -> None:
    save(desk, {"level": 1}, {"level": 3})
    visit.open(address.PROJECT, project="p")
    assert charts(visit) == 1
    assert "+50" in visit.at.table[0].value.iloc[0].astype(str).str.replace("\\", "").tolist()


def test_three_checks_can_be_compared_two_by_two(german: Visit, desk: Desk) -> None:
    save(desk, {"level": 1}, {"level": 3}, {"level": 4})
    german.open(address.PROJECT, project="p")
    assert charts(german) == 2
    assert german.at.get("vega_lite_chart")[0].proto.alt.startswith("Seit dem ")
    german.open(address.PROJECT, project="p", von="p-1", bis="p-3")
    assert "+75" in german.at.table[1].value.iloc[0].astype(str).str.replace("\\", "").tolist()
    german.open(address.PROJECT, project="p", von="p-2", bis="p-2")
    assert "Bitte wählen Sie zwei verschiedene Einschätzungen." in german.text
    german.open(address.PROJECT, project="p", von="<script>", bis="p-99")
    assert (charts(german), german.errors) == (2, [])


def test_what_became_due_is_listed_and_planned_stands_against_reached(visit: Visit, desk: Desk) -> None:
    save(desk, {"level": 2, "phase": Phase.PLANNING}, {"level": 2, "phase": Phase.RUNNING})
    visit.open(address.PROJECT, project="p")
    new = [q for factor in desk.catalogue.factors for q in factor.questions if q.phase != Phase.PLANNING]
    assert visit.words("Neu fällige Fragen") in visit.text
    assert all(question.text.said(visit.lang) in visit.text for question in new)
    assert visit.words("Damals geplant, heute erreicht") in visit.text
    assert charts(visit) == 2


def test_alone_and_in_a_workshop_are_set_beside_and_never_in_one_series(german: Visit, desk: Desk) -> None:
    save(desk, {"level": 1}, {"level": 4, "mode": Mode.WORKSHOP})
    german.open(address.PROJECT, project="p")
    assert charts(german) == 0
    every: Sequence[Any] = german.at.get("page_link")
    found = {link.label.split(":")[0]: link.proto.query_string for link in every if "Neben" in link.label}
    assert found == {"Nebeneinander": "links=p-1&rechts=p-2", "Neben ein anderes Vorhaben stellen": "links=p-2"}


def test_another_catalogue_is_not_in_the_history(german: Visit, desk: Desk) -> None:
    save(desk, {"level": 1})
    foreign = check("p-2", "p", desk.catalogue, 4, on=desk.today)
    desk.store.create(replace(foreign, catalogue=CatalogueRef(id="anderer", version="1.0.0")))
    german.open(address.PROJECT, project="p")
    assert charts(german) == 0


@pytest.mark.parametrize("value", ["1", "x", "99"])
def test_the_series_is_in_the_address(german: Visit, desk: Desk, value: str) -> None:
    save(desk, {"level": 1}, {"level": 2}, {"level": 1, "variant": "A"}, {"level": 4, "variant": "A"})
    german.open(address.PROJECT, project="p", reihe=value)
    change = german.at.table[0].value.iloc[0].astype(str).str.replace("\\", "").tolist()
    assert ("+75" if value == "1" else "+25") in change


def test_two_variants_are_begun_apart_and_each_goes_on_from_its_own(german: Visit, desk: Desk) -> None:
    save(desk, {"level": 1, "variant": "A"})
    german.open(address.PROJECT, project="p").select("Variante", "B").press("Einschätzung beginnen")
    begun = desk.store.load(Assessment, "p-2").document
    assert (begun.variant, begun.predecessor, len(begun.answers)) == ("B", None, 0)
    finalise_check(desk, "p-2")
    german.open(address.PROJECT, project="p").select("Variante", "A").press("Fortschreibung beginnen")
    begun = desk.store.load(Assessment, "p-3").document
    assert (begun.variant, begun.predecessor) == ("A", "p-1")
