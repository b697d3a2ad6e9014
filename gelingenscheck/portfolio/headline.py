"""What the city's projects say, in two sentences that follow from the figures."""

from collections.abc import Sequence

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import N_, Words
from gelingenscheck.portfolio.table import comparable
from gelingenscheck.portfolio.weak_spots import FactorFigures, ranked

NOTHING = N_("Noch kein Vorhaben ist abschließend eingeschätzt")


def headline(factors: Sequence[FactorFigures], catalogue: Catalogue, words: Words) -> tuple[str, str]:
    """Return the finding (a headline without a full stop) and a second sentence, which may be empty."""
    known = [factor for factor in ranked(factors) if factor.share_weak is not None]
    if not known:
        return words(NOTHING), ""
    return _finding(known[0], catalogue, words), _strongest(known, catalogue, words)


def _strongest(known: Sequence[FactorFigures], catalogue: Catalogue, words: Words) -> str:
    """Name the one factor whose median is highest; nothing if there are several, or it is the one just named."""
    rated = [factor for factor in known if factor.median is not None]
    highest = max((factor.median or 0 for factor in rated), default=0)
    top = [factor for factor in rated if comparable(factor.median or 0) == comparable(highest)]
    if len(top) != 1 or top[0] is known[0]:
        return ""
    title = catalogue.by_id[top[0].factor].title.said(words.lang)
    median = words.number(highest)
    return words("Am höchsten steht „{title}“ mit einem Median von {median}.", title=title, median=median)


def _finding(weakest: FactorFigures, catalogue: Catalogue, words: Words) -> str:
    """Say of the weakest factor how many projects lack it, without rounding anything up."""
    said = {
        "title": catalogue.by_id[weakest.factor].title.said(words.lang),
        "band": catalogue.bands[0].name.said(words.lang),
    }
    weak, n = weakest.weak, weakest.banded
    if not weak:
        return words("Bei keinem Faktor steht ein eingeschätztes Vorhaben auf „{band}“", band=said["band"])
    if weak == n:
        return words.n(
            "„{title}“: Das eine eingeschätzte Vorhaben steht auf „{band}“",
            "„{title}“: Alle {n} eingeschätzten Vorhaben stehen auf „{band}“",
            n,
            **said,
        )
    if 2 * weak == n and weak > 1:
        return words("„{title}“: Jedes zweite eingeschätzte Vorhaben steht auf „{band}“", **said)
    return words.n(
        "„{title}“: Eines von {all} eingeschätzten Vorhaben steht auf „{band}“",
        "„{title}“: {n} von {all} eingeschätzten Vorhaben stehen auf „{band}“",
        weak,
        all=words.number(n),
        **said,
    )
