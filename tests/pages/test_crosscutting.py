"""The crosscutting page: the same cards as in the check of a project, one check a year, earlier years beside it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from gelingenscheck import access
from gelingenscheck.access import Action, Reach, Role
from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import OPEN, Assessment, Check, Choice, NoAnswer
from gelingenscheck.settings import ROOT
from gelingenscheck.ui import context
from gelingenscheck.usecases import checks, crosscutting
from gelingenscheck.usecases.desk import Desk
from tests.catalogue import assembled
from tests.pages.answering import choose
from tests.pages.conftest import forget
from tests.pages.visit import Visit, markdown_of

File = Callable[[str], Mapping[str, Any]]
PAGE, UNIT = "check/crosscutting.py", "tiefbau"


@pytest.fixture
def questions(desk: Desk) -> list[str]:
    return [factor.crosscutting.id for factor in desk.catalogue.factors]


@pytest.fixture
def draft(desk: Desk) -> Assessment:
    return crosscutting.begin(desk, UNIT)


@pytest.fixture
def page(visit: Visit, draft: Assessment) -> Visit:
    return visit.open(PAGE, amt=UNIT)


def finished(desk: Desk, level: int) -> Assessment:
    draft = crosscutting.begin(desk, UNIT)
    for factor in desk.catalogue.factors:
        shown = draft.answer(factor.crosscutting.id).choice
        change = Change(question=factor.crosscutting.id, part="choice", shown=shown, new=Choice(level=level))
        checks.change_answer(desk, draft.id, change)
    return crosscutting.finish(desk, draft.id)


def test_one_chooses_a_unit_first_and_nothing_is_created(visit: Visit, saved: Callable[[], Any]) -> None:
    visit.open(PAGE)
    assert visit.buttons(visit.words("Fragen beantworten")) == []
    visit.select(visit.words("Amt"), UNIT)
    assert visit.at.query_params["amt"] == UNIT
    assert visit.buttons(visit.words("Fragen beantworten"))
    assert saved() == {}


def test_beginning_shows_every_question_with_five_answers_and_dont_know(
    visit: Visit, desk: Desk, questions: list[str], file: File
) -> None:
    visit.open(PAGE, amt=UNIT).press(visit.words("Fragen beantworten"))
    known = file(f"{UNIT}-1")
    assert (known["check"], known["subject"], known["status"]) == ("crosscutting", UNIT, "draft")
    for factor, id_ in zip(desk.catalogue.factors, questions, strict=True):
        (radio,) = visit.card(id_).radio
        assert (len(radio.options), radio.value) == (6, None)
        shown = visit.read(visit.card(id_))
        assert all(anchor.said(visit.lang) in shown for anchor in factor.crosscutting.anchors)
        assert factor.crosscutting.text.said(visit.lang) in shown


def test_each_answer_is_in_the_file_after_the_click(
    page: Visit, draft: Assessment, questions: list[str], file: File
) -> None:
    page.answer(questions[2], 0).answer(questions[5], NoAnswer.DONT_KNOW.value)
    known = file(draft.id)["answers"]
    assert {id_: (said.get("level"), said.get("no_answer")) for id_, said in known.items()} == {
        questions[2]: (0, None), questions[5]: (None, "dont_know"),
    }  # fmt: skip
    said = page.words("{given} von {due} beantwortet", given=2, due=len(questions))
    assert said in page.text
    assert page.words("Lässt sich jederzeit ergänzen.") in page.read(page.card(questions[5]))


def test_not_applicable_is_refused_even_if_a_browser_sends_it(
    page: Visit, draft: Assessment, questions: list[str], file: File
) -> None:
    page.forge(questions[0], "not_applicable")
    assert "answers" not in file(draft.id)


def test_two_answers_to_one_question_stand_beside_each_other(
    page: Visit, desk: Desk, draft: Assessment, questions: list[str], file: File
) -> None:
    theirs = Change(question=questions[0], part="choice", shown=OPEN, new=Choice(level=1))
    checks.change_answer(desk, draft.id, theirs, role="manager")
    page.answer(questions[0], 3)
    shown, anchors = page.read(page.card(questions[0])), desk.catalogue.factors[0].crosscutting.anchors
    assert anchors[1].said(page.lang) in shown
    assert anchors[3].said(page.lang) in shown
    page.press(page.words("Meine behalten"))
    assert file(draft.id)["answers"][questions[0]]["level"] == 3


def test_rationale_and_evidence_are_saved_beside_the_level(
    page: Visit, draft: Assessment, questions: list[str], file: File
) -> None:
    w, id_ = page.words, questions[0]
    page.answer(id_, 4)
    assert w("ohne Nachweis") in page.read(page.card(id_))
    page.unfold(w("Begründung, Nachweis, Ziel"), page.card(id_))
    page.write(w("Begründung"), "Steht in der *Dienstanweisung*.", page.card(id_))
    page.write(w("Nachweis"), "DA 12/2025", page.card(id_))
    known = file(draft.id)["answers"][id_]
    assert (known["rationale"], known["evidence"]) == ("Steht in der *Dienstanweisung*.", [{"text": "DA 12/2025"}])


def test_a_card_says_why_it_is_asked_with_an_example_of_the_unit(page: Visit, desk: Desk, questions: list[str]) -> None:
    kind = desk.organisation.departments[UNIT].office_kind
    assert kind is not None
    for factor, id_ in zip(desk.catalogue.factors, questions, strict=True):
        shown = page.read(page.card(id_))
        assert factor.meaning.said(page.lang) in shown
        assert factor.examples[kind].said(page.lang) in shown


def test_finishing_without_an_answer_is_a_sentence_and_changes_nothing(
    page: Visit, draft: Assessment, file: File
) -> None:
    page.press(page.words("Querschnitts-Check abschließen"))
    assert any(page.words(crosscutting.NothingAnsweredError.message) in error for error in page.errors)
    assert file(draft.id)["status"] == "draft"


def test_a_finished_check_is_shown_with_its_sentences_and_can_be_gone_on_with(
    page: Visit, desk: Desk, draft: Assessment, questions: list[str], file: File
) -> None:
    w = page.words
    page.answer(questions[0], 2).press(w("Querschnitts-Check abschließen"))
    assert file(draft.id)["status"] == "final"
    assert w("{year} beantwortet", year=desk.today.year) in page.text
    assert desk.catalogue.factors[0].crosscutting.anchors[2].said(page.lang) in page.text
    page.press(w("Fortschreibung beginnen"))
    second = file(f"{UNIT}-2")
    assert (second["predecessor"], second["answers"][questions[0]]["level"]) == (draft.id, 2)
    assert page.card(questions[0]).radio[0].value == 2


def test_earlier_years_stand_beside_it_level_by_level(
    german: Visit, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    last_year = replace(desk, now=lambda: desk.now() - timedelta(days=366))
    finished(last_year, 1)
    german.open(PAGE, amt=UNIT)
    year = str(last_year.today.year)
    (table,) = german.at.table
    assert list(table.value[year]) == ["1"] * len(desk.catalogue.factors)
    assert f"{desk.today.year} noch nicht beantwortet" in german.text
    finished(desk, 3)
    german.open(PAGE, amt=UNIT)
    (table,) = german.at.table
    assert list(table.value.columns[1:]) == [year, str(desk.today.year)]


@pytest.mark.parametrize("unit", ["gibt-es-nicht", "<script>", "../..", "x" * 3_000])
def test_an_unknown_unit_in_the_address_is_a_sentence(german: Visit, unit: str, saved: Callable[[], Any]) -> None:
    german.open(PAGE, amt=unit)
    assert len(german.errors) == 1
    assert "Es wurde nichts angelegt" in german.errors[0]
    assert saved() == {}


def test_simple_german_is_read_on_the_cards_too(german: Visit, desk: Desk, draft: Assessment) -> None:
    asked = desk.catalogue.factors[0].crosscutting
    german.open(PAGE, amt=UNIT, simple="1")
    assert asked.text.simple is not None
    assert asked.text.simple in german.read(german.card(asked.id))


@pytest.mark.parametrize("other", ["check/tasks.py", "check/factor.py", "check/answers.py", "check/result.py"])
def test_the_pages_of_projects_lead_to_this_one(
    german: Visit, draft: Assessment, questions: list[str], other: str
) -> None:
    german.open(other, check=draft.id)
    assert german.title == "Querschnitts-Check"
    assert german.card(questions[0])


def test_the_start_page_offers_it_and_goes_on_with_a_draft(
    visit: Visit, desk: Desk, draft: Assessment, questions: list[str]
) -> None:
    choose(desk, draft, questions[0], Choice(level=1))
    context.index().refresh(force=True)
    visit.open("check/start.py")
    assert visit.words("{given} von {due} Fragen beantwortet", given=1, due=len(questions)) in visit.text
    assert f"{visit.words('Querschnitts-Check')} · {visit.words('zuletzt {when}', when='')}" in visit.text
    visit.press(visit.words("Weiter"))
    assert visit.title == visit.words("Querschnitts-Check")
    assert visit.at.query_params["amt"] == UNIT


def test_a_project_gets_no_crosscutting_check(desk: Desk, project: Any) -> None:
    with pytest.raises(checks.WrongCheckError):
        checks.start_check(desk, project.id, check=Check.CROSSCUTTING, phase=None)


def test_without_permission_nothing_is_begun_answered_or_finished(
    german: Visit, desk: Desk, questions: list[str], saved: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    german.open(PAGE, amt=UNIT)
    rest = {known: Reach.ALL for known in Action if known is not Action.CHECK_PROJECT}
    monkeypatch.setattr(access, "PERMISSIONS", {Role.LOCAL: rest})
    german.press("Fragen beantworten")
    assert not german.buttons("Fragen beantworten")
    assert saved() == {}
    monkeypatch.setattr(access, "PERMISSIONS", {Role.LOCAL: dict.fromkeys(Action, Reach.ALL)})
    draft = crosscutting.begin(desk, UNIT)
    choose(desk, draft, questions[0], Choice(level=1))
    german.open(PAGE, amt=UNIT)
    before = saved()
    monkeypatch.setattr(access, "PERMISSIONS", {Role.LOCAL: rest})
    german.answer(questions[1], 3)
    assert not german.buttons("Querschnitts-Check abschließen")
    assert saved() == before


@pytest.mark.parametrize("page", [PAGE, "portfolio/matrix.py"])
def test_a_catalogue_of_five_factors_asks_five_questions(
    german: Visit, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GELINGENSCHECK_CATALOGUE", str(assembled.EXAMPLE))
    forget()
    desk = context.desk()
    crosscutting.begin(desk, UNIT)
    german.open(page, amt=UNIT, stelle=UNIT, feld=desk.catalogue.factors[0].id)
    assert german.errors == []
    assert len(desk.catalogue.factors) == 5
    assert not re.search(r"\bacht\b", german.text, re.IGNORECASE)
    if page == PAGE:
        assert all(german.card(factor.crosscutting.id).radio for factor in desk.catalogue.factors)


@pytest.mark.parametrize("page", [PAGE, "portfolio/matrix.py"])
def test_hostile_names_of_units_are_shown_letter_by_letter(
    german: Visit, desk: Desk, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "![x](h) <b>$x$ :red[Amt] " + "y" * 300
    file = tmp_path / "organisation.yaml"
    text = (ROOT / "organisation.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace('name: "Tiefbau"', f'name: "{name}"'), encoding="utf-8")
    monkeypatch.setenv("GELINGENSCHECK_ORGANISATION", str(file))
    forget()
    finished(context.desk(), 3)
    german.open(page, amt=UNIT, stelle=UNIT, feld=desk.catalogue.factors[0].id)
    assert german.errors == []
    assert not [text for text in markdown_of(german.at.main) if "![x]" in text or ":red[" in text]
