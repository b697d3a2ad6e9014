"""A project's own page: its checks, its release, what is known of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from gelingenscheck.assessment.model import Assessment, Choice
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.usecases.checks import check_ids, finalise_check
from gelingenscheck.usecases.desk import Desk
from tests.pages.answering import choose
from tests.pages.visit import Visit

File = Callable[[str], Mapping[str, Any]]


def test_a_project_without_a_check_gets_its_first(visit: Visit, project: Subject, desk: Desk) -> None:
    w = visit.words
    visit.open("check/project.py", project=project.id)
    assert w("Dieses Vorhaben ist noch nicht eingeschätzt.") in visit.text
    visit.press(w("Einschätzung beginnen"))
    assert visit.errors == [w("Bitte wählen Sie zuerst, wo das Vorhaben steht: in Planung, in Umsetzung oder beendet.")]
    assert check_ids(desk, project.id) == ()
    visit.select(w("Wo steht das Vorhaben jetzt?"), Phase.PLANNING).press(w("Einschätzung beginnen"))
    assert check_ids(desk, project.id) == (f"{project.id}-1",)
    assert visit.at.query_params["check"] == f"{project.id}-1"


def test_a_final_check_is_gone_on_from(visit: Visit, draft: Assessment, desk: Desk, file: File) -> None:
    choose(desk, draft, "needs-asked", Choice(level=2))
    finalise_check(desk, draft.id)
    visit.open("check/project.py", project=draft.subject).press(visit.words("Fortschreibung beginnen"))
    assert file(f"{draft.subject}-2")["predecessor"] == draft.id


def test_an_open_draft_leaves_no_second_one_to_begin(visit: Visit, draft: Assessment) -> None:
    visit.open("check/project.py", project=draft.subject)
    assert visit.buttons(visit.words("Einschätzung beginnen")) == []
    assert visit.buttons(visit.words("Fortschreibung beginnen")) == []


def test_the_release_is_in_the_file_after_the_click(visit: Visit, project: Subject, file: File) -> None:
    visit.open("check/project.py", project=project.id)
    for value, stored in ((True, "council"), (False, "internal")):
        visit.at.toggle[0].set_value(value)
        visit.run()
        assert file(f"subjects/{project.id}").get("release", "internal") == stored


def test_what_is_known_can_be_changed(visit: Visit, project: Subject, file: File) -> None:
    w = visit.words
    visit.open("check/project.py", project=project.id)
    visit.write(w("Titel"), "Umbau Bachweg").select(w("Federführendes Amt"), "schule").press(w("Angaben speichern"))
    assert (file(f"subjects/{project.id}")["title"], file(f"subjects/{project.id}")["department"]) == (
        "Umbau Bachweg",
        "schule",
    )
    assert visit.title == "Umbau Bachweg"
    assert w("✓ gespeichert") in visit.text


def test_a_faulty_change_is_named_and_not_saved(visit: Visit, project: Subject, file: File) -> None:
    w = visit.words
    visit.open("check/project.py", project=project.id).write(w("Titel"), "").press(w("Angaben speichern"))
    (error,) = visit.errors
    assert w("Bitte geben Sie dem Vorhaben einen Namen.") in error
    assert file(f"subjects/{project.id}")["title"] == project.title


def test_a_change_over_somebody_elses_is_refused_and_stays_on_the_screen(
    visit: Visit, project: Subject, desk: Desk, file: File
) -> None:
    w = visit.words
    visit.open("check/project.py", project=project.id)
    desk.store.update(Subject, project.id, lambda known: replace(known, paper="12/0767"))
    visit.write(w("Titel"), "Umbau Bachweg")
    visit.press(w("Angaben speichern"))
    assert file(f"subjects/{project.id}")["paper"] == "12/0767"


def test_what_the_organisation_no_longer_knows_is_shown_and_refused_in_a_sentence(
    visit: Visit, project: Subject, desk: Desk, file: File
) -> None:
    w = visit.words
    desk.store.update(Subject, project.id, lambda known: replace(known, partners=("weg",), areas=("auch-weg",)))
    visit.open("check/project.py", project=project.id)
    assert visit.errors == []
    visit.press(w("Angaben speichern"))
    assert "weg" in visit.errors[0]
    assert file(f"subjects/{project.id}")["partners"] == ["weg"]
