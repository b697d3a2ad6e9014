"""Content limits that keep a check at twenty minutes and its words plain; every breach is an error with its line."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Final

from gelingenscheck import reading
from gelingenscheck.catalogue.model import Catalogue, Factor, Phase, Question, Text
from gelingenscheck.catalogue.reader import MAX_NODES
from gelingenscheck.catalogue.wording import Flaw, count_words, flaws, rating_flaws
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import Path
from gelingenscheck.reading.datafile import REMEDY

QUESTION_WORDS: Final = 20
ANCHOR_WORDS: Final = 14
CARD_WORDS: Final = 90
PLANNING_WORDS: Final = 2_200
"""All planning questions with their answers: twenty minutes of reading and choosing."""
PIECE_LETTERS: Final = 12
"""Between two places where a short name may break."""
QUESTIONS: Final = 6
PLANNING_QUESTIONS: Final = 3
STEPS: Final = (0, 1, 2)
LANGUAGES: Final = ("de", "en")
EVERY_LANGUAGE: Final = (*LANGUAGES, "simple")
RATING: Final = frozenset({"text", "anchors", "group", "quick", "levels", "evidence", "na"})
"""Parts of the file that people answer, choose from or collect by."""

_PIECE_END = re.compile(r"[\s\u00AD-]+")
_REPEATED = N_("„{text}“ steht so schon bei „{other}“.")
_TOO_MANY = N_("Hier stehen {count} Wörter ({language}), möglich sind {limit}.")

Breach = tuple[Path, Flaw]
Place = tuple[Path, str]
"""Where something stands, and the id of what it belongs to."""


def lint(catalogue: Catalogue, data: bytes, name: str) -> list[Problem]:
    """Return every breach of the content limits in a catalogue that was read from `data`, in the order of the file."""
    lines = reading.lines_of(data)
    breaches = chain(
        _wording(reading.loads(data, max_nodes=MAX_NODES), ()),
        _lengths(catalogue),
        _shape(catalogue),
        _completeness(catalogue),
        _reasons(catalogue),
        _repetitions(_own_answers(catalogue), EVERY_LANGUAGE),
        _repetitions(_examples(catalogue), LANGUAGES),
    )
    problems = [
        Problem(
            file=name, line=reading.nearest_line(lines, path), message=message, values=values, remedy=REMEDY
        )
        for path, (message, values) in breaches
    ]  # fmt: skip
    return sorted(problems, key=lambda problem: problem.line or 0)


def _factors(catalogue: Catalogue) -> Iterator[tuple[Path, Factor]]:
    return ((("factors", f), factor) for f, factor in enumerate(catalogue.factors))


def _questions(catalogue: Catalogue) -> Iterator[tuple[Path, Question]]:
    for place, factor in _factors(catalogue):
        for q, question in enumerate(factor.questions):
            if question.retired is None:
                yield (*place, "questions", q), question


def _exemplified(catalogue: Catalogue) -> Iterator[tuple[Path, Factor | Question]]:
    yield from _factors(catalogue)
    yield from _questions(catalogue)


def _wording(value: Any, path: Path) -> Iterator[Breach]:
    """Check every text of the file by itself; sources' titles are not ours to word."""
    if isinstance(value, str) and path[-1] in EVERY_LANGUAGE:
        language = str(path[-1])
        found = chain(flaws(value, language), rating_flaws(value, language) if RATING.intersection(path) else ())
        yield from ((path, flaw) for flaw in found)
    for key, part in _parts(value):
        if (*path, key) != ("meta", "sources"):
            yield from _wording(part, (*path, key))


def _parts(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _lengths(catalogue: Catalogue) -> Iterator[Breach]:
    for path, question in _questions(catalogue):
        yield from _longer((*path, "text"), [question.text], QUESTION_WORDS)
        yield from _longer(path, [question.text, *question.anchors], CARD_WORDS)
    for (path, _), anchor in chain(_own_answers(catalogue), _shared_answers(catalogue)):
        yield from _longer(path, [anchor], ANCHOR_WORDS)
    planning = [question for _, question in _questions(catalogue) if question.phase == Phase.PLANNING]
    yield from _longer(("factors",), [t for q in planning for t in (q.text, *q.anchors)], PLANNING_WORDS)


def _longer(path: Path, texts: Iterable[Text], limit: int) -> Iterator[Breach]:
    """Yield the languages in which texts have together more words than fit."""
    for language in LANGUAGES:
        count = sum(count_words(getattr(text, language)) for text in texts)
        if count > limit:
            yield path, (_TOO_MANY, {"count": count, "language": language, "limit": limit})


def _shape(catalogue: Catalogue) -> Iterator[Breach]:
    for path, factor in _factors(catalogue):
        current = [question for question in factor.questions if question.retired is None]
        planning = sum(question.phase == Phase.PLANNING for question in current)
        if len(current) != QUESTIONS or planning < PLANNING_QUESTIONS:
            message = N_(
                "Ein Faktor hat {wanted} Fragen, mindestens {least} zur Planung; hier {count}, davon {planning}."
            )
            yield (
                (*path, "questions"),
                (
                    message,
                    {"wanted": QUESTIONS, "least": PLANNING_QUESTIONS, "count": len(current), "planning": planning},
                ),
            )
        used = {question.dimension for question in current}
        for id_ in factor.dimensions:
            if id_ not in used:
                yield (*path, "dimensions", id_), (N_("Zum Teilbereich „{id}“ gibt es keine Frage."), {"id": id_})
        yield from _unbreakable((*path, "short"), factor.short)


def _unbreakable(path: Path, short: Text) -> Iterator[Breach]:
    for language in LANGUAGES:
        piece = max(_PIECE_END.split(getattr(short, language)), key=len)
        if len(piece) > PIECE_LETTERS:
            message = N_("„{piece}“ hat mehr als {limit} Buchstaben ohne Trennstelle (\\u00AD).")
            yield (*path, language), (message, {"piece": piece, "limit": PIECE_LETTERS})


def _completeness(catalogue: Catalogue) -> Iterator[Breach]:
    """Yield what is missing: examples, next steps, Einfache Sprache."""
    kinds = list(catalogue.office_kinds)
    for path, question in _questions(catalogue):
        if list(question.next_steps) != list(STEPS):
            yield (*path, "next_steps"), (N_("Nächste Schritte gibt es zu den Stufen 0, 1 und 2."), {})
    for path, owner in _exemplified(catalogue):
        if sorted(owner.examples) != sorted(kinds):
            message = N_("Je Art von Amt steht hier ein Beispiel; es sind {count} von {wanted}.")
            yield (*path, "examples"), (message, {"count": len(owner.examples), "wanted": len(kinds)})
    for path, text in _spoken(catalogue):
        if text.simple is None:
            yield path, (N_("Hier fehlt die Einfache Sprache (simple)."), {})


def _spoken(catalogue: Catalogue) -> Iterator[tuple[Path, Text]]:
    """Yield what participants of a workshop read."""
    for path, factor in _factors(catalogue):
        yield from (((*path, part), getattr(factor, part)) for part in ("title", "meaning", "quick"))
        yield (*path, "crosscutting", "text"), factor.crosscutting.text
    yield from (((*path, "text"), question.text) for path, question in _questions(catalogue))
    for (path, _), anchor in chain(_own_answers(catalogue), _shared_answers(catalogue)):
        yield path, anchor


def _reasons(catalogue: Catalogue) -> Iterator[Breach]:
    """Yield reasons for "not applicable" that have the id of another one but not its words."""
    known: dict[str, Text] = {}
    for path, question in _questions(catalogue):
        for id_, reason in (question.na or {}).items():
            if known.setdefault(id_, reason) != reason:
                yield (*path, "na", id_), (N_("Der Grund „{id}“ hat anderswo andere Wörter."), {"id": id_})


def _own_answers(catalogue: Catalogue) -> Iterator[tuple[Place, Text]]:
    """Yield every answer that stands where it is used; a shared ladder is nobody's own."""
    for path, factor in _factors(catalogue):
        for phase, anchors in factor.group.items():
            yield from _numbered((*path, "group", phase), factor.id, anchors)
        yield from _numbered((*path, "crosscutting", "anchors"), factor.crosscutting.id, factor.crosscutting.anchors)
    for path, question in _questions(catalogue):
        if question.scale is None:
            yield from _numbered((*path, "anchors"), question.id, question.anchors)


def _shared_answers(catalogue: Catalogue) -> Iterator[tuple[Place, Text]]:
    for id_, scale in catalogue.scales.items():
        yield from _numbered(("scales", id_, "levels"), id_, scale.levels)


def _numbered(path: Path, owner: str, anchors: Iterable[Text]) -> Iterator[tuple[Place, Text]]:
    return ((((*path, str(level)), owner), anchor) for level, anchor in enumerate(anchors))


def _examples(catalogue: Catalogue) -> Iterator[tuple[Place, Text]]:
    for path, owner in _exemplified(catalogue):
        yield from ((((*path, "examples", kind), owner.id), text) for kind, text in owner.examples.items())


def _repetitions(texts: Iterable[tuple[Place, Text]], languages: Iterable[str]) -> Iterator[Breach]:
    """Yield texts that stand elsewhere already: whoever reads twice the same thinks of a mistake."""
    first: dict[tuple[str, str], str] = {}
    for (path, owner), text in texts:
        for language in languages:
            said: str | None = getattr(text, language)
            if said is None:
                continue
            place = (language, said.casefold())
            if place in first:
                yield (*path, language), (_REPEATED, {"text": said, "other": first[place]})
            first.setdefault(place, owner)
