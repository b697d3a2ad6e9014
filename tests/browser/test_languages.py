"""Texts of workshops in the browser: each says its language, and what is read from the right stands at the right."""

from tests.browser.conftest import Open
from tests.browser.server import Server

SIDES = """() => [...document.querySelectorAll('[class*=gc-beside] tbody tr')].map(row => {
  const [german, said] = row.cells, [cell, text] = [said, said.querySelector('p')].map(e => e.getBoundingClientRect())
  return [german.lang, german.dir, said.lang, said.dir, Math.round(cell.right - text.right) < 24]
})"""


def test_arabic_is_arabic_for_a_screen_reader_and_stands_at_the_right(shared: Server, visits: Open) -> None:
    visit = visits(shared).open("/sprachen", sprache="ar", teil="identities")
    rows = visit.page.evaluate(SIDES)
    assert len(rows) == 2 + 5 + 5 + 6
    assert rows == [["de", "", "ar", "rtl", True]] * len(rows)
    name = visit.page.get_by_text("Türkçe", exact=True)
    assert name.evaluate("name => name.closest('[lang]').lang") == "tr"


def test_another_language_leaves_no_direction_behind(shared: Server, visits: Open) -> None:
    visit = visits(shared, width=390).open("/sprachen", sprache="ar", teil="seite")
    choice = visit.page.get_by_label("Sprache", exact=True)
    choice.click()
    choice.fill("Türk")
    choice.press("Enter")
    visit.page.wait_for_url("**sprache=tr**")
    visit.settle()
    rows = visit.page.evaluate(SIDES)
    assert {tuple(row[:4]) for row in rows} == {("de", "", "tr", "ltr")}
    assert "sprache=tr" in visit.page.url
    assert not visit.scrolls_sideways()
    assert visit.violations() == []


def test_the_file_to_fill_in_is_handed_out(shared: Server, visits: Open) -> None:
    visit = visits(shared).open("/sprachen")
    visit.page.get_by_text("Eine Sprache ergänzen").click()
    visit.settle()
    with visit.page.expect_download() as handed:
        visit.page.get_by_role("button", name="Vorlage herunterladen").click()
    text = handed.value.path().read_text(encoding="utf-8")
    assert text.count('""') > 200
    assert "shared_planning" not in text
    assert "  shared-planning:\n" in text
