"""Type what a language's file holds, and fit it to a catalogue; whatever is wrong is named with its place."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from gelingenscheck import reading
from gelingenscheck.catalogue.languages.language import DIRECTIONS, FactorTexts, Language, SignedOff
from gelingenscheck.catalogue.languages.page_texts import PAGE_TEXTS, page_key
from gelingenscheck.catalogue.languages.shown_text import as_shown, direction_of
from gelingenscheck.catalogue.model import LEVELS, Catalogue, Factor, Text
from gelingenscheck.catalogue.parts import PHASES
from gelingenscheck.i18n import N_
from gelingenscheck.reading import Fields, MisfitError, Path

ORIGINS: Final[Mapping[str, str]] = {"en": "en", "simple": "de"}
"""What `texts_from` may name, and the language it is in."""

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_NAMED = 8
"""Places that one message names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageFile:
    """A language as its file has it, before anybody asked whether it fits the catalogue."""

    language: Language
    catalogue: str
    """Id of the catalogue that was translated."""
    texts_from: str | None
    """`en` or `simple`: the factors' texts are those of the catalogue."""


def as_language_file(value: Any) -> LanguageFile:
    """Type a whole file."""
    fields = Fields(value)
    catalogue, version = fields.take("catalogue", _translated)
    language = replace(
        fields.take("language", _head),
        version=version,
        signed_off=fields.maybe("signed_off", _signed_off),
        page=fields.take("page", _page),
        factors=fields.items("factors", _factor),
    )
    file = LanguageFile(
        language=language, catalogue=catalogue, texts_from=fields.maybe("texts_from", _origin, tag=language.tag)
    )
    fields.done()
    if (file.texts_from is None) == (not language.factors):
        raise MisfitError(("factors",), N_("Eine Sprache braucht entweder factors oder texts_from."))
    _require_direction(language)
    return file


def fitted(file: LanguageFile, catalogue: Catalogue) -> Language:
    """Return the language for a catalogue; raise `MisfitError` where it does not belong to it."""
    if file.catalogue != catalogue.id:
        raise MisfitError(
            ("catalogue", "id"),
            N_("Diese Übersetzung gehört zum Katalog „{theirs}“, verwendet wird „{ours}“."),
            theirs=file.catalogue, ours=catalogue.id,
        )  # fmt: skip
    if file.texts_from is None:
        wanted = [(id_,) for id_ in catalogue.by_id]
        _require_same([(id_,) for id_ in file.language.factors], wanted, ("factors",))
        return file.language
    originals = {factor.id: _original(factor, file.texts_from) for factor in catalogue.factors}
    return replace(file.language, factors=originals)


def _head(value: Any, path: Path) -> Language:
    """Type what the file says about the language itself; the texts follow."""
    fields = Fields(value, path)
    id_ = fields.take("id", reading.as_id)
    language = Language(
        id=id_,
        name=fields.take("name", as_shown),
        tag=fields.maybe("lang", _tag) or _tag(id_, (*path, "id")),
        direction=fields.take("direction", reading.as_choice, choices=DIRECTIONS),
        version="",
        signed_off=None,
        page={},
        factors={},
    )
    fields.done()
    return language


def _translated(value: Any, path: Path) -> tuple[str, str]:
    fields = Fields(value, path)
    translated = fields.take("id", reading.as_id), fields.take("version", reading.as_text)
    fields.done()
    return translated


def _tag(value: Any, path: Path) -> str:
    if isinstance(value, str) and _TAG.match(value):
        return str(value)
    raise MisfitError(path, N_("„{value}“ ist kein Sprachkürzel wie tr oder pt-BR."), value=str(value)[:60])


def _origin(value: Any, path: Path, *, tag: str) -> str:
    origin = reading.as_choice(value, path, tuple(ORIGINS))
    if tag.partition("-")[0] != ORIGINS[origin]:
        message = N_("„texts_from: {origin}“ passt nicht zu dieser Sprache; sie braucht eigene Texte unter factors.")
        raise MisfitError(path, message, origin=origin)
    return origin


def _signed_off(value: Any, path: Path) -> SignedOff:
    fields = Fields(value, path)
    signed_off = SignedOff(on=fields.take("on", reading.as_date), by=fields.take("by", as_shown))
    fields.done()
    return signed_off


def _page(value: Any, path: Path) -> Mapping[str, str]:
    """Type the texts of the participants' page, each of which must be there."""
    found = dict(_leaves(reading.as_mapping(value, path), ()))
    _require_same(found, PAGE_TEXTS, path)
    return {
        page_key(place): as_shown(found[place], (*path, *place), placeholders=placeholders)
        for place, placeholders in PAGE_TEXTS.items()
    }


def _leaves(value: Any, place: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(part, (*place, key))
    else:
        yield place, value


def _require_same(found: Collection[Path], wanted: Collection[Path], path: Path) -> None:
    """Refuse places that nobody knows or that are missing, all in one message."""
    unknown = [place for place in found if place not in wanted]
    if unknown:
        raise MisfitError((*path, *unknown[0]), N_("Hier unbekannt: {names}."), names=_names(unknown))
    missing = [place for place in wanted if place not in found]
    if missing:
        raise MisfitError(
            (*path, *missing[0]), N_("Unter „{field}“ fehlt: {names}."), field=path[-1], names=_names(missing)
        )


def _names(places: Collection[Path]) -> str:
    names = [page_key(place)[:60] for place in places]
    return ", ".join(names if len(names) <= _NAMED else [*names[:_NAMED], "…"])


def _five(value: Any, path: Path) -> tuple[str, ...]:
    fields = Fields(value, path)
    texts = tuple(fields.take(str(level), as_shown) for level in LEVELS)
    fields.done()
    return texts


def _group(value: Any, path: Path) -> Mapping[str, tuple[str, ...]]:
    fields = Fields(value, path)
    group = {str(phase): fields.take(str(phase), _five) for phase in PHASES}
    fields.done()
    return group


def _crosscutting(value: Any, path: Path) -> tuple[str, tuple[str, ...]]:
    fields = Fields(value, path)
    crosscutting = fields.take("text", as_shown), fields.take("anchors", _five)
    fields.done()
    return crosscutting


def _factor(value: Any, path: Path) -> FactorTexts:
    fields = Fields(value, path)
    text, anchors = fields.take("crosscutting", _crosscutting)
    texts = FactorTexts(
        title=fields.take("title", as_shown),
        meaning=fields.take("meaning", as_shown),
        group=fields.take("group", _group),
        crosscutting=text,
        anchors=anchors,
    )
    fields.done()
    return texts


def _original(factor: Factor, origin: str) -> FactorTexts:
    """Return what the catalogue itself says about a factor."""

    def said(text: Text) -> str:
        words: str | None = getattr(text, origin)
        if words is None:
            message = N_("Im Katalog fehlt beim Faktor „{factor}“ noch Einfache Sprache (simple).")
            raise MisfitError(("texts_from",), message, factor=factor.id)
        return words

    def each(texts: tuple[Text, ...]) -> tuple[str, ...]:
        return tuple(said(text) for text in texts)

    return FactorTexts(
        title=said(factor.title),
        meaning=said(factor.meaning),
        group={str(phase): each(anchors) for phase, anchors in factor.group.items()},
        crosscutting=said(factor.crosscutting.text),
        anchors=each(factor.crosscutting.anchors),
    )


def _require_direction(language: Language) -> None:
    """Refuse a direction that is not the one of the letters."""
    written = direction_of(language.page.values())
    if language.direction != written:
        raise MisfitError(
            ("language", "direction"),
            N_("Die Texte sind {written} geschrieben, angegeben ist {direction}."),
            written=written, direction=language.direction,
        )  # fmt: skip
