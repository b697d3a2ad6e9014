"""Ballots on paper: a sheet per item, in the language's direction, with nothing on it that names anybody."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from gelingenscheck.catalogue import reader as catalogue_reader
from gelingenscheck.catalogue.languages.folder import load_languages
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.reports.ballots import BallotTexts, ballots
from gelingenscheck.settings import ROOT
from tests.reports import read_pdf

MADE = datetime(2026, 11, 24, 9, tzinfo=UTC)
HOSTILE = 'Fest *am* See #read("/etc/passwd") 😀 中 \u202e ' + "x" * 400


@cache
def languages() -> dict[str, Language]:
    known, problems = load_languages(ROOT / "catalogue", catalogue_reader.load(ROOT / "factors.yaml"))
    assert not problems
    return {language.id: language for language in known}


def texts(language: Language, factor: str = "identities", **more: bool) -> BallotTexts:
    known = language.factors[factor]
    return BallotTexts(
        title=known.title, question=language.said("ask.planning"), anchors=known.group["planning"],
        tag=language.tag, direction=language.direction, **more,
    )  # fmt: skip


def made(language: Language, *items: BallotTexts, title: str = "Schulweg") -> bytes:
    return ballots(items, language, title=title, code="K7M4PX", municipality="Musterstadt", made=MADE)


@pytest.mark.parametrize("name", ["einfach", "en", "tr", "ar", "uk", "ru", "pl"])
def test_every_item_has_one_sheet_with_two_equal_ballots_that_a_validator_accepts(name: str) -> None:
    language = languages()[name]
    written = made(language, *(texts(language, factor) for factor in language.factors))
    assert len(read_pdf.reader(written).pages) == len(language.factors)
    assert read_pdf.failures(written) == []
    assert read_pdf.root(written)["/Lang"] == language.tag
    if language.direction == "ltr":  # letters of Arabic are taken apart by every reader of PDF that we know
        first = read_pdf.reader(written).pages[0].extract_text()
        for anchor in language.factors["identities"].group["planning"]:
            assert " ".join(first.split()).count(anchor) == 2


def test_a_practice_item_has_no_number_and_the_others_count_without_it() -> None:
    language = languages()["en"]
    practice = BallotTexts(
        title=language.said("rehearsal"), question=None, anchors=[language.said("level", n=n) for n in range(5)],
        tag="en", direction="ltr", practice=True,
    )  # fmt: skip
    written = read_pdf.reader(made(language, practice, texts(language), texts(language, "participation")))
    pages = [" ".join(page.extract_text().split()) for page in written.pages]
    assert language.said("rehearsal") in pages[0]
    assert language.said("round", n=1, of=2) in pages[1]
    assert language.said("round", n=2, of=2) in pages[2]


def test_a_title_is_text_whatever_stands_in_it() -> None:
    written = made(languages()["tr"], texts(languages()["tr"]), title=HOSTILE)
    assert 'Fest *am* See #read("/etc/passwd") □ □' in read_pdf.text(written)
    assert "root:" not in read_pdf.text(written)
    assert len(read_pdf.reader(written).pages) == 1


def test_sentences_that_do_not_fit_twice_stand_once_and_whole() -> None:
    language = languages()["en"]
    long = BallotTexts(
        title="Long", question="Really long?", anchors=[f"start{n} {'word ' * 90}end{n}" for n in range(5)],
        tag="en", direction="ltr",
    )  # fmt: skip
    written = read_pdf.text(made(language, long))
    assert [written.count(f"start{n}") for n in range(5)] == [1] * 5
    assert [written.count(f"end{n}") for n in range(5)] == [1] * 5


def test_the_code_and_the_way_back_are_on_each_ballot_and_nothing_else_names_it() -> None:
    language = languages()["en"]
    one, other = made(language, texts(language)), made(language, texts(language))
    assert one == other, "two printings must not tell ballots apart"
    said = read_pdf.text(one)
    assert said.count("K7M 4PX") == 2
    assert said.count(language.said("paper_return")) == 2


def test_no_file_of_the_machine_is_needed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert made(languages()["ar"], texts(languages()["ar"])).startswith(b"%PDF")
