"""The page of the yearly round: open, look, remind, complete the list of projects, close, open again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from streamlit.testing.v1.element_tree import Block, Element

from gelingenscheck import access
from gelingenscheck.access import Action, Reach, Role
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.organisation import Kind
from gelingenscheck.returns.answering import TextChange
from gelingenscheck.returns.model import Channel, ContactKind, Return, ReturnRound, ReturnText, RoundState
from gelingenscheck.settings import ROOT
from gelingenscheck.ui import context
from gelingenscheck.usecases import returns, round_outlook, rounds
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.projects import register_project
from tests.pages.visit import Visit, new_visit, plain

PAGE = "portfolio/returns.py"
Saved = Callable[[], Mapping[str, bytes]]
File = Callable[[str], Mapping[str, Any]]


@pytest.fixture
def year(desk: Desk) -> int:
    return desk.today.year


@pytest.fixture
def asked(desk: Desk, year: int) -> ReturnRound:
    """Open this year's round with ten days to answer."""
    return rounds.open_round(desk, year=year, deadline=desk.today + timedelta(days=10))


def on(desk: Desk, *day: int) -> Desk:
    """Return the desk as it was on a day."""
    return replace(desk, now=lambda: datetime(*day, 10, tzinfo=UTC))  # type: ignore[misc, arg-type]  # year, month, day


def say(desk: Desk, year: int, unit: str, text: str = "Neue Aushänge.") -> Return:
    return returns.write_text(desk, year, unit, TextChange(text=ReturnText.DONE, shown=None, new=text))


def answer(desk: Desk, year: int, unit: str) -> None:
    say(desk, year, unit)
    returns.submit(desk, year, unit)


def part(visit: Visit, key: str) -> Block:
    """Return a part of the page."""
    block = visit.at.main.get_by_key(key)
    assert isinstance(block, Block)
    return block


def units(visit: Visit) -> list[str]:
    """Return the units in the order of the list."""
    known = {name: id_ for id_, name in context.desk().organisation.names.items()}
    links = [plain(link.label) for link in visit.at.main.get("page_link") if isinstance(link, Element)]
    return [known[label] for label in links if label in known]


def test_without_a_round_the_page_says_so_and_opens_one(visit: Visit, year: int, desk: Desk, file: File) -> None:
    visit.open(PAGE)
    assert visit.title == visit.words("Für {year} ist noch keine Jahresabfrage eröffnet", year=year)
    visit.press(visit.words("Jahresabfrage eröffnen"))
    known = file(f"returns/{year}")
    assert (known["state"], known["cut_off"]) == ("open", date(year, 9, 30))
    assert known["deadline"] > desk.today
    assert visit.at.query_params["jahr"] == str(year)
    everyone = len(desk.organisation.existing(date(year, 9, 30)))
    assert visit.title == visit.words.n(
        "Ein Amt ist noch ohne Rückmeldung", "{n} Ämter sind noch ohne Rückmeldung", everyone
    )
    assert len(units(visit)) == everyone


def test_a_round_needs_a_deadline_and_says_so(visit: Visit, saved: Saved) -> None:
    visit.open(PAGE)
    deadline = next(d for d in visit.at.date_input if d.label == visit.words("Frist für die Ämter"))
    deadline.set_value(None)
    visit.run().press(visit.words("Jahresabfrage eröffnen"))
    assert visit.words("Bitte nennen Sie die Frist für die Ämter.") in visit.errors[0]
    assert saved() == {}


def test_a_second_round_for_the_same_year_is_refused_and_the_first_stays(
    german: Visit, desk: Desk, year: int, saved: Saved
) -> None:
    german.open(PAGE)
    rounds.open_round(desk, year=year, deadline=desk.today)
    before = saved()
    german.press("Jahresabfrage eröffnen")
    assert saved() == before
    assert "gibt es schon" in german.text + "".join(german.errors)


def test_the_list_has_silent_units_first_or_the_order_of_the_organisation(
    visit: Visit, desk: Desk, asked: ReturnRound, year: int
) -> None:
    say(desk, year, "rat")
    answer(desk, year, "buergermeisterbuero")
    returns.declare_nil(desk, year, "gleichstellung", "Unbesetzt.")
    visit.open(PAGE)
    listed = list(desk.organisation.departments)
    assert units(visit) == [*listed[3:], "rat", "gleichstellung", "buergermeisterbuero"]
    visit.open(PAGE, reihenfolge="organisation")
    assert units(visit) == listed
    visit.open(PAGE, zustand="begun")
    assert units(visit) == ["rat"]
    visit.open(PAGE, zustand="<b>", reihenfolge="x")
    assert len(units(visit)) == len(listed)


def test_a_row_says_state_contact_reason_projects_and_last_year(
    german: Visit, desk: Desk, asked: ReturnRound, year: int
) -> None:
    last = on(desk, year - 1, 10, 1)
    rounds.open_round(last, year=year - 1, deadline=date(year - 1, 10, 31))
    answer(last, year - 1, "sport")
    register_project(desk, title="Offene Halle", department="sport")
    returns.note_contact(desk, year, "sport", ContactKind.REMINDER)
    returns.declare_nil(desk, year, "recht", "Keine *eigenen* Vorhaben", on_behalf=Channel.TELEPHONE)
    german.open(PAGE, jahr=str(year))
    today = german.words.date(desk.today)
    rows = {id_: german.read(part(german, f"gc-row-unit-{id_}")) for id_ in ("sport", "recht", "schule")}
    for said in ("noch ohne Rückmeldung", f"erinnert am {today}", "1 Vorhaben bekannt, 0 aktuell",
                 f"{year - 1}:\u00a0vollständig"):  # fmt: skip
        assert said in rows["sport"]
    for said in ("Fehlanzeige", "Grund: Keine *eigenen* Vorhaben", "am Telefon aufgenommen"):
        assert said in rows["recht"]
    assert "noch kein Kontakt" in rows["schule"]
    assert german.buttons("Erinnern", part(german, "gc-row-unit-sport"))
    assert not german.buttons("Erinnern", part(german, "gc-row-unit-recht"))


def test_the_deadline_is_said_before_on_and_after_its_day(german: Visit, desk: Desk, year: int) -> None:
    rounds.open_round(on(desk, year, 1, 2), year=year, deadline=date(year, 1, 20))
    left = (desk.today - date(year, 1, 20)).days
    for stand, said in (
        (f"{year}-01-19", "noch ein Tag Zeit"), (f"{year}-01-20", "Die Frist endet heute."),
        (f"{year}-01-21", "seit gestern vorbei"), (desk.today.isoformat(), f"seit {left} Tagen vorbei"),
    ):  # fmt: skip
        assert said in german.open(PAGE, stand=stand).text


def test_on_a_day_before_everything_nothing_is_counted_and_nothing_can_be_done(
    visit: Visit, asked: ReturnRound, year: int
) -> None:
    visit.open(PAGE, jahr=str(year), stand="1999-01-01")
    assert visit.words("Stand von heute zeigen") in visit.text
    assert units(visit) == []
    assert visit.buttons(visit.words("Erinnern")) == []


def test_the_past_is_looked_at_and_not_changed(german: Visit, desk: Desk, year: int) -> None:
    rounds.open_round(on(desk, year, 1, 2), year=year, deadline=date(year, 1, 20))
    answer(on(desk, year, 1, 10), year, "sport")
    german.open(PAGE, stand=f"{year}-01-09")
    assert "vollständig" not in german.read(part(german, "gc-row-unit-sport"))
    assert german.buttons("Erinnern") == []
    assert german.buttons("Ja, schließen") == []


@pytest.mark.parametrize("asked_for", ["x", "20266", "²⁰²⁶", "-202", "<script>"])
def test_what_is_no_year_leads_to_the_latest_round(
    german: Visit, asked: ReturnRound, year: int, asked_for: str
) -> None:
    assert f"Jahresabfrage {year}" in german.open(PAGE, jahr=asked_for).text


def test_a_year_without_a_round_says_so_and_links_to_those_that_are(
    german: Visit, asked: ReturnRound, year: int, saved: Saved
) -> None:
    before = saved()
    german.open(PAGE, jahr="1999")
    assert german.title == "Für 1999 ist noch keine Jahresabfrage eröffnet"
    assert str(year) in german.text
    assert next(box for box in german.at.selectbox if box.label == "Jahr").options == [str(year - 1), str(year + 1)]
    assert saved() == before


def test_a_reminder_has_the_units_link_and_is_noted_once_it_was_sent(
    visit: Visit, desk: Desk, asked: ReturnRound, year: int
) -> None:
    visit.open(PAGE)
    first = units(visit)[0]
    dialog = visit.dialog(visit.words("Erinnern"))
    mail = next(code for code in visit.at.code if "rueckmeldung" in code.value)
    lang = {"de": "", "en": "&lang=en"}[visit.lang]  # who reads an English mail answers on an English page
    assert f"rueckmeldung?jahr={year}&amt={first}{lang}\n" in mail.value
    assert returns.return_of(desk, year, first) is None
    visit.press_alone(dialog, visit.words("Erinnerung ist raus: vermerken"))
    known = returns.return_of(desk, year, first)
    assert known is not None
    assert [contact.kind for contact in known.contacts] == [ContactKind.REMINDER]


def test_all_silent_units_are_reminded_and_noted_at_once_and_no_other(
    german: Visit, desk: Desk, asked: ReturnRound, year: int
) -> None:
    answer(desk, year, "sport")
    say(desk, year, "it")
    silent = [id_ for id_ in desk.organisation.departments if id_ not in {"sport", "it"}]
    dialog = german.open(PAGE).dialog(f"Alle {len(silent)} ohne Rückmeldung erinnern")
    mail = next(code for code in german.at.code if "rueckmeldung" in code.value)
    assert all(f"amt={id_}" in mail.value for id_ in silent)
    assert "amt=sport" not in mail.value
    german.press_alone(dialog, f"Vermerken, dass alle {len(silent)} Ämter erinnert sind")
    contacted = {known.unit for known in rounds.returns_of(desk, year) if known.contacts}
    assert contacted == set(silent)


def test_what_the_report_will_say_is_what_closing_keeps(
    german: Visit, desk: Desk, asked: ReturnRound, year: int
) -> None:
    answer(desk, year, "sport")
    returns.declare_nil(desk, year, "recht", "Nichts.")
    register_project(desk, title="Offene Halle", department="sport")
    german.open(PAGE)
    said = german.text
    assert "1 hat berichtet, 1 hat Fehlanzeige gemeldet und 18 sind noch ohne Rückmeldung." in said
    live = round_outlook.outlook(desk, context.snapshot(), rounds.standing(desk, context.snapshot(), year))
    german.press("Ja, schließen")
    assert rounds.round_of(desk, year).state is RoundState.CLOSED
    frozen = round_outlook.outlook(desk, context.snapshot(), rounds.standing(desk, context.snapshot(), year))
    assert frozen == replace(live, frozen=True)
    for sentence in round_outlook.sentences(live, german.words):
        assert sentence in said
        assert sentence in german.text


def test_closing_freezes_the_figures_and_whatever_comes_later_does_not_change_them(
    german: Visit, desk: Desk, asked: ReturnRound, year: int, folder: Any
) -> None:
    answer(desk, year, "sport")
    german.open(PAGE).press("Ja, schließen")
    assert german.title == f"Die Jahresabfrage {year} ist geschlossen"
    assert german.buttons("Erinnern") == []
    register_project(desk, title="Später", department="sport")
    german.open(PAGE)
    assert "1 Vorhaben bekannt" not in german.text
    known = yaml.safe_load((folder / "returns" / f"{year}.yaml").read_text(encoding="utf-8"))
    assert known["figures"]["returns"]["complete"] == 1


def test_reopening_needs_a_reason_and_keeps_it_in_the_course(
    visit: Visit, desk: Desk, asked: ReturnRound, year: int
) -> None:
    w = visit.words
    visit.open(PAGE).press(w("Ja, schließen"))
    visit.press(w("Jahresabfrage wieder öffnen"))
    assert rounds.round_of(desk, year).state is RoundState.CLOSED
    assert visit.errors
    visit.write(w("Grund"), "Zwei *Ämter* reichen nach")
    visit.press(w("Jahresabfrage wieder öffnen"))
    assert rounds.round_of(desk, year).state is RoundState.OPEN
    assert "Zwei *Ämter* reichen nach" in visit.text


def test_the_deadline_can_be_moved_but_not_into_the_past(
    german: Visit, desk: Desk, asked: ReturnRound, year: int
) -> None:
    german.open(PAGE)
    new = desk.today + timedelta(days=20)
    next(d for d in german.at.date_input if d.label == "Neue Frist").set_value(new)
    german.run().press("Frist speichern")
    assert rounds.round_of(desk, year).deadline == new
    next(d for d in german.at.date_input if d.label == "Neue Frist").set_value(desk.today - timedelta(days=1))
    german.run().press("Frist speichern")
    assert "Das Datum ist schon vorbei" in german.errors[0]
    assert rounds.round_of(desk, year).deadline == new


def test_typed_projects_are_shown_first_and_taken_over_only_when_one_says_so(
    german: Visit, desk: Desk, asked: ReturnRound, saved: Saved
) -> None:
    register_project(desk, title="Umbau Schulweg", department="tiefbau")
    german.open(PAGE).unfold("Bekannte Vorhaben ergänzen")
    german.at.radio[0].set_value("typed")
    german.run().select("Amt", "tiefbau", part(german, "gc-adopting"))
    before = saved()
    german.write("Titel, je Zeile einer", "Radweg am Kanal\numbau  schulweg\n\n=cmd|' /C calc'!A0\nRadweg am Kanal")
    assert saved() == before
    assert "2 Vorhaben werden übernommen, 2 Zeilen nicht" in german.text
    assert "Dieses Vorhaben steht schon in Zeile 1." in german.text
    german.press("Diese 2 Vorhaben übernehmen")
    assert "2 Vorhaben sind jetzt eingetragen." in german.text
    known = sorted(desk.store.load(Subject, id_).document.title for id_ in desk.store.ids(Subject))
    assert known == ["=cmd|' /C calc'!A0", "Radweg am Kanal", "Umbau Schulweg"]


def test_the_council_is_asked_and_leads_no_projects(german: Visit, desk: Desk, asked: ReturnRound) -> None:
    council = next(unit.id for unit in desk.organisation.departments.values() if unit.kind is Kind.COUNCIL)
    german.open(PAGE)
    assert "Vorhaben" not in german.read(part(german, f"gc-row-unit-{council}"))


def test_a_unit_that_was_merged_is_shown_with_its_successor_and_not_counted(
    desk: Desk, year: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds.open_round(on(desk, year, 1, 2), year=year, deadline=desk.today)
    answer(on(desk, year, 2, 2), year, "musikschule")
    merged = (ROOT / "organisation.yaml").read_text(encoding="utf-8").replace(
        'name: "Musikschule",', f'name: "Musikschule", until: {year}-06-30, successors: [bibliothek],'
    )  # fmt: skip
    (tmp_path / "organisation.yaml").write_text(merged, encoding="utf-8")
    monkeypatch.setenv("GELINGENSCHECK_ORGANISATION", str(tmp_path / "organisation.yaml"))
    context.settings.cache_clear()
    visit = new_visit().open(PAGE, reihenfolge="organisation")
    assert visit.title == f"{len(desk.organisation.departments) - 1} Ämter sind noch ohne Rückmeldung"
    listed = units(visit)
    assert listed.index("musikschule") == listed.index("bibliothek") + 1
    assert "heute bei Stadtbibliothek (42)" in visit.read(part(visit, "gc-row-unit-musikschule"))
    assert visit.open("portfolio/unit_return.py", jahr=str(year), amt="musikschule").title == "Musikschule (44)"


@pytest.fixture
def manages_nothing(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return a switch that takes the right away to manage rounds."""
    rest = {known: Reach.ALL for known in Action if known is not Action.MANAGE_ROUND}
    return lambda: monkeypatch.setattr(access, "PERMISSIONS", {Role.LOCAL: rest})


@pytest.mark.parametrize(
    "press", ["Jahresabfrage eröffnen", "Ja, schließen", "Frist speichern", "Jahresabfrage wieder öffnen"]
)
def test_who_does_not_manage_the_round_changes_nothing(
    german: Visit, desk: Desk, saved: Saved, manages_nothing: Callable[[], None], press: str
) -> None:
    year = desk.today.year
    if press != "Jahresabfrage eröffnen":
        rounds.open_round(desk, year=year, deadline=desk.today)
    if press == "Jahresabfrage wieder öffnen":
        rounds.close_round(desk, context.snapshot(), year)
    german.open(PAGE)
    before = saved()
    manages_nothing()
    german.press(press)
    assert "Das ist mit Ihrer Anmeldung nicht vorgesehen." in german.errors[0]
    assert saved() == before
