"""Where a room and the individual check lie two levels apart or more; scores of whole factors are read as levels."""

from dataclasses import replace
from typing import Any

import pytest

from gelingenscheck.assessment.model import Answer, Assessment, Check, Choice, Mode, NoAnswer, RoundRecord
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.usecases import checks
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop.comparing import compared, differences, planners_check


def final(desk: Desk, subject: str, answers: dict[str, int | None], **more: Any) -> Assessment:
    check = more.pop("check", Check.FULL)
    draft = checks.start_check(
        desk, subject, check=check, phase=None if check is Check.CROSSCUTTING else Phase.PLANNING
    )
    given = {id_: Answer(choice=_choice(level)) for id_, level in answers.items()}
    desk.store.update(Assessment, draft.id, lambda known: replace(known, answers=given, **more))
    return checks.finalise_check(desk, draft.id)


def _choice(level: int | None) -> Choice:
    return Choice(level=level) if level is not None else Choice(no_answer=NoAnswer.DONT_KNOW)


def agreed(desk: Desk, subject: str, rounds: dict[str, int | None], **more: Any) -> Assessment:
    records = tuple(RoundRecord(item=item, level=level) for item, level in rounds.items())
    levels = {item: level for item, level in rounds.items() if level is not None and item not in desk.catalogue.by_id}
    return final(desk, subject, dict(levels), mode=Mode.WORKSHOP, rounds=records, **more)


def whole(desk: Desk, factor: str, levels: list[int]) -> dict[str, int | None]:
    due = desk.catalogue.due(desk.catalogue.by_id[factor], Phase.PLANNING)
    return {question.id: levels[place % len(levels)] for place, question in enumerate(due)}


@pytest.mark.parametrize(
    ("room", "alone", "apart"), [(3, 1, True), (1, 3, True), (4, 0, True), (2, 1, False), (2, 2, False)]
)
def test_a_question_differs_from_two_levels_on(
    desk: Desk, project: Subject, room: int, alone: int, *, apart: bool
) -> None:
    planner = final(desk, project.id, {"needs-asked": alone})
    found = differences(desk.catalogue, agreed(desk, project.id, {"needs-asked": room}), planner)
    assert [(known.item, known.factor, known.whole, known.room, known.alone) for known in found] == (
        [("needs-asked", "identities", False, room, alone)] if apart else []
    )


def test_a_whole_factor_lies_beside_the_planners_score_as_a_level(desk: Desk, project: Subject) -> None:
    planner = final(desk, project.id, whole(desk, "participation", [4, 3, 4]))
    rooms = agreed(desk, project.id, {"participation": 1})
    (known,) = differences(desk.catalogue, rooms, planner)
    weights = [(q.weight, level) for q, level in zip(
        desk.catalogue.due(desk.catalogue.by_id["participation"], Phase.PLANNING), [4, 3, 4] * 9, strict=False
    )]  # fmt: skip
    assert known.whole
    assert known.alone == pytest.approx(sum(w * n for w, n in weights) / sum(w for w, _ in weights))


def test_what_only_one_side_said_is_not_compared(desk: Desk, project: Subject) -> None:
    planner = final(desk, project.id, {"needs-asked": None, "who-plans": 4})
    rooms = agreed(desk, project.id, {"needs-asked": 4, "who-plans": None, "identities": 4, "participation": 0})
    assert list(compared(desk.catalogue, rooms, planner)) == []


def test_the_widest_difference_comes_first(desk: Desk, project: Subject) -> None:
    planner = final(desk, project.id, {"needs-asked": 2, "who-plans": 4})
    found = differences(desk.catalogue, agreed(desk, project.id, {"needs-asked": 0, "who-plans": 0}), planner)
    assert [known.item for known in found] == ["who-plans", "needs-asked"]


def test_a_unit_is_compared_by_its_standard(desk: Desk) -> None:
    id_ = desk.catalogue.by_id["identities"].crosscutting.id
    planner = final(desk, "tiefbau", {id_: 4}, check=Check.CROSSCUTTING)
    rooms = agreed(desk, "tiefbau", {id_: 1}, check=Check.CROSSCUTTING)
    assert planners_check(desk, rooms) == planner
    (known,) = differences(desk.catalogue, rooms, planner)
    assert (known.item, known.factor, known.whole, known.room, known.alone) == (id_, "identities", False, 1, 4)


def test_beside_lies_the_latest_final_check_that_one_made_alone(desk: Desk, project: Subject) -> None:
    rooms = agreed(desk, project.id, {"needs-asked": 4})
    assert planners_check(desk, rooms) is None
    final(desk, project.id, {"needs-asked": 0})
    latest = final(desk, project.id, {"needs-asked": 1})
    agreed(desk, project.id, {"needs-asked": 3})
    final(desk, project.id, {"needs-asked": 2}, variant="B")
    checks.start_check(desk, project.id, check=Check.FULL, phase=Phase.PLANNING)
    assert planners_check(desk, rooms) == latest


def test_an_item_that_the_catalogue_no_longer_has_is_left_out(desk: Desk, project: Subject) -> None:
    planner = final(desk, project.id, {"weg": 0})
    assert list(compared(desk.catalogue, agreed(desk, project.id, {"weg": 4}), planner)) == []
