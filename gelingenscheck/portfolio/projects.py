"""The list of all known projects, and how it is narrowed down."""

import unicodedata
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from gelingenscheck.catalogue import BANDS, Catalogue
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.selection import Selection
from gelingenscheck.portfolio.table import NONE, NOT_APPLICABLE, Array, array, block, day, texts

LETTERS = {"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e"}
PER_FACTOR: Sequence[tuple[Sequence[str], object]] = (
    (("score",), np.nan), (("band", "worst", "best"), -1), (("applies",), False),
)  # fmt: skip
"""Columns of one type that are taken over per factor, and what stands there without a check."""


def project_table(selection: Selection, catalogue: Catalogue, organisation: Organisation) -> pd.DataFrame:
    """Return one row per known project, by title.

    Columns: id, title, department (lead), unit (who leads it today), label (of the lead), areas, form; of
    the check that counts, missing where there is none: assessment, phase, mode, finalised (date), current
    (flag); gap, developing, strong (factors in each band), none (without one), weakest (factor id) and
    weakest_score; score_ID, band_ID, worst_ID, best_ID, applies_ID per factor; and the flags assessed, draft, quick.
    """
    projects, counted = selection.projects, selection.counted
    place = pd.Index(array(counted, "subject"), dtype=object).get_indexer(pd.Index(projects["id"], dtype=object))
    profiles = _profiles(counted, catalogue)
    said: dict[str, Array] = {
        **projects,
        "label": texts([organisation.names.get(id_, id_) for id_ in projects["department"]]),
        "assessment": _taken(array(counted, "id"), place, None),
        "phase": _taken(array(counted, "phase"), place, None),
        "mode": _taken(array(counted, "mode"), place, None),
        "finalised": _dates(array(counted, "finalised"), place),
        "weakest": _taken(profiles.pop("weakest"), place, None),
    }
    drafts = set(selection.drafts["subject"])
    known: dict[str, Array] = {
        "current": _taken(array(counted, "current"), place, missing=False),
        "weakest_score": _taken(profiles.pop("weakest_score"), place, np.nan),
        **{name: _taken(counts, place, 0) for name, counts in profiles.items()},
        "assessed": place >= 0,
        "draft": np.array([id_ in drafts for id_ in projects["id"]], bool),
        "quick": np.array([id_ in selection.quick for id_ in projects["id"]], bool),
    }
    # One block of objects: looking for the type of every text again would cost more than all the rest.
    spoken = pd.DataFrame(np.column_stack([*said.values()]), columns=[*said], dtype=object)
    table = pd.concat([spoken, pd.DataFrame(known), *_per_factor(counted, place, catalogue)], axis=1)
    return table.take(german_order(projects["title"])).reset_index(drop=True)


def _per_factor(counted: pd.DataFrame, place: Array, catalogue: Catalogue) -> Iterable[pd.DataFrame]:
    """Return score, bands and applicability, where there is a check."""
    for names, missing in PER_FACTOR:
        columns = [f"{name}_{factor.id}" for name in names for factor in catalogue.factors]
        yield pd.DataFrame(_taken(counted[columns].to_numpy(), place, missing), columns=columns)


def matching(
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
        columns = zip(table["title"], table["label"], table["id"], strict=True)
        found = [folded(" ".join(said)) for said in columns]
        fits &= np.array([all(word in text for word in words) for text in found], bool)
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


def german_order(titles: Array) -> Array:
    """Return the places of titles in the order of a German dictionary: capitals as small letters, ä as a."""
    said = pd.Series(titles, dtype="str").str.lower()
    for letter, plain in LETTERS.items():
        said = said.str.replace(letter, plain, regex=False)
    order: Array = said.sort_values(kind="stable").index.to_numpy()
    return order


def _in_band(table: pd.DataFrame, factor: str | None, band: str) -> Array:
    """Say of which projects a factor, or any factor, is in a band."""
    factors = [factor] if factor is not None else [name[5:] for name in table.columns if name.startswith("band_")]
    bands = table[[f"band_{id_}" for id_ in factors]].to_numpy()
    applies = table[[f"applies_{id_}" for id_ in factors]].to_numpy(dtype=bool)
    assessed = table["assessment"].notna().to_numpy()[:, None]
    if band == NOT_APPLICABLE:
        found = assessed & ~applies
    elif band == NONE:
        found = assessed & applies & (bands < 0)
    else:
        found = bands == list(BANDS).index(band)  # type: ignore[arg-type]  # an unknown word is a ValueError
    result: Array = found.any(axis=1)
    return result


def _profiles(counted: pd.DataFrame, catalogue: Catalogue) -> dict[str, Array]:
    """Return how many factors are in which band, and which rated one is weakest."""
    ids = texts([factor.id for factor in catalogue.factors])
    bands, scores, applies = (block(counted, [f"{name}_{id_}" for id_ in ids]) for name in ("band", "score", "applies"))
    lowest = np.where(np.isnan(scores), np.inf, scores)
    rated = ~np.isnan(scores).all(axis=1)
    return {
        **{str(name): (bands == place).sum(axis=1) for place, name in enumerate(BANDS)},
        NONE: (applies & (bands < 0)).sum(axis=1),
        "weakest": np.where(rated, ids[lowest.argmin(axis=1)], texts([None])),
        "weakest_score": np.where(rated, lowest.min(axis=1), np.nan),
    }


def _taken(values: Array, place: Array, missing: object) -> Array:
    """Return values at places; at -1 what stands for a missing one."""
    row = np.full((1, *values.shape[1:]), missing, values.dtype)
    taken: Array = np.concatenate([values, row])[place]
    return taken


def _dates(values: Array, place: Array) -> Array:
    numbers = _taken(values, place, -1).tolist()
    days = {number: day(number) for number in set(numbers)}
    dates = np.empty(len(numbers), object)
    dates[:] = [days[number] for number in numbers]
    return dates
