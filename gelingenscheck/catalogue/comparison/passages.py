"""Every text of a catalogue with the place that it has for good: whose, which part, which level; and its path now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gelingenscheck.catalogue.model import Catalogue, Factor, Question, Text
from gelingenscheck.reading import Path

WHOLE: Final = "*"
"""Owner of what belongs to the catalogue as a whole; no id looks like this."""
LANGUAGES: Final = ("de", "en", "simple")

Part = tuple[str, int | None, Text]


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """One text in its languages, and where it stands."""

    owner: str
    """Id of a factor, question or crosscutting question, or `WHOLE`."""
    factor: str | None
    """Id of the factor that it belongs to."""
    part: str
    """The field as the file calls it, with what is below it: `text`, `anchors`, `na/no-costs`."""
    level: int | None
    """Of an answer or a next step: 0-4."""
    path: Path
    """Where it stands in the file."""
    text: Text

    @property
    def key(self) -> str:
        """Return the place in one word, the same in every version: `needs-asked/anchors/3`."""
        place = f"{self.owner}/{self.part}"
        return place if self.level is None else f"{place}/{self.level}"


def passages(catalogue: Catalogue) -> Iterator[Passage]:
    """Yield every text in the order of the file; a shared ladder's answers stand with the ladder only."""
    yield from _of(WHOLE, None, ("meta",), _meta(catalogue))
    yield from _of(WHOLE, None, (), _whole(catalogue))
    for f, factor in enumerate(catalogue.factors):
        path: Path = ("factors", f)
        yield from _of(factor.id, factor.id, path, _factor(factor))
        crosscutting = factor.crosscutting
        asked = _asked(crosscutting.text, crosscutting.anchors)
        yield from _of(crosscutting.id, factor.id, (*path, "crosscutting"), asked)
        for q, question in enumerate(factor.questions):
            yield from _of(question.id, factor.id, (*path, "questions", q), _question(question))


def by_key(catalogue: Catalogue) -> Mapping[str, Passage]:
    """Return every text by its place."""
    return {passage.key: passage for passage in passages(catalogue)}


def _of(owner: str, factor: str | None, path: Path, parts: Iterator[Part]) -> Iterator[Passage]:
    for part, level, text in parts:
        place = (*path, *_below(part), *([] if level is None else [str(level)]))
        yield Passage(owner=owner, factor=factor, part=part, level=level, path=place, text=text)


def _below(part: str) -> Path:
    """Return the path of a part below its owner; only examples of evidence are a list, which people count from one."""
    field, _, number = part.partition("/")
    return (field, int(number) - 1) if field == "evidence" else tuple(part.split("/"))


def _meta(catalogue: Catalogue) -> Iterator[Part]:
    yield "title", None, catalogue.title
    yield "status", None, catalogue.status
    yield "simple_status", None, catalogue.simple_status


def _whole(catalogue: Catalogue) -> Iterator[Part]:
    for id_, scale in catalogue.scales.items():
        yield f"scales/{id_}/name", None, scale.name
        yield from _levels(f"scales/{id_}/levels", scale.levels)
    yield from ((f"bands/{entry.band}", None, entry.name) for entry in catalogue.bands)
    yield from _named("efforts", catalogue.efforts)
    yield from _named("office_kinds", catalogue.office_kinds)


def _factor(factor: Factor) -> Iterator[Part]:
    yield "title", None, factor.title
    yield "short", None, factor.short
    yield "meaning", None, factor.meaning
    yield from _named("dimensions", factor.dimensions)
    yield from _named("examples", factor.examples)
    for phase, anchors in factor.group.items():
        yield from _levels(f"group/{phase}", anchors)
    yield "quick", None, factor.quick


def _question(question: Question) -> Iterator[Part]:
    yield from _asked(question.text, question.anchors if question.scale is None else ())
    yield "why", None, question.why
    yield "help", None, question.help
    yield from _named("na", question.na or {})
    yield from ((f"evidence/{i}", None, text) for i, text in enumerate(question.evidence, 1))
    yield from (("next_steps", level, step.text) for level, step in question.next_steps.items())
    yield from _named("examples", question.examples)


def _asked(text: Text, anchors: tuple[Text, ...]) -> Iterator[Part]:
    yield "text", None, text
    yield from _levels("anchors", anchors)


def _levels(part: str, anchors: tuple[Text, ...]) -> Iterator[Part]:
    return ((part, level, anchor) for level, anchor in enumerate(anchors))


def _named(part: str, texts: Mapping[str, Text]) -> Iterator[Part]:
    return ((f"{part}/{id_}", None, text) for id_, text in texts.items())
