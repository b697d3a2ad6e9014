"""Turn yearly reports into the plain values of their files."""

from typing import Any

from gelingenscheck.annual.figures import (
    Basis,
    City,
    Figures,
    ListedMeasure,
    Measures,
    Promise,
    ReleasedProject,
)
from gelingenscheck.annual.model import AnnualReport, Origin, Part, ReportText, Supplement
from gelingenscheck.catalogue import Text
from gelingenscheck.scoring.few import Few
from gelingenscheck.storage.blocks import Counts
from gelingenscheck.storage.headers import known, stamp_values, text_value

REPORT_FORMAT = "gelingenscheck/report/1"


def report_values(report: AnnualReport) -> dict[str, Any]:
    """Return the plain values of a yearly report, in the order of its file."""
    return {
        "format": REPORT_FORMAT,
        "year": report.year,
        "revision": report.revision,
        "status": report.status,
        "as_of": report.as_of,
        **({"named": True} if report.named else {}),
        **known(
            texts={part: _text(report.texts[part]) for part in Part if part in report.texts} or None,
            supplements=[_supplement(one) for one in report.supplements] or None,
            submitted=None if report.submitted is None else stamp_values(report.submitted),
        ),
        "computed": stamp_values(report.computed),
        "figures": _figures(report.figures),
        "changed": stamp_values(report.changed),
    }


def _text(text: ReportText) -> dict[str, Any]:
    origin = None if text.origin is Origin.WRITTEN else text.origin
    return {"text": text_value(text.text), **known(origin=origin), **stamp_values(text.stamp)}


def _supplement(one: Supplement) -> dict[str, Any]:
    return {"text": text_value(one.text), **stamp_values(one.stamp)}


def _figures(figures: Figures) -> dict[str, Any]:
    answers = figures.answers
    return {
        **({"examples": True} if figures.examples else {}),
        "city": _city(figures.city),
        "catalogue": _basis(figures.basis),
        "after": figures.after,
        "until": figures.until,
        **known(before=figures.before),
        "answers": {
            "complete": answers.complete, "nil": answers.nil, "begun": answers.begun, "silent": answers.silent,
        },
        "projects": figures.projects,
        "assessed": figures.assessed,
        "crosscutting": figures.crosscutting,
        **_by_factor(figures),
        "measures": _measures(figures.measures),
        "released_in_all": figures.released_in_all,
        **known(released=[_released(one) for one in figures.released] or None),
    }  # fmt: skip


def _city(city: City) -> dict[str, Any]:
    bodies = [text_value(body) for body in city.bodies] or None
    return {
        "municipality": text_value(city.municipality), **known(mandate=text_value(city.mandate), bodies=bodies),
    }  # fmt: skip


def _basis(basis: Basis) -> dict[str, Any]:
    return {
        "id": basis.catalogue, "version": basis.version, "title": _said(basis.title),
        "status": _said(basis.status), "gap": _said(basis.gap),
    }  # fmt: skip


def _by_factor(figures: Figures) -> dict[str, Any]:
    factors = [
        {
            "factor": one.factor, "number": one.number, "title": _said(one.title),
            **known(weak=_few(one.weak), before=_few(one.before)),
        }
        for one in figures.factors
    ]  # fmt: skip
    spots = [{"question": one.question, "text": _said(one.text), "weak": _few(one.weak)} for one in figures.spots]
    units = [
        {"unit": one.unit, "name": text_value(one.name), "there": Counts(map(int, one.factors))}
        for one in figures.units
    ]
    return {"factors": factors, **known(spots=spots or None, units=units or None)}


def _measures(measures: Measures) -> dict[str, Any]:
    return {
        "open": measures.open, "done": measures.done, "overdue": measures.overdue, "due": measures.due,
        "kept": measures.kept,
        **known(
            listed=[_listed(one) for one in measures.listed] or None,
            promises=[_promise(one) for one in measures.promises] or None,
        ),
    }  # fmt: skip


def _listed(one: ListedMeasure) -> dict[str, Any]:
    return {
        "subject": one.subject, "id": one.id, "text": text_value(one.text), "project": text_value(one.project),
        "unit": text_value(one.unit), **known(responsible=text_value(one.responsible), due=one.due),
        "state": one.state,
    }  # fmt: skip


def _promise(one: Promise) -> dict[str, Any]:
    return {
        "text": text_value(one.text), "project": text_value(one.project), "unit": text_value(one.unit),
        **known(due=one.due), "outcome": one.outcome, **known(moved=one.moved),
    }  # fmt: skip


def _released(one: ReleasedProject) -> dict[str, Any]:
    return {"title": text_value(one.title), "unit": text_value(one.unit)}


def _said(text: Text) -> dict[str, Any]:
    return {
        "de": text_value(text.de), "en": text_value(text.en), **known(simple=text_value(text.simple)),
    }  # fmt: skip


def _few(few: Few | None) -> Counts | None:
    """Return lowest, highest and of how many."""
    return None if few is None else Counts((few.low, few.high, few.n))
