"""A generated portfolio: the same again, in many ways, and readable."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gelingenscheck.assessment.model import Assessment, Check, Mode, NoAnswer, QuickState, Status
from gelingenscheck.assessment.subject import Form, MeasureStatus, Release, Subject, SubjectKind
from gelingenscheck.catalogue import Phase
from gelingenscheck.storage.codec import decode_named, encode
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.folders import FolderInUseError, fill
from gelingenscheck.usecases.generator import generate

Documents = list[Subject | Assessment]


@pytest.fixture
def made(desk: Desk) -> Callable[[int, int], Documents]:
    return lambda size, seed: list(
        generate(desk.catalogue, desk.organisation, size=size, seed=seed, today=desk.today)
    )  # fmt: skip


def _split(documents: Documents) -> tuple[list[Subject], list[Assessment]]:
    subjects = [document for document in documents if isinstance(document, Subject)]
    return subjects, [document for document in documents if isinstance(document, Assessment)]


def test_a_seed_gives_the_same_bytes_again_and_another_gives_others(made: Callable[[int, int], Documents]) -> None:
    assert [encode(d) for d in made(40, 7)] == [encode(d) for d in made(40, 7)]
    assert [encode(d) for d in made(40, 7)] != [encode(d) for d in made(40, 8)]


@pytest.mark.parametrize("size", [0, 1, 2, 150])
def test_there_are_exactly_as_many_assessments_as_asked_for_each_with_its_subject(
    made: Callable[[int, int], Documents], size: int
) -> None:
    subjects, checks = _split(made(size, 3))
    assert len(checks) == size
    assert {check.subject for check in checks} <= {subject.id for subject in subjects}
    assert len({check.id for check in checks}) == size
    assert len({subject.id for subject in subjects}) == len(subjects)


def test_every_feature_occurs(made: Callable[[int, int], Documents]) -> None:
    subjects, checks = _split(made(900, 1))
    answers = [answer for check in checks for answer in check.answers.values()]
    measures = [measure for subject in subjects for measure in subject.measures]
    assert {check.check for check in checks} == set(Check)
    assert {check.phase for check in checks} == {*Phase, None}
    assert {check.status for check in checks} == set(Status)
    assert {check.mode for check in checks} == set(Mode)
    assert {check.variant for check in checks} == {None, "A", "B"}
    assert {subject.chosen_variant for subject in subjects} == {None, "A", "B"}
    assert {subject.kind for subject in subjects} == set(SubjectKind)
    assert {subject.form for subject in subjects} == set(Form)
    assert {subject.release for subject in subjects} == set(Release)
    assert {answer.level for answer in answers} == {None, 0, 1, 2, 3, 4}
    assert {answer.no_answer for answer in answers} == {None, *NoAnswer}
    assert {said.state for check in checks for said in check.quick.values()} == set(QuickState)
    assert {measure.status for measure in measures} == set(MeasureStatus)
    assert not any(subject.example for subject in subjects)
    for some in (
        [check.predecessor for check in checks], [check.discarded for check in checks],
        [check.rounds for check in checks], [answer.rationale for answer in answers],
        [answer.target for answer in answers], [answer.choice.note for answer in answers],
        [item.link for answer in answers for item in answer.evidence], [measure.joint for measure in measures],
        [record.dissent for check in checks for record in check.rounds],
        [None in record.ballots for check in checks for record in check.rounds],
        ["<script>" in subject.title for subject in subjects], [subject.title[0] in "=+-@" for subject in subjects],
        ["ß" in subject.title for subject in subjects], [len(subject.title) > 150 for subject in subjects],
    ):  # fmt: skip
        assert any(some)


def test_finals_lie_within_five_years_and_no_predecessor_is_younger(
    desk: Desk, made: Callable[[int, int], Documents]
) -> None:
    _, checks = _split(made(300, 5))
    by_id = {check.id: check for check in checks}
    days = [check.finalised.day for check in checks if check.finalised]
    assert min(days).year >= desk.today.year - 5
    assert max(days) <= desk.today
    for check in checks:
        if check.predecessor is not None:
            assert by_id[check.predecessor].changed.day < check.changed.day
            assert by_id[check.predecessor].status is Status.FINAL


def test_a_filled_folder_reads_back(made: Callable[[int, int], Documents], tmp_path: Path) -> None:
    folder = tmp_path / "neu"
    documents = made(120, 2)
    assert fill(folder, documents) == len(documents)
    kinds = {"": Assessment, "subjects": Subject}
    for place, kind in kinds.items():
        for path in (folder / place).glob("*.yaml"):
            decode_named(kind, path.stem, path.read_bytes())
    assert sum(len(list((folder / place).glob("*.yaml"))) for place in kinds) == len(documents)


def test_what_can_be_made_anew_is_no_use_of_a_folder(made: Callable[[int, int], Documents], tmp_path: Path) -> None:
    (tmp_path / ".cache").mkdir()
    assert fill(tmp_path, made(1, 1)) > 1


def test_a_folder_in_use_is_left_alone(made: Callable[[int, int], Documents], tmp_path: Path) -> None:
    (tmp_path / "da.txt").write_text("x")
    with pytest.raises(FolderInUseError):
        fill(tmp_path, made(1, 1))
    assert [path.name for path in tmp_path.iterdir()] == ["da.txt"]
