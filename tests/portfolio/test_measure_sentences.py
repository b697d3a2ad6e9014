import pytest

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import words_in
from gelingenscheck.portfolio.measure_sentences import effect_sentence, measures_headline, outlook_sentence
from gelingenscheck.portfolio.measures import Effect, MeasureFigures
from gelingenscheck.portfolio.outlook import FactorOutlook

GERMAN = words_in("de")


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((0, 0, 0), "Noch ist keine Maßnahme angelegt"),
        ((0, 1, 0), "Die eine Maßnahme ist erledigt"),
        ((0, 3, 0), "Alle 3 Maßnahmen sind erledigt"),
        ((1, 2, 0), "Die eine offene Maßnahme ist im Plan"),
        ((4, 2, 0), "Von 4 offenen Maßnahmen ist keine überfällig"),
        ((1, 0, 1), "Die eine offene Maßnahme ist überfällig"),
        ((2, 0, 2), "Alle 2 offenen Maßnahmen sind überfällig"),
        ((4, 0, 1), "Eine von 4 offenen Maßnahmen ist überfällig"),
        ((1_400, 0, 1_200), "1.200 von 1.400 offenen Maßnahmen sind überfällig"),
    ],
)
def test_the_finding_follows_from_the_figures(figures: tuple[int, int, int], said: str) -> None:
    opened, done, overdue = figures
    assert measures_headline(MeasureFigures(open=opened, done=done, overdue=overdue), GERMAN) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0, 0, 0), ""),
        ((0, 0, 0, 0, 1), "Zu der einen erledigten Maßnahme mit Frage gibt es noch keinen Vergleich."),
        ((0, 0, 0, 2, 3), "Zu den 5 erledigten Maßnahmen mit Frage gibt es noch keinen Vergleich."),
        (
            (1, 0, 0, 0, 4),
            "Nach einer erledigten Maßnahme wurde die Frage neu eingeschätzt. Die Stufe ist einmal gestiegen.",
        ),
        (
            (2, 1, 3, 9, 9),
            (
                "Nach 6 erledigten Maßnahmen wurde die Frage neu eingeschätzt. Die Stufe ist 2 Mal gestiegen, "
                "einmal gleich geblieben und 3 Mal gesunken."
            ),
        ),
    ],
)
def test_the_effect_is_said_without_what_was_not_compared(counts: tuple[int, ...], said: str) -> None:
    assert effect_sentence(dict(zip(Effect, counts, strict=True)), GERMAN) == said


def _outlook(factor: str, weak: tuple[int, int], n: int = 1) -> FactorOutlook:
    return FactorOutlook(factor=factor, measures=n, projects=n, weak=weak, median=(50.0, 60.0))


def test_the_outlook_names_the_factor_that_would_change_most(catalogue: Catalogue) -> None:
    first, second = catalogue.factors[:2]
    said = outlook_sentence([_outlook(first.id, (4, 3)), _outlook(second.id, (7, 4), 2)], catalogue, GERMAN)
    assert said == (
        f"Wirken 3 offene Maßnahmen wie erwartet, ändert sich am meisten bei „{second.title.de}“: statt 7 noch 4 "
        f"Vorhaben auf „{catalogue.bands[0].name.de}“."
    )


def test_an_outlook_that_lifts_nobody_says_so(catalogue: Catalogue) -> None:
    band = catalogue.bands[0].name.de
    first = catalogue.factors[0].id
    assert outlook_sentence([], catalogue, GERMAN) == ""
    assert outlook_sentence([_outlook(first, (2, 2))], catalogue, GERMAN) == (
        f"Wirkt eine offene Maßnahme wie erwartet, stehen bei keinem Faktor weniger Vorhaben auf „{band}“."
    )
