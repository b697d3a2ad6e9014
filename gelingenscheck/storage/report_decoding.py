"""Turn the plain values of a file into a yearly report; what does not fit is refused with its place."""

from collections.abc import Mapping

from gelingenscheck import reading
from gelingenscheck.annual.model import AnnualReport, Origin, Part, ReportStatus, ReportText, Supplement
from gelingenscheck.i18n import N_
from gelingenscheck.reading import YEARS, Fields, MisfitError, Path, Value
from gelingenscheck.storage.answers import as_visible
from gelingenscheck.storage.headers import as_stamp, refuse_other_format, take_revision, take_stamp
from gelingenscheck.storage.report_encoding import REPORT_FORMAT
from gelingenscheck.storage.report_figures import as_figures


def as_report(value: Value) -> AnnualReport:
    """Type a yearly report."""
    fields = Fields(value)
    refuse_other_format(fields, REPORT_FORMAT)
    status = fields.take("status", reading.as_choice, choices=tuple(ReportStatus))
    report = AnnualReport(
        year=fields.take("year", reading.as_integer, low=YEARS[0], high=YEARS[-1]),
        revision=take_revision(fields),
        as_of=fields.take("as_of", reading.as_date),
        named=fields.maybe("named", reading.as_flag) or False,
        texts=_texts(fields),
        supplements=fields.each("supplements", _supplement),
        submitted=fields.maybe("submitted", as_stamp),
        computed=fields.take("computed", as_stamp),
        figures=fields.take("figures", as_figures),
        changed=fields.take("changed", as_stamp),
    )
    fields.done()
    _agree(report, status)
    return report


def _agree(report: AnnualReport, status: str) -> None:
    """Refuse a report whose parts contradict each other."""
    submitted = report.submitted is not None
    if status != report.status:
        raise MisfitError(("status",), N_("„status“ passt nicht zu „submitted“."))
    if report.supplements and not submitted:
        raise MisfitError(("supplements",), N_("Nachträge hat nur ein abgegebener Bericht."))
    if submitted and set(report.texts) != set(Part):
        raise MisfitError(("texts",), N_("Ein abgegebener Bericht hat zu jedem Teil einen Text."))
    for part, text in report.texts.items():
        if text.origin is Origin.PROPOSED and not submitted:
            raise MisfitError(("texts", part), N_("Vorgeschlagene Texte stehen nur in einem abgegebenen Bericht."))


def _texts(fields: Fields) -> Mapping[Part, ReportText]:
    texts = fields.items("texts", _text)
    for name in texts:
        reading.as_choice(name, ("texts", name), tuple(Part))
    return {part: texts[part] for part in Part if part in texts}


def _text(value: Value, path: Path) -> ReportText:
    fields = Fields(value, path)
    origin = fields.maybe("origin", reading.as_choice, choices=tuple(Origin))
    text = ReportText(
        text=fields.take("text", as_visible), stamp=take_stamp(fields), origin=Origin(origin or Origin.WRITTEN)
    )
    fields.done()
    return text


def _supplement(value: Value, path: Path) -> Supplement:
    fields = Fields(value, path)
    supplement = Supplement(text=fields.take("text", as_visible), stamp=take_stamp(fields))
    fields.done()
    return supplement
