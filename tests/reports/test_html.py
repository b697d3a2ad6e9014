"""A page that a browser, a screen reader and a strict policy can live with, whatever somebody typed."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from gelingenscheck.i18n import words_in
from gelingenscheck.reports import html, html_bars
from gelingenscheck.reports.outline import Bars, Column, Heading, Kind, Picture, Scale, Series, Table
from gelingenscheck.reports.safe_svg import UnsafeDrawingError, safe_svg
from tests.reports import read_html
from tests.reports.samples import HOSTILE, LETTERS, SVG, everything, png

TYPED = "<script>alert(1)</script> <img src=x onerror=alert(1)> \"x\" onload='y' &lt;b&gt; {{ 7 * 7 }} {% raw %}"


def test_nothing_that_somebody_typed_becomes_part_of_the_page() -> None:
    data = html.write(everything(title=TYPED, text=TYPED))
    root = read_html.page(data)
    assert {one.tag for one in root.iter() if isinstance(one.tag, str)} <= {
        "html", "head", "meta", "title", "style", "body", "main", "article", "header", "h1", "h2", "h3", "h4", "p",
        "dl", "div", "dt", "dd", "ul", "ol", "li", "strong", "figure", "figcaption", "svg", "rect", "line", "span", "b",
        "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on") or name == "style"]
    assert not root.xpath("//@href | //@src")
    assert read_html.text(data).count("{{ 7 * 7 }} {% raw %}") >= 8


def test_its_policy_lets_nothing_in_but_its_own_style() -> None:
    root = read_html.page(html.write(everything()))
    (style,) = root.iter("style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_controls_and_turns_of_direction_are_left_out_and_signs_stay() -> None:
    data = html.write(everything(text=HOSTILE)).decode()
    assert not re.search("[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069]", data)
    assert "😀" in data
    assert '=HYPERLINK("x") *fett*' in read_html.text(data)


def test_a_title_of_ten_thousand_letters_is_whole() -> None:
    assert read_html.headings(html.write(everything(title=LETTERS)))[0] == (1, LETTERS)


def test_language_direction_and_headings_in_order() -> None:
    root = read_html.page(html.write(everything()))
    assert (root.get("lang"), root.get("dir")) == ("de", "ltr")
    assert [level for level, _ in read_html.headings(html.write(everything()))] == [1, 2, 3]
    assert {one.get("dir") for one in root.iter("p", "li", "td", "h1", "h2") if one.get("class") != "about"} == {"auto"}


def test_in_a_page_of_the_app_headings_follow_its_title() -> None:
    deep = replace(everything(), blocks=(Heading(level=3, text="Tief"), Heading(level=1, text="Hoch")))
    assert [level for level, _ in read_html.headings(html.part(deep, top=2))] == [2, 3, 3]


def test_a_table_says_its_name_its_columns_and_its_rows() -> None:
    (table,) = read_html.page(html.write(everything(text="Zeile"))).iter("table")
    assert read_html.said(table.find("caption")) == "Tabelle Zeile"
    assert [one.get("scope") for one in table.iter("th")] == ["col"] * 3 + ["row"] * 4
    assert [read_html.said(one) for one in table.xpath(".//th[@scope='row']")] == ["Zeile", "Leer", "Ganz", "Rund"]
    assert read_html.tables(html.write(everything(text="Zeile")))[0][1][1] == ["Zeile", "62,5", "04.03.2026"]


def test_a_row_is_named_by_its_first_cell_that_says_something_and_an_empty_one_by_none() -> None:
    columns = (
        Column(title="Stufe", width=1),
        Column(title="Satz", width=5),
        Column(title="n", width=1, kind=Kind.NUMBER),
    )
    table = Table(name="x", columns=columns, rows=(("0", "Nie", 3), ("", "Zusammen", 4), (None, None, 5)))
    root = read_html.page(html.write(replace(everything(), blocks=(table,))))
    assert [read_html.said(one) for one in root.xpath("//th[@scope='row']")] == ["0", "Zusammen"]


def test_a_broad_table_can_be_moved_by_keyboard_and_has_a_name() -> None:
    root = read_html.page(html.write(everything()))
    (region,) = root.xpath("//*[@role='region']")
    assert region.get("tabindex") == "0"
    assert root.get_element_by_id(region.get("aria-labelledby")).tag == "caption"


def test_a_chart_says_all_to_whoever_does_not_see_it_and_one_sentence_below() -> None:
    alt = "Drei von acht. 1 Anfang: 20; 2 Ende: 30."
    outline = replace(everything(), blocks=(Picture(alt=alt, svg=lambda: SVG, png=png),))
    (image,) = read_html.page(html.write(outline)).iter("svg")
    assert (image.get("role"), image.get("aria-label"), image.get("width")) == ("img", alt, "100%")
    assert read_html.said(image.getparent()) == "Drei von acht."


def test_of_a_picture_with_figures_the_figures_are_drawn() -> None:
    bars = Bars(alt="Eins.", categories=("a",), series=(Series(name="stark", values=(71.4,)),), layout="single")
    drawing = Picture(alt="Eins.", svg=lambda: pytest.fail("drawn"), png=png, bars=bars)
    assert "71 stark" in read_html.text(html.write(replace(everything(), blocks=(drawing,))))


def test_bars_are_as_long_as_their_share_and_the_target_has_its_place() -> None:
    series = (Series(name="A", values=(10, None)), Series(name="B", values=(30, 0)))
    beside = html_bars.drawn(Bars(alt="x", categories=("a", "b"), series=series), words_in("de"))
    assert [part["wide"] for row in beside["rows"] for part in row["parts"]] == [33.33, 100.0, 0.0]
    assert [row["said"] for row in beside["rows"]] == ["10", "30", "", "0"]
    stacked = html_bars.drawn(
        Bars(alt="x", categories=("a", "b"), series=series, layout="stacked", scale=Scale(end=80, target=60)),
        words_in("de"),
    )
    assert [(part["start"], part["end"]) for part in stacked["rows"][0]["parts"]] == [(0, 12.5), (12.5, 50)]
    assert stacked["target"] == 75


def test_bars_of_nothing_have_no_length() -> None:
    empty = Bars(alt="x", categories=("a",), series=(Series(name="A", values=(0,)),))
    assert html_bars.drawn(empty, words_in("de"))["rows"][0]["parts"][0]["wide"] == 0


ACTIVE = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"
onload="a()">
<script>a()</script><style>*{}</style><foreignObject><p/></foreignObject><a x:href="http://h/"><rect/></a>
<image href="http://h/"/><use href="#c"/><clipPath id="c"><rect width="1"/></clipPath>
<g clip-path="url(#c)" fill="url(http://h/)" style="fill:red" onclick="a()"><path d="M0 0" fill="url(#c)"/></g></svg>"""


def test_a_drawing_runs_nothing_loads_nothing_and_shares_no_name() -> None:
    made = safe_svg(ACTIVE, name="block-3", alt='"Bild" <b>', share=0.5)
    for word in ("script", "style", "foreign", "href", "http", "onload", "onclick", "<a", "<use", "<image"):
        assert word not in made
    assert 'clip-path="url(#block-3-c)"' in made
    assert 'id="block-3-c"' in made
    assert 'aria-label="&quot;Bild&quot; &lt;b&gt;"' in made
    assert 'width="50%"' in made


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg", b"<p/>", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'],
)
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(UnsafeDrawingError):
        safe_svg(data, name="x", alt="x", share=1)
