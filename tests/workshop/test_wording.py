"""Wall, desk and protocol say what the phones say."""

import pytest

from gelingenscheck.catalogue import reader
from gelingenscheck.catalogue.languages.folder import load_languages
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.i18n import words_in
from gelingenscheck.settings import ROOT
from gelingenscheck.workshop import wording
from gelingenscheck.workshop.verdict import Verdict

WORDS = words_in("de")


@pytest.fixture(scope="module")
def phone() -> Language:
    languages, problems = load_languages(ROOT / "catalogue", reader.load(ROOT / "factors.yaml"))
    assert not problems
    return next(language for language in languages if language.id == "einfach")


@pytest.mark.parametrize("verdict", Verdict)
def test_the_wall_says_what_the_phones_say(phone: Language, verdict: Verdict) -> None:
    assert wording.headline(verdict, WORDS) == phone.said(f"words.{verdict}")
    values = {"n": 5} if verdict is Verdict.FEW else {}
    assert wording.next_step(verdict, 5, WORDS) == phone.said(f"next.{verdict}", **values)


def test_votes_have_names_on_both(phone: Language) -> None:
    assert wording.vote_name(1, WORDS) == phone.said("first_vote")
    assert wording.vote_name(2, WORDS) == phone.said("second_vote")
    assert wording.vote_name(3, WORDS) == phone.said("vote_number", n=3)


def test_what_is_hidden_or_left_open_has_one_sentence_on_both(phone: Language) -> None:
    assert phone.said("hidden_title") == wording.HIDDEN_TITLE
    assert phone.said("hidden_text") == wording.HIDDEN
    assert phone.said("undecided") == wording.UNDECIDED
