"""The rows of the chart of measures: one per unit, with what is overdue, open and done there."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd

from gelingenscheck.charts.wording import BandWords
from gelingenscheck.i18n import N_, Words
from gelingenscheck.portfolio.measures import State
from gelingenscheck.portfolio.table import EPOCH

MOST_UNITS = 24
COLUMNS = ("unit", "due", "state", "text")
TABLE = {State.OVERDUE: N_("überfällig"), State.OPEN: N_("noch nicht fällig"), State.DONE: N_("erledigt")}


def measures_frame(table: pd.DataFrame, units: Sequence[str]) -> pd.DataFrame:
    """Return one row per measure (see `portfolio.measures`), unit by unit in the order of `units`."""
    places = {id_: place for place, id_ in enumerate(units)}
    order = np.argsort([places.get(id_, len(places)) for id_ in table["unit"]], kind="stable")
    return table.take(order)[["label", "due", "state", "text"]].set_axis(COLUMNS, axis=1).reset_index(drop=True)


def unit_places(frame: pd.DataFrame) -> pd.Series:
    """Return in which row each measure is drawn; behind `MOST_UNITS` all others share one."""
    places = pd.Series(pd.factorize(frame["unit"])[0], frame.index, dtype=int)
    return places.clip(upper=MOST_UNITS - 1) if places.max() >= MOST_UNITS else places


def unit_names(frame: pd.DataFrame, words: Words) -> list[str]:
    """Return the names of the rows."""
    names = list(dict.fromkeys(frame["unit"]))
    if len(names) <= MOST_UNITS:
        return names
    return [*names[: MOST_UNITS - 1], words(N_("{n} weitere"), n=len(names) - MOST_UNITS + 1)]


def state_counts(frame: pd.DataFrame) -> pd.DataFrame:
    """Return how many measures of each row are in each state."""
    places, states = unit_places(frame).to_numpy(), pd.Index(list(TABLE), dtype=object)
    cells = places * len(states) + states.get_indexer(pd.Index(frame["state"], dtype=object))
    whole = len(states) * (int(places.max(initial=-1)) + 1)
    return pd.DataFrame(np.bincount(cells, minlength=whole).reshape(-1, len(states)), columns=list(TABLE))


def measures_table(frame: pd.DataFrame, words: Words, bands: BandWords) -> pd.DataFrame:  # noqa: ARG001 - all tables are called alike
    """Return the table of measures per unit, with the next date."""
    counts, places = state_counts(frame), unit_places(frame)
    ahead = frame["due"].where(frame["state"] == State.OPEN).where(frame["due"] >= 0).groupby(places).min()
    shown: dict[str, Any] = {words(N_("Amt")): unit_names(frame, words)}
    shown |= {words(name): [int(n) for n in counts[state]] for state, name in TABLE.items()}
    soonest = [None if pd.isna(day) else EPOCH + timedelta(days=int(day)) for day in ahead]
    return pd.DataFrame(shown | {words(N_("nächster Termin")): soonest}, dtype=object)
