"""Every text of the file is visited, at its place."""

from typing import Any

import yaml

from gelingenscheck.catalogue import reader
from gelingenscheck.catalogue.lint import places
from gelingenscheck.settings import ROOT

FILE = ROOT / "factors.yaml"
PATH = tuple[str | int, ...]


def texts_of(value: Any, path: PATH = ()) -> dict[PATH, dict[str, str]]:
    """Return every text of the file by another way than ours: plain YAML, whatever has a German side."""
    if isinstance(value, list):
        return {key: text for i, part in enumerate(value) for key, text in texts_of(part, (*path, i)).items()}
    if not isinstance(value, dict):
        return {}
    own = {path: {lang: value[lang] for lang in ("de", "en", "simple") if lang in value}} if "de" in value else {}
    return own | {k: t for name, part in value.items() for k, t in texts_of(part, (*path, str(name))).items()}


def test_every_text_of_the_file_is_linted_at_its_place() -> None:
    ours = {
        path: {lang: said for lang in places.EVERY_LANGUAGE if (said := getattr(text, lang)) is not None}
        for path, text in places.every_text(reader.load(FILE))
    }
    assert ours == texts_of(yaml.safe_load(FILE.read_bytes()))


def test_no_text_is_visited_twice() -> None:
    paths = [path for path, _ in places.every_text(reader.load(FILE))]
    assert len(paths) == len(set(paths))
