"""Who did what when in a project, and what differs between two states: in words, never as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from gelingenscheck.assessment.model import Assessment, Status
from gelingenscheck.assessment.subject import Measure, MeasureStatus, Subject
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import Words
from gelingenscheck.organisation import Organisation
from gelingenscheck.reports.answers import in_words
from gelingenscheck.storage import erasing, history
from gelingenscheck.storage.files import FileStore
from gelingenscheck.usecases.checks import check_ids
from gelingenscheck.usecases.desk import Desk

State = Subject | Assessment


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One place that reads otherwise; empty where there was nothing, or is nothing any more."""

    place: str
    before: str
    after: str


def states_of(desk: Desk, store: FileStore, subject_id: str) -> dict[str, tuple[State, ...]]:
    """Return what is kept of a project and of each of its checks, by id, the oldest state first."""
    found = {subject_id: _states(store, Subject, subject_id)}
    for id_ in check_ids(desk, subject_id):
        found[id_] = _states(store, Assessment, id_)
    return {id_: states for id_, states in found.items() if states}


def _states(store: FileStore, kind: type[Subject] | type[Assessment], id_: str) -> tuple[State, ...]:
    known: dict[int, State] = {
        state.revision: state for state in history.documents(kind, erasing.kept_folder(store, kind, id_))
    }
    try:
        now: State = store.load(kind, id_).document
    except GelingenscheckError:
        return tuple(known.values())
    return tuple((known | {now.revision: now}).values())


def named(state: State, words: Words) -> str:
    """Say what a state is of."""
    if isinstance(state, Subject):
        return words("Angaben und Maßnahmen")
    kind = words("abgeschlossen") if state.status is Status.FINAL else words("Entwurf")
    if state.discarded is not None:
        kind = words("verworfen")
    return words("Einschätzung {number}, {state}", number=state.id.rpartition("-")[2], state=kind)


def moment(state: State, organisation: Organisation, words: Words) -> str:
    """Say when a state was saved; of what is final the day only."""
    at = state.changed.at
    if not isinstance(at, datetime):
        return words.date(at)
    local = at.astimezone(organisation.timezone)
    return words("{date}, {time} Uhr", date=words.date(local.date()), time=words.time(at, organisation.timezone))


def differences(
    old: State, new: State, catalogue: Catalogue, organisation: Organisation, words: Words
) -> tuple[Difference, ...]:
    """Return what differs between two states of the same document, in words."""
    before, after = (dict(_said(state, catalogue, organisation, words)) for state in (old, new))
    places = [*after, *(place for place in before if place not in after)]
    return tuple(
        Difference(place=place, before=before.get(place, ""), after=after.get(place, ""))
        for place in places
        if before.get(place, "") != after.get(place, "")
    )


def _said(state: State, catalogue: Catalogue, organisation: Organisation, words: Words) -> Iterator[tuple[str, str]]:
    if isinstance(state, Subject):
        yield from _subject(state, organisation, words)
    else:
        yield from _check(state, catalogue, words)


def _subject(subject: Subject, organisation: Organisation, words: Words) -> Iterator[tuple[str, str]]:
    names = organisation.names
    yield words("Titel"), subject.title
    yield words("Federführendes Amt"), names.get(subject.department, subject.department)
    yield words("Beteiligte Ämter"), ", ".join(names.get(id_, id_) for id_ in subject.partners)
    yield words("Partner außerhalb"), ", ".join(subject.partners_external)
    yield words("Handlungsfelder"), ", ".join(subject.areas)
    yield words("Kurzbeschreibung"), subject.summary or ""
    yield words("Vorlage"), subject.paper or ""
    yield words("Beginn"), words.date(subject.start) if subject.start else ""
    yield words("Ende"), words.date(subject.end) if subject.end else ""
    yield words("Variante, die gilt"), subject.chosen_variant or ""
    yield words("Freigabe für den Bericht"), words("ja") if subject.release == "council" else words("nein")
    for measure in subject.measures:
        yield words("Maßnahme {id}", id=measure.id), _measure(measure, words)


def _measure(measure: Measure, words: Words) -> str:
    done = words("erledigt") if measure.status is MeasureStatus.DONE else words("offen")
    due = words("bis {date}", date=words.date(measure.due)) if measure.due else ""
    return " · ".join(filter(None, [measure.text, measure.responsible or "", due, done]))


def _check(check: Assessment, catalogue: Catalogue, words: Words) -> Iterator[tuple[str, str]]:
    yield words("Stand"), named(check, words)
    for id_, answer in check.answers.items():
        question = catalogue.questions.get(id_)
        place = question.text.said(words.lang) if question else id_
        level = words("Stufe {level}", level=answer.level) if answer.level is not None else words("keine Stufe")
        yield place, in_words(question, answer, words) if question else level
        yield words("Begründung zu: {question}", question=place), answer.rationale or ""
        evidence = "; ".join(" – ".join(filter(None, [item.text, item.link])) for item in answer.evidence)
        yield words("Nachweise zu: {question}", question=place), evidence
        target = answer.target
        aimed = " – ".join(filter(None, [str(target.level), target.reason])) if target else ""
        yield words("Zielstufe zu: {question}", question=place), aimed
    for factor, quick in check.quick.items():
        title = catalogue.by_id[factor].title.said(words.lang) if factor in catalogue.by_id else factor
        yield words("Kurzcheck: {factor}", factor=title), " – ".join(filter(None, [str(quick.state), quick.text]))
