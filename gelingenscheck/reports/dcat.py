"""What a data portal needs to know of the open data: DCAT-AP.de, as JSON-LD and RDF/XML."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from xml.etree import ElementTree as ET

from gelingenscheck.i18n import N_, Words
from gelingenscheck.organisation import Licence, OpenData

PREFIXES: Final[Mapping[str, str]] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML: Final = "http://www.w3.org/XML/1998/namespace"
EU: Final = "http://publications.europa.eu/resource/authority"
LICENCES: Final[Mapping[Licence, str]] = {
    Licence.BY: "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
    Licence.ZERO: "http://dcat-ap.de/def/licenses/dl-zero-de/2.0",
    Licence.CC_BY: "http://dcat-ap.de/def/licenses/cc-by/4.0",
}
THEMES: Final = (f"{EU}/data-theme/SOCI", f"{EU}/data-theme/GOVE")
LANGUAGES: Final = {"de": f"{EU}/language/DEU", "en": f"{EU}/language/ENG"}
MUNICIPALITY: Final = "http://dcat-ap.de/def/politicalGeocoding/Level/municipality"
KEY: Final = "http://dcat-ap.de/def/politicalGeocoding/municipalityKey"
NO_ADDRESS: Final = "https://bitte-ausfuellen.example/gelingenscheck"
"""Placeholders: nobody can own them, and everybody sees that something is missing."""
NO_CONTRIBUTOR: Final = "http://dcat-ap.de/def/contributors/bitte-ausfuellen"
TO_FILL_IN: Final[Mapping[str, str]] = {
    "address": N_("address: wo die Dateien liegen werden"),
    "contributor": N_("contributor: die Adresse, die das Datenportal Ihres Landes vergibt"),
    "municipality_key": N_("municipality_key: der amtliche Gemeindeschlüssel"),
}


@dataclass(frozen=True, kw_only=True)
class Distribution:
    """One file that is published."""

    file: str
    about: str
    size: int


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """What is published of a reporting year."""

    year: int
    title: str
    description: str
    publisher: str
    first: date
    last: date
    made: date
    published: OpenData
    distributions: Sequence[Distribution]

    @property
    def address(self) -> str:
        """Return the folder that the files will lie in."""
        return self.published.address or NO_ADDRESS


def missing(published: OpenData, words: Words) -> tuple[str, ...]:
    """Say what the city still has to fill in before a portal takes the metadata."""
    return tuple(words(said) for name, said in TO_FILL_IN.items() if getattr(published, name) is None)


def json_ld(dataset: Dataset, words: Words) -> bytes:
    """Return the metadata as JSON-LD that needs nothing from the web."""
    whole = {"@context": dict(PREFIXES), "@graph": list(_graph(dataset, words))}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def rdf_xml(dataset: Dataset, words: Words) -> bytes:
    """Return the same metadata as RDF/XML."""
    for prefix, space in {"rdf": RDF, **PREFIXES}.items():
        ET.register_namespace(prefix, space)
    root = ET.Element(f"{{{RDF}}}RDF")
    for node in _graph(dataset, words):
        _node(root, node)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _graph(dataset: Dataset, words: Words) -> Iterator[dict[str, Any]]:
    lang, publisher = words.lang, f"{dataset.address}#publisher"
    yield {
        "@id": publisher, "@type": "foaf:Agent", "foaf:name": dataset.publisher,
    }  # fmt: skip
    yield {
        "@id": f"{dataset.address}#catalogue", "@type": "dcat:Catalog",
        "dct:title": _text(words("Offene Daten zum Gelingenscheck"), lang),
        "dct:description": _text(words("Je Berichtsjahr ein Datensatz."), lang),
        "dct:publisher": _link(publisher), "dcat:dataset": _link(_id(dataset)),
    }  # fmt: skip
    yield _dataset(dataset, words, publisher)
    yield from (_distribution(dataset, one, words) for one in dataset.distributions)


def _dataset(dataset: Dataset, words: Words, publisher: str) -> dict[str, Any]:
    lang, key = words.lang, dataset.published.municipality_key
    coded = {"dcatde:politicalGeocodingURI": _link(f"{KEY}/{key}")} if key else {}
    return {
        "@id": _id(dataset), "@type": "dcat:Dataset",
        "dct:identifier": _id(dataset),
        "dct:title": _text(dataset.title, lang), "dct:description": _text(dataset.description, lang),
        "dcat:keyword": [_text(word, lang) for word in (words("Teilhabe"), words("Integration"), words("Verwaltung"))],
        "dct:publisher": _link(publisher),
        "dcatde:contributorID": _link(dataset.published.contributor or NO_CONTRIBUTOR),
        "dcat:theme": [_link(theme) for theme in THEMES],
        "dct:language": _link(LANGUAGES[lang]),
        "dct:accrualPeriodicity": _link(f"{EU}/frequency/ANNUAL"),
        "dct:accessRights": _link(f"{EU}/access-right/PUBLIC"),
        "dct:issued": _day(dataset.made), "dct:modified": _day(dataset.made),
        "dct:spatial": {"@type": "dct:Location", "skos:prefLabel": dataset.publisher},
        "dcatde:politicalGeocodingLevelURI": _link(MUNICIPALITY), **coded,
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(dataset.first), "dcat:endDate": _day(dataset.last),
        },
        "dcat:distribution": [_link(_address(dataset, one)) for one in dataset.distributions],
    }  # fmt: skip


def _distribution(dataset: Dataset, one: Distribution, words: Words) -> dict[str, Any]:
    licence = dataset.published.licence
    attribution = {} if licence is Licence.ZERO else {"dcatde:licenseAttributionByText": dataset.publisher}
    return {
        "@id": _address(dataset, one), "@type": "dcat:Distribution",
        "dct:title": one.file, "dct:description": _text(one.about, words.lang),
        "dcat:accessURL": _link(_address(dataset, one)), "dcat:downloadURL": _link(_address(dataset, one)),
        "dct:license": _link(LICENCES[licence]), **attribution,
        "dct:format": _link(f"{EU}/file-type/CSV"),
        "dcat:mediaType": _link("https://www.iana.org/assignments/media-types/text/csv"),
        "dcat:byteSize": {"@value": str(one.size), "@type": "xsd:nonNegativeInteger"},
        "dct:language": _link(LANGUAGES[words.lang]),
        "dct:issued": _day(dataset.made), "dct:modified": _day(dataset.made),
    }  # fmt: skip


def _id(dataset: Dataset) -> str:
    return f"{dataset.address}#{dataset.year}"


def _address(dataset: Dataset, one: Distribution) -> str:
    return f"{dataset.address}/{dataset.year}/{one.file}"


def _link(address: str) -> dict[str, str]:
    return {"@id": address}


def _text(text: str, lang: str) -> dict[str, str]:
    return {"@value": text, "@language": lang}


def _day(day: date) -> dict[str, str]:
    return {"@value": day.isoformat(), "@type": "xsd:date"}


def _node(parent: ET.Element, node: Mapping[str, Any]) -> None:
    """Write a thing with all that is said of it."""
    element = ET.SubElement(parent, _name(node["@type"]))
    if "@id" in node:
        element.set(f"{{{RDF}}}about", node["@id"])
    for name, values in node.items():
        if not name.startswith("@"):
            for value in values if isinstance(values, list) else [values]:
                _property(ET.SubElement(element, _name(name)), value)


def _property(element: ET.Element, value: Any) -> None:
    if isinstance(value, str):
        element.text = value
    elif "@value" in value:
        element.text = value["@value"]
        if "@language" in value:
            element.set(f"{{{XML}}}lang", value["@language"])
        else:
            prefix, _, name = value["@type"].partition(":")
            element.set(f"{{{RDF}}}datatype", PREFIXES[prefix] + name)
    elif "@type" in value:
        _node(element, value)
    else:
        element.set(f"{{{RDF}}}resource", value["@id"])


def _name(short: str) -> str:
    """Return a name with its namespace, as XML wants it."""
    prefix, _, name = short.partition(":")
    return f"{{{PREFIXES[prefix]}}}{name}"
