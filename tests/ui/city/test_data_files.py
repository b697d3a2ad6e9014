"""Files to take along are made after the page is gone, and are still those that the page offered."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gelingenscheck import access
from gelingenscheck.access import Action, Reach, Role
from gelingenscheck.i18n import words_in
from gelingenscheck.ui import address, context, outside
from gelingenscheck.ui.city import data_files
from gelingenscheck.usecases.examples import load_examples
from tests.pages.conftest import forget
from tests.pages.visit import Visit, new_visit

ASKED = {"jahr": "2025", "stand": "2026-08-31", "lang": "en"}
Gone = Callable[[], None]


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("GELINGENSCHECK_STORE", f"files:{tmp_path}")
    forget()
    load_examples(context.desk())
    yield
    forget()


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> Gone:
    """Show an English page as of August; return how to leave it."""
    monkeypatch.setattr(address, "asked", lambda name: ASKED.get(name, ""))
    monkeypatch.setattr(address, "words", lambda: words_in("en"))

    def leave() -> None:
        for name in ("asked", "words"):
            monkeypatch.setattr(address, name, lambda *_: pytest.fail("asked a page that is gone"))

    return leave


def test_public_figures_are_in_the_language_and_of_the_year_that_were_shown(gone: Gone) -> None:
    make = outside.workbook()
    gone()
    book = load_workbook(io.BytesIO(make()))
    assert book.sheetnames[0] == words_in("en")("Faktoren") != "Faktoren"
    assert "2025" in str(book.properties.title)


def test_answers_are_in_the_language_and_of_the_day_that_were_shown(
    gone: Gone, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[data_files.Files] = []
    monkeypatch.setattr(data_files, "_row", lambda *shown: rows.append(shown[-1]))
    data_files._single_answers()
    data_files._published()
    gone()
    answers, public = rows
    assert json.loads(answers["JSON"][2]())["as_of"] == "2026-08-31"
    for file, _, make in (*answers.values(), *public.values()):
        assert make()[:3] in {b"PK\x03", "\ufeff".encode(), b"{\n "}, file


def buttons(visit: Visit) -> set[str]:
    return {str(one.key) for one in visit.at.get("download_button") if str(one.key).startswith("gc-data-")}


@pytest.mark.parametrize(
    ("denied", "kept"),
    [(None, {"answers", "open"}), (Action.READ_ANSWERS, {"open"}), (Action.WRITE_REPORT, {"answers"})],
)
def test_only_what_may_be_had_is_offered(
    monkeypatch: pytest.MonkeyPatch, denied: Action | None, kept: set[str]
) -> None:
    allowed: dict[Any, Any] = {known: Reach.ALL for known in Action if known is not denied}
    monkeypatch.setattr(access, "PERMISSIONS", {Role.LOCAL: allowed})
    shown = buttons(new_visit("de").open("portfolio/overview.py"))
    assert {key.split("-")[2] for key in shown} == kept


def test_whoever_may_read_the_answers_of_one_department_only_is_offered_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        access, "PERMISSIONS", {Role.LOCAL: dict.fromkeys(Action, Reach.ALL) | {Action.READ_ANSWERS: Reach.OWN}}
    )
    shown = buttons(new_visit("de").open("portfolio/overview.py"))
    assert {key.split("-")[2] for key in shown} == {"open"}
