"""The outcome of a workshop: read back, compared, saved once; a rehearsal never."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from gelingenscheck.assessment.model import Answer, Assessment, Check, Choice, Mode
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.ui import address, context
from gelingenscheck.usecases.checks import finalise_check, start_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.workshop.log import Do
from tests.pages.visit import Visit
from tests.rooms import APART, NEARER, TOO_FEW, Room, room

New = Callable[..., Room]


@pytest.fixture
def new(desk: Desk, project: Subject) -> New:
    """Return a maker of workshops about the project."""
    return lambda **chosen: room(desk, context.workshops(), project.id, **chosen)


def over(fresh: Room) -> Room:
    """Bring a workshop to its end: agreed with dissent, left open below the threshold, left out."""
    fresh.practised().vote(APART, 2).vote(NEARER, again=True).agreed(1, "Zwei sehen *es* anders.").act(Do.NEXT)
    return fresh.vote(TOO_FEW).agreed(None).act(Do.NEXT).act(Do.SKIP).act(Do.END)


def opened(visit: Visit, room_: Room) -> Visit:
    return visit.open(address.WORKSHOP_RESULT, workshop=room_.workshop.id)


def test_each_item_is_read_back_with_what_came_of_it(german: Visit, new: New) -> None:
    text = opened(german, over(new())).text
    assert "Bedürfnisse werden vermutet, im Plan stehen sie noch nicht." in text
    assert "Andere Meinung: Zwei sehen *es* anders." in text
    assert "Wir sind uns weitgehend einig · Einigkeit 89 von 100 · Mitte 2,1" in text
    assert "Erste Abstimmung: Stufe 0: 2 · Stufe 1: 6" in text
    assert "offen geblieben" in text
    assert "Zu wenige Stimmen · Zahlen zeigen wir erst ab 5 Stimmen" in text
    assert "ausgelassen" in text
    assert "Stufe 0: 1 · Stufe 1: 1 · Stufe 2: 1" not in text


def test_saving_is_offered_once_and_makes_an_assessment(german: Visit, new: New, desk: Desk) -> None:
    ended = over(new())
    visit = opened(german, ended).press("Ergebnis speichern")
    assert not visit.errors
    saved = desk.store.load(Assessment, str(ended.state.assessment)).document
    assert (saved.mode, saved.rounds[0].level, saved.rounds[0].dissent) == (Mode.WORKSHOP, 1, "Zwei sehen *es* anders.")
    assert "✓ gespeichert am" in visit.text
    assert not visit.buttons("Ergebnis speichern")
    assert {button.key for button in visit.at.get("download_button")} >= {"gc-protocol-docx", "gc-protocol-pdf"}
    assert "Was folgt daraus?" in visit.text


def test_notes_can_be_changed_until_the_result_is_saved(german: Visit, new: New, desk: Desk) -> None:
    ended = over(new())
    visit = opened(german, ended).write("Notizen zu Frage 1", "Wege prüfen")
    assert ended.store.notes(ended.workshop.id) == {1: "Wege prüfen"}
    visit.press("Ergebnis speichern")
    assert desk.store.load(Assessment, str(ended.state.assessment)).document.rounds[0].note == "Wege prüfen"
    assert not visit.at.text_area
    assert "Wege prüfen" in visit.text


def test_a_workshop_that_goes_on_cannot_be_saved(german: Visit, new: New) -> None:
    visit = opened(german, new().practised().vote(APART).agreed(2))
    assert "Der Workshop läuft noch" in visit.text
    assert not visit.buttons("Ergebnis speichern")
    assert visit.buttons("Weiter moderieren")


def test_a_rehearsal_is_never_saved(german: Visit, new: New, saved: Callable[[], Mapping[str, bytes]]) -> None:
    before = saved()
    visit = opened(german, over(new(rehearsal=True)))
    assert "Nichts davon wird gespeichert oder gezählt" in visit.text
    assert not visit.buttons("Ergebnis speichern")
    assert saved() == before


def test_two_levels_apart_from_the_office_is_said_after_the_vote_and_not_before(
    german: Visit, new: New, desk: Desk, project: Subject, catalogue: Catalogue
) -> None:
    draft = start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    answers = {question.id: Answer(choice=Choice(level=4)) for question in catalogue.questions.values()}
    desk.store.update(Assessment, draft.id, lambda known: replace(known, answers=answers))
    finalise_check(desk, draft.id)
    begun = new().practised().vote(APART).agreed(1)
    assert "Wo sehen wir es anders" not in opened(german, begun).text
    text = opened(german, begun.act(Do.END)).text
    assert "Im Raum Stufe 1, im Amt 100 von 100, also etwa Stufe 4." in text


def test_an_address_without_or_with_a_wrong_workshop_shows_the_way(german: Visit) -> None:
    assert "Welcher Workshop ist es?" in german.open(address.WORKSHOP_RESULT).title
    assert "Diesen Workshop gibt es hier nicht" in german.open(address.WORKSHOP_RESULT, workshop="../x").text


def test_the_result_page_of_a_workshop_shows_what_was_agreed_instead_of_an_empty_chart(german: Visit, new: New) -> None:
    ended = over(new())
    opened(german, ended).press("Ergebnis speichern")
    visit = german.open(address.RESULT, check=str(ended.state.assessment))
    assert visit.title == "Gesamturteil im Workshop zu Faktor 1: Stufe 1"
    assert "im Workshop" in visit.text
    assert "Bedürfnisse werden vermutet, im Plan stehen sie noch nicht." in visit.text
    assert "Ohne vereinbarte Stufe" in visit.text
    assert "was noch möglich ist" not in visit.text
    assert not visit.buttons("Fortschreibung beginnen")
