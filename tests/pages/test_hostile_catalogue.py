"""Texts of a city's own catalogue are shown letter by letter on every page, whatever Markdown would make of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import OPEN, Assessment, Check, Choice, NoAnswer
from gelingenscheck.catalogue import Phase
from gelingenscheck.ui import address, context
from gelingenscheck.usecases.checks import change_answer, finalise_check, start_check
from gelingenscheck.usecases.projects import register_project
from tests.catalogue import assembled
from tests.pages.conftest import forget
from tests.pages.visit import Visit, markdown_of, new_visit

TYPED = "*Marke* <b>x</b> `c` :material/home: $y$ ![z](http://h/) "
NEVER_OURS = {"em_open", "html_inline", "html_block", "image", "code_inline"}
STREAMLIT = re.compile(r"(?<!\\)(?::material/home|\$y\$)")
MARKDOWN = MarkdownIt("commonmark")


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load a catalogue whose every text tries to be more than text."""
    path = tmp_path / "eigener.yaml"
    text = re.sub(r'\b(de|en|simple|title|link): "', rf'\1: "{TYPED}', assembled.text(3))
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("GELINGENSCHECK_CATALOGUE", str(path))
    forget()


@pytest.fixture
def checks(hostile: None) -> tuple[Assessment, Assessment, Assessment]:
    """Return a full draft with answers of every kind, a final full check and a quick one."""
    desk = context.desk()
    first, second = (register_project(desk, title=title, department="tiefbau").id for title in ("Weg", "Platz"))
    draft, final = (start_check(desk, id_, check=Check.FULL, phase=Phase.RUNNING) for id_ in (first, second))
    for check in (draft, final):
        for i, question in enumerate(desk.catalogue.questions.values()):
            reason = next(iter(question.na)) if question.na else None
            away = Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason=reason)
            new = away if reason and i % 5 == 4 else Choice(level=i % 4)
            change_answer(desk, check.id, Change(question=question.id, part="choice", shown=OPEN, new=new))
    return draft, finalise_check(desk, final.id), start_check(desk, first, check=Check.QUICK, phase=Phase.RUNNING)


def _texts(visit: Visit) -> Iterator[str]:
    yield from (text for text in markdown_of(visit.at.main) if "Marke" in text)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_no_text_of_a_catalogue_is_more_than_text(lang: str, checks: tuple[Assessment, Assessment, Assessment]) -> None:
    draft, final, quick = checks
    visit = new_visit(lang)
    pages = {
        address.START: "", address.PORTFOLIO: "", address.CATALOGUE: "", address.QUICK: quick.id,
        address.TASKS: draft.id, address.FACTOR: draft.id, address.ANSWERS: draft.id, address.RESULT: final.id,
        address.PROJECT: "",
    }  # fmt: skip
    for page, id_ in pages.items():
        visit.open(page, check=id_, project=final.subject)
        assert not visit.errors, page
        texts = list(_texts(visit))
        assert texts, page
        for text in texts:
            kinds = {child.type for token in MARKDOWN.parse(text) for child in (token, *(token.children or []))}
            assert not kinds & NEVER_OURS, (page, text)
            assert not STREAMLIT.search(text), (page, text)
