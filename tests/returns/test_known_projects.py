"""A list of known projects: what is taken, what is not, and the line and reason for each."""

from collections.abc import Iterable
from datetime import date

import pytest

from gelingenscheck.i18n import words_in
from gelingenscheck.returns.known_projects import (
    KnownProject,
    NoColumnError,
    Preview,
    look_through,
    still_new,
    typed_sheet,
)
from gelingenscheck.returns.sheet import EmptySheetError, read_sheet
from tests.returns.made import CITY

TODAY = date(2026, 11, 24)
LIMITS = {"title": 60, "paper": 20, "summary": 100}
SAY = words_in("de")


def preview(text: str, known: Iterable[KnownProject] = ()) -> Preview:
    return look_through(read_sheet(text.encode()), CITY, TODAY, known, limits=LIMITS)


def reasons(found: Preview) -> list[tuple[int, str]]:
    return [(row.line, row.reason.said(SAY)) for row in found.left_out]


@pytest.mark.parametrize(
    "header",
    ["Titel;Amt", "Vorhaben;Fachbereich", "PROJEKT;amt", " Bezeichnung ;Dienststelle", "title;department",
     "Projektname;Zuständiges Amt", "Name des Vorhabens;Organisationseinheit", "Titel:;Amt"],
)  # fmt: skip
def test_columns_are_known_by_many_names(header: str) -> None:
    assert [(row.title, row.unit) for row in preview(f"{header}\nUmbau;40").taken] == [("Umbau", "schule")]


def test_columns_stand_in_any_order_and_unknown_ones_are_named() -> None:
    found = preview("Phase;Ende;Nr.;Amt;Vorlage;Vorhaben;Beginn;Art\nlaufend;2027;7;Schule;12/1;Umbau;1.3.26;Planung")
    (row,) = found.taken
    assert (row.title, row.unit, row.form, row.paper) == ("Umbau", "schule", "plan", "12/1")
    assert (row.start, row.end, row.line, row.remarks) == (date(2026, 3, 1), date(2027, 12, 31), 2, ())
    assert found.ignored == ("Phase", "Nr.")


def test_the_columns_that_the_page_names_in_english_are_known_too() -> None:
    found = preview("Title;Department;Start;End;Type;Paper;Purpose\nUmbau;Schule;2026;2027;Plan;12/1;Zu Fuß sicher")
    (row,) = found.taken
    assert (row.form, row.paper, row.summary) == ("plan", "12/1", "Zu Fuß sicher")
    assert (row.start, row.end) == (date(2026, 1, 1), date(2027, 12, 31))
    assert (row.remarks, found.ignored) == ((), ())


@pytest.mark.parametrize("text", ["rat", "Rat und Verwaltung"])
def test_the_council_leads_no_project_in_a_list_either(text: str) -> None:
    found = preview(f"Titel;Amt\nUmbau;{text}")
    said = "„Rat und Verwaltung“ verantwortet keine Vorhaben. Bitte das Amt nennen, das zuständig ist."
    assert (found.taken, reasons(found)) == ((), [(2, said)])


def test_of_two_columns_for_one_thing_the_more_usual_name_counts() -> None:
    found = preview("Name;Titel;Amt\nFrau Beispiel;Umbau;Schule")
    assert ([row.title for row in found.taken], found.ignored) == (["Umbau"], ("Name",))


@pytest.mark.parametrize("text", ["a;b\n1;2", "Titel;Nr\nx;y", "Amt;Nr\nx;y"])
def test_a_list_without_the_two_columns_is_refused_as_a_whole(text: str) -> None:
    with pytest.raises(NoColumnError):
        preview(text)


def test_a_header_alone_is_an_empty_list() -> None:
    with pytest.raises(EmptySheetError):
        preview("Titel;Amt\n")


@pytest.mark.parametrize(
    ("text", "unit"),
    [("schule", "schule"), ("Schule", "schule"), ("SCHULE (40)", "schule"), ("40", "schule"), ("Amt 40", "schule"),
     ("FB 40", "schule"), ("40 Schule", "schule"), ("40 - Schule", "schule"), ("05", "gleichstellung"),
     ("5", "gleichstellung"), ("gleichstellungsstelle", "gleichstellung"), ("60", "bau")],
)  # fmt: skip
def test_a_unit_is_known_by_id_name_and_number(text: str, unit: str) -> None:
    assert [row.unit for row in preview(f"Titel;Amt\nUmbau;{text}").taken] == [unit]


@pytest.mark.parametrize("text", ["tiefbau", "66", "Tiefbau (66)"])
def test_projects_of_a_merged_unit_belong_to_its_successor_and_that_is_said(text: str) -> None:
    (row,) = preview(f"Titel;Amt\nQuerung;{text}").taken
    assert row.unit == "bau"
    assert [remark.said(SAY) for remark in row.remarks] == ["„Tiefbau (66)“ gehört heute zu „Bauen (60)“."]


def test_units_that_are_unknown_or_vanished_are_named_with_what_may_be_meant() -> None:
    found = preview("Titel;Amt\nA;Schuhle\nB;Marsmission\nC;Kultur\nD;\nE;99")
    assert reasons(found) == [
        (2, "Das Amt „Schuhle“ steht nicht in der Organisationsdatei. Gemeint ist vielleicht „Schule (40)“."),
        (3, "Das Amt „Marsmission“ steht nicht in der Organisationsdatei."),
        (4, "Das Amt „Kultur (41)“ gibt es nicht mehr, und eine Nachfolge ist nicht genannt."),
        (5, "Das Amt fehlt."),
        (6, "Das Amt „99“ steht nicht in der Organisationsdatei."),
    ]


def test_a_title_is_needed_and_has_a_length() -> None:
    found = preview(f"Titel;Amt\n ;40\n{'x' * 61};40\n{'x' * 60};40")
    assert [line for line, _ in reasons(found)] == [2, 3]
    assert "61 Zeichen" in reasons(found)[1][1]
    assert [row.line for row in found.taken] == [4]


def test_the_same_project_is_taken_once_per_unit() -> None:
    known = [KnownProject(title="Größeres Bad", unit="schule")]
    found = preview("Titel;Amt\nUmbau: Hof!;40\numbau  hof;Schule\nUmbau Hof;60\nGroesseres Bad;40", known)
    assert [row.line for row in found.taken] == [2, 4]
    assert reasons(found) == [
        (3, "Dieses Vorhaben steht schon in Zeile 2."),
        (5, "Dieses Vorhaben steht schon in der Liste der bekannten Vorhaben."),
    ]


def test_titles_in_other_scripts_are_told_apart() -> None:
    assert len(preview("Titel;Amt\nשלום עולם;40\nمشروع الحي;40\n🎉;40\n🎉🎉;40").taken) == 4


def test_a_title_that_is_only_alike_is_taken_with_a_hint() -> None:
    known = [KnownProject(title="Sanierung Turnhalle Nord", unit="schule")]
    found = preview("Titel;Amt\nSanierung Turnhale Nord;40\nSanierung Turnhalle Nord;60\nLesefest;40", known)
    hints = [[remark.said(SAY) for remark in row.remarks] for row in found.taken]
    assert hints == [["Ähnlich heißt schon „Sanierung Turnhalle Nord“. Bitte prüfen, ob es dasselbe ist."], [], []]


def test_days_that_are_not_understood_stay_open_and_the_project_is_taken() -> None:
    found = preview("Titel;Amt;Beginn;Ende\nA;40;morgen;laufend\nB;40;1.1.26;1.1.25\nC;40;-;Q2 2026")
    assert [(row.start, row.end) for row in found.taken] == [(None, None), (None, None), (None, date(2026, 6, 30))]
    assert [len(row.remarks) for row in found.taken] == [1, 1, 0]


@pytest.mark.parametrize("title", ["=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "-1 Tage", "<b>fett</b>", "null", "{x}"])
def test_formulas_and_markup_stay_the_text_that_they_are(title: str) -> None:
    assert [row.title for row in preview(f"Titel;Amt\n{title};40").taken] == [title]


def test_a_row_with_more_cells_than_the_header_is_not_guessed_at() -> None:
    found = preview("Titel;Amt\nUmbau; Teil 2;40\nB;40;;")
    assert [row.title for row in found.taken] == ["B"]
    assert reasons(found) == [(2, "Die Zeile hat 3 Spalten, die Überschrift 2. Steht ein Trennzeichen mitten im Text?")]


def test_a_text_that_is_too_long_is_left_and_not_cut() -> None:
    (row,) = preview(f"Titel;Amt;Vorlage;Beschreibung\nA;40;{'1' * 21};kurz").taken
    assert (row.paper, row.summary, len(row.remarks)) == (None, "kurz", 1)


def test_typed_titles_are_a_list_of_one_unit() -> None:
    found = look_through(typed_sheet("Umbau\n\n  Lesefest \numbau", "schule"), CITY, TODAY, [], limits=LIMITS)
    assert [(row.line, row.title, row.unit) for row in found.taken] == [
        (1, "Umbau", "schule"),
        (3, "Lesefest", "schule"),
    ]
    assert [line for line, _ in reasons(found)] == [4]
    with pytest.raises(EmptySheetError):
        look_through(typed_sheet(" \n", "schule"), CITY, TODAY, [], limits=LIMITS)


def test_what_was_registered_meanwhile_is_not_new() -> None:
    found = preview("Titel;Amt\nUmbau;40\nLesefest;40")
    assert [row.title for row in still_new(found.taken, [KnownProject(title="UMBAU", unit="schule")])] == ["Lesefest"]


def test_every_row_is_taken_or_left_out() -> None:
    rows = [f"Vorhaben {n % 1500};{(40, 60, 99)[n % 3]};{n}" for n in range(3000)]
    found = preview("Titel;Amt;Nr\n" + "\n".join(rows))
    lines = [row.line for row in found.taken] + [row.line for row in found.left_out]
    assert sorted(lines) == list(range(2, 3002))
    assert len(found.taken) == 1000
