"""Figures, dates and counts in the reader's language."""

from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from gettext import NullTranslations
from zoneinfo import ZoneInfo

import pytest

from gelingenscheck.i18n import LANGUAGES, N_, Words, words_in

DE = words_in("de")
EN = words_in("en")
BERLIN = ZoneInfo("Europe/Berlin")


class InSigns(NullTranslations):
    """A language in which everything is said in signs, to see that it was asked."""

    def gettext(self, message: str) -> str:
        """Translate."""
        return f"«{message}»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Translate for a count."""
        return f"<{msgid1 if n == 1 else msgid2}>"


@pytest.mark.parametrize(
    ("value", "digits", "german", "english"),
    [
        (0.5, 0, "1", "1"),
        (1.5, 0, "2", "2"),
        (2.5, 0, "3", "3"),
        (2.4999, 0, "2", "2"),
        (87.5, 0, "88", "88"),
        (49.5, 0, "50", "50"),
        (1.005, 2, "1,01", "1.01"),
        (0.25, 1, "0,3", "0.3"),
        (62.5, 1, "62,5", "62.5"),
        (4, 1, "4,0", "4.0"),
        (0, 0, "0", "0"),
        (1234.5, 0, "1.235", "1,235"),
        (1_234_567, 0, "1.234.567", "1,234,567"),
        (1e21, 0, "1.000.000.000.000.000.000.000", "1,000,000,000,000,000,000,000"),
        (-2.5, 0, "-3", "-3"),
        (-0.4, 0, "0", "0"),
    ],
)
def test_figures_are_rounded_half_up(value: float, digits: int, german: str, english: str) -> None:
    assert (DE.number(value, digits), EN.number(value, digits)) == (german, english)


def test_a_missing_figure_is_a_dash_and_never_zero() -> None:
    for words in (DE, EN):
        assert words.number(None) == words.percent(None) == words.date(None) == "–"


@pytest.mark.parametrize(
    ("share", "german", "english"),
    [
        (0.0, "0 %", "0%"),
        (1.0, "100 %", "100%"),
        (0.125, "13 %", "13%"),
        (0.285, "29 %", "29%"),
        (2 / 3, "67 %", "67%"),
    ],
)
def test_a_share_is_a_whole_percentage(share: float, german: str, english: str) -> None:
    assert (DE.percent(share), EN.percent(share)) == (german, english)


def test_percentages_are_rounded_half_up_as_one_would_on_paper() -> None:
    for thousandths in range(1_001):
        expected = (Decimal(thousandths) / 10).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        assert EN.percent(thousandths / 1_000) == f"{expected}%"


def test_dates_are_written_as_one_writes_them() -> None:
    assert (DE.date(date(2026, 3, 4)), EN.date(date(2026, 3, 4))) == ("04.03.2026", "4 March 2026")


def test_the_time_of_day_is_that_of_the_organisation() -> None:
    assert DE.time(datetime(2026, 3, 4, 9, 5, tzinfo=UTC), BERLIN) == "10:05"
    assert DE.time(datetime(2026, 7, 4, 22, 30, tzinfo=UTC), BERLIN) == "00:30"


@pytest.mark.parametrize(("n", "said"), [(0, "0 Fragen"), (1, "1 Frage"), (2, "2 Fragen"), (1_000, "1.000 Fragen")])
def test_one_is_singular_and_all_others_plural(n: int, said: str) -> None:
    assert DE.n("1 Frage", "{n} Fragen", n) == said


def test_counts_carry_further_values() -> None:
    assert DE.n("1 Frage in {f}", "{n} Fragen in {f}", 2, f="Faktor 3") == "2 Fragen in Faktor 3"


def test_messages_go_through_the_translation_before_values_are_put_in() -> None:
    words = Words("en", InSigns())
    assert words("Frage {a} von {b}", a=1, b=2) == "«Frage 1 von 2»"
    assert words.n("1 Frage", "{n} Fragen", 3) == "<3 Fragen>"


def test_braces_in_what_people_typed_stay_as_they_are() -> None:
    assert DE("Titel: {title}", title="{0} {title.__class__} %s") == "Titel: {0} {title.__class__} %s"


def test_a_message_without_values_is_not_formatted() -> None:
    assert DE("100 % {so}") == "100 % {so}"


def test_an_unknown_language_is_german() -> None:
    assert words_in("tlh").lang == words_in("").lang == words_in("../../etc").lang == "de"
    assert [words_in(lang).lang for lang in LANGUAGES] == ["de", "en"]


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a und b"), (["a", "b", "c"], "a, b und c")]
)
def test_items_are_joined_as_one_says_them(items: list[str], said: str) -> None:
    assert DE.listed(items) == said


def test_a_marked_message_is_unchanged() -> None:
    assert N_("Vorhaben einschätzen") == "Vorhaben einschätzen"
