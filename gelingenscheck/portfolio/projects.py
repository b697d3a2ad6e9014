"""The list of all known projects, and how it is narrowed down."""

import unicodedata
from collections.abc import Iterator

import numpy as np
import pandas as pd

from gelingenscheck.catalogue import BANDS, Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.selection import Selection
from gelingenscheck.portfolio.table import NONE, NOT_APPLICABLE, Array, array, day

PER_FACTOR = ("score", "band", "worst", "best", "applies")


def project_table(selection: Selection, catalogue: Catalogue, organisation: Organisation) -> pd.DataFrame:
    """Return one row per known project, by title.

    Columns: id, title, department (lead), unit (who leads it today), label (of the lead), areas, form; of
    the check that counts, missing where there is none: assessment, phase, mode, finalised (date), current
    (flag); gap, developing, strong (factors in each band), none (without one), weakest (factor id) and
    weakest_score; score_ID, band_ID, worst_ID, best_ID, applies_ID per factor; and the flags draft, quick.
    """
    projects, counted = selection.projects, selection.counted
    place = pd.Index(counted["subject"]).get_indexer(projects.index)
    assessed = place >= 0
    columns = [f"{name}_{factor.id}" for name in PER_FACTOR for factor in catalogue.factors]
    checks = pd.concat([counted[["id", "phase", "mode", *columns]], _profiles(counted, catalogue)], axis=1)
    checks = checks.rename(columns={"id": "assessment"})
    rows = checks.reset_index(drop=True).reindex(place)
    rows.index = projects.index
    labels = {id_: organisation.names.get(id_, id_) for id_ in projects["department"].unique()}
    added = pd.DataFrame(
        {
            "label": projects["department"].map(labels),
            "finalised": _dates(array(counted, "finalised"), place),
            "current": _taken(array(counted, "current"), place, missing=False),
            "assessed": assessed,
            "draft": projects.index.isin(selection.drafts["subject"]),
            "quick": projects.index.isin(selection.quick["subject"]),
        },
        index=projects.index,
    )
    table = pd.concat([projects, added, rows], axis=1)
    places = [
        (_sorted_as(title), id_, at) for at, (title, id_) in enumerate(zip(table["title"], table["id"], strict=True))
    ]
    return table.take([at for *_, at in sorted(places)])


def matching(  # noqa: PLR0917 - each is one field of the form
    table: pd.DataFrame,
    *,
    query: str = "",
    department: str | None = None,
    phase: str | None = None,
    factor: str | None = None,
    band: str | None = None,
) -> pd.DataFrame:
    """Return the projects that fit all that is given; upper and lower case and forms of letters are alike.

    `query` is looked for word by word in title, lead department and id. `band` (or `none`, or
    `not_applicable`) is that of `factor`, or without one that of any factor.
    """
    fits = np.ones(len(table), bool)
    if words := folded(query).split():
        texts = [folded(f"{title} {label} {id_}") for title, label, id_ in _texts(table)]
        fits &= np.array([all(word in text for word in words) for text in texts], bool)
    if department is not None:
        fits &= array(table, "unit") == department
    if phase is not None:
        fits &= (table["phase"] == phase).to_numpy()
    if band is not None:
        fits &= _in_band(table, factor, band)
    return table[fits]


def folded(text: str) -> str:
    """Return a text in the form in which texts are compared."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _sorted_as(title: str) -> str:
    """Return what a title is sorted by: as in a German dictionary, ä as a."""
    if title.isascii():
        return title.casefold()
    return "".join(sign for sign in unicodedata.normalize("NFKD", title.casefold()) if not unicodedata.combining(sign))


def _texts(table: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    return zip(table["title"], table["label"], table["id"], strict=True)


def _in_band(table: pd.DataFrame, factor: str | None, band: str) -> Array:
    """Say of which projects a factor, or any factor, is in a band."""
    factors = [factor] if factor is not None else [name[5:] for name in table.columns if name.startswith("band_")]
    bands = table[[f"band_{id_}" for id_ in factors]].to_numpy()
    applies = table[[f"applies_{id_}" for id_ in factors]].to_numpy(dtype=bool)
    assessed = array(table, "assessed")[:, None]
    if band == NOT_APPLICABLE:
        found = assessed & ~applies
    elif band == NONE:
        found = assessed & applies & (bands < 0)
    else:
        found = bands == list(BANDS).index(band)  # type: ignore[arg-type]  # an unknown word is a ValueError
    result: Array = found.any(axis=1)
    return result


def _profiles(counted: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return how many factors are in which band, and which rated one is weakest."""
    ids = np.array([factor.id for factor in catalogue.factors], object)
    bands, scores, applies = (
        counted[[f"{name}_{id_}" for id_ in ids]].to_numpy() for name in ("band", "score", "applies")
    )
    lowest = np.where(np.isnan(scores), np.inf, scores)
    weakest = lowest.argmin(axis=1) if len(counted) else np.zeros(0, int)
    rated = ~np.isnan(scores).all(axis=1)
    profile = {name: (bands == place).sum(axis=1) for place, name in enumerate(BANDS)}
    return pd.DataFrame(
        {
            **{str(name): count for name, count in profile.items()},
            NONE: (applies & (bands < 0)).sum(axis=1),
            "weakest": np.where(rated, ids[weakest], None),
            "weakest_score": np.where(rated, lowest.min(axis=1, initial=np.inf), np.nan),
        },
        index=counted.index,
    )


def _taken(values: Array, place: Array, *, missing: object) -> Array:
    return np.array([values[at] if at >= 0 else missing for at in place])


def _dates(values: Array, place: Array) -> Array:
    return np.array([day(values[at]) if at >= 0 else None for at in place], object)
