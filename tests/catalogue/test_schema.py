"""The schema for editors: current, true of what ships, and as strict as the reader where a schema can be."""

from typing import Any

import jsonschema
import pytest
import yaml

from gelingenscheck.catalogue import reader, schema
from gelingenscheck.settings import ROOT
from tests.catalogue import shortened
from tests.catalogue.shortened import NAME, replaced

SCHEMA = schema.schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


class EditorLoader(yaml.CSafeLoader):
    """Reads as editors do, by YAML 1.2: a date is text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def seen_by_an_editor(content: str) -> Any:
    return _named(yaml.load(content, EditorLoader))  # noqa: S506 - a safe loader, of our own file


def _named(value: Any) -> Any:
    """Return a value with texts as names, as JSON has them: levels are written as 0 to 4."""
    if isinstance(value, dict):
        return {str(name): _named(part) for name, part in value.items()}
    return [_named(part) for part in value] if isinstance(value, list) else value


def complaints(content: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(seen_by_an_editor(content))]


def test_the_committed_file_is_what_the_model_says() -> None:
    assert schema.PATH.read_text(encoding="utf-8") == schema.as_json(), (
        "Bitte „python -m gelingenscheck.catalogue.schema“ ausführen."
    )


def test_it_is_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_what_ships_is_valid() -> None:
    assert complaints((ROOT / NAME).read_text(encoding="utf-8")) == []


def test_the_catalogue_points_its_editor_to_the_schema() -> None:
    assert shortened.text().startswith(f"# yaml-language-server: $schema={schema.PATH.name}\n")


def test_an_editor_sees_what_a_field_of_a_question_means() -> None:
    properties = SCHEMA["$defs"]["question"]["properties"]
    assert all(part["description"].endswith(".") for part in properties.values())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  target: 75", "  target: 101"),
        ("  target: 75", '  target: "75"'),
        ("  target: 75\n", ""),
        ("  target: 75", "  target: 75\n  goal: 80"),
        ("2/3", "viel"),
        ("released: 2026-11-24", "released: 24.11.2026"),
        ("from: 0", "from: 1"),
        ("  gap:\n", "  bad:\n"),
        ("  - id: identities", "  - id: Identities"),
        ("  - id: identities", "  - id: con"),
        ("    number: 1\n", "    number: 1\n    colour: red\n"),
        ("    number: 1\n", "    number: eins\n"),
        ('      en: "Respecting social', '      fr: "Respecting social'),
        ('de: "Bedürfnisse erfragen"', 'de: " "'),
        ("phase: planning", "phase: running"),
        ("weight: 2", "weight: 6"),
        ("weight: 2", "weight: 1.5"),
        ("        key: true", "        key: maybe"),
        ("        na: false", "        na: true"),
        ("        na: false", "        na: {x: {de: a, en: b}}"),
        ("        why:\n", "        scale: planning\n        why:\n"),
        ("      implementation:\n        0:", "      later:\n        0:"),
        ("            effort: team-meeting\n", ""),
        ('          2:\n            de: "Drei Menschen', '          3:\n            de: "Drei Menschen'),
        ("        sources: [seed, own]", "        sources: seed"),
    ],
)  # fmt: skip
def test_schema_and_reader_refuse_the_same(old: str, new: str) -> None:
    content = replaced(old, new)
    catalogue, problem = reader.read(content.encode(), NAME)
    assert catalogue is None
    assert problem is not None
    assert complaints(content) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- id: group-differences", "- id: needs-asked"),
        ("dimension: needs", "dimension: colours"),
        ("sources: [seed, own]", "sources: [seed, hearsay]"),
        ("from: 50", "from: 80"),
    ],
)
def test_what_only_the_whole_file_tells_is_the_readers_business(old: str, new: str) -> None:
    content = replaced(old, new)
    assert reader.read(content.encode(), NAME)[0] is None
    assert complaints(content) == []


def test_a_shared_ladder_in_place_of_own_answers_is_valid() -> None:
    content = shortened.text()
    start = content.index("        anchors:\n          0:\n")
    end = content.index("        why:", start)
    assert complaints(content[:start] + "        scale: planning\n" + content[end:]) == []
    assert complaints(content[:start] + content[end:]) != []
