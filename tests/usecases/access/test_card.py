"""A card: one page that a validator accepts, with the link, and what opens it in letters."""

from datetime import UTC, datetime

import pytest

from gelingenscheck import organisation
from gelingenscheck.access import Role
from gelingenscheck.access.token import grouped
from gelingenscheck.i18n import words_in
from gelingenscheck.settings import ROOT
from gelingenscheck.usecases.access.card import card
from gelingenscheck.usecases.access.links import make_link
from tests.reports import read_pdf
from tests.storage.access.fake import FakeAccess

NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_card_is_one_accessible_page_with_the_link_and_whom_to_ask(lang: str) -> None:
    city = organisation.load(ROOT / "organisation.yaml")
    made = make_link(FakeAccess(), city, role=Role.PLANNER, department="tiefbau", now=NOW, by="x@y")
    address = made.address("https://check.musterstadt.example")
    written = card(made.link, address, city, words_in(lang), now=NOW)
    pages = read_pdf.reader(written).pages
    text = "".join(pages[0].extract_text().split())
    assert len(pages) == 1
    assert address in text
    assert [str(note["/A"]["/URI"]) for note in pages[0].annotations or ()] == [address]
    text = text.replace("\u200b", "")
    for said in ("Tiefbau (66)", "IT-Servicestelle", grouped(made.token), "29.12.2027" if lang == "de" else "2027"):
        assert "".join(said.split()) in text
    assert read_pdf.failures(written) == []
