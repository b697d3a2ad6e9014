"""Six slides: each a link, and nothing on them that has to stay in the house."""

import re

import pytest

from gelingenscheck.ui import address, context
from gelingenscheck.usecases.desk import Desk
from tests.pages.visit import Visit

SLIDES = range(1, 7)


def slide(visit: Visit, number: int, **more: str) -> str:
    return visit.open(address.PRESENTATION, folie=str(number), **more).text


def test_every_slide_has_a_title_of_its_own_and_says_where_one_is(visit: Visit, examples: Desk) -> None:
    titles = set()
    for number in SLIDES:
        text = slide(visit, number)
        assert visit.words("{n} von {all}", n=number, all=6) in text
        assert visit.words("Beispieldaten") in text
        titles.add(visit.title)
    assert len(titles) == 6


@pytest.mark.parametrize("asked", ["", "0", "7", "-1", "x", "٣", "9" * 5000, "1.5"])
def test_a_number_that_is_none_leads_to_a_slide(german: Visit, examples: Desk, asked: str) -> None:
    german.open(address.PRESENTATION, folie=asked)
    assert german.title
    assert not german.errors


@pytest.mark.parametrize("year", ["", "1", "2019", "2099", "x", "٢٠٢٦", "9" * 5000])
def test_a_year_that_is_none_or_to_come_shows_one_that_is_over(german: Visit, examples: Desk, year: str) -> None:
    assert "Berichtsjahr bis 30.09." in slide(german, 1, jahr=year)


def test_buttons_turn_the_slides_and_the_address_follows(german: Visit, examples: Desk) -> None:
    german.open(address.PRESENTATION)
    german.press("Weiter")
    assert german.at.query_params["folie"] == "2"
    german.press("Zurück")
    assert german.at.query_params["folie"] == "1"
    assert german.buttons("Zurück")[0].disabled


def test_no_slide_names_a_unit_a_project_or_a_score(german: Visit, examples: Desk) -> None:
    names = [*context.desk().organisation.names.values(), *context.snapshot().subjects["title"]]
    for number in SLIDES:
        text = slide(german, number)
        assert not [name for name in names if name in text]
        assert not re.search(r"Median|Punktwert|\d %", text)


def test_units_are_named_all_together_when_the_manager_wants_it(german: Visit, examples: Desk) -> None:
    text = slide(german, 3, namen="1") + slide(german, 4, namen="1")
    there = [unit.id for unit in examples.organisation.existing(context.today())]
    assert [id_ for id_ in there if examples.organisation.names[id_] not in text] == []


def test_an_empty_folder_has_six_slides_too(visit: Visit) -> None:
    for number in SLIDES:
        assert slide(visit, number)
        assert not visit.errors


def test_too_few_projects_are_said_and_not_shown(german: Visit) -> None:
    assert "Zahlen gibt es ab 5 Vorhaben aus mindestens 3 Ämtern" in slide(german, 1)
