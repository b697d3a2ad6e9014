"""What an address says: language and place; unknown values are ignored."""

import pytest

from tests.ui.visiting import returned


def test_a_german_link_names_no_language() -> None:
    assert returned("address.parameters(check='a-1', factor='identities')") == {"check": "a-1", "factor": "identities"}


def test_an_english_link_keeps_its_language() -> None:
    assert returned("address.parameters(check='a-1')", lang="en") == {"check": "a-1", "lang": "en"}


def test_what_has_no_value_is_not_in_a_link() -> None:
    assert returned("address.parameters(check=None, factor='')") == {}


@pytest.mark.parametrize(
    ("asked", "spoken"), [("en", "en"), ("de", "de"), ("tr", "de"), ("", "de"), ("EN", "de"), ("<script>", "de")]
)
def test_an_unknown_language_is_german(asked: str, spoken: str) -> None:
    assert returned("address.words().lang", lang=asked) == spoken


def test_a_missing_value_is_empty() -> None:
    assert returned("(address.asked('check'), address.asked('factor'))", check="a-1") == ("a-1", "")
