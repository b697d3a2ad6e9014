"""Which units began a check in the time of a round: counted once, as they are after mergers, never from examples."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.begun import Span, begun_units
from tests.portfolio import made
from tests.portfolio.made import check, project, snapshot

SINCE = datetime(2026, 8, 3, 9, tzinfo=UTC)
UNTIL = date(2026, 11, 24)
SPAN = Span(since=SINCE, until=UNTIL)


def begun(documents: list[Any], catalogue: Catalogue, organisation: Organisation, span: Span = SPAN) -> frozenset[str]:
    stored = snapshot(documents, catalogue)
    return begun_units(stored.assessments, stored.subjects, organisation, span, as_of=date(2026, 9, 30))


def made_at(moment: datetime | date, catalogue: Catalogue, **values: Any) -> Assessment:
    draft = not isinstance(moment, date) or isinstance(moment, datetime)
    on = None if draft else moment
    return replace(check("p-1", "p", catalogue, on=on, created=Stamp(at=moment, by="local@tiefbau")), **values)


@pytest.mark.parametrize(
    ("moment", "counts"),
    [
        (datetime(2026, 8, 3, 8, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 8, 3, 9, tzinfo=UTC), True),
        (datetime(2026, 11, 24, 22, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 24, 23, 0, 1, tzinfo=UTC), False),
        (date(2026, 8, 2), False),
        (date(2026, 8, 3), True),
        (date(2026, 11, 24), True),
        (date(2026, 11, 25), False),
    ],
)
def test_a_check_counts_from_the_opening_to_the_end_of_the_day(
    catalogue: Catalogue, organisation: Organisation, moment: datetime | date, *, counts: bool
) -> None:
    found = begun([project("p"), made_at(moment, catalogue)], catalogue, organisation)
    assert found == ({"tiefbau"} if counts else set())


@pytest.mark.parametrize(
    ("moment", "counts"),
    [
        (datetime(2026, 10, 1, 8, tzinfo=UTC), True),
        (datetime(2026, 10, 1, 10, 0, 1, tzinfo=UTC), False),
        (date(2026, 10, 1), True),
        (date(2026, 10, 2), False),
    ],
)
def test_after_closing_nothing_begins_in_a_round(
    catalogue: Catalogue, organisation: Organisation, moment: datetime | date, *, counts: bool
) -> None:
    span = replace(SPAN, closed=datetime(2026, 10, 1, 10, tzinfo=UTC))
    found = begun([project("p"), made_at(moment, catalogue)], catalogue, organisation, span)
    assert found == ({"tiefbau"} if counts else set())


@pytest.mark.parametrize(
    "values",
    [
        {"check": Check.QUICK, "answers": {}},
        {"discarded": Stamp(at=SINCE, by="local@tiefbau")},
    ],
)
def test_quick_and_discarded_checks_are_no_beginning(
    catalogue: Catalogue, organisation: Organisation, values: dict[str, Any]
) -> None:
    assert begun([project("p"), made_at(SINCE, catalogue, **values)], catalogue, organisation) == frozenset()


def test_examples_begin_nothing_beside_real_projects(catalogue: Catalogue, organisation: Organisation) -> None:
    documents = [project("p", example=True), made_at(SINCE, catalogue), project("q", "schule")]
    assert begun(documents, catalogue, organisation) == frozenset()


def test_a_check_counts_for_the_unit_that_leads_the_project_now(
    catalogue: Catalogue, organisation: Organisation
) -> None:
    merged = replace(organisation.departments["schule"], until=date(2026, 8, 31), successors=("jugend",))
    city = replace(organisation, departments={**organisation.departments, "schule": merged})
    assert begun([project("p", "schule"), made_at(SINCE, catalogue)], catalogue, city) == {"jugend"}


def test_a_crosscutting_check_is_a_beginning(catalogue: Catalogue, organisation: Organisation) -> None:
    own = made_at(SINCE, catalogue, id="it-1", subject="it", check=Check.CROSSCUTTING, phase=None, answers={})
    assert begun([made.unit("it"), own], catalogue, organisation) == {"it"}


def test_an_empty_store_begins_nothing(catalogue: Catalogue, organisation: Organisation) -> None:
    assert begun([], catalogue, organisation) == frozenset()
