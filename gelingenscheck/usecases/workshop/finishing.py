"""Turn what a workshop agreed into an assessment, read back first, and save it once."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo

from gelingenscheck.assessment import lifecycle
from gelingenscheck.assessment.model import Answer, Assessment, CatalogueRef, Check, Choice, Mode, RoundRecord, Status
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.storage.store import UnreadableDocumentError
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.usecases.checks import check_ids, next_id, subject_to_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop import texts
from gelingenscheck.usecases.workshop.seeing import RoundView, views
from gelingenscheck.workshop.log import Do, Event
from gelingenscheck.workshop.model import ItemKind, Workshop
from gelingenscheck.workshop.state import Stage, State

ROLE = "facilitator"


class RehearsalError(GelingenscheckError):
    """What simulated people agreed on is nobody's result."""

    message = N_("Das war eine Probe mit gedachten Teilnehmenden. Ihr Ergebnis wird nicht gespeichert.")


class NotEndedError(GelingenscheckError):
    """Somebody may still vote or change an agreed level."""

    message = N_("Der Workshop läuft noch. Alles Bisherige ist sicher; bitte beenden Sie ihn, dann wird gespeichert.")


class NothingToSaveError(GelingenscheckError):
    """An assessment without any round says nothing."""

    message = N_(
        "In diesem Workshop wurde noch nichts abgestimmt oder festgehalten, deshalb gibt es nichts zu speichern. "
        "Sie können das Beenden zurücknehmen und weitermachen."
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadBack:
    """What is read back to the room before it is saved, and afterwards."""

    workshop: Workshop
    state: State
    rounds: tuple[RoundView, ...]
    """All items of the agenda but the practice item."""
    notes: Mapping[int, str]
    """By place in the agenda (`RoundView.index`); once the result is saved they are in its rounds, too."""
    result: Assessment
    """What is saved, or would be saved now (then its id is empty)."""

    @property
    def saved(self) -> bool:
        """Say whether the result is saved."""
        return self.state.assessment is not None

    @property
    def left_open(self) -> tuple[RoundView, ...]:
        """Return the items without an agreed level."""
        return tuple(view for view in self.rounds if view.level is None)


def read_back(desk: Desk, workshops: WorkshopStore, id_: str) -> ReadBack:
    """Return what a workshop agreed so far; raise `MissingItemError` where the catalogue was replaced meanwhile."""
    workshop, state = workshops.load(id_), workshops.state(id_)
    seen, notes = views(workshops, workshop, state), workshops.notes(id_)
    if state.assessment is not None:
        result = desk.store.load(Assessment, state.assessment).document
    else:
        stamp = desk.stamp(workshop.department, ROLE)
        result = record(workshop, seen, notes, desk.catalogue, stamp=stamp, zone=desk.organisation.timezone)
    return ReadBack(workshop=workshop, state=state, rounds=seen, notes=notes, result=result)


def record(
    workshop: Workshop,
    seen: Sequence[RoundView],
    notes: Mapping[int, str],
    catalogue: Catalogue,
    *,
    stamp: Stamp,
    zone: tzinfo,
) -> Assessment:
    """Return what a workshop agreed as a final assessment without an id, under today's names of the items.

    A question and a department's standard get the agreed level as their answer, a whole factor has it in its round
    (R8). What was left out or stays undecided has no answer.
    """
    named = [(texts.answered_as(catalogue, workshop, view.item), view) for view in seen]
    answers = {
        id_: Answer(choice=Choice(level=view.level), at=stamp.at, by=stamp.by)
        for id_, view in named
        if view.level is not None and view.item.kind is not ItemKind.FACTOR
    }
    draft = Assessment(
        id="",
        status=Status.DRAFT,
        check=Check.FULL if workshop.phase else Check.CROSSCUTTING,
        subject=workshop.subject,
        department=workshop.department,
        phase=workshop.phase,
        catalogue=CatalogueRef(id=catalogue.id, version=catalogue.version),
        created=workshop.created,
        changed=stamp,
        mode=Mode.WORKSHOP,
        answers=answers,
        rounds=tuple(_rounds(named, notes)),
        workshop=workshop.id,
    )
    return lifecycle.finalise(draft, stamp=stamp, zone=zone)


def save(desk: Desk, workshops: WorkshopStore, id_: str, *, role: str = ROLE) -> Assessment:
    """Save the result of a workshop that is over, once: a second press, also after a crash, returns what was saved.

    Raises `RehearsalError`, `NotEndedError`, `NothingToSaveError`, or `StepRefusedError` where another device undid
    the end in the same moment.
    """
    workshop = workshops.load(id_)
    if workshop.rehearsal:
        raise RehearsalError
    with desk.store.exclusive():
        state = workshops.state(id_)
        if state.assessment is not None:
            return desk.store.load(Assessment, state.assessment).document
        if state.stage is not Stage.END:
            raise NotEndedError
        saved = _saved(desk, workshops, workshop, state, role)
        workshops.act(id_, state.version, Event(do=Do.SAVE, at=desk.now().astimezone(UTC), assessment=saved.id))
        return saved


def _saved(desk: Desk, workshops: WorkshopStore, workshop: Workshop, state: State, role: str) -> Assessment:
    """Save the assessment unless the very same was saved before a crash; a different one follows on that."""
    subject = subject_to_check(desk, workshop.subject, Check.FULL if workshop.phase else Check.CROSSCUTTING, role)
    fresh = record(
        workshop, views(workshops, workshop, state), workshops.notes(workshop.id), desk.catalogue,
        stamp=desk.stamp(subject.department, role), zone=desk.organisation.timezone,
    )  # fmt: skip
    if not fresh.rounds:
        raise NothingToSaveError
    earlier = tuple(_earlier(desk, workshop))
    same = next((known for known in earlier if known.rounds == fresh.rounds), None)
    if same is not None:
        return same
    placed = replace(
        fresh, id=next_id(desk, workshop.subject), department=subject.department,
        predecessor=earlier[-1].id if earlier else None,
    )  # fmt: skip
    return desk.store.create(placed).document


def _earlier(desk: Desk, workshop: Workshop) -> Iterator[Assessment]:
    """Yield what was saved of a workshop already, although its log does not say so."""
    for id_ in check_ids(desk, workshop.subject):
        with suppress(UnreadableDocumentError):
            known = desk.store.load(Assessment, id_).document
            if known.workshop == workshop.id:
                yield known


def _rounds(named: Sequence[tuple[str, RoundView]], notes: Mapping[int, str]) -> Iterator[RoundRecord]:
    """Yield the records of the items on which anything was seen, agreed or noted."""
    for id_, view in named:
        note = notes.get(view.index)
        if view.tallies or view.agreed or note:
            yield RoundRecord(
                item=id_,
                ballots=tuple(None if tally is None else tally.levels for tally in view.tallies),
                dont_know=tuple(None if tally is None else tally.dont_know for tally in view.tallies),
                level=view.level,
                dissent=view.dissent,
                note=note or None,
                paper=tuple(None if tally is None else tally.paper for tally in view.tallies),
            )
