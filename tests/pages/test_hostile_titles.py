"""What people typed is shown letter by letter on every page, whatever Markdown or HTML would make of it."""

import re
from dataclasses import replace
from datetime import date

import pytest
from markdown_it import MarkdownIt

from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import (
    OPEN,
    Assessment,
    Check,
    Choice,
    Evidence,
    NoAnswer,
    QuickAnswer,
    QuickState,
    Target,
)
from gelingenscheck.assessment.subject import Measure, Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.ui import address
from gelingenscheck.usecases.checks import change_answer, discard_check, finalise_check, start_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.measures import add_measure
from gelingenscheck.usecases.projects import register_project
from tests.pages.visit import Visit, markdown_of, plain_of

MARK = "Marke"
HOSTILE = [
    "<script>alert(1)</script> Marke",
    "![x](http://h/) Marke",
    "[Marke](javascript:alert(1))",
    "$x$ Marke $$y$$",
    ":material/home: Marke :red[rot] :streamlit:",
    "# h Marke",
    "- Marke",
    "=1+1 Marke",
    "Marke \u202eexe.fdp",
    "*Marke* _x_ `y` ~~z~~ | a | b",
    "&lt;b&gt; Marke <b>x</b> https://h.example www.h.example",
    "Marke {0} {title} %s %(x)s \\",
]
CONTROLS = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]")
STREAMLIT = (
    re.compile(r"(?<!\\)\$[^$\s]"),
    re.compile(r"(?<!\\):(?:material/(?:home|x)|red\[rot|streamlit:)"),
)
ACTIVE = {"link_open", "image", "html_inline", "html_block", "code_inline", "em_open", "s_open", "list_item_open"}
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def letters(markdown: str) -> str:
    """Return the plain text that a CommonMark reader shows."""
    shown = (
        child.content
        for token in MARKDOWN.parse(markdown)
        if token.type == "inline"
        for child in token.children or []
        if child.type in {"text", "text_special"}
    )
    return CONTROLS.sub("", "".join(shown))


def is_ours(markdown: str) -> str:
    """Return the Markdown without the links and lists that the pages themselves make."""
    without_links = re.sub(r"^\[(.*)\]\(/vorhaben\?project=[a-z0-9-]+(?:&lang=en)?\)$", r"\1", markdown)
    return re.sub(r"^- ", "", without_links, flags=re.MULTILINE)


def check_page(visit: Visit, typed: str) -> int:
    """Look at every text of a page that holds what was typed; return how many there are."""
    expected = re.sub(r"\s+", " ", CONTROLS.sub(" ", typed)).strip()
    found = 0
    for markdown in markdown_of(visit.at.main):
        if MARK not in markdown:
            continue
        found += 1
        source = is_ours(markdown)
        tokens = [t for block in MARKDOWN.parse(source) for t in (block, *(block.children or []))]
        assert not {token.type for token in tokens} & ACTIVE, markdown
        assert not any(token.type == "heading_open" for token in tokens), markdown
        assert expected in re.sub(r"\s+", " ", letters(source)), markdown
        assert not any(pattern.search(markdown) for pattern in STREAMLIT), markdown
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", markdown), markdown
    return found + sum(MARK in text for text in plain_of(visit.at.main))


@pytest.fixture(params=HOSTILE)
def typed(request: pytest.FixtureRequest) -> str:
    text: str = request.param
    return text


@pytest.fixture
def subject(desk: Desk, typed: str) -> Subject:
    """Return a project in every one of whose texts the same stands."""
    project = register_project(
        desk, title=typed, department="tiefbau", summary=typed, partners_external=[typed], paper=typed
    )
    measure = Measure(id="", text=typed, responsible=typed, due=date(2030, 1, 1), expected_level=3)
    return add_measure(desk, project.id, measure)


@pytest.fixture
def draft(desk: Desk, subject: Subject, typed: str) -> Assessment:
    """Return a draft in every one of whose texts the same stands."""
    quick = start_check(desk, subject.id, check=Check.QUICK, phase=Phase.PLANNING)
    said = QuickAnswer(state=QuickState.TOUCHED, text=typed)
    change_answer(desk, quick.id, Change(question="identities", part="quick", shown=None, new=said))
    draft = start_check(desk, subject.id, check=Check.FULL, phase=Phase.PLANNING)
    first, second = desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)[:2]
    for part, shown, new in (
        ("choice", OPEN, Choice(level=1)),
        ("rationale", None, typed),
        ("evidence", (), (Evidence(text=typed), Evidence(link="https://h.example/<script>"))),
        ("target", None, Target(level=3, reason=typed)),
    ):
        change_answer(desk, draft.id, Change(question=first.id, part=part, shown=shown, new=new))
    change_answer(desk, draft.id, Change(question=second.id, part="choice", shown=OPEN, new=Choice(level=0)))
    return desk.store.load(Assessment, draft.id).document


def test_every_page_shows_it_letter_by_letter(german: Visit, desk: Desk, draft: Assessment, typed: str) -> None:
    quick = draft.id.removesuffix("-2") + "-1"
    pages = {
        address.START: {}, address.NEW: {"q": "Marke"}, address.PORTFOLIO: {}, address.WORKSHOP: {"q": "Marke"},
        address.PROJECT: {"project": draft.subject}, address.QUICK: {"check": quick},
        **{page: {"check": draft.id} for page in (address.TASKS, address.FACTOR, address.ANSWERS, address.RESULT)},
    }  # fmt: skip
    for page, query in pages.items():
        german.open(page, **query)
        assert check_page(german, typed), f"{page} does not show it at all"
    finalise_check(desk, quick)
    finalise_check(desk, draft.id)
    for page in (address.START, address.PROJECT, address.QUICK, address.RESULT):
        german.open(page, **pages[page])
        assert check_page(german, typed), f"{page} does not show it at all"


@pytest.mark.parametrize("typed", HOSTILE[:4], indirect=True)
def test_put_aside_conflict_and_open_folds_show_it_letter_by_letter(
    visit: Visit, desk: Desk, draft: Assessment, typed: str
) -> None:
    w = visit.words
    first = desk.catalogue.due(desk.catalogue.factors[0], Phase.PLANNING)[0]
    visit.open(address.FACTOR, check=draft.id).unfold(w("Begründung, Nachweis, Ziel"), visit.card(first.id))
    assert check_page(visit, typed) >= 5
    change_answer(desk, draft.id, Change(question=first.id, part="rationale", shown=typed, new=f"{typed} {typed}"))
    visit.write(w("Begründung"), f"x {typed}", visit.card(first.id))
    assert visit.buttons(w("Meine behalten"))
    assert check_page(visit, typed)
    discard_check(desk, draft.id)
    visit.open(address.START)
    assert check_page(visit, typed)


@pytest.mark.parametrize("typed", HOSTILE[:4], indirect=True)
def test_a_note_and_an_unknown_department_are_shown_letter_by_letter(
    german: Visit, desk: Desk, subject: Subject, typed: str
) -> None:
    question = next(q for q in desk.catalogue.questions.values() if q.na and q.phase == Phase.PLANNING)
    draft = start_check(desk, subject.id, check=Check.FULL, phase=Phase.PLANNING)
    note = Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="other", note=typed)
    change_answer(desk, draft.id, Change(question=question.id, part="choice", shown=OPEN, new=note))
    german.open(address.ANSWERS, check=draft.id)
    assert check_page(german, typed) >= 2
    german.open(address.FACTOR, check=draft.id, factor=question.factor)
    assert check_page(german, typed)


def test_a_refusal_repeats_what_was_typed_letter_by_letter(german: Visit, typed: str) -> None:
    german.open(address.FACTOR, check=typed)
    assert german.at.error
    for error in german.at.error:
        assert "<script" not in MARKDOWN.render(error.value)
        assert not {child.type for token in MARKDOWN.parse(error.value) for child in token.children or []} & ACTIVE


def test_a_very_long_title_is_cut_in_lists_and_whole_on_no_page_wider_than_a_line(german: Visit, desk: Desk) -> None:
    project = register_project(desk, title="Wort " * 39 + "Ende", department="tiefbau")
    desk.store.update(Subject, project.id, lambda known: replace(known, summary="x" * 4_000))
    german.open(address.PROJECT, project=project.id)
    assert len(german.title) <= 160
    german.open(address.PORTFOLIO)
    assert "Wort Wort" in german.text
