"""The page of the languages: every file beside the catalogue is offered there, with its status and all its texts."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.catalogue.languages.folder import load_languages
from gelingenscheck.ui import address
from tests.catalogue.languages import translated
from tests.catalogue.languages.translated import SHIPPED, spoiled
from tests.catalogue.shortened import text as shortened_catalogue
from tests.pages.conftest import forget
from tests.pages.visit import Visit, new_visit

PAGE = address.LANGUAGES_PAGE
Begin = Callable[..., Visit]


@pytest.fixture
def begin(tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Open the app over a copy of the catalogue, beside which the test's own folder of languages lies."""

    def opened(lang: str = "de", content: str | None = None) -> Visit:
        file = tmp_path / "factors.yaml"
        shipped = (SHIPPED.parent / "factors.yaml").read_text(encoding="utf-8")
        file.write_text(shipped if content is None else content, encoding="utf-8")
        monkeypatch.setenv("GELINGENSCHECK_CATALOGUE", str(file))
        forget()
        return new_visit(lang)

    return opened


def languages_of(visit: Visit) -> list[str]:
    """Return the languages that one can choose."""
    return [str(option) for option in visit.at.selectbox[0].options]


def test_every_language_that_ships_can_be_chosen(visit: Visit) -> None:
    visit.open(PAGE)
    assert visit.title == visit.words("Sprachen für Workshops")
    assert set(languages_of(visit)) >= {"Deutsch (Einfache Sprache)", "English", "العربية", "Türkçe", "Українська"}
    assert visit.text.count(visit.words("noch nicht von einer Person mit dieser Erstsprache durchgesehen")) == 6


def test_a_language_and_its_part_are_in_the_address_and_stand_beside_the_german(
    german: Visit, catalogue: Catalogue
) -> None:
    turkish = next(language for language in load_languages(SHIPPED, catalogue)[0] if language.id == "tr")
    german.open(PAGE, sprache="tr", teil="participation")
    factor = catalogue.by_id["participation"]
    for text in (factor.title.de, factor.group["planning"][4].de, turkish.texts(factor).group["planning"][4]):
        assert text in german.text
    assert turkish.texts(catalogue.factors[0]).meaning not in german.text


def test_the_page_on_the_phone_can_be_read_over(german: Visit, catalogue: Catalogue) -> None:
    simple, *_, ukrainian = load_languages(SHIPPED, catalogue)[0]
    german.open(PAGE, sprache="uk", teil="seite")
    for name in ("vote_go", "privacy.4", "words.lone", "paper_text", "round"):
        assert simple.page[name] in german.text
        assert ukrainian.page[name] in german.text


def test_everything_can_be_read_at_once(german: Visit, catalogue: Catalogue) -> None:
    arabic = next(language for language in load_languages(SHIPPED, catalogue)[0] if language.direction == "rtl")
    shown = german.open(PAGE, sprache="ar", teil="alles").text
    for factor in catalogue.factors:
        said = arabic.texts(factor)
        for text in (said.title, said.meaning, said.crosscutting, *said.anchors, *said.group["implementation"]):
            assert text in shown
    assert all(text in shown for text in arabic.page.values())


@pytest.mark.parametrize("query", [{"sprache": "xx"}, {"sprache": "../tr", "teil": "*"}, {"teil": "gibt-es-nicht"}])
def test_an_address_that_asks_for_what_is_not_there_gives_the_first(german: Visit, query: dict[str, str]) -> None:
    german.open(PAGE, **query)
    assert german.title == "Sprachen für Workshops"
    assert not german.errors


def test_one_more_file_is_offered_without_code(tmp_path: Path, begin: Begin) -> None:
    translated.invented(translated.folder(tmp_path))
    visit = begin().open(PAGE, sprache="xx")
    assert languages_of(visit) == ["Deutsch (Einfache Sprache)", "English", "Türkçe", "Erfundenisch"]
    assert visit.at.selectbox[0].value == "xx"
    assert "İhtiyaçlar tahmin ediliyor." in visit.text


@pytest.mark.parametrize(
    ("lang", "said"),
    [("de", "durchgesehen am 01.12.2026: Dolmetschdienst der Stadt"), ("en", "1 December 2026: Dolmetschdienst")],
)
def test_who_signed_off_a_language_stands_beside_it(lang: str, said: str, tmp_path: Path, begin: Begin) -> None:
    folder = translated.folder(tmp_path)
    spoiled(folder, "signed_off: null", 'signed_off: {on: 2026-12-01, by: "Dolmetschdienst der Stadt"}')
    assert said in begin(lang).open(PAGE).text


def test_a_translation_of_an_older_version_says_so(tmp_path: Path, begin: Begin) -> None:
    spoiled(translated.folder(tmp_path), "version: 1.0.0", "version: 0.9.0")
    assert "übersetzt nach Fassung 0.9.0" in begin().open(PAGE).text


def test_a_faulty_language_is_named_with_its_line_and_the_others_stay(tmp_path: Path, begin: Begin) -> None:
    line = spoiled(translated.folder(tmp_path), '  vote_go: "Oy ver"', '  vote_go: ""')
    visit = begin().open(PAGE)
    assert languages_of(visit) == ["Deutsch (Einfache Sprache)", "English"]
    assert f"catalogue/tr.yaml, Zeile {line}" in visit.text
    assert "Eine Sprache wird gerade nicht angeboten" in visit.text


def test_a_catalogue_without_languages_says_so_and_how_the_first_comes(begin: Begin) -> None:
    visit = begin(content=shortened_catalogue()).open(PAGE)
    assert "noch keine Sprachen für Workshops" in visit.text
    assert not visit.at.selectbox
    assert "Ordner `catalogue`" in visit.text


def test_what_a_translator_writes_is_shown_letter_by_letter(tmp_path: Path, begin: Begin) -> None:
    written = "[Oy](https://example.org) :red[ver] $x$ <b>!"
    spoiled(translated.folder(tmp_path), '"Oy ver"', f'"{written}"')
    visit = begin().open(PAGE, sprache="tr", teil="seite")
    assert written in visit.text
    cells = " ".join(str(cell) for table in visit.at.table for cell in table.value.to_numpy().ravel())
    assert not re.search(r"(?<!\\)\[Oy\]", cells)
