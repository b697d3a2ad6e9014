"""Charts as files: whole, readable on white, and without a question to any other host."""

import io
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from gelingenscheck.charts import Kind, picture
from tests.charts.conftest import Draw

KINDS: list[Kind] = ["profile", "bands", "matrix", "measures"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_is_an_svg_with_name_source_and_white_ground(draw: Draw, kind: Kind) -> None:
    root = ET.fromstring(picture.svg(draw(kind), "de", "Musterstadt & <Umland>"))  # noqa: S314 - made here
    assert root.get("aria-label") == draw(kind).sentence
    assert root.get("role") == "img"
    said = [element.text for element in root.iter() if element.text]
    assert "Musterstadt & <Umland>" in said
    assert "#FFFFFF" in {element.get("fill") for element in root.iter()}


def test_a_chart_is_a_png_of_twice_its_width(draw: Draw) -> None:
    image = Image.open(io.BytesIO(picture.png(draw("bands"), "de", "Musterstadt")))
    assert image.format == "PNG"
    assert image.width == 2 * picture.TAKEN.width
    assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


def test_no_host_is_asked(draw: Draw) -> None:
    figure = draw("bands")
    elsewhere = replace(figure, spec={**figure.spec, "data": {"url": "https://tiles.example/data.json"}})
    with pytest.raises(ValueError, match="allowed"):
        picture.svg(elsewhere, "de", "Musterstadt")


def test_a_drawn_chart_leaves_the_figure_as_it_was(draw: Draw) -> None:
    figure = draw("matrix")
    before = repr(figure.spec)
    picture.svg(figure, "de", "Musterstadt")
    assert repr(figure.spec) == before
