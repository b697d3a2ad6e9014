"""Small numbers and durations as one says them in a sentence."""

from typing import Final

from gelingenscheck.i18n import N_, Words

MINUTES_PER_QUESTION: Final = 0.42
"""Twenty minutes for 48 questions."""
MINUTES_PER_SENTENCE: Final = 5 / 8
"""Of a quick check."""
_NAMES: Final = {
    2: N_("zwei"), 3: N_("drei"), 4: N_("vier"), 5: N_("fünf"), 6: N_("sechs"), 7: N_("sieben"), 8: N_("acht"),
    9: N_("neun"), 10: N_("zehn"), 11: N_("elf"), 12: N_("zwölf"),
}  # fmt: skip


def numeral(n: int, words: Words) -> str:
    """Return a number up to twelve as a word, others as a figure."""
    return words(_NAMES[n]) if n in _NAMES else words.number(n)


def minutes(questions: int) -> int:
    """Return how long questions take, at least one minute."""
    return max(1, round(questions * MINUTES_PER_QUESTION))


def quick_minutes(sentences: int) -> int:
    """Return how long a quick check takes, at least two minutes."""
    return max(2, round(sentences * MINUTES_PER_SENTENCE))
