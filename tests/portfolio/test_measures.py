"""The list of all measures, by the words of the design once more in plain loops where it matters."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.assessment.model import Answer, Assessment, Choice, NoAnswer
from gelingenscheck.assessment.subject import Measure, MeasureStatus, Subject
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.measures import (
    Effect,
    Order,
    State,
    effect_counts,
    groups,
    matching_measures,
    measure_figures,
    ordered,
)
from gelingenscheck.portfolio.outlook import measure_of
from gelingenscheck.usecases.city_measures import city_measures
from gelingenscheck.usecases.generator import generate
from gelingenscheck.usecases.portfolio import portfolio_of
from tests.portfolio.made import MARCH, TODAY, check, project, snapshot, unit

Documents = Iterable[Subject | Assessment]
LATER = date(2026, 9, 1)


def table(documents: Documents, catalogue: Catalogue, organisation: Organisation, on: date = TODAY) -> pd.DataFrame:
    made = snapshot(documents, catalogue)
    return city_measures(made, portfolio_of(made, catalogue, organisation, on))


def step(id_: str = "m1", **values: Any) -> Measure:
    return Measure(id=id_, **{"text": f"Schritt {id_}", **values})


def question(catalogue: Catalogue) -> str:
    return next(q.id for q in catalogue.due(catalogue.factors[0], None))


def checked(catalogue: Catalogue, before: Choice, after: Choice | None, **values: Any) -> list[Subject | Assessment]:
    """Return a project with a measure of its first check, and a second check of it."""
    asked = question(catalogue)
    first = check("a-1", "a", catalogue)
    first = check("a-1", "a", catalogue, answers={**first.answers, asked: Answer(choice=before)})
    measure = step(source="a-1", question=asked, factor=catalogue.factors[0].id, status=MeasureStatus.DONE)
    made: list[Subject | Assessment] = [project("a", measures=(measure,)), first]
    if after is not None:
        answers = {**first.answers, asked: Answer(choice=after)}
        made.append(check("a-2", "a", catalogue, on=LATER, answers=answers, predecessor="a-1", **values))
    return made


def test_a_measure_is_overdue_the_day_after_it_was_due(catalogue: Catalogue, organisation: Organisation) -> None:
    on_time = step("m1", due=TODAY)
    late = step("m2", due=TODAY - timedelta(days=1))
    done = step("m3", due=TODAY - timedelta(days=1), status=MeasureStatus.DONE)
    found = table([project("a", measures=(on_time, late, done, step("m4")))], catalogue, organisation)
    assert dict(zip(found["id"], found["state"], strict=True)) == {
        "m1": State.OPEN, "m2": State.OVERDUE, "m3": State.DONE, "m4": State.OPEN
    }  # fmt: skip


def test_what_counts_is_what_the_overview_counts(catalogue: Catalogue, organisation: Organisation) -> None:
    made = snapshot(generate(catalogue, organisation, size=300, seed=5, today=TODAY), catalogue)
    for day in (TODAY, MARCH, date(2001, 1, 1)):
        portfolio = portfolio_of(made, catalogue, organisation, day)
        assert measure_figures(city_measures(made, portfolio)) == portfolio.measures


def test_examples_never_stand_beside_real_ones(catalogue: Catalogue, organisation: Organisation) -> None:
    example = project("b", example=True, measures=(step(),))
    assert list(table([example], catalogue, organisation)["subject"]) == ["b"]
    assert list(table([project("a", measures=(step(),)), example], catalogue, organisation)["subject"]) == ["a"]


def test_nothing_is_an_empty_list(catalogue: Catalogue, organisation: Organisation) -> None:
    found = table([], catalogue, organisation)
    assert len(found) == 0
    assert groups(found) == {}
    assert matching_measures(found, query="x", unit="sport", state="open", first=TODAY).empty
    assert set(effect_counts(found).values()) == {0}


def test_a_unit_has_measures_too(catalogue: Catalogue, organisation: Organisation) -> None:
    assert list(table([unit("sport", measures=(step(),))], catalogue, organisation)["unit"]) == ["sport"]


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        (Choice(level=1), Choice(level=3), Effect.ROSE),
        (Choice(level=0), Choice(level=1), Effect.ROSE),
        (Choice(level=3), Choice(level=3), Effect.SAME),
        (Choice(level=3), Choice(level=0), Effect.FELL),
        (Choice(no_answer=NoAnswer.DONT_KNOW), Choice(level=0), Effect.UNKNOWN),
        (Choice(level=0), Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="other", note="x"), Effect.UNKNOWN),
        (Choice(level=0), Choice(), Effect.UNKNOWN),
        (Choice(level=1), None, Effect.NOT_YET),
    ],
)
def test_the_effect_is_how_the_level_moved_and_missing_is_never_zero(
    catalogue: Catalogue, organisation: Organisation, before: Choice, after: Choice | None, effect: Effect
) -> None:
    found = table(checked(catalogue, before, after), catalogue, organisation)
    assert list(found["effect"]) == [effect]
    assert effect_counts(found) == {known: int(known is effect) for known in Effect}


def test_a_check_of_tomorrow_has_no_effect_today(catalogue: Catalogue, organisation: Organisation) -> None:
    made = checked(catalogue, Choice(level=1), Choice(level=3))
    assert list(table(made, catalogue, organisation, LATER - timedelta(days=1))["effect"]) == [Effect.NOT_YET]
    assert list(table(made, catalogue, organisation, LATER)["effect"]) == [Effect.ROSE]


def test_a_draft_is_no_re_check(catalogue: Catalogue, organisation: Organisation) -> None:
    made = checked(catalogue, Choice(level=1), None)
    made.append(check("a-2", "a", catalogue, on=None))
    assert list(table(made, catalogue, organisation)["effect"]) == [Effect.NOT_YET]


@pytest.mark.parametrize(
    "values",
    [
        {"question": None},
        {"source": None},
        {"source": "gone-1"},
        {"question": "of-another-catalogue"},
        {"source": "b-1"},
    ],
)
def test_without_question_and_check_there_is_no_effect(
    catalogue: Catalogue, organisation: Organisation, values: dict[str, Any]
) -> None:
    measure = step(**{"source": "a-1", "question": question(catalogue), **values})
    made: list[Subject | Assessment] = [
        project("a", measures=(measure,)), check("a-1", "a", catalogue), check("a-2", "a", catalogue, on=LATER),
        project("b"), check("b-1", "b", catalogue),
    ]  # fmt: skip
    (effect,) = table(made, catalogue, organisation)["effect"]
    assert effect is None
    assert sum(effect_counts(table(made, catalogue, organisation)).values()) == 0


def test_effects_of_a_large_portfolio_equal_a_plain_comparison(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    documents = list(generate(catalogue, organisation, size=400, seed=9, today=TODAY))
    found = table(documents, catalogue, organisation)
    portfolio = portfolio_of(snapshot(documents, catalogue), catalogue, organisation, TODAY)
    counted = portfolio.projects.set_index("id")["assessment"]
    checks = {document.id: document for document in documents if isinstance(document, Assessment)}
    compared = 0
    for row in found.to_dict("records"):
        if row["effect"] not in (Effect.ROSE, Effect.SAME, Effect.FELL):
            continue
        compared += 1
        before = checks[row["source"]].answer(row["question"]).level
        after = checks[counted[row["subject"]]].answer(row["question"]).level
        assert before is not None
        assert after is not None
        assert row["effect"] == (Effect.ROSE if after > before else Effect.FELL if after < before else Effect.SAME)
    assert compared > 10


def test_a_row_is_the_measure_that_is_stored(catalogue: Catalogue, organisation: Organisation) -> None:
    documents = list(generate(catalogue, organisation, size=200, seed=2, today=TODAY))
    stored = {(s.id, m.id): m for s in documents if isinstance(s, Subject) for m in s.measures}
    found = table(documents, catalogue, organisation)
    assert len(found) == len(stored) > 50
    for row in found.to_dict("records"):
        assert measure_of(row) == stored[row["subject"], row["id"]]


def test_a_merged_unit_shows_under_its_successor(catalogue: Catalogue, organisation: Organisation) -> None:
    known = organisation.departments
    merged = replace(known["tiefbau"], until=MARCH, successors=("schule",))
    organisation = replace(organisation, departments={**known, "tiefbau": merged})
    found = table([project("a", measures=(step(),))], catalogue, organisation)
    assert list(found["unit"]) == ["schule"]
    assert list(found["department"]) == ["tiefbau"]


def test_filters_fit_together(catalogue: Catalogue, organisation: Organisation) -> None:
    first, second = (factor.id for factor in catalogue.factors[:2])
    made = [
        project("a", "schule", measures=(
            step("m1", text="Straße SPERREN", factor=first, due=TODAY), step("m2", factor=second, due=MARCH),
            step("m3", status=MeasureStatus.DONE, responsible="Ämterrunde"),
        )),
        project("b", "sport", measures=(step("m1", factor=first),)),
    ]  # fmt: skip
    every = table(made, catalogue, organisation)

    def ids(**chosen: Any) -> set[tuple[str, str]]:
        found = matching_measures(every, **chosen)
        return set(zip(found["subject"], found["id"], strict=True))

    assert ids(query="strasse sperren") == {("a", "m1")}
    assert ids(query="ämterrunde") == {("a", "m3")}
    assert ids(unit="sport") == {("b", "m1")}
    assert ids(factor=first) == {("a", "m1"), ("b", "m1")}
    assert ids(state="open") == {("a", "m1"), ("a", "m2"), ("b", "m1")}
    assert ids(state="overdue") == {("a", "m2")}
    assert ids(state="done") == {("a", "m3")}
    assert ids(subject="a", state="open", first=TODAY) == {("a", "m1")}
    assert ids(last=TODAY) == {("a", "m1"), ("a", "m2")}
    assert ids(first=TODAY, last=MARCH) == set()
    assert len(ids()) == 4


def test_what_is_open_and_due_first_leads_and_what_is_done_comes_last(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    made = [
        project("a", "sport", title="Öffnung", measures=(
            step("m1"), step("m2", due=TODAY), step("m3", due=MARCH, status=MeasureStatus.DONE), step("m4", due=MARCH)
        )),
        project("b", "schule", title="Zaun", measures=(step("m1", due=LATER),)),
    ]  # fmt: skip
    every = table(made, catalogue, organisation)
    names = [f"{row['subject']}{row['id']}" for row in every.to_dict("records")]
    assert names == ["am4", "bm1", "am2", "am1", "am3"]
    by_unit = ordered(every, Order.UNIT, organisation)
    assert list(by_unit["unit"]) == ["schule", "sport", "sport", "sport", "sport"]
    assert list(ordered(every, Order.PROJECT, organisation)["title"]) == ["Öffnung"] * 4 + ["Zaun"]


def test_a_joint_measure_is_one_row_where_its_first_project_stands(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    made = [
        project("a", measures=(step("m1", joint="g", due=TODAY), step("m2", due=LATER))),
        project("b", measures=(step("m1", joint="g", due=MARCH),)),
    ]
    rows = [
        list(zip(one["subject"], one["id"], strict=True))
        for one in groups(table(made, catalogue, organisation)).values()
    ]
    assert rows == [[("b", "m1"), ("a", "m1")], [("a", "m2")]]


@given(st.lists(st.tuples(st.dates(MARCH, LATER) | st.none(), st.booleans()), max_size=12), st.sampled_from(Order))
def test_ordering_and_grouping_lose_nothing(
    catalogue: Catalogue, organisation: Organisation, steps: list[tuple[date | None, bool]], order: Order
) -> None:
    measures = tuple(
        step(f"m{n}", due=due, status=MeasureStatus.DONE if done else MeasureStatus.OPEN)
        for n, (due, done) in enumerate(steps, start=1)
    )
    every = table([project("a", measures=measures)], catalogue, organisation)
    found = [id_ for rows in groups(ordered(every, order, organisation)).values() for id_ in rows["id"]]
    assert sorted(found) == sorted(measure.id for measure in measures)
    figures = measure_figures(every)
    assert figures.open + figures.done == len(steps)
    assert figures.overdue <= figures.open
