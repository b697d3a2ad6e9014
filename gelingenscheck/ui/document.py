"""A document on a page as it will be, and every format to take it along in, each with what it is for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit as st

from gelingenscheck.i18n import N_
from gelingenscheck.reports import html
from gelingenscheck.reports.outline import Outline
from gelingenscheck.ui import address, layout
from gelingenscheck.ui.markup import esc

_component = st.components.v2.component(
    "gelingenscheck_document",
    html="<section></section>",
    css=".document { border: 1px solid var(--gc-line); border-radius: .75rem; }",
    js=(Path(__file__).parent / "document.js").read_text(encoding="utf-8"),
)
FOR: Final[Mapping[str, str]] = {
    "docx": N_("zum Weiterschreiben"),
    "pdf": N_("zum Drucken und Weitergeben, barrierefrei"),
    "html": N_("zum Lesen im Browser, auch am Handy"),
    "xlsx": N_("Tabellen und Diagramme zum Weiterrechnen"),
    "csv": N_("alles in einer Tabelle, zum Auswerten"),
    "json": N_("für andere Programme"),
    "oparl": N_("für das Ratsinformationssystem (OParl 1.1)"),
}
"""What each format is for."""
NAMES: Final[Mapping[str, str]] = {"oparl": "OParl"}
"""Formats that are not called by their letters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """A document in one format; it is made when somebody asks for it."""

    form: str
    name: str
    kind: str
    make: Callable[[], bytes]


def show(outline: Outline, name: str) -> None:
    """Show a document below the title of a page, in its own styles."""
    _component(data={"html": html.part(outline, top=2), "name": name}, key="gc_document", height="content")


def label(form: str) -> str:
    """Return what a format is called."""
    return NAMES.get(form, form.upper())


def offer(files: Sequence[File], key: str, name: str) -> None:
    """Offer a document in its formats, a line each."""
    words = address.words()
    for file in files:
        with layout.row(f"{key}-{file.form}"):
            st.download_button(
                label(file.form), data=file.make, file_name=file.name, mime=file.kind, key=f"gc-{key}-{file.form}",
                on_click="ignore", icon=":material/download:", width=124,
                help=words("{name} als {format}", name=esc(name), format=label(file.form)),
            )  # fmt: skip
            layout.note(words(FOR[file.form]), width=164)
