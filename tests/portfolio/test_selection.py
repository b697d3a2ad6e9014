from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.assessment.model import Answer, Check, Choice, Mode
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.selection import Selection, winner
from gelingenscheck.portfolio.table import months_before
from tests.portfolio.made import MARCH, TODAY, check, portfolio, project, selection, standard, unit

JUNE = date(2026, 6, 1)


def counted(chosen: Selection) -> list[str]:
    return sorted(chosen.counted["id"])


def test_the_latest_final_check_counts(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [project("a"), check("a-1", "a", catalogue), check("a-2", "a", catalogue, on=JUNE)]
    assert counted(selection(made, catalogue, organisation)) == ["a-2"]


def test_what_came_after_the_date_does_not_count_yet(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [project("a"), check("a-1", "a", catalogue), check("a-2", "a", catalogue, on=JUNE)]
    before = selection(made, catalogue, organisation, JUNE - timedelta(days=1))
    assert counted(before) == ["a-1"]
    assert counted(selection(made, catalogue, organisation, JUNE)) == ["a-2"]


def test_a_check_without_any_band_does_not_count(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [project("a"), check("a-1", "a", catalogue), check("a-2", "a", catalogue, None, on=JUNE)]
    assert counted(selection(made, catalogue, organisation)) == ["a-1"]


def test_drafts_are_counted_but_not_scored(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [project("a"), check("a-1", "a", catalogue, 0, on=None)]
    figures = portfolio(made, catalogue, organisation)
    assert (figures.counts.drafts, figures.counts.assessed) == (1, 0)
    assert all(factor.median is None and factor.share_weak is None for factor in figures.factors)


def test_a_discarded_draft_is_never_counted(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [project("a"), check("a-1", "a", catalogue, on=None, discarded=Stamp(at=MARCH, by="planner@tiefbau"))]
    assert portfolio(made, catalogue, organisation).counts.drafts == 0


def test_what_is_final_now_was_a_draft_before(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [project("a"), check("a-1", "a", catalogue, on=JUNE, created=Stamp(at=MARCH, by="planner@tiefbau"))]
    assert portfolio(made, catalogue, organisation, date(2026, 4, 1)).counts.drafts == 1
    assert portfolio(made, catalogue, organisation, JUNE).counts.drafts == 0


def test_quick_checks_are_counted_by_themselves(catalogue: Catalogue, organisation: Organisation) -> None:
    quick = check("a-1", "a", catalogue, None, check=Check.QUICK)
    figures = portfolio([project("a"), quick], catalogue, organisation)
    assert (figures.counts.quick, figures.counts.drafts, figures.counts.assessed) == (1, 0, 0)


def test_only_the_chosen_variant_counts(catalogue: Catalogue, organisation: Organisation) -> None:
    a, b = (check(f"p-{name}", "p", catalogue, variant=name.upper()) for name in "ab")
    assert counted(selection([project("p"), a, b], catalogue, organisation)) == []
    assert counted(selection([project("p", chosen_variant="A"), a, b], catalogue, organisation)) == ["p-a"]


def test_on_the_same_day_a_successor_wins_even_with_a_lower_id(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    made = [project("a"), check("a-9", "a", catalogue), check("a-10", "a", catalogue, predecessor="a-9")]
    assert counted(selection(made, catalogue, organisation)) == ["a-10"]


def test_on_the_same_day_the_greater_id_wins_where_neither_goes_on_from_the_other(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    made = [project("a"), check("a-1", "a", catalogue), check("a-2", "a", catalogue)]
    assert counted(selection(made, catalogue, organisation)) == ["a-2"]


def test_a_check_of_the_other_mode_stands_beside_and_does_not_count_twice(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    made = [
        project("a"), check("a-1", "a", catalogue), check("a-2", "a", catalogue, on=JUNE, mode=Mode.WORKSHOP),
    ]  # fmt: skip
    chosen = selection(made, catalogue, organisation)
    assert counted(chosen) == ["a-2"]
    assert list(chosen.beside["id"]) == ["a-1"]


def test_examples_show_only_while_there_is_nothing_real(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [project("e", example=True), check("e-1", "e", catalogue)]
    alone = portfolio(made, catalogue, organisation)
    assert alone.examples
    assert alone.counts.assessed == alone.counts.examples == 1
    beside = portfolio([*made, project("a")], catalogue, organisation)
    assert not beside.examples
    assert (beside.counts.projects, beside.counts.assessed, beside.counts.examples) == (1, 0, 1)


def test_a_check_of_an_unknown_project_counts_under_its_id(catalogue: Catalogue, organisation: Organisation) -> None:
    figures = portfolio([check("lost-1", "lost", catalogue)], catalogue, organisation)
    assert figures.projects[["id", "title", "unit"]].to_dict("records") == [
        {"id": "lost", "title": "lost", "unit": "tiefbau"}
    ]
    assert figures.counts.assessed == 1


def test_a_full_check_of_a_unit_is_no_project(catalogue: Catalogue, organisation: Organisation) -> None:
    figures = portfolio([unit("schule"), check("schule-1", "schule", catalogue)], catalogue, organisation)
    assert (figures.counts.projects, figures.counts.assessed) == (0, 0)


def test_a_check_is_current_for_24_months(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [project("a"), check("a-1", "a", catalogue, on=date(2024, 11, 24))]
    assert portfolio(made, catalogue, organisation, TODAY).counts.current == 1
    later = portfolio(made, catalogue, organisation, TODAY + timedelta(days=1))
    assert (later.counts.current, later.counts.assessed) == (0, 1)


def test_a_crosscutting_check_holds_for_twelve_months(catalogue: Catalogue, organisation: Organisation) -> None:
    made = [unit("schule"), standard("schule", catalogue, 4, on=date(2025, 11, 24))]
    assert len(selection(made, catalogue, organisation, TODAY).crosscutting) == 1
    assert len(selection(made, catalogue, organisation, TODAY + timedelta(days=1)).crosscutting) == 0


def test_projects_of_a_dissolved_unit_show_under_its_successor(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    departments = dict(organisation.departments)
    departments["tiefbau"] = replace(departments["tiefbau"], until=MARCH, successors=("stadtplanung",))
    merged = replace(organisation, departments=departments)
    chosen = selection([project("a"), check("a-1", "a", catalogue)], catalogue, merged)
    assert list(chosen.counted["unit"]) == ["stadtplanung"]
    assert list(chosen.projects["department"]) == ["tiefbau"]


def test_answers_to_questions_that_are_not_due_do_not_count(catalogue: Catalogue, organisation: Organisation) -> None:
    later = {q.id: Answer(choice=Choice(level=0)) for q in catalogue.questions.values() if q.phase != "planning"}
    planned = {q.id: Answer(choice=Choice(level=4)) for q in catalogue.questions.values() if q.phase == "planning"}
    figures = portfolio(
        [project("a"), check("a-1", "a", catalogue, answers={**planned, **later})], catalogue, organisation
    )
    assert not figures.weak_spots
    assert {factor.median for factor in figures.factors} == {100.0}


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 1), 24, date(2024, 12, 1)),
    ],
)
def test_months_before_end_with_the_month(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=8), st.data())
def test_the_winner_has_no_successor_unless_all_have(links: list[tuple[str, str]], data: st.DataObject) -> None:
    before = dict(links)
    ids = data.draw(st.sets(st.sampled_from("abcdef"), min_size=1))
    won = winner(ids, before)
    assert won in ids

    def goes_on_from(later: str, earlier: str) -> bool:
        for _ in range(len(before)):
            later = before.get(later, "")
            if later == earlier:
                return True
        return False

    last = {id_ for id_ in ids if not any(goes_on_from(other, id_) for other in ids - {id_})}
    assert won == max(last or ids)


@pytest.mark.parametrize("moment", [datetime(2026, 6, 30, 21, 59, 59, tzinfo=UTC), date(2026, 6, 30)])
def test_what_was_finalised_before_midnight_in_the_citys_time_zone_counts_on_that_day(
    moment: datetime | date, catalogue: Catalogue, organisation: Organisation
) -> None:
    made = [project("a"), check("a-1", "a", catalogue, finalised=Stamp(at=moment, by="planner@tiefbau"))]
    assert counted(selection(made, catalogue, organisation, date(2026, 6, 30))) == ["a-1"]
    assert counted(selection(made, catalogue, organisation, date(2026, 6, 29))) == []


def test_what_was_finalised_after_midnight_there_counts_from_the_next_day(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    late = Stamp(at=datetime(2026, 6, 30, 22, 0, 0, tzinfo=UTC), by="planner@tiefbau")
    figures = [project("a"), check("a-1", "a", catalogue, finalised=late)]
    before = portfolio(figures, catalogue, organisation, date(2026, 6, 30))
    assert (before.counts.assessed, before.counts.drafts) == (0, 1)
    after = portfolio(figures, catalogue, organisation, date(2026, 7, 1))
    assert list(after.projects["finalised"]) == [date(2026, 7, 1)]


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Pacific/Honolulu", "Europe/Berlin"])
def test_a_day_without_a_time_is_that_day_everywhere(
    zone: str, catalogue: Catalogue, organisation: Organisation
) -> None:
    made = [project("a"), check("a-1", "a", catalogue), check("a-2", "a", catalogue, on=None)]
    figures = portfolio(made, catalogue, replace(organisation, timezone=ZoneInfo(zone)), MARCH)
    assert (figures.counts.assessed, figures.counts.drafts) == (1, 1)
