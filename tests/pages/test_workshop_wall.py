"""The wall's page: for those who may moderate, with a way back; its pictures are tested where they are made."""

import pytest

from gelingenscheck import access
from gelingenscheck.access import Action, Reach, Role
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.ui import address, context
from gelingenscheck.usecases.desk import Desk
from tests.pages.visit import Visit
from tests.rooms import APART, room


def test_the_wall_has_a_way_back_and_offers_a_second_language(german: Visit, desk: Desk, project: Subject) -> None:
    waiting = room(desk, context.workshops(), project.id).practised().vote(APART)
    visit = german.open(address.WALL, workshop=waiting.workshop.id)
    assert not visit.errors
    assert "Zur Moderation" in visit.text
    choice = visit.at.selectbox[0]
    assert {"keine", "Türkçe", "العربية"} < set(choice.options)
    assert "Polski" not in choice.options
    choice.set_value("tr")
    visit.run()
    assert visit.at.query_params["auch"] == "tr"


def test_without_a_workshop_the_wall_says_so(german: Visit) -> None:
    assert german.open(address.WALL).title == "Welcher Workshop ist es?"


def test_the_wall_is_not_for_everybody(
    german: Visit, desk: Desk, project: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = room(desk, context.workshops(), project.id)
    rest = {known: Reach.ALL for known in Action if known is not Action.RUN_WORKSHOP}
    monkeypatch.setattr(access, "PERMISSIONS", {Role.LOCAL: rest})
    visit = german.open(address.WALL, workshop=waiting.workshop.id)
    assert visit.errors == ["Das ist mit Ihrer Anmeldung nicht vorgesehen. Es wurde nichts geändert."]
