"""Furnish an empty store for whoever wants to try a workshop alone: the examples, and a rehearsal of one of them."""

from collections.abc import Collection

from gelingenscheck.assessment.subject import Subject, SubjectKind
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.usecases import examples
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop.preparing import Preparation, prepare, proposed_items
from gelingenscheck.workshop.model import Workshop

MINUTES = 60


def furnish(desk: Desk, workshops: WorkshopStore, *, offered: Collection[str]) -> Workshop:
    """Save the examples and a rehearsal in all languages; its imagined participants come where it is served.

    A catalogue that the examples do not answer gets a rehearsal on a unit's own standard.
    """
    if examples.fit(desk.catalogue):
        examples.load_examples(desk)
    projects = [id_ for id_ in desk.store.ids(Subject) if _is_project(desk, id_)]
    subject = projects[0] if projects else desk.organisation.existing(desk.today)[0].id
    items = proposed_items(desk, subject, MINUTES)
    chosen = Preparation(subject=subject, minutes=MINUTES, items=items, languages=tuple(offered), rehearsal=True)
    return prepare(desk, workshops, chosen, offered=offered, attended=False)


def _is_project(desk: Desk, id_: str) -> bool:
    return desk.store.load(Subject, id_).document.kind is SubjectKind.PROJECT
