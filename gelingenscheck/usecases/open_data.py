"""Open data: what a city publishes of a reporting year, with metadata, in one file; who may was asked before."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_, Words
from gelingenscheck.organisation import Licence
from gelingenscheck.portfolio.disclosure import Outside, cut_off, latest_year
from gelingenscheck.portfolio.outside_words import too_few
from gelingenscheck.reports import dcat, table_file
from gelingenscheck.reports.dcat import Dataset, Distribution
from gelingenscheck.reports.open_tables import OpenTable, as_table, dictionary, open_tables
from gelingenscheck.storage.manifest import entry_of
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.outside import outside_of

ZIP: Final = "application/zip"
NAME: Final = N_("offene-daten")
README: Final = "LIESMICH.txt"
LICENCES: Final[Mapping[Licence, tuple[str, str]]] = {
    Licence.BY: (N_("Datenlizenz Deutschland – Namensnennung – Version 2.0"), "https://www.govdata.de/dl-de/by-2-0"),
    Licence.ZERO: (N_("Datenlizenz Deutschland – Zero – Version 2.0"), "https://www.govdata.de/dl-de/zero-2-0"),
    Licence.CC_BY: (
        N_("Creative Commons Namensnennung 4.0 International"), "https://creativecommons.org/licenses/by/4.0/"
    ),
}  # fmt: skip


class YearNotOverError(GelingenscheckError):
    """The reporting year is still going on."""

    message = N_(
        "Das Berichtsjahr {year} geht bis zum {date}. Offene Daten gibt es erst danach, damit sich aus zwei Ständen "
        "desselben Jahres nichts errechnen lässt. Es wurde nichts geschrieben."
    )


def open_data(desk: Desk, snapshot: Snapshot, year: int, words: Words) -> bytes:
    """Return a ZIP file with tables and metadata; the same for the same day and data. Raises `YearNotOverError`."""
    if year > latest_year(desk.today):
        raise YearNotOverError(year=year, date=words.date(cut_off(year)))
    outside = outside_of(desk, snapshot, desk.today, year=year)
    tables = open_tables(outside, desk.catalogue, words)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _files(desk, outside, (*tables, dictionary(tables, words)), words):
            archive.writestr(entry_of(name), data)
    return packed.getvalue()


def to_fill_in(desk: Desk, words: Words) -> tuple[str, ...]:
    """Say what is missing in `organisation.yaml` before a data portal takes the metadata."""
    return dcat.missing(desk.organisation.open_data, words)


def file_name(year: int, words: Words) -> str:
    """Return the name of the file."""
    return f"{words(NAME)}-{year}.zip"


def _files(desk: Desk, outside: Outside, tables: tuple[OpenTable, ...], words: Words) -> Iterator[tuple[str, bytes]]:
    written = {f"{one.file}.csv": table_file.csv_file(as_table(one, words), words) for one in tables}
    about = {f"{name}": row[2] for row in tables[-1].rows for name in [row[0]] if row[1] is None}
    dataset = _dataset(
        desk, outside, words,
        tuple(
            Distribution(file=name, about=str(about.get(name) or words(tables[-1].about)), size=len(data))
            for name, data in written.items()
        ),
    )  # fmt: skip
    yield README, _readme(desk, dataset, words)
    yield from written.items()
    yield "metadata.jsonld", dcat.json_ld(dataset, words)
    yield "metadata.rdf", dcat.rdf_xml(dataset, words)


def _dataset(desk: Desk, outside: Outside, words: Words, distributions: tuple[Distribution, ...]) -> Dataset:
    city, title = desk.organisation.municipality.name, words("Gelingensfaktoren in Vorhaben der Verwaltung")
    examples = words("Beispieldaten")
    return Dataset(
        year=outside.year,
        title=f"{title}: {city} {outside.year}" + (f" – {examples}" if outside.examples else ""),
        description=" ".join((
            words("Wie viele der im Berichtsjahr eingeschätzten Vorhaben in welchem Faktor Handlungsbedarf haben."),
            words("Die Verwaltung schätzt ihre Vorhaben selbst ein, nie Personen."),
            too_few(words),
            *([words("Alle Zahlen sind erfunden.")] if outside.examples else []),
        )),
        publisher=city, first=outside.after + timedelta(days=1), last=outside.until, made=desk.today,
        published=desk.organisation.open_data, distributions=distributions,
    )  # fmt: skip


def _readme(desk: Desk, dataset: Dataset, words: Words) -> bytes:
    name, address = LICENCES[dataset.published.licence]
    lines = [
        dataset.title, "", dataset.description, "",
        words("Berichtsjahr: {first} bis {last}", first=words.date(dataset.first), last=words.date(dataset.last)),
        words("Erstellt am {date}", date=words.date(dataset.made)),
        words("Lizenz: {name}, {address}", name=words(name), address=address),
    ]  # fmt: skip
    if dataset.published.licence is not Licence.ZERO:
        lines.append(words("Bei Verwendung zu nennen: {publisher}", publisher=dataset.publisher))
    lines += ["", words("Tabellen: UTF-8, Semikolon als Trennzeichen; dictionary.csv erklärt jede Spalte."),
              words("Metadaten nach DCAT-AP.de: metadata.jsonld, dieselben als metadata.rdf.")]  # fmt: skip
    open_ = to_fill_in(desk, words)
    if open_:
        said = words("Vor dem Veröffentlichen in organisation.yaml unter open_data ergänzen; in den Metadaten stehen "
                     "bis dahin Platzhalter:")  # fmt: skip
        lines += ["", said, *(f"- {one}" for one in open_)]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")
