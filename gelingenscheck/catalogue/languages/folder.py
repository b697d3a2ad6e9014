"""The languages of workshops that lie beside a catalogue: one file each, and a faulty one hides no other."""

from dataclasses import replace
from pathlib import Path as FilePath

from gelingenscheck import reading
from gelingenscheck.catalogue.languages.file import LanguageFile, as_language_file, fitted
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.catalogue.languages.limits import lint_language
from gelingenscheck.catalogue.model import Catalogue
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import FaultyFileError, MisfitError, UnreadableError, datafile, problem_of

FOLDER = "catalogue"
"""Name of the folder beside the catalogue's file."""
SUFFIX = ".yaml"

REMEDY = N_(
    "Bitte die Zeile berichtigen. Bis dahin wird diese Sprache nicht angeboten; die anderen sind nicht betroffen."
)
_OF_ANOTHER_CATALOGUE = N_(
    "Bitte einen eigenen Katalog mit seinen Sprachen (Ordner „catalogue“ daneben) in einen eigenen Ordner legen."
)


class LanguageError(FaultyFileError):
    """A language cannot be offered."""

    message = N_("Diese Sprache ist nicht lesbar ({where}): {reason} Die anderen sind nicht betroffen.")


def language_folder(catalogue_file: FilePath) -> FilePath:
    """Return where the languages of a catalogue lie."""
    return catalogue_file.parent / FOLDER


def load_languages(folder: FilePath, catalogue: Catalogue) -> tuple[tuple[Language, ...], tuple[Problem, ...]]:
    """Return the languages that fit a catalogue and what keeps others from it; files are read when they change.

    Those whose texts stand in the catalogue itself come first: Einfache Sprache, English.
    """
    found: list[tuple[bool, Language]] = []
    problems: list[Problem] = []
    for path in language_files(folder):
        try:
            found.append(_load(path, catalogue))
        except LanguageError as error:
            problems.append(replace(error.problem, file=f"{folder.name}/{path.name}"))
    found.sort(key=lambda entry: (entry[0], entry[1].id))
    return tuple(language for _, language in found), tuple(problems)


def read(data: bytes, name: str) -> tuple[LanguageFile, None] | tuple[None, Problem]:
    """Return what a language's file holds, or what is wrong with it; nobody asked yet whether it fits a catalogue."""
    try:
        file = as_language_file(reading.loads(data))
        _require_name(file, name)
    except (UnreadableError, MisfitError) as error:
        return None, problem_of(data, name, error, remedy=REMEDY)
    return file, None


def check_language(data: bytes, name: str, catalogue: Catalogue) -> list[Problem]:
    """Return what keeps a file from being a language of this catalogue, or else its breaches of the content limits."""
    file, problem = read(data, name)
    if file is None:
        return [problem] if problem else []
    try:
        fitted(file, catalogue)
    except MisfitError as error:
        return [_misfit(data, name, error, file, catalogue)]
    return lint_language(file, catalogue, data, name)


def language_files(folder: FilePath) -> list[FilePath]:
    """Return the files of languages; another ending of the same kind is a mistake that is named, not passed over."""
    paths = (path for path in folder.glob("*.y*ml") if not path.name.startswith("."))
    return sorted(path for path in paths if path.is_file())


def _require_name(file: LanguageFile, name: str) -> None:
    wanted = f"{file.language.id}{SUFFIX}"
    if FilePath(name).name != wanted:
        raise MisfitError(("language", "id"), N_("Die Datei dieser Sprache heißt „{name}“."), name=wanted)


def _misfit(data: bytes, name: str, error: MisfitError, file: LanguageFile, catalogue: Catalogue) -> Problem:
    """Describe why a language does not fit a catalogue."""
    remedy = REMEDY if file.catalogue == catalogue.id else _OF_ANOTHER_CATALOGUE
    return problem_of(data, name, error, remedy=remedy)


def _load(path: FilePath, catalogue: Catalogue) -> tuple[bool, Language]:
    """Return whether a language was translated file by file, and the language; raise `LanguageError`."""
    file = datafile.load(path, read, LanguageError)
    try:
        return file.texts_from is None, fitted(file, catalogue)
    except MisfitError as error:
        raise LanguageError(_misfit(path.read_bytes(), path.name, error, file, catalogue)) from None
