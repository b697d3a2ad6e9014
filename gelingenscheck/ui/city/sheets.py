"""The lists of projects and of measures as tables to take along: whole, with numbers and dates as such."""

from collections.abc import Mapping

import pandas as pd

from gelingenscheck.catalogue import BANDS, Phase
from gelingenscheck.i18n import N_, Words
from gelingenscheck.portfolio.measure_sentences import EFFECTS
from gelingenscheck.portfolio.measures import State
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.portfolio.table import NONE, day
from gelingenscheck.ui.phases import PHASES

STATES = {State.OPEN: N_("offen"), State.OVERDUE: N_("überfällig"), State.DONE: N_("erledigt")}


def projects_sheet(portfolio: Portfolio, rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return rows of `projects.project_table` under headings; what was not assessed has no numbers."""
    assessed = rows["assessed"].astype(bool)
    names = {str(entry.band): entry.name.said(words.lang) for entry in portfolio.catalogue.bands}
    counts = {names[band]: band for band in reversed([str(band) for band in BANDS])}
    counts[words("noch ohne Einordnung")] = NONE
    return pd.DataFrame({
        words("Vorhaben"): rows["title"],
        **{heading: rows[band].astype(object).where(assessed, None) for heading, band in counts.items()},
        words("schwächster Faktor"): rows["weakest"].map(_factors(portfolio, words)),
        words("Punkte"): rows["weakest_score"],
        words("Amt"): rows["label"],
        words("Phase"): rows["phase"].map({str(code): words(PHASES[code]) for code in Phase}),
        words("Abgeschlossen am"): rows["finalised"],
    })  # fmt: skip


def measures_sheet(portfolio: Portfolio, rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return rows of `measures.measures_table` under headings."""
    return pd.DataFrame({
        words("Maßnahme"): rows["text"],
        words("Vorhaben"): rows["title"],
        words("Amt"): rows["label"],
        words("Faktor"): rows["factor"].map(_factors(portfolio, words)),
        words("Zuständig"): rows["responsible"],
        words("Fällig am"): rows["due"].map(day),
        words("Stand"): rows["state"].map({state: words(STATES[state]) for state in State}),
        words("Stufe vorher"): rows["before"].mask(rows["before"] < 0),
        words("Stufe danach"): rows["after"].mask(rows["after"] < 0),
        words("Wirkung"): rows["effect"].map({effect: words(name) for effect, name in EFFECTS.items()}),
    })  # fmt: skip


def _factors(portfolio: Portfolio, words: Words) -> Mapping[str, str]:
    return {known.id: f"{known.number} {known.short.said(words.lang)}" for known in portfolio.catalogue.factors}
