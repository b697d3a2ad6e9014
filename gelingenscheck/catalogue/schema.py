"""Describe the shape of `factors.yaml` for editors that complete and check while one types (JSON Schema 2020-12).

Names, types and what is required come from the model; whatever the model cannot say stands here. After a
change to the model: `python -m gelingenscheck.catalogue.schema` writes the file anew. What only the whole
file tells (equal ids, ids that nothing defines, the content limits) is left to the reader and the lint.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, Final, get_type_hints

from gelingenscheck.catalogue.captions import CAPTIONS
from gelingenscheck.catalogue.model import (
    BANDS,
    LEVELS,
    Band,
    Catalogue,
    Crosscutting,
    Factor,
    Question,
    Scale,
    Source,
    Text,
)
from gelingenscheck.catalogue.parts import FEWEST_FACTORS, MOST_FACTORS, PHASES
from gelingenscheck.reading import DEVICES
from gelingenscheck.settings import ROOT

PATH: Final = ROOT / "factors.schema.json"

Schema = dict[str, Any]
META: Final = (
    "id", "version", "released", "title", "status", "simple_status", "target", "completeness", "changelog", "sources",
)  # fmt: skip
"""Fields of the catalogue that stand under `meta`."""

_SAID: Schema = {"type": "string", "pattern": r"\S"}
_ID: Schema = {"$ref": "#/$defs/id"}
_TEXT: Schema = {"$ref": "#/$defs/text"}
_VERSION: Schema = {"type": "string", "pattern": r"^[0-9]+\.[0-9]+\.[0-9]+$"}
_FIVE: Schema = {"$ref": "#/$defs/answers"}
_PLAIN: Mapping[Any, Schema] = {
    str: _SAID,
    str | None: _SAID,
    bool: {"type": "boolean"},
    Text: _TEXT,
    tuple[Text, ...]: {"type": "array", "items": _TEXT},
    tuple[str, ...]: {"type": "array", "items": _ID},
    Mapping[str, Text]: {"type": "object", "propertyNames": _ID, "additionalProperties": _TEXT},
}


def schema() -> Schema:
    """Return the schema of the whole file."""
    whole = _object(
        Catalogue,
        scales=_map_of(_object(Scale, without=("id",), levels=_FIVE)),
        bands=_bands(),
        factors={
            "type": "array",
            "minItems": FEWEST_FACTORS,
            "maxItems": MOST_FACTORS,
            "items": {"$ref": "#/$defs/factor"},
        },
        crosswalks={"type": "array", "items": _crosswalk()},
        **_meta_fields(),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Katalog der Gelingensfaktoren",
        **_with_meta(whole),
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    return {
        "id": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,79}$", "not": {"enum": sorted(DEVICES)}},
        "text": _object(Text),
        "pair": _object(Text, without=("simple",)),
        "answers": _closed({str(level): _TEXT for level in LEVELS}),
        "next_step": _closed({**_object(Text, without=("simple",))["properties"], "effort": _ID}),
        "factor": _factor(),
        "question": _question(),
    }


def _factor() -> Schema:
    return _object(
        Factor,
        id=_ID,
        number={"type": "integer", "minimum": 1, "maximum": MOST_FACTORS},
        group=_closed(dict.fromkeys(PHASES, _FIVE)),
        crosscutting=_object(Crosscutting, id=_ID, anchors=_FIVE),
        questions={"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/question"}},
    )


def _question() -> Schema:
    """Return a question: its own answers or a shared scale, and never "not applicable" where it is a key."""
    question = _object(
        Question,
        without=("factor",),
        id=_ID,
        phase={"enum": list(PHASES)},
        dimension=_ID,
        weight={"type": "integer", "minimum": 1, "maximum": 5},
        anchors=_FIVE,
        scale=_ID,
        since=_VERSION,
        retired=_VERSION,
        na={"anyOf": [{"const": False}, _PLAIN[Mapping[str, Text]]]},
        next_steps=_closed({level: {"$ref": "#/$defs/next_step"} for level in ("0", "1", "2")}, required=()),
    )
    question["required"] = [name for name in question["required"] if name not in {"anchors", "scale"}]
    question["oneOf"] = [{"required": ["anchors"]}, {"required": ["scale"]}]
    question["if"] = {"properties": {"key": {"const": True}}, "required": ["key"]}
    question["then"] = {"properties": {"na": {"const": False}}}
    return question


def _bands() -> Schema:
    """Return the bands, each by where it begins and its word; that they rise is the reader's business."""
    words = _object(Text, without=("simple",))["properties"]
    starts: dict[Band, Schema] = {band: {"type": "integer", "minimum": 1, "maximum": 100} for band in BANDS}
    starts[BANDS[0]] = {"const": 0}
    return _closed({band: _closed({"from": starts[band], **words}) for band in BANDS})


def _crosswalk() -> Schema:
    """Return what became of ids with a new version, by the names that the file uses."""
    kinds: dict[str, Schema] = {
        "from": _VERSION,
        "to": _VERSION,
        "rename": {"type": "object", "propertyNames": _ID, "additionalProperties": _ID},
        "retire": {"type": "array", "items": _ID},
    }
    captions = CAPTIONS["Crosswalk"]
    described = {name: {**kind, "description": captions[name]} for name, kind in kinds.items()}
    return _closed(described, required=("from", "to"))


def _meta_fields() -> Schema:
    change = _closed({"version": _VERSION, **_object(Text, without=("simple",))["properties"]})
    return {
        "id": _ID,
        "version": _VERSION,
        "released": {"type": "string", "pattern": "^(199[0-9]|20[0-9]{2}|2100)-[01][0-9]-[0-3][0-9]$"},
        "target": {"type": "integer", "minimum": 0, "maximum": 100},
        "completeness": {"type": "string", "pattern": "^[1-9][0-9]{0,3}/[1-9][0-9]{0,3}$"},
        "changelog": {"type": "array", "items": change},
        "sources": _map_of(_object(Source, without=("id",))),
    }


def _with_meta(whole: Schema) -> Schema:
    """Move the fields of `meta` there."""
    properties = whole["properties"]
    meta = {name: properties[name] for name in META}
    rest = {name: part for name, part in properties.items() if name not in META}
    required = [name for name in whole["required"] if name not in META]
    return _closed({"meta": _closed(meta), **rest}, required=["meta", *required])


def _object(model: type, *, without: tuple[str, ...] = (), **instead: Schema) -> Schema:
    """Return the schema of one dataclass: `instead` is for fields whose type does not say enough."""
    types = get_type_hints(model)
    captions = CAPTIONS[model.__name__]
    properties: dict[str, Schema] = {}
    required: list[str] = []
    for field in fields(model):
        if field.name in without:
            continue
        known = instead.get(field.name) or _PLAIN[types[field.name]]
        properties[field.name] = {**known, "description": captions[field.name]}
        if field.default is MISSING and field.default_factory is MISSING:
            required.append(field.name)
    return _closed(properties, required=required)


def _closed(properties: Mapping[str, Schema], required: Any = None) -> Schema:
    """Return an object that has these fields and no others, all of them required if not told otherwise."""
    wanted = list(properties) if required is None else list(required)
    return {"type": "object", "additionalProperties": False, "properties": dict(properties), "required": wanted}


def _map_of(value: Schema) -> Schema:
    return {"type": "object", "propertyNames": _ID, "additionalProperties": value}


def as_json() -> str:
    """Return the file's content."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PATH.write_text(as_json(), encoding="utf-8")
