"""One measure for several projects: saved in all of them or in none, and taken back from all of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from gelingenscheck.assessment import subject as subjects
from gelingenscheck.assessment.subject import Measure, MeasureStatus, Subject
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_, Words
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.forms import Form
from gelingenscheck.usecases.measures import typed_measure
from gelingenscheck.usecases.projects import new_token

MOST_PROJECTS = 200
"""Projects that one joint measure may have."""


class JointInUseError(GelingenscheckError):
    """Somebody worked on the measure in one of the projects."""

    message = N_(
        "An dieser gemeinsamen Maßnahme wurde in einem Vorhaben schon weitergearbeitet; sie bleibt überall, wie sie "
        "ist. Einzelne lassen sich beim Vorhaben ändern oder entfernen."
    )


def new_joint() -> str:
    """Return a new id that the measures of several projects can share."""
    return f"gemeinsam-{new_token()}{new_token()}"


def proposed(catalogue: Catalogue, question_id: str, levels: Sequence[int], words: Words) -> Measure:
    """Return the catalogue's next step from the level that most of the projects are at, not saved yet.

    Where the catalogue has no step from any of their levels, the text is left to the person.
    """
    question = catalogue.questions[question_id]
    counts = Counter(level for level in levels if level in question.next_steps)
    if not counts:
        return Measure(id="", text="", factor=question.factor, question=question_id)
    level = min(counts, key=lambda known: (-counts[known], known))
    return Measure(
        id="", text=question.next_steps[level].text.said(words.lang), factor=question.factor, question=question_id,
        expected_level=level + 1,
    )  # fmt: skip


def add_joint(
    desk: Desk, measure: Measure, sources: Mapping[str, str | None], *, joint: str, role: str = "local"
) -> tuple[Subject, ...]:
    """Save a measure in several projects, each with the check it came from (`sources`), in all or in none.

    Saving it once more under the same `joint` adds it only where it is missing. Raises `InvalidFormError`, or what
    keeps one of the projects from being saved.
    """
    typed = _typed(desk, measure, sources, joint)
    with desk.store.exclusive():
        known = [desk.store.load(Subject, id_).document for id_ in sources]
        missing = [subject for subject in known if not _shared(subject, joint)]
        saved: list[str] = []
        try:
            for subject in missing:
                _add(desk, subject.id, replace(typed, source=sources[subject.id]), role)
                saved.append(subject.id)
        except Exception:
            _take(desk, saved, joint, role)
            raise
        return tuple(desk.store.load(Subject, id_).document for id_ in sources)


def take_back(desk: Desk, joint: str, subject_ids: Sequence[str], *, role: str = "local") -> tuple[str, ...]:
    """Remove a joint measure from all of its projects while nobody worked on it; raise `JointInUseError` otherwise.

    Returns the ids of the projects that had it.
    """
    with desk.store.exclusive():
        known = {id_: _shared(desk.store.load(Subject, id_).document, joint) for id_ in subject_ids}
        measures = [measure for shared in known.values() for measure in shared]
        plain = {replace(measure, id="", source=None) for measure in measures}
        if len(plain) > 1 or any(measure.status is not MeasureStatus.OPEN for measure in measures):
            raise JointInUseError
        found = [id_ for id_, shared in known.items() if shared]
        taken: list[str] = []
        try:
            for id_ in found:
                _remove(desk, id_, joint, role)
                taken.append(id_)
        except Exception:
            for id_ in taken:
                with suppress(GelingenscheckError):
                    _put_back(desk, id_, known[id_], role)
            raise
        return tuple(found)


def _typed(desk: Desk, measure: Measure, sources: Mapping[str, str | None], joint: str) -> Measure:
    filled = Form()
    if not sources:
        filled.fault("subjects", N_("Bitte wählen Sie mindestens ein Vorhaben."))
    if len(sources) > MOST_PROJECTS:
        filled.fault("subjects", N_("Möglich sind höchstens {limit} Vorhaben auf einmal."), limit=MOST_PROJECTS)
    return replace(typed_measure(desk, measure, due_was=None, filled=filled), joint=joint)


def _shared(subject: Subject, joint: str) -> tuple[Measure, ...]:
    return tuple(measure for measure in subject.measures if measure.joint == joint)


def _add(desk: Desk, id_: str, measure: Measure, role: str) -> None:
    desk.store.update(
        Subject, id_, lambda known: subjects.add_measure(known, measure, stamp=desk.stamp(known.department, role))
    )


def _remove(desk: Desk, id_: str, joint: str, role: str) -> None:
    def without(known: Subject) -> Subject:
        kept = tuple(measure for measure in known.measures if measure.joint != joint)
        return replace(known, measures=kept, changed=desk.stamp(known.department, role))

    desk.store.update(Subject, id_, without)


def _put_back(desk: Desk, id_: str, measures: tuple[Measure, ...], role: str) -> None:
    def whole(known: Subject) -> Subject:
        stamp = desk.stamp(known.department, role)
        return replace(known, measures=(*known.measures, *measures), changed=stamp)

    desk.store.update(Subject, id_, whole)


def _take(desk: Desk, ids: Sequence[str], joint: str, role: str) -> None:
    """Take back what a failed saving had saved already, as far as the store lets us."""
    for id_ in ids:
        with suppress(GelingenscheckError):
            _remove(desk, id_, joint, role)
