"""The yearly round over real files: opened once, answered, closed with figures that stay, reopened with a reason."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gelingenscheck.assessment.model import Check
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.returns.answering import TextChange
from gelingenscheck.returns.model import Channel, ContactKind, ReturnRound, ReturnText, RoundState
from gelingenscheck.returns.refusals import (
    NoRoundError,
    OutsideRoundError,
    ReopeningReasonMissingError,
    ReturnChangedError,
    RoundClosedError,
    RoundThereError,
)
from gelingenscheck.returns.standing import ReturnState
from gelingenscheck.storage.store import UnreadableDocumentError
from gelingenscheck.usecases import returns, rounds
from gelingenscheck.usecases.checks import discard_check, register_project, start_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.forms import InvalidFormError
from gelingenscheck.usecases.portfolio import as_json, portfolio_of
from tests.usecases.office import Office

DEADLINE = date(2026, 10, 15)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "assessments")


@pytest.fixture
def opened(office: Office) -> Office:
    rounds.open_round(office.desk, year=2026, deadline=DEADLINE)
    office.clock.turn(hours=1)
    return office


def text(new: str | None, shown: str | None = None, of: ReturnText = ReturnText.DONE) -> TextChange:
    return TextChange(text=of, shown=shown, new=new)


def test_a_round_is_opened_with_the_usual_cut_off(office: Office) -> None:
    asked = rounds.open_round(office.desk, year=2026, deadline=DEADLINE)
    assert (asked.cut_off, asked.opened.by, asked.state) == (date(2026, 9, 30), "local@rat", RoundState.OPEN)
    assert rounds.round_years(office.desk) == (2026,)


def test_there_is_one_round_a_year(opened: Office) -> None:
    before = rounds.round_of(opened.desk, 2026)
    with pytest.raises(RoundThereError):
        rounds.open_round(opened.desk, year=2026, deadline=DEADLINE)
    assert rounds.round_of(opened.desk, 2026) == before


@pytest.mark.parametrize(
    ("entries", "field"),
    [
        ({"deadline": date(2026, 8, 2)}, "deadline"),
        ({"deadline": date(2101, 1, 1)}, "deadline"),
        ({"cut_off": date(2025, 9, 30)}, "cut_off"),
        ({"year": 1066}, "year"),
    ],
)
def test_a_round_with_impossible_days_is_not_opened(office: Office, entries: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidFormError) as caught:
        rounds.open_round(office.desk, **{"year": 2026, "deadline": DEADLINE, **entries})
    assert [fault.field for fault in caught.value.faults] == [field]
    assert rounds.round_years(office.desk) == ()


@pytest.mark.parametrize("act", [
    lambda desk: rounds.round_of(desk, 2026), lambda desk: rounds.reopen_round(desk, 2026, "Grund"),
    lambda desk: rounds.move_deadline(desk, 2026, DEADLINE), lambda desk: returns.return_of(desk, 2026, "schule"),
    lambda desk: returns.write_text(desk, 2026, "schule", text("A")),
])  # fmt: skip
def test_without_a_round_nothing_is_asked(office: Office, act: Callable[[Desk], object]) -> None:
    with pytest.raises(NoRoundError):
        act(office.desk)
    assert not (office.folder / "returns" / "2026").exists()


def test_the_deadline_is_moved(opened: Office) -> None:
    assert rounds.move_deadline(opened.desk, 2026, date(2026, 11, 1)).deadline == date(2026, 11, 1)
    with pytest.raises(InvalidFormError):
        rounds.move_deadline(opened.desk, 2026, date(2026, 1, 1))


def test_every_state_on_the_way(opened: Office) -> None:
    desk = opened.desk
    assert opened.state("schule") is ReturnState.NO_RETURN_YET
    assert returns.return_of(desk, 2026, "schule") is None
    returns.write_text(desk, 2026, "schule", text("Zwei Lesefeste"))
    assert opened.state("schule") is ReturnState.BEGUN
    opened.clock.turn(days=1)
    returns.submit(desk, 2026, "schule")
    assert opened.state("schule") is ReturnState.COMPLETE
    assert opened.state("schule", as_of=date(2026, 8, 3)) is ReturnState.BEGUN
    assert opened.state("schule", as_of=date(2026, 8, 2)) is ReturnState.NO_RETURN_YET
    returns.withdraw(desk, 2026, "schule")
    assert opened.state("schule") is ReturnState.BEGUN
    returns.declare_nil(desk, 2026, "sport", "Kein Vorhaben")
    assert opened.state("sport") is ReturnState.NIL_RETURN
    assert opened.state("klima") is None


def test_texts_of_different_fields_merge_and_of_the_same_one_both_are_kept(opened: Office) -> None:
    desk = opened.desk
    returns.write_text(desk, 2026, "schule", text("Erstes"))
    returns.write_text(desk, 2026, "schule", text("Geld", of=ReturnText.MISSING))
    with pytest.raises(ReturnChangedError) as caught:
        returns.write_text(desk, 2026, "schule", text("Zweites"))
    assert (caught.value.stored, caught.value.new) == ("Erstes", "Zweites")
    known = returns.return_of(desk, 2026, "schule")
    assert known is not None
    assert known.texts == {ReturnText.DONE: "Erstes", ReturnText.MISSING: "Geld"}


def test_a_text_of_signs_that_nobody_sees_is_none(opened: Office) -> None:
    answer = returns.write_text(opened.desk, 2026, "schule", text("\u200b \x00"))
    assert (answer.texts, answer.log) == ({}, ())
    assert not (opened.folder / "returns/2026/schule.yaml").exists()


@pytest.mark.parametrize("unit", ["gibt-es-nicht", "klima", "../x", "", "con"])
def test_a_unit_that_is_not_asked_returns_nothing(opened: Office, unit: str) -> None:
    with pytest.raises(OutsideRoundError):
        returns.write_text(opened.desk, 2026, unit, text("A"))
    with pytest.raises(OutsideRoundError):
        returns.return_of(opened.desk, 2026, unit)


def test_a_return_by_telephone_is_marked_and_the_call_noted(opened: Office) -> None:
    changes = [text("Ein Turnier"), text("Hallenzeit", of=ReturnText.MISSING)]
    answer = returns.take_by_telephone(opened.desk, 2026, "sport", changes)
    assert (answer.on_behalf, [contact.kind for contact in answer.contacts]) == (Channel.TELEPHONE, ["telephone"])
    assert opened.state("sport") is ReturnState.COMPLETE
    again = returns.take_by_telephone(opened.desk, 2026, "sport", changes)
    assert again.contacts == answer.contacts


def test_a_call_that_meets_another_text_saves_none_of_it(opened: Office) -> None:
    returns.write_text(opened.desk, 2026, "sport", text("Schon geschrieben", of=ReturnText.MISSING))
    with pytest.raises(ReturnChangedError):
        returns.take_by_telephone(
            opened.desk, 2026, "sport", [text("Ein Turnier"), text("Hallenzeit", of=ReturnText.MISSING)]
        )
    answer = returns.return_of(opened.desk, 2026, "sport")
    assert answer is not None
    assert answer.texts == {ReturnText.MISSING: "Schon geschrieben"}


def test_reminders_are_noted_for_all_or_for_none(opened: Office) -> None:
    returns.note_contacts(opened.desk, 2026, ["it", "recht"], ContactKind.REMINDER)
    with pytest.raises(OutsideRoundError):
        returns.note_contacts(opened.desk, 2026, ["sport", "klima"], ContactKind.REMINDER)
    found = rounds.standing(opened.desk, opened.now(), 2026)
    contacts = {unit.unit: unit.last_contact for unit in found.units if unit.last_contact is not None}
    assert sorted(contacts) == ["it", "recht"]
    assert found.counts[ReturnState.NO_RETURN_YET] == len(found.asked)


def test_a_check_that_was_begun_since_is_a_beginning(office: Office) -> None:
    early = register_project(office.desk, title="Früher Check", department="schule")
    start_check(office.desk, early.id, check=Check.FULL, phase=Phase.PLANNING)
    office.clock.turn(hours=1)
    rounds.open_round(office.desk, year=2026, deadline=DEADLINE)
    office.clock.turn(hours=1)
    start_check(office.desk, "it", check=Check.CROSSCUTTING, phase=None)
    later = register_project(office.desk, title="Umbau", department="bauordnung")
    start_check(office.desk, later.id, check=Check.FULL, phase=Phase.PLANNING)
    quick = register_project(office.desk, title="Lauf", department="sport")
    start_check(office.desk, quick.id, check=Check.QUICK, phase=Phase.PLANNING)
    thrown = start_check(office.desk, "recht", check=Check.CROSSCUTTING, phase=None)
    discard_check(office.desk, thrown.id)
    found = rounds.standing(office.desk, office.now(), 2026)
    assert [unit.unit for unit in found.asked if unit.state is ReturnState.BEGUN] == ["it", "bau"]


def test_a_merged_unit_that_answered_stands_under_its_successor(opened: Office) -> None:
    returns.take_by_telephone(opened.desk, 2026, "bauordnung", [text("Leitfaden")])
    opened.clock.turn(days=60)
    found = rounds.standing(opened.desk, opened.now(), 2026)
    places = [unit.unit for unit in found.units]
    assert places[places.index("bau") + 1] == "bauordnung"
    assert (found.of("bau"), found.of("bauordnung")) != (None, None)
    assert {unit.unit: unit.state for unit in found.units if unit.unit.startswith("bau")} == {
        "bau": ReturnState.NO_RETURN_YET, "bauordnung": ReturnState.COMPLETE,
        "baubetriebshof": ReturnState.NO_RETURN_YET,
    }  # fmt: skip
    with pytest.raises(OutsideRoundError):
        returns.write_text(opened.desk, 2026, "bauordnung", text("Noch etwas", of=ReturnText.COUNCIL))


def test_closing_freezes_what_the_portfolio_says_of_the_cut_off(opened: Office) -> None:
    returns.take_by_telephone(opened.desk, 2026, "sport", [text("Ein Turnier")])
    opened.clock.turn(days=70)
    snapshot = opened.now()
    figures = rounds.close_round(opened.desk, snapshot, 2026).figures
    portfolio = portfolio_of(snapshot, opened.desk.catalogue, opened.desk.organisation, date(2026, 9, 30))
    assert figures is not None
    assert figures["portfolio"]["matrix"] == as_json(portfolio)["matrix"]
    assert figures["portfolio"]["as_of"] == "2026-09-30"
    assert figures["returns"] == {"complete": 1, "begun": 0, "nil_return": 0, "no_return_yet": 19}
    assert figures["key_figures"]["cells"] == portfolio.matrix_figures.cells
    assert {"problems", "returns"}.isdisjoint(figures["portfolio"])
    assert yaml.safe_load((opened.folder / "returns/2026.yaml").read_text())["figures"] == figures


def test_frozen_figures_stay_whatever_happens_then(opened: Office) -> None:
    before = rounds.close_round(opened.desk, opened.now(), 2026).figures
    register_project(opened.desk, title="Nachzügler", department="schule")
    assert rounds.round_of(opened.desk, 2026).figures == before
    assert opened.state("schule") is ReturnState.NO_RETURN_YET


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        (lambda desk: returns.write_text(desk, 2026, "schule", text("Zu spät")), "Zu spät"),
        (lambda desk: returns.declare_nil(desk, 2026, "schule", "Nichts"), "Nichts"),
        (lambda desk: returns.take_by_telephone(desk, 2026, "schule", [text("Am Telefon")]), "Am Telefon"),
        (lambda desk: returns.submit(desk, 2026, "schule"), None),
        (lambda desk: returns.withdraw(desk, 2026, "schule"), None),
        (lambda desk: returns.note_contact(desk, 2026, "schule", ContactKind.MAIL), None),
        (lambda desk: returns.confirm_projects(desk, 2026, "schule", 3), None),
        (lambda desk: rounds.move_deadline(desk, 2026, date(2026, 12, 1)), None),
    ],
)
def test_what_comes_after_closing_is_refused_and_what_was_typed_is_kept(
    opened: Office, act: Callable[[Desk], object], typed: str | None
) -> None:
    returns.write_text(opened.desk, 2026, "schule", text("Rechtzeitig", of=ReturnText.COUNCIL))
    rounds.close_round(opened.desk, opened.now(), 2026)
    before = (opened.folder / "returns/2026/schule.yaml").read_bytes()
    with pytest.raises(RoundClosedError) as caught:
        act(opened.desk)
    assert caught.value.typed == typed
    assert (opened.folder / "returns/2026/schule.yaml").read_bytes() == before


def test_whoever_writes_while_the_round_is_closed_is_saved_or_keeps_what_was_typed(opened: Office) -> None:
    desk, snapshot = opened.desk, opened.now()
    units = [unit.id for unit in desk.organisation.existing(date(2026, 9, 30)) if unit.since is None]

    def write(unit: str) -> str | None:
        try:
            returns.write_text(desk, 2026, unit, text(f"Text aus {unit}"))
        except RoundClosedError as error:
            return error.typed
        return None

    def close(_: str) -> str | None:
        rounds.close_round(desk, snapshot, 2026)
        return None

    with ThreadPoolExecutor(8) as people:
        writing = [people.submit(close if n == len(units) // 2 else write, unit) for n, unit in enumerate(units)]
    refused = {unit: done.result() for unit, done in zip(units, writing, strict=True)}
    figures = rounds.round_of(desk, 2026).figures
    saved = {file["unit"]: file["texts"]["done"] for file in _files(opened.folder, "returns/2026/*.yaml")}
    del refused[units[len(units) // 2]]
    assert figures is not None
    assert figures["returns"]["begun"] == len(saved)
    assert {unit: saved.get(unit) or typed for unit, typed in refused.items()} == {
        unit: f"Text aus {unit}" for unit in refused
    }
    assert all((unit in saved) == (typed is None) for unit, typed in refused.items())


def test_closing_twice_is_refused(opened: Office) -> None:
    rounds.close_round(opened.desk, opened.now(), 2026)
    with pytest.raises(RoundClosedError):
        rounds.close_round(opened.desk, opened.now(), 2026)


def test_reopening_takes_a_reason_and_lets_units_answer_again(opened: Office) -> None:
    rounds.close_round(opened.desk, opened.now(), 2026)
    with pytest.raises(ReopeningReasonMissingError):
        rounds.reopen_round(opened.desk, 2026, "\u200b")
    again = rounds.reopen_round(opened.desk, 2026, "Das Sozialamt fehlte")
    assert (again.log[-1].reason, again.figures) == ("Das Sozialamt fehlte", None)
    assert opened.desk.store.history(ReturnRound, "2026")[-1].revision == again.revision - 1
    returns.write_text(opened.desk, 2026, "soziales", text("Doch noch"))
    assert opened.state("soziales") is ReturnState.BEGUN


def test_the_round_before_is_the_latest_earlier_one(office: Office) -> None:
    for year in (2026, 2028, 2027):
        rounds.open_round(office.desk, year=year, deadline=date(year, 12, 1))
    assert [known.year for known in rounds.all_rounds(office.desk)] == [2028, 2027, 2026]
    before = rounds.previous_round(office.desk, 2028)
    assert before is not None
    assert before.year == 2027
    assert rounds.previous_round(office.desk, 2026) is None


def test_rounds_are_there_from_the_day_they_were_opened(opened: Office) -> None:
    assert rounds.standings(opened.desk, opened.now(), date(2026, 8, 2)) == ()
    (found,) = rounds.standings(opened.desk, opened.now())
    assert found.round.year == 2026


def test_a_return_that_is_not_readable_hides_no_other(opened: Office) -> None:
    returns.declare_nil(opened.desk, 2026, "sport", "Kein Vorhaben")
    (opened.folder / "returns/2026/it.yaml").write_text("format: [")
    (opened.folder / "returns/2025.yaml").write_text("kaputt")
    assert opened.state("sport") is ReturnState.NIL_RETURN
    assert [known.year for known in rounds.all_rounds(opened.desk)] == [2026]
    assert rounds.round_years(opened.desk) == (2026, 2025)
    assert [problem.file for problem in opened.now().problems] == ["returns/2025.yaml", "returns/2026/it.yaml"]
    with pytest.raises(UnreadableDocumentError):
        returns.write_text(opened.desk, 2026, "it", text("A"))


def test_the_word_for_the_list_is_a_count(opened: Office) -> None:
    answer = returns.confirm_projects(opened.desk, 2026, "schule", 4)
    assert answer.confirmed is not None
    assert answer.confirmed.projects == 4
    with pytest.raises(InvalidFormError):
        returns.confirm_projects(opened.desk, 2026, "schule", -1)


def _files(folder: Path, pattern: str) -> Iterator[dict[str, Any]]:
    for path in folder.glob(pattern):
        yield yaml.safe_load(path.read_bytes())


def test_figures_equal_an_independent_count_of_the_files(opened: Office) -> None:
    desk = opened.desk
    units = [unit.id for unit in desk.organisation.existing(date(2026, 9, 30))][1:15]
    silent, nil = units[:6], units[6:8]
    for unit in units[8:]:
        returns.take_by_telephone(desk, 2026, unit, [text(f"Getan in {unit}")])
    for unit in nil:
        returns.declare_nil(desk, 2026, unit, "Kein Vorhaben")
    returns.take_by_telephone(desk, 2026, "bauordnung", [text("Vor dem Zusammenlegen")])
    for n, unit in enumerate(units[:3]):
        register_project(desk, title=f"Einziges {n}", department=unit)
    register_project(desk, title="Aus der alten Bauordnung", department="bauordnung")
    opened.clock.turn(days=80)
    portfolio = portfolio_of(opened.now(), desk.catalogue, desk.organisation, desk.today)
    (said,) = as_json(portfolio, standings=rounds.standings(desk, opened.now()))["returns"]
    stored = {file["unit"]: file["log"][-1]["step"] for file in _files(opened.folder, "returns/2026/*.yaml")}
    led = [file["department"] for file in _files(opened.folder, "subjects/*.yaml")]
    words = {"submitted": "complete", "nil": "nil_return", None: "no_return_yet"}
    asked = {unit["department"]: unit for unit in said["units"] if unit["asked"]}
    assert {id_: unit["state"] for id_, unit in asked.items()} == {id_: words[stored.get(id_)] for id_ in asked}
    assert all(asked[id_]["state"] == "no_return_yet" for id_ in silent)
    assert {id_: asked[id_]["projects"] for id_ in (*units[:3], "bau")} == {
        id_: led.count(id_) + (led.count("bauordnung") if id_ == "bau" else 0) for id_ in (*units[:3], "bau")
    }
    assert [unit["department"] for unit in said["units"] if not unit["asked"]] == ["bauordnung"]
    assert {file["id"] for file in _files(opened.folder, "subjects/*.yaml")} == set(desk.store.ids(Subject))
