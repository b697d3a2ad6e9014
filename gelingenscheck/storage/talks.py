"""Talks on drafts as plain values and back; what does not fit is refused with its place."""

from typing import Any

from gelingenscheck import reading
from gelingenscheck.assessment.talk import LONGEST, MOST, MOST_LETTERS, Comment, Talk
from gelingenscheck.i18n import N_
from gelingenscheck.reading import Fields, MisfitError, Path, Value
from gelingenscheck.storage.answers import as_visible
from gelingenscheck.storage.headers import (
    MOST_REVISIONS,
    as_stamp,
    known,
    refuse_other_format,
    stamp_values,
    take_revision,
    take_stamp,
)
from gelingenscheck.storage.texts import cleaned

TALK_FORMAT = "gelingenscheck/talk/1"


def talk_values(talk: Talk) -> dict[str, Any]:
    """Return the plain values of a talk, in the order of its file."""
    return {
        "format": TALK_FORMAT,
        "id": talk.id,
        "revision": talk.revision,
        "changed": stamp_values(talk.changed),
        **known(
            invited=talk.invited and stamp_values(talk.invited),
            given=talk.given or None,
            comments=[_comment_values(comment) for comment in talk.comments] or None,
        ),
    }


def _comment_values(comment: Comment) -> dict[str, Any]:
    return {
        "number": comment.number,
        "question": comment.question,
        "text": cleaned(comment.text),
        **stamp_values(comment.stamp),
    }


def as_talk(value: Value) -> Talk:
    """Type a talk."""
    fields = Fields(value)
    refuse_other_format(fields, TALK_FORMAT)
    talk = Talk(
        id=fields.take("id", reading.as_id),
        revision=take_revision(fields),
        changed=fields.take("changed", as_stamp),
        invited=fields.maybe("invited", as_stamp),
        given=fields.maybe("given", reading.as_integer, low=1, high=MOST_REVISIONS) or 0,
        comments=fields.each("comments", _comment),
    )
    fields.done()
    _agree(talk)
    return talk


def _comment(value: Value, path: Path) -> Comment:
    fields = Fields(value, path)
    comment = Comment(
        number=fields.take("number", reading.as_integer, low=1, high=MOST_REVISIONS),
        question=fields.take("question", reading.as_id),
        text=fields.take("text", as_visible),
        stamp=take_stamp(fields),
    )
    fields.done()
    if len(comment.text) > LONGEST:
        raise MisfitError((*path, "text"), N_("Ein Kommentar hat höchstens {limit} Zeichen."), limit=LONGEST)
    return comment


def _agree(talk: Talk) -> None:
    """Refuse comments that are too many, or whose numbers do not rise up to the last that was given."""
    numbers = [comment.number for comment in talk.comments]
    letters = sum(len(comment.text) for comment in talk.comments)
    if len(numbers) > MOST or letters > MOST_LETTERS:
        raise MisfitError(("comments",), N_("Das sind mehr Kommentare, als ein Entwurf haben kann."))
    if any(one >= other for one, other in zip(numbers, [*numbers[1:], talk.given + 1], strict=False)):
        raise MisfitError(("comments",), N_("Die Kommentare sind nicht der Reihe nach nummeriert."))
