"""Open data: a data portal understands them, and nobody can compute from all files together what stays in the house."""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib import namespace as ns
from rdflib.compare import isomorphic

from gelingenscheck import organisation as organisations
from gelingenscheck.assessment.subject import Release
from gelingenscheck.catalogue import reader
from gelingenscheck.i18n import words_in
from gelingenscheck.organisation import Licence, Municipality, OpenData
from gelingenscheck.portfolio.disclosure import latest_year
from gelingenscheck.settings import ROOT
from gelingenscheck.usecases import open_data
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.outside import outside_of
from tests.portfolio.attacker import Known, follows_by_arithmetic, is_known, worlds
from tests.portfolio.made import Document, check, project, snapshot, standard
from tests.portfolio.test_disclosure import Made, cities, documents, even_city, hidden, members
from tests.usecases.memory import MemoryStore

DE = words_in("de")
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
FILLED = OpenData(
    address="https://daten.stadt.example/teilhabe", municipality_key="05315000",
    contributor="http://dcat-ap.de/def/contributors/stadt",
)  # fmt: skip
DESK = Desk(
    store=MemoryStore(), catalogue=reader.load(ROOT / "factors.yaml"),
    organisation=replace(organisations.load(ROOT / "organisation.yaml"), open_data=FILLED),
    now=lambda: datetime(2026, 11, 24, 12, tzinfo=UTC),
)  # fmt: skip
YEARS = (2025, 2026)
CITY = even_city((3, 2, 2), 3)


def desk(published: OpenData = FILLED, name: str = "Musterstadt") -> Desk:
    city = replace(DESK.organisation, open_data=published, municipality=Municipality(name=name))
    return replace(DESK, organisation=city)


def packed(made: Sequence[Document], year: int = 2026, at: Desk = DESK, lang: str = "de") -> bytes:
    return open_data.open_data(at, snapshot(made, at.catalogue), year, words_in(lang))


def files(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def graph(data: bytes, form: str = "json-ld") -> Graph:
    return Graph().parse(data=data, format=form)


@pytest.fixture(scope="module")
def published() -> Mapping[str, bytes]:
    return files(packed(documents(CITY, DESK.catalogue)))


def test_both_forms_of_the_metadata_say_the_same(published: Mapping[str, bytes]) -> None:
    said = graph(published["metadata.jsonld"])
    assert len(said) > 100
    assert isomorphic(said, graph(published["metadata.rdf"], "xml"))


def test_the_dataset_has_what_dcat_ap_de_requires_and_what_portals_look_for(published: Mapping[str, bytes]) -> None:
    said = graph(published["metadata.jsonld"])
    [catalogue], [dataset] = said.subjects(ns.RDF.type, ns.DCAT.Catalog), said.subjects(ns.RDF.type, ns.DCAT.Dataset)
    assert [*said.objects(catalogue, ns.DCAT.dataset)] == [dataset]
    for node in (catalogue, dataset):
        for name in (ns.DCTERMS.title, ns.DCTERMS.description):
            [text] = said.objects(node, name)
            assert isinstance(text, Literal)
            assert text.language == "de"
        [publisher] = said.objects(node, ns.DCTERMS.publisher)
        assert [str(name) for name in said.objects(publisher, ns.FOAF.name)] == ["Musterstadt"]
    for name in (ns.DCTERMS.issued, ns.DCTERMS.modified):
        assert [*said.objects(dataset, name)] == [Literal(date(2026, 11, 24), datatype=ns.XSD.date)]
    assert [*said.objects(dataset, DCATDE.contributorID)] == [URIRef(FILLED.contributor or "")]
    assert [str(theme).rsplit("/", 1)[1] for theme in said.objects(dataset, ns.DCAT.theme)] == ["SOCI", "GOVE"]
    assert str(said.value(dataset, ns.DCTERMS.language)).endswith("/language/DEU")
    assert str(said.value(dataset, DCATDE.politicalGeocodingURI)).endswith("/municipalityKey/05315000")
    assert str(said.value(dataset, DCATDE.politicalGeocodingLevelURI)).endswith("/Level/municipality")
    assert said.value(said.value(dataset, ns.DCTERMS.spatial), ns.RDF.type) == ns.DCTERMS.Location
    period = said.value(dataset, ns.DCTERMS.temporal)
    days = [said.value(period, name) for name in (ns.DCAT.startDate, ns.DCAT.endDate)]
    assert days == [Literal(date(2025, 10, 1)), Literal(date(2026, 9, 30))]


def test_every_table_is_a_distribution_with_address_format_size_and_licence(published: Mapping[str, bytes]) -> None:
    said = graph(published["metadata.jsonld"])
    [dataset] = said.subjects(ns.RDF.type, ns.DCAT.Dataset)
    found = {}
    for one in said.objects(dataset, ns.DCAT.distribution):
        assert said.value(one, ns.RDF.type) == ns.DCAT.Distribution
        assert said.value(one, ns.DCTERMS.license) == URIRef("http://dcat-ap.de/def/licenses/dl-by-de/2.0")
        assert str(said.value(one, DCATDE.licenseAttributionByText)) == "Musterstadt"
        assert str(said.value(one, ns.DCTERMS.format)).endswith("/file-type/CSV")
        assert said.value(one, ns.DCTERMS.description)
        assert said.value(one, ns.DCAT.accessURL)
        found[str(said.value(one, ns.DCAT.downloadURL))] = int(str(said.value(one, ns.DCAT.byteSize)))
    tables = {name: data for name, data in published.items() if name.endswith(".csv")}
    assert found == {f"{FILLED.address}/2026/{name}": len(data) for name, data in tables.items()}


@pytest.mark.parametrize(
    ("licence", "address", "named"),
    [
        (Licence.BY, "dl-by-de/2.0", True), (Licence.ZERO, "dl-zero-de/2.0", False), (Licence.CC_BY, "cc-by/4.0", True),
    ],
)  # fmt: skip
def test_the_chosen_licence_stands_everywhere(licence: Licence, address: str, *, named: bool) -> None:
    made = files(packed([], at=desk(replace(FILLED, licence=licence))))
    said = graph(made["metadata.jsonld"])
    assert set(said.objects(None, ns.DCTERMS.license)) == {URIRef(f"http://dcat-ap.de/def/licenses/{address}")}
    assert any(said.objects(None, DCATDE.licenseAttributionByText)) is named
    text = made["LIESMICH.txt"].decode("utf-8-sig")
    assert ("zu nennen: Musterstadt" in text) is named
    assert open_data.LICENCES[licence][1] in text


def test_what_is_missing_is_a_placeholder_and_said_plainly(published: Mapping[str, bytes]) -> None:
    bare = desk(OpenData())
    made = files(packed([], at=bare))
    text = made["LIESMICH.txt"].decode("utf-8-sig")
    assert len(open_data.to_fill_in(bare, DE)) == 3
    assert all(missing in text for missing in open_data.to_fill_in(bare, DE))
    assert b"bitte-ausfuellen" in made["metadata.jsonld"]
    assert open_data.to_fill_in(DESK, DE) == ()
    assert not [name for name, data in published.items() if b"bitte-ausfuellen" in data or b"Platzhalter" in data]


def test_signs_in_a_name_do_no_harm_to_the_metadata() -> None:
    name = 'A & B <b>"Stadt"</b> \\ é'
    made = files(packed([], at=desk(name=name)))
    said = graph(made["metadata.jsonld"])
    assert {str(one) for one in said.objects(None, ns.FOAF.name)} == {name}
    assert isomorphic(said, graph(made["metadata.rdf"], "xml"))


def test_the_tables_say_what_may_be_said_and_leave_empty_what_may_not(published: Mapping[str, bytes]) -> None:
    stored = snapshot(documents(CITY, DESK.catalogue), DESK.catalogue)
    outside = outside_of(DESK, stored, DESK.today, year=2026)
    columns = ("factor", "projects", "weak_low", "weak_high")
    figures = [tuple(one[column] for column in columns) for one in rows(published["factors.csv"])]
    assert figures == [(one.factor, "7", "3", "3") for one in outside.factors]
    [year] = rows(published["year.csv"])
    assert (year["projects_assessed"], year["units_present"], year["first_day"]) == ("7", "3", "2025-10-01")
    one = files(packed(documents(even_city((3, 2, 2), 1), DESK.catalogue)))
    assert {(row["weak_low"], row["weak_high"]) for row in rows(one["factors.csv"])} == {("0", "1")}
    few = files(packed(documents(even_city((2, 2), 2), DESK.catalogue)))
    for name in ("factors.csv", "questions.csv"):
        assert {(one["projects"], one["weak_low"], one["weak_high"]) for one in rows(few[name])} == {("", "", "")}


def test_every_column_is_in_the_dictionary(published: Mapping[str, bytes]) -> None:
    known = {(one["file"], one["column"]) for one in rows(published["dictionary.csv"]) if one["meaning"]}
    for name, data in published.items():
        if name.endswith(".csv") and name != "dictionary.csv":
            heads = data.decode("utf-8-sig").splitlines()[0].split(";")
            assert {(name, head) for head in ("", *heads)} <= known


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_same_data_make_the_same_file(lang: str) -> None:
    made = documents(CITY, DESK.catalogue)
    assert packed(made, lang=lang) == packed(made, lang=lang)


@pytest.mark.parametrize(("today", "year"), [(date(2026, 9, 30), 2026), (date(2026, 11, 24), 2027)])
def test_a_year_that_goes_on_is_refused_in_a_sentence(today: date, year: int) -> None:
    early = replace(DESK, now=lambda: datetime(today.year, today.month, today.day, 12, tzinfo=UTC))
    with pytest.raises(open_data.YearNotOverError, match=f"30.09.{year}"):
        packed(documents(CITY, DESK.catalogue), year, at=early)
    assert latest_year(today) < year


def test_invented_figures_are_marked_as_such_in_tables_readme_and_metadata() -> None:
    made = files(packed([project("b", example=True), check("b-1", "b", DESK.catalogue)]))
    assert rows(made["year.csv"])[0]["example"] == "true"
    for name in ("LIESMICH.txt", "metadata.jsonld", "metadata.rdf"):
        assert "Beispieldaten" in made[name].decode("utf-8-sig")


def test_no_file_names_a_unit_a_project_or_a_check_that_was_not_released() -> None:
    made = [
        *documents(CITY, DESK.catalogue), standard("sport", DESK.catalogue, 4),
        project("frei", "kultur", title="=Offen", release=Release.COUNCIL),
    ]  # fmt: skip
    content = b"\n".join(data for data in files(packed(made)).values()).decode()
    assert "'=Offen" in content
    assert "Vorhaben p" not in content
    units = [DESK.organisation.departments[id_] for id_ in ("tiefbau", "schule", "jugend", "sport")]
    assert not [unit.id for unit in units if unit.label in content or f";{unit.id}" in content]
    assert "p0-0" not in content


def collected(city: Sequence[Made]) -> Iterator[Known]:
    """Yield what somebody reads in all files of both years about the first factor and its questions."""
    first = DESK.catalogue.factors[0].id
    for year in YEARS:
        made = files(packed(documents(city, DESK.catalogue), year))
        for row in (*rows(made["factors.csv"]), *rows(made["questions.csv"])):
            if row["factor"] == first and row["projects"]:
                assert int(row["projects"]) == len(members(city, year))
                yield Known(checks=members(city, year), low=int(row["weak_low"]), high=int(row["weak_high"]))


@settings(deadline=None, max_examples=12)
@given(city=cities())
def test_nobody_computes_a_hidden_figure_from_the_files_of_two_years(city: list[Made]) -> None:
    known = list(collected(city))
    possible = worlds(len(city), known)
    assert [one.weak for one in city] in possible.astype(bool).tolist()
    for checks in hidden(city):
        assert not is_known(possible, checks)
        assert not follows_by_arithmetic(known, checks, len(city))


@settings(deadline=None, max_examples=8)
@given(city=cities(), data=st.data())
def test_no_byte_of_any_file_changes_if_two_projects_of_a_year_change_places(
    city: list[Made], data: st.DataObject
) -> None:
    year = data.draw(st.sampled_from(YEARS))
    if len(members(city, year)) < 2:
        return
    a, b = data.draw(st.permutations(members(city, year)))[:2]
    swapped = [*city]
    swapped[a], swapped[b] = city[a]._replace(weak=city[b].weak), city[b]._replace(weak=city[a].weak)
    assert packed(documents(city, DESK.catalogue), year) == packed(documents(swapped, DESK.catalogue), year)
