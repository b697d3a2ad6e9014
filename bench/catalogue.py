"""What the catalogue costs: reading and checking it, and carrying assessments over to its next version."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml

from bench import drafts
from bench.measuring import Row, at_most
from bench.portfolio import CATALOGUE, ORGANISATION, ROUNDS, TODAY, alternately
from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue, Crosswalk, reader, version_of
from gelingenscheck.catalogue.lint.content import lint
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.files import FileStore
from gelingenscheck.usecases import carrying
from gelingenscheck.usecases.folders import fill
from gelingenscheck.usecases.generator import generate

FILE = ROOT / "factors.yaml"
ASSESSMENTS = 1_000
NEXT = "2.0.0"


def read_rows() -> Sequence[Row]:
    """Measure reading and checking the catalogue beside PyYAML's C loader on the same file."""
    data = FILE.read_bytes()
    ours, beside = alternately([lambda: _checked(data), lambda: yaml.load(data, yaml.CSafeLoader)])
    return [at_most("catalogue-read", ours=ours * 1000, beside=beside * 1000, unit="ms", goal=3)]


def _checked(data: bytes) -> None:
    catalogue, problem = reader.read(data, FILE.name)
    assert catalogue is not None, problem  # noqa: S101 - what ships is measured
    lint(catalogue, data, FILE.name)


def carry_rows() -> Sequence[Row]:
    """Measure carrying a thousand assessments over beside reading each and writing it through the same store."""
    times: list[list[float]] = [[], []]
    for _ in range(ROUNDS):
        for measured, known in zip((carried_over, written_again), times, strict=True):
            with TemporaryDirectory() as folder:
                known.append(_seconds(measured, Path(folder, "store")))
    ours, beside = map(median, times)
    return [at_most("carry-over-1000", ours=ours, beside=beside, unit="s", goal=5)]


def _seconds(measured: Callable[[FileStore], object], folder: Path) -> float:
    fill(folder, documents())
    store = FileStore(folder)
    start = time.perf_counter()
    measured(store)
    return time.perf_counter() - start


@cache
def documents() -> Sequence[Subject | Assessment]:
    """Return a thousand assessments that all go on: one full check of a project each, with their subjects."""
    subjects: dict[str, Subject] = {}
    checks: dict[str, Assessment] = {}
    for known in generate(CATALOGUE, ORGANISATION, size=3 * ASSESSMENTS, seed=1, today=TODAY):
        if isinstance(known, Subject):
            subjects[known.id] = known
        elif known.check is Check.FULL and known.discarded is None and len(checks) < ASSESSMENTS:
            checks.setdefault(known.subject, known)
    assert len(checks) == ASSESSMENTS  # noqa: S101 - a figure of less would be none
    return [*(subjects[id_] for id_ in checks), *checks.values()]


def carried_over(store: FileStore) -> None:
    """Carry over every assessment that goes on: drafts move, the latest finals get a new draft."""
    desk = replace(drafts.desk(store.root), store=store, catalogue=successor())
    plan = carrying.carry(desk, NEXT)
    assert len(plan.entries) == ASSESSMENTS, plan.problems[:3]  # noqa: S101 - likewise


def written_again(store: FileStore) -> None:
    """Read every assessment and write it once, finals as a copy since they are never overwritten."""
    for id_ in store.ids(Assessment):
        known = store.load(Assessment, id_).document
        if known.is_draft:
            store.update(Assessment, id_, lambda draft: replace(draft, department=f"{draft.department}-x"))
        else:
            store.create(replace(known, id=f"{id_}9"))


def successor() -> Catalogue:
    """Return the next version of the catalogue: in each factor one question renamed, one retired, one added."""
    renamed, retired = {}, []
    factors = []
    for factor in CATALOGUE.factors:
        first, second, *rest = factor.questions
        renamed[first.id] = f"{first.id}-2"
        retired.append(second.id)
        added = replace(second, id=f"{second.id}-2", since=NEXT, replaces=(second.id,))
        questions = (replace(first, id=renamed[first.id]), replace(second, retired=NEXT), added, *rest)
        factors.append(replace(factor, questions=questions))
    before, after = version_of(CATALOGUE.version), version_of(NEXT)
    assert before is not None  # noqa: S101 - the reader typed it
    assert after is not None  # noqa: S101 - written above
    walk = Crosswalk(source=before, target=after, renamed=renamed, retired=tuple(retired))
    return replace(CATALOGUE, version=NEXT, factors=tuple(factors), crosswalks=(walk,))
