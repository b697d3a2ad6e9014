"""Where every text of a catalogue stands in its file."""

from collections.abc import Iterable, Iterator
from itertools import chain

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
    """Return every text that is ours to word; titles of sources are not."""
    yield from spoken(catalogue)
    yield from _frame(catalogue)
    for path, factor in factors(catalogue):
        yield (*path, "short"), factor.short
        yield from _named((*path, "dimensions"), factor.dimensions.items())
    for path, owner in exemplified(catalogue):
        yield from _named((*path, "examples"), owner.examples.items())
    for path, question in questions(catalogue):
        yield from _beside(path, question)


def _frame(catalogue: Catalogue) -> Iterator[Placed]:
    """Return what stands before the factors."""
    for part in ("title", "status", "simple_status"):
        yield ("meta", part), getattr(catalogue, part)
    yield from ((("meta", "changelog", i), text) for i, (_, text) in enumerate(catalogue.changelog))
    yield from ((("scales", id_, "name"), scale.name) for id_, scale in catalogue.scales.items())
    yield from ((("bands", entry.band.value), entry.name) for entry in catalogue.bands)
    yield from _named(("efforts",), catalogue.efforts.items())
    yield from _named(("office_kinds",), catalogue.office_kinds.items())


def _beside(path: Path, question: Question) -> Iterator[Placed]:
    """Return what helps to answer a question."""
    yield (*path, "why"), question.why
    yield (*path, "help"), question.help
    yield from _named((*path, "na"), (question.na or {}).items())
    yield from (((*path, "evidence", i), text) for i, text in enumerate(question.evidence))
    yield from (((*path, "next_steps", str(level)), step.text) for level, step in question.next_steps.items())


def _named(path: Path, texts: Iterable[tuple[str, Text]]) -> Iterator[Placed]:
    return (((*path, name), text) for name, text in texts)
