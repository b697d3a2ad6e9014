"""Say messages, figures and dates in the reader's language."""

import gettext
from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gelingenscheck.i18n.formats import Formats

LANGUAGES = ("de", "en")
DIRECTORY = Path(__file__).parent / "locale"
MISSING = "–"


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark a German message for translation where it is defined; it is said later."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - beside N_
    """Mark a German singular and plural for translation where they are defined; `Words.n` says them later."""
    return one, many


class Words:
    """The words of one language.

    Call it with a German message and the values of its {placeholders}. What people typed may be a
    value; it is inserted as it is, so whoever shows it escapes it first.
    """

    def __init__(self, lang: str, translations: gettext.NullTranslations) -> None:
        self.lang = lang
        self._translations = translations

    @cached_property
    def _formats(self) -> "Formats":
        from gelingenscheck.i18n.formats import Formats  # noqa: PLC0415 - Babel takes its time; workers never speak

        return Formats(self.lang)

    def __call__(self, message: str, /, **values: object) -> str:
        """Return a message in this language."""
        said = self._translations.gettext(message)
        return said.format(**values) if values else said

    def n(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return the singular or plural message for a count, which is its placeholder {n}."""
        return self._translations.ngettext(one, many, n).format(n=self.number(n), **values)

    def number(self, value: float | None, digits: int = 0) -> str:
        """Write a figure, rounded half up; a missing one is a dash, never 0."""
        return MISSING if value is None else self._rounded(Decimal(repr(value)), digits)

    def _rounded(self, value: Decimal, digits: int) -> str:
        rounded = value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP) + 0  # + 0: there is no -0
        return self._formats.decimal(rounded, digits)

    def percent(self, share: float | None) -> str:
        """Write a share between 0 and 1 as a whole percentage."""
        if share is None:
            return MISSING
        figure = self._rounded(100 * Decimal(repr(share)), 0)
        return f"{figure} %" if self.lang == "de" else f"{figure}%"

    def month(self, day: date) -> str:
        """Write a month in a narrow place: Okt. 2026."""
        return self._formats.month(day)

    def date(self, day: date | None) -> str:
        """Write a date: 04.03.2026, or 4 March 2026."""
        return MISSING if day is None else self._formats.date(day)

    def time(self, moment: datetime, zone: tzinfo) -> str:
        """Write the time of day in a time zone: 10:32."""
        return self._formats.time(moment.astimezone(zone))

    def listed(self, items: list[str]) -> str:
        """Join items as one says them: a, b und c."""
        if len(items) <= 1:
            return "".join(items)
        return self(N_("{items} und {last}"), items=", ".join(items[:-1]), last=items[-1])


@cache
def words_in(lang: str) -> Words:
    """Return the words of a language; an unknown one is German."""
    if lang not in LANGUAGES:
        lang = "de"
    source = DIRECTORY / lang / "LC_MESSAGES" / "messages.po"
    if lang == "de" or not source.exists():
        return Words(lang, gettext.NullTranslations())
    from gelingenscheck.i18n.formats import translations  # noqa: PLC0415 - see above

    return Words(lang, translations(source, lang))
