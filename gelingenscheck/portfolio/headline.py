"""What the city's projects say, in two sentences that follow from the figures."""

from collections.abc import Sequence

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import N_, Words
from gelingenscheck.portfolio.weak_spots import FactorFigures, ranked

NOTHING = N_("Noch kein Vorhaben ist abschließend eingeschätzt")


def headline(factors: Sequence[FactorFigures], catalogue: Catalogue, words: Words) -> tuple[str, str]:
    """Return the finding (a headline without a full stop) and a second sentence, which may be empty."""
    known = [factor for factor in ranked(factors) if factor.share_weak is not None]
    if not known:
        return words(NOTHING), ""
    weakest, strongest = known[0], max(known, key=lambda factor: factor.median or 0)
    second = ""
    if strongest.factor != weakest.factor and strongest.median is not None:
        second = words(
            "Am höchsten steht „{title}“ mit einem Median von {median}.",
            title=catalogue.by_id[strongest.factor].title.said(words.lang),
            median=words.number(strongest.median),
        )
    return _finding(weakest, catalogue, words), second


def _finding(weakest: FactorFigures, catalogue: Catalogue, words: Words) -> str:
    """Say of the weakest factor how many projects lack it, without rounding anything up."""
    title = catalogue.by_id[weakest.factor].title.said(words.lang)
    weak, n = weakest.weak, weakest.banded
    if not weak:
        return words("Kein Faktor hat bei einem eingeschätzten Vorhaben Handlungsbedarf")
    if weak == n:
        return words.n(
            "„{title}“: Das eine eingeschätzte Vorhaben hat Handlungsbedarf",
            "„{title}“: Alle {n} eingeschätzten Vorhaben haben Handlungsbedarf",
            n,
            title=title,
        )
    if 2 * weak == n:
        return words("„{title}“: Jedes zweite Vorhaben hat Handlungsbedarf", title=title)
    return words.n(
        "„{title}“: Eines von {all} Vorhaben hat Handlungsbedarf",
        "„{title}“: {n} von {all} Vorhaben haben Handlungsbedarf",
        weak,
        title=title,
        all=words.number(n),
    )
