"""The agenda begins with what is weakest, then takes what nobody has looked at, and fits into the time."""

from dataclasses import replace

import pytest

from gelingenscheck.assessment.model import Answer, Assessment, Check, Choice, Mode, NoAnswer, RoundRecord
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop.preparing import proposed_items
from gelingenscheck.workshop.model import ItemKind
from gelingenscheck.workshop.timing import LENGTHS, fitting

ORDER = ("identities", "target-groups", "added-value", "low-threshold", "equal-footing", "participation",
         "shared-planning", "empowerment")  # fmt: skip


def proposed(desk: Desk, subject: str, minutes: int = 120) -> list[str]:
    return [item.id for item in proposed_items(desk, subject, minutes)[1:]]


def finished(desk: Desk, subject: str, levels: dict[str, int], **more: object) -> Assessment:
    """Save a final full check in which all due questions of a factor have one level; -1 does not apply."""
    draft = checks.start_check(desk, subject, check=Check.FULL, phase=Phase.PLANNING)
    answers = {
        q.id: Answer(choice=_choice(level))
        for id_, level in levels.items()
        for q in desk.catalogue.due(desk.catalogue.by_id[id_], Phase.PLANNING)
    }
    desk.store.update(Assessment, draft.id, lambda known: replace(known, answers=answers, **more))  # type: ignore[arg-type] # any field
    return checks.finalise_check(desk, draft.id)


def _choice(level: int) -> Choice:
    if level < 0:
        return Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="other", note="nicht hier")
    return Choice(level=level)


def test_without_any_check_the_agenda_follows_the_catalogue(desk: Desk, project: Subject) -> None:
    assert proposed(desk, project.id) == list(ORDER[: fitting(120)])


@pytest.mark.parametrize("interpreted", [False, True])
@pytest.mark.parametrize("minutes", LENGTHS)
def test_the_agenda_fits_into_the_time(desk: Desk, project: Subject, minutes: int, *, interpreted: bool) -> None:
    items = proposed_items(desk, project.id, minutes, interpreted=interpreted)
    assert items[0].practice
    assert len(items) == 1 + min(len(ORDER), fitting(minutes, interpreted=interpreted))
    assert {item.kind for item in items[1:]} == {ItemKind.FACTOR}


def test_the_weakest_come_first_then_the_untouched_then_the_strong(desk: Desk, project: Subject) -> None:
    finished(desk, project.id, {"identities": 4, "target-groups": 2, "participation": 0, "empowerment": 1})
    order = proposed(desk, project.id)
    assert order[:3] == ["participation", "empowerment", "target-groups"]
    untouched = [id_ for id_ in ORDER if id_ not in {"identities", "target-groups", "participation", "empowerment"}]
    assert order[3:] == [*untouched, "identities"][: fitting(120) - 3]


def test_a_factor_that_does_not_apply_is_not_proposed(desk: Desk, project: Subject) -> None:
    finished(desk, project.id, {"identities": -1, "target-groups": 1})
    assert "identities" not in proposed(desk, project.id)


def test_the_latest_word_on_a_factor_counts_and_drafts_do_not(desk: Desk, project: Subject) -> None:
    finished(desk, project.id, {"identities": 0, "participation": 1})
    finished(desk, project.id, {"identities": 4})
    checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    order = proposed(desk, project.id)
    assert order[0] == "participation"
    assert "identities" not in order[:-1]


def test_what_a_workshop_agreed_on_a_whole_factor_counts(desk: Desk, project: Subject) -> None:
    rounds = (RoundRecord(item="shared-planning", level=1), RoundRecord(item="identities", level=4))
    finished(desk, project.id, {}, mode=Mode.WORKSHOP, rounds=rounds)
    order = proposed(desk, project.id)
    assert order[0] == "shared-planning"
    assert "identities" not in order[:-1]


def test_of_two_variants_only_the_chosen_one_counts(desk: Desk, project: Subject) -> None:
    finished(desk, project.id, {"participation": 0}, variant="A")
    assert proposed(desk, project.id)[0] == "identities"
    desk.store.update(Subject, project.id, lambda known: replace(known, chosen_variant="A"))
    assert proposed(desk, project.id)[0] == "participation"


def test_a_unit_begins_with_its_weakest_standard(desk: Desk) -> None:
    draft = checks.start_check(desk, "tiefbau", check=Check.CROSSCUTTING, phase=None)
    levels = {"participation": 1, "identities": 4, "empowerment": 2}
    answers = {desk.catalogue.by_id[id_].crosscutting.id: Answer(choice=Choice(level=n)) for id_, n in levels.items()}
    desk.store.update(Assessment, draft.id, lambda known: replace(known, answers=answers))
    checks.finalise_check(desk, draft.id)
    items = proposed_items(desk, "tiefbau", 120)
    assert {item.kind for item in items[1:]} == {ItemKind.CROSSCUTTING}
    assert [item.id for item in items[1:4]] == ["participation", "empowerment", "target-groups"]
    assert "identities" not in [item.id for item in items[1:-1]]


def test_a_check_of_another_catalogue_says_nothing(desk: Desk, project: Subject) -> None:
    finished(desk, project.id, {"participation": 0})
    other = replace(desk, catalogue=replace(desk.catalogue, id="anderer"))
    assert proposed(other, project.id)[0] == "identities"
