"""check: is everything that lies there readable and in order?"""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.catalogue.languages.folder import language_files, language_folder
from gelingenscheck.catalogue.reader import CatalogueError
from gelingenscheck.commands.inspection import inspect, inspect_language
from gelingenscheck.commands.office import Office, is_folder, problem_line, problems_json, say, say_json
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import Words
from gelingenscheck.organisation import OrganisationError
from gelingenscheck.storage.index import Index
from gelingenscheck.storage.scan import scan
from gelingenscheck.usecases.portfolio import department_problems


def run(options: Namespace, words: Words) -> int:
    """List every problem with its place and remedy; return 1 if there is any."""
    office = Office(options)
    files, problems = _everything(office) if not options.path else _named(office, [Path(path) for path in options.path])
    if options.json:
        say_json({"files": files, "problems": problems_json(problems, words)})
    else:
        _list(files, problems, words)
    return 1 if problems else 0


def _list(files: int, problems: Sequence[Problem], words: Words) -> None:
    for problem in problems:
        say(problem_line(problem, words))
    read = words.n("1 Datei gelesen", "{n} Dateien gelesen", files)
    found = words.n("1 Befund", "{n} Befunde", len(problems)) if problems else words("alles in Ordnung")
    say(f"{read}; {found}")


def _everything(office: Office) -> tuple[int, list[Problem]]:
    """Check catalogue, languages, organisation and every document of the store."""
    folder = office.folder()
    data = (office.catalogue_file, office.organisation_file)
    spoken = language_files(language_folder(office.catalogue_file))
    problems = [problem for path in data for problem in inspect(path, path.name)]
    problems += [problem for path in spoken for problem in _language(office, path)]
    count = len(scan(folder).files)
    return len(data) + len(spoken) + count, [*problems, *_stored(office, folder)]


def _language(office: Office, path: Path) -> Sequence[Problem]:
    return inspect_language(path, f"{path.parent.name}/{path.name}", _catalogue(office))


def _catalogue(office: Office) -> Catalogue | None:
    """Return the catalogue in use; None where it cannot be read, which is said with its own file."""
    with suppress(CatalogueError):
        return office.catalogue
    return None


def _stored(office: Office, folder: Path) -> Sequence[Problem]:
    """Return the problems of the documents, and between them where catalogue and organisation can be read."""
    try:
        snapshot = Index(folder, office.catalogue).refresh()
    except CatalogueError:
        return list(_documents(folder, ""))
    try:
        return [*snapshot.problems, *department_problems(snapshot, office.organisation)]
    except OrganisationError:
        return snapshot.problems


def _named(office: Office, paths: Sequence[Path]) -> tuple[int, list[Problem]]:
    """Check files and the documents in folders."""
    problems: list[Problem] = []
    count = 0
    for path in paths:
        if is_folder(path):
            count += len(scan(path).files)
            problems += _documents(path, f"{path.as_posix()}/")
        else:
            count += 1
            problems += inspect(path, path.as_posix(), _catalogue(office))
    return count, problems


def _documents(folder: Path, prefix: str) -> Iterator[Problem]:
    for file in scan(folder).files:
        for problem in inspect(folder / file, file):
            yield replace(problem, file=f"{prefix}{problem.file}")
