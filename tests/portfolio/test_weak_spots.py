from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.weak_spots import ranked
from tests.portfolio.made import check, levels, portfolio, project
from tests.portfolio.test_headline import figures


def test_nothing_assessed_has_no_figures_rather_than_zeros(catalogue: Catalogue, organisation: Organisation) -> None:
    for factor in portfolio([], catalogue, organisation).factors:
        assert (factor.n, factor.rated, factor.weak) == (0, 0, 0)
        assert factor.median is factor.lowest is factor.share_weak is factor.share_evidenced is None


def test_weak_spots_lead_down_to_question_and_project(catalogue: Catalogue, organisation: Organisation) -> None:
    factor = catalogue.factors[3]
    asked = catalogue.due(factor, None)[0]
    made = [
        project("a"), check("a-1", "a", catalogue, answers=levels(catalogue, factor.id, {asked.id: 1})),
        project("b"), check("b-1", "b", catalogue, answers=levels(catalogue, factor.id, {asked.id: 2})),
    ]  # fmt: skip
    spots = portfolio(made, catalogue, organisation).weak_spots
    assert [(spot.factor, spot.question, spot.weak, spot.n, spot.subjects) for spot in spots] == [
        (factor.id, asked.id, 1, 2, ("a",))
    ]


def test_the_factor_lacking_in_most_projects_leads(catalogue: Catalogue, organisation: Organisation) -> None:
    first, second = catalogue.factors[5].id, catalogue.factors[1].id

    def answers(weak: set[str]) -> dict[str, object]:
        given: dict[str, object] = {}
        for factor in catalogue.factors:
            given |= levels(catalogue, factor.id, {}, otherwise=0 if factor.id in weak else 4)
        return given

    made = [
        project("a"), check("a-1", "a", catalogue, answers=answers({first, second})),
        project("b"), check("b-1", "b", catalogue, answers=answers({first})),
    ]  # fmt: skip
    ranked = portfolio(made, catalogue, organisation).ranked
    assert [factor.factor for factor in ranked[:2]] == [first, second]
    assert [factor.share_weak for factor in ranked[:3]] == [1.0, 0.5, 0.0]


def test_a_factor_of_which_nothing_is_known_comes_last(catalogue: Catalogue, organisation: Organisation) -> None:
    only = catalogue.factors[7].id
    made = [project("a"), check("a-1", "a", catalogue, answers=levels(catalogue, only, {}, otherwise=4))]
    ranked = portfolio(made, catalogue, organisation).ranked
    assert ranked[0].factor == only
    assert all(factor.bands["none"] == 1 and factor.possibly_weak == 1 for factor in ranked[1:])


def test_medians_that_differ_only_by_how_they_were_reached_are_a_tie(catalogue: Catalogue) -> None:
    first, second = (factor.id for factor in catalogue.factors[:2])
    medians = (0 + 25 / 3) / 2, (25 / 9 + 50 / 9) / 2
    assert medians[0] > medians[1], "both are 25/6"
    tied = [figures(id_, 1, 1, median) for id_, median in zip((first, second), medians, strict=True)]
    assert [one.factor for one in ranked(tied)] == [first, second]


def test_units_that_are_strong_are_offered_as_contacts(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [
        project("a", "schule"), check("a-1", "a", catalogue, 4),
        project("b", "sport"), check("b-1", "b", catalogue, 1),
    ]  # fmt: skip
    assert {factor.contacts for factor in portfolio(made, catalogue, organisation).factors} == {("schule",)}


def test_the_bands_add_up_to_all_that_count(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [
        document
        for level in range(5)
        for document in (project(f"p{level}"), check(f"p{level}-1", f"p{level}", catalogue, level))
    ]
    for factor in portfolio(made, catalogue, organisation).factors:
        assert sum(factor.bands.values()) == factor.n == 5
        assert factor.banded == 5
