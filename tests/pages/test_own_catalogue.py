"""Pages with a city's own catalogue, with an assessment of another one, and while the catalogue's file is faulty."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from gelingenscheck.assessment.model import Assessment, Check, QuickAnswer, QuickState
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.settings import ROOT
from gelingenscheck.ui import address, context
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.folders import fill
from gelingenscheck.usecases.generator import generate
from gelingenscheck.usecases.projects import register_project
from tests.catalogue import assembled
from tests.pages.conftest import forget
from tests.pages.visit import Visit, new_visit, plain

Saved = Callable[[], Mapping[str, bytes]]
EVERYWHERE = (address.START, address.NEW, address.PORTFOLIO, address.FILES, address.WORKSHOP, address.CATALOGUE)
OF_A_CHECK = (address.TASKS, address.FACTOR, address.ANSWERS, address.RESULT, address.QUICK)
EIGHT = re.compile(r"\bacht\b|\bAcht\b|\b48\b|\beight\b", re.IGNORECASE)


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Desk]:
    """Return a function that starts the server with another catalogue."""

    def loaded(path: Path) -> Desk:
        monkeypatch.setenv("GELINGENSCHECK_CATALOGUE", str(path))
        forget()
        return context.desk()

    return loaded


@pytest.fixture
def example(load: Callable[[Path], Desk]) -> Desk:
    return load(assembled.EXAMPLE)


@pytest.mark.parametrize("factors", [3, 5, 12])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_page_speaks_of_the_factors_of_the_catalogue(
    lang: str, factors: int, tmp_path: Path, folder: Path, load: Callable[[Path], Desk]
) -> None:
    desk = load(assembled.EXAMPLE if factors == 5 else assembled.write(tmp_path, factors))
    fill(folder, generate(desk.catalogue, desk.organisation, size=12, seed=4, today=desk.today))
    project = register_project(desk, title="Neuer Schulweg", department="tiefbau")
    full = checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.RUNNING)
    quick = checks.start_check(desk, project.id, check=Check.QUICK, phase=Phase.RUNNING)
    visit = new_visit(lang)
    for page in (*EVERYWHERE, *OF_A_CHECK, address.PROJECT):
        visit.open(page, check=quick.id if page == address.QUICK else full.id, project=project.id)
        assert not visit.errors, page
        assert not EIGHT.search(visit.text), (page, EIGHT.findall(visit.text))
    visit.open(address.TASKS, check=full.id)
    assert all(factor.title.said(lang) in visit.text for factor in desk.catalogue.factors)
    visit.open(address.PORTFOLIO)
    for band in desk.catalogue.bands:
        assert band.name.said(lang) in visit.text


def test_examples_are_offered_for_the_catalogue_that_they_answer_only(example: Desk, german: Visit) -> None:
    for page in (address.START, address.PORTFOLIO):
        german.open(page)
        assert not german.buttons("Mit Beispieldaten ansehen"), page
    assert "Hier ist noch nichts gespeichert" in german.open(address.START).text


def test_an_assessment_of_another_catalogue_is_a_sentence_and_stays_as_it_is(
    draft: Assessment, quick: Assessment, load: Callable[[Path], Desk], saved: Saved
) -> None:
    load(assembled.EXAMPLE)
    before = saved()
    for lang, heading in (("de", "gehört zu einem anderen Katalog"), ("en", "")):
        visit = new_visit(lang)
        for page in OF_A_CHECK:
            visit.open(page, check=quick.id if page == address.QUICK else draft.id)
            (notice,) = visit.at.info
            assert "gelingensfaktoren" in plain(notice.value), page
            assert "barrierefreiheit" in plain(notice.value), page
            assert not visit.errors
            assert heading in visit.title
            assert not visit.at.radio
    assert saved() == before


def test_lists_and_projects_name_what_belongs_to_another_catalogue(
    desk: Desk, project: Subject, draft: Assessment, load: Callable[[Path], Desk]
) -> None:
    question = next(iter(desk.catalogue.questions))
    load(assembled.EXAMPLE)
    visit = new_visit()
    said = "Eine Einschätzung gehört zum Katalog „gelingensfaktoren“ und ist hier nicht mitgezählt."
    for page in (address.START, address.PORTFOLIO):
        assert said in visit.open(page).text, page
    assert "Zurzeit ist kein Entwurf offen." in visit.open(address.START).text
    visit.open(address.PROJECT, project=project.id)
    assert "gehört zum Katalog „gelingensfaktoren“, hier nicht gerechnet" in visit.text
    visit.select("Wo steht das Vorhaben jetzt?", Phase.PLANNING).press("Einschätzung beginnen")
    mine = context.desk().store.load(Assessment, f"{project.id}-2").document
    assert mine.catalogue.id == "barrierefreiheit"
    assert question not in visit.text


def test_what_the_quick_check_of_another_catalogue_noted_is_not_shown(
    desk: Desk, project: Subject, draft: Assessment
) -> None:
    factor = desk.catalogue.factors[0].id
    other = replace(desk, catalogue=replace(desk.catalogue, id="anderer"))
    foreign = checks.start_check(other, project.id, check=Check.QUICK, phase=Phase.PLANNING)
    desk.store.update(
        Assessment, foreign.id,
        lambda known: replace(known, quick={factor: QuickAnswer(state=QuickState.TOUCHED, text="Fremde Notiz")}),
    )  # fmt: skip
    assert "Fremde Notiz" not in new_visit().open(address.FACTOR, check=draft.id, factor=factor).text


def test_a_faulty_catalogue_is_named_on_every_page_and_work_goes_on(
    draft: Assessment, tmp_path: Path, load: Callable[[Path], Desk], saved: Saved
) -> None:
    path = tmp_path / "factors.yaml"
    shutil.copy(ROOT / "factors.yaml", path)
    question = next(iter(load(path).catalogue.questions))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("target: 75", "target: 175"), encoding="utf-8")
    line = text[: text.index("target: 75")].count("\n") + 1
    for restarted in (False, True):
        if restarted:
            forget()
            context._catalogues.cache_clear()
        visit = new_visit()
        for page in (*EVERYWHERE, *OF_A_CHECK[:4]):
            visit.open(page, check=draft.id)
            assert visit.errors == [], page
            (notice,) = visit.at.warning
            assert f"factors.yaml, Zeile {line}" in plain(notice.value), page
            assert "gelesen wurde" in notice.value
    visit.open(address.FACTOR, check=draft.id).answer(question, 3)
    assert context.desk().store.load(Assessment, draft.id).document.answer(question).level == 3
    path.write_text(text, encoding="utf-8")
    assert not visit.open(address.START).at.warning


def test_a_faulty_organisation_is_named_and_work_goes_on(
    draft: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "organisation.yaml"
    shutil.copy(ROOT / "organisation.yaml", path)
    monkeypatch.setenv("GELINGENSCHECK_ORGANISATION", str(path))
    forget()
    visit = new_visit()
    assert not visit.at.warning
    path.write_text("municipality: [\n", encoding="utf-8")
    for page in (*EVERYWHERE, *OF_A_CHECK[:4]):
        visit.open(page, check=draft.id)
        assert visit.errors == [], page
        assert "organisation.yaml" in plain(visit.at.warning[0].value), page
