"""What leaves the house with a yearly report, in every format and every corner of a file (design, section 7b)."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.assessment.subject import Release
from gelingenscheck.i18n import words_in
from gelingenscheck.organisation import Organisation
from gelingenscheck.usecases import rounds
from gelingenscheck.usecases.annual import documents, reports
from gelingenscheck.usecases.desk import Desk
from tests.annual import city
from tests.annual.city import NOON, YEAR
from tests.portfolio.made import Document, check, project
from tests.reports import read_pdf

WORDS = words_in("de")
QUIET = "Die Stelle war unbesetzt."
INSIDE = ("Geheim", QUIET, "Begonnen und nicht abgegeben.", "local@", "Punktwert:", "Median")


def begun(desk: Desk, made: Sequence[Document]) -> AnnualReport:
    seen = city.stored(desk, made)
    city.closed(desk, seen)
    return reports.begin(desk, seen, YEAR)


def everything(desk: Desk, report: AnnualReport, form: documents.Format) -> str:
    """Return all that a file holds, also where nobody looks: properties, comments, embedded workbooks."""
    data = documents.document(desk, report, WORDS, form, NOON)
    if form == "pdf":
        return read_pdf.text(data) + data.decode("latin-1")
    return _unpacked(data) if data.startswith(b"PK") else data.decode()


def _unpacked(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return "\n".join(_unpacked(part) if part.startswith(b"PK") else f"{name}\n{part.decode('utf-8', 'replace')}"
                     for name, part in parts)  # fmt: skip


@pytest.mark.parametrize("form", documents.FORMATS)
def test_no_format_holds_what_stays_in_the_house(form: documents.Format) -> None:
    desk = city.desk()
    report = begun(desk, city.documents(desk))
    said = everything(desk, report, form)
    assert "Offen 00" in said
    for secret in INSIDE:
        assert secret not in said
    quiet = desk.organisation.names.keys() - {"rat"}  # whose name is also two words of a sentence
    released = {one.unit for one in report.figures.released}
    assert [name for unit in quiet if (name := desk.organisation.names[unit]) in said and name not in released] == []


def few(desk: Desk, units: Sequence[str], weak: int = 1) -> list[Document]:
    """Return one assessed project of each unit, the first ones weak."""
    return [
        one for n, unit in enumerate(units) for one in (
            project(f"p{n}", unit, title=f"Geheim {n}", release=Release.INTERNAL),
            check(f"p{n}-1", f"p{n}", desk.catalogue, 0 if n < weak else 4, department=unit),
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("units", "says"),
    [
        (("schule",) * 4, "reichen die Einschätzungen nicht"),
        (("schule",) * 7, "reichen die Einschätzungen nicht"),
        (("schule", "jugend") * 4, "reichen die Einschätzungen nicht"),
        (("schule", "jugend", "sport", "sport", "sport"), "bei mehr als einem Vorhaben"),
    ],
)
def test_where_a_figure_would_show_somebody_there_is_none(units: Sequence[str], says: str) -> None:
    desk = city.desk()
    report = begun(desk, few(desk, units))
    said = everything(desk, report, "json")
    assert says in said
    assert "Handlungsbedarf“: bei 1" not in said
    assert f"1 von {len(units)}" not in said.replace(f"höchstens 1 von {len(units)}", "")


def one_unit(organisation: Organisation) -> Organisation:
    return replace(organisation, departments={"schule": organisation.departments["schule"]})


def test_a_city_of_one_department_has_a_whole_report() -> None:
    plain = city.desk()
    desk = replace(plain, organisation=one_unit(plain.organisation))
    made = few(desk, ("schule",))
    seen = city.stored(desk, made)
    rounds.open_round(desk, year=YEAR, deadline=desk.today)
    rounds.close_round(desk, seen, YEAR)
    report = reports.begin(desk, seen, YEAR)
    said = everything(desk, report, "json")
    assert "wurde ein Amt gefragt; es hat nicht geantwortet." in said
    assert "Von dem einen Amt liegt eine Einschätzung" in said
    for lang in ("de", "en"):
        assert read_pdf.failures(documents.document(desk, report, words_in(lang), "pdf", NOON)) == []


def test_a_city_without_projects_and_answers_has_a_whole_report() -> None:
    desk = city.desk()
    seen = city.stored(desk, ())
    rounds.open_round(desk, year=YEAR, deadline=desk.today)
    rounds.close_round(desk, seen, YEAR)
    report = reports.begin(desk, seen, YEAR)
    said = everything(desk, report, "json")
    sentences = (
        "keines hat geantwortet.", "Noch ist kein Vorhaben bekannt.", "war keine Maßnahme angelegt.",
        "ist kein Vorhaben freigegeben.", "Von keinem der 20 Ämter liegt eine Einschätzung vor.",
    )  # fmt: skip
    for sentence in sentences:
        assert sentence in said
    assert report.figures.until == date(YEAR, 9, 30)
    assert all(everything(desk, report, form) for form in documents.FORMATS)
