"""Einfache Sprache is switched on any page, stays while one goes on, and says that nobody has tested it."""

import pytest

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.usecases.desk import Desk
from tests.pages.answering import answer_all
from tests.pages.visit import Visit, new_visit, plain

PAGES = (
    "check/start.py", "check/new.py", "portfolio/overview.py", "portfolio/files.py", "workshop/prepare.py",
    "catalogue/questions.py", "catalogue/languages.py", "catalogue/compare.py", "catalogue/carry_over.py",
)  # fmt: skip


@pytest.fixture
def german(desk: Desk) -> Visit:
    return new_visit("de")


@pytest.mark.parametrize("page", PAGES)
def test_every_german_page_offers_it(german: Visit, page: str) -> None:
    german.open(page).press("Einfache Sprache")
    assert german.at.query_params["simple"] == "1"
    german.press("Übliche Sprache")
    assert "simple" not in german.at.query_params


def test_no_english_page_offers_it(desk: Desk) -> None:
    visit = new_visit("en").open("catalogue/questions.py", simple="1")
    assert not visit.buttons("Einfache Sprache")
    assert not visit.buttons("Übliche Sprache")
    assert not visit.at.toggle
    factor = desk.catalogue.factors[0]
    assert factor.questions[0].text.en in visit.text


def test_questions_and_answers_are_read_in_it_from_page_to_page(german: Visit, draft: Assessment, desk: Desk) -> None:
    answer_all(desk, draft, level=1)
    factor = desk.catalogue.factors[0]
    question = desk.catalogue.due(factor, draft.phase)[0]
    assert question.text.simple
    german.open("check/factor.py", check=draft.id, factor=factor.id)
    assert question.text.de in german.text
    german.at.toggle[0].set_value(True)
    german.run()
    assert question.text.simple in german.text
    assert german.at.query_params["simple"] == "1"
    for page in ("check/answers.py", "check/tasks.py"):
        german.open(page, check=draft.id)
        assert german.at.query_params["simple"] == "1"
    german.open("check/answers.py", check=draft.id)
    assert question.anchors[1].simple
    assert question.anchors[1].simple in german.text
    assert question.anchors[1].de not in german.text


def test_what_was_typed_when_one_switches_is_saved(german: Visit, draft: Assessment, desk: Desk) -> None:
    factor = desk.catalogue.factors[0]
    question = desk.catalogue.due(factor, draft.phase)[0]
    german.open("check/factor.py", check=draft.id, factor=factor.id)
    german.unfold("Begründung, Nachweis, Ziel", german.card(question.id))
    german.card(question.id).text_area[0].set_value("Mitten im Satz.")
    german.at.toggle[0].set_value(True)
    german.run()
    assert question.text.simple
    assert question.text.simple in german.text
    assert desk.store.load(Assessment, draft.id).document.answer(question.id).rationale == "Mitten im Satz."


def test_a_link_with_it_opens_with_it_and_says_that_it_is_untested(desk: Desk) -> None:
    visit = new_visit("de").open("catalogue/questions.py", simple="1")
    factor = desk.catalogue.factors[0]
    assert factor.title.simple
    assert factor.title.simple in visit.text
    assert visit.at.toggle[0].value is True
    assert desk.catalogue.simple_status.de in [plain(caption.value) for caption in visit.at.caption]
