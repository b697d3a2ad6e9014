"""Assessments of another catalogue are in no figure; they are named and counted by themselves."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest

from gelingenscheck.assessment.model import Assessment, CatalogueRef, Check
from gelingenscheck.assessment.subject import Measure
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import words_in
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.others import others_sentences
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.usecases.generator import generate
from gelingenscheck.usecases.portfolio import as_json
from tests.catalogue import assembled
from tests.portfolio.made import TODAY, Document, check, portfolio, project, standard, unit

OTHER = CatalogueRef(id="barrierefreiheit", version="1.0.0")


def _answered_elsewhere(documents: list[Document]) -> list[Document]:
    """Return the checks under another catalogue's name, with the same ids of questions: nothing else tells them."""
    checks = [one for one in documents if isinstance(one, Assessment)]
    return [replace(_elsewhere(one), id=f"{one.id}9", predecessor=None) for one in checks]


def _elsewhere(assessment: Assessment, version: str = "1.0.0", id_: str = OTHER.id) -> Assessment:
    return replace(assessment, catalogue=CatalogueRef(id=id_, version=version))


def _figures(found: Portfolio) -> dict[str, Any]:
    return {**as_json(found), "problems": [asdict(problem) for problem in found.problems]}


@pytest.mark.parametrize("seed", range(3))
def test_no_figure_changes_when_another_catalogue_is_answered_beside(
    seed: int, catalogue: Catalogue, organisation: Organisation
) -> None:
    ours = list(generate(catalogue, organisation, size=120, seed=seed, today=TODAY))
    both = [*ours, *_answered_elsewhere(ours)]
    for day in (TODAY, date(2025, 2, 28)):
        alone, beside = (portfolio(documents, catalogue, organisation, day) for documents in (ours, both))
        assert _figures(alone) == _figures(beside)
        assert alone.projects.equals(beside.projects)
        assert len(alone.beside) == len(beside.beside)
        assert not alone.others
        assert [other.catalogue for other in beside.others] == [OTHER.id]


def test_a_later_check_of_another_catalogue_does_not_take_the_place_of_ours(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    ours = check("a-1", "a", catalogue, 3)
    theirs = _elsewhere(check("a-2", "a", catalogue, 0, on=TODAY, predecessor="a-1"))
    found = portfolio([project("a"), ours, theirs], catalogue, organisation)
    assert found.projects["assessment"].tolist() == ["a-1"]
    assert {factor.lowest for factor in found.factors} == {75}


def test_a_crosscutting_check_of_another_catalogue_is_no_reading(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    theirs = _elsewhere(standard("tiefbau", catalogue, 4, TODAY))
    found = portfolio([unit("tiefbau"), theirs], catalogue, organisation)
    assert {cell.anchoring for cell in found.matrix} == {None}
    assert "tiefbau" in {spot.department for spot in found.blind_spots}


def test_measures_from_another_catalogue_are_not_counted(catalogue: Catalogue, organisation: Organisation) -> None:
    measures = (
        Measure(id="m1", text="eigene", source="a-1"),
        Measure(id="m2", text="fremde", source="a-2"),
        Measure(id="m3", text="ohne Einschätzung"),
    )
    documents = [project("a", measures=measures), check("a-1", "a", catalogue)]
    theirs = _elsewhere(check("a-2", "a", catalogue))
    assert portfolio(documents, catalogue, organisation).measures.open == 3
    assert portfolio([*documents, theirs], catalogue, organisation).measures.open == 2


def test_they_are_counted_and_named_in_a_sentence(catalogue: Catalogue, organisation: Organisation) -> None:
    def theirs(id_: str, **values: Any) -> Document:
        return _elsewhere(check(id_, "a", catalogue, **values))

    put_aside = theirs("a-5", on=None, discarded=project("a").changed)
    quick = theirs("a-4", check=Check.QUICK, answers={})
    documents = [project("a"), theirs("a-1"), theirs("a-2", on=None), put_aside, quick]
    found = portfolio(documents, catalogue, organisation)
    (said,) = others_sentences(found.others, words_in("de"))
    assert said == "3 Einschätzungen gehören zum Katalog „barrierefreiheit“ und sind hier nicht mitgezählt."
    assert found.counts.drafts == found.counts.quick == found.counts.assessed == 0
    listed = [problem for problem in as_json(found)["problems"] if problem["severity"] == "warning"]
    assert [problem["file"] for problem in listed] == ["a-1.yaml", "a-2.yaml", "a-4.yaml"]
    assert all("barrierefreiheit" in problem["reason"] for problem in listed)


def test_those_of_examples_are_named_beside_examples_only(catalogue: Catalogue, organisation: Organisation) -> None:
    made_up = [project("a", example=True), _elsewhere(check("a-1", "a", catalogue))]
    assert portfolio(made_up, catalogue, organisation).others
    assert not portfolio([*made_up, project("b")], catalogue, organisation).others


def test_another_version_of_the_same_catalogue_counts(catalogue: Catalogue, organisation: Organisation) -> None:
    older = _elsewhere(check("a-1", "a", catalogue), "0.9.0", catalogue.id)
    found = portfolio([project("a"), older], catalogue, organisation)
    assert found.counts.assessed == 1
    assert not found.others


@pytest.mark.parametrize("factors", [3, 5, 12])
def test_the_city_has_the_factors_of_its_catalogue(factors: int, organisation: Organisation) -> None:
    own = assembled.catalogue(factors)
    found = portfolio(generate(own, organisation, size=80, seed=1, today=TODAY), own, organisation)
    ids = [factor.id for factor in own.factors]
    assert [factor["factor"] for factor in as_json(found)["factors"]] == ids
    assert sorted(factor.factor for factor in found.ranked) == sorted(ids)
    assert len(found.matrix) == factors * len(organisation.existing(TODAY))
    assert found.counts.assessed > 10
    for factor in found.factors:
        assert sum(factor.bands.values()) == factor.n
