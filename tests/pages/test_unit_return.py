"""The page of a unit's return: saved at once, two at work, closed while one writes, by telephone, nothing to report."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from streamlit.testing.v1.element_tree import Element

from gelingenscheck import access
from gelingenscheck.access import Action, Reach, Role
from gelingenscheck.returns.answering import TextChange
from gelingenscheck.returns.model import Channel, Return, ReturnRound, ReturnText
from gelingenscheck.returns.standing import ReturnState
from gelingenscheck.ui import context
from gelingenscheck.usecases import returns, rounds
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.projects import register_project
from tests.pages.test_hostile_titles import HOSTILE, check_page
from tests.pages.visit import Visit

PAGE, UNIT = "portfolio/unit_return.py", "tiefbau"
Saved = Callable[[], Mapping[str, bytes]]
DONE = "Was wurde getan?"


@pytest.fixture
def year(desk: Desk) -> int:
    return desk.today.year


@pytest.fixture
def asked(desk: Desk, year: int) -> ReturnRound:
    return rounds.open_round(desk, year=year, deadline=desk.today + timedelta(days=10))


@pytest.fixture
def page(visit: Visit, asked: ReturnRound) -> Visit:
    return visit.open(PAGE, jahr=str(asked.year), amt=UNIT)


def known(desk: Desk, unit: str = UNIT) -> Return:
    found = returns.return_of(desk, desk.today.year, unit)
    assert found is not None
    return found


def say(desk: Desk, new: str, *, shown: str | None = None, text: ReturnText = ReturnText.DONE) -> Return:
    return returns.write_text(desk, desk.today.year, UNIT, TextChange(text=text, shown=shown, new=new))


def state(desk: Desk, unit: str = UNIT) -> ReturnState:
    found = rounds.standing(desk, context.snapshot(), desk.today.year).of(unit)
    assert found is not None
    return found.state


def test_looking_at_it_saves_nothing_and_every_text_is_empty(page: Visit, saved: Saved, year: int) -> None:
    assert set(saved()) == {f"returns/{year}.yaml"}
    assert [field.value for field in page.at.text_area][:3] == ["", "", ""]
    assert page.text.count(page.words("noch leer")) == 3
    assert page.words("noch ohne Rückmeldung") in page.text


def test_a_text_is_in_the_file_when_one_leaves_the_field_and_the_page_says_so(page: Visit, desk: Desk) -> None:
    page.write(page.words(DONE), "  Neue Aushänge in zwei Sprachen. ")
    assert known(desk).texts == {ReturnText.DONE: "Neue Aushänge in zwei Sprachen."}
    assert page.words("✓ gespeichert") in page.text
    assert page.words("begonnen") in page.text
    assert state(desk) is ReturnState.BEGUN


def test_a_reload_and_a_second_device_show_what_is_stored(page: Visit, desk: Desk, year: int) -> None:
    say(desk, "Von nebenan.")
    page.open(PAGE, jahr=str(year), amt=UNIT)
    assert next(field.value for field in page.at.text_area) == "Von nebenan."


def test_two_who_write_the_same_text_see_both_and_one_decides(page: Visit, desk: Desk) -> None:
    w = page.words
    say(desk, "Von der anderen.")
    page.write(w(DONE), "Von mir.")
    assert known(desk).texts[ReturnText.DONE] == "Von der anderen."
    assert "Von mir." in page.text
    assert "Von der anderen." in page.text
    page.press(w("Meine behalten"))
    assert known(desk).texts[ReturnText.DONE] == "Von mir."
    assert page.buttons(w("Meine behalten")) == []


def test_one_may_take_the_other_text_as_well(page: Visit, desk: Desk) -> None:
    w = page.words
    say(desk, "Von der anderen.")
    page.write(w(DONE), "Von mir.").press(w("Gespeicherte übernehmen"))
    assert known(desk).texts[ReturnText.DONE] == "Von der anderen."
    assert next(field.value for field in page.at.text_area) == "Von der anderen."


def test_different_texts_of_two_people_do_not_meet(page: Visit, desk: Desk) -> None:
    say(desk, "Geld.", text=ReturnText.MISSING)
    page.write(page.words(DONE), "Von mir.")
    assert known(desk).texts == {ReturnText.DONE: "Von mir.", ReturnText.MISSING: "Geld."}
    assert page.buttons(page.words("Meine behalten")) == []


def test_whoever_writes_while_the_round_is_closed_loses_nothing(page: Visit, desk: Desk, year: int) -> None:
    rounds.close_round(desk, context.snapshot(), year)
    page.write(page.words(DONE), "Ein langer Text, der gerade fertig war.")
    assert "Ein langer Text, der gerade fertig war." in page.text
    assert page.words("nicht gespeichert") in page.text
    assert any(str(year) in error for error in page.errors)
    assert returns.return_of(desk, year, UNIT) is None
    rounds.reopen_round(desk, year, "Nachtrag")
    page.run()
    page.press(page.words("Erneut versuchen"))
    assert known(desk).texts[ReturnText.DONE] == "Ein langer Text, der gerade fertig war."


def test_handing_in_makes_it_complete_and_it_can_be_taken_back(page: Visit, desk: Desk) -> None:
    w = page.words
    page.write(w(DONE), "Neue Aushänge.").press(w("Rückmeldung abgeben"))
    assert state(desk) is ReturnState.COMPLETE
    assert known(desk).on_behalf is None
    assert [field for field in page.at.text_area if field.label == w(DONE)] == []
    assert "Neue Aushänge." in page.text
    page.press(w("Zurückholen"))
    assert state(desk) is ReturnState.BEGUN
    page.write(w(DONE), "Neue Aushänge, drei Sprachen.")
    assert known(desk).texts[ReturnText.DONE] == "Neue Aushänge, drei Sprachen."


def test_what_stands_in_a_field_is_saved_before_it_is_handed_in(page: Visit, desk: Desk) -> None:
    """A browser may send the text and the click in one."""
    next(field for field in page.at.text_area if field.label == page.words(DONE)).set_value("Gerade getippt.")
    page.press(page.words("Rückmeldung abgeben"))
    assert (state(desk), known(desk).texts[ReturnText.DONE]) == (ReturnState.COMPLETE, "Gerade getippt.")


def test_handing_in_does_not_dispute_what_somebody_else_wrote_meanwhile(page: Visit, desk: Desk) -> None:
    page.write(page.words(DONE), "Von mir.")
    say(desk, "Von nebenan.", shown="Von mir.")
    page.press(page.words("Rückmeldung abgeben"))
    assert (state(desk), known(desk).texts[ReturnText.DONE]) == (ReturnState.COMPLETE, "Von nebenan.")


def test_an_empty_return_is_not_handed_in(page: Visit, desk: Desk, saved: Saved) -> None:
    before = saved()
    page.press(page.words("Rückmeldung abgeben"))
    assert page.errors
    assert saved() == before


def test_a_nil_return_needs_a_reason(page: Visit, desk: Desk) -> None:
    w = page.words
    page.press(w("Fehlanzeige abgeben"))
    assert page.errors
    assert state(desk) is ReturnState.NO_RETURN_YET
    page.write(w("Grund"), "Die Stelle war *unbesetzt*.").press(w("Fehlanzeige abgeben"))
    assert state(desk) is ReturnState.NIL_RETURN
    assert "Die Stelle war *unbesetzt*." in page.text


@pytest.mark.parametrize("way", ["texts", "nil"])
def test_a_return_by_telephone_says_so_and_leads_to_the_next_silent_unit(
    german: Visit, desk: Desk, asked: ReturnRound, way: str
) -> None:
    german.open(PAGE, jahr=str(asked.year), amt=UNIT, telefon="1")
    if way == "nil":
        german.write("Grund", "Nichts Neues.").press("Fehlanzeige abgeben")
    else:
        german.write(DONE, "Am Telefon gesagt.").press("Für das Amt abgeben")
    assert known(desk).on_behalf is Channel.TELEPHONE
    assert [str(contact.kind) for contact in known(desk).contacts] == ["telephone"]
    assert "Am Telefon aufgenommen" in german.text
    assert "Weiter mit: Rat und Verwaltung" in german.text


def test_what_was_handed_in_meanwhile_is_not_overwritten(page: Visit, desk: Desk, year: int) -> None:
    say(desk, "Schon fertig.", text=ReturnText.COUNCIL)
    returns.submit(desk, year, UNIT)
    page.write(page.words(DONE), "Zu spät.")
    assert ReturnText.DONE not in known(desk).texts
    assert "Zu spät." in page.text


def test_a_closed_round_shows_what_was_said_and_nothing_to_press(german: Visit, desk: Desk, asked: ReturnRound) -> None:
    say(desk, "Neue Aushänge.")
    rounds.close_round(desk, context.snapshot(), asked.year)
    german.open(PAGE, jahr=str(asked.year), amt=UNIT)
    assert "Neue Aushänge." in german.text
    assert "Diese Jahresabfrage ist geschlossen" in german.text
    for label in ("Rückmeldung abgeben", "Fehlanzeige abgeben", "Zurückholen"):
        assert german.buttons(label) == []


def test_known_projects_stand_beside_it_and_can_be_confirmed(german: Visit, desk: Desk, asked: ReturnRound) -> None:
    register_project(desk, title="Umbau Schulweg", department=UNIT)
    register_project(desk, title="Vorlesen", department="bibliothek")
    german.open(PAGE, jahr=str(asked.year), amt=UNIT)
    assert "Umbau Schulweg" in german.text
    assert "noch ohne Einschätzung" in german.text
    assert "Vorlesen" not in german.text
    german.press("Die Liste stimmt so")
    confirmed = known(desk).confirmed
    assert confirmed is not None
    assert confirmed.projects == 1
    assert "✓ Liste bestätigt" in german.text
    register_project(desk, title="Radweg", department=UNIT)
    assert german.open(PAGE, jahr=str(asked.year), amt=UNIT).buttons("Die Liste stimmt so")


def test_the_crosscutting_check_is_asked_along(german: Visit, asked: ReturnRound) -> None:
    german.open(PAGE, jahr=str(asked.year), amt=UNIT)
    assert "Querschnitts-Check" in german.text
    links = [link for link in german.at.main.get("page_link") if isinstance(link, Element)]
    (link,) = [link for link in links if link.label == "Fragen beantworten"]
    assert "querschnittscheck" in str(link.proto)


def test_without_a_unit_one_chooses_it_first(german: Visit, asked: ReturnRound, saved: Saved) -> None:
    before = saved()
    german.open(PAGE, jahr=str(asked.year))
    assert not german.at.text_area
    german.select("Amt", UNIT)
    assert german.title == "Tiefbau (66)"
    assert german.at.query_params["amt"] == UNIT
    assert saved() == before


@pytest.mark.parametrize("unit", ["gibt-es-nicht", "<script>alert(1)</script>", "../2026", "x" * 500, "Tiefbau"])
def test_a_unit_that_is_not_asked_is_refused_in_a_sentence(
    german: Visit, asked: ReturnRound, saved: Saved, unit: str
) -> None:
    before = saved()
    german.open(PAGE, jahr=str(asked.year), amt=unit)
    assert german.title == "Dieses Amt gehört nicht zu dieser Jahresabfrage"
    assert len(german.errors) == 1
    assert saved() == before


def test_a_year_without_a_round_is_refused_in_a_sentence(german: Visit, asked: ReturnRound, saved: Saved) -> None:
    before = saved()
    german.open(PAGE, jahr="1999", amt=UNIT)
    assert german.title == "Diese Jahresabfrage gibt es nicht"
    assert len(german.errors) == 1
    assert saved() == before


def test_before_the_first_round_the_page_says_so_without_alarm(visit: Visit, saved: Saved) -> None:
    visit.open(PAGE, amt=UNIT)
    assert visit.title == visit.words("Zurzeit läuft keine Jahresabfrage")
    assert visit.errors == []
    assert saved() == {}


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\n" not in text])
def test_what_was_typed_is_shown_letter_by_letter(german: Visit, desk: Desk, asked: ReturnRound, text: str) -> None:
    say(desk, text)
    returns.declare_nil(desk, asked.year, "sport", text)
    register_project(desk, title=text, department=UNIT)
    for unit in (UNIT, "sport"):
        assert check_page(german.open(PAGE, jahr=str(asked.year), amt=unit), text)
    assert check_page(german.open("portfolio/returns.py", jahr=str(asked.year)), text)
    rounds.close_round(desk, context.snapshot(), asked.year)
    rounds.reopen_round(desk, asked.year, text)
    assert check_page(german.open("portfolio/returns.py", jahr=str(asked.year)), text) >= 2


@pytest.fixture
def deny(monkeypatch: pytest.MonkeyPatch) -> Callable[[Action], None]:
    """Return a switch that takes one permission away."""

    def take(action: Action) -> None:
        rest = {one: Reach.ALL for one in Action if one is not action}
        monkeypatch.setattr(access, "PERMISSIONS", {Role.LOCAL: rest})

    return take


def test_who_may_not_write_for_a_unit_sees_nothing_of_it(
    german: Visit, desk: Desk, asked: ReturnRound, deny: Callable[[Action], None]
) -> None:
    say(desk, "Vertraulich.")
    deny(Action.WRITE_RETURN)
    german.open(PAGE, jahr=str(asked.year), amt=UNIT)
    assert "Vertraulich." not in german.text
    assert "nicht vorgesehen" in german.errors[0]


def test_a_text_that_is_denied_is_kept_on_the_page_and_not_written(
    german: Visit, asked: ReturnRound, saved: Saved, deny: Callable[[Action], None]
) -> None:
    german.open(PAGE, jahr=str(asked.year), amt=UNIT)
    before = saved()
    deny(Action.WRITE_RETURN)
    german.write(DONE, "Getippt.")
    assert saved() == before


def test_only_who_manages_the_round_enters_what_was_said_on_the_telephone(
    german: Visit, asked: ReturnRound, saved: Saved, deny: Callable[[Action], None]
) -> None:
    german.open(PAGE, jahr=str(asked.year), amt=UNIT, telefon="1").write("Grund", "Nichts.")
    before = saved()
    deny(Action.MANAGE_ROUND)
    german.press("Fehlanzeige abgeben")
    assert "nicht vorgesehen" in german.errors[0]
    assert saved() == before
