"""What leaves the house, in words: findings and what the council is asked for."""

from collections.abc import Iterator

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import Words
from gelingenscheck.portfolio.disclosure import Outside
from gelingenscheck.scoring.few import FEWEST_PROJECTS, FEWEST_UNITS, said


def profile_finding(outside: Outside, catalogue: Catalogue, words: Words) -> str:
    """Say where most projects are weak."""
    first = next(iter(outside.ranked), None)
    if first is None or first.weak is None:
        return words("Noch sind es zu wenige Vorhaben für Zahlen der ganzen Stadt")
    if first.weak.high == 1:
        return words("In keinem Faktor sind mehr als einzelne Vorhaben schwach")
    title = catalogue.by_id[first.factor].title.said(words.lang)
    return words("Am häufigsten schwach: {factor} – {weak} Vorhaben", factor=title, weak=said(first.weak, words))


def basis(outside: Outside, words: Words) -> str:
    """Say what the figures are made of."""
    parts = [
        words("Berichtsjahr bis {date}", date=words.date(outside.until)),
        words.n("1 Vorhaben eingeschätzt", "{n} Vorhaben eingeschätzt", outside.assessed),
    ]
    return " · ".join([*parts, words("Beispieldaten")] if outside.examples else parts)


def too_few(words: Words) -> str:
    """Say from how many projects on there are figures."""
    return words(
        "Zahlen gibt es ab {projects} Vorhaben aus mindestens {units} Ämtern, damit niemand auf ein einzelnes "
        "Amt schließen kann.",
        projects=words.number(FEWEST_PROJECTS), units=words.number(FEWEST_UNITS),
    )  # fmt: skip


def presence_finding(outside: Outside, words: Words) -> str:
    """Say of how many units something is there."""
    units = len(outside.presence)
    heard = units - len(outside.silent)
    return words("{heard} von {n} Ämtern haben etwas gemeldet", heard=words.number(heard), n=words.number(units))


def silent_finding(outside: Outside, words: Words) -> str:
    """Say how many units are silent."""
    silent = len(outside.silent)
    if not silent:
        return words("Von jedem Amt liegt etwas vor")
    return words.n("Von einem Amt liegt noch nichts vor", "Von {n} Ämtern liegt noch nichts vor", silent)


def asks(outside: Outside, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Yield what follows from the figures, as far as there are any."""
    if outside.silent:
        yield words.n(
            "Das eine Amt, von dem noch nichts vorliegt, schätzt ein Vorhaben ein oder beantwortet den "
            "Querschnitts-Check.",
            "Die {n} Ämter, von denen noch nichts vorliegt, schätzen je ein Vorhaben ein oder beantworten den "
            "Querschnitts-Check.",
            len(outside.silent),
        )
    first = next(iter(outside.ranked), None)
    if first is not None and first.weak is not None and first.weak.high > 1:
        title = catalogue.by_id[first.factor].title.said(words.lang)
        yield words("Zum Faktor „{factor}“ wird eine gemeinsame Maßnahme mehrerer Ämter vereinbart.", factor=title)
    if outside.measures.overdue:
        yield words.n(
            "Für die eine überfällige Maßnahme wird ein neuer Termin genannt.",
            "Für die {n} überfälligen Maßnahmen werden neue Termine genannt.",
            outside.measures.overdue,
        )
    yield words("Der Rat nimmt den Stand zur Kenntnis und lässt sich in einem Jahr wieder berichten.")
