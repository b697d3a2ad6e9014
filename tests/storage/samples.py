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
from gelingenscheck.returns import answering, rounds
from gelingenscheck.returns.answering import TextChange
from gelingenscheck.returns.model import Channel, ContactKind, Return, ReturnRound, ReturnText
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


def year_round(**values: Any) -> ReturnRound:
    first = rounds.opened(year=2026, cut_off=date(2026, 9, 30), deadline=date(2026, 10, 15), stamp=stamp())
    return replace(first, **values)


def closed_round() -> ReturnRound:
    figures = {
        "share": 2 / 3,
        "none": None,
        "n": 7,
        "whole": 50.0,
        "flag": True,
        "text": "0.5",
        "list": [1, {"a": "null"}],
    }
    moved = rounds.rescheduled(year_round(), date(2026, 10, 31), stamp=stamp(1))
    once = rounds.reopened(rounds.closed(moved, {}, stamp=stamp(2)), "Ein Amt fehlte", stamp=stamp(3))
    return rounds.closed(once, figures, stamp=stamp(4))


def unit_return(**values: Any) -> Return:
    return replace(Return(year=2026, unit="tiefbau", changed=stamp()), **values)


def full_return() -> Return:
    change = TextChange(text=ReturnText.DONE, shown=None, new="Zwei Querungen gebaut\n- und eine geplant")
    begun = answering.write(unit_return(), change, stamp=stamp(1), on_behalf=Channel.TELEPHONE)
    known = answering.confirmed(answering.contacted(begun, ContactKind.REMINDER, stamp=stamp(2)), 3, stamp=stamp(3))
    nil = answering.declare_nil(known, "Alles bei der Schule", stamp=stamp(4))
    return answering.submit(answering.withdraw(nil, stamp=stamp(5)), stamp=stamp(6), on_behalf=Channel.TELEPHONE)
