"""German is the language of the code's messages; other languages are message catalogues beside it."""

from gelingenscheck.i18n.words import LANGUAGES, N_, NN_, Words, words_in

__all__ = ["LANGUAGES", "NN_", "N_", "Words", "words_in"]
