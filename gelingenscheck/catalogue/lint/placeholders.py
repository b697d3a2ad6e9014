"""Placeholders such as {name}: the same ones in every language of a text."""

import re
from collections.abc import Iterable, Iterator

from gelingenscheck.catalogue.lint.places import EVERY_LANGUAGE, Placed
from gelingenscheck.catalogue.lint.rules import Breach
from gelingenscheck.i18n import N_

_PLACEHOLDER = re.compile(r"\{[^{}\s]*\}")
_DIFFERENT = N_("Die Platzhalter sind nicht in allen Sprachen gleich: {placeholders}.")


def different_placeholders(texts: Iterable[Placed]) -> Iterator[Breach]:
    """Yield texts whose languages do not hold the same placeholders."""
    for path, text in texts:
        if "{" in text.de or "{" in text.en or "{" in (text.simple or ""):
            said = [getattr(text, language) for language in EVERY_LANGUAGE]
            sets = [frozenset(_PLACEHOLDER.findall(words)) for words in said if words is not None]
            if len(set(sets)) > 1:
                somewhere = frozenset().union(*sets)
                everywhere = somewhere.intersection(*sets)
                yield path, (_DIFFERENT, {"placeholders": ", ".join(sorted(somewhere - everywhere))})
