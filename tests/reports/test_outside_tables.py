"""The public workbook holds what may be told, and nothing beside it."""

import io
from datetime import UTC, datetime

from openpyxl import load_workbook

from gelingenscheck import organisation as organisations
from gelingenscheck.assessment.subject import Release
from gelingenscheck.catalogue import reader
from gelingenscheck.i18n import words_in
from gelingenscheck.portfolio.disclosure import cut_off, outside
from gelingenscheck.reports import xlsx
from gelingenscheck.reports.outside_tables import outside_outline
from gelingenscheck.settings import ROOT
from gelingenscheck.usecases.portfolio import portfolio_of
from tests.portfolio.made import check, project, snapshot

UNITS = ("tiefbau", "schule", "sport")


def test_the_public_workbook_names_released_projects_only_and_no_unit_beside_theirs() -> None:
    catalogue, organisation = reader.load(ROOT / "factors.yaml"), organisations.load(ROOT / "organisation.yaml")
    projects = [project(f"p{i}", UNITS[i % 3], title=f"Geheim {i}") for i in range(6)]
    released = project("frei", "kultur", title="Offenes Vorhaben", release=Release.COUNCIL)
    checks = [check(f"p{i}-1", f"p{i}", catalogue, 0 if i < 3 else 4) for i in range(6)]
    stored = snapshot([*projects, released, *checks], catalogue)
    of_year = portfolio_of(stored, catalogue, organisation, cut_off(2026))
    said = outside(of_year, stored.assessments, stored.subjects, of_year.measures, year=2026)
    outline = outside_outline(said, catalogue, organisation, words_in("de"), datetime(2026, 11, 24, tzinfo=UTC))
    book = load_workbook(io.BytesIO(xlsx.write(outline)))
    cells = [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert book.sheetnames == ["Faktoren", "Fragen", "Ämter", "Freigegebene Vorhaben"]
    assert "3 von 6" in cells
    assert "Offenes Vorhaben" in cells
    assert not [text for text in cells if "Geheim" in text]
    assert not [text for text in cells for id_ in UNITS if organisation.names[id_] == text]
    assert {"liegt vor", "liegt nicht vor"} <= set(cells)
