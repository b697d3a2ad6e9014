"""The editor's view: two catalogues side by side, comments that came back, and nothing of it kept."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.ui import address
from gelingenscheck.usecases.desk import Desk
from tests.catalogue import assembled
from tests.hostile import REFUSED
from tests.pages.conftest import forget
from tests.pages.visit import Visit, new_visit
from tests.reports import filled
from tests.reports.filled import opened, write

PAGE = address.COMPARE
SHIPPED = assembled.SHIPPED.read_text(encoding="utf-8")
Saved = Callable[[], Mapping[str, bytes]]


def bring(visit: Visit, name: str, content: bytes) -> Visit:
    """Bring a file along."""
    visit.at.file_uploader[0].set_value((name, content, "application/octet-stream"))
    return visit.run()


def test_the_shipped_catalogue_beside_itself_says_that_both_are_alike(visit: Visit) -> None:
    visit.open(PAGE)
    assert visit.title == visit.words("Kataloge vergleichen")
    assert visit.words("Beide sagen dasselbe") in visit.text
    assert not visit.at.selectbox


def test_a_file_is_looked_at_and_neither_kept_nor_used(visit: Visit, desk: Desk, saved: Saved) -> None:
    before = saved()
    question = desk.catalogue.factors[0].questions[0]
    changed = SHIPPED.replace(question.text.de, "Was brauchen die Menschen?").replace(
        "  target: 75\n", "  target: 80\n"
    )
    bring(visit.open(PAGE), "neu.yaml", changed.encode())
    words = visit.words
    assert words("Nötig ist Fassung {version} oder höher", version="2.0.0") in visit.text
    assert "neu.yaml, " in visit.text
    assert str(visit.at.selectbox[0].options[0]).endswith("(1)")
    visit.select(words("Wo sich etwas unterscheidet"), "identities")
    assert visit.at.query_params["factor"] == "identities"
    assert "Was brauchen die Menschen?" in visit.text.replace(":green-background[**", "").replace("**]", "")
    visit.open(address.CATALOGUE)
    assert question.text.said(visit.lang) in visit.text
    assert saved() == before


def test_the_loaded_catalogue_is_beside_the_shipped_one_and_an_unknown_factor_in_the_address_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "unser.yaml"
    path.write_text(SHIPPED.replace("  target: 75\n", "  target: 80\n"), encoding="utf-8")
    monkeypatch.setenv("GELINGENSCHECK_CATALOGUE", str(path))
    forget()
    visit = new_visit().open(PAGE, factor="gibt-es-nicht")
    assert "Geladen: unser.yaml" in visit.text
    assert "Ganzer Katalog (1)" in visit.text
    assert "Ziel der Stadt" in visit.text


def test_another_catalogue_is_said_to_be_another_one(visit: Visit) -> None:
    bring(visit.open(PAGE), "eigener.yaml", assembled.text(3).encode())
    assert visit.words("Das sind zwei verschiedene Kataloge") in visit.text
    assert visit.words("fehlt jetzt") in visit.text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"meta:\n\tid: x\n",
        b"\x00\x01\x02",
        REFUSED["alias bomb, nine levels of nine"],
        b"a: b\n" * 500_000,
        b"<script>alert(1)</script>: 1\n",
    ],
    ids=["empty", "tab", "bytes", "bomb", "large", "script"],
)
def test_what_is_no_catalogue_is_a_sentence_with_the_file(visit: Visit, content: bytes) -> None:
    bring(visit.open(PAGE), "<b>kaputt</b>.yaml", content)
    assert visit.words.n("1 Befund", "{n} Befunde", 1) in visit.text
    assert "<b>kaputt</b>.yaml" in visit.text
    assert not visit.errors


def test_many_findings_stay_readable(german: Visit) -> None:
    many = SHIPPED.replace(" wir ", " wir sehr ")
    bring(german.open(PAGE), "neu.yaml", many.encode())
    assert any("weitere Befunde" in fold.label for fold in german.at.expander)


def comments(visit: Visit) -> Visit:
    return visit.open(PAGE, ansicht="kommentare")


def test_comments_are_listed_with_their_place_and_who_made_them(
    visit: Visit, catalogue: Catalogue, saved: Saved
) -> None:
    before = saved()
    book = opened(catalogue)
    hostile = "*Laut* <b>lesen</b> [hier](http://localhost)"
    write(book.worksheets[0], "needs-asked/why", Kommentar=hostile, **{"von (Amt)": "Feuerwehr"})
    write(book.worksheets[0], "*/title", Vorschlag="Neuer Name")
    bring(comments(visit), "bogen.xlsx", filled.saved(book))
    table = visit.at.table[0].value
    assert len(table) == 2
    assert hostile in visit.text
    assert "Feuerwehr" in visit.text
    assert "/katalog?factor=identities" in str(table.iloc[0, 0])
    assert saved() == before


def test_very_many_comments_are_shown_in_part_and_the_command_that_lists_all_is_named(
    german: Visit, catalogue: Catalogue
) -> None:
    book = opened(catalogue)
    page = book.worksheets[0]
    for n in range(150):
        page.append(["needs-asked/why", *[None] * 6, f"Kommentar {n}"])
        page.append(["gibt-es-nicht/why", *[None] * 6, f"Verirrt {n}"])
    bring(comments(german), "bogen.xlsx", filled.saved(book))
    assert "150 Vorschläge und Kommentare" in german.text
    assert len(german.at.table[0].value) == 100
    assert "Verirrt 99" in german.text
    assert "Verirrt 100" not in german.text
    assert "Gezeigt sind die ersten 100." in german.text


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04kaputt", b"Kennung;Kommentar\n"])
def test_what_is_no_sheet_is_a_sentence(visit: Visit, content: bytes) -> None:
    bring(comments(visit), "bogen.xlsx", content)
    assert len(visit.errors) == 1
    assert "bogen.xlsx" in visit.errors[0]


def test_the_view_is_in_the_address(german: Visit) -> None:
    german.open(PAGE)
    german.at.radio[0].set_value("kommentare")
    german.run()
    assert german.at.query_params["ansicht"] == "kommentare"


def test_the_catalogue_offers_its_pages_and_the_sheet_in_both_formats(visit: Visit) -> None:
    visit.open(address.CATALOGUE)
    words = visit.words
    offered = [words("Kommentarbogen (DOCX)"), words("Kommentarbogen (XLSX)")]
    assert [button.proto.label for button in visit.at.get("download_button")] == offered
    for name in ("Kataloge vergleichen", "Fassung wechseln", "Sprachen für Workshops"):
        assert words(name) in visit.text
