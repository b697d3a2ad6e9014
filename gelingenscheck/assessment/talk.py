"""What a department says among itself about a draft, and whom it lets look at it; ends with the draft. All pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_

LONGEST: Final = 2_000
"""Letters of one comment."""
MOST_PER_QUESTION: Final = 50
MOST: Final = 1_000
"""Comments on one draft."""
MOST_LETTERS: Final = 200_000
"""Of all comments on one draft together: a file holds no more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment:
    """One comment on one question."""

    number: int
    question: str
    """Its id when the comment was written; a later version of the catalogue may call it otherwise."""
    text: str
    stamp: Stamp


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """All comments on one draft, and the invitation to look at it."""

    id: str
    """That of the draft."""
    changed: Stamp
    revision: int = 1
    given: int = 0
    """The last number that a comment got; none is given twice, so that nobody withdraws another's."""
    comments: tuple[Comment, ...] = ()
    invited: Stamp | None = None
    """Since when, and by which role, the integration management may look at the draft."""

    def on(self, question: str, today: Callable[[str], str]) -> tuple[Comment, ...]:
        """Return the comments on a question of today's catalogue; `today` tells what an id is called now."""
        return tuple(comment for comment in self.comments if question in {comment.question, today(comment.question)})


class EmptyCommentError(GelingenscheckError):
    """There is nothing in it."""

    message = N_("In diesem Kommentar steht noch nichts. Es wurde nichts geändert.")


class LongCommentError(GelingenscheckError):
    """The comment is longer than a comment may be."""

    message = N_("Der Kommentar hat {length} Zeichen, möglich sind {limit}. Er ist noch nicht gespeichert.")


class CrowdedTalkError(GelingenscheckError):
    """There are as many comments as there may be."""

    message = N_(
        "Hier stehen schon so viele Kommentare, wie Platz haben. Ihrer ist noch nicht gespeichert; "
        "nehmen Sie bitte erst einige zurück, die erledigt sind."
    )


def comment(talk: Talk, question: str, text: str, *, stamp: Stamp) -> Talk:
    """Return the talk with one more comment, wherever others were added meanwhile."""
    if not text:
        raise EmptyCommentError
    if len(text) > LONGEST:
        raise LongCommentError(length=len(text), limit=LONGEST)
    here = sum(known.question == question for known in talk.comments)
    letters = len(text) + sum(len(known.text) for known in talk.comments)
    if here >= MOST_PER_QUESTION or len(talk.comments) >= MOST or letters > MOST_LETTERS:
        raise CrowdedTalkError
    fresh = Comment(number=talk.given + 1, question=question, text=text, stamp=stamp)
    return replace(talk, given=fresh.number, comments=(*talk.comments, fresh), changed=stamp)


def withdraw(talk: Talk, number: int, *, stamp: Stamp) -> Talk:
    """Return the talk without a comment; one that is not there is withdrawn already."""
    kept = tuple(known for known in talk.comments if known.number != number)
    return talk if len(kept) == len(talk.comments) else replace(talk, comments=kept, changed=stamp)


def invite(talk: Talk, *, stamp: Stamp) -> Talk:
    """Return the talk with the invitation; one that holds stays as it is."""
    return talk if talk.invited else replace(talk, invited=stamp, changed=stamp)


def disinvite(talk: Talk, *, stamp: Stamp) -> Talk:
    """Return the talk without an invitation."""
    return replace(talk, invited=None, changed=stamp) if talk.invited else talk
