"""Moderating: one step at a time, nothing that reveals, two desks that follow each other."""

import pytest

from gelingenscheck.assessment.subject import Subject
from gelingenscheck.ui import address, context
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.projects import register_project
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.state import Stage
from tests.pages.test_hostile_titles import HOSTILE, check_page
from tests.pages.visit import Visit
from tests.rooms import APART, NEARER, TOO_FEW, Room, room


@pytest.fixture
def hall(desk: Desk, project: Subject) -> Room:
    """Return a room that has practised and stands before its first question."""
    return room(desk, context.workshops(), project.id).practised()


def opened(visit: Visit, hall: Room) -> Visit:
    return visit.open(address.MODERATE, workshop=hall.workshop.id)


def test_a_round_goes_from_opening_to_the_next_question_with_one_button_each(visit: Visit, hall: Room) -> None:
    words, page = visit.words, opened(visit, hall)
    page.press(words("Abstimmung öffnen"))
    hall.phones(APART, 2)
    page.press(words("Abstimmung schließen")).press(words("Ergebnis zeigen"))
    assert hall.state.stage is Stage.REVEALED
    page.press(words("Noch einmal abstimmen"))
    hall.phones(NEARER)
    page.press(words("Abstimmung schließen")).press(words("Ergebnis zeigen"))
    page.at.button_group[0].set_value(2)
    page.write(words("Andere Sicht, in Worten"), " Der Weg ist zu lang. ")
    page.press(words("Stufe {n} festhalten", n=2))
    assert (hall.state.outcome.level, hall.state.outcome.dissent) == (2, "Der Weg ist zu lang.")
    page.press(words("Weiter zu Frage {n}", n=2))
    assert (hall.state.index, hall.state.stage) == (2, Stage.LOBBY)
    assert not page.errors


def test_before_the_reveal_nothing_says_how_the_ballots_lie(german: Visit, hall: Room) -> None:
    page = opened(german, hall.act(Do.OPEN))
    before = page.text.replace("0 von 0", "")
    hall.phones((0, 0, 0, 0, 17))
    assert "17 von 17" in page.run().text
    hall.act(Do.CLOSE)
    page.run()
    assert "17 von 17" in page.text
    assert before.count("Stufe 4") == page.text.count("Stufe 4")
    assert not page.at.main.get("progress")


def test_what_was_shown_is_said_in_words_first_with_both_votes(german: Visit, hall: Room) -> None:
    page = opened(german, hall.vote(APART).vote(NEARER, again=True))
    text = page.text
    assert text.index("Wir sind uns weitgehend einig") < text.index("Erste Abstimmung") < text.index("Einigkeit")
    assert len(page.at.main.get("progress")) == 10
    assert page.at.button_group[0].value is None


def test_below_the_threshold_there_is_no_figure(german: Visit, hall: Room) -> None:
    page = opened(german, hall.vote(TOO_FEW))
    assert "Zu wenige Stimmen" in page.text
    assert not page.at.main.get("progress")
    assert not [word for word in ("Einigkeit", "Mitte") if word in page.text]


def test_nothing_is_held_before_somebody_has_chosen(german: Visit, hall: Room) -> None:
    page = opened(german, hall.vote((0, 0, 0, 9, 0))).press("Ergebnis festhalten")
    assert "Bitte zuerst eine Stufe wählen oder „offen“." in page.text
    assert hall.state.stage is Stage.REVEALED
    page.at.button_group[0].set_value("open")
    page.run().press("Als offen geblieben festhalten")
    assert (hall.state.stage, hall.state.outcome.level) == (Stage.AGREED, None)
    assert "Diese Frage bleibt offen" in page.text


def test_who_comes_second_sees_the_new_state_and_a_calm_sentence(german: Visit, hall: Room) -> None:
    page = opened(german, hall)
    hall.act(Do.OPEN)
    page.press("Abstimmung öffnen")
    assert "Der Workshop war schon einen Schritt weiter" in page.text
    assert not page.errors
    assert (hall.state.stage, hall.state.outcome.votes) == (Stage.VOTING, 1)
    assert page.buttons("Abstimmung schließen")
    assert "schon einen Schritt weiter" not in page.run().text


def test_the_last_step_is_taken_back_by_its_name(german: Visit, hall: Room) -> None:
    page = opened(german, hall.act(Do.OPEN)).press("Abstimmung schließen")
    page.press("Rückgängig: Abstimmung schließen")
    assert hall.state.stage is Stage.VOTING
    hall.act(Do.CLOSE).act(Do.REVEAL).act(Do.AGAIN)
    assert page.run().buttons("Rückgängig: noch einmal abstimmen")


def test_paper_is_typed_in_before_the_reveal_and_then_stays(german: Visit, hall: Room) -> None:
    page = opened(german, hall.act(Do.OPEN).phones(APART))
    page.at.number_input[3].set_value(4)
    page.run().at.number_input[5].set_value(1)
    page.run()
    paper = hall.store.paper(hall.workshop.id, hall.state.ballot)
    assert paper is not None
    assert (paper.levels, paper.dont_know) == ((0, 0, 0, 4, 0), 1)
    hall.store.set_paper(hall.workshop.id, hall.state.ballot, (0, 0, 0, 5, 0), 1)
    assert page.run().at.number_input[3].value == 5
    hall.act(Do.CLOSE).act(Do.REVEAL)
    assert not page.run().at.number_input
    assert "davon 6 auf Papier" in page.text


def test_notes_are_saved_at_once_and_two_desks_lose_none(german: Visit, hall: Room) -> None:
    page = opened(german, hall).write("Notizen zu dieser Frage", "Ampel fehlt")
    notes = hall.store.notes
    assert notes(hall.workshop.id) == {1: "Ampel fehlt"}
    hall.store.set_note(hall.workshop.id, 1, "Ampel fehlt\nSchule fragen")
    page.write("Notizen zu dieser Frage", "Ampel fehlt am Markt")
    assert notes(hall.workshop.id)[1] == "Ampel fehlt\nSchule fragen\nam Markt"
    assert "Schule fragen" in page.text


def test_one_pauses_goes_on_and_goes_back_to_a_question(german: Visit, hall: Room) -> None:
    page = opened(german, hall.act(Do.SKIP).act(Do.NEXT)).press("Pause machen")
    assert hall.state.paused
    page.press("Weitermachen").press("Dorthin", page.at.main)
    assert (hall.state.paused, hall.state.stage) == (False, Stage.LOBBY)
    assert hall.state.index == 0
    page.press("Workshop beenden")
    assert page.buttons("Ergebnis ansehen und speichern")
    assert page.buttons("Rückgängig: Workshop beenden")


def test_after_the_practice_question_one_press_leads_on(german: Visit, desk: Desk, project: Subject) -> None:
    hall = room(desk, context.workshops(), project.id).vote(APART)
    page = opened(german, hall)
    assert not page.at.button_group
    page.press("Weiter zu Frage 1")
    assert (hall.state.index, hall.state.stage) == (1, Stage.LOBBY)


@pytest.mark.parametrize("query", [{}, {"workshop": "gibt-es-nicht"}, {"workshop": "../../etc"}])
def test_a_wrong_address_says_so_and_leads_on(german: Visit, query: dict[str, str]) -> None:
    page = german.open(address.MODERATE, **query)
    assert page.title == "Welcher Workshop ist es?"
    assert "Zu allen Workshops" in page.text
    assert not page.errors


def test_a_rehearsal_says_that_it_is_one(
    german: Visit, desk: Desk, project: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gelingenscheck.usecases.workshop.rehearsing.attend", lambda *_: None)
    hall = room(desk, context.workshops(), project.id, rehearsal=True)
    assert "Probe mit gedachten Teilnehmenden" in opened(german, hall).text


@pytest.mark.parametrize("typed", HOSTILE[:4])
def test_what_people_typed_is_shown_letter_by_letter(german: Visit, desk: Desk, typed: str) -> None:
    project = register_project(desk, title=typed, department="tiefbau")
    hall = room(desk, context.workshops(), project.id).practised().vote(APART).agreed(2, typed)
    assert check_page(opened(german, hall), typed) >= 2
    assert check_page(german.open(address.WORKSHOP), typed)
    assert check_page(german.open(address.WORKSHOP, workshop=hall.workshop.id), typed)
