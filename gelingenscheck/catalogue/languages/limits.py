"""Content limits of a workshop's language: what fits a phone, says nothing twice and stays plain."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from gelingenscheck import reading
from gelingenscheck.catalogue.languages.file import LanguageFile
from gelingenscheck.catalogue.languages.language import FactorTexts, Language
from gelingenscheck.catalogue.languages.page_texts import PAGE_TEXTS, page_key
from gelingenscheck.catalogue.lint.wording import flaws
from gelingenscheck.catalogue.model import Catalogue
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import Path
from gelingenscheck.reading.datafile import REMEDY

ANCHOR_LETTERS: Final = 130
"""A third more than the longest German one: four or five lines on a phone."""
WORDED: Final = {"de": "simple", "en": "en"}
"""Languages whose words we can judge, and by which rules."""

Breach = tuple[Path, tuple[str, Mapping[str, str | int]]]
"""Where, and a message with its values."""
Place = tuple[Path, str]
"""Where a text stands, and the text."""


def lint_language(file: LanguageFile, catalogue: Catalogue, data: bytes, name: str) -> list[Problem]:
    """Return every breach in a language that was read from `data`, in the order of the file."""
    breaches = [*_wording(file.language), *_anchors(file.language)]
    lines = reading.lines_of(data) if breaches or file.language.version != catalogue.version else {}
    problems = [
        Problem(file=name, line=reading.nearest_line(lines, path), message=message, values=values, remedy=REMEDY)
        for path, (message, values) in breaches
    ]
    if file.language.version != catalogue.version:
        problems.append(
            _outdated(file.language, catalogue, name, reading.nearest_line(lines, ("catalogue", "version")))
        )
    return sorted(problems, key=lambda problem: problem.line or 0)


def _outdated(language: Language, catalogue: Catalogue, name: str, line: int | None) -> Problem:
    return Problem(
        file=name,
        line=line,
        message=N_("Übersetzt ist Fassung {theirs}; der Katalog ist bei Fassung {ours}."),
        values={"theirs": language.version, "ours": catalogue.version},
        remedy=N_("Bitte die Texte vergleichen und dann hier die neue Fassung eintragen."),
        severity="warning",
    )


def _wording(language: Language) -> Iterator[Breach]:
    """Check the texts of the page, and the quotation marks of all; the catalogue's own texts are linted with it."""
    rules = WORDED.get(language.tag.partition("-")[0])
    for path, text in _page(language) if rules else ():
        yield from ((path, flaw) for flaw in flaws(text, str(rules)))
    for path, text in chain(() if rules else _page(language), _factors(language)):
        if '"' in text:
            yield path, (N_("Im Text stehen gerade Anführungszeichen; gesetzt werden die der Sprache."), {})


def _anchors(language: Language) -> Iterator[Breach]:
    """Yield answers that are too long, or that stand elsewhere already."""
    first: dict[str, str] = {}
    for path, text in _answers(language):
        if len(text) > ANCHOR_LETTERS:
            message = N_("Die Antwort hat {count} Zeichen, möglich sind {limit}.")
            yield path, (message, {"count": len(text), "limit": ANCHOR_LETTERS})
        other = first.setdefault(text.casefold(), page_key(path[1:]))
        if other != page_key(path[1:]):
            yield path, (N_("„{text}“ steht so schon bei „{other}“."), {"text": text, "other": other})


def _page(language: Language) -> Iterator[Place]:
    return ((("page", *place), language.page[page_key(place)]) for place in PAGE_TEXTS)


def _answers(language: Language) -> Iterator[Place]:
    for id_, texts in language.factors.items():
        for phase, anchors in texts.group.items():
            yield from _numbered(("factors", id_, "group", phase), anchors)
        yield from _numbered(("factors", id_, "crosscutting", "anchors"), texts.anchors)


def _numbered(path: Path, anchors: tuple[str, ...]) -> Iterator[Place]:
    return (((*path, str(level)), anchor) for level, anchor in enumerate(anchors))


def _factors(language: Language) -> Iterator[Place]:
    for id_, texts in language.factors.items():
        yield from _named(("factors", id_), texts)
    yield from _answers(language)


def _named(path: Path, texts: FactorTexts) -> Iterator[Place]:
    yield (*path, "title"), texts.title
    yield (*path, "meaning"), texts.meaning
    yield (*path, "crosscutting", "text"), texts.crosscutting
