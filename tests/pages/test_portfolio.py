"""The portfolio: what all assessments say together, narrowed down by the address, untouched by foreign files."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from gelingenscheck.assessment.model import Assessment, Choice
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Kind
from gelingenscheck.ui import context
from gelingenscheck.usecases.checks import finalise_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.portfolio import portfolio_of, project_rows
from tests.hostile import REFUSED
from tests.pages.answering import answer_all
from tests.pages.visit import Visit, plain

Saved = Callable[[], Mapping[str, bytes]]
NONSENSE = ["<script>", "../..", "", "%00", "gibt-es-nicht", "9" * 400, "🦊"]


def rows(visit: Visit) -> list[str]:
    """Return the rows of the list of projects."""
    tables = [table.value for table in visit.at.table if visit.words("schwächster Faktor") in table.value.columns]
    return [" | ".join(plain(str(cell)) for cell in row) for table in tables for row in table.to_numpy()]


def metrics(visit: Visit) -> dict[str, str]:
    return {metric.label: str(metric.value) for metric in visit.at.metric}


def test_an_empty_portfolio_says_what_will_stand_there(visit: Visit) -> None:
    visit.open("portfolio/overview.py")
    assert visit.words("Noch ist keine Einschätzung abgeschlossen") in visit.text
    assert rows(visit) == []
    visit.press(visit.words("Mit Beispieldaten ansehen"))
    assert len(rows(visit)) == 12


def test_one_draft_is_counted_and_not_scored(visit: Visit, draft: Assessment) -> None:
    w = visit.words
    visit.open("portfolio/overview.py")
    assert w("Noch ist keine Einschätzung abgeschlossen") in visit.text
    assert w.n("1 Entwurf offen", "{n} Entwürfe offen", 1) in visit.text
    assert metrics(visit)[w("Vorhaben eingeschätzt")] == w("{assessed} von {all}", assessed=0, all=1)
    (row,) = rows(visit)
    assert w("noch ohne Einschätzung") in row


def test_one_project_makes_a_profile_of_the_city(visit: Visit, draft: Assessment, desk: Desk) -> None:
    w = visit.words
    answer_all(desk, draft, level=1)
    finalise_check(desk, draft.id)
    visit.open("portfolio/overview.py")
    assert metrics(visit)[w("Vorhaben eingeschätzt")] == w("{assessed} von {all}", assessed=1, all=1)
    assert len(visit.at.get("vega_lite_chart")) == 1
    assert w("Wo es am häufigsten fehlt") in visit.text
    (row,) = rows(visit)
    assert "Umbau Schulweg" in row


def test_the_tile_counts_the_units_that_the_list_names_and_the_council_is_one_of_them(
    visit: Visit, draft: Assessment, desk: Desk
) -> None:
    answer_all(desk, draft)
    finalise_check(desk, draft.id)
    silent = [unit for unit in desk.organisation.existing(desk.today) if unit.id != draft.department]
    visit.open("portfolio/overview.py")
    text = plain(visit.text)
    assert visit.words.n("1 noch ohne Angabe", "{n} noch ohne Angabe", len(silent)) in text
    assert all(f"- {desk.organisation.names[unit.id]}" in text for unit in silent)
    assert len(re.findall(r"^- ", text, re.MULTILINE)) == len(silent)
    assert Kind.COUNCIL in {unit.kind for unit in silent}


def test_the_figures_of_twelve_projects_are_those_of_the_portfolio(visit: Visit, examples: Desk) -> None:
    w = visit.words
    visit.open("portfolio/overview.py")
    known = portfolio_of(context.snapshot(), examples.catalogue, examples.organisation, examples.today)
    assert metrics(visit)[w("Vorhaben eingeschätzt")] == w(
        "{assessed} von {all}", assessed=known.counts.assessed, all=known.counts.projects
    )
    assert metrics(visit)[w("Stufen mit Nachweis")] == w.percent(known.evidenced)
    assert w("**Beispieldaten**") in visit.text
    assert len(rows(visit)) == known.counts.projects == 12
    gap = known.catalogue.bands[0].name.said(visit.lang)
    for factor in known.factors:
        said = visit.words.n(
            "{weak} von {n} Vorhaben auf „{band}“ · Median {median} · niedrigster Wert {lowest}",
            "{weak} von {n} Vorhaben auf „{band}“ · Median {median} · niedrigster Wert {lowest}",
            factor.banded, band=gap, weak=factor.weak, median=w.number(factor.median), lowest=w.number(factor.lowest),
        )  # fmt: skip
        assert said in visit.text


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ({"phase": "running"}, {"phase": "running"}),
        ({"q": "schul"}, {"query": "schul"}),
        ({"faktor": "low-threshold", "einordnung": "gap"}, {"factor": "low-threshold", "band": "gap"}),
        ({"amt": "schule"}, {"department": "schule"}),
        ({"q": "gibt es nicht"}, {"query": "gibt es nicht"}),
    ],
)
def test_a_filter_in_the_address_narrows_the_list_down_and_stays_there(
    german: Visit, examples: Desk, query: dict[str, str], filters: dict[str, str]
) -> None:
    german.open("portfolio/overview.py", **query)
    known = portfolio_of(context.snapshot(), examples.catalogue, examples.organisation, examples.today)
    expected = project_rows(known, **filters)
    assert len(rows(german)) == len(expected) < 12
    assert german.at.query_params == query
    if expected.empty:
        assert "Kein Vorhaben passt zu dieser Auswahl" in german.text


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_in_the_address_is_ignored(german: Visit, examples: Desk, value: str) -> None:
    query = dict.fromkeys(("amt", "phase", "faktor", "einordnung", "seite", "stand"), value)
    german.open("portfolio/overview.py", **query)
    assert german.errors == []
    assert len(rows(german)) == 12


def test_choosing_a_filter_writes_it_into_the_address(visit: Visit, examples: Desk) -> None:
    w = visit.words
    visit.open("portfolio/overview.py").select(w("Phase"), "running")
    assert visit.at.query_params["phase"] == "running"
    some = len(rows(visit))
    visit.select(w("Phase"), "")
    assert "phase" not in visit.at.query_params
    assert some < len(rows(visit)) == 12


def test_a_day_before_everything_shows_nothing_and_a_day_to_come_is_today(visit: Visit, examples: Desk) -> None:
    visit.open("portfolio/overview.py", stand="1999-01-01")
    assert visit.words("Noch ist keine Einschätzung abgeschlossen") in visit.text
    visit.open("portfolio/overview.py", stand="2999-01-01")
    assert visit.words.date(examples.today) in visit.text


def test_one_real_project_takes_the_place_of_the_examples(visit: Visit, examples: Desk, draft: Assessment) -> None:
    answer_all(examples, draft)
    finalise_check(examples, draft.id)
    visit.open("portfolio/overview.py")
    assert visit.words("**Beispieldaten**") not in visit.text
    (row,) = rows(visit)
    assert "Umbau Schulweg" in row


def test_foreign_files_are_listed_and_change_no_figure(
    visit: Visit, examples: Desk, folder: Path, saved: Saved
) -> None:
    visit.open("portfolio/overview.py")
    before, figures = rows(visit), metrics(visit)
    kinds = ["tag that runs a program", "duplicate key", "NUL byte", "UTF-16", "half written"]
    for i, kind in enumerate(kinds):
        (folder / f"fremd-{i}-1.yaml").write_bytes(REFUSED[kind])
    kept = saved()
    visit.open("portfolio/overview.py")
    assert (rows(visit), metrics(visit)) == (before, figures)
    many = visit.words.n("Eine Datei braucht einen Blick", "{n} Dateien brauchen einen Blick", 5)
    assert many in visit.text
    visit.open("portfolio/files.py")
    assert visit.title == many
    assert all(f"fremd-{i}-1.yaml" in visit.text for i in range(5))
    assert saved() == kept


def test_no_problem_is_said_too(visit: Visit) -> None:
    visit.open("portfolio/files.py")
    assert visit.title == visit.words("Alle Dateien sind lesbar")


def test_a_file_with_a_hostile_name_is_shown_letter_by_letter(visit: Visit, folder: Path, project: Subject) -> None:
    (folder / "a ![x](h) <b>$x$.yaml").write_bytes(b"{")
    visit.open("portfolio/files.py")
    assert any("a ![x](h) <b>$x$.yaml" in text.value for text in visit.at.text)
    assert not any("![x](h)" in markdown.value for markdown in visit.at.markdown)


def test_the_catalogue_page_shows_every_question_with_its_answers(visit: Visit, catalogue: Catalogue) -> None:
    for factor in catalogue.factors:
        visit.open("check/start.py").open("catalogue/questions.py", factor=factor.id)
        for question in factor.questions:
            assert question.text.said(visit.lang) in visit.text
            assert all(anchor.said(visit.lang) in visit.text for anchor in question.anchors)
            assert question.why.said(visit.lang) in visit.text
    assert sum(len(factor.questions) for factor in catalogue.factors) == 48


def test_the_catalogue_page_says_its_version_and_status_and_keeps_the_chosen_factor(
    visit: Visit, catalogue: Catalogue
) -> None:
    visit.open("catalogue/questions.py", factor="<script>")
    assert catalogue.version in visit.text
    assert catalogue.status.said(visit.lang) in visit.text
    assert visit.at.query_params["factor"] == catalogue.factors[0].id
    visit.select(visit.words("Gelingensfaktor"), catalogue.factors[3].id)
    assert visit.at.query_params["factor"] == catalogue.factors[3].id


def test_a_check_of_an_older_catalogue_says_so(visit: Visit, draft: Assessment, desk: Desk) -> None:
    answer_all(desk, draft, but={"needs-asked": Choice(level=1)})
    old = replace(draft.catalogue, version="0.9.0")
    desk.store.update(Assessment, draft.id, lambda known: replace(known, catalogue=old))
    visit.open("check/result.py", check=draft.id)
    assert "0.9.0" in visit.text
