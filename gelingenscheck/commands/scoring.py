"""score: the figures of single assessments."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gelingenscheck.assessment.belonging import belongs
from gelingenscheck.assessment.carrying import current
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.commands.inspection import MISSING, MISSING_REMEDY
from gelingenscheck.commands.office import Office, complain, is_folder, problem_line, say_json
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reading import MisfitError, UnreadableError
from gelingenscheck.scoring.factor import FactorScore
from gelingenscheck.scoring.profile import profile, profile_sentence
from gelingenscheck.storage import atomic
from gelingenscheck.storage.codec import decode, document_problem
from gelingenscheck.storage.places import is_assessment
from gelingenscheck.storage.scan import scan


def run(options: Namespace, words: Words) -> int:
    """Print the figures of each file; name unreadable ones on stderr and return 1."""
    catalogue = Office(options).catalogue
    figures, faulty = [], 0
    for path in _files(options.path):
        read = _assessment(path, catalogue)
        if isinstance(read, Problem):
            faulty += 1
            complain(problem_line(read, words))
        else:
            figures.append(_figures(read, path, catalogue, words))
    say_json(figures)
    return 1 if faulty else 0


def _files(paths: list[str]) -> Iterator[Path]:
    """Yield the files, and the assessments in folders."""
    for path in map(Path, paths):
        if is_folder(path):
            yield from (path / file for file in scan(path).files if is_assessment(file))
        else:
            yield path


def _assessment(path: Path, catalogue: Catalogue) -> Assessment | Problem:
    data, file = b"", path.as_posix()
    try:
        data = atomic.read(path)
        assessment = decode(Assessment, data)
    except FileNotFoundError:
        return Problem(file=file, message=MISSING, remedy=MISSING_REMEDY)
    except (UnreadableError, MisfitError) as error:
        return document_problem(file, data, error)
    return assessment if belongs(assessment, catalogue) else _other(assessment, file, catalogue)


def _other(assessment: Assessment, file: str, catalogue: Catalogue) -> Problem:
    return Problem(
        file=file,
        message=N_("Gehört zum Katalog „{theirs}“; geladen ist „{ours}“, deshalb ist nichts gerechnet."),
        values={"theirs": assessment.catalogue.id, "ours": catalogue.id},
        remedy=N_("Bitte mit --catalogue die Datei des Katalogs „{theirs}“ angeben."),
    )


def _figures(assessment: Assessment, path: Path, catalogue: Catalogue, words: Words) -> dict[str, Any]:
    found = profile(catalogue, current(assessment, catalogue))
    return {
        "id": assessment.id,
        "file": path.as_posix(),
        "check": assessment.check,
        "profile": profile_sentence(found, catalogue, words),
        "overall": {"score": found.score, "low": found.low, "high": found.high, "rated": found.rated},
        "factors": [_factor(score) for score in found.scores],
    }


def _factor(score: FactorScore) -> dict[str, Any]:
    return {
        "factor": score.factor, "score": score.score, "completeness": score.completeness, "low": score.low,
        "high": score.high, "band": score.band, "worst": score.worst, "best": score.best,
        "capped_by": list(score.capped_by), "not_applicable": score.not_applicable, "planned": score.planned,
        "reached": score.reached, "group_level": score.group_level,
    }  # fmt: skip
