"""Invent a reproducible portfolio of any size that uses every feature of the files."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from gelingenscheck.assessment.model import Assessment, CatalogueRef, Check, Mode, QuickAnswer, QuickState, Status
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.subject import Form, Measure, MeasureStatus, Release, Subject, SubjectKind
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.organisation import Kind, Organisation
from gelingenscheck.usecases import invention
from gelingenscheck.usecases.forms import MAX_TITLE
from gelingenscheck.usecases.guesses import Guesser
from gelingenscheck.usecases.projects import new_id

SPAN = timedelta(days=5 * 365)
PHASES = tuple(Phase)
"""In the order of a project's life."""
HOSTILE_EVERY = 20
"""One project in so many has a title that tries to break something."""
SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"


def generate(
    catalogue: Catalogue, organisation: Organisation, *, size: int, seed: int, today: date
) -> Iterator[Subject | Assessment]:
    """Yield subjects, each followed by its assessments, until there are `size` of these."""
    world = World(
        catalogue=catalogue,
        organisation=organisation,
        today=today,
        dice=random.Random(seed),  # noqa: S311 - invented data shall be the same again
    )
    left = size
    while left:
        subject, checks = _unit(world) if world.chance(0.04) else _project(world)
        kept = list(islice(checks, left))
        left -= len(kept)
        if subject is not None:
            yield subject
        yield from kept


@dataclass(frozen=True, kw_only=True)
class World:
    """What the invention draws from."""

    catalogue: Catalogue
    organisation: Organisation
    today: date
    dice: random.Random
    ids: set[str] = field(default_factory=set)
    rounds: dict[str, int] = field(default_factory=dict)
    """How many crosscutting checks each unit has."""

    def chance(self, share: float) -> bool:
        """Say yes in this share of cases."""
        return self.dice.random() < share

    def department(self) -> str:
        """Return a unit that exists today; some have many projects."""
        units = [unit.id for unit in self.organisation.existing(self.today) if unit.kind is not Kind.COUNCIL]
        return units[min(int(self.dice.expovariate(3 / len(units))), len(units) - 1)]

    def stamp(self, day: date, department: str, *, moment: bool = False) -> Stamp:
        """Return a day, or a moment on it, and a planner."""
        at = datetime.combine(day, time(self.dice.randrange(7, 17), self.dice.randrange(60)), UTC) if moment else day
        return Stamp(at=at, by=f"planner@{department}")

    def reference(self) -> CatalogueRef:
        """Return the catalogue's version."""
        return CatalogueRef(id=self.catalogue.id, version=self.catalogue.version)


def _unit(world: World) -> tuple[Subject | None, Iterator[Assessment]]:
    """Return a unit where it is new, and one more crosscutting check of it."""
    unit = world.organisation.departments[world.department()]
    number = world.rounds[unit.id] = world.rounds.get(unit.id, 0) + 1
    day = world.today - timedelta(days=world.dice.randrange(SPAN.days))
    stamp = world.stamp(day, unit.id)
    subject = Subject(id=unit.id, kind=SubjectKind.UNIT, title=unit.name, department=unit.id, changed=stamp)
    guesser = Guesser(dice=world.dice, at=day, by=stamp.by)
    check = Assessment(
        id=f"{unit.id}-{number}", status=Status.FINAL, check=Check.CROSSCUTTING, subject=unit.id, department=unit.id,
        phase=None, catalogue=world.reference(), created=stamp, changed=stamp, finalised=stamp,
        answers={factor.crosscutting.id: guesser.standard() for factor in world.catalogue.factors},
    )  # fmt: skip
    return (subject if number == 1 else None), iter((check,))


def _project(world: World) -> tuple[Subject, Iterator[Assessment]]:
    dice, department = world.dice, world.department()
    begin = world.today - timedelta(days=dice.randrange(SPAN.days))
    areas = world.organisation.departments[department].areas
    title = _title(world)
    subject = Subject(
        id=_id(world, title), kind=SubjectKind.PROJECT, title=title, department=department,
        changed=world.stamp(min(begin + timedelta(days=30), world.today), department, moment=True),
        revision=dice.randrange(1, 9), form=dice.choice(tuple(Form)),
        partners=tuple(sorted({world.department() for _ in range(dice.randrange(3))} - {department})),
        partners_external=tuple(dice.sample(invention.PARTNERS, dice.randrange(3))),
        areas=areas[: dice.randrange(len(areas) + 1)],
        summary=dice.choice(invention.RATIONALES) if world.chance(0.6) else None,
        paper=f"{dice.randrange(12, 15)}/{dice.randrange(10_000):04}" if world.chance(0.3) else None,
        start=begin + timedelta(days=90) if world.chance(0.8) else None,
        end=begin + timedelta(days=dice.randrange(100, 1_500)) if world.chance(0.7) else None,
        release=Release.COUNCIL if world.chance(0.3) else Release.INTERNAL,
    )  # fmt: skip
    if world.chance(0.06):
        chosen = replace(subject, chosen_variant=dice.choice(("A", "B", None)))
        return _with_measures(world, chosen), _variants(world, chosen, begin)
    return _with_measures(world, subject), _life(world, subject, begin)


def _title(world: World) -> str:
    turn, rest = divmod(len(world.ids), HOSTILE_EVERY)
    if rest == 0:
        return invention.HOSTILE[turn % len(invention.HOSTILE)][:MAX_TITLE].strip()
    parts = (world.dice.choice(words) for words in (invention.KINDS, invention.THINGS, invention.PLACES))
    return " ".join(parts)


def _id(world: World, title: str) -> str:
    id_ = new_id(title, "".join(world.dice.choices(SIGNS, k=4)))
    if id_ in world.ids:
        return _id(world, title)
    world.ids.add(id_)
    return id_


def _with_measures(world: World, subject: Subject) -> Subject:
    dice = world.dice
    questions = tuple(world.catalogue.questions.values())
    measures = []
    for number in range(1, dice.choice((1, 1, 1, 2, 3, 5))):
        question = dice.choice(questions) if world.chance(0.8) else None
        measures.append(Measure(
            id=f"m{number}", text=dice.choice(invention.MEASURES), source=f"{subject.id}-1" if question else None,
            factor=question.factor if question else None, question=question.id if question else None,
            responsible=dice.choice(invention.FUNCTIONS) if world.chance(0.8) else None,
            due=world.today + timedelta(days=dice.randrange(-400, 300)) if world.chance(0.8) else None,
            status=MeasureStatus.DONE if world.chance(0.4) else MeasureStatus.OPEN,
            expected_level=dice.randrange(1, 5) if question else None,
            joint=f"gemeinsam-{dice.randrange(20)}" if world.chance(0.1) else None,
        ))  # fmt: skip
    return replace(subject, measures=tuple(measures))


def _variants(world: World, subject: Subject, begin: date) -> Iterator[Assessment]:
    for number, variant in enumerate(("A", "B"), start=1):
        check = _full(world, subject, number, Phase.PLANNING, begin, draft=False)
        yield replace(check, variant=variant, mode=Mode.INDIVIDUAL, rounds=())


def _life(world: World, subject: Subject, begin: date) -> Iterator[Assessment]:
    """Yield the checks of one project: perhaps a quick one, then one per phase, until today."""
    number, day = 1, begin
    if world.chance(0.2):
        yield _quick(world, subject, day)
        number, day = 2, day + timedelta(days=20)
    before: str | None = None
    phases = PHASES[world.dice.choice((0, 0, 0, 1, 1, 2)) :]
    for phase in phases:
        late = day + timedelta(days=30) > world.today
        check = _full(world, subject, number, phase, min(day, world.today), draft=late or world.chance(0.08))
        yield replace(check, predecessor=before)
        if check.status is Status.DRAFT or world.chance(0.3):
            return
        before, number = check.id, number + 1
        day += timedelta(days=world.dice.randrange(200, 500))
        if day > world.today:
            return


def _quick(world: World, subject: Subject, day: date) -> Assessment:
    stamp = world.stamp(day, subject.department)
    said = {
        factor.id: QuickAnswer(
            state=world.dice.choice(tuple(QuickState)),
            text=world.dice.choice(invention.RATIONALES) if world.chance(0.5) else None,
        )
        for factor in world.catalogue.factors
        if world.chance(0.9)
    }
    return Assessment(
        id=f"{subject.id}-1", status=Status.FINAL, check=Check.QUICK, subject=subject.id,
        department=subject.department, phase=Phase.PLANNING, catalogue=world.reference(), created=stamp,
        changed=stamp, finalised=stamp, quick=said,
    )  # fmt: skip


def _full(world: World, subject: Subject, number: int, phase: Phase, day: date, *, draft: bool) -> Assessment:
    stamp = world.stamp(day, subject.department, moment=draft)
    guesser = Guesser(dice=world.dice, at=stamp.at, by=stamp.by, left_open=0.35 if draft else 0.02)
    workshop = not draft and world.chance(0.12)
    return Assessment(
        id=f"{subject.id}-{number}", status=Status.DRAFT if draft else Status.FINAL, check=Check.FULL,
        subject=subject.id, department=subject.department, phase=phase, catalogue=world.reference(), created=stamp,
        changed=stamp, revision=world.dice.randrange(1, 60), mode=Mode.WORKSHOP if workshop else Mode.INDIVIDUAL,
        finalised=None if draft else stamp, discarded=stamp if draft and world.chance(0.2) else None,
        answers=dict(guesser.answers(world.catalogue, phase)),
        rounds=tuple(guesser.rounds(world.catalogue, phase)) if workshop else (),
    )  # fmt: skip
