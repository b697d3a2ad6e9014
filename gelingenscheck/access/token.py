"""What opens a door: 128 random bits, written so that they can be read aloud, and kept as a hash only.

The hash has no key and no salt: nobody guesses 128 random bits, neither here nor with the file in hand.
"""

import re
from hashlib import sha256
from typing import Final

BYTES: Final = 16
ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's: without i, l, o and u."""
LENGTH: Final = 26
_GROUP: Final = 4
_MOST_TYPED: Final = 200
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)} | {"o": 0, "i": 1, "l": 1}


def written(bits: bytes) -> str:
    """Return random bits as text; the caller has drawn them."""
    if len(bits) != BYTES:
        raise ValueError(len(bits))
    number = int.from_bytes(bits)
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))


def typed(text: str) -> str | None:
    """Return the token meant by what was typed or pasted, also as a whole link; None where it is none.

    Capitals, blanks, hyphens and look-alikes are understood.
    """
    signs = re.sub(r"[\s-]", "", text[:_MOST_TYPED].rpartition("#")[2]).lower()
    if len(signs) != LENGTH or any(sign not in _VALUES for sign in signs):
        return None
    number = 0
    for sign in signs:
        number = number << 5 | _VALUES[sign]
    return None if number >> 8 * BYTES else written(number.to_bytes(BYTES))


def hashed(token: str) -> bytes:
    """Return what is kept of a token."""
    return sha256(token.encode("utf-8", "surrogatepass")).digest()


def grouped(token: str) -> str:
    """Return a token as one reads it aloud."""
    return "-".join(token[start : start + _GROUP] for start in range(0, len(token), _GROUP))
