"""The start page: three doors, what is open, what is finished, and examples that come and go."""

from collections.abc import Callable, Mapping

from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import Assessment, Check, Choice
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.usecases.checks import change_answer, discard_check, finalise_check, start_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.projects import register_project
from tests.pages.visit import Visit, new_visit

Saved = Callable[[], Mapping[str, bytes]]


def test_an_empty_start_page_offers_three_doors_and_examples(visit: Visit, saved: Saved) -> None:
    w = visit.words
    for door in ("Vorhaben einschätzen", "Portfolio ansehen", "Workshop moderieren", "Mit Beispieldaten ansehen"):
        assert len(visit.buttons(w(door))) == 1
    assert w("Hier ist noch nichts gespeichert") in visit.text
    assert saved() == {}


def test_each_door_leads_to_its_page(visit: Visit) -> None:
    w = visit.words
    for door, said in (
        ("Vorhaben einschätzen", "Welches Vorhaben ist es?"),
        ("Portfolio ansehen", "Noch ist keine Einschätzung abgeschlossen"),
        ("Workshop moderieren", "Workshop"),
    ):
        visit.open("check/start.py").press(w(door))
        assert w(said) in visit.text


def test_examples_come_with_one_click_and_go_with_one_click(visit: Visit, saved: Saved) -> None:
    w = visit.words
    visit.press(w("Mit Beispieldaten ansehen"))
    assert w("Beispieldaten sind geladen") in visit.text
    assert sum(b"kind: project" in content for content in saved().values()) == 12
    visit.press(w("Beispieldaten entfernen"))
    assert w("Hier ist noch nichts gespeichert") in visit.text
    assert [name for name in saved() if not name.startswith(".")] == []


def test_removing_examples_leaves_ones_own_projects(
    visit: Visit, draft: Assessment, examples: Desk, saved: Saved
) -> None:
    own = {name: content for name, content in saved().items() if draft.subject in name}
    visit.open("check/start.py").press(visit.words("Beispieldaten entfernen"))
    assert {name: content for name, content in saved().items() if not name.startswith(".")} == own
    assert "Umbau Schulweg" in visit.text


def test_a_draft_is_shown_with_its_progress_and_opens_where_one_left_off(
    visit: Visit, draft: Assessment, desk: Desk
) -> None:
    w = visit.words
    question = desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)[0]
    change_answer(desk, draft.id, change_to(question.id, 2))
    visit.open("check/start.py")
    due = sum(len(desk.catalogue.due(factor, Phase.PLANNING)) for factor in desk.catalogue.factors)
    assert w("{given} von {due} Fragen beantwortet", given=1, due=due) in visit.text
    visit.press(w("Weiter bei Faktor {number}", number=1))
    assert visit.title == desk.catalogue.factors[0].title.said(visit.lang)
    assert visit.at.query_params["check"] == draft.id


def test_more_drafts_than_fit_are_one_click_away(german: Visit, desk: Desk) -> None:
    for i in range(8):
        subject = register_project(desk, title=f"Vorhaben Nummer {i}", department="tiefbau")
        start_check(desk, subject.id, check=Check.FULL, phase=Phase.PLANNING)
    german.open("check/start.py")
    assert all(f"Vorhaben Nummer {i}" in german.text for i in range(8))
    assert len(german.buttons("Weiter bei Faktor 1")) == 6
    assert "Weitere Entwürfe (2)" in german.text


def test_a_final_check_stands_among_the_results_and_no_longer_among_the_drafts(
    visit: Visit, draft: Assessment, desk: Desk
) -> None:
    finalise_check(desk, draft.id)
    visit.open("check/start.py")
    assert visit.words("Zurzeit ist kein Entwurf offen.") in visit.text
    assert visit.words("noch unvollständig") in visit.text
    assert "Umbau Schulweg" in visit.text


def test_a_discarded_draft_can_be_fetched_back(visit: Visit, draft: Assessment, desk: Desk) -> None:
    w = visit.words
    discard_check(desk, draft.id)
    visit.open("check/start.py")
    assert w("Zurzeit ist kein Entwurf offen.") in visit.text
    visit.press(w("Zurückholen"))
    assert w("Zurzeit ist kein Entwurf offen.") not in visit.text
    assert desk.store.load(Assessment, draft.id).document.is_draft


def test_what_cannot_be_fetched_back_is_said_and_changes_nothing(
    visit: Visit, draft: Assessment, project: Subject, desk: Desk, saved: Saved
) -> None:
    discard_check(desk, draft.id)
    visit.open("check/start.py")
    start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    before = saved()
    visit.press(visit.words("Zurückholen"))
    assert len(visit.errors) == 1
    assert saved() == before


def test_the_language_of_an_address_is_kept_and_the_switch_changes_it(folder: object) -> None:
    tab = new_visit("en")
    assert [button.label for button in tab.at.button if button.key == "gc-language"] == ["Deutsch"]
    tab.press("Deutsch")
    assert "lang" not in tab.at.query_params
    tab.press("English")
    assert tab.at.query_params["lang"] == "en"


def change_to(question: str, level: int) -> Change:
    return Change(question=question, part="choice", shown=Choice(), new=Choice(level=level))
