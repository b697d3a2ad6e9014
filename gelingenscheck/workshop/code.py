"""The code that people type: made without ambiguous characters, read from whatever a phone makes of it."""

import unicodedata
from collections.abc import Callable
from typing import Final

ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without I, O, 0 and 1."""
LENGTH: Final = 6
_MOST_TYPED = 40
_LOOK_ALIKES = str.maketrans("АВЕКМНРСТХУ", "ABEKMHPCTXY")  # a Cyrillic keyboard


def new_code(choose: Callable[[str], str]) -> str:
    """Return a code; `choose` picks one character, in earnest `secrets.choice`."""
    return "".join(choose(ALPHABET) for _ in range(LENGTH))


def typed_code(text: str) -> str:
    """Return the code meant by what was typed: small letters, blanks, other digits and full width are understood."""
    upper = unicodedata.normalize("NFKC", text[:_MOST_TYPED]).upper().translate(_LOOK_ALIKES)
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in upper if sign.isalnum())[:LENGTH]


def spaced_code(code: str) -> str:
    """Return a code as one reads it aloud: in two halves."""
    half = LENGTH // 2
    return f"{code[:half]} {code[half:]}"
