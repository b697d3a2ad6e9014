"""Text that fits its place on a narrow screen."""

from dataclasses import replace
from typing import Any

import pytest

from gelingenscheck.catalogue.lint import fit
from gelingenscheck.catalogue.model import Catalogue, Factor, Text
from tests.catalogue import shortened


def catalogue_of(**parts: Any) -> Catalogue:
    catalogue = shortened.read(shortened.text())
    factor: Factor = replace(catalogue.factors[0], **parts)
    return replace(catalogue, factors=(factor,))


def said(de: str) -> Text:
    return Text(de=de, en="Title", simple="Titel")


def long(letters: int) -> str:
    return "Sie " + "a" * letters + " da"


def places_of(catalogue: Catalogue) -> list[tuple[str | int, ...]]:
    return [path for path, _ in fit.too_wide(catalogue)]


@pytest.mark.parametrize(
    ("part", "limit"), [("title", fit.TITLE_PIECE), ("quick", fit.QUESTION_PIECE), ("short", fit.SHORT_PIECE)]
)
def test_a_piece_without_a_break_is_as_long_as_its_place(part: str, limit: int) -> None:
    assert places_of(catalogue_of(**{part: said(long(limit))})) == []
    assert places_of(catalogue_of(**{part: said(long(limit + 1))})) == [("factors", 0, part, "de")]


@pytest.mark.parametrize("sign", [" ", "-", "–", "/", "\u00ad"])
def test_a_piece_ends_where_a_line_may(sign: str) -> None:
    assert places_of(catalogue_of(title=said(sign.join(["a" * fit.TITLE_PIECE] * 3)))) == []


def test_an_answer_has_less_room_than_its_question() -> None:
    catalogue = shortened.read(shortened.text())
    group = {**catalogue.factors[0].group, "planning": (said(long(fit.ANSWER_PIECE + 1)),) * 5}
    assert len(places_of(catalogue_of(group=group))) == 5


def test_a_short_name_has_three_lines() -> None:
    assert places_of(catalogue_of(short=said("Wege und Orte " * 2 + "sehen"))) == []
    assert places_of(catalogue_of(short=said("Wege und Orte " * 2 + "verstehen"))) == [("factors", 0, "short", "de")]


def test_labels_on_one_line_are_short() -> None:
    catalogue = shortened.read(shortened.text())
    efforts = {"hour": said("eine Stunde am Nachmittag"), "half-day": said("ein halber Arbeitstag")}
    assert places_of(replace(catalogue, efforts=efforts)) == [("efforts", "hour", "de")]
    bands = (replace(catalogue.bands[0], name=said("sofortiger Bedarf")), *catalogue.bands[1:])
    assert places_of(replace(catalogue, bands=bands)) == [("bands", "gap", "de")]
    kinds = {**catalogue.office_kinds, "it": said("Informationstechnik und Statistik")}
    assert places_of(replace(catalogue, office_kinds=kinds)) == [("office_kinds", "it", "de")]
