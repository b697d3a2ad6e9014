"""Let measures name questions and factors as the catalogue's version does."""

from dataclasses import replace

from gelingenscheck.assessment.subject import Measure, Subject
from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.storage.places import SUBJECTS, SUFFIX
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.series import problem_of


def rename_measures(desk: Desk, subject: Subject | None, version: str, role: str) -> list[Problem]:
    """Let a subject's measures name questions and factors as a version does; return what kept that from being saved."""
    names = desk.catalogue.renaming(desk.catalogue.version, version) or {}

    def named(id_: str | None) -> str | None:
        today = None if id_ is None else desk.catalogue.name_today(id_)
        return None if today is None else names.get(today, today)

    def renamed(measure: Measure) -> Measure:
        return replace(measure, factor=named(measure.factor), question=named(measure.question))

    if subject is None or all(renamed(measure) == measure for measure in subject.measures):
        return []
    try:
        desk.store.update(
            Subject, subject.id,
            lambda stored: replace(
                stored,
                measures=tuple(renamed(measure) for measure in stored.measures),
                changed=desk.stamp(stored.department, role),
            ),
        )  # fmt: skip
    except GelingenscheckError as error:
        return [problem_of(f"{SUBJECTS}/{subject.id}{SUFFIX}", error)]
    return []
