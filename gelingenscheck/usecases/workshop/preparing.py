"""Prepare a workshop: what it is about, its agenda, and what holds in the room."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta

from gelingenscheck.assessment.model import CatalogueRef
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.subject import Subject, SubjectKind
from gelingenscheck.catalogue import Phase
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.storage.store import NotFoundError, UnreadableDocumentError
from gelingenscheck.storage.workshops.store import CodeTakenError, WorkshopStore
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.forms import Form
from gelingenscheck.usecases.workshop import agenda, rehearsing
from gelingenscheck.workshop.code import new_code
from gelingenscheck.workshop.model import KEPT, LEAST_THRESHOLD, LIFETIME, THRESHOLD, Item, ItemKind, Workshop
from gelingenscheck.workshop.timing import LENGTHS

ROLE = "facilitator"
MOST_ITEMS = 24
MOST_EXPECTED = 2_000
MOST_THRESHOLD = 100
USUAL_EXPECTED = 30
TRIES = 20
"""Codes that are drawn before giving up; a second one is needed about once in a billion."""


class UnknownSubjectError(GelingenscheckError):
    """There is no such project, and no such unit today."""

    heading = N_("Dieses Vorhaben oder Amt gibt es hier nicht")
    message = N_(
        "„{id}“ ist weder ein Vorhaben noch ein Amt, das es heute gibt. Es wurde nichts vorbereitet; "
        "bitte wählen Sie aus der Liste."
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Preparation:
    """What is chosen on the page; nothing of it is checked yet."""

    subject: str
    """Id of a project or of a unit."""
    minutes: int
    interpreted: bool = False
    items: tuple[Item, ...]
    """The agenda, practice first if there is one."""
    languages: tuple[str, ...] = ()
    """Ids, the first one first."""
    threshold: int = THRESHOLD
    expected: int = USUAL_EXPECTED
    phase: Phase | None = None
    """Of a project; None takes the phase of its latest check."""
    rehearsal: bool = False


def proposed_items(desk: Desk, subject_id: str, minutes: int, *, interpreted: bool = False) -> tuple[Item, ...]:
    """Return an agenda that fits into the time: practice, then the weakest or the untouched factors of the subject."""
    return agenda.proposed(desk, subject_id, minutes, interpreted=interpreted)


def possible_items(desk: Desk, subject_id: str, phase: Phase | None = None) -> tuple[Item, ...]:
    """Return everything that can be voted on: practice, the factors, then the questions due in a project's phase."""
    return agenda.possible(desk, subject_id, phase)


def about(desk: Desk, id_: str) -> Subject:
    """Return the project or the unit, also one without any check yet; raise `UnknownSubjectError`."""
    subject = _subject(desk, id_)
    if subject is None:
        raise UnknownSubjectError(id=id_[:80])
    return subject


def prepare(
    desk: Desk,
    workshops: WorkshopStore,
    preparation: Preparation,
    *,
    offered: Collection[str],
    kept: timedelta = KEPT,
    attended: bool = True,
    role: str = ROLE,
) -> Workshop:
    """Save a new workshop with a code of its own; raise `InvalidFormError` with all that is faulty.

    `offered` are the ids of the participants' languages that fit the catalogue, `kept` is how long single ballots
    are. A rehearsal gets its imagined participants at once, unless another process is going to serve it.
    """
    subject = _checked(desk, preparation, offered)
    fresh = replace(_workshop(desk, preparation, subject, id_=secrets.token_hex(6), role=role), kept=kept)
    for _ in range(TRIES):
        workshop = replace(fresh, code=new_code(secrets.choice))
        try:
            workshops.create(workshop)
        except CodeTakenError:
            continue
        if attended:
            rehearsing.attend(workshops, workshop)
        return workshop
    raise CodeTakenError


def change(
    desk: Desk, workshops: WorkshopStore, id_: str, preparation: Preparation, *, offered: Collection[str],
    role: str = ROLE,
) -> Workshop:  # fmt: skip
    """Save another preparation under the same id and code, before the first step; raise `BegunError` after it."""
    known = workshops.load(id_)
    subject = _checked(desk, preparation, offered)
    changed = replace(_workshop(desk, preparation, subject, id_=id_, role=role), code=known.code, kept=known.kept)
    workshops.change(changed)
    return changed


def prepared(workshop: Workshop) -> Preparation:
    """Return what was chosen for a workshop, to be changed or to be used for another one."""
    return Preparation(
        subject=workshop.subject, minutes=workshop.minutes, interpreted=workshop.interpreted, items=workshop.items,
        languages=workshop.languages, threshold=workshop.threshold, expected=workshop.expected, phase=workshop.phase,
        rehearsal=workshop.rehearsal,
    )  # fmt: skip


def _workshop(desk: Desk, chosen: Preparation, subject: Subject, *, id_: str, role: str) -> Workshop:
    stamp = desk.stamp(subject.department, role)
    unit = subject.kind is SubjectKind.UNIT
    return Workshop(
        id=id_,
        code="",
        title=subject.title,
        subject=subject.id,
        department=subject.department,
        catalogue=CatalogueRef(id=desk.catalogue.id, version=desk.catalogue.version),
        phase=None if unit else chosen.phase or agenda.usual_phase(desk, subject.id),
        items=chosen.items,
        minutes=chosen.minutes,
        interpreted=chosen.interpreted,
        languages=tuple(dict.fromkeys(chosen.languages)),
        threshold=chosen.threshold,
        expected=chosen.expected,
        rehearsal=chosen.rehearsal,
        created=stamp,
        expires=desk.now() + LIFETIME,
    )


def _checked(desk: Desk, chosen: Preparation, offered: Collection[str]) -> Subject:
    """Return the subject, or raise `InvalidFormError` with every faulty field."""
    form = Form()
    subject = _subject(desk, chosen.subject)
    if subject is None:
        form.fault("subject", N_("Bitte wählen Sie das Vorhaben oder das Amt, um das es geht."))
    else:
        _check_items(desk, chosen, subject, form)
    if chosen.minutes not in LENGTHS:
        form.fault("minutes", N_("Bitte wählen Sie 60, 90 oder 120 Minuten."))
    _check_room(chosen, offered, form)
    form.done()
    assert subject is not None  # noqa: S101 - the form would have been refused
    return subject


def _check_items(desk: Desk, chosen: Preparation, subject: Subject, form: Form) -> None:
    rounds = [item for item in chosen.items if not item.practice]
    if not rounds:
        form.fault("items", N_("Bitte wählen Sie mindestens eine Runde für das Programm."))
    if len(rounds) > MOST_ITEMS:
        form.fault("items", N_("Das Programm hat {n} Runden, möglich sind {limit}."), n=len(rounds), limit=MOST_ITEMS)
    if len(set(chosen.items)) < len(chosen.items):
        form.fault("items", N_("Eine Runde steht zweimal im Programm. Bitte nehmen Sie eine davon heraus."))
    if ItemKind.PRACTICE in {item.kind for item in chosen.items[1:]}:
        form.fault("items", N_("Die Probefrage steht am Anfang oder gar nicht im Programm."))
    possible = set(possible_items(desk, subject.id, chosen.phase))
    unknown = next((item for item in rounds if item not in possible), None)
    if unknown is not None:
        form.fault(
            "items",
            N_("„{item}“ lässt sich hier nicht abstimmen: Es steht nicht im Katalog oder passt nicht zu Vorhaben und "
               "Phase."),
            item=unknown.id[:60],
        )  # fmt: skip


def _check_room(chosen: Preparation, offered: Collection[str], form: Form) -> None:
    if not LEAST_THRESHOLD <= chosen.threshold <= MOST_THRESHOLD:
        form.fault(
            "threshold",
            N_("Ergebnisse werden frühestens ab {low} Stimmen gezeigt, damit keine einzelne zu erkennen ist. "
               "Möglich sind {low} bis {high}."),
            low=LEAST_THRESHOLD, high=MOST_THRESHOLD,
        )  # fmt: skip
    if not 1 <= chosen.expected <= MOST_EXPECTED:
        form.fault("expected", N_("Möglich sind 1 bis {limit} Teilnehmende."), limit=MOST_EXPECTED)
    if not chosen.languages:
        form.fault("languages", N_("Bitte wählen Sie mindestens eine Sprache für die Handys."))
    unknown = next((language for language in chosen.languages if language not in offered), None)
    if unknown is not None:
        form.fault("languages", N_("Die Sprache „{language}“ gibt es hier nicht."), language=unknown[:20])


def _subject(desk: Desk, id_: str) -> Subject | None:
    unit = desk.organisation.departments.get(id_)
    if unit is not None:
        stamp = Stamp(at=desk.now(), by=f"{ROLE}@{id_}")
        fresh = Subject(id=id_, kind=SubjectKind.UNIT, title=unit.name, department=id_, changed=stamp)
        return fresh if unit.exists(desk.today) else None
    try:
        return desk.store.load(Subject, id_).document
    except (NotFoundError, UnreadableDocumentError):
        return None
