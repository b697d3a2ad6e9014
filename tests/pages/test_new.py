"""A new project: looked for first, begun with three fields, every wrong input named and nothing saved."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
import yaml

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.usecases.checks import finalise_check
from gelingenscheck.usecases.desk import Desk
from tests.pages.visit import Visit

Saved = Callable[[], Mapping[str, bytes]]
File = Callable[[str], Mapping[str, Any]]


def fill(
    visit: Visit,
    title: str = "Neuer Spielplatz",
    department: str | None = "tiefbau",
    phase: str | None = Phase.PLANNING,
) -> Visit:
    """Look for a title that nothing has, and fill in the three fields."""
    visit.open("check/new.py", q="Neuer Spielplatz")
    visit.write(visit.words("Titel"), title)
    if department:
        visit.select(visit.words("Federführendes Amt"), department)
    if phase:
        visit.at.radio[0].set_value(phase)
        visit.run()
    return visit


def begin(visit: Visit) -> Visit:
    return visit.press(visit.words("Anlegen und beginnen"))


def set_days(visit: Visit, start: date, end: date) -> None:
    by_label = {field.label: field for field in visit.at.date_input}
    by_label[visit.words("Beginn")].set_value(start)
    by_label[visit.words("Ende")].set_value(end)
    visit.run()


def test_nothing_can_be_begun_before_one_has_looked_whether_it_exists(visit: Visit) -> None:
    visit.open("check/new.py")
    assert visit.title == visit.words("Welches Vorhaben ist es?")
    assert visit.buttons(visit.words("Anlegen und beginnen")) == []


def test_three_fields_are_enough_and_what_was_looked_for_is_the_title(visit: Visit, saved: Saved) -> None:
    w = visit.words
    visit.open("check/new.py").write(w("Name des Vorhabens"), "Neuer Spielplatz")
    assert visit.at.query_params["q"] == "Neuer Spielplatz"
    assert w("Kein Vorhaben heißt so. Sie können es gleich anlegen.") in visit.text
    visit.select(w("Federführendes Amt"), "tiefbau")
    visit.at.radio[0].set_value(Phase.RUNNING)
    begin(visit.run())
    assert visit.title == "Neuer Spielplatz"
    subject, check = sorted(
        (yaml.safe_load(content) for content in saved().values()), key=lambda known: "status" in known
    )
    assert (subject["title"], subject["department"], subject["kind"]) == ("Neuer Spielplatz", "tiefbau", "project")
    assert (check["subject"], check["phase"], check["status"], check["check"]) == (
        subject["id"],
        "running",
        "draft",
        "full",
    )
    assert visit.at.query_params["check"] == check["id"]


def test_what_can_wait_is_saved_too(german: Visit, saved: Saved) -> None:
    fill(german)
    german.select("Art", "plan")
    german.write("Wozu dient das Vorhaben?", "Ein Platz für alle.")
    german.write("Partner außerhalb der Verwaltung", "Stadtsportverband\n\n  Jugendring \n")
    german.write("Nummer der Vorlage", "12/0767")
    set_days(german, date(2026, 3, 1), date(2026, 11, 30))
    begin(german)
    (subject,) = (yaml.safe_load(content) for name, content in saved().items() if name.startswith("subjects/"))
    assert subject["form"] == "plan"
    assert subject["summary"] == "Ein Platz für alle."
    assert subject["partners_external"] == ["Stadtsportverband", "Jugendring"]
    assert subject["paper"] == "12/0767"
    assert (subject["start"], subject["end"]) == (date(2026, 3, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"title": ""}, "Titel", "Bitte geben Sie dem Vorhaben einen Namen."),
        ({"title": " \t "}, "Titel", "Bitte geben Sie dem Vorhaben einen Namen."),
        ({"department": None}, "Federführendes Amt", "Bitte wählen Sie ein Amt, das es heute gibt."),
        ({"phase": None}, "Phase", "Bitte wählen Sie, wo das Vorhaben gerade steht."),
    ],
)
def test_a_missing_field_is_named_and_nothing_is_saved(
    visit: Visit, saved: Saved, wrong: dict[str, Any], field: str, said: str
) -> None:
    begin(fill(visit, **wrong))
    (error,) = visit.errors
    assert f"{visit.words(field)}: {visit.words(said)}" in error
    assert saved() == {}


def test_a_title_of_ten_thousand_characters_is_refused_and_still_stands_there(visit: Visit, saved: Saved) -> None:
    title = "ä" * 10_000
    begin(fill(visit, title=title))
    (error,) = visit.errors
    assert visit.words("Der Text hat {length} Zeichen, möglich sind {limit}.", length=10_000, limit=200) in error
    assert saved() == {}
    assert title in [field.value for field in visit.at.text_input]


def test_an_end_before_the_beginning_is_refused(visit: Visit, saved: Saved) -> None:
    fill(visit)
    set_days(visit, date(2026, 11, 30), date(2026, 3, 1))
    begin(visit)
    (error,) = visit.errors
    assert visit.words("Das Ende liegt vor dem Beginn. Bitte prüfen Sie beide Daten.") in error
    assert saved() == {}


def test_all_faults_are_named_at_once_and_what_is_right_still_stands_there(visit: Visit, saved: Saved) -> None:
    w = visit.words
    fill(visit, title="", department=None, phase=None)
    visit.write(w("Wozu dient das Vorhaben?"), "Ein Platz für alle.")
    begin(visit)
    (error,) = visit.errors
    assert all(f"{w(field)}: " in error for field in ("Titel", "Federführendes Amt", "Phase"))
    assert "Ein Platz für alle." in visit.text
    visit.write(w("Titel"), "Neuer Spielplatz").select(w("Federführendes Amt"), "tiefbau")
    visit.at.radio[0].set_value(Phase.PLANNING)
    begin(visit.run())
    assert visit.errors == []
    assert visit.title == "Neuer Spielplatz"


def test_a_similar_title_is_pointed_out_before_one_begins(visit: Visit, draft: Assessment) -> None:
    w = visit.words
    visit.open("check/new.py", q="Schulwegsicherung am Schulweg")
    assert "Umbau Schulweg" in visit.text
    assert w("Entwurf offen") in visit.text
    assert w("Nicht dabei? Neu anlegen") in visit.text
    visit.press(w("Entwurf fortsetzen"))
    assert visit.at.query_params["check"] == draft.id


def test_a_known_project_without_a_draft_is_opened(visit: Visit, draft: Assessment, desk: Desk) -> None:
    finalise_check(desk, draft.id)
    visit.open("check/new.py", q="schulweg").press(visit.words("Öffnen"))
    assert visit.at.query_params["project"] == draft.subject
    assert visit.title == "Umbau Schulweg"


def test_two_projects_with_the_same_title_on_the_same_day_get_different_ids(
    visit: Visit, project: Subject, desk: Desk
) -> None:
    begin(fill(visit, title=project.title))
    known = desk.store.ids(Subject)
    assert len(known) == 2
    assert {desk.store.load(Subject, id_).document.title for id_ in known} == {project.title}


def test_the_quick_check_may_come_first(visit: Visit, saved: Saved) -> None:
    fill(visit).press(visit.words("Erst der Kurzcheck ({n} Minuten)", n=5))
    assert visit.title == visit.words("Kurzcheck")
    (check,) = (yaml.safe_load(content) for name, content in saved().items() if not name.startswith("subjects/"))
    assert check["check"] == "quick"
    assert visit.at.query_params["check"] == check["id"]
