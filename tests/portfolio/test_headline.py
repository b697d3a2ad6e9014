import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import words_in
from gelingenscheck.portfolio.headline import headline
from gelingenscheck.portfolio.weak_spots import FactorFigures


def figures(factor: str, gap: int, strong: int, median: float | None = 50.0) -> FactorFigures:
    banded = gap + strong
    return FactorFigures(
        factor=factor, n=banded, rated=banded, median=median if banded else None, lowest=None, weak=gap,
        possibly_weak=0, share_weak=gap / banded if banded else None, share_evidenced=None,
        bands={"gap": gap, "developing": 0, "strong": strong, "none": 0, "not_applicable": 0},
        questions=(), contacts=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("gap", "strong", "expected"),
    [
        (0, 0, "Noch kein Vorhaben ist abschließend eingeschätzt"),
        (0, 3, "Bei keinem Faktor steht ein eingeschätztes Vorhaben auf „Handlungsbedarf“"),
        (1, 0, "Das eine eingeschätzte Vorhaben steht auf „Handlungsbedarf“"),
        (3, 0, "Alle 3 eingeschätzten Vorhaben stehen auf „Handlungsbedarf“"),
        (1, 1, "Eines von 2 eingeschätzten Vorhaben steht auf „Handlungsbedarf“"),
        (2, 2, "Jedes zweite eingeschätzte Vorhaben steht auf „Handlungsbedarf“"),
        (1, 2, "Eines von 3 eingeschätzten Vorhaben steht auf „Handlungsbedarf“"),
        (3, 4, "3 von 7 eingeschätzten Vorhaben stehen auf „Handlungsbedarf“"),
        (1200, 1, "1.200 von 1.201 eingeschätzten Vorhaben stehen auf „Handlungsbedarf“"),
    ],
)
def test_the_finding_says_what_the_figures_say(gap: int, strong: int, expected: str, catalogue: Catalogue) -> None:
    finding, _ = headline([figures(catalogue.factors[0].id, gap, strong)], catalogue, words_in("de"))
    assert finding.endswith(expected)


def test_the_strongest_factor_is_named_only_if_there_is_one(catalogue: Catalogue) -> None:
    first, second, third = (factor.id for factor in catalogue.factors[:3])
    clear = [figures(first, 2, 0, 10), figures(second, 0, 2, 90), figures(third, 0, 2, 80)]
    assert headline(clear, catalogue, words_in("de"))[1].endswith("mit einem Median von 90.")
    tied = [figures(first, 2, 0, 10), figures(second, 0, 2, 90), figures(third, 0, 2, 90)]
    assert headline(tied, catalogue, words_in("de"))[1] == ""
    nearly = [*tied[:2], figures(third, 0, 2, 90 + 1e-14)]
    assert headline(nearly, catalogue, words_in("de"))[1] == "", "equal, but for the last bit"
    assert headline(clear[:1], catalogue, words_in("de"))[1] == ""


@given(counts=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=8, max_size=8))
def test_the_finding_is_about_a_factor_with_the_largest_share(
    counts: list[tuple[int, int]], catalogue: Catalogue
) -> None:
    all_ = [figures(factor.id, *count) for factor, count in zip(catalogue.factors, counts, strict=True)]
    finding, _ = headline(all_, catalogue, words_in("de"))
    shares = {f.factor: f.share_weak for f in all_ if f.share_weak}
    named = [factor.id for factor in catalogue.factors if factor.title.de in finding]
    assert named == [] if not shares else shares[named[0]] == max(shares.values())
