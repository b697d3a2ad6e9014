"""Placeholders are the same in every language."""

import pytest

from gelingenscheck.catalogue.lint.placeholders import different_placeholders
from gelingenscheck.catalogue.model import Text


@pytest.mark.parametrize(
    "text",
    [
        Text(de="Noch nichts.", en="Nothing yet."),
        Text(de="In {city} fragen wir.", en="We ask in {city}.", simple="Wir fragen in {city}."),
        Text(de="{n} von {total}", en="{n} of {total}"),
        Text(de="{n} und {n}", en="{n}"),
        Text(de="Eine { Klammer", en="A bracket"),
    ],
)
def test_equal_placeholders_pass(text: Text) -> None:
    assert list(different_placeholders([(("a",), text)])) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (Text(de="In {city} fragen wir.", en="We ask in {town}."), "{city}, {town}"),
        (Text(de="In {city} fragen wir.", en="We ask."), "{city}"),
        (Text(de="Wir fragen.", en="We ask.", simple="Wir fragen in {city}."), "{city}"),
        (Text(de="{n} von {total}", en="{n} of {total}", simple="{n}"), "{total}"),
    ],
)
def test_different_placeholders_are_named(text: Text, named: str) -> None:
    ((path, (_, values)),) = different_placeholders([(("a",), text)])
    assert (path, values) == (("a",), {"placeholders": named})
