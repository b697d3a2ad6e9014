"""The page of one document about a check or a project: what it says, and every format to take it along in."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.ui import address, context, document, downloads, layout
from gelingenscheck.ui.check import checks, on_paper
from gelingenscheck.ui.check.on_paper import NAMES
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.usecases import papers
from gelingenscheck.usecases.papers import Kind


@dataclass(frozen=True, kw_only=True)
class Paper:
    """Which document is asked for, and where one came from."""

    kind: Kind
    id: str
    title: str
    """Of the project."""
    back: str
    query: dict[str, Any]
    asked: tuple[Action, str]
    """What whoever takes it along must be permitted, for which department."""


def page() -> None:
    """Show the document that the address names; what cannot be written is said in a sentence."""
    words, paper = address.words(), _asked()
    outline = papers.outline(context.desk(), paper.kind, paper.id, words.lang)
    name, said = (words(text) for text in NAMES[paper.kind])
    layout.link(paper.back, words("Zurück"), "back", icon=":material/arrow_back:", **paper.query)
    layout.head(name, said, over=esc(shortened(paper.title)))
    left, right = st.columns([2, 3], gap="large")
    with left, layout.box("take-along", gap="small"):
        st.header(words("Mitnehmen"), anchor=False)
        formats = st.container(gap=None)
        letter = on_paper.letter()
        with formats:
            document.offer(_files(paper, name, letter), "paper", name)
    with right:
        document.show(outline, name)


def _asked() -> Paper:
    """Return what the address names; ask for permission, and go where one chooses if it names nothing."""
    if address.asked("check"):
        check = checks.load(action=Action.READ_ANSWERS)
        kind: Kind = "protocol" if address.asked(on_paper.KIND) == "protocol" else "annex"
        title = check.subject.title if check.subject else check.assessment.subject
        id_ = check.assessment.id
        return Paper(
            kind=kind,
            id=id_,
            title=title,
            back=address.RESULT,
            query={"check": id_},
            asked=on_paper.asked_for(check.assessment),
        )
    if not address.asked("project"):
        address.go(address.NEW)
    subject = context.desk().store.load(Subject, address.asked("project")).document
    context.require(Action.READ_ANSWERS, subject.department)
    return Paper(
        kind="project",
        id=subject.id,
        title=subject.title,
        back=address.PROJECT,
        query={"project": subject.id},
        asked=(Action.READ_ANSWERS, subject.department),
    )


def _files(paper: Paper, name: str, letter: papers.Letter | None) -> list[document.File]:
    desk, lang = context.desk(), address.words().lang
    file_name = downloads.file_name(f"{name} {paper.title}")
    return [
        document.File(
            form=form, name=f"{file_name}.{form}", kind=papers.MEDIA[form],
            make=downloads.guarded(
                partial(on_paper.made, desk, paper.kind, paper.id, lang, form=form, known=letter), *paper.asked
            ),
        )
        for form in papers.FORMATS
    ]  # fmt: skip
