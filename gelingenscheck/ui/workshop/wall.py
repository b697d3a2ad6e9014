"""The wall on the page: one component that fills the screen, fed every second; it gets data, never HTML."""

from pathlib import Path

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.catalogue.languages.folder import language_folder, load_languages
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.workshop.wall_look import Entrance, Look
from gelingenscheck.ui.workshop.wall_scene import scene
from gelingenscheck.usecases.workshop import seeing, texts
from gelingenscheck.workshop.model import Item, Workshop

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
    context.require(Action.RUN_WORKSHOP)
    with failures.sentences():
        _component(data=scene(_look(id_)), key="gc_wall", height="content")


def _look(id_: str) -> Look:
    store, desk, words = context.workshops(), context.desk(), address.words()
    workshop, state = store.load(id_), store.state(id_)
    item, second = workshop.items[state.index], _second(workshop)
    paper = store.paper(id_, state.ballot)
    return Look(
        workshop=workshop,
        state=state,
        view=seeing.view(store, workshop, state),
        texts=texts.german(desk.catalogue, workshop, item, words),
        titles=tuple(_title(workshop, item) for item in workshop.items),
        entrance=_entrance(workshop),
        now=desk.now(),
        words=words,
        present=store.present(id_),
        voted=store.voted(id_, state.ballot),
        paper=sum(paper.levels) + paper.dont_know if paper else 0,
        second=second,
        second_texts=texts.item_texts(desk.catalogue, second, workshop, item) if second else None,
    )


def _title(workshop: Workshop, item: Item) -> str:
    """Return what an item is called, also where the catalogue does not have it any more."""
    try:
        said = texts.german(context.desk().catalogue, workshop, item, address.words())
    except GelingenscheckError:
        return item.id
    return said.question if item.kind == "question" else said.title


def _entrance(workshop: Workshop) -> Entrance:
    host = st.context.headers.get("host", "localhost")
    return Entrance(address=f"{host}/w", url=f"http://{host}/w/{workshop.code}")


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
