"""In which language a participant reads: what the phone asks for, out of what the workshop offers."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.catalogue.languages import folder
from gelingenscheck.catalogue.languages.file import LanguageFile, fitted
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.reading import datafile
from gelingenscheck.settings import ROOT
from gelingenscheck.workshop.model import Workshop

GERMAN = "de"
"""The language that is there whatever a city replaced: the shipped page, the catalogue's own German."""
_SHIPPED = folder.language_folder(ROOT / "factors.yaml") / "einfach.yaml"
_MOST_WISHES = 10


def offered(loaded: Sequence[Language], workshop: Workshop | None, catalogue: Catalogue) -> tuple[Language, ...]:
    """Return the languages to choose from, in the workshop's order; never none."""
    by_id = {language.id: language for language in loaded}
    wanted = workshop.languages if workshop else ()
    return tuple(by_id[id_] for id_ in wanted if id_ in by_id) or tuple(loaded) or (german(catalogue),)


def chosen(languages: Sequence[Language], kept: str, accepted: str) -> Language:
    """Return the language that was chosen on the page, else what the browser asks for, else the first.

    The choice lives in the browser only and is never written beside a vote.
    """
    for language in languages:
        if language.id == kept:
            return language
    for wish in _wishes(accepted):
        for language in languages:
            if wish in {language.id.lower(), language.tag.lower(), language.tag.partition("-")[0].lower()}:
                return language
    return languages[0]


def german(catalogue: Catalogue) -> Language:
    """Return German: for a catalogue whose city has not translated it yet."""
    file = datafile.load(_SHIPPED, folder.read, folder.LanguageError)
    original = LanguageFile(language=file.language, catalogue=catalogue.id, texts_from=GERMAN)
    return replace(fitted(original, catalogue), id=GERMAN, name="Deutsch")


def said(language: Language, key: str, **values: object) -> Markup:
    """Return a text of the page as HTML.

    Each value is isolated, so that '2' or 'K7M 4PX' keeps its place in a line from right to left.
    """
    return Markup(escape(language.page[key])).format(  # noqa: S704 - escaped right here
        **{name: Markup("<bdi>{}</bdi>").format(value) for name, value in values.items()}
    )


def _wishes(accepted: str) -> list[str]:
    """Return what a browser asks for, best first: whole tags, then their language alone."""
    tags = [part.split(";")[0].strip().lower() for part in accepted[:500].split(",")[:_MOST_WISHES]]
    return [wish for tag in tags for wish in (tag, tag.partition("-")[0]) if wish]
