"""The result: the profile's sentence and figures, next steps as measures, and the end of a check."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from gelingenscheck.assessment.model import Assessment, Choice
from gelingenscheck.assessment.subject import Measure, Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.scoring.explain import weakest_questions
from gelingenscheck.scoring.profile import profile, profile_sentence
from gelingenscheck.usecases.checks import check_ids, finalise_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.measures import add_measure
from tests.pages.answering import answer_all, choose
from tests.pages.visit import Visit, plain

File = Callable[[str], Mapping[str, Any]]
Measures = Callable[[], list[Mapping[str, Any]]]


@pytest.fixture
def rated(desk: Desk, draft: Assessment) -> Assessment:
    """Return a draft in which every question is answered, one of them low."""
    first = desk.catalogue.due(desk.catalogue.factors[2], Phase.PLANNING)[0].id
    answer_all(desk, draft, level=3, but={first: Choice(level=0)})
    return desk.store.load(Assessment, draft.id).document


@pytest.fixture
def page(visit: Visit, rated: Assessment) -> Visit:
    return visit.open("check/result.py", check=rated.id)


@pytest.fixture
def stored(file: File, draft: Assessment) -> Measures:
    return lambda: list(file(f"subjects/{draft.subject}").get("measures", ()))


def test_the_sentence_and_the_mean_are_those_of_the_scoring(page: Visit, rated: Assessment, desk: Desk) -> None:
    known = profile(desk.catalogue, rated)
    assert page.title == profile_sentence(known, desk.catalogue, page.words)
    assert known.score is not None
    said = "Mittelwert aller Faktoren: {score} von 100. Wichtiger als er ist, wo es fehlt."
    assert page.words(said, score=page.words.number(known.score)) in page.text


def test_the_figures_in_the_table_are_those_of_the_scoring(page: Visit, rated: Assessment, desk: Desk) -> None:
    frame = page.at.table[0].value
    cells = [" ".join(plain(str(cell)) for cell in row) for row in frame.to_numpy()]
    assert len(cells) == 8
    for score, row in zip(profile(desk.catalogue, rated).scores, cells, strict=True):
        assert page.words.number(score.score) in row


def test_each_number_unfolds_to_its_formula_and_answers(page: Visit, rated: Assessment, desk: Desk) -> None:
    page.unfold(page.words("Jede Zahl im Einzelnen"))
    known = profile(desk.catalogue, rated)
    for factor, score in zip(desk.catalogue.factors, known.scores, strict=True):
        assert score.score is not None
        value = page.words.number(score.score, 0 if score.score.is_integer() else 1)
        assert page.words("Faktor {number}: {value}", number=factor.number, value=value) in page.text
        assert any(text.value.endswith(f"= {value}") for text in page.at.text)


def test_nothing_answered_is_no_score_and_never_zero(visit: Visit, draft: Assessment) -> None:
    visit.open("check/result.py", check=draft.id)
    assert visit.title == visit.words("Noch kein Faktor ist vollständig eingeschätzt")
    said = "Mit den Antworten von jetzt liegt der Mittelwert zwischen {low} und {high}; offene Fragen zählen nie als 0."
    assert visit.words(said, low="0", high="100") in visit.text
    assert visit.buttons(visit.words("Einschätzung abschließen")) == []


def test_the_net_is_an_option(page: Visit) -> None:
    (view,) = [radio for radio in page.at.radio if plain(radio.label) == page.words("Darstellung")]
    bars = page.at.get("vega_lite_chart")[0].proto.spec
    view.set_value("radar")
    page.run()
    assert page.at.get("vega_lite_chart")[0].proto.spec != bars


def test_a_next_step_becomes_a_measure_once(page: Visit, rated: Assessment, desk: Desk, stored: Measures) -> None:
    w = page.words
    weak = weakest_questions(desk.catalogue, rated)[0]
    assert weak.step is not None
    offers = len(page.buttons(w("Als Maßnahme übernehmen")))
    page.press(w("Als Maßnahme übernehmen"))
    (measure,) = stored()
    assert measure["text"] == weak.step.text.said(page.lang)
    assert (measure["question"], measure["from"], measure["expected_level"]) == (
        weak.question,
        rated.id,
        weak.level + 1,
    )
    assert w("✓ als Maßnahme übernommen") in page.text
    assert len(page.buttons(w("Als Maßnahme übernehmen"))) == offers - 1


def fill(page: Visit, text: str, due: date | None = None) -> None:
    next(area for area in page.at.text_area if area.label == page.words("Was wird getan?")).set_value(text)
    if due:
        next(day for day in page.at.date_input if day.label == page.words("Fällig am")).set_value(due)


def test_a_measure_of_ones_own_is_saved(page: Visit, rated: Assessment, stored: Measures, desk: Desk) -> None:
    dialog = page.dialog(page.words("Eigene Maßnahme anlegen"))
    fill(page, "  Einen Termin am Abend anbieten.  ", desk.today + timedelta(days=1))
    page.press_alone(dialog, page.words("Speichern"))
    (measure,) = stored()
    assert measure["text"] == "Einen Termin am Abend anbieten."
    assert (measure["due"], measure["from"]) == (desk.today + timedelta(days=1), rated.id)
    assert "Einen Termin am Abend anbieten." in page.run().text


@pytest.mark.parametrize(
    ("text", "late", "said"),
    [
        ("", False, "Bitte beschreiben Sie die Maßnahme."),
        ("Etwas tun.", True, "Das Datum ist schon vorbei. Bitte wählen Sie eines ab heute."),
    ],
)
def test_a_measure_with_a_fault_is_refused(page: Visit, stored: Measures, text: str, late: bool, said: str) -> None:  # noqa: FBT001 - a parameter of the test
    dialog = page.dialog(page.words("Eigene Maßnahme anlegen"))
    fill(page, text, date.today() - timedelta(days=2) if late else None)  # noqa: DTZ011 - any day long past will do
    page.press_alone(dialog, page.words("Speichern"))
    assert any(page.words(said) in error for error in page.errors)
    assert stored() == []


def test_a_measure_is_done_opened_again_changed_and_removed(
    visit: Visit, rated: Assessment, desk: Desk, stored: Measures
) -> None:
    w = visit.words
    add_measure(desk, rated.subject, Measure(id="", text="Etwas tun.", source=rated.id))
    visit.open("check/result.py", check=rated.id).press(w("Erledigt"))
    assert stored()[0]["status"] == "done"
    visit.press(w("Wieder öffnen"))
    assert stored()[0]["status"] == "open"
    dialog = visit.dialog(w("Ändern"))
    fill(visit, "Etwas anderes tun.")
    visit.press_alone(dialog, w("Speichern"))
    assert stored()[0]["text"] == "Etwas anderes tun."
    dialog = visit.run().dialog(w("Ändern"))
    visit.press_alone(dialog, w("Entfernen"))
    assert stored() == []


def test_a_measure_that_somebody_else_changed_is_not_overwritten(
    visit: Visit, rated: Assessment, desk: Desk, stored: Measures
) -> None:
    add_measure(desk, rated.subject, Measure(id="", text="Etwas tun.", source=rated.id))
    visit.open("check/result.py", check=rated.id)
    desk.store.update(Subject, rated.subject, _reworded)
    visit.press(visit.words("Erledigt"))
    assert (stored()[0]["text"], stored()[0]["status"]) == ("Anders.", "open")
    assert len(visit.errors) == 1


def _reworded(subject: Subject) -> Subject:
    return replace(subject, measures=tuple(replace(known, text="Anders.") for known in subject.measures))


def test_finalising_freezes_and_counts(page: Visit, rated: Assessment, file: File) -> None:
    w = page.words
    page.press(w("Einschätzung abschließen"))
    assert file(rated.id)["status"] == "final"
    assert isinstance(file(rated.id)["finalised"]["at"], date)
    assert w("Einschätzung abschließen") not in page.text
    assert page.buttons(w("Fortschreibung beginnen"))
    page.open("portfolio/overview.py")
    assert page.words("{assessed} von {all}", assessed=1, all=1) in page.text


def test_finalising_with_open_questions_says_how_many_there_are(visit: Visit, draft: Assessment, desk: Desk) -> None:
    due = [q for factor in desk.catalogue.factors for q in desk.catalogue.due(factor, Phase.PLANNING)]
    choose(desk, draft, due[0].id, Choice(level=1))
    visit.open("check/result.py", check=draft.id)
    said = visit.words.n(
        "Eine Frage ist noch offen. Abschließen geht trotzdem; offene Fragen zählen nie als 0.",
        "{n} Fragen sind noch offen. Abschließen geht trotzdem; offene Fragen zählen nie als 0.",
        len(due) - 1,
    )
    assert said in visit.text
    visit.press(visit.words("Erst die offenen Fragen"))
    assert visit.at.query_params["factor"] == desk.catalogue.factors[0].id


def test_a_revision_begins_with_all_answers_and_leaves_the_final_check_alone(
    visit: Visit, rated: Assessment, desk: Desk, file: File, folder: Any
) -> None:
    finalise_check(desk, rated.id)
    before = (folder / f"{rated.id}.yaml").read_bytes()
    visit.open("check/result.py", check=rated.id)
    visit.select(visit.words("Wo steht das Vorhaben jetzt?"), Phase.RUNNING)
    visit.press(visit.words("Fortschreibung beginnen"))
    new = check_ids(desk, rated.subject)[-1]
    assert visit.at.query_params["check"] == new
    assert (file(new)["predecessor"], file(new)["phase"], file(new)["status"]) == (rated.id, "running", "draft")
    assert {k: v["level"] for k, v in file(new)["answers"].items()} == {k: v.level for k, v in rated.answers.items()}
    assert (folder / f"{rated.id}.yaml").read_bytes() == before
    visit.open("check/result.py", check=new)
    assert visit.words("Seit der letzten Einschätzung") in visit.text


def test_what_measures_would_change_is_marked_as_an_assumption(visit: Visit, rated: Assessment, desk: Desk) -> None:
    low = next(id_ for id_, answer in rated.answers.items() if answer.level == 0)
    measure = Measure(
        id="",
        text="Etwas tun.",
        source=rated.id,
        question=low,
        factor=desk.catalogue.questions[low].factor,
        expected_level=3,
    )
    add_measure(desk, rated.subject, measure)
    visit.open("check/result.py", check=rated.id)
    assert visit.words("Was wäre, wenn …") in visit.text
    assert (
        visit.words("Eine Annahme, keine Einschätzung: Sie wird nicht gespeichert und zählt nirgends mit.")
        in visit.text
    )
