"""Type the parts of the catalogue's file, each with its place."""

from collections.abc import Mapping
from typing import Any

from gelingenscheck import reading
from gelingenscheck.catalogue.crosswalk import Crosswalk
from gelingenscheck.catalogue.model import (
    BANDS,
    LEVELS,
    Band,
    BandRange,
    Crosscutting,
    Factor,
    NextStep,
    Phase,
    Question,
    Scale,
    Source,
    Text,
)
from gelingenscheck.catalogue.version import Version, version_of
from gelingenscheck.i18n import N_
from gelingenscheck.reading import Fields, MisfitError, Path

PHASES = (Phase.PLANNING, "implementation")
FEWEST_FACTORS, MOST_FACTORS = 3, 12
MOST_QUESTIONS = 20
"""In one factor; what is retired does not count."""


def as_version(value: Any, path: Path) -> Version:
    """Type a version such as 1.0.0."""
    text = reading.as_text(value, path)
    version = version_of(text)
    if version is None:
        raise MisfitError(
            path, N_("„{value}“ ist keine Fassung; gemeint sind drei Zahlen mit Punkten, zum Beispiel 1.0.0."),
            value=text[:60],
        )  # fmt: skip
    return version


def as_version_text(value: Any, path: Path) -> str:
    """Type the text of a version."""
    return str(as_version(value, path))


def as_crosswalk(value: Any, path: Path) -> Crosswalk:
    """Type what became of ids with a new version."""
    fields = Fields(value, path)
    crosswalk = Crosswalk(
        source=fields.take("from", as_version),
        target=fields.take("to", as_version),
        renamed={
            reading.as_id(old, (*path, "rename", old)): new
            for old, new in fields.items("rename", reading.as_id).items()
        },
        retired=fields.each("retire", reading.as_id),
    )
    fields.done()
    return crosswalk


def as_words(value: Any, path: Path) -> Text:
    """Type a text in every language."""
    fields = Fields(value, path)
    text = Text(
        de=fields.take("de", reading.as_text),
        en=fields.take("en", reading.as_text),
        simple=fields.maybe("simple", reading.as_text),
    )
    fields.done()
    return text


def _five(value: Any, path: Path) -> tuple[Text, ...]:
    """Type the five answers 0 to 4."""
    fields = Fields(value, path)
    texts = tuple(fields.take(str(level), as_words) for level in LEVELS)
    for key in value.keys() - set(map(str, LEVELS)):
        raise MisfitError((*path, key), N_("Es sind genau fünf Stufen, 0 bis 4; „{field}“ ist keine."), field=key[:60])
    return texts


def as_scale(value: Any, path: Path) -> Scale:
    """Type a shared ladder; its id is its name in the file."""
    fields = Fields(value, path)
    scale = Scale(id=str(path[-1]), name=fields.take("name", as_words), levels=fields.take("levels", _five))
    fields.done()
    return scale


def as_band(value: Any, path: Path) -> BandRange:
    """Type a band; which one it is, is its name in the file."""
    fields = Fields(value, path)
    band = BandRange(
        band=Band(reading.as_choice(path[-1], path, BANDS)),
        start=fields.take("from", reading.as_integer, low=0, high=100),
        name=Text(de=fields.take("de", reading.as_text), en=fields.take("en", reading.as_text)),
    )
    fields.done()
    return band


def as_source(value: Any, path: Path) -> Source:
    """Type a source; its id is its name in the file."""
    fields = Fields(value, path)
    source = Source(
        id=str(path[-1]), title=fields.take("title", reading.as_text), link=fields.maybe("link", reading.as_text)
    )
    fields.done()
    return source


def as_change(value: Any, path: Path) -> tuple[str, Text]:
    """Type one entry of the changelog."""
    fields = Fields(value, path)
    change = (
        fields.take("version", as_version_text),
        Text(de=fields.take("de", reading.as_text), en=fields.take("en", reading.as_text)),
    )
    fields.done()
    return change


def _next_step(value: Any, path: Path) -> NextStep:
    reading.as_choice(path[-1], path, ("0", "1", "2"))
    fields = Fields(value, path)
    step = NextStep(
        text=Text(de=fields.take("de", reading.as_text), en=fields.take("en", reading.as_text)),
        effort=fields.take("effort", reading.as_id),
    )
    fields.done()
    return step


def _reasons(value: Any, path: Path) -> Mapping[str, Text] | None:
    """Type the reasons for "not applicable"; `false` is None."""
    if value == "false":
        return None
    mapping = reading.as_mapping(value, path)
    return {reading.as_id(id_, (*path, id_)): as_words(text, (*path, id_)) for id_, text in mapping.items()}


def _question(value: Any, path: Path, *, factor: str, scales: Mapping[str, Scale]) -> Question:
    fields = Fields(value, path)
    scale = fields.maybe("scale", reading.as_choice, choices=tuple(scales))
    anchors = fields.maybe("anchors", _five)
    if (scale is None) == (anchors is None):
        raise MisfitError((*path, "anchors"), N_("Eine Frage braucht entweder anchors oder scale."))
    question = Question(
        id=fields.take("id", reading.as_id),
        factor=factor,
        phase=fields.take("phase", reading.as_choice, choices=PHASES),
        dimension=fields.take("dimension", reading.as_id),
        weight=fields.take("weight", reading.as_integer, low=1, high=5),
        key=fields.take("key", reading.as_flag),
        text=fields.take("text", as_words),
        anchors=anchors if anchors is not None else scales[str(scale)].levels,
        scale=scale,
        why=fields.take("why", as_words),
        help=fields.take("help", as_words),
        na=fields.take("na", _reasons),
        evidence=fields.each("evidence", as_words),
        next_steps={int(level): step for level, step in fields.items("next_steps", _next_step).items()},
        examples=fields.items("examples", as_words),
        since=fields.take("since", as_version_text),
        sources=fields.each("sources", reading.as_id),
        retired=fields.maybe("retired", as_version_text),
        replaces=fields.each("replaces", reading.as_id),
    )
    fields.done()
    if question.key and question.na is not None:
        raise MisfitError((*path, "na"), N_("Eine Schlüsselfrage erlaubt kein „trifft nicht zu“ (na: false)."))
    return question


def _crosscutting(value: Any, path: Path) -> Crosscutting:
    fields = Fields(value, path)
    crosscutting = Crosscutting(
        id=fields.take("id", reading.as_id), text=fields.take("text", as_words), anchors=fields.take("anchors", _five)
    )
    fields.done()
    return crosscutting


def as_factor(value: Any, path: Path, *, scales: Mapping[str, Scale]) -> Factor:
    """Type a factor with its questions."""
    fields = Fields(value, path)
    id_ = fields.take("id", reading.as_id)
    factor = Factor(
        id=id_,
        number=fields.take("number", reading.as_integer, low=1, high=MOST_FACTORS),
        title=fields.take("title", as_words),
        short=fields.take("short", as_words),
        meaning=fields.take("meaning", as_words),
        dimensions=fields.items("dimensions", as_words),
        examples=fields.items("examples", as_words),
        group=fields.items("group", _five),
        crosscutting=fields.take("crosscutting", _crosscutting),
        quick=fields.take("quick", as_words),
        questions=fields.each("questions", _question, factor=id_, scales=scales),
    )
    fields.done()
    if set(factor.group) != set(PHASES):
        raise MisfitError((*path, "group"), N_("„group“ braucht planning und implementation."))
    return factor
