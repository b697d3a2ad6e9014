"""The quick check: eight sentences, a paragraph to copy, and a way on that keeps them."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.usecases.checks import finalise_check
from gelingenscheck.usecases.desk import Desk
from tests.pages.visit import Visit

File = Callable[[str], Mapping[str, Any]]


@pytest.fixture
def page(visit: Visit, quick: Assessment) -> Visit:
    return visit.open("check/quick.py", check=quick.id)


def choose(page: Visit, factor: str, state: str) -> Visit:
    page.card(f"quick-{factor}").radio[0].set_value(state)
    return page.run()


def test_every_state_is_in_the_file_after_the_click(
    page: Visit, quick: Assessment, catalogue: Catalogue, file: File
) -> None:
    states = ["touched", "open", "not_affected"]
    chosen = {factor.id: states[i % 3] for i, factor in enumerate(catalogue.factors)}
    for factor, state in chosen.items():
        choose(page, factor, state)
    assert {factor: said["state"] for factor, said in file(quick.id)["quick"].items()} == chosen


def test_a_sentence_is_saved_beside_its_state(page: Visit, quick: Assessment, catalogue: Catalogue, file: File) -> None:
    first = catalogue.factors[0].id
    choose(page, first, "open").write(page.words("In einem Satz"), " Wir fragen noch. ", page.card(f"quick-{first}"))
    assert file(quick.id)["quick"] == {first: {"state": "open", "text": "Wir fragen noch."}}
    choose(page, first, "not_affected")
    assert file(quick.id)["quick"] == {first: {"state": "not_affected", "text": "Wir fragen noch."}}


def test_the_paragraph_holds_all_eight_factors(page: Visit, catalogue: Catalogue) -> None:
    assert not page.at.code
    first = catalogue.factors[0]
    choose(page, first.id, "touched").write(
        page.words("In einem Satz"), "Mit *Stern* & <b>.", page.card(f"quick-{first.id}")
    )
    (code,) = page.at.code
    lines = code.value.splitlines()
    assert len(lines) == 9
    assert lines[1] == f"1. {first.title.said(page.lang)} – {page.words('berührt')}: Mit *Stern* & <b>."
    assert all(line.endswith(page.words("noch offen")) for line in lines[2:])


def test_going_on_keeps_the_sentences_as_notes(
    page: Visit, quick: Assessment, catalogue: Catalogue, desk: Desk, file: File
) -> None:
    first = catalogue.factors[0].id
    choose(page, first, "touched").write(page.words("In einem Satz"), "Wir fragen.", page.card(f"quick-{first}"))
    page.press(page.words("Weiter zum vollständigen Check"))
    full = page.at.query_params["check"]
    assert (file(full)["check"], file(full)["phase"], file(full).get("answers", {})) == ("full", "planning", {})
    page.open("check/factor.py", check=full, factor=first)
    assert "Wir fragen." in page.text
    assert file(quick.id)["quick"][first]["text"] == "Wir fragen."


def test_a_final_quick_check_is_for_reading(page: Visit, quick: Assessment, catalogue: Catalogue, desk: Desk) -> None:
    first = catalogue.factors[0].id
    choose(page, first, "touched").write(page.words("In einem Satz"), "Wir fragen.", page.card(f"quick-{first}"))
    page.press(page.words("Kurzcheck abschließen"))
    assert desk.store.load(Assessment, quick.id).document.finalised is not None
    assert not page.at.radio
    assert "Wir fragen." in page.text


def test_a_full_check_is_no_quick_check_and_the_other_way_round(
    visit: Visit, draft: Assessment, quick: Assessment, desk: Desk
) -> None:
    visit.open("check/factor.py", check=quick.id)
    assert visit.title == visit.words("Kurzcheck")
    finalise_check(desk, quick.id)
    visit.open("check/result.py", check=quick.id)
    assert visit.title == visit.words("Kurzcheck")
