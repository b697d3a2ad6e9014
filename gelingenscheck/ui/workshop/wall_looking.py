"""Gather what a picture of the wall follows from; the notes are not asked for."""

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import Words
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.ui.workshop.wall_look import Entrance, Look
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop import seeing, texts
from gelingenscheck.workshop.model import Item, ItemKind, Workshop


def look(
    desk: Desk,
    store: WorkshopStore,
    workshop: Workshop,
    words: Words,
    *,
    entrance: Entrance | None,
    second: Language | None,
) -> Look:
    """Return a look at a workshop now; raise `MissingItemError` where the catalogue was replaced."""
    state, catalogue = store.state(workshop.id), desk.catalogue
    item, paper = workshop.items[state.index], store.paper(workshop.id, state.ballot)
    return Look(
        workshop=workshop,
        state=state,
        view=seeing.view(store, workshop, state),
        texts=texts.german(catalogue, workshop, item, words),
        titles=tuple(title(catalogue, workshop, item, words) for item in workshop.items),
        entrance=entrance,
        now=desk.now(),
        words=words,
        present=store.present(workshop.id),
        voted=store.voted(workshop.id, state.ballot),
        paper=sum(paper.levels) + paper.dont_know if paper else 0,
        second=second,
        second_texts=texts.item_texts(catalogue, second, workshop, item) if second else None,
    )


def title(catalogue: Catalogue, workshop: Workshop, item: Item, words: Words) -> str:
    """Return what an item is called in a list, also where the catalogue does not have it any more."""
    try:
        said = texts.german(catalogue, workshop, item, words)
    except GelingenscheckError:
        return item.id
    return said.question if item.kind is ItemKind.QUESTION else said.title
