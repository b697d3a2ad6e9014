"""The building blocks of every page: column, head, box, row, note, link, foot."""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gelingenscheck.access import Action, Role
from gelingenscheck.access.wording import ROLES
from gelingenscheck.settings import Way
from gelingenscheck.ui import address, context, simple
from gelingenscheck.ui.markup import esc

READ, WORK, WIDE, SCREEN = 720, 960, 1160, 1720
"""Widths in px: for reading and answering, for a result, for an overview, for a projector."""

SIGNS = {"gap": "▼", "developing": "◆", "strong": "●", None: "○"}
COLOURS = {"gap": "red", "developing": "orange", "strong": "blue", None: "gray"}


def page(width: int = READ) -> DeltaGenerator:
    """Return the content column: centred, never wider than its width, one column on a phone."""
    outer = st.container(horizontal=True, horizontal_alignment="center")
    return outer.container(width=width, gap="medium")


def note(text: str, width: Any = "content") -> None:
    """Show secondary text in the muted colour."""
    st.markdown(f":small[:gray[{text}]]", width=width)


def lead(text: str) -> None:
    """Show the one or two sentences under a title."""
    st.markdown(text, width=680)


def head(title: str, lead_text: str = "", over: str = "") -> None:
    """Show eyebrow, title and lead, always in this order and distance. All of it is Markdown: escape what was typed."""
    with st.container(gap="small"):
        if over:
            note(over, width="stretch")
        st.title(title, anchor=False)
        if lead_text:
            lead(lead_text)


def box(key: str, **options: Any) -> DeltaGenerator:
    """Return a box: something one acts on."""
    return st.container(border=True, key=f"gc-box-{key}", **options)


def row(key: str, **options: Any) -> DeltaGenerator:
    """Return one line of a list, with a hairline below."""
    usual: dict[str, Any] = {"horizontal": True, "vertical_alignment": "center", "gap": "small"}
    return st.container(key=f"gc-row-{key}", **(usual | options))


def link(
    target: str, label: str, key: str, *, width: Any = "content", icon: str | None = None, **values: str | None
) -> None:
    """Show a link to one of our pages that looks like one. The label is Markdown: escape what was typed."""
    with st.container(key=f"gc-link-{key}", gap=None, width=width):
        st.page_link(target, label=label, icon=icon, width=width, query_params=address.parameters(**values))


def band_badge(band: str | None, word: str) -> str:
    """Return sign and word of a band as Markdown."""
    return f":{COLOURS[band]}-badge[{SIGNS[band]}\u2002{word}]"


def band_mark(band: str | None, count: int) -> str:
    """Return sign and count of a band as Markdown, for a narrow place."""
    return f":{COLOURS[band]}[{SIGNS[band]}]\u2009{count}"


def foot() -> None:
    """Show below every page where the data is, the legal links and the other language."""
    words, municipality = address.words(), context.municipality()
    with page(WIDE):
        st.space("small")
        with st.container(
            key="gc-foot", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"
        ):
            _who()
            with st.container(horizontal=True, gap="medium", width="content", vertical_alignment="center"):
                for url, label in (
                    (municipality and municipality.imprint_url, words("Impressum")),
                    (municipality and municipality.accessibility_url, words("Barrierefreiheit")),
                ):
                    if url and url.startswith(("https://", "http://")):
                        st.page_link(url, label=f":small[{esc(label)}]")
                stored = words("Was wird gespeichert")
                st.page_link(address.KEPT, label=f":small[{stored}]", query_params=address.parameters())
                simple.button()
                st.button(
                    "English" if words.lang == "de" else "Deutsch",
                    type="tertiary",
                    key="gc-language",
                    icon=":material/language:",
                    on_click=address.switch_language,
                )


def _who() -> None:
    """Say as whom one is here, and offer to sign out where one is signed in."""
    words, user = address.words(), context.signed_in()
    if user is None:
        return
    if user.role is Role.LOCAL:
        note(words("Lokaler Modus: Alles bleibt auf diesem Rechner."))
        return
    with st.container(horizontal=True, gap="small", width="content", vertical_alignment="center"):
        department = esc(context.department_label(user.department or ""))
        note(words("Angemeldet: {department}, {role}", department=department, role=words(ROLES[user.role])))
        if context.settings().access is Way.LINKS:
            if context.may(Action.MANAGE_ACCESS):
                link(address.ACCESS, words("Zugänge"), "access")
            st.button(words("Abmelden"), type="tertiary", key="gc-sign-out", on_click=context.sign_out)
