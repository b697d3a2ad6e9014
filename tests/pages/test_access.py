"""The pages where people sign in: looked up on every run, and what the administration page does."""

from functools import partial

import pytest
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import local_script_runner
from streamlit.testing.v1.element_tree import Block

from gelingenscheck.access import Role
from gelingenscheck.ui import address, context
from gelingenscheck.usecases.access import door
from tests.pages.conftest import SignIn
from tests.pages.visit import Visit, new_visit


def test_who_is_not_signed_in_sees_nothing_but_the_way_in(sign_in: SignIn) -> None:
    visit = new_visit()
    assert visit.title == "Bitte anmelden"
    assert "Zur Anmeldung" in visit.text
    assert "Beispieldaten" not in visit.text
    assert not visit.errors


def test_a_tab_that_is_open_shows_nothing_more_once_its_link_is_withdrawn(sign_in: SignIn) -> None:
    made = sign_in(Role.PLANNER, "tiefbau")
    visit = new_visit()
    assert "Angemeldet: Tiefbau (66), Planung" in visit.text
    context.access_store().withdraw(made.link.id, context._now())
    visit.run()
    assert visit.title == "Bitte anmelden"
    assert "Angemeldet" not in visit.text


def beat(visit: Visit) -> None:
    """Let only the part of the page be drawn that asks now and then; it is the last one."""
    only = partial(RerunData, fragment_id=[*visit.at._fragment_storage._fragments][-1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "RerunData", only)
        visit._draw()


def test_an_idle_tab_empties_by_itself_once_its_link_is_withdrawn(sign_in: SignIn) -> None:
    made = sign_in(Role.PLANNER, "tiefbau")
    visit = new_visit()
    beat(visit)
    assert not visit.at.title
    context.access_store().withdraw(made.link.id, context._now())
    beat(visit)
    assert visit.title == "Bitte anmelden"


def test_signing_out_works_in_the_tab_itself(sign_in: SignIn) -> None:
    sign_in(Role.ADMINISTRATOR, "it")
    visit = new_visit().press("Abmelden")
    assert visit.title == "Bitte anmelden"


@pytest.mark.parametrize("role", [Role.PLANNER, Role.FACILITATOR, Role.MANAGER, Role.READER])
def test_only_the_administration_cares_for_links(sign_in: SignIn, role: Role) -> None:
    sign_in(role, "it")
    visit = new_visit().open(address.ACCESS)
    assert visit.errors == ["Das ist mit Ihrer Anmeldung nicht vorgesehen. Es wurde nichts geändert."]
    assert "Link erstellen" not in visit.text


def row(visit: Visit, link: str) -> Block:
    """Return the line of a link."""
    block = visit.at.main.get_by_key(f"gc-row-access-{link}")
    assert isinstance(block, Block)
    return block


def test_a_link_is_made_shown_once_replaced_and_withdrawn(sign_in: SignIn) -> None:
    sign_in(Role.ADMINISTRATOR, "it")
    visit = new_visit().open(address.ACCESS)
    visit.select("Amt", "schule").press("Link erstellen")
    (shown,) = [code.value for code in visit.at.code]
    assert shown.startswith("/anmelden#")
    made = next(link for link in context.access_store().links() if link.department == "schule")
    assert (made.role, made.by) == (Role.PLANNER, "administrator@it")
    assert door.look(context.access_store(), shown, context._now())[0] == made
    visit.press("Kopiert, ausblenden")
    assert not visit.at.code
    visit.press("Ja, ersetzen", row(visit, made.id))
    assert {link.id for link in context.access_store().links() if link.withdrawn} == {made.id}
    fresh = next(link for link in context.access_store().links() if link.department == "schule" and not link.withdrawn)
    visit.press("Ja, zurücknehmen", row(visit, fresh.id))
    assert all(link.withdrawn for link in context.access_store().links() if link.department == "schule")


def test_alone_on_this_machine_the_page_explains_and_offers_nothing(visit: Visit) -> None:
    visit.open(address.ACCESS)
    assert "GELINGENSCHECK_ACCESS=links" in visit.text
    assert not visit.errors
    assert not [button for button in visit.at.button if "Link" in button.label]
