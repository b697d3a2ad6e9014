"""What may leave the house as tables: factors, questions, units, released projects."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

import pandas as pd

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import Words
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.disclosure import Outside
from gelingenscheck.portfolio.outside_words import basis, too_few
from gelingenscheck.reports.outline import Outline, Table
from gelingenscheck.reports.table_file import table
from gelingenscheck.scoring.few import said


def outside_outline(
    outside: Outside, catalogue: Catalogue, organisation: Organisation, words: Words, made: datetime
) -> Outline:
    """Return the public figures of a reporting year as a document of tables."""
    lang: Literal["de", "en"] = "en" if words.lang == "en" else "de"
    return Outline(
        title=words("Zahlen für außen {year}", year=outside.year),
        about=f"{organisation.municipality.name} · {basis(outside, words)}. {too_few(words)}",
        lang=lang, made=made, pages=words("Seite {page} von {pages}", page="{page}", pages="{pages}"),
        blocks=tuple(_tables(outside, catalogue, organisation, words)),
    )  # fmt: skip


def _tables(outside: Outside, catalogue: Catalogue, organisation: Organisation, words: Words) -> Iterator[Table]:
    titles = {known.id: f"{known.number} {known.title.said(words.lang)}" for known in catalogue.factors}
    gap = catalogue.bands[0].name.said(words.lang)
    weak = words("Vorhaben auf „{band}“", band=gap)
    factors = [
        {words("Faktor"): titles[one.factor], weak: said(one.weak, words) if one.weak else words("zu wenige")}
        for one in outside.factors
    ]
    yield table(pd.DataFrame(factors), words("Faktoren"))
    questions = [
        (titles[spot.factor], catalogue.questions[spot.question].text.said(words.lang), said(spot.weak, words))
        for spot in outside.spots
    ]
    heads = [words("Faktor"), words("Frage"), words("Vorhaben auf Stufe 0 oder 1")]
    yield table(pd.DataFrame(questions, columns=heads), words("Fragen"))
    there = {True: words("liegt vor"), False: words("liegt nicht vor")}
    units = [
        (words("Amt {n}", n=i) if one.unit is None else organisation.names[one.unit], *map(there.get, one.factors))
        for i, one in enumerate(outside.presence, 1)
    ]
    yield table(pd.DataFrame(units, columns=[words("Amt"), *titles.values()]), words("Ämter"))
    named = [(one.title, one.department) for one in outside.released]
    yield table(pd.DataFrame(named, columns=[words("Vorhaben"), words("Amt")]), words("Freigegebene Vorhaben"))
