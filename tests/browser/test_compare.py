"""What only a browser shows of the editor's view: files that come and go, marks without colour, a phone's width."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.browser.conftest import Open
from tests.browser.server import ROOT, Server

SHIPPED = (ROOT / "factors.yaml").read_text(encoding="utf-8")
QUESTION = "Wie haben Sie herausgefunden, was die Menschen brauchen, für die Sie planen?"
CHANGED = "Wie haben Sie erfahren, was die Menschen brauchen, für die Sie planen?"


def test_what_differs_is_marked_without_colour_and_stands_below_each_other_on_a_phone(
    shared: Server, visits: Open, tmp_path: Path
) -> None:
    assert QUESTION in SHIPPED
    file = tmp_path / "neu.yaml"
    file.write_text(SHIPPED.replace(QUESTION, CHANGED), encoding="utf-8")
    tab = visits(shared).open("/vergleich", factor="identities")
    tab.page.locator("input[type=file]").set_input_files(file)
    tab.page.get_by_text("Angesehen: neu.yaml").wait_for()
    tab.settle()
    entry = tab.page.locator(".st-key-gc-box-entry-needs-asked")
    assert entry.locator("del").all_inner_texts() == ["herausgefunden,"]
    assert entry.locator("strong").filter(has_text="erfahren,").count() == 1
    for width in (1280, 390):
        tab.resize(width)
        assert not tab.scrolls_sideways()
        before, after = tab.places(".st-key-gc-box-entry-needs-asked [data-testid=stColumn]")[:2]
        assert (after[1] > before[1]) is (width == 390)
        tab.shot(f"vergleich-datei-{width}")
    assert tab.violations() == []


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_review_sheet_comes_in_both_formats(shared: Server, visits: Open, lang: str) -> None:
    tab = visits(shared).open("/katalog", lang=lang)
    opened = []
    for form in ("DOCX", "XLSX"):
        with tab.page.expect_download() as arriving:
            tab.page.get_by_role("button", name=re.compile(rf"\({form}\)")).click()
        path = arriving.value.path()
        assert arriving.value.suggested_filename.endswith(f".{form.lower()}")
        opened.append(Path(path).read_bytes())
    assert Document(io.BytesIO(opened[0])).core_properties.language == {"de": "de-DE", "en": "en-GB"}[lang]
    assert len(openpyxl.load_workbook(io.BytesIO(opened[1])).worksheets) == 2
