"""Content limits that keep a check at twenty minutes and its words plain; every breach is an error with its line."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from gelingenscheck import reading
from gelingenscheck.catalogue.lint import (
    balance,
    completeness,
    fit,
    lengths,
    likeness,
    places,
    readability,
    typography,
    wording,
)
from gelingenscheck.catalogue.lint.placeholders import different_placeholders
from gelingenscheck.catalogue.lint.places import EVERY_LANGUAGE, LANGUAGES, Placed
from gelingenscheck.catalogue.lint.plain import long_sentences
from gelingenscheck.catalogue.lint.rules import Breach, Rule, Said, breaches
from gelingenscheck.catalogue.model import Catalogue
from gelingenscheck.errors import Problem
from gelingenscheck.reading.datafile import REMEDY

RATED: Final = frozenset({"text", "anchors", "group", "quick", "levels", "evidence", "na"})
"""Parts of the file that people answer, choose from or collect by."""
LABELS: Final = frozenset(
    {"evidence", "examples", "dimensions", "na", "short", "office_kinds", "efforts", "bands", "meta"}
)
"""Parts of the file that are no sentences."""
MARKED: Final = frozenset({"meaning", "why", "help", "next_steps", "anchors", "group", "levels"})
"""Parts of the file that end with a mark."""


def lint(catalogue: Catalogue, data: bytes, name: str) -> list[Problem]:
    """Return every breach of the content limits in a catalogue that was read from `data`, in the order of the file."""
    found = list(_breaches(catalogue))
    if not found:
        return []
    lines = reading.lines_of(data)
    problems = [
        Problem(
            file=name, line=reading.nearest_line(lines, path), message=message, values=values, remedy=REMEDY
        )
        for path, (message, values) in found
    ]  # fmt: skip
    return sorted(problems, key=lambda problem: problem.line or 0)


def _breaches(catalogue: Catalogue) -> Iterator[Breach]:
    texts = list(places.every_text(catalogue))
    if overlong := list(lengths.overlong(texts)):
        return iter(overlong)
    own = list(places.own_ladders(catalogue))
    owned = ((place, id_) for path, id_, said in own for place in places.answers([(path, id_, said)]))
    examples = (
        (((*path, "examples", kind), text), owner.id)
        for path, owner in places.exemplified(catalogue)
        for kind, text in owner.examples.items()
    )
    return chain(
        _wording(texts, list(places.asked(catalogue))),
        lengths.too_long(catalogue),
        balance.lopsided(catalogue),
        balance.empty_dimensions(catalogue),
        fit.too_wide(catalogue),
        completeness.missing(catalogue),
        completeness.differing_reasons(catalogue),
        readability.hard_to_read(catalogue),
        likeness.alike_neighbours(chain(own, places.shared_ladders(catalogue))),
        likeness.repetitions(owned, EVERY_LANGUAGE),
        likeness.repetitions(examples, LANGUAGES),
        different_placeholders(texts),
        typography.unmarked_questions(places.asked(catalogue)),
        typography.unmarked_sentences(_with(texts, MARKED)),
        typography.blank_edges(texts),
    )


def _wording(texts: list[Placed], asked: list[Placed]) -> Iterator[Breach]:
    yield from _broken(wording.ANYWHERE, texts)
    yield from _broken(wording.RATING, _with(texts, RATED))
    yield from _broken(wording.SENTENCES, [(path, text) for path, text in texts if LABELS.isdisjoint(path)])
    yield from _broken(wording.ASKING, asked)
    yield from long_sentences(_in("simple", texts))


def _broken(rules: Mapping[str, Iterable[Rule]], texts: list[Placed]) -> Iterator[Breach]:
    return chain.from_iterable(breaches(rules[language], _in(language, texts)) for language in EVERY_LANGUAGE)


def _with(texts: Iterable[Placed], parts: frozenset[str]) -> list[Placed]:
    return [(path, text) for path, text in texts if not parts.isdisjoint(path)]


def _in(language: str, texts: Iterable[Placed]) -> list[Said]:
    said = (((*path, language), getattr(text, language)) for path, text in texts)
    return [(path, words) for path, words in said if words is not None]
