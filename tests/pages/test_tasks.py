"""The task list: eight factors with their state, counting what is due, in any order."""

import pytest

from gelingenscheck.assessment.model import Assessment, Check, Choice
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.usecases.checks import discard_check, finalise_check, start_check
from gelingenscheck.usecases.desk import Desk
from tests.pages.answering import answer_all, choose
from tests.pages.visit import Visit, plain


def begin(desk: Desk, draft: Assessment, factors: int) -> None:
    """Answer the first factors to the end."""
    for factor in desk.catalogue.factors[:factors]:
        for question in desk.catalogue.due(factor, draft.phase):
            choose(desk, draft, question.id, Choice(level=2))


@pytest.mark.parametrize("phase", list(Phase))
def test_only_what_is_due_in_the_phase_is_counted(visit: Visit, project: Subject, desk: Desk, phase: Phase) -> None:
    draft = start_check(desk, project.id, check=Check.FULL, phase=phase)
    due = [question for factor in desk.catalogue.factors for question in factor.questions]
    if phase is Phase.PLANNING:
        due = [question for question in due if question.phase == "planning"]
    visit.open("check/tasks.py", check=draft.id)
    (bar,) = visit.at.get("progress")
    said = "**{given} von {due}** Fragen beantwortet, noch etwa {minutes} Min."
    assert bar.text == visit.words(said, given=0, due=len(due), minutes=round(len(due) * 20 / 48))


def test_a_factor_is_open_then_begun_then_done(visit: Visit, draft: Assessment, desk: Desk) -> None:
    w, catalogue = visit.words, desk.catalogue
    visit.open("check/tasks.py", check=draft.id)
    assert visit.text.count(f"\u2002{w('offen')}]") == len(catalogue.factors)
    begin(desk, draft, 1)
    second = catalogue.due(catalogue.factors[1], draft.phase)
    choose(desk, draft, second[0].id, Choice(level=0))
    visit.run()
    assert visit.text.count(f"\u2002{w('offen')}]") == len(catalogue.factors) - 2
    assert sum(text.endswith(w("fertig")) for text in visit.text.splitlines()) == 1
    assert w("{given} von {due}", given=1, due=len(second)) in visit.text


def test_going_on_leads_to_the_first_factor_with_an_open_question(visit: Visit, draft: Assessment, desk: Desk) -> None:
    begin(desk, draft, 2)
    visit.open("check/tasks.py", check=draft.id).press(visit.words("Weiter bei Faktor {number}", number=3))
    assert visit.at.query_params["factor"] == desk.catalogue.factors[2].id
    assert visit.title == desk.catalogue.factors[2].title.said(visit.lang)


def test_when_all_is_answered_the_answers_are_checked_next(visit: Visit, draft: Assessment, desk: Desk) -> None:
    answer_all(desk, draft)
    visit.open("check/tasks.py", check=draft.id).press(visit.words("Antworten prüfen"))
    assert visit.title == visit.words("Stimmen Ihre Antworten?")


def test_every_factor_can_be_opened_first(visit: Visit, draft: Assessment, desk: Desk) -> None:
    visit.open("check/tasks.py", check=draft.id)
    links = {plain(link.label): link.proto.query_string for link in visit.at.page_link}
    for factor in desk.catalogue.factors:
        assert f"factor={factor.id}" in links[factor.title.said(visit.lang)]
        assert ("lang=en" in links[factor.title.said(visit.lang)]) is (visit.lang == "en")


def test_a_final_check_is_shown_as_its_result(visit: Visit, draft: Assessment, desk: Desk) -> None:
    finalise_check(desk, draft.id)
    for page in ("check/tasks.py", "check/factor.py", "check/answers.py"):
        visit.open(page, check=draft.id)
        assert visit.buttons(visit.words("Fortschreibung beginnen"))


def test_a_draft_is_discarded_from_here_and_says_so_afterwards(visit: Visit, draft: Assessment, desk: Desk) -> None:
    w = visit.words
    visit.open("check/tasks.py", check=draft.id).press(w("Ja, verwerfen"))
    assert visit.title == w("Gelingt Teilhabe in Ihrem Vorhaben?")
    assert w("Zurzeit ist kein Entwurf offen.") in visit.text
    assert desk.store.load(Assessment, draft.id).document.discarded is not None


@pytest.mark.parametrize("page", ["tasks", "factor", "answers", "result", "quick"])
def test_a_discarded_draft_is_a_sentence_on_every_page(german: Visit, draft: Assessment, desk: Desk, page: str) -> None:
    discard_check(desk, draft.id)
    german.open(f"check/{page}.py", check=draft.id)
    assert german.errors == [
        "Dieser Entwurf ist verworfen. Sie können ihn auf der Startseite 30 Tage lang zurückholen."
    ]
