"""A project that was checked in its office and in a workshop, with measures, as documents say it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from gelingenscheck import organisation
from gelingenscheck.assessment.model import (
    Assessment,
    CatalogueRef,
    Check,
    Mode,
    RoundRecord,
    Status,
)
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.subject import Measure, Subject, SubjectKind
from gelingenscheck.catalogue import Catalogue, Phase, reader
from gelingenscheck.i18n import words_in
from gelingenscheck.reports.outline import Outline, Table
from gelingenscheck.reports.provenance import Case
from gelingenscheck.settings import ROOT

MADE = datetime(2026, 11, 24, 9, tzinfo=UTC)
STAMP = Stamp(at=date(2026, 11, 20), by="facilitator@tiefbau")
TITLE = "Umbau Schulweg und Querung"
MEASURE = Measure(
    id="m1", text="Haltestelle mit Eltern begehen", source="schulweg-7k3f-1", factor="identities",
    responsible="Projektleitung Tiefbau", due=date(2027, 1, 31),
)  # fmt: skip
ROUNDS = (
    RoundRecord(
        item="identities", ballots=((0, 2, 5, 9, 1), (0, 0, 4, 12, 1)), dont_know=(2, 1), level=3,
        dissent="Stufe 2: Die Befragung war nur auf Deutsch.", note="Elternbeirat einbeziehen.", paper=(3, 4),
    ),
    RoundRecord(item="target-groups", ballots=((8, 1, 0, 1, 9),), dont_know=(0,)),
    RoundRecord(item="added-value", ballots=(None,), dont_know=(None,), level=2, paper=(None,)),
    RoundRecord(item="empowerment"),
)  # fmt: skip


@cache
def catalogue() -> Catalogue:
    return reader.load(ROOT / "factors.yaml")


def subject(*measures: Measure, title: str = TITLE) -> Subject:
    return Subject(
        id="schulweg-7k3f", kind=SubjectKind.PROJECT, title=title, department="tiefbau", changed=STAMP,
        paper="12/0767", measures=measures,
    )  # fmt: skip


def assessment(**more: Any) -> Assessment:
    known = Assessment(
        id="schulweg-7k3f-1", status=Status.FINAL, check=Check.FULL, subject="schulweg-7k3f", department="tiefbau",
        phase=Phase.PLANNING, catalogue=CatalogueRef(id=catalogue().id, version=catalogue().version),
        created=STAMP, changed=STAMP, finalised=STAMP,
    )  # fmt: skip
    return replace(known, **more)


def workshop(*rounds: RoundRecord, **more: Any) -> Assessment:
    return assessment(mode=Mode.WORKSHOP, rounds=rounds or ROUNDS, **more)


def case(known: Assessment, *measures: Measure, lang: str = "de", title: str = TITLE) -> Case:
    return Case(
        subject=subject(*measures, title=title), assessment=known, version=known.catalogue.version,
        catalogue=catalogue(), organisation=organisation.load(ROOT / "organisation.yaml"), words=words_in(lang),
        made=MADE,
    )  # fmt: skip


def tables(outline: Outline) -> list[Table]:
    return [block for block in outline.blocks if isinstance(block, Table)]


def text(outline: Outline) -> str:
    """Return everything that a reader could find in a document."""
    return repr(outline)
