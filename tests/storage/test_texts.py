"""What people typed is kept as it is, without what hides or deceives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck import reading
from gelingenscheck.storage.texts import cleaned, cleaned_line, scalar
from tests.storage.documents import RAW, TEXT


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Straße 🏗️", "Straße 🏗️"),
        ("  vorn und hinten  ", "  vorn und hinten  "),
        ("eins\r\nzwei\rdrei", "eins\nzwei\ndrei"),
        ("Ko\u0308ln", "Köln"),
        ("a\u202etxt.exe\u202c", "atxt.exe"),
        ("pay\u200bpal\ufeff", "paypal"),
        ("a\u200db", "ab"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("x\x00y\x1b[31m\x7f\x9b", "xy[31m"),
        ("\ud800a\uffff", "a"),
        ("\ufffd", "\ufffd"),
        ("Tab\tbleibt", "Tab\tbleibt"),
    ],
)
def test_texts_lose_only_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


@given(RAW | st.text(alphabet="ae\u200c\u200d\u202e\u0301\u212aé👩\r\n\x85\u2028"))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    assert cleaned_line(cleaned_line(text)) == cleaned_line(text)
    assert "\n" not in cleaned_line(text)


@given(TEXT)
def test_a_written_text_reads_back_exactly(text: str) -> None:
    assert reading.loads(f"a:\n  b: {scalar(text, '    ')}\n".encode()) == {"a": {"b": text}}


@pytest.mark.parametrize(
    "text", ["null", "3", "no", "yes", "on", "1.5", "2026-03-01", "~", "010", "1_000", "12:30", "y"]
)
def test_a_text_that_looks_like_something_else_is_quoted(text: str) -> None:
    assert scalar(text, "") == f'"{text}"'


@pytest.mark.parametrize("text", ["Umbau Schulweg", "12/0767", "1.0.0", "planner@tiefbau", "Größe (neu), z. B. Köln"])
def test_a_plain_text_stays_plain(text: str) -> None:
    assert scalar(text, "") == text
