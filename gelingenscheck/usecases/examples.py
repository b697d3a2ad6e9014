"""Load the invented projects of Musterstadt, and take them out again."""

from contextlib import suppress

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.storage.store import AlreadyThereError, D, NotFoundError, UnreadableDocumentError
from gelingenscheck.usecases.checks import check_ids
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.stories import CATALOGUE, told


class NoExamplesError(GelingenscheckError):
    """The stories answer the shipped catalogue; other questions would get answers that nobody meant."""

    message = N_(
        "Zum Katalog „{catalogue}“ gibt es keine Beispielvorhaben; angelegt wurde nichts. "
        "Erfundene Einschätzungen zu jedem Katalog legt „demo --size“ auf der Kommandozeile an."
    )


def fit(catalogue: Catalogue) -> bool:
    """Say whether the examples answer this catalogue."""
    return catalogue.id == CATALOGUE


def load_examples(desk: Desk) -> int:
    """Save the examples that are not there yet; return how many projects and units were added.

    Raises `NoExamplesError` for a catalogue that they do not answer.
    """
    if not fit(desk.catalogue):
        raise NoExamplesError(catalogue=desk.catalogue.id)
    added = 0
    with desk.store.exclusive():
        for subject, checks in told(desk.catalogue, desk.today):
            if subject.department in desk.organisation.departments:
                added += _created(desk, subject)
                for check in checks:
                    _created(desk, check)
    return added


def remove_examples(desk: Desk) -> int:
    """Remove every example with all its checks, and nothing else; return how many projects and units went."""
    removed = 0
    with desk.store.exclusive():
        for id_ in desk.store.ids(Subject):
            subject = _readable(desk, Subject, id_)
            if subject is not None and subject.example:
                for check_id in check_ids(desk, id_):
                    with suppress(UnreadableDocumentError):  # a damaged file stays, as everywhere
                        desk.store.remove(Assessment, check_id)
                desk.store.remove(Subject, id_)
                removed += 1
    return removed


def _created(desk: Desk, document: D) -> bool:
    try:
        desk.store.create(document)
    except AlreadyThereError:
        return False
    return True


def _readable(desk: Desk, kind: type[D], id_: str) -> D | None:
    try:
        return desk.store.load(kind, id_).document
    except (UnreadableDocumentError, NotFoundError):
        return None
