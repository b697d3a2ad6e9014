"""Where every text of a catalogue stands in its file."""

from collections.abc import Iterable, Iterator
from itertools import chain

from gelingenscheck.catalogue.comparison.passages import passages
from gelingenscheck.catalogue.model import Catalogue, Factor, Question, Text
from gelingenscheck.reading import Path

LANGUAGES = ("de", "en")
EVERY_LANGUAGE = (*LANGUAGES, "simple")
Placed = tuple[Path, Text]
Ladder = tuple[Path, str, tuple[Text, ...]]
"""Where five answers stand, the id of what they belong to, and the answers."""


def factors(catalogue: Catalogue) -> Iterator[tuple[Path, Factor]]:
    """Return the factors."""
    return ((("factors", f), factor) for f, factor in enumerate(catalogue.factors))


def questions(catalogue: Catalogue) -> Iterator[tuple[Path, Question]]:
    """Return the questions that are still asked."""
    for place, factor in factors(catalogue):
        for q, question in enumerate(factor.questions):
            if question.retired is None:
                yield (*place, "questions", q), question


def exemplified(catalogue: Catalogue) -> Iterator[tuple[Path, Factor | Question]]:
    """Return what has an example for each kind of office."""
    return chain(factors(catalogue), questions(catalogue))


def own_ladders(catalogue: Catalogue) -> Iterator[Ladder]:
    """Return answers that stand where they are used; a shared ladder is nobody's own."""
    for path, factor in factors(catalogue):
        for phase, anchors in factor.group.items():
            yield (*path, "group", phase), factor.id, anchors
        yield (*path, "crosscutting", "anchors"), factor.crosscutting.id, factor.crosscutting.anchors
    for path, question in questions(catalogue):
        if question.scale is None:
            yield (*path, "anchors"), question.id, question.anchors


def shared_ladders(catalogue: Catalogue) -> Iterator[Ladder]:
    """Return the ladders that questions may share."""
    return ((("scales", id_, "levels"), id_, scale.levels) for id_, scale in catalogue.scales.items())


def answers(ladders: Iterable[Ladder]) -> Iterator[Placed]:
    """Return the single answers of ladders."""
    return (((*path, str(level)), text) for path, _, texts in ladders for level, text in enumerate(texts))


def asked(catalogue: Catalogue) -> Iterator[Placed]:
    """Return what people are asked, question by question."""
    for path, factor in factors(catalogue):
        yield (*path, "crosscutting", "text"), factor.crosscutting.text
        yield (*path, "quick"), factor.quick
    yield from (((*path, "text"), question.text) for path, question in questions(catalogue))


def answered(catalogue: Catalogue) -> Iterator[Placed]:
    """Return every answer that can be chosen."""
    return answers(chain(own_ladders(catalogue), shared_ladders(catalogue)))


def spoken(catalogue: Catalogue) -> Iterator[Placed]:
    """Return what participants of a workshop read."""
    for path, factor in factors(catalogue):
        yield (*path, "title"), factor.title
        yield (*path, "meaning"), factor.meaning
    yield from asked(catalogue)
    yield from answered(catalogue)


def every_text(catalogue: Catalogue) -> Iterator[Placed]:
    """Return every text that is ours to word, of what is still asked; titles of sources are not."""
    retired = {id_ for id_, question in catalogue.questions.items() if question.retired is not None}
    yield from ((passage.path, passage.text) for passage in passages(catalogue) if passage.owner not in retired)
    yield from ((("meta", "changelog", i), text) for i, (_, text) in enumerate(catalogue.changelog))
