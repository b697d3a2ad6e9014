"""Give a checksum to what was final before there were any, or came from elsewhere; only when a person asks."""

from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.storage import atomic, history, sealing
from gelingenscheck.storage.files import TEMPORARY, FileStore
from gelingenscheck.storage.saving import writing


def seal(store: FileStore) -> int:
    """Keep a second copy of every final document that has none; return how many. What differs from one stays so."""
    done = 0
    for kind in (Assessment, AnnualReport):
        for id_ in store.ids(kind):
            done += _seal(store, kind, id_)
    return done


def _seal(store: FileStore, kind: type[Assessment] | type[AnnualReport], id_: str) -> bool:
    with store.exclusive():
        try:
            document: Assessment | AnnualReport = store.load(kind, id_).document
        except GelingenscheckError:  # `verify` names it
            return False
        data = atomic.read(store.path(kind, id_))
        place = sealing.place(store.root, document, data)
        known = any(kept.revision == document.revision for kept in history.listed(place.parent))
        if not sealing.is_sealed(document) or known:
            return False
        with writing(), atomic.staged(place.name, data, store.root / TEMPORARY) as draft:
            atomic.put(draft, place)
    return True
