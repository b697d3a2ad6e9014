"""Where most projects are weak, as far as what may be said tells: ranges and ties are never said as an order."""

from collections.abc import Callable

from gelingenscheck.annual.figures import FactorFigure, Figures
from gelingenscheck.annual.sentences import BOTH
from gelingenscheck.i18n import N_, Words
from gelingenscheck.scoring.few import FEWEST_PROJECTS, FEWEST_UNITS, Few, said

MOST_NAMED = 3
"""Factors that are weak equally often and named together."""


def leading(known: Figures) -> tuple[FactorFigure, ...]:
    """Return the factors in which more than one project is weak and none more often, by what is said of them."""
    several = [one for one in known.ranked if one.weak and one.weak.high > 1]
    return tuple(one for one in several if one.rank == several[0].rank)


def surely(known: Figures) -> bool:
    """Say whether no other factor can be weak more often than those that lead, whatever their ranges hide."""
    first = leading(known)
    others = [one.weak for one in known.ranked if one not in first and one.weak]
    return bool(first) and all(_never_above(other, one.weak) for one in first for other in others if one.weak)


def _never_above(other: Few, first: Few) -> bool:
    return other.high * first.n <= first.low * other.n


def weakest(known: Figures, words: Words) -> str:
    """Say where most projects are weak, as far as it may be said."""
    first, band = leading(known), known.basis.gap.said(words.lang)
    if not known.ranked:
        return too_few(words)
    if not first:
        return _nowhere(known, band, words)
    if len({one.weak for one in first}) == 1 and len(first) == len(known.ranked):
        return _everywhere(known, band, words)
    most = (
        N_("Am häufigsten heißt das Ergebnis „{band}“") if surely(known)
        else N_("Mit am häufigsten heißt das Ergebnis „{band}“")
    )  # fmt: skip
    return words(N_("{most} {where}."), most=words(most, band=band), where=_where(first, words))


def too_few(words: Words) -> str:
    """Say that there are no figures of factors, and from how many projects on there are."""
    return words(
        N_("Für Zahlen zu den Gelingensfaktoren reichen die Einschätzungen nicht; es gibt sie ab {projects} Vorhaben "
           "aus mindestens {units} Ämtern."),
        projects=words.number(FEWEST_PROJECTS), units=words.number(FEWEST_UNITS),
    )  # fmt: skip


def _nowhere(known: Figures, band: str, words: Words) -> str:
    none = (
        N_("Bei keinem Gelingensfaktor heißt das Ergebnis bei mehr als einem Vorhaben „{band}“.")
        if len(known.ranked) == len(known.factors)
        else N_("Bei keinem Gelingensfaktor, zu dem es Zahlen gibt, heißt das Ergebnis bei mehr als einem Vorhaben "
                "„{band}“.")
    )  # fmt: skip
    return words(none, band=band)


def _everywhere(known: Figures, band: str, words: Words) -> str:
    """Say what is the same for every factor that has a figure; it may be one alone."""
    n, weak = len(known.ranked), _weak(known.ranked[0], words)
    if n == 1:
        return words(N_("Zahlen gibt es nur zum Faktor {factor}: Bei {weak} Vorhaben heißt das Ergebnis „{band}“."),
                     factor=_title(known.ranked[0], words), weak=weak, band=band)  # fmt: skip
    if n < len(known.factors):
        whole = N_("Bei jedem der {n} Gelingensfaktoren, zu denen es Zahlen gibt, heißt das Ergebnis für {weak} "
                   "Vorhaben „{band}“.")  # fmt: skip
    elif n == BOTH:
        whole = N_("Bei beiden Gelingensfaktoren heißt das Ergebnis jeweils für {weak} Vorhaben „{band}“.")
    else:
        whole = N_("Bei allen {n} Gelingensfaktoren heißt das Ergebnis jeweils für {weak} Vorhaben „{band}“.")
    return words(whole, n=words.number(n), weak=weak, band=band)


def _where(first: tuple[FactorFigure, ...], words: Words) -> str:
    if len({one.weak for one in first}) > 1:
        return _apart(first, words)
    weak = _weak(first[0], words)
    if len(first) > MOST_NAMED:
        return words(N_("bei {n} Faktoren: jeweils bei {weak} Vorhaben"), n=words.number(len(first)), weak=weak)
    titles = _listed(first, _title, words)
    return words.n(
        "beim Faktor {factors}: bei {weak} Vorhaben", "bei den Faktoren {factors}: jeweils bei {weak} Vorhaben",
        len(first), factors=titles, weak=weak,
    )  # fmt: skip


def _apart(first: tuple[FactorFigure, ...], words: Words) -> str:
    """Say factors that are weak equally often of different numbers of projects."""
    if len(first) > MOST_NAMED:
        return words(N_("bei {n} Faktoren gleich oft"), n=words.number(len(first)))
    return words(N_("bei den Faktoren {factors}"), factors=_listed(first, _with_figure, words))


def _listed(first: tuple[FactorFigure, ...], said_: Callable[[FactorFigure, Words], str], words: Words) -> str:
    return words.listed([said_(one, words) for one in first])


def _title(one: FactorFigure, words: Words) -> str:
    return words(N_("„{factor}“"), factor=one.title.said(words.lang))


def _with_figure(one: FactorFigure, words: Words) -> str:
    return words(N_("{factor} ({weak} Vorhaben)"), factor=_title(one, words), weak=_weak(one, words))


def _weak(one: FactorFigure, words: Words) -> str:
    return "" if one.weak is None else said(one.weak, words)
