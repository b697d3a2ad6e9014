"""What charts draw, from what scoring and the portfolio know: one row per factor, missing figures stay missing."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import pandas as pd

from gelingenscheck.catalogue import Catalogue, Factor
from gelingenscheck.charts.theme import UNRATED
from gelingenscheck.charts.wording import BandWords
from gelingenscheck.scoring.factor import FactorScore

FIGURES = ("score", "low", "high", "earlier", "planned", "reached")
COUNTS = ("gap", "developing", "strong", UNRATED, "not_applicable", "n")


class FactorRow(Protocol):
    """What the portfolio says of one factor."""

    @property
    def factor(self) -> str:
        """Id of the factor."""

    @property
    def n(self) -> int:
        """Projects."""

    @property
    def median(self) -> float | None:
        """Median of the rated ones."""

    @property
    def bands(self) -> Mapping[str, int]:
        """Projects per band; `none` without one, `not_applicable` where the factor does not apply."""


def band_words(catalogue: Catalogue, lang: str) -> BandWords:
    """Return the catalogue's word for each band."""
    return {str(entry.band): entry.name.said(lang) for entry in catalogue.bands}


def profile_frame(
    scores: Iterable[FactorScore], catalogue: Catalogue, lang: str, earlier: Iterable[FactorScore] = ()
) -> pd.DataFrame:
    """Return one row per factor of an assessment, with last time's scores where there was one."""
    before = {score.factor: score.score for score in earlier}
    rows = [
        _factor(catalogue.by_id[score.factor], lang)
        | {"state": _state(score), "band": None if score.band is None else str(score.band)}
        | {"earlier": before.get(score.factor)}
        | {field: getattr(score, field) for field in FIGURES if field != "earlier"}
        for score in scores
    ]
    columns = ["number", "title", "short", "state", "band", *FIGURES]
    frame = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(FIGURES, float))
    return frame.astype({"band": object, "state": object})


def _factor(factor: Factor, lang: str) -> dict[str, Any]:
    return {"number": factor.number, "title": factor.title.said(lang), "short": factor.short.said(lang)}


def _state(score: FactorScore) -> str:
    """Say whether a factor has a score, and why not."""
    if score.applies:
        return "rated" if score.rated else UNRATED
    return "not_applicable" if score.due else "not_due"


def bands_frame(factors: Iterable[FactorRow], catalogue: Catalogue, lang: str) -> pd.DataFrame:
    """Return one row per factor of the portfolio, in the order of the catalogue."""
    known = {row.factor: row for row in factors}
    rows = [_factor(factor, lang) | _counts(known[factor.id]) for factor in catalogue.factors if factor.id in known]
    frame = pd.DataFrame(rows, columns=["number", "title", "short", *COUNTS, "median"])
    return frame.astype({**dict.fromkeys(COUNTS, int), "median": float})


def _counts(row: FactorRow) -> dict[str, Any]:
    bands = {UNRATED if band == "none" else band: count for band, count in row.bands.items()}
    return dict.fromkeys(COUNTS, 0) | bands | {"n": row.n, "median": row.median}
