"""Registering and changing projects."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.assessment.subject import Release, Subject
from gelingenscheck.i18n import words_in
from gelingenscheck.reading import is_id
from gelingenscheck.storage.store import ChangedElsewhereError
from gelingenscheck.usecases.checks import InvalidFormError, change_project, new_id, register_project, set_release
from gelingenscheck.usecases.desk import Desk
from tests.usecases.memory import MemoryStore


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Umbau Schulweg und Querung", "umbau-schulweg-und-querung"),
        ("Größe, Öffnung & Spaß", "groesse-oeffnung-spass"),
        ("Gro\u0308ße", "groesse"),
        ("Café Łódź", "cafe-odz"),
        ("🎉", "vorhaben"),
        ("", "vorhaben"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "con"),
    ],
)
def test_an_id_reads_like_its_title(title: str, slug: str) -> None:
    assert new_id(title, "7k3f") == f"{slug}-7k3f"


@given(st.text(max_size=300))
def test_every_title_gives_an_id_that_may_name_a_file_and_its_checks(title: str) -> None:
    id_ = new_id(title, "7k3f")
    assert is_id(f"{id_}-12345")
    assert len(id_) <= 65


def test_two_projects_with_the_same_title_are_two(desk: Desk) -> None:
    first = register_project(desk, title="Sommerfest", department="schule")
    second = register_project(desk, title="Sommerfest", department="schule")
    assert first.id != second.id
    assert re.fullmatch(r"sommerfest-[a-z0-9]{4}", first.id)


def test_the_author_is_a_role_at_a_department_and_the_moment_has_whole_seconds(project: Subject) -> None:
    assert project.changed.by == "local@tiefbau"
    assert str(project.changed.at) == "2026-11-24 11:00:30+00:00"


def test_a_form_names_every_faulty_field_at_once_and_saves_nothing(desk: Desk, store: MemoryStore) -> None:
    with pytest.raises(InvalidFormError) as refusal:
        register_project(
            desk, title="  ", department="gibt-es-nicht", form="party", partners=["schule", "nie"],
            partners_external=["x" * 201], areas=["luft"], summary="x" * 4001, paper="x" * 201,
            start=date(2026, 5, 1), end=date(2026, 4, 1),
        )  # fmt: skip
    assert {fault.field for fault in refusal.value.faults} == {
        "title", "department", "form", "partners", "partners_external", "areas", "summary", "paper", "end",
    }  # fmt: skip
    assert all(fault.said(words_in("de")) for fault in refusal.value.faults)
    assert store.saves == 0


@pytest.mark.parametrize(("length", "fine"), [(200, True), (201, False), (10_000, False)])
def test_a_title_has_at_most_200_characters_after_trimming(desk: Desk, *, length: int, fine: bool) -> None:
    if fine:
        assert len(register_project(desk, title=f"  {'ä' * length}\n", department="tiefbau").title) == length
        return
    with pytest.raises(InvalidFormError):
        register_project(desk, title="ä" * length, department="tiefbau")


def test_what_people_type_is_kept_as_they_typed_it(desk: Desk) -> None:
    title = "<script>alert(1)</script> =cmd() **fett** \u202egnal"
    assert register_project(desk, title=title, department="tiefbau").title == title


def test_a_form_filled_from_an_older_state_is_refused(desk: Desk, store: MemoryStore, project: Subject) -> None:
    digest = store.load(Subject, project.id).digest
    change_project(desk, project.id, base_digest=digest, title="Neuer Name", department="tiefbau")
    with pytest.raises(ChangedElsewhereError):
        change_project(desk, project.id, base_digest=digest, title="Zu spät", department="tiefbau")
    assert store.load(Subject, project.id).document.title == "Neuer Name"


def test_releasing_twice_saves_once(desk: Desk, store: MemoryStore, project: Subject) -> None:
    set_release(desk, project.id, Release.COUNCIL)
    saves = store.saves
    assert set_release(desk, project.id, Release.COUNCIL).release is Release.COUNCIL
    assert store.saves == saves
