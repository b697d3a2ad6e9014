"""Documents made for one rule, and snapshots of them without a folder."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from gelingenscheck.assessment.model import Answer, Assessment, CatalogueRef, Check, Choice, Mode, Status
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.subject import Subject, SubjectKind
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.portfolio.selection import Selection, select
from gelingenscheck.storage import tables
from gelingenscheck.storage.rows import MEASURE_COLUMNS, SUBJECT_COLUMNS, Layout, rows_of
from gelingenscheck.storage.snapshot import Snapshot, snapshot_of
from gelingenscheck.usecases.portfolio import portfolio_of

TODAY = date(2026, 11, 24)
MARCH = date(2026, 3, 4)
Document = Subject | Assessment

MADE = count()
"""Each made snapshot has a version of its own."""


def project(id_: str, department: str = "tiefbau", **values: Any) -> Subject:
    plain = Subject(
        id=id_, kind=SubjectKind.PROJECT, title=f"Vorhaben {id_}", department=department,
        changed=Stamp(at=MARCH, by=f"planner@{department}"),
    )  # fmt: skip
    return replace(plain, **values)


def unit(id_: str, **values: Any) -> Subject:
    return project(id_, id_, kind=SubjectKind.UNIT, **values)


def check(
    id_: str, subject: str, catalogue: Catalogue, level: int | None = 3, *, on: date | None = MARCH, **values: Any
) -> Assessment:
    """Return a full check with one level everywhere, final on a day or a draft."""
    stamp = Stamp(at=on or MARCH, by="planner@tiefbau")
    answer = Answer(choice=Choice(level=level))
    plain = Assessment(
        id=id_, status=Status.DRAFT if on is None else Status.FINAL, check=Check.FULL, subject=subject,
        department="tiefbau", phase=Phase.PLANNING, catalogue=CatalogueRef(id=catalogue.id, version=catalogue.version),
        created=stamp, changed=stamp, finalised=None if on is None else stamp, mode=Mode.INDIVIDUAL,
        answers={} if level is None else dict.fromkeys(catalogue.questions, answer),
    )  # fmt: skip
    return replace(plain, **values)


def standard(id_: str, catalogue: Catalogue, level: int, on: date = MARCH) -> Assessment:
    """Return a unit's final crosscutting check with one level everywhere."""
    answers = {factor.crosscutting.id: Answer(choice=Choice(level=level)) for factor in catalogue.factors}
    return check(
        f"{id_}-1", id_, catalogue, on=on, check=Check.CROSSCUTTING, phase=None, answers=answers, department=id_
    )


def levels(catalogue: Catalogue, factor: str, by_question: Mapping[str, int], otherwise: int = 4) -> dict[str, Answer]:
    """Return answers to one factor, some of them at a level of their own."""
    return {
        question.id: Answer(choice=Choice(level=by_question.get(question.id, otherwise)))
        for question in catalogue.by_id[factor].questions
    }


def snapshot(documents: Iterable[Any], catalogue: Catalogue) -> Snapshot:
    layout = Layout(catalogue=catalogue)
    ordered = sorted(documents, key=lambda document: document.id)
    rows = [rows_of(document, f"{document.id}.yaml", layout) for document in ordered]
    return snapshot_of(
        f"made {next(MADE)}",
        {
            "assessments": tables.table(layout.columns, [row.assessment for row in rows if row.assessment]),
            "subjects": tables.table(SUBJECT_COLUMNS, [row.subject for row in rows if row.subject]),
            "measures": tables.table(MEASURE_COLUMNS, [measure for row in rows for measure in row.measures]),
        },
        (),
        catalogue=catalogue.id,
    )


def selection(
    documents: Iterable[Any], catalogue: Catalogue, organisation: Organisation, as_of: date = TODAY
) -> Selection:
    made = snapshot(documents, catalogue)
    return select(made.assessments, made.subjects, catalogue, organisation, as_of)


def portfolio(
    documents: Iterable[Any], catalogue: Catalogue, organisation: Organisation, as_of: date = TODAY
) -> Portfolio:
    return portfolio_of(snapshot(documents, catalogue), catalogue, organisation, as_of)
