"""What Babel does for us: figures, dates and message catalogues of a language."""

import gettext
import io
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from babel.dates import format_date, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LOCALES = {"de": "de_DE", "en": "en_GB"}
DAYS = {"de": "dd.MM.yyyy", "en": "d MMMM yyyy"}


class Formats:
    """How a language writes figures and dates."""

    def __init__(self, lang: str) -> None:
        self._locale, self._day = LOCALES[lang], DAYS[lang]

    def decimal(self, value: Decimal, digits: int) -> str:
        """Write a number that is rounded already."""
        return format_decimal(value, format=f"#,##0.{'0' * digits}" if digits else "#,##0", locale=self._locale)

    def month(self, day: date) -> str:
        """Write a month, shortened."""
        return format_date(day, "LLL yyyy", locale=self._locale)

    def date(self, day: date) -> str:
        """Write a date."""
        return format_date(day, self._day, locale=self._locale)

    def time(self, moment: datetime) -> str:
        """Write the time of day of a moment."""
        return format_time(moment, "HH:mm", locale=self._locale)


def translations(source: Path, lang: str) -> gettext.GNUTranslations:
    """Return the messages of a .po file, compiled in memory."""
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=lang))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
