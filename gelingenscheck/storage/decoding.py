"""Turn the plain values of a file into a document; what does not fit is refused with its place."""

from collections.abc import Mapping
from typing import Any

from gelingenscheck import reading
from gelingenscheck.assessment.model import Assessment, CarriedFrom, CatalogueRef, Check, Mode, Status
from gelingenscheck.assessment.subject import Form, Measure, MeasureStatus, Release, Subject, SubjectKind
from gelingenscheck.catalogue import LEVELS, Phase
from gelingenscheck.i18n import N_
from gelingenscheck.reading import Fields, MisfitError, Path, Value
from gelingenscheck.storage.answers import as_answer, as_quick, as_round, as_visible
from gelingenscheck.storage.encoding import ASSESSMENT_FORMAT, SUBJECT_FORMAT
from gelingenscheck.storage.headers import as_stamp, refuse_other_format, take_revision, take_stamp

VARIANTS = ("A", "B")


def as_subject(value: Value) -> Subject:
    """Type a subject."""
    fields = Fields(value)
    refuse_other_format(fields, SUBJECT_FORMAT)
    subject = Subject(
        id=fields.take("id", reading.as_id),
        revision=take_revision(fields),
        kind=SubjectKind(fields.take("kind", reading.as_choice, choices=tuple(SubjectKind))),
        form=Form(fields.maybe("form", reading.as_choice, choices=tuple(Form)) or Form.PROJECT),
        title=fields.take("title", as_visible),
        department=fields.take("department", reading.as_id),
        partners=fields.each("partners", reading.as_id),
        partners_external=fields.each("partners_external", reading.as_text),
        areas=fields.each("areas", reading.as_id),
        summary=fields.maybe("summary", reading.as_text),
        paper=fields.maybe("paper", reading.as_text),
        start=fields.maybe("start", reading.as_date),
        end=fields.maybe("end", reading.as_date),
        release=Release(fields.maybe("release", reading.as_choice, choices=tuple(Release)) or Release.INTERNAL),
        chosen_variant=fields.maybe("chosen_variant", reading.as_choice, choices=VARIANTS),
        example=fields.maybe("example", reading.as_flag) or False,
        measures=fields.each("measures", _measure),
        changed=fields.take("changed", as_stamp),
    )
    fields.done()
    return subject


def _measure(value: Value, path: Path) -> Measure:
    fields = Fields(value, path)
    status = fields.maybe("status", reading.as_choice, choices=tuple(MeasureStatus))
    measure = Measure(
        id=fields.take("id", reading.as_id),
        source=fields.maybe("from", reading.as_id),
        text=fields.take("text", as_visible),
        factor=fields.maybe("factor", reading.as_id),
        question=fields.maybe("question", reading.as_id),
        responsible=fields.maybe("responsible", reading.as_text),
        due=fields.maybe("due", reading.as_date),
        status=MeasureStatus(status or MeasureStatus.OPEN),
        expected_level=fields.maybe("expected_level", reading.as_integer, low=LEVELS[0], high=LEVELS[-1]),
        joint=fields.maybe("joint", reading.as_id),
    )
    fields.done()
    return measure


def as_assessment(value: Value) -> Assessment:
    """Type an assessment; questions that no catalogue knows any more are kept."""
    fields = Fields(value)
    refuse_other_format(fields, ASSESSMENT_FORMAT)
    phase = fields.maybe("phase", reading.as_choice, choices=tuple(Phase))
    assessment = Assessment(
        id=fields.take("id", reading.as_id),
        revision=take_revision(fields),
        status=Status(fields.take("status", reading.as_choice, choices=tuple(Status))),
        check=Check(fields.take("check", reading.as_choice, choices=tuple(Check))),
        subject=fields.take("subject", reading.as_id),
        department=fields.take("department", reading.as_id),
        phase=None if phase is None else Phase(phase),
        mode=Mode(fields.maybe("mode", reading.as_choice, choices=tuple(Mode)) or Mode.INDIVIDUAL),
        variant=fields.maybe("variant", reading.as_choice, choices=VARIANTS),
        catalogue=fields.take("catalogue", _catalogue),
        predecessor=fields.maybe("predecessor", reading.as_id),
        created=fields.take("created", as_stamp),
        changed=fields.take("changed", as_stamp),
        finalised=fields.maybe("finalised", as_stamp),
        discarded=fields.maybe("discarded", as_stamp),
        carried=fields.maybe("carried", _carried),
        answers=_by_id(fields, "answers", as_answer),
        quick=_by_id(fields, "quick", as_quick),
        rounds=fields.each("rounds", as_round),
        workshop=fields.maybe("workshop", reading.as_id),
    )
    fields.done()
    _agree(assessment)
    return assessment


def _by_id(fields: Fields, key: str, typed: Any) -> Mapping[str, Any]:
    entries = fields.items(key, typed)
    for id_ in entries:
        reading.as_id(id_, (key, id_))
    return entries


def _agree(assessment: Assessment) -> None:
    """Refuse an assessment whose parts contradict each other."""
    final = assessment.status is Status.FINAL
    for field, wrong in (
        ("finalised", final != (assessment.finalised is not None)),
        ("discarded", final and assessment.discarded is not None),
        ("phase", (assessment.check is Check.CROSSCUTTING and assessment.phase is not None)
         or (assessment.check is Check.FULL and assessment.phase is None)),
        ("quick", bool(assessment.quick) and assessment.check is not Check.QUICK),
        ("answers", bool(assessment.answers) and assessment.check is Check.QUICK),
        ("rounds", bool(assessment.rounds) and assessment.mode is not Mode.WORKSHOP),
        ("workshop", assessment.workshop is not None and assessment.mode is not Mode.WORKSHOP),
    ):  # fmt: skip
        if wrong:
            raise MisfitError((field,), N_("„{field}“ passt nicht zu status, check und mode."), field=field)


def _catalogue(value: Value, path: Path) -> CatalogueRef:
    fields = Fields(value, path)
    reference = CatalogueRef(id=fields.take("id", reading.as_id), version=fields.take("version", reading.as_text))
    fields.done()
    return reference


def _carried(value: Value, path: Path) -> CarriedFrom:
    fields = Fields(value, path)
    carried = CarriedFrom(
        catalogue=fields.take("from", _catalogue),
        stamp=take_stamp(fields),
    )
    fields.done()
    return carried
