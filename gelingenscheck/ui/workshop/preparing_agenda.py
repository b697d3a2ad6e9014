"""The agenda as a list that one edits with buttons: up, down, out, and one more; it lives in the address."""

from collections.abc import Mapping, Sequence

import streamlit as st

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import Words
from gelingenscheck.ui import address, filters, layout
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.workshop import preparing_names
from gelingenscheck.usecases.workshop.preparing import MOST_ITEMS
from gelingenscheck.workshop.model import Item

AGENDA = "agenda"
"""In the address; missing while the proposal holds."""
LETTERS = 110


def chosen(proposed: Sequence[Item], possible: Sequence[Item]) -> tuple[Item, ...]:
    """Return the agenda as it stands: what one made of it, else the proposal."""
    asked = address.asked(AGENDA)
    return preparing_names.read(asked, possible) if asked else tuple(proposed)


def agenda(items: tuple[Item, ...], possible: Sequence[Item], catalogue: Catalogue, fits: int, scope: str) -> None:
    """Draw the list, what can be added, and how it goes with the time."""
    words = address.words()
    with st.container(gap=None):
        for place, item in enumerate(items):
            _line(items, place, item, catalogue)
    _add(items, [item for item in possible if item not in items], catalogue, scope)
    asked = sum(not item.practice for item in items)
    layout.note(_time_sentence(asked, fits, words), width="stretch")
    if address.asked(AGENDA):
        st.button(
            words("Wieder den Vorschlag nehmen"), type="tertiary", icon=":material/undo:", key="gc-agenda-reset",
            on_click=filters.keep, args=(AGENDA, None),
        )  # fmt: skip


def _time_sentence(asked: int, fits: int, words: Words) -> str:
    if asked > fits:
        return words.n(
            "In diese Zeit passt eine Frage mit Gespräch und zweiter Abstimmung; mehr geht, wo man sich schnell einig "
            "ist.",
            "In diese Zeit passen {n} Fragen mit Gespräch und zweiter Abstimmung; mehr geht, wo man sich schnell "
            "einig ist.",
            fits,
        )
    return words("Das passt in die Zeit, mit Gespräch und zweiter Abstimmung.")


def _line(items: tuple[Item, ...], place: int, item: Item, catalogue: Catalogue) -> None:
    words = address.words()
    id_ = preparing_names.written((item,)).replace(".", "-")
    title = preparing_names.name(item, catalogue, words)
    with layout.row(f"agenda-{id_}", horizontal_alignment="distribute"):
        with st.container(gap=None, width="stretch"):
            st.markdown(esc(shortened(title, LETTERS)))
            layout.note(esc(preparing_names.about(item, catalogue, words)), width="stretch")
        with st.container(key=f"gc-iconic-{id_}", horizontal=True, gap="xxsmall", width="content"):
            name = esc(shortened(title))
            _button(words("Nach oben: {title}", title=name), f"up-{id_}", "arrow_upward", moved(items, place, -1))
            _button(words("Nach unten: {title}", title=name), f"down-{id_}", "arrow_downward", moved(items, place, 1))
            _button(words("Herausnehmen: {title}", title=name), f"out-{id_}", "close", without(items, place))


def _button(label: str, key: str, icon: str, then: tuple[Item, ...] | None) -> None:
    st.button(
        label, key=f"gc-agenda-{key}", icon=f":material/{icon}:", type="tertiary", disabled=then is None,
        on_click=_keep, args=(then or (),),
    )  # fmt: skip


def moved(items: tuple[Item, ...], place: int, by: int) -> tuple[Item, ...] | None:
    """Return the agenda with an item one place further; None at either end. The practice item stays first."""
    first = int(items[0].practice)
    if not first <= min(place, place + by) <= max(place, place + by) < len(items):
        return None
    moved = list(items)
    moved[place], moved[place + by] = moved[place + by], moved[place]
    return tuple(moved)


def without(items: tuple[Item, ...], place: int) -> tuple[Item, ...] | None:
    """Return the agenda without an item; the last one besides practice stays, since an empty agenda is none."""
    left = items[:place] + items[place + 1 :]
    return left if any(not item.practice for item in left) else None


def _keep(items: tuple[Item, ...]) -> None:
    filters.keep(AGENDA, preparing_names.written(items))


def _add(items: tuple[Item, ...], left: Sequence[Item], catalogue: Catalogue, scope: str) -> None:
    """Offer what is not on the agenda yet."""
    words = address.words()
    if not left or len(items) > MOST_ITEMS:
        return
    by_code = {preparing_names.written((item,)): item for item in left}
    names = {
        code: f"{preparing_names.name(item, catalogue, words)} ({preparing_names.about(item, catalogue, words)})"
        for code, item in by_code.items()
    }
    key = f"gc-agenda-add-{scope}-{len(items)}-{address.wording()}"
    st.selectbox(
        words("Frage hinzufügen"), list(names), index=None, key=key, format_func=names.__getitem__,
        placeholder=words("Faktor oder einzelne Frage suchen"), on_change=_added, args=(items, by_code, key),
    )  # fmt: skip


def _added(items: tuple[Item, ...], by_code: Mapping[str, Item], key: str) -> None:
    item = by_code.get(st.session_state[key] or "")
    if item is not None:
        _keep((item, *items) if item.practice else (*items, item))
