"""Tell the invented projects: from their short form to the values of files, as of a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from gelingenscheck import reading
from gelingenscheck.assessment.model import OTHER_REASON, Assessment, Check, NoAnswer
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue, Crosscutting, Phase, Question
from gelingenscheck.scoring.sheet import EVIDENCE_FROM
from gelingenscheck.storage.decoding import as_assessment, as_subject
from gelingenscheck.storage.encoding import ASSESSMENT_FORMAT, SUBJECT_FORMAT

FILE = Path(__file__).with_name("examples.yaml")
CATALOGUE = "gelingensfaktoren"
"""Id of the catalogue that the stories answer."""
WORK = timedelta(days=12)
"""From the start of a check to its end."""
Values = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Teller:
    """What the stories are told with."""

    catalogue: Catalogue
    today: date

    def day(self, days: str) -> str:
        """Return the date so many days from today, as files write it."""
        return (self.today + timedelta(days=int(days))).isoformat()


def told(catalogue: Catalogue, today: date) -> Iterator[tuple[Subject, tuple[Assessment, ...]]]:
    """Yield every example with its checks."""
    teller = Teller(catalogue=catalogue, today=today)
    for story in reading.loads(FILE.read_bytes())["subjects"]:
        checks = [_check(teller, story, n, check) for n, check in enumerate(story.get("checks", ()), start=1)]
        yield as_subject(_subject(teller, story)), tuple(as_assessment(check) for check in checks)


def _subject(teller: Teller, story: Values) -> Values:
    own = {key: value for key, value in story.items() if key != "checks"}
    days: Values = {key: teller.day(story[key]) for key in ("start", "end") if key in story}
    measures = [_measure(teller, story, n, measure) for n, measure in enumerate(story.get("measures", ()), start=1)]
    return {
        "format": SUBJECT_FORMAT, "revision": "1", "kind": "project", "example": "true",
        "changed": _stamp(teller.day("-1"), story), **own, **days, "measures": measures,
    }  # fmt: skip


def _measure(teller: Teller, story: Values, number: int, measure: Values) -> Values:
    """Return a measure; where the catalogue has no such question it belongs to the project as a whole."""
    question = teller.catalogue.questions.get(measure.get("question", ""))
    source = f"{story['id']}-{measure['from']}" if "from" in measure else None
    return {
        **measure,
        "id": f"m{number}",
        "from": source,
        "factor": question and question.factor,
        "question": question and question.id,
        "due": teller.day(measure["due"]),
    }


def _check(teller: Teller, story: Values, number: int, check: Values) -> Values:
    end = teller.today - timedelta(days=int(check["ago"]))
    draft = check.get("draft") == "true"
    closed = {} if draft else {"finalised": _stamp(end.isoformat(), story)}
    before = f"{story['id']}-{check['predecessor']}" if "predecessor" in check else None
    return {
        "format": ASSESSMENT_FORMAT, "id": f"{story['id']}-{number}", "revision": "1",
        "status": "draft" if draft else "final", "check": check["check"], "subject": story["id"],
        "department": story["department"], "phase": check.get("phase"), "mode": check.get("mode"),
        "catalogue": {"id": teller.catalogue.id, "version": teller.catalogue.version}, "predecessor": before,
        "created": _stamp((end - WORK).isoformat(), story), "changed": _stamp(end.isoformat(), story), **closed,
        "answers": dict(_answers(teller.catalogue, check, _stamp(end.isoformat(), story))),
        "quick": {id_: said for id_, said in check.get("quick", {}).items() if id_ in teller.catalogue.by_id},
        "rounds": [record for record in check.get("rounds", ()) if _known(teller.catalogue, record["item"])],
    }  # fmt: skip


def _stamp(day: str, story: Values) -> Values:
    return {"at": day, "by": f"planner@{story['department']}"}


def _known(catalogue: Catalogue, item: str) -> bool:
    return item in catalogue.by_id or item in catalogue.questions


def _answers(catalogue: Catalogue, check: Values, stamp: Values) -> Iterator[tuple[str, Values]]:
    """Yield an answer for every sign of the patterns; whatever the catalogue's questions are."""
    due = Phase(check["phase"]) if "phase" in check else None
    evidence = cycle({"all": (True,), "some": (True, False), "none": (False,)}[check.get("evidence", "all")])
    for factor in catalogue.factors:
        pattern = check.get("levels", {}).get(factor.id, "-")
        questions: Sequence[Question | Crosscutting] = (
            [factor.crosscutting] if check["check"] == Check.CROSSCUTTING else catalogue.due(factor, due)
        )
        for question, sign in zip(questions, cycle(pattern), strict=False):
            said = _said(question if isinstance(question, Question) else None, sign)
            if said and sign.isdecimal() and int(sign) >= EVIDENCE_FROM and next(evidence):
                said |= _evidence(question, int(sign))
            beside = {"rationale": check.get("words", {}).get(question.id), "target": _target(check, question.id)}
            if said:
                yield question.id, {**said, **beside, **stamp}


def _said(question: Question | None, sign: str) -> Values:
    """Return what a sign says to a question; where "not applicable" is not allowed it is "don't know"."""
    if sign.isdecimal():
        return {"level": sign}
    if sign == "-":
        return {}
    if sign == "x" and question is not None and question.na is not None:
        reason = next(iter(question.na), OTHER_REASON)
        note = {"note": "Gehört nicht zu diesem Vorhaben."} if reason == OTHER_REASON else {}
        return {"no_answer": NoAnswer.NOT_APPLICABLE, "reason": reason, **note}
    return {"no_answer": NoAnswer.DONT_KNOW}


def _evidence(question: Question | Crosscutting, level: int) -> Values:
    """Return one of the catalogue's own examples of evidence."""
    texts = question.evidence if isinstance(question, Question) else ()
    return {"evidence": [{"text": texts[level % len(texts)].de}]} if texts else {}


def _target(check: Mapping[str, Any], question: str) -> Any:
    return check.get("targets", {}).get(question)
