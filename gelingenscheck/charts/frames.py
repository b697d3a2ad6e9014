"""What charts draw, from what scoring and the portfolio know: one row per factor, missing figures stay missing."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

import pandas as pd

from gelingenscheck.catalogue import Catalogue, Factor
from gelingenscheck.charts.theme import UNRATED
from gelingenscheck.charts.wording import BandWords
from gelingenscheck.portfolio.table import NONE
from gelingenscheck.portfolio.weak_spots import FactorFigures
from gelingenscheck.scoring.factor import FactorScore

FIGURES = ("score", "low", "high", "earlier", "planned", "reached")
COUNTS = ("gap", "developing", "strong", UNRATED, "not_applicable", "n")


def band_words(catalogue: Catalogue, lang: str) -> BandWords:
    """Return the catalogue's word for each band."""
    return {str(entry.band): entry.name.said(lang) for entry in catalogue.bands}


def profile_frame(
    scores: Iterable[FactorScore], catalogue: Catalogue, lang: str, earlier: Iterable[FactorScore] = ()
) -> pd.DataFrame:
    """Return one row per factor of an assessment, with last time's scores where there was one."""
    before = {score.factor: score.score for score in earlier}
    rows = [
        named_factor(catalogue.by_id[score.factor], lang)
        | {"state": _state(score), "band": None if score.band is None else str(score.band)}
        | {"earlier": before.get(score.factor)}
        | {field: getattr(score, field) for field in FIGURES if field != "earlier"}
        for score in scores
    ]
    columns = ["number", "title", "short", "state", "band", *FIGURES]
    frame = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(FIGURES, float))
    return frame.astype({"band": object, "state": object})


def named_factor(factor: Factor, lang: str) -> dict[str, Any]:
    """Return what rows of charts call a factor."""
    return {"number": factor.number, "title": factor.title.said(lang), "short": factor.short.said(lang)}


def _state(score: FactorScore) -> str:
    """Say whether a factor has a score, and why not."""
    if score.applies:
        return "rated" if score.rated else UNRATED
    return "not_applicable" if score.due else "not_due"


def bands_frame(factors: Iterable[FactorFigures], catalogue: Catalogue, lang: str) -> pd.DataFrame:
    """Return one row per factor of the portfolio: projects per band, and the median."""
    rows = [named_factor(catalogue.by_id[row.factor], lang) | _counts(row) for row in factors]
    frame = pd.DataFrame(rows, columns=["number", "title", "short", *COUNTS, "median"])
    return frame.astype({**dict.fromkeys(COUNTS, int), "median": float})


def _counts(row: FactorFigures) -> dict[str, Any]:
    counts = {UNRATED if band == NONE else str(band): count for band, count in row.bands.items()}
    return counts | {"n": row.n, "median": row.median}


def weak_spots_frame(
    ranked: Iterable[FactorFigures], catalogue: Catalogue, lang: str, *, factors: int = 3, questions: int = 2
) -> pd.DataFrame:
    """Return the weakest factors (`ranked`: weakest first), below each its weakest questions."""
    rows: list[dict[str, Any]] = []
    for row in islice(ranked, factors):
        title = catalogue.by_id[row.factor].title.said(lang)
        rows.append({"kind": "factor", "title": title, "weak": row.weak, "n": row.banded})
        for spot in [spot for spot in row.questions if spot.weak][:questions]:
            asked = catalogue.questions[spot.question].text.said(lang)
            rows.append({"kind": "question", "title": asked, "weak": spot.weak, "n": spot.n})
    return pd.DataFrame(rows, columns=["kind", "title", "weak", "n"]).astype({"weak": int, "n": int})
