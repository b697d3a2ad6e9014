"""What the measures of all projects say together, in sentences that follow from the figures."""

from collections.abc import Mapping, Sequence

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import N_, NN_, Words
from gelingenscheck.portfolio.measures import Effect, MeasureFigures
from gelingenscheck.portfolio.outlook import FactorOutlook

EFFECTS = {
    Effect.ROSE: N_("gestiegen"),
    Effect.SAME: N_("gleich geblieben"),
    Effect.FELL: N_("gesunken"),
    Effect.UNKNOWN: N_("ohne Vergleich, weil eine Stufe fehlt"),
    Effect.NOT_YET: N_("noch nicht neu eingeschätzt"),
}
MOVED = {
    Effect.ROSE: NN_("einmal gestiegen", "{n} Mal gestiegen"),
    Effect.SAME: NN_("einmal gleich geblieben", "{n} Mal gleich geblieben"),
    Effect.FELL: NN_("einmal gesunken", "{n} Mal gesunken"),
}


def measures_headline(figures: MeasureFigures, words: Words) -> str:
    """Return the finding, a headline without a full stop."""
    if not figures.open + figures.done:
        return words(N_("Noch ist keine Maßnahme angelegt"))
    if not figures.open:
        return words.n("Die eine Maßnahme ist erledigt", "Alle {n} Maßnahmen sind erledigt", figures.done)
    if not figures.overdue:
        return words.n(
            "Die eine offene Maßnahme ist im Plan", "Von {n} offenen Maßnahmen ist keine überfällig", figures.open
        )
    if figures.overdue == figures.open:
        return words.n(
            "Die eine offene Maßnahme ist überfällig", "Alle {n} offenen Maßnahmen sind überfällig", figures.open
        )
    return words.n(
        "Eine von {open} offenen Maßnahmen ist überfällig",
        "{n} von {open} offenen Maßnahmen sind überfällig",
        figures.overdue,
        open=words.number(figures.open),
    )


def effect_sentence(counts: Mapping[Effect, int], words: Words) -> str:
    """Say how the levels moved after the measures that are done; empty where none of them belongs to a question."""
    done = sum(counts.values())
    if not done:
        return ""
    seen = sum(counts[effect] for effect in MOVED)
    if not seen:
        return words.n(
            "Zu der einen erledigten Maßnahme mit Frage gibt es noch keinen Vergleich.",
            "Zu den {n} erledigten Maßnahmen mit Frage gibt es noch keinen Vergleich.",
            done,
        )
    moved = words.listed([words.n(*MOVED[effect], counts[effect]) for effect in MOVED if counts[effect]])
    return words.n(
        "Nach einer erledigten Maßnahme wurde die Frage neu eingeschätzt. Die Stufe ist {moved}.",
        "Nach {n} erledigten Maßnahmen wurde die Frage neu eingeschätzt. Die Stufe ist {moved}.",
        seen,
        moved=moved,
    )


def outlook_sentence(outlook: Sequence[FactorOutlook], catalogue: Catalogue, words: Words) -> str:
    """Say what changes most if the open measures work as expected; empty where none expects anything."""
    n = sum(factor.measures for factor in outlook)
    if not n:
        return ""
    band = catalogue.bands[0].name.said(words.lang)
    most = max(outlook, key=lambda factor: factor.weak[0] - factor.weak[1])
    now, then = most.weak
    if now <= then:
        return words.n(
            "Wirkt eine offene Maßnahme wie erwartet, stehen bei keinem Faktor weniger Vorhaben auf „{band}“.",
            "Wirken {n} offene Maßnahmen wie erwartet, stehen bei keinem Faktor weniger Vorhaben auf „{band}“.",
            n, band=band,
        )  # fmt: skip
    return words.n(
        "Wirkt eine offene Maßnahme wie erwartet, stehen bei „{factor}“ statt {now} noch {then} Vorhaben auf „{band}“.",
        "Wirken {n} offene Maßnahmen wie erwartet, ändert sich am meisten bei „{factor}“: statt {now} noch {then} "
        "Vorhaben auf „{band}“.",
        n, band=band, factor=catalogue.by_id[most.factor].title.said(words.lang),
        now=words.number(now), then=words.number(then),
    )  # fmt: skip
