"""The whole yearly round as a new manager walks it: from opening to freezing, with every state on the way."""

import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gelingenscheck.assessment.subject import Subject
from gelingenscheck.returns.model import Return, ReturnRound, RoundState, return_id
from gelingenscheck.returns.standing import ReturnState
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.index import Index
from gelingenscheck.usecases import rounds
from tests.browser import steps, store
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.visit import Visit

ROUND, RETURN = "/jahresabfrage", "/rueckmeldung"
LIST = "Amt;Vorhaben;Beginn\r\n66;Radweg am Kanal;1.3.26\r\nMondamt;Rakete;\r\nSchule;Lesepaten;März 2026\r\n"


def year(server: Server) -> int:
    return store.desk(server.store).today.year


def state(server: Server, unit: str) -> ReturnState:
    """Return how far a unit is, read from the folder and not from the page."""
    desk = store.desk(server.store)
    snapshot = Index(server.store, desk.catalogue).refresh(force=True)
    found = rounds.standing(desk, snapshot, desk.today.year).of(unit)
    assert found is not None
    return found.state


def saved(server: Server, unit: str) -> Return:
    return FileStore(server.store).load(Return, return_id(year(server), unit)).document


def write(visit: Visit, question: str, text: str) -> None:
    """Type a text and leave the field, as people do, and wait until the page says that it is saved."""
    field = visit.page.get_by_role("textbox", name=question)
    field.fill(text)
    field.blur()
    card = visit.page.locator("[class*=st-key-gc-box-return-]").filter(
        has=visit.page.get_by_role("heading", name=question)
    )
    expect(card).to_contain_text(steps.SAVED)
    visit.settle()


def row(visit: Visit, unit: str) -> str:
    return visit.page.locator(f".st-key-gc-row-unit-{unit}").inner_text()


def test_the_whole_round_from_opening_to_frozen_figures(server: Server, visit: Visit) -> None:
    _open(visit, server)
    _remind_all(visit, server)
    _complete_the_list(visit, server)
    _a_department_answers(visit, server)
    _by_telephone(visit, server)
    _nothing_to_report(visit, server)
    _every_state_is_on_the_list(visit)
    _close(visit, server)
    _reopen(visit, server)


def _open(visit: Visit, server: Server) -> None:
    visit.open(
        "/portfolio",
    ).open(ROUND)
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text("noch keine Jahresabfrage eröffnet")
    visit.press("Jahresabfrage eröffnen")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("20 Ämter sind noch ohne Rückmeldung")
    assert f"jahr={year(server)}" in visit.page.url
    visit.page.reload()
    visit.settle()
    expect(visit.page.locator("[class*=st-key-gc-row-unit-]")).to_have_count(20)


def _remind_all(visit: Visit, server: Server) -> None:
    visit.press("Alle 20 ohne Rückmeldung erinnern")
    dialog = visit.page.get_by_role("dialog")
    expect(dialog.locator("code")).to_contain_text(f"{server.url}{RETURN}?jahr={year(server)}&amt=tiefbau")
    with visit.page.expect_download() as download:
        dialog.get_by_role("button", name="20 Mail-Entwürfe").click()
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as packed:
        assert len(packed.namelist()) == 20
        assert b"X-Unsent: 1" in packed.read(f"{year(server)}-tiefbau.eml")
    visit.click(dialog.get_by_role("button", name="Vermerken, dass alle 20 Ämter erinnert sind"))
    expect(visit.page.get_by_role("dialog")).to_have_count(0)
    assert row(visit, "feuerwehr").count("erinnert am") == 1
    assert state(server, "feuerwehr") is ReturnState.NO_RETURN_YET


def _complete_the_list(visit: Visit, server: Server) -> None:
    visit.click(visit.page.get_by_text("Bekannte Vorhaben ergänzen"))
    file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": LIST.encode("latin-1")}
    visit.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]  # a file that is made here
    expect(visit.page.get_by_text("2 Vorhaben werden übernommen, 1 Zeile nicht")).to_be_visible()
    visit.settle()
    assert FileStore(server.store).ids(Subject) == []
    visit.press("Diese 2 Vorhaben übernehmen")
    expect(visit.page.get_by_text("2 Vorhaben sind jetzt eingetragen.")).to_be_visible()
    assert len(FileStore(server.store).ids(Subject)) == 2
    assert "1 Vorhaben bekannt, 0 aktuell" in row(visit, "tiefbau")


def _a_department_answers(visit: Visit, server: Server) -> None:
    visit.open(RETURN, jahr=str(year(server)), amt="tiefbau")
    expect(visit.page.get_by_role("link", name="Radweg am Kanal")).to_be_visible()
    write(visit, "Was wurde getan?", "Neue Querung, mit zwei Schulen geplant.")
    assert state(server, "tiefbau") is ReturnState.BEGUN
    visit.open(RETURN, jahr=str(year(server)), amt="sport")
    write(visit, "Was hat gefehlt?", "Hallenzeiten.")
    visit.open(RETURN, jahr=str(year(server)), amt="tiefbau")
    expect(visit.page.get_by_role("textbox", name="Was wurde getan?")).to_have_value(re.compile("Neue Querung"))
    visit.press("Die Liste stimmt so").press("Rückmeldung abgeben")
    expect(visit.page.get_by_role("heading", name=re.compile("Abgegeben am"))).to_be_visible()
    assert state(server, "tiefbau") is ReturnState.COMPLETE


def _by_telephone(visit: Visit, server: Server) -> None:
    visit.follow("Alle Ämter dieser Abfrage")
    visit.click(visit.page.locator(".st-key-gc-link-call-feuerwehr").get_by_role("link"))
    visit.page.wait_for_url(re.compile("telefon=1"))
    visit.settle()
    field = visit.page.get_by_role("textbox", name="Was soll der Rat wissen?")
    field.fill("Der Nachwuchs kommt aus allen Quartieren.")
    visit.press("Für das Amt abgeben")  # straight from the field, which is saved first
    expect(visit.page.get_by_text("Am Telefon aufgenommen.")).to_be_visible()
    assert state(server, "feuerwehr") is ReturnState.COMPLETE
    assert saved(server, "feuerwehr").on_behalf == "telephone"


def _nothing_to_report(visit: Visit, server: Server) -> None:
    visit.follow(re.compile("^Weiter mit:"))
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Rat und Verwaltung")
    visit.press("Fehlanzeige melden")
    visit.page.get_by_role("textbox", name="Grund").fill("Beschlüsse stehen erst im Dezember an.")
    visit.press("Fehlanzeige abgeben")
    expect(visit.page.get_by_role("heading", name=re.compile("^Fehlanzeige vom"))).to_be_visible()
    assert state(server, "rat") is ReturnState.NIL_RETURN


def _every_state_is_on_the_list(visit: Visit) -> None:
    visit.follow("Alle Ämter dieser Abfrage")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("16 Ämter sind noch ohne Rückmeldung")
    report = visit.page.locator(".st-key-gc-box-report")
    expect(report).to_contain_text(
        "2 haben berichtet, 1 hat Fehlanzeige gemeldet, 1 hat begonnen und 16 sind noch ohne Rückmeldung."
    )
    for unit, said in (
        ("tiefbau", "vollständig"), ("feuerwehr", "am Telefon aufgenommen"), ("sport", "begonnen"),
        ("rat", "Grund: Beschlüsse stehen"), ("schule", "noch ohne Rückmeldung"),
    ):  # fmt: skip
        assert said in row(visit, unit)
    listed = visit.page.locator("[class*=st-key-gc-link-unit-]").all_inner_texts()
    assert listed[-4:] == ["Sport (52)", "Rat und Verwaltung", "Feuerwehr (37)", "Tiefbau (66)"]


def _close(visit: Visit, server: Server) -> None:
    visit.press("Jahresabfrage schließen").press("Ja, schließen")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(f"Die Jahresabfrage {year(server)} ist geschlossen")
    known = FileStore(server.store).load(ReturnRound, str(year(server))).document
    assert known.state is RoundState.CLOSED
    assert known.figures is not None
    assert known.figures["returns"] == {"complete": 2, "begun": 1, "nil_return": 1, "no_return_yet": 16}
    visit.open(RETURN, jahr=str(year(server)), amt="sport")
    expect(visit.page.get_by_role("heading", name="Diese Jahresabfrage ist geschlossen")).to_be_visible()
    expect(visit.page.get_by_text("Hallenzeiten.")).to_be_visible()
    expect(visit.page.get_by_role("textbox")).to_have_count(0)


def _reopen(visit: Visit, server: Server) -> None:
    visit.open(ROUND).press("Wieder öffnen")
    reason = visit.page.get_by_role("textbox", name="Grund")
    reason.fill("Das Sozialamt reicht nach")
    visit.press("Jahresabfrage wieder öffnen")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("16 Ämter sind noch ohne Rückmeldung")
    known = FileStore(server.store).load(ReturnRound, str(year(server))).document
    assert [event.reason for event in known.log if event.reason] == ["Das Sozialamt reicht nach"]


@pytest.fixture
def opened(server: Server) -> Server:
    """Return a server with an open round, half answered, and last year's closed one."""
    desk = store.desk(server.store)
    rounds.open_round(desk, year=desk.today.year - 1, deadline=desk.today)
    rounds.close_round(desk, Index(server.store, desk.catalogue).refresh(), desk.today.year - 1)
    rounds.open_round(desk, year=desk.today.year, deadline=desk.today + timedelta(days=9))
    return server


def test_what_was_typed_while_the_round_was_closed_stays_on_the_screen(opened: Server, visits: Open) -> None:
    visit, desk = visits(opened), store.desk(opened.store)
    visit.open(RETURN, jahr=str(desk.today.year), amt="sport")
    field = visit.page.get_by_role("textbox", name="Was wurde getan?")
    field.fill("Ein Text, an dem man lange saß.")
    rounds.close_round(desk, Index(opened.store, desk.catalogue).refresh(), desk.today.year)
    field.blur()
    expect(visit.page.get_by_role("alert")).to_contain_text("ist inzwischen geschlossen")
    expect(visit.page.get_by_text("Ein Text, an dem man lange saß.")).to_be_visible()


def test_two_people_write_the_same_text_and_both_are_kept(opened: Server, visits: Open) -> None:
    first, second = visits(opened), visits(opened, width=390)
    for visit in (first, second):
        visit.open(RETURN, jahr=str(year(opened)), amt="sport")
    write(first, "Was wurde getan?", "Von der einen.")
    field = second.page.get_by_role("textbox", name="Was wurde getan?")
    field.fill("Von der anderen.")
    field.blur()
    expect(second.page.get_by_role("button", name="Meine behalten")).to_be_visible()
    for text in ("Von der einen.", "Von der anderen."):
        expect(second.page.get_by_text(text)).to_be_visible()
    second.press("Meine behalten")
    assert list(saved(opened, "sport").texts.values()) == ["Von der anderen."]


def test_a_unit_answers_by_keyboard_only(opened: Server, visit: Visit) -> None:
    visit.open(RETURN, jahr=str(year(opened)), amt="sport")
    for _ in range(40):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("() => document.activeElement.tagName") == "TEXTAREA":
            break
    visit.page.keyboard.type("Ohne Maus geschrieben.")
    for _ in range(40):
        visit.page.keyboard.press("Tab")
        if "Rückmeldung abgeben" in visit.page.evaluate("() => document.activeElement.innerText"):
            break
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("heading", name=re.compile("Abgegeben am"))).to_be_visible()
    assert state(opened, "sport") is ReturnState.COMPLETE


@pytest.mark.long
def test_every_state_of_the_pages_is_accessible_and_fits(opened: Server, visits: Open) -> None:
    visit, this = visits(opened), year(opened)
    places = {
        "open": (ROUND, {"jahr": str(this)}), "closed": (ROUND, {"jahr": str(this - 1)}),
        "none": (ROUND, {"jahr": str(this + 1)}), "before": (ROUND, {"jahr": str(this), "stand": "2020-01-01"}),
        "unit": (RETURN, {"jahr": str(this), "amt": "schule", "telefon": "1"}),
        "unit-closed": (RETURN, {"jahr": str(this - 1), "amt": "schule"}),
        "wrong-unit": (RETURN, {"jahr": str(this), "amt": "mond"}),
    }  # fmt: skip
    found = []
    for name, (path, values) in places.items():
        visit.open(path, **values)
        for width in (1920, 390):
            visit.resize(width)
            found += [f"{name} {width}: wider than the window"] * visit.scrolls_sideways()
            visit.shot(f"round-{name}-{width}")
        found += [f"{name}: {violation}" for violation in visit.violations()]
    assert not found, "\n".join(found)


def test_what_is_no_list_is_refused_in_a_sentence_and_the_page_stays(opened: Server, visit: Visit) -> None:
    visit.open(ROUND).click(visit.page.get_by_text("Bekannte Vorhaben ergänzen"))
    for data, said in (
        (b"PK\x03\x04\x00\x00" * 40, "Das ist keine CSV-Datei"),
        (b"Wer;Wann\r\na;b\r\n", "Gebraucht werden"),
    ):
        file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": data}
        visit.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]  # a file that is made here
        expect(visit.page.get_by_role("alert")).to_contain_text(said)
        visit.settle()
    assert visit.page.get_by_role("button", name=re.compile("übernehmen")).count() == 0
    assert FileStore(opened.store).ids(Subject) == []


def test_dialog_and_preview_are_accessible(opened: Server, visit: Visit) -> None:
    visit.open(ROUND).press("Erinnern")
    expect(visit.page.get_by_role("dialog")).to_be_visible()
    visit.settle()
    assert visit.violations() == []
    visit.shot("round-reminder")
    visit.page.keyboard.press("Escape")
    visit.click(visit.page.get_by_text("Bekannte Vorhaben ergänzen"))
    file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": LIST.encode("cp1252")}
    visit.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]  # a file that is made here
    expect(visit.page.get_by_text("2 Vorhaben werden übernommen, 1 Zeile nicht")).to_be_visible()
    visit.settle()
    for width in (1280, 390):
        visit.resize(width)
        assert not visit.scrolls_sideways()
        visit.shot(f"round-preview-{width}")
    assert visit.violations() == []
