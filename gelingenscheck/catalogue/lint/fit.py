"""Text that fits its place on a narrow screen.

Measured in the browser at 390 px, with the widest of our long words: a heading's letter takes up to 18.7 px of
356 px, a question's 11.2 px of 316 px, an answer's 9.6 px of the 250 px beside its button.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from gelingenscheck.catalogue.lint import places
from gelingenscheck.catalogue.lint.places import EVERY_LANGUAGE, Placed
from gelingenscheck.catalogue.lint.rules import Breach
from gelingenscheck.catalogue.model import Catalogue
from gelingenscheck.i18n import N_

TITLE_PIECE: Final = 19
QUESTION_PIECE: Final = 28
ANSWER_PIECE: Final = 26
SHORT_PIECE: Final = 12
"""Of a short name: eight of them stand around a chart."""
SHORT_LETTERS: Final = 36
"""Of a short name: three lines of twelve."""
BAND_LETTERS: Final = 16
"""Three bands stand side by side below a chart, 7.3 px a letter."""
LABEL_LETTERS: Final = 24
"""Of an effort or a kind of office: they stand behind or before other words on one line."""
SOFT_HYPHEN: Final = "\u00ad"

_PIECE_END = re.compile(rf"[\s{SOFT_HYPHEN}/–-]+")
_UNBREAKABLE = N_("„{piece}“ hat mehr als {limit} Buchstaben ohne Trennstelle (\\u00AD).")
_TOO_LONG = N_("„{text}“ hat {count} Buchstaben, möglich sind {limit}.")


def too_wide(catalogue: Catalogue) -> Iterator[Breach]:
    """Yield what is cut off or breaks the layout at 390 px."""
    titles = [((*path, "title"), factor.title) for path, factor in places.factors(catalogue)]
    shorts = [((*path, "short"), factor.short) for path, factor in places.factors(catalogue)]
    bands = ((("bands", entry.band.value), entry.name) for entry in catalogue.bands)
    efforts = ((("efforts", id_), text) for id_, text in catalogue.efforts.items())
    kinds = ((("office_kinds", id_), text) for id_, text in catalogue.office_kinds.items())
    yield from _unbreakable(titles, TITLE_PIECE)
    yield from _unbreakable(places.asked(catalogue), QUESTION_PIECE)
    yield from _unbreakable(places.answered(catalogue), ANSWER_PIECE)
    yield from _unbreakable(shorts, SHORT_PIECE)
    yield from _longer(shorts, SHORT_LETTERS)
    yield from _longer(bands, BAND_LETTERS)
    yield from _longer(chain(efforts, kinds), LABEL_LETTERS)


def _unbreakable(texts: Iterable[Placed], limit: int) -> Iterator[Breach]:
    for path, text in texts:
        for language in EVERY_LANGUAGE:
            piece = max(_PIECE_END.split(getattr(text, language) or ""), key=len)
            if len(piece) > limit:
                yield (*path, language), (_UNBREAKABLE, {"piece": piece, "limit": limit})


def _longer(texts: Iterable[Placed], limit: int) -> Iterator[Breach]:
    for path, text in texts:
        for language in EVERY_LANGUAGE:
            said = (getattr(text, language) or "").replace(SOFT_HYPHEN, "")
            if len(said) > limit:
                yield (*path, language), (_TOO_LONG, {"text": said, "count": len(said), "limit": limit})
