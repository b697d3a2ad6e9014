"""Turn documents into the plain values of their files: stable order, empty blocks and absent options left out."""

from typing import Any

from gelingenscheck.assessment.model import (
    Answer,
    Assessment,
    CarriedFrom,
    CatalogueRef,
    Evidence,
    QuickAnswer,
    RoundRecord,
)
from gelingenscheck.assessment.subject import Measure, Subject
from gelingenscheck.storage.blocks import Counts
from gelingenscheck.storage.headers import known, line_value, stamp_values, text_value
from gelingenscheck.storage.texts import cleaned, cleaned_line

SUBJECT_FORMAT = "gelingenscheck/subject/1"
ASSESSMENT_FORMAT = "gelingenscheck/assessment/1"


def subject_values(subject: Subject) -> dict[str, Any]:
    """Return the plain values of a subject, in the order of its file."""
    return {
        "format": SUBJECT_FORMAT,
        "id": subject.id,
        "revision": subject.revision,
        "kind": subject.kind,
        "form": subject.form,
        "title": cleaned_line(subject.title),
        "department": subject.department,
        **known(
            partners=list(subject.partners) or None,
            partners_external=[name for name in map(line_value, subject.partners_external) if name] or None,
            areas=list(subject.areas) or None,
            summary=text_value(subject.summary),
            paper=line_value(subject.paper),
            start=subject.start,
            end=subject.end,
        ),
        "release": subject.release,
        "chosen_variant": subject.chosen_variant,
        "example": subject.example,
        **known(measures=[_measure(measure) for measure in subject.measures] or None),
        "changed": stamp_values(subject.changed),
    }


def assessment_values(assessment: Assessment) -> dict[str, Any]:
    """Return the plain values of an assessment, in the order of its file."""
    return {
        "format": ASSESSMENT_FORMAT,
        "id": assessment.id,
        "revision": assessment.revision,
        "status": assessment.status,
        "check": assessment.check,
        "subject": assessment.subject,
        "department": assessment.department,
        "phase": assessment.phase,
        "mode": assessment.mode,
        "variant": assessment.variant,
        "catalogue": _catalogue(assessment.catalogue),
        "predecessor": assessment.predecessor,
        "created": stamp_values(assessment.created),
        "changed": stamp_values(assessment.changed),
        **known(
            finalised=assessment.finalised and stamp_values(assessment.finalised),
            discarded=assessment.discarded and stamp_values(assessment.discarded),
            carried=None if assessment.carried is None else _carried(assessment.carried),
            answers={id_: _answer(answer) for id_, answer in assessment.answers.items()} or None,
            quick={id_: _quick(answer) for id_, answer in assessment.quick.items()} or None,
            rounds=[_round(record) for record in assessment.rounds] or None,
            workshop=assessment.workshop,
        ),
    }


def _catalogue(reference: CatalogueRef) -> dict[str, Any]:
    return {"id": reference.id, "version": reference.version}


def _carried(carried: CarriedFrom) -> dict[str, Any]:
    return {"from": _catalogue(carried.catalogue), "at": carried.stamp.at, "by": carried.stamp.by}


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "id": measure.id,
        **known(**{"from": measure.source}),
        "text": cleaned(measure.text),
        **known(
            factor=measure.factor,
            question=measure.question,
            responsible=line_value(measure.responsible),
            due=measure.due,
            status=measure.status,
            expected_level=measure.expected_level,
        ),
        "joint": measure.joint,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    choice, target = answer.choice, answer.target
    return known(
        level=choice.level,
        no_answer=choice.no_answer,
        reason=choice.reason,
        note=text_value(choice.note),
        rationale=text_value(answer.rationale),
        evidence=[item for item in map(_evidence, answer.evidence) if item] or None,
        target=None if target is None else known(level=target.level, reason=text_value(target.reason)),
        at=answer.at,
        by=answer.by,
    )


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return known(text=text_value(evidence.text), link=line_value(evidence.link))


def _quick(answer: QuickAnswer) -> dict[str, Any]:
    return known(state=answer.state, text=text_value(answer.text))


def _round(record: RoundRecord) -> dict[str, Any]:
    return known(
        item=record.item,
        ballots=[None if vote is None else Counts(vote) for vote in record.ballots] or None,
        dont_know=list(record.dont_know) or None,
        level=record.level,
        dissent=text_value(record.dissent),
        note=text_value(record.note),
        paper=list(record.paper) or None,
    )
