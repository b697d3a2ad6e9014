import math

import pytest

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.usecases.portfolio import project_rows
from tests.portfolio.made import check, levels, portfolio, project


@pytest.fixture
def city(catalogue: Catalogue, organisation: Organisation) -> Portfolio:
    only = levels(catalogue, "participation", {}, otherwise=4)
    made = [
        project("a", title="Öffnungszeiten STRASSE"), check("a-1", "a", catalogue, 4),
        project("b", "schule", title="Zebrastreifen"), check("b-1", "b", catalogue, 0),
        project("c", "sport", title="Äpfel ﬁnden"), check("c-1", "c", catalogue, answers=only),
        project("d", "sport", title="noch nichts"),
    ]  # fmt: skip
    return portfolio(made, catalogue, organisation)


def found(city: Portfolio, **filters: str) -> list[str]:
    return list(project_rows(city, **filters)["id"])


def test_projects_are_sorted_as_in_a_dictionary(city: Portfolio) -> None:
    assert found(city) == ["c", "d", "a", "b"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("öffnung", ["a"]), ("straße", ["a"]), ("FINDEN", ["c"]), ("sport", ["c", "d"]), ("tiefbau 66", ["a"]),
        ("zebra schule", ["b"]), ("gibt es nicht", []), ("  ", ["c", "d", "a", "b"]), ("O\u0308ff", ["a"]),
    ],
)  # fmt: skip
def test_search_finds_all_words_in_title_or_department(city: Portfolio, query: str, expected: list[str]) -> None:
    assert found(city, query=query) == expected


def test_filters_narrow_down_together(city: Portfolio) -> None:
    assert found(city, department="sport") == ["c", "d"]
    assert found(city, phase="planning") == ["c", "a", "b"]
    assert found(city, band="gap") == ["b"]
    assert found(city, factor="participation", band="strong") == ["c", "a"]
    assert found(city, factor="identities", band="strong") == ["a"]
    assert found(city, factor="identities", band="none") == ["c"]
    assert found(city, department="sport", band="gap") == []


def test_a_project_without_a_check_shows_nothing_rather_than_zero(city: Portfolio) -> None:
    row = project_rows(city, query="noch nichts").iloc[0]
    assert not row["assessed"]
    assert row["assessment"] is row["weakest"] is row["finalised"] is None
    assert math.isnan(row["weakest_score"])


def test_the_profile_counts_the_bands_and_names_the_weakest(city: Portfolio, catalogue: Catalogue) -> None:
    row = project_rows(city, query="Zebra").iloc[0]
    assert (row["gap"], row["developing"], row["strong"], row["none"]) == (len(catalogue.factors), 0, 0, 0)
    assert (row["weakest"], row["weakest_score"]) == (catalogue.factors[0].id, 0.0)
