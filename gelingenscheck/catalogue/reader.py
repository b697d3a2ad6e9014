"""Read `factors.yaml`: a catalogue, or the problem that keeps it from being one, with its line."""

import re
from fractions import Fraction
from pathlib import Path as FilePath
from typing import Any

from gelingenscheck import reading
from gelingenscheck.catalogue.agreement import require_agreement
from gelingenscheck.catalogue.model import BANDS, Catalogue
from gelingenscheck.catalogue.parts import (
    as_band,
    as_change,
    as_crosswalk,
    as_factor,
    as_scale,
    as_source,
    as_version_text,
    as_words,
)
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reading import FaultyFileError, Fields, MisfitError, Path, datafile

MAX_NODES = 200_000
_SHARE = re.compile(r"[1-9][0-9]{0,3}/[1-9][0-9]{0,3}\Z")
"""Nothing else becomes a fraction: a power of ten as short as 1e-999999999 would take hours."""


class CatalogueError(FaultyFileError):
    """The catalogue cannot be used."""

    message = N_("Der Katalog ist nicht lesbar ({where}): {reason} Gespeicherte Einschätzungen sind unverändert.")


def load(path: FilePath) -> Catalogue:
    """Return the catalogue in a file; raise `CatalogueError`. Read again only when the file changes."""
    return datafile.load(path, read, CatalogueError)


def read(data: bytes, name: str) -> tuple[Catalogue, None] | tuple[None, Problem]:
    """Return the catalogue in `data`, or what is wrong with it."""
    return datafile.read(data, name, _catalogue, max_nodes=MAX_NODES)


def _completeness(value: Any, path: Path) -> Fraction:
    text = reading.as_text(value, path)
    share = Fraction(text) if _SHARE.match(text) else Fraction(0)
    if not 0 < share <= 1:
        raise MisfitError(path, N_("„completeness“ ist ein Bruch über 0 und höchstens 1, zum Beispiel 2/3."))
    return share


def _catalogue(value: Any) -> Catalogue:
    fields = Fields(value)
    meta = Fields(fields.take("meta", reading.as_mapping), ("meta",))
    scales = fields.items("scales", as_scale)
    bands = tuple(sorted(fields.items("bands", as_band).values(), key=lambda entry: BANDS.index(entry.band)))
    catalogue = Catalogue(
        id=meta.take("id", reading.as_id),
        version=meta.take("version", as_version_text),
        released=meta.take("released", reading.as_date),
        title=meta.take("title", as_words),
        status=meta.take("status", as_words),
        simple_status=meta.take("simple_status", as_words),
        target=meta.take("target", reading.as_integer, low=0, high=100),
        completeness=meta.take("completeness", _completeness),
        changelog=meta.each("changelog", as_change),
        sources=meta.items("sources", as_source),
        scales=scales,
        bands=bands,
        efforts=fields.items("efforts", as_words),
        office_kinds=fields.items("office_kinds", as_words),
        factors=fields.each("factors", as_factor, scales=scales),
        crosswalks=fields.each("crosswalks", as_crosswalk),
    )
    meta.done()
    fields.done()
    require_agreement(catalogue)
    return catalogue
