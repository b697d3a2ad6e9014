"""The measures of all projects: what the page says and does."""

from datetime import date, timedelta

import pytest
import streamlit
import vobject
from streamlit.testing.v1.element_tree import Block

from gelingenscheck.access import NotPermittedError
from gelingenscheck.assessment.lifecycle import Change
from gelingenscheck.assessment.model import OPEN, Check, Choice
from gelingenscheck.assessment.subject import Measure, MeasureStatus, Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.ui import address, context
from gelingenscheck.usecases import checks, joint, measures
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.projects import register_project
from tests.pages.visit import Visit

HOSTILE = "[klick](https://evil.example) <b>fett</b> $x$ :red[rot] 'DROP"


@pytest.fixture
def late(desk: Desk, project: Subject) -> Measure:
    """Return an overdue measure of the one project."""
    due = desk.today - timedelta(days=1)
    before = Desk(
        store=desk.store, catalogue=desk.catalogue, organisation=desk.organisation,
        now=lambda: desk.now() - timedelta(days=9),
    )  # fmt: skip
    factor = desk.catalogue.factors[0]
    measure = Measure(id="", text="Umleitung abgehen", responsible="Bauleitung", due=due, factor=factor.id)
    return measures.add_measure(before, project.id, measure).measures[0]


def lacking(desk: Desk, n: int, level: int = 1) -> tuple[str, list[str]]:
    """Finalise a check of several projects that lack one question; return it and them."""
    factor = desk.catalogue.factors[0]
    question = next(q for q in desk.catalogue.due(factor, Phase.PLANNING) if level in q.next_steps)
    ids = []
    for number, unit in zip(range(n), ("tiefbau", "schule", "sport", "feuerwehr"), strict=False):
        subject = register_project(desk, title=f"Vorhaben {number}", department=unit)
        draft = checks.start_check(desk, subject.id, check=Check.FULL, phase=Phase.PLANNING)
        for asked in desk.catalogue.due(factor, Phase.PLANNING):
            chosen = Choice(level=level if asked is question else 3)
            change = Change(question=asked.id, part="choice", shown=OPEN, new=chosen)
            checks.change_answer(desk, draft.id, change)
        checks.finalise_check(desk, draft.id)
        ids.append(subject.id)
    return question.id, ids


def stored(desk: Desk, id_: str) -> Subject:
    return desk.store.load(Subject, id_).document


def test_with_nothing_planned_the_page_says_where_measures_come_from(visit: Visit) -> None:
    visit.open(address.MEASURES)
    assert visit.title == visit.words("Noch ist keine Maßnahme angelegt")
    assert visit.words("Zu den Schwachstellen") in visit.text


def test_the_finding_and_the_figures_are_those_of_all_measures(visit: Visit, examples: Desk) -> None:
    visit.open(address.MEASURES)
    assert visit.title == visit.words.n("Eine von {open} offenen Maßnahmen ist überfällig", "…", 1, open=11)
    assert [metric.value for metric in visit.at.metric][:3] == ["11", "1", "2"]


def test_a_measure_is_done_right_in_the_list_and_opened_again(
    german: Visit, desk: Desk, project: Subject, late: Measure
) -> None:
    german.open(address.MEASURES)
    assert german.title == "Die eine offene Maßnahme ist überfällig"
    german.press("Erledigt")
    assert german.title == "Die eine Maßnahme ist erledigt"
    assert stored(desk, project.id).measures[0].status is MeasureStatus.DONE
    german.press("Wieder öffnen")
    assert stored(desk, project.id).measures == (late,)


def test_somebody_elses_change_is_not_overwritten(german: Visit, desk: Desk, project: Subject, late: Measure) -> None:
    german.open(address.MEASURES)
    measures.remove_measure(desk, project.id, shown=late)
    german.press("Erledigt")
    assert any("gibt es nicht mehr" in error for error in german.errors)


def test_a_past_day_is_said_to_change_only_what_is_overdue(german: Visit, examples: Desk) -> None:
    german.open(address.MEASURES)
    assert "jetzt gespeichert" not in german.text
    german.open(address.MEASURES, stand="2020-01-01")
    assert "Was überfällig ist, zählt so, als wäre der 01.01.2020 heute." in german.text


def test_filters_are_in_the_address_and_what_is_unknown_there_is_ignored(german: Visit, examples: Desk) -> None:
    german.open(address.MEASURES, zustand="overdue")
    assert "1 von 13 Maßnahmen" in german.text
    german.open(address.MEASURES, zustand="done", amt="bibliothek")
    assert "1 von 13 Maßnahmen" in german.text
    german.open(address.MEASURES, q="schulkonferenz")
    assert "1 von 13 Maßnahmen" in german.text
    german.open(address.MEASURES, von=date(2999, 1, 1).isoformat(), bis="gestern", zustand="x", ordnung="y", seite="9")
    assert "13 von 13 Maßnahmen" in german.text


def test_what_one_chooses_is_written_into_the_address(german: Visit, examples: Desk) -> None:
    german.open(address.MEASURES)
    german.select("Stand", "overdue").select("Reihenfolge", "unit")
    next(box for box in german.at.date_input if box.label == "Fällig von").set_value(date(2026, 1, 2))
    german.run()
    kept = {name: german.at.query_params[name] for name in ("zustand", "ordnung", "von")}
    assert {name: value[0] if isinstance(value, list) else value for name, value in kept.items()} == {
        "zustand": "overdue", "ordnung": "unit", "von": "2026-01-02",
    }  # fmt: skip


def test_no_match_says_what_may_help(visit: Visit, examples: Desk) -> None:
    visit.open(address.MEASURES, q="gibtesnicht")
    assert visit.words("Keine Maßnahme passt zu dieser Auswahl") in visit.text


def test_only_one_projects_measures_and_the_way_back_to_all(german: Visit, examples: Desk) -> None:
    german.open(address.MEASURES, vorhaben="beispiel-schulweg-umbau")
    assert "Nur: **Umbau Schulweg und Querung**" in german.text
    assert "3 von 13 Maßnahmen" in german.text
    assert "Alle Vorhaben zeigen" in german.text


def test_a_joint_measure_is_one_row_with_its_projects(german: Visit, examples: Desk) -> None:
    german.open(address.MEASURES)
    assert "gemeinsam für 2 Vorhaben** · 0 von 2 erledigt · nächster Termin" in german.text
    assert len(german.buttons("Erledigt")) == 9
    assert len(german.unfold("Stand je Vorhaben").buttons("Erledigt")) == 11


def test_what_people_typed_is_shown_letter_by_letter(german: Visit, desk: Desk, project: Subject) -> None:
    measures.add_measure(desk, project.id, Measure(id="", text=HOSTILE, responsible=HOSTILE))
    german.open(address.MEASURES)
    assert HOSTILE in german.text
    assert not any(HOSTILE in element.value for element in german.at.markdown)


def test_what_if_is_shown_on_request_and_always_marked(visit: Visit, examples: Desk) -> None:
    words = visit.words
    marked = words("Eine Annahme, keine Einschätzung: Sie wird nicht gespeichert und zählt nirgends mit.")
    visit.open(address.MEASURES)
    assert marked in visit.text
    assert words("Median {now} → {then}", now="56", then="63") not in visit.text
    visit.open(address.MEASURES, annahme="1")
    assert marked in visit.text
    assert words("Median {now} → {then}", now="56", then="63") in visit.text


def test_effects_are_said_with_their_limits(visit: Visit, examples: Desk) -> None:
    visit.open(address.MEASURES)
    assert visit.words("Was sich danach geändert hat") in visit.text
    assert "sagt der Vergleich nicht" in visit.text or visit.lang == "en"
    visit.open(address.MEASURES, wirkung="rose")
    assert visit.words("{n} von {all} Maßnahmen", n=1, all=13) in visit.text


def test_dates_come_as_a_calendar_file(german: Visit, examples: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []

    def pressed(label: str, **options: object) -> None:
        data = options["data"]
        assert callable(data)
        if label == "11 Termine als Kalenderdatei":
            made.append(data())

    monkeypatch.setattr(streamlit, "download_button", pressed)
    german.open(address.MEASURES)
    assert len(vobject.readOne(made[0].decode()).contents["vevent"]) == 11


def test_a_weak_spot_leads_to_a_joint_measure_for_those_that_lack_it(german: Visit, desk: Desk) -> None:
    question, ids = lacking(desk, 3)
    german.open(address.PORTFOLIO)
    assert "Gemeinsame Maßnahme für diese Vorhaben" in german.text
    german.open(address.MEASURES, frage=question)
    assert "3 von 3 Vorhaben stehen auf Stufe 0 oder 1." in german.text
    assert sorted(german.at.multiselect[0].value) == sorted(ids)
    step = desk.catalogue.questions[question].next_steps[1].text.de
    german.press("In 3 Vorhaben anlegen")
    shared = [measure for id_ in ids for measure in stored(desk, id_).measures]
    assert len(shared) == 3
    assert len({measure.joint for measure in shared}) == 1
    assert {(m.text, m.question, m.expected_level, m.source) for m in shared} == {
        (step, question, 2, f"{id_}-1") for id_ in ids
    }  # fmt: skip
    assert "✓ In 3 Vorhaben angelegt" in german.text
    assert "gemeinsam für 3 Vorhaben" in german.text
    german.press("Überall zurücknehmen")
    assert [stored(desk, id_).measures for id_ in ids] == [(), (), ()]


def test_only_the_chosen_projects_get_it(german: Visit, desk: Desk) -> None:
    question, ids = lacking(desk, 3)
    german.open(address.MEASURES, frage=question)
    german.at.multiselect[0].set_value(ids[:2])
    german.run().press("In 2 Vorhaben anlegen")
    assert [len(stored(desk, id_).measures) for id_ in ids] == [1, 1, 0]


def test_a_joint_measure_without_text_is_saved_nowhere_and_says_why(german: Visit, desk: Desk) -> None:
    question, ids = lacking(desk, 2)
    german.open(address.MEASURES, frage=question)
    german.write("Was wird getan?", " ").press("In 2 Vorhaben anlegen")
    assert any("Bitte beschreiben Sie die Maßnahme." in error for error in german.errors)
    assert [stored(desk, id_).measures for id_ in ids] == [(), ()]


def test_work_on_one_project_keeps_it_from_being_taken_back(german: Visit, desk: Desk) -> None:
    question, ids = lacking(desk, 2)
    german.open(address.MEASURES, frage=question).press("In 2 Vorhaben anlegen")
    shown = stored(desk, ids[0]).measures[0]
    measures.set_status(desk, ids[0], shown=shown, status=MeasureStatus.DONE)
    german.press("Überall zurücknehmen")
    assert any("schon weitergearbeitet" in error for error in german.errors)
    assert len(stored(desk, ids[1]).measures) == 1


def test_taking_back_means_all_projects_whatever_is_shown(german: Visit, desk: Desk) -> None:
    question, ids = lacking(desk, 3)
    german.open(address.MEASURES, frage=question).press("In 3 Vorhaben anlegen")
    german.open(address.MEASURES, amt="schule")
    assert "gemeinsam für 3 Vorhaben** · 1 davon in dieser Auswahl" in german.text
    german.press("Überall zurücknehmen")
    assert [stored(desk, id_).measures for id_ in ids] == [(), (), ()]


@pytest.mark.parametrize("asked", ["gibt-es-nicht", "../../etc", ""])
def test_an_unknown_question_in_the_address_is_ignored(german: Visit, examples: Desk, asked: str) -> None:
    german.open(address.MEASURES, frage=asked)
    assert "Eine gemeinsame Maßnahme" not in german.text


def test_a_question_that_nobody_lacks_says_so(visit: Visit, desk: Desk) -> None:
    question, _ = lacking(desk, 1, level=1)
    other = next(id_ for id_ in desk.catalogue.questions if id_ != question)
    visit.open(address.MEASURES, frage=other)
    assert visit.words("Diese Frage steht in keinem Vorhaben auf Stufe 0 oder 1.") in visit.text


def test_without_permission_nothing_is_saved(
    german: Visit, desk: Desk, project: Subject, late: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    german.open(address.MEASURES)
    plain = context.require

    def refused(action: str, department: str | None = None) -> None:
        if action == "change_subject":
            raise NotPermittedError
        plain(action, department)  # type: ignore[arg-type]  # an action is a word

    monkeypatch.setattr(context, "require", refused)
    german.press("Erledigt")
    assert any("nicht vorgesehen" in error for error in german.errors)
    assert stored(desk, project.id).measures == (late,)


def test_a_projects_own_page_offers_its_dates(german: Visit, desk: Desk, project: Subject, late: Measure) -> None:
    german.open(address.PROJECT, project=project.id)
    main = german.at.main
    assert isinstance(main, Block)
    assert [node.proto.label for node in main.get("download_button")] == ["1 Termin als Kalenderdatei"]


def test_long_lists_have_pages(german: Visit, desk: Desk, project: Subject) -> None:
    for number in range(25):
        measures.add_measure(desk, project.id, Measure(id="", text=f"Schritt {number:02}"))
    german.open(address.MEASURES)
    assert len(german.buttons("Erledigt")) == 20
    german.open(address.MEASURES, seite="2")
    assert len(german.buttons("Erledigt")) == 5


def test_a_joint_measure_saved_twice_stays_one(desk: Desk) -> None:
    question, ids = lacking(desk, 2)
    text = Measure(id="", text="Einmal", question=question)
    for _ in range(2):
        joint.add_joint(desk, text, dict.fromkeys(ids), joint="gemeinsam-aaaa1111")
    assert [len(stored(desk, id_).measures) for id_ in ids] == [1, 1]
