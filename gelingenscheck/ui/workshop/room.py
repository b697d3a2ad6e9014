"""The workshop that the address names, with all that a screen of it is drawn from."""

from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from gelingenscheck.access import Action, NotPermittedError
from gelingenscheck.catalogue import LEVELS
from gelingenscheck.i18n import Words
from gelingenscheck.storage.workshops.store import UnknownWorkshopError
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases.workshop import preparing, seeing, texts
from gelingenscheck.usecases.workshop.preparing import UnknownSubjectError
from gelingenscheck.usecases.workshop.seeing import RoundView
from gelingenscheck.usecases.workshop.texts import ItemTexts, MissingItemError
from gelingenscheck.workshop.model import Item, Workshop
from gelingenscheck.workshop.state import State

WORKSHOP = "workshop"
"""In the address: the id of the workshop."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """One workshop at one moment, as its screens need it."""

    workshop: Workshop
    state: State
    view: RoundView
    texts: ItemTexts
    """Of the current item, in the words of this visit."""
    missing: MissingItemError | None
    """Why there are no texts."""
    words: Words

    @property
    def item(self) -> Item:
        """Return the item that the room is at."""
        return self.workshop.items[self.state.index]


def asked() -> Workshop | None:
    """Return the workshop that the address names; else say so and show the way to all of them."""
    words, id_ = address.words(), address.asked(WORKSHOP)
    if id_:
        try:
            workshop = context.workshops().load(id_)
        except UnknownWorkshopError as error:
            said = esc(error.said(words))
        else:
            require_running(workshop.subject)
            return workshop
    else:
        said = words("Hier fehlt noch, um welchen Workshop es geht. Wählen Sie ihn aus der Liste.")
    layout.head(words("Welcher Workshop ist es?"))
    st.info(said, icon=":material/info:")
    layout.link(address.WORKSHOP, words("Zu allen Workshops"), "all-workshops")
    return None


def runs(subject: str) -> bool:
    """Say whether the one who acts may run workshops about a project or a unit."""
    if context.may(Action.RUN_WORKSHOP):
        return True  # for every department: nothing to look up, also every second on the wall
    with suppress(UnknownSubjectError):
        return context.may(Action.RUN_WORKSHOP, preparing.about(context.desk(), subject).department)
    return False


def require_running(subject: str) -> None:
    """Refuse those who may not run workshops about a project or a unit; raise `NotSignedInError`."""
    context.require_somewhere(Action.RUN_WORKSHOP)
    if not runs(subject):
        raise NotPermittedError


def require_running_of(id_: str) -> None:
    """Refuse those who may not run the workshop with an id."""
    context.require_somewhere(Action.RUN_WORKSHOP)
    if not context.may(Action.RUN_WORKSHOP):
        require_running(context.workshops().load(id_).subject)


def room(workshop: Workshop) -> Room:
    """Return a workshop as it stands at this moment."""
    words, store = address.words(), context.workshops()
    state = store.state(workshop.id)
    said, missing = _texts(workshop, workshop.items[state.index])
    return Room(
        workshop=workshop, state=state, view=seeing.view(store, workshop, state), texts=said, missing=missing,
        words=words,
    )  # fmt: skip


def _texts(workshop: Workshop, item: Item) -> tuple[ItemTexts, MissingItemError | None]:
    """Return the texts of an item; of one that the catalogue lost the bare levels, so that one can leave it out."""
    words = address.words()
    try:
        return texts.german(context.desk().catalogue, workshop, item, words), None
    except MissingItemError as error:
        levels = tuple(words("Stufe {n}", n=level) for level in LEVELS)
        return ItemTexts(title=item.id, question="", anchors=levels, lang=words.lang, direction="ltr"), error


def to_wall(id_: str, label: str) -> None:
    """Show the way to the wall; it opens a window of its own, which one moves to the projector."""
    own_window(f"/wand?{urlencode(address.parameters(**{WORKSHOP: id_}))}", label, "wall")


def own_window(path: str, label: str, key: str) -> None:
    """Show a link that leaves this window as it is."""
    with st.container(key=f"gc-window-{key}", width="content"):
        st.markdown(f":material/open_in_new: [{label}]({path})", width="content")
