"""From which check a revision goes on."""

from dataclasses import replace
from datetime import date

from gelingenscheck.assessment.model import Mode, Status
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.ui.check.projects import _to_go_on_from
from tests.scoring.building import check_of

DONE = Stamp(at=date(2026, 11, 24), by="local@tiefbau")
OWN = replace(check_of({}), id="a-1", status=Status.FINAL, finalised=DONE)
WORKSHOP = replace(OWN, id="a-2", mode=Mode.WORKSHOP)
DRAFT = replace(OWN, id="a-3", status=Status.DRAFT, finalised=None)


def test_a_revision_goes_on_from_the_departments_own_check_although_a_workshop_came_later() -> None:
    assert _to_go_on_from([DRAFT, WORKSHOP, OWN]) == OWN


def test_a_revision_goes_on_from_a_workshop_where_there_is_nothing_else() -> None:
    assert _to_go_on_from([WORKSHOP]) == WORKSHOP
    assert _to_go_on_from([DRAFT]) is None
