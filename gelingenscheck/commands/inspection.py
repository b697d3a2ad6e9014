"""Say what is wrong with any file, told apart by what is in it: document, catalogue, language, organisation."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from gelingenscheck import organisation, reading
from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.assessment.talk import Talk
from gelingenscheck.catalogue import Catalogue, reader
from gelingenscheck.catalogue.languages import folder as languages
from gelingenscheck.catalogue.lint.content import lint
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import MisfitError, UnreadableError
from gelingenscheck.returns.model import Return, ReturnRound, return_id
from gelingenscheck.storage import atomic
from gelingenscheck.storage.codec import decode, document_problem, end_problem, refuse_copy, remark
from gelingenscheck.storage.places import home_of
from gelingenscheck.storage.store import D, Document

MISSING = N_("Die Datei fehlt.")
MISSING_REMEDY = N_("Bitte prüfen Sie den Namen.")
_KINDS: Mapping[str, type[Document]] = {
    "subject": Subject, "assessment": Assessment, "round": ReturnRound, "return": Return,
    "report": AnnualReport, "talk": Talk,
}  # fmt: skip
_FORMAT = re.compile(rf"gelingenscheck/({'|'.join(_KINDS)})/")
_FIRST = re.compile(b"format: " + _FORMAT.pattern.encode())


def inspect(path: Path, name: str, catalogue: Catalogue | None = None) -> Sequence[Problem]:
    """Return what is wrong with one file; content is linted too, a language beside the catalogue in use."""
    data, problems = _read(path, name)
    return problems if data is None else _inspector(data, catalogue)(data, name)


def inspect_language(path: Path, name: str, catalogue: Catalogue | None) -> Sequence[Problem]:
    """Return what is wrong with a file that lies where languages lie, whatever is in it."""
    data, problems = _read(path, name)
    return problems if data is None else _inspect_language(data, name, catalogue)


def _read(path: Path, name: str) -> tuple[bytes | None, Sequence[Problem]]:
    try:
        return atomic.read(path), ()
    except FileNotFoundError:
        return None, [Problem(file=name, message=MISSING, remedy=MISSING_REMEDY)]
    except UnreadableError as error:
        return None, [document_problem(name, b"", error)]


def _inspect_catalogue(data: bytes, name: str) -> Sequence[Problem]:
    """Return what keeps a catalogue from being one, or else its breaches of the content limits."""
    catalogue, problem = reader.read(data, name)
    if catalogue is None:
        return [problem] if problem else []
    return [*lint(catalogue, data, name), *_end(data, name)]


def _inspect_organisation(data: bytes, name: str) -> Sequence[Problem]:
    """Return what keeps an organisation from being one."""
    _, problem = organisation.read(data, name)
    return [problem] if problem else _end(data, name)


def _inspect_language(data: bytes, name: str, catalogue: Catalogue | None) -> Sequence[Problem]:
    """Return what keeps a language from being one, and its breaches where there is a catalogue to compare it with."""
    if catalogue is not None:
        problems = languages.check_language(data, name, catalogue)
    else:
        _, problem = languages.read(data, name)
        problems = [problem] if problem else []
    return problems or _end(data, name)


def _inspect_document(kind: type[D], data: bytes, name: str) -> Sequence[Problem]:
    try:
        document = decode(kind, data)
        refuse_copy(document, _id_of(name, document))
    except (UnreadableError, MisfitError) as error:
        return [document_problem(name, data, error)]
    problem = remark(name, data, document)
    return [problem] if problem else []


def _id_of(name: str, document: Document) -> str:
    """Return the id that a document has under a path; the year of a return that lies alone is its own."""
    kind, id_ = home_of("/".join(Path(name).parts[-3:]))
    return return_id(document.year, id_) if isinstance(document, Return) and kind is not Return else id_


def _inspector(data: bytes, catalogue: Catalogue | None) -> Callable[[bytes, str], Sequence[Problem]]:
    """Tell the kinds of files apart by their first line where it says so, else by their fields."""
    match = _FIRST.match(data)
    if match is not None:
        return partial(_inspect_document, _KINDS[match[1].decode()])
    fields = _fields(data)
    if "format" in fields:
        named = _FORMAT.match(str(fields["format"]))
        return partial(_inspect_document, _KINDS[named[1]] if named else Assessment)
    if {"language", "page"} & fields.keys():
        return partial(_inspect_language, catalogue=catalogue)
    if {"meta", "factors"} & fields.keys():
        return _inspect_catalogue
    if {"municipality", "departments"} & fields.keys():
        return _inspect_organisation
    return partial(_inspect_document, Assessment)


def _fields(data: bytes) -> Mapping[str, Any]:
    """Return the fields of a file; none where it is not readable, which is said elsewhere."""
    try:
        value = reading.loads(data, max_nodes=reader.MAX_NODES)
    except UnreadableError:
        return {}
    return value if isinstance(value, dict) else {}


def _end(data: bytes, name: str) -> list[Problem]:
    problem = end_problem(name, data)
    return [problem] if problem else []
