"""Comments on a draft, and the invitation to look at it; both end with the draft."""

from collections.abc import Callable
from contextlib import suppress

from gelingenscheck.assessment import talk as talking
from gelingenscheck.assessment.answering import refuse_if_closed
from gelingenscheck.assessment.belonging import refuse_other
from gelingenscheck.assessment.carrying import asked
from gelingenscheck.assessment.model import Assessment, Status
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.refusals import UnknownQuestionError
from gelingenscheck.assessment.talk import Talk
from gelingenscheck.storage.store import DocumentStore, NotFoundError, UnreadableDocumentError
from gelingenscheck.storage.texts import cleaned
from gelingenscheck.usecases.desk import Desk


def talk_of(store: DocumentStore, id_: str) -> Talk | None:
    """Return the talk on a draft, if there is one; raise `UnreadableDocumentError`."""
    try:
        return store.load(Talk, id_).document
    except NotFoundError:
        return None


def is_invited(store: DocumentStore, id_: str) -> bool:
    """Say whether the integration management may look at a draft; a file that is not readable invites nobody."""
    with suppress(UnreadableDocumentError):
        known = talk_of(store, id_)
        return known is not None and known.invited is not None
    return False


def invited_to(store: DocumentStore) -> tuple[str, ...]:
    """Return the ids of the drafts that the integration management may look at."""
    return tuple(id_ for id_ in store.ids(Talk) if is_invited(store, id_))


def comment(desk: Desk, id_: str, question: str, text: str, *, role: str = "local") -> Talk:
    """Save one more comment on a question of today's catalogue."""
    _refuse_unknown(desk, id_, question)
    said = cleaned(text).strip()
    return _update(desk, id_, role, lambda known, stamp: talking.comment(known, question, said, stamp=stamp))


def withdraw(desk: Desk, id_: str, number: int, *, role: str = "local") -> Talk:
    """Take a comment back; nothing of it stays."""
    return _update(desk, id_, role, lambda known, stamp: talking.withdraw(known, number, stamp=stamp))


def invite(desk: Desk, id_: str, *, role: str = "local") -> Talk:
    """Let the integration management look at a draft."""
    return _update(desk, id_, role, lambda known, stamp: talking.invite(known, stamp=stamp))


def disinvite(desk: Desk, id_: str, *, role: str = "local") -> Talk:
    """Take the invitation back, at once."""
    return _update(desk, id_, role, lambda known, stamp: talking.disinvite(known, stamp=stamp))


def forget(store: DocumentStore, id_: str) -> None:
    """Delete the talk on a draft that is no longer one."""
    with suppress(NotFoundError):
        store.remove(Talk, id_)


def sweep(store: DocumentStore) -> int:
    """Delete talks whose draft is final or gone, as a crash may leave them; return how many."""
    over = [id_ for id_ in store.ids(Talk) if _is_over(store, id_)]
    for id_ in over:
        with suppress(UnreadableDocumentError):
            forget(store, id_)
    return len(over)


def _is_over(store: DocumentStore, id_: str) -> bool:
    try:
        return store.load(Assessment, id_).document.status is Status.FINAL
    except NotFoundError:
        return True
    except UnreadableDocumentError:
        return False


def _refuse_unknown(desk: Desk, id_: str, question: str) -> None:
    draft = desk.store.load(Assessment, id_).document
    refuse_other(draft, desk.catalogue)
    if question not in asked(desk.catalogue, draft.check):
        raise UnknownQuestionError(question=question[:80])


def _update(desk: Desk, id_: str, role: str, change: Callable[[Talk, Stamp], Talk]) -> Talk:
    with desk.store.exclusive():
        draft = desk.store.load(Assessment, id_).document
        refuse_if_closed(draft)
        stamp = desk.stamp(draft.department, role)
        if talk_of(desk.store, id_) is not None:
            return desk.store.update(Talk, id_, lambda known: change(known, stamp)).document
        fresh = Talk(id=id_, changed=stamp)
        changed = change(fresh, stamp)
        return fresh if changed is fresh else desk.store.create(changed).document
