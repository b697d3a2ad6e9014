"""Languages of workshops: one file each, complete or not offered, and none harms another."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.catalogue import Catalogue, reader
from gelingenscheck.catalogue.languages.folder import language_folder, load_languages, read
from gelingenscheck.catalogue.languages.language import FactorTexts
from gelingenscheck.catalogue.languages.page_texts import PAGE_TEXTS, SITUATIONS, page_key
from gelingenscheck.catalogue.languages.shown_text import direction_of
from gelingenscheck.catalogue.languages.template import template
from gelingenscheck.settings import ROOT
from tests.catalogue.languages import translated
from tests.catalogue.languages.translated import HEAD, SHIPPED, only, spoiled
from tests.hostile import REFUSED

SHIP = {"einfach", "en", "ar", "pl", "ru", "tr", "uk"}
FIRST = "        0: "


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return reader.load(ROOT / "factors.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return translated.folder(tmp_path)


def leaves(value: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the place of every text in a file that another reader read."""
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(part, (*place, str(key)))
    else:
        assert isinstance(value, str), place
        assert value.strip(), place
        yield place


def test_every_language_that_ships_is_complete(catalogue: Catalogue) -> None:
    languages, problems = load_languages(language_folder(ROOT / "factors.yaml"), catalogue)
    assert problems == ()
    assert {language.id for language in languages} == SHIP
    assert {language.id for language in languages if language.direction == "rtl"} == {"ar"}
    for language in languages:
        assert language.factors.keys() == catalogue.by_id.keys()
        assert len(language.page) == len(PAGE_TEXTS)


@pytest.mark.parametrize("id_", sorted(SHIP - {"einfach", "en"}))
def test_another_reader_finds_the_same_texts_in_every_language(id_: str, catalogue: Catalogue) -> None:
    files = {name: yaml.safe_load((SHIPPED / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("en", id_)}
    assert sorted(leaves(files[id_]["page"])) == sorted(leaves(files["en"]["page"]))
    assert len(list(leaves(files[id_]["factors"]))) == len(catalogue.factors) * (3 + 15)


def test_what_the_catalogue_says_itself_stands_there_once(catalogue: Catalogue) -> None:
    simple, english, *_ = load_languages(SHIPPED, catalogue)[0]
    factor = catalogue.factors[0]
    assert simple.texts(factor).title == factor.title.simple
    assert english.texts(factor).anchors[4] == factor.crosscutting.anchors[4].en
    assert english.texts(factor).group["planning"][0] == factor.group["planning"][0].en
    assert (simple.id, simple.tag, english.id) == ("einfach", "de", "en")


def test_a_text_is_said_with_its_values(catalogue: Catalogue) -> None:
    english = load_languages(SHIPPED, catalogue)[0][1]
    assert english.said("round", n=2, of=7) == "Question 2 of 7"
    assert english.said("words.camps") == "There are two points of view"
    assert english.listed("privacy", n=5, days=30)[2] == "We show no result for fewer than 5 votes."
    assert len(english.listed("privacy", n=5, days=30)) == 5


def test_every_text_of_the_page_belongs_to_one_situation() -> None:
    names = [name for names in SITUATIONS.values() for name in names]
    assert sorted(names) == sorted(page_key(place) for place in PAGE_TEXTS)
    assert len(names) == len(set(names))


def test_one_more_file_is_one_more_language(folder: Path, catalogue: Catalogue) -> None:
    translated.invented(folder)
    languages, problems = load_languages(folder, catalogue)
    assert problems == ()
    assert [language.id for language in languages] == ["einfach", "en", "tr", "xx"]
    assert languages[3].texts(catalogue.factors[0]) == languages[2].texts(catalogue.factors[0])


def test_a_changed_file_is_read_again(folder: Path, catalogue: Catalogue) -> None:
    assert load_languages(folder, catalogue)[0][2].signed_off is None
    spoiled(folder, "signed_off: null", 'signed_off: {on: 2026-12-01, by: "Dolmetschdienst der Stadt"}')
    signed = load_languages(folder, catalogue)[0][2].signed_off
    assert signed is not None
    assert (signed.on.isoformat(), signed.by) == ("2026-12-01", "Dolmetschdienst der Stadt")


def test_a_catalogue_without_a_folder_has_no_languages(tmp_path: Path, catalogue: Catalogue) -> None:
    assert load_languages(language_folder(tmp_path / "eigener.yaml"), catalogue) == ((), ())


SPOILED = {
    "a text is missing": ('  vote_go: "Oy ver"\n', ""),
    "a text too many": ('  vote_go: "Oy ver"\n', '  vote_go: "Oy ver"\n  vote_gone: "Oy"\n'),
    "an empty text": ('  vote_go: "Oy ver"', '  vote_go: " "'),
    "a text is null": ('  vote_go: "Oy ver"', "  vote_go: null"),
    "a list for a text": ('  vote_go: "Oy ver"', '  vote_go: ["Oy ver"]'),
    "a mapping for a list": ("  privacy:\n", "  privacy: {a: b}\n  private:\n"),
    "a placeholder is missing": ('  round: "Soru {n} / {of}"', '  round: "Soru {n}"'),
    "another placeholder": ('  round: "Soru {n} / {of}"', '  round: "Soru {n} / {von}"'),
    "a placeholder that reaches into the app": ('  votes: "Oylar: {n}"', '  votes: "{n.__class__} {n}"'),
    "a placeholder that fills the page": ('  votes: "Oylar: {n}"', '  votes: "{n:>999999999} {n}"'),
    "a placeholder where none is": ('  vote_go: "Oy ver"', '  vote_go: "Oy {n} ver"'),
    "a brace alone": ('  vote_go: "Oy ver"', '  vote_go: "Oy } ver"'),
    "a factor is missing": ("  identities:\n", "  identitaeten:\n"),
    "five levels are four": (FIRST, "        7: "),
    "the wrong direction": ("direction: ltr", "direction: rtl"),
    "no direction": ("direction: ltr", "direction: auto"),
    "a mark of direction": ('  vote_go: "Oy ver"', '  vote_go: "Oy\u200f ver"'),
    "an override of direction": ('  vote_go: "Oy ver"', '  vote_go: "Oy\u202e ver"'),
    "an invisible blank": ('  vote_go: "Oy ver"', '  vote_go: "Oy\u200b ver"'),
    "a line break": ('  vote_go: "Oy ver"', '  vote_go: "Oy\\nver"'),
    "a text without end": ('  vote_go: "Oy ver"', f'  vote_go: "{"Oy " * 200}"'),
    "another catalogue": ("{id: gelingensfaktoren,", "{id: barrierefreiheit,"),
    "another name than the file's": ("language: {id: tr,", "language: {id: tur,"),
    "no language code": ("language: {id: tr,", "language: {id: 1tr,"),
    "texts from elsewhere": ("factors:\n", "texts_from: en\nfactors:\n"),
    "texts from nowhere": ("factors:\n", "texts_from: fr\nfactors:\n"),
    "an unknown field": ("signed_off: null", "signed_off: null\nreviewed: true"),
    "signed off without a day": ("signed_off: null", 'signed_off: {by: "Dolmetschdienst"}'),
    "signed off on a day that is none": ("signed_off: null", 'signed_off: {on: 2026-02-30, by: "Dolmetschdienst"}'),
    "a tabulator": ('  vote_go: "Oy ver"', '\tvote_go: "Oy ver"'),
    "an anchor and an alias": ('  vote_go: "Oy ver"', '  vote_go: &a "Oy ver"'),
    "a key twice": ('  vote_go: "Oy ver"', '  vote_go: "Oy ver"\n  vote_go: "Oy"'),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_faulty_language_is_named_with_its_line_and_the_others_are_offered(
    name: str, folder: Path, catalogue: Catalogue
) -> None:
    line = spoiled(folder, *SPOILED[name])
    languages, problem = only(folder, catalogue)
    assert [language.id for language in languages] == ["einfach", "en"]
    assert problem.file == "catalogue/tr.yaml"
    assert problem.remedy
    assert problem.line is not None
    if "missing" in name or name == "five levels are four":
        assert problem.line <= line + 1
    else:
        assert line <= problem.line <= line + 1


def test_all_that_is_missing_is_said_at_once(folder: Path, catalogue: Catalogue) -> None:
    text = (folder / "tr.yaml").read_text(encoding="utf-8")
    (folder / "tr.yaml").write_text(text.replace("  vote_go:", "  vote-go:").replace("  lobby_title:", "  title:"))
    assert only(folder, catalogue)[1].values["names"] == "title, vote-go"


def test_texts_from_the_catalogue_are_for_its_own_languages_only(folder: Path, catalogue: Catalogue) -> None:
    english = (SHIPPED / "en.yaml").read_text(encoding="utf-8")
    copied = english.replace("language: {id: en, name: English,", "language: {id: fr, name: Français,")
    (folder / "fr.yaml").write_text(copied, encoding="utf-8")
    languages, problem = only(folder, catalogue)
    assert len(languages) == 3
    assert "texts_from" in problem.message


def test_a_catalogue_without_einfache_sprache_does_not_offer_it(folder: Path, catalogue: Catalogue) -> None:
    first = catalogue.factors[0]
    without = replace(first, title=replace(first.title, simple=None))
    languages, problem = only(folder, replace(catalogue, factors=(without, *catalogue.factors[1:])))
    assert [language.id for language in languages] == ["en", "tr"]
    assert problem.values == {"factor": first.id}


def test_a_language_of_another_catalogue_says_where_it_belongs(folder: Path, catalogue: Catalogue) -> None:
    languages, problems = load_languages(folder, replace(catalogue, id="eigener"))
    assert languages == ()
    assert [problem.file for problem in problems] == [
        "catalogue/einfach.yaml",
        "catalogue/en.yaml",
        "catalogue/tr.yaml",
    ]
    assert all("eigenen Ordner" in problem.remedy for problem in problems)


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_a_problem_and_nothing_more(name: str, folder: Path, catalogue: Catalogue) -> None:
    (folder / "zz.yaml").write_bytes(REFUSED[name])
    languages, problem = only(folder, catalogue)
    assert len(languages) == 3
    assert problem.file == "catalogue/zz.yaml"


def test_another_ending_is_named_and_what_is_no_language_is_left_alone(folder: Path, catalogue: Catalogue) -> None:
    (folder / "tr.yaml").rename(folder / "tr.yml")
    (folder / "README.md").write_text("Sprachen")
    (folder / "._en.yaml").write_bytes(b"\x00")
    (folder / "alt.yaml").mkdir()
    os.mkfifo(folder / "rohr.yaml")
    languages, problem = only(folder, catalogue)
    assert [language.id for language in languages] == ["einfach", "en"]
    assert (problem.file, problem.values) == ("catalogue/tr.yml", {"name": "tr.yaml"})


def test_a_link_into_nothing_is_no_language(folder: Path, catalogue: Catalogue) -> None:
    (folder / "tr.yaml").unlink()
    (folder / "tr.yaml").symlink_to(folder / "fort.yaml")
    assert [language.id for language in load_languages(folder, catalogue)[0]] == ["einfach", "en"]


@pytest.mark.parametrize(
    ("text", "direction"),
    [("Oy ver", "ltr"), ("صوّت الآن", "rtl"), ("הצביעו", "rtl"), ("صوّت QR الآن", "rtl"), ("42", "ltr"), ("", "ltr")],
)
def test_the_letters_say_the_direction(text: str, direction: str) -> None:
    assert direction_of([text]) == direction


def filled(catalogue: Catalogue) -> str:
    """Return the template with every text filled in by its own placeholders."""
    languages = load_languages(SHIPPED, catalogue)[0]
    empty = template(catalogue, languages[0].page, languages[1].page)
    full, english = [], ""
    for line in empty.splitlines():
        full.append(line.replace('""', f'"{english}"') if line.endswith('""') else line)
        english = line.strip().removeprefix("# ").replace('"', "")
    return "\n".join(full).replace('{id: "", name: ""', '{id: xx, name: "Erfundenisch"') + "\n"


def test_the_template_is_complete_once_it_is_filled_in(folder: Path, catalogue: Catalogue) -> None:
    (folder / "xx.yaml").write_text(filled(catalogue), encoding="utf-8")
    languages, problems = load_languages(folder, catalogue)
    assert problems == ()
    assert languages[-1].id == "xx"
    assert languages[-1].page == languages[1].page


def test_a_template_is_offered_by_nobody_as_long_as_a_text_is_empty(catalogue: Catalogue) -> None:
    _, problem = read(filled(catalogue).replace('"Vote"', '""').encode(), "xx.yaml")
    assert problem is not None
    assert problem.values == {"field": "vote_go"}


@given(text=st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_text_breaks_out_of_its_place(text: str) -> None:
    """Whatever a translator writes is refused with a reason, or said exactly so."""
    shipped = (SHIPPED / "tr.yaml").read_text(encoding="utf-8")
    quoted = yaml.dump(text, default_style='"', allow_unicode=False, width=10_000).strip()
    data = shipped.replace('  vote_go: "Oy ver"', f"  vote_go: {quoted}").encode()
    file, problem = read(data, "tr.yaml")
    if file is None:
        assert problem is not None
        assert problem.message.format(**problem.values)
    else:
        assert file.language.said("vote_go") == text.strip()
        assert isinstance(file.language.factors["identities"], FactorTexts)


def test_the_head_of_the_turkish_file_is_what_the_other_tests_replace() -> None:
    assert HEAD in (SHIPPED / "tr.yaml").read_text(encoding="utf-8")
