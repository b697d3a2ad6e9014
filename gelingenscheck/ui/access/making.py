"""Make a link, and show it this once."""

from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from gelingenscheck.access import Action, Role
from gelingenscheck.access.link import DAYS, LONGEST_LABEL, Link
from gelingenscheck.access.wording import MAY, ROLES
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases.access.card import card
from gelingenscheck.usecases.access.links import Made, make_link

FAILURE = "gc-access-failure"
_MADE = "gc-access-made"
_LENGTHS = (30, 90, DAYS)


def making() -> None:
    """Offer a form for a link."""
    context.require(Action.MANAGE_ACCESS)
    words = address.words()
    units = {unit.id: unit.label for unit in context.desk().organisation.existing(context.today())}
    with layout.box("make-link", gap="small"):
        st.header(words("Einen Link erstellen"), anchor=False)
        with st.container(horizontal=True, gap="medium"):
            st.selectbox(
                words("Amt"), [*units], format_func=lambda id_: units.get(id_, id_), width=300, key="gc-access-unit"
            )
            role = st.selectbox(
                words("Rolle"), [*ROLES], format_func=lambda one: words(ROLES[one]), width=240, key="gc-access-role"
            )
            st.selectbox(
                words("Gilt"), _LENGTHS, index=len(_LENGTHS) - 1, width=150, key="gc-access-days",
                format_func=lambda n: words("{n} Tage", n=n),
            )  # fmt: skip
        layout.note(words("Diese Rolle {may}.", may=words(MAY[role])), width="stretch")
        st.text_input(
            words("Wozu er dient (freiwillig, keine Namen)"), max_chars=LONGEST_LABEL, key="gc-access-label",
            placeholder=words("zum Beispiel: Aushang im Flur 3"),
        )  # fmt: skip
        st.button(words("Link erstellen"), type="primary", key="gc-access-make", on_click=_make)
        failures.show_noted(FAILURE)


def _make() -> None:
    state = st.session_state
    with failures.noted(FAILURE):
        context.require(Action.MANAGE_ACCESS)
        show_made(
            make_link(
                context.access_store(), context.desk().organisation, role=Role(state["gc-access-role"]),
                department=state["gc-access-unit"], days=state["gc-access-days"], label=state["gc-access-label"],
                now=context.desk().now(), by=context.user().by,
            )
        )  # fmt: skip


def show_made(made: Made) -> None:
    """Keep a link for the next drawing of this tab, and only until somebody says that it was copied."""
    st.session_state[_MADE] = (made.address(_site()), made.link.id)


def made() -> None:
    """Show the link that was just made."""
    if _MADE not in st.session_state:
        return
    context.require(Action.MANAGE_ACCESS)
    words, (opens, id_) = address.words(), st.session_state[_MADE]
    link = next((one for one in context.access_store().links() if one.id == id_), None)
    if link is None:
        return
    department, role = context.department_label(link.department), words(ROLES[link.role])
    with layout.box("made-link", gap="small"):
        st.header(words("Der Link für {department}, {role}", department=esc(department), role=role), anchor=False)
        st.code(opens, language=None, wrap_lines=True)
        st.markdown(
            words(
                "Er steht nur jetzt hier und wird nicht gespeichert. Geben Sie ihn nur an das Amt: Wer ihn hat, ist "
                "für dieses Amt angemeldet."
            )
        )
        with st.container(horizontal=True, gap="small"):
            st.download_button(
                words("Karte zum Drucken"), data=partial(_card, link, opens), mime="application/pdf",
                file_name=words("Zugang {department}", department=link.department) + ".pdf", key="gc-access-card",
                on_click="ignore", icon=":material/print:",
            )  # fmt: skip
            st.button(words("Kopiert, ausblenden"), key="gc-access-hide", on_click=_hide)


def _card(link: Link, opens: str) -> bytes:
    """Return the card; asked for by a press, so that permission is asked for again."""
    context.require(Action.MANAGE_ACCESS)
    desk = context.desk()
    return card(link, opens, desk.organisation, address.words(), now=desk.now())


def _hide() -> None:
    st.session_state.pop(_MADE, None)


def _site() -> str:
    """Return the address under which this tab reached the application."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
