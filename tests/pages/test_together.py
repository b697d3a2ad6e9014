"""Two people of one department at one draft: comments, invitation, company; nothing of it is seen elsewhere."""

from functools import partial

import pytest
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import local_script_runner

from gelingenscheck.access import Role
from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import OPEN, Assessment, Choice
from gelingenscheck.assessment.talk import Talk
from gelingenscheck.ui import address
from gelingenscheck.ui.check import watching
from gelingenscheck.usecases import talks
from gelingenscheck.usecases.checks import change_answer, finalise_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.presence import Spot
from tests.pages.conftest import SignIn
from tests.pages.visit import Visit

HOSTILE = "<b>fett</b> [x](javascript:1) $E=mc^2$ :material/home: **laut**\n# Titel"
REFUSED = "Das ist mit Ihrer Anmeldung nicht vorgesehen. Es wurde nichts geändert."


@pytest.fixture
def first(desk: Desk) -> str:
    return desk.catalogue.factors[0].questions[0].id


def tick(visit: Visit) -> None:
    """Let the part of the page that looks at the draft by the clock be drawn; it may ask for the whole page."""
    only = partial(RerunData, fragment_id=visit.fragment(watching.KEY))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "RerunData", only)
        visit.errors = []
        visit._draw()


def on_factor(visit: Visit, draft: Assessment, **more: str) -> Visit:
    return visit.open(address.FACTOR, check=draft.id, **more)


def test_one_person_on_one_machine_is_offered_nothing_of_it(german: Visit, draft: Assessment) -> None:
    on_factor(german, draft)
    assert "Im Amt besprechen" not in german.text
    german.open(address.TASKS, check=draft.id)
    assert "Integrationsmanagement einladen" not in german.text


def test_a_comment_is_written_read_as_typed_and_withdrawn(
    german: Visit, draft: Assessment, desk: Desk, sign_in: SignIn, first: str
) -> None:
    sign_in(Role.PLANNER, "tiefbau")
    on_factor(german, draft).unfold("Im Amt besprechen", german.card(first))
    german.write("Kommentar für Ihr Amt", HOSTILE, german.card(first))
    german.press("Kommentieren", german.card(first))
    assert not german.errors
    known = talks.talk_of(desk.store, draft.id)
    assert known is not None
    assert [(one.text, one.stamp.by) for one in known.comments] == [(HOSTILE, "planner@tiefbau")]
    assert HOSTILE in [text.value for text in german.card(first).text]
    assert f"frage={first}" in german.read(german.card(first))
    german.press("Kommentar 1 zurücknehmen", german.card(first))
    assert "laut" not in german.read(german.card(first))
    on_factor(german, draft, frage=first)
    assert "Dieser Link führt zu Frage 1.1." in german.text


def test_an_empty_comment_is_refused_in_words(german: Visit, draft: Assessment, sign_in: SignIn, first: str) -> None:
    sign_in(Role.PLANNER, "tiefbau")
    on_factor(german, draft).unfold("Im Amt besprechen", german.card(first))
    german.press("Kommentieren", german.card(first))
    assert german.errors == ["In diesem Kommentar steht noch nichts. Es wurde nichts geändert."]


def test_an_invitation_opens_one_draft_for_reading_without_comments_until_it_is_withdrawn(
    german: Visit, draft: Assessment, desk: Desk, sign_in: SignIn, first: str
) -> None:
    sign_in(Role.MANAGER, "soziales")
    assert german.open(address.ANSWERS, check=draft.id).errors == [REFUSED]
    talks.comment(desk, draft.id, first, "Nur unter uns")
    change_answer(desk, draft.id, Change(question=first, part="choice", shown=OPEN, new=Choice(level=3)))
    talks.invite(desk, draft.id)
    german.open(address.START)
    assert "Zum Lesen eingeladen" in german.text
    german.open(address.ANSWERS, check=draft.id)
    assert german.title == "Stimmen Ihre Antworten?"
    assert desk.catalogue.questions[first].anchors[3].de in german.text
    assert "Nur unter uns" not in german.text
    assert on_factor(german, draft).errors == [REFUSED]
    german.open(address.RESULT, check=draft.id)
    assert not german.buttons("Einschätzung abschließen")
    german.open(address.ANSWERS, check=draft.id)
    talks.disinvite(desk, draft.id)
    tick(german)
    assert german.errors == [REFUSED]
    assert desk.catalogue.questions[first].anchors[3].de not in german.text


def test_the_department_invites_and_takes_it_back(
    german: Visit, draft: Assessment, desk: Desk, sign_in: SignIn
) -> None:
    sign_in(Role.PLANNER, "tiefbau")
    german.open(address.TASKS, check=draft.id).press("Zum Lesen einladen")
    assert talks.is_invited(desk.store, draft.id)
    assert desk.store.load(Talk, draft.id).document.invited
    german.press("Einladung zurücknehmen")
    assert not talks.is_invited(desk.store, draft.id)


def test_others_are_named_by_department_and_place_only(german: Visit, draft: Assessment, sign_in: SignIn) -> None:
    sign_in(Role.PLANNER, "tiefbau")
    watching.presence.cache_clear()
    for visitor in ("a", "b"):
        watching.presence().saw(draft.id, visitor, Spot(department="tiefbau", place="1.2"))
    on_factor(german, draft)
    assert "2 weitere Personen: Frage 1.2" in german.text


def test_an_answer_of_somebody_else_is_drawn_and_a_text_waits_for_a_press(
    german: Visit, draft: Assessment, desk: Desk, sign_in: SignIn, first: str
) -> None:
    sign_in(Role.PLANNER, "tiefbau")
    on_factor(german, draft)
    change_answer(desk, draft.id, Change(question=first, part="choice", shown=OPEN, new=Choice(level=2)))
    tick(german)
    assert german.card(first).radio[0].value == 2
    change_answer(desk, draft.id, Change(question=first, part="rationale", shown=None, new="Von nebenan"))
    tick(german)
    assert "Jemand anders hat hier geschrieben: Frage 1.1." in german.text
    german.press("Neuen Stand zeigen").unfold("Begründung", german.card(first))
    assert "Jemand anders hat hier geschrieben" not in german.text
    assert "Von nebenan" in german.read(german.card(first))


def test_a_draft_that_somebody_finalised_turns_into_its_result(
    german: Visit, draft: Assessment, desk: Desk, sign_in: SignIn, first: str
) -> None:
    sign_in(Role.PLANNER, "tiefbau")
    change_answer(desk, draft.id, Change(question=first, part="choice", shown=OPEN, new=Choice(level=2)))
    on_factor(german, draft)
    finalise_check(desk, draft.id)
    tick(german)
    assert german.buttons("Fortschreibung beginnen")
