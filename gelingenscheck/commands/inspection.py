"""Say what is wrong with any file: a document, a catalogue or an organisation, told apart by what is in it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from gelingenscheck import organisation, reading
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import reader
from gelingenscheck.catalogue.lint import lint
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import MisfitError, UnreadableError
from gelingenscheck.storage import atomic
from gelingenscheck.storage.codec import decode_named, document_problem, end_problem
from gelingenscheck.storage.encoding import SUBJECT_FORMAT
from gelingenscheck.storage.scan import SUFFIX

MISSING = N_("Die Datei fehlt.")
MISSING_REMEDY = N_("Bitte prüfen Sie den Namen.")


def inspect(path: Path, name: str) -> Sequence[Problem]:
    """Return what is wrong with one file; a catalogue's content is linted too."""
    try:
        data = atomic.read(path)
    except FileNotFoundError:
        return [Problem(file=name, message=MISSING, remedy=MISSING_REMEDY)]
    except UnreadableError as error:
        return [document_problem(name, b"", error)]
    return _inspector(data)(data, name)


def inspect_catalogue(data: bytes, name: str) -> Sequence[Problem]:
    """Return what keeps a catalogue from being one, or else its breaches of the content limits."""
    catalogue, problem = reader.read(data, name)
    if catalogue is None:
        return [problem] if problem else []
    return [*lint(catalogue, data, name), *_end(data, name)]


def inspect_organisation(data: bytes, name: str) -> Sequence[Problem]:
    """Return what keeps an organisation from being one."""
    _, problem = organisation.read(data, name)
    return [problem] if problem else _end(data, name)


def _inspect_document(data: bytes, name: str) -> Sequence[Problem]:
    id_ = Path(name).name.removesuffix(SUFFIX)
    try:
        if _text(data, "format").startswith(SUBJECT_FORMAT.rpartition("/")[0]):
            decode_named(Subject, id_, data)
        else:
            decode_named(Assessment, id_, data)
    except (UnreadableError, MisfitError) as error:
        return [document_problem(name, data, error)]
    return _end(data, name)


def _inspector(data: bytes) -> Callable[[bytes, str], Sequence[Problem]]:
    if _has(data, {"meta", "factors"}):
        return inspect_catalogue
    return inspect_organisation if _has(data, {"municipality", "departments"}) else _inspect_document


def _has(data: bytes, keys: set[str]) -> bool:
    value = _read(data)
    return isinstance(value, dict) and "format" not in value and not keys.isdisjoint(value)


def _text(data: bytes, key: str) -> str:
    value = _read(data)
    return str(value.get(key, "")) if isinstance(value, dict) else ""


def _read(data: bytes) -> reading.Value:
    """Return the values of a file; None where it is not readable, which is said elsewhere."""
    try:
        return reading.loads(data, max_nodes=reader.MAX_NODES)
    except UnreadableError:
        return None


def _end(data: bytes, name: str) -> list[Problem]:
    problem = end_problem(name, data)
    return [problem] if problem else []
