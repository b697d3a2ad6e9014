"""What people type is understood; what is drawn cannot be misread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.workshop.code import ALPHABET, LENGTH, new_code, spaced_code, typed_code


@pytest.mark.parametrize(
    "typed",
    [
        "K7M4PX", "k7m4px", " K7M-4PX ", "k7m 4px", "K7M.4PX", "к7м 4рх", "Ｋ７Ｍ４ＰＸ", "K٧M٤PX", "K७M४PX", "K7M4PX.",
        "\u200eK7M\u00a04PX\u200f", "K7M4PX\n", "„K7M4PX“",
    ],
)  # fmt: skip
def test_what_a_phone_makes_of_a_code_is_understood(typed: str) -> None:
    assert typed_code(typed) == "K7M4PX"


@pytest.mark.parametrize("sign", "IO01")
def test_what_can_be_misread_is_in_no_code(sign: str) -> None:
    assert sign not in ALPHABET


@given(st.randoms(use_true_random=False))
def test_a_new_code_is_typed_as_it_is_read(chance: object) -> None:
    code = new_code(chance.choice)  # type: ignore[attr-defined]  # hypothesis hands out a random.Random
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    assert typed_code(spaced_code(code).lower()) == code


@given(st.text(max_size=400))
def test_whatever_is_typed_becomes_letters_and_digits_of_a_codes_length(text: str) -> None:
    code = typed_code(text)
    assert len(code) <= LENGTH
    assert code == "" or code.isalnum()
    assert typed_code(code) == code


def test_there_are_codes_enough_that_guessing_is_hopeless() -> None:
    assert len(set(ALPHABET)) ** LENGTH > 1_000_000_000
