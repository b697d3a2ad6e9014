"""Type the answers of a file: the hot part of reading ten thousand of them, so written tightly."""

import re
from datetime import date, datetime
from functools import lru_cache

from gelingenscheck import reading
from gelingenscheck.assessment.model import (
    NO_ANSWER_YET,
    OPEN,
    OTHER_REASON,
    Answer,
    Choice,
    Evidence,
    NoAnswer,
    QuickAnswer,
    QuickState,
    RoundRecord,
    Target,
)
from gelingenscheck.catalogue import LEVELS
from gelingenscheck.i18n import N_
from gelingenscheck.reading import Fields, MisfitError, Path, Value
from gelingenscheck.storage.texts import cleaned

BY = re.compile(r"[a-z][a-z0-9_-]{0,39}@[a-z0-9][a-z0-9-]{0,79}\Z")
_LINK = re.compile(r"https?://", re.IGNORECASE)
DAY_LENGTH = len("2026-03-01")
MOST_VOTERS = 100_000

_BOUNDS = {"low": LEVELS[0], "high": LEVELS[-1]}
_BY_LEVEL = {str(level): Choice(level=level) for level in LEVELS}
_DONT_KNOW = Choice(no_answer=NoAnswer.DONT_KNOW)
_KEYS = frozenset({"level", "no_answer", "reason", "note", "rationale", "evidence", "target", "at", "by"})
_EVIDENCE = frozenset({"text", "link"})
_TARGET = frozenset({"level", "reason"})


def as_answer(value: Value, path: Path) -> Answer:
    """Type one answer."""
    raw = _known(value, path, _KEYS)
    if not raw:
        return NO_ANSWER_YET
    get = raw.get
    level, evidence, target, at, by = get("level"), get("evidence"), get("target"), get("at"), get("by")
    choice = _BY_LEVEL.get(level) if level.__class__ is str else None
    if choice is None or "no_answer" in raw or "reason" in raw or "note" in raw:
        choice = _choice(raw, path)
    return Answer(
        choice=choice,
        rationale=_text(raw, "rationale", path),
        evidence=() if evidence is None else _evidences(evidence, (*path, "evidence")),
        target=None if target is None else _target(target, (*path, "target")),
        at=None if at is None else as_time(at, (*path, "at")),
        by=None if by is None else as_role(by, (*path, "by")),
    )


def _text(raw: dict[str, Value], key: str, path: Path) -> str | None:
    """Type a text that may be missing; its path is built only where it does not fit."""
    value = raw.get(key)
    return None if value is None else str(value) if _is_text(value) else reading.as_text(value, (*path, key))


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and value != "" and not value.isspace()


def _known(value: Value, path: Path, keys: frozenset[str]) -> dict[str, Value]:
    """Type a mapping that has no other keys."""
    raw = reading.as_mapping(value, path)
    if not keys.issuperset(raw):
        unknown = next(key for key in raw if key not in keys)
        raise MisfitError((*path, unknown), N_("„{field}“ ist hier unbekannt."), field=unknown[:60])
    return raw


def _choice(raw: dict[str, Value], path: Path) -> Choice:
    """Type what was chosen; a level stands alone, "not applicable" needs its reason."""
    level, no_answer, reason, note = (raw.get(key) for key in ("level", "no_answer", "reason", "note"))
    if no_answer is None:
        _refuse_beside(path, reason=reason, note=note)
        return OPEN if level is None else Choice(level=reading.as_integer(level, (*path, "level"), **_BOUNDS))
    _refuse_beside(path, level=level)
    kind = NoAnswer(reading.as_choice(no_answer, (*path, "no_answer"), tuple(NoAnswer)))
    if kind is NoAnswer.DONT_KNOW:
        _refuse_beside(path, reason=reason, note=note)
        return _DONT_KNOW
    if reason is None or (reason == OTHER_REASON and note is None):
        missing = "reason" if reason is None else "note"
        raise MisfitError(
            (*path, missing), N_("„Trifft nicht zu“ braucht einen Grund: „{field}“ fehlt."), field=missing
        )
    return Choice(
        no_answer=kind,
        reason=reading.as_id(reason, (*path, "reason")),
        note=None if note is None else as_visible(note, (*path, "note")),
    )


def _refuse_beside(path: Path, **values: Value) -> None:
    for key, value in values.items():
        if value is not None:
            raise MisfitError((*path, key), N_("„{field}“ passt nicht zu dieser Antwort."), field=key)


def _evidences(value: Value, path: Path) -> tuple[Evidence, ...]:
    return tuple([_evidence(item, (*path, i)) for i, item in enumerate(reading.as_list(value, path))])


def _evidence(value: Value, path: Path) -> Evidence:
    raw = _known(value, path, _EVIDENCE)
    text, link = _text(raw, "text", path), raw.get("link")
    if text is None and link is None:
        raise MisfitError(path, N_("Ein Nachweis braucht „text“ oder „link“."))
    return Evidence(text=text, link=None if link is None else as_link(link, (*path, "link")))


def _target(value: Value, path: Path) -> Target:
    raw = _known(value, path, _TARGET)
    text = raw.get("level")
    choice = _BY_LEVEL.get(text) if text.__class__ is str else None
    level = choice.level if choice is not None else None
    if level is None:
        level = reading.as_integer(text, (*path, "level"), **_BOUNDS)
    return Target(level=level, reason=_text(raw, "reason", path))


def as_visible(value: Value, path: Path) -> str:
    """Type a text that must still be one when invisible characters are gone: only then can it be saved again."""
    text = reading.as_text(value, path)
    return text if cleaned(text).strip() else reading.as_text("", path)


def as_link(value: Value, path: Path) -> str:
    """Type a web address."""
    link = reading.as_text(value, path)
    if _LINK.match(link) is None:
        raise MisfitError(path, N_("Ein Link beginnt mit http:// oder https://."))
    return link


def as_time(value: Value, path: Path) -> datetime | date:
    """Type a moment in UTC, or, where only the day was kept, a date."""
    if value.__class__ is not str:
        return reading.as_moment(value, path)
    known = _time(value)
    return reading.as_moment(value, path) if known is None else known


@lru_cache(maxsize=16_384)
def _time(text: str) -> datetime | date | None:
    """Return the time; many answers of one file carry the same."""
    try:
        return reading.as_date(text, ()) if len(text) == DAY_LENGTH else reading.as_moment(text, ())
    except MisfitError:
        return None


def as_role(value: Value, path: Path) -> str:
    """Type role@department."""
    if isinstance(value, str) and _is_role(value):
        return str(value)
    raise MisfitError(path, N_("„{field}“ braucht Rolle und Amt, zum Beispiel planner@tiefbau."), field=str(path[-1]))


@lru_cache(maxsize=1_024)
def _is_role(text: str) -> bool:
    return BY.match(text) is not None


def as_quick(value: Value, path: Path) -> QuickAnswer:
    """Type what the quick check says of one factor."""
    fields = Fields(value, path)
    answer = QuickAnswer(
        state=QuickState(fields.take("state", reading.as_choice, choices=tuple(QuickState))),
        text=fields.maybe("text", reading.as_text),
    )
    fields.done()
    return answer


def as_round(value: Value, path: Path) -> RoundRecord:
    """Type the record of one workshop round."""
    fields = Fields(value, path)
    record = RoundRecord(
        item=fields.take("item", reading.as_id),
        ballots=fields.each("ballots", _ballots),
        dont_know=fields.each("dont_know", _count),
        level=fields.maybe("level", reading.as_integer, **_BOUNDS),
        dissent=fields.maybe("dissent", reading.as_text),
        note=fields.maybe("note", reading.as_text),
        paper=fields.each("paper", _count),
    )
    fields.done()
    return record


def _ballots(value: Value, path: Path) -> tuple[int, ...] | None:
    if value is None:
        return None
    counts = reading.as_list(value, path)
    if len(counts) != len(LEVELS):
        raise MisfitError(path, N_("„ballots“ braucht je Abstimmung fünf Zahlen, für die Stufen 0 bis 4."))
    return tuple(reading.as_integer(count, (*path, i), low=0, high=MOST_VOTERS) for i, count in enumerate(counts))


def _count(value: Value, path: Path) -> int | None:
    return None if value is None else reading.as_integer(value, path, low=0, high=MOST_VOTERS)
