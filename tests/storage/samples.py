"""Small documents of one city, with a clock that tests turn by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from gelingenscheck.assessment.lifecycle import Change, answer
from gelingenscheck.assessment.model import (
    Answer,
    Assessment,
    CatalogueRef,
    Check,
    Choice,
    Evidence,
    NoAnswer,
    Status,
    Target,
)
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.subject import Form, Measure, Subject, SubjectKind
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.storage.store import DocumentStore, Stored

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
PLANNER = "planner@tiefbau"
OTHER = "planner@schule"


def stamp(minutes: int = 0, by: str = PLANNER) -> Stamp:
    return Stamp(at=START + timedelta(minutes=minutes), by=by)


def subject(**values: Any) -> Subject:
    plain = Subject(
        id="schulweg-7k3f", kind=SubjectKind.PROJECT, title="Umbau Schulweg", department="tiefbau", changed=stamp()
    )
    return replace(plain, **values)


def full_subject() -> Subject:
    return subject(
        form=Form.PLAN,
        title="Schulweg: Querung # neu",
        partners=("schule",),
        partners_external=("Stadtsportverband",),
        areas=("mobilitaet",),
        summary="Erste Zeile\n  zweite\n\nletzte",
        paper="12/0767",
        start=date(2026, 3, 1),
        end=date(2026, 11, 30),
        measures=(
            Measure(
                id="m1", text="Aushang in fünf Sprachen", source="schulweg-7k3f-1", factor="low-threshold",
                question="absence-understood", responsible="Projektleitung", due=date(2026, 9, 30), expected_level=3,
            ),
        ),
    )  # fmt: skip


def assessment(**values: Any) -> Assessment:
    plain = Assessment(
        id="schulweg-7k3f-1",
        status=Status.DRAFT,
        check=Check.FULL,
        subject="schulweg-7k3f",
        department="tiefbau",
        phase=Phase.PLANNING,
        catalogue=CatalogueRef(id="gelingensfaktoren", version="1.0.0"),
        created=stamp(),
        changed=stamp(),
    )
    return replace(plain, **values)


def full_assessment() -> Assessment:
    return assessment(
        answers={
            "needs-asked": Answer(
                choice=Choice(level=3),
                rationale="Ja",
                evidence=(Evidence(text="Protokoll", link="https://example.org/p"),),
                target=Target(level=4, reason="Ziel"),
                at=START,
                by=PLANNER,
            ),
            "costs-covered": Answer(choice=Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="no-costs")),
            "absence-understood": Answer(choice=Choice(no_answer=NoAnswer.DONT_KNOW), at=START, by=PLANNER),
        }
    )


def final(draft: Assessment) -> Assessment:
    day = Stamp(at=date(2026, 3, 4), by=PLANNER)
    return replace(draft, status=Status.FINAL, finalised=day, changed=day)


def say(
    store: DocumentStore, id_: str, question: str, *, shown: str | None, new: str, catalogue: Catalogue,
    by: Stamp | None = None,
) -> Stored[Assessment]:  # fmt: skip
    """Change the rationale of one answer."""
    change = Change(question=question, part="rationale", shown=shown, new=new)
    return store.update(Assessment, id_, lambda draft: answer(draft, change, catalogue, stamp=by or stamp(1)))
