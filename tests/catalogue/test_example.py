"""The second catalogue that ships keeps to the same limits as the first, and differs from it wherever it may."""

from fractions import Fraction

import pytest

from gelingenscheck.catalogue import reader
from gelingenscheck.catalogue.lint.content import lint
from gelingenscheck.settings import ROOT
from tests.catalogue import assembled


def test_the_example_is_a_catalogue_without_a_breach() -> None:
    catalogue, problem = reader.read(assembled.EXAMPLE.read_bytes(), assembled.EXAMPLE.name)
    assert problem is None
    assert catalogue is not None
    assert lint(catalogue, assembled.EXAMPLE.read_bytes(), assembled.EXAMPLE.name) == []


def test_the_example_differs_from_the_shipped_catalogue_wherever_a_catalogue_may() -> None:
    example, shipped = reader.load(assembled.EXAMPLE), reader.load(ROOT / "factors.yaml")
    assert [len(factor.questions) for factor in example.factors] == [3, 4, 3, 3, 4]
    assert {question.scale is None for question in example.questions.values()} == {True, False}
    assert example.completeness == Fraction(3, 4) != shipped.completeness
    assert example.target != shipped.target
    assert [band.start for band in example.bands] == [0, 40, 70]
    assert not {band.name.de for band in example.bands} & {band.name.de for band in shipped.bands}
    assert set(example.office_kinds) < set(shipped.office_kinds)
    assert not set(example.questions) & set(shipped.questions)
    assert not set(example.by_id) & set(shipped.by_id)


@pytest.mark.parametrize("factors", [3, 8, 12])
def test_catalogues_of_many_sizes_are_read(factors: int) -> None:
    assert [factor.number for factor in assembled.catalogue(factors).factors] == list(range(1, factors + 1))
