"""Every kind of document says the same in every format."""

from datetime import date
from typing import get_args

import pytest

from gelingenscheck.assessment.subject import Measure, Subject
from gelingenscheck.i18n import words_in
from gelingenscheck.reports.annual import annual_outline
from gelingenscheck.reports.outline import Outline
from gelingenscheck.usecases import papers
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.measures import add_measure
from gelingenscheck.usecases.papers import Format, Kind
from tests.annual import made
from tests.reports import read_formats
from tests.usecases.conftest import NOON
from tests.usecases.memory import MemoryStore
from tests.usecases.test_papers import met

KINDS = (*get_args(Kind), "annual")


@pytest.fixture(params=KINDS)
def outline(request: pytest.FixtureRequest, desk: Desk, store: MemoryStore, project: Subject) -> Outline:
    """Return each document, with a measure that has a date and one that has none."""
    if request.param == "annual":
        report, texts = made.report(), {part: f"# Dazu\n\nText zu {part}." for part in made.proposed()}
        return annual_outline(report, texts, words_in("de"), made=NOON, zone=desk.organisation.timezone)
    for due in (date(2027, 1, 31), None):
        add_measure(desk, project.id, Measure(id="", text=f"Begehen {due}", responsible="Tiefbau", due=due))
    workshop = met(desk, store, project)
    ids = {"annex": f"{project.id}-1", "project": project.id, "protocol": workshop.id}
    return papers.outline(desk, request.param, ids[request.param], "de")


@pytest.mark.parametrize("form", read_formats.READERS)
def test_title_headings_and_every_cell_are_read_back_in_order(outline: Outline, form: Format) -> None:
    assert read_formats.READERS[form](papers.write(outline, form), "de") == read_formats.expected(outline)


def test_a_pdf_says_every_heading_and_every_cell_in_order(outline: Outline) -> None:
    data = papers.write(outline, "pdf")
    assert list(read_formats.in_order(data, read_formats.expected(outline))) == []
