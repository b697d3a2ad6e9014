"""The wall on the page: one component that fills the screen, fed every second; it gets data, never HTML."""

from pathlib import Path

import streamlit as st

from gelingenscheck.catalogue.languages.folder import language_folder, load_languages
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.participants import venue
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.workshop.room import require_running_of
from gelingenscheck.ui.workshop.wall_look import Entrance, Look
from gelingenscheck.ui.workshop.wall_looking import look
from gelingenscheck.ui.workshop.wall_scene import scene
from gelingenscheck.workshop.model import Workshop

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "gelingenscheck_wall",
    html='<div class="place"></div>',
    css=(_HERE / "wall.css").read_text(encoding="utf-8"),
    js=(_HERE / "wall.js").read_text(encoding="utf-8"),
)
SECOND = "auch"
"""In the address: the participants' language that stands below."""


def show(workshop: Workshop) -> None:
    """Fill the screen with what the room sees, and keep it up to date."""
    with st.container(key="gc-wall"):
        _screen(workshop.id)
    with st.container(key="gc-wall-ways", horizontal=True, vertical_alignment="center", gap="medium"):
        _ways(workshop)


@st.fragment(run_every=1)
def _screen(id_: str) -> None:
    require_running_of(id_)
    with failures.sentences():
        _component(data=scene(_look(id_)), key="gc_wall", height="content")


def _look(id_: str) -> Look:
    store = context.workshops()
    workshop = store.load(id_)
    return look(
        context.desk(), store, workshop, address.words(), entrance=_entrance(workshop), second=_second(workshop)
    )


def _entrance(workshop: Workshop) -> Entrance | None:
    """Return the way in for phones; None while the room's access is closed or the code is over."""
    place = venue.address()
    if not place.url or workshop.expired(context.desk().now()):
        return None
    return Entrance(address=place.host, url=place.invitation(context.workshops(), workshop))


def _offered(workshop: Workshop) -> dict[str, Language]:
    """Return the languages of a workshop that can stand below the one of the interface."""
    catalogue = context.desk().catalogue
    found, _ = load_languages(language_folder(context.settings().catalogue), catalogue)
    return {language.id: language for language in found if language.id in workshop.languages}


def _second(workshop: Workshop) -> Language | None:
    return _offered(workshop).get(address.asked(SECOND))


def _ways(workshop: Workshop) -> None:
    """Show the ways on: out, the other language, a second language. They come forward when they are used."""
    words = address.words()
    label = words("Zur Moderation")
    layout.link(address.MODERATE, label, "wall-out", icon=":material/arrow_back:", workshop=workshop.id)
    st.button(
        "English" if words.lang == "de" else "Deutsch",
        type="tertiary", key="gc-wall-language", icon=":material/language:", on_click=address.switch_language,
    )  # fmt: skip
    offered = {id_: language.name for id_, language in _offered(workshop).items()}
    key, chosen = f"gc-wall-second-{words.lang}", address.asked(SECOND)
    st.session_state.setdefault(key, chosen if chosen in offered else "")
    st.selectbox(
        words("Zweite Sprache an der Wand"), ["", *offered], key=key, width=260,
        format_func=lambda id_: offered.get(id_, words("keine")), on_change=_keep_second, args=(key,),
    )  # fmt: skip


def _keep_second(key: str) -> None:
    chosen = st.session_state[key]
    if chosen:
        st.query_params[SECOND] = chosen
    else:
        st.query_params.pop(SECOND, None)
