"""Read `factors.yaml`: a catalogue, or the problem that keeps it from being one, with its line."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from pathlib import Path as FilePath
from typing import Any

from gelingenscheck import reading
from gelingenscheck.catalogue.model import (
    BANDS,
    LEVELS,
    Band,
    BandRange,
    Catalogue,
    Crosscutting,
    Factor,
    NextStep,
    Phase,
    Question,
    Scale,
    Source,
    Text,
)
from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import Fields, MisfitError, Path, UnreadableError

REMEDY = N_("Bitte die Zeile berichtigen; „python -m gelingenscheck check“ sagt, wenn alles stimmt.")
PHASES = (Phase.PLANNING, "implementation")
MAX_NODES = 200_000


class CatalogueError(GelingenscheckError):
    """The catalogue cannot be used; gespeicherte Einschätzungen sind davon nicht berührt."""

    message = N_("Der Katalog ist nicht lesbar ({where}): {reason} Gespeicherte Einschätzungen sind unverändert.")

    def __init__(self, problem: Problem) -> None:
        super().__init__(
            where=problem.file if problem.line is None else f"{problem.file}:{problem.line}",
            reason=problem.message.format(**problem.values),
        )
        self.problem = problem


def load(path: FilePath) -> Catalogue:
    """Return the catalogue in a file; raise `CatalogueError`. Read again only when the file changes."""
    try:
        stat = path.stat()
        return _load(path, stat.st_mtime_ns, stat.st_size)
    except OSError:
        raise CatalogueError(
            Problem(file=path.name, message=N_("Die Datei fehlt oder lässt sich nicht öffnen."), remedy=REMEDY)
        ) from None


@lru_cache(maxsize=4)
def _load(path: FilePath, _changed: int, _size: int) -> Catalogue:
    catalogue, problem = read(path.read_bytes(), path.name)
    if catalogue is None:
        assert problem is not None  # noqa: S101 - one of the two is always there
        raise CatalogueError(problem)
    return catalogue


def read(data: bytes, name: str) -> tuple[Catalogue, None] | tuple[None, Problem]:
    """Return the catalogue in `data`, or what is wrong with it."""
    try:
        return _catalogue(reading.loads(data, max_nodes=MAX_NODES)), None
    except UnreadableError as error:
        return None, Problem(file=name, line=error.line, message=error.why, values=error.details, remedy=REMEDY)
    except MisfitError as error:
        line = reading.line_of(data, error.path)
        return None, Problem(file=name, line=line, message=error.why, values=error.details, remedy=REMEDY)


def _text(value: Any, path: Path) -> Text:
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
    texts = tuple(fields.take(str(level), _text) for level in LEVELS)
    fields.done()
    return texts


def _scale(value: Any, path: Path) -> Scale:
    fields = Fields(value, path)
    scale = Scale(id=str(path[-1]), name=fields.take("name", _text), levels=fields.take("levels", _five))
    fields.done()
    return scale


def _band(value: Any, path: Path) -> BandRange:
    fields = Fields(value, path)
    band = BandRange(
        band=Band(reading.as_choice(path[-1], path, BANDS)),
        start=fields.take("from", reading.as_integer, low=0, high=100),
        name=Text(de=fields.take("de", reading.as_text), en=fields.take("en", reading.as_text)),
    )
    fields.done()
    return band


def _source(value: Any, path: Path) -> Source:
    fields = Fields(value, path)
    source = Source(
        id=str(path[-1]), title=fields.take("title", reading.as_text), link=fields.maybe("link", reading.as_text)
    )
    fields.done()
    return source


def _change(value: Any, path: Path) -> tuple[str, Text]:
    fields = Fields(value, path)
    change = (
        fields.take("version", reading.as_text),
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
    return {reading.as_id(id_, (*path, id_)): _text(text, (*path, id_)) for id_, text in mapping.items()}


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
        text=fields.take("text", _text),
        anchors=anchors if anchors is not None else scales[str(scale)].levels,
        scale=scale,
        why=fields.take("why", _text),
        help=fields.take("help", _text),
        na=fields.take("na", _reasons),
        evidence=fields.each("evidence", _text),
        next_steps={int(level): step for level, step in fields.items("next_steps", _next_step).items()},
        examples=fields.items("examples", _text),
        since=fields.take("since", reading.as_text),
        sources=fields.each("sources", reading.as_id),
        retired=fields.maybe("retired", reading.as_text),
        replaces=fields.each("replaces", reading.as_id),
    )
    fields.done()
    if question.key and question.na is not None:
        raise MisfitError((*path, "na"), N_("Eine Schlüsselfrage erlaubt kein „trifft nicht zu“ (na: false)."))
    return question


def _crosscutting(value: Any, path: Path) -> Crosscutting:
    fields = Fields(value, path)
    crosscutting = Crosscutting(
        id=fields.take("id", reading.as_id), text=fields.take("text", _text), anchors=fields.take("anchors", _five)
    )
    fields.done()
    return crosscutting


def _factor(value: Any, path: Path, *, scales: Mapping[str, Scale]) -> Factor:
    fields = Fields(value, path)
    id_ = fields.take("id", reading.as_id)
    factor = Factor(
        id=id_,
        number=fields.take("number", reading.as_integer, low=1, high=20),
        title=fields.take("title", _text),
        short=fields.take("short", _text),
        meaning=fields.take("meaning", _text),
        dimensions=fields.items("dimensions", _text),
        examples=fields.items("examples", _text),
        group=fields.items("group", _five),
        crosscutting=fields.take("crosscutting", _crosscutting),
        quick=fields.take("quick", _text),
        questions=fields.each("questions", _question, factor=id_, scales=scales),
    )
    fields.done()
    if set(factor.group) != set(PHASES):
        raise MisfitError((*path, "group"), N_("„group“ braucht planning und implementation."))
    return factor


def _completeness(value: Any, path: Path) -> Fraction:
    try:
        share = Fraction(reading.as_text(value, path))
    except (ValueError, ZeroDivisionError):
        share = Fraction(0)
    if not 0 < share <= 1:
        raise MisfitError(path, N_("„completeness“ ist ein Bruch über 0 und höchstens 1, zum Beispiel 2/3."))
    return share


def _catalogue(value: Any) -> Catalogue:
    fields = Fields(value)
    meta = Fields(fields.take("meta", reading.as_mapping), ("meta",))
    scales = fields.items("scales", _scale)
    bands = tuple(fields.items("bands", _band).values())
    catalogue = Catalogue(
        id=meta.take("id", reading.as_id),
        version=meta.take("version", reading.as_text),
        released=meta.take("released", reading.as_date),
        title=meta.take("title", _text),
        status=meta.take("status", _text),
        simple_status=meta.take("simple_status", _text),
        target=meta.take("target", reading.as_integer, low=0, high=100),
        completeness=meta.take("completeness", _completeness),
        changelog=meta.each("changelog", _change),
        sources=meta.items("sources", _source),
        scales=scales,
        bands=bands,
        efforts=fields.items("efforts", _text),
        office_kinds=fields.items("office_kinds", _text),
        factors=fields.each("factors", _factor, scales=scales),
        crosswalks=fields.each("crosswalks", reading.as_mapping),
    )
    meta.done()
    fields.done()
    _agree(catalogue)
    return catalogue


def _agree(catalogue: Catalogue) -> None:
    """Refuse a catalogue whose parts do not fit each other."""
    starts = [entry.start for entry in catalogue.bands]
    in_order = tuple(entry.band for entry in catalogue.bands) == BANDS and starts[0] == 0
    if not in_order or any(low >= high for low, high in pairwise(starts)):
        raise MisfitError(("bands",), N_("„bands“ braucht gap ab 0, dann developing und strong mit höherem Beginn."))
    if not catalogue.factors:
        raise MisfitError(("factors",), N_("Der Katalog hat keinen Faktor."))
    seen: set[str] = set()
    for f, factor in enumerate(catalogue.factors):
        place: Path = ("factors", f)
        _unique(factor.id, seen, (*place, "id"))
        _unique(factor.crosscutting.id, seen, (*place, "crosscutting", "id"))
        _known(factor.examples, catalogue.office_kinds, (*place, "examples"))
        for q, question in enumerate(factor.questions):
            here: Path = (*place, "questions", q)
            _unique(question.id, seen, (*here, "id"))
            _known([question.dimension], factor.dimensions, (*here, "dimension"))
            _known(question.examples, catalogue.office_kinds, (*here, "examples"))
            _known(question.sources, catalogue.sources, (*here, "sources"))
            for level, step in question.next_steps.items():
                _known([step.effort], catalogue.efforts, (*here, "next_steps", str(level), "effort"))


def _unique(id_: str, seen: set[str], path: Path) -> None:
    if id_ in seen:
        raise MisfitError(path, N_("Die Kennung „{id}“ gibt es schon."), id=id_)
    seen.add(id_)


def _known(ids: Any, known: Mapping[str, object], path: Path) -> None:
    for id_ in ids:
        if id_ not in known:
            raise MisfitError((*path, id_), N_("„{id}“ ist hier unbekannt."), id=str(id_))
