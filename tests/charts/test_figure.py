import json
from collections.abc import Callable

import altair as alt
import pandas as pd
import pytest

from gelingenscheck.charts import Figure, Kind, themed
from gelingenscheck.charts.theme import PALETTES
from tests.charts.conftest import HOSTILE, Draw
from tests.charts.specs import expressions, normalised

KINDS: list[Kind] = ["profile", "radar", "planned", "bands", "weak_spots", "matrix", "areas", "measures"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_chart_is_valid_vega_lite(draw: Draw, kind: Kind, lang: str) -> None:
    spec = themed(draw(kind, lang=lang).spec, "dark", lang)
    assert alt.LayerChart.from_dict(spec, validate=True).to_dict(validate=True)["layer"]


def test_validation_would_notice_a_wrong_spec(draw: Draw) -> None:
    spec = draw("profile").spec | {"autosize": {"type": "sideways"}}
    with pytest.raises(Exception, match="sideways"):
        alt.LayerChart.from_dict(spec, validate=True)


def test_shares_are_valid_vega_lite_too(draw: Draw) -> None:
    assert alt.LayerChart.from_dict(draw("bands", signs_up_to=5).spec, validate=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_spec_is_as_it_was_looked_at(draw: Draw, kind: Kind, golden: Callable[[str, object], None]) -> None:
    golden(kind, normalised(draw(kind).spec))


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_takes_the_width_of_its_column(draw: Draw, kind: Kind) -> None:
    spec = draw(kind).spec
    assert "width" not in spec
    assert spec["autosize"] == {"type": "fit-x", "contains": "padding"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_spec_knows_no_colours_and_serves_both_themes(draw: Draw, kind: Kind) -> None:
    spec = draw(kind).spec
    before = json.dumps(spec)
    light, dark = themed(spec, "light", "de"), themed(spec, "dark", "de")
    assert "#" not in before
    assert light["config"]["range"]["category"] == PALETTES["light"]["signs"]
    assert dark["config"]["range"]["category"] == PALETTES["dark"]["signs"]
    assert json.dumps(spec) == before


def test_figures_are_written_in_the_readers_language(draw: Draw) -> None:
    spec = draw("bands").spec
    assert themed(spec, "light", "de")["config"]["locale"]["number"]["decimal"] == ","
    assert themed(spec, "light", "en")["config"]["locale"]["number"]["decimal"] == "."


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_is_data_and_never_part_of_an_expression(draw: Draw, kind: Kind, text: str) -> None:
    harmless, hostile = draw(kind, note="Notiz"), draw(kind, note=text)
    lines = {f"{n}" for n in range(9)}

    def without_lines(figure: Figure) -> list[str]:
        said = (
            " ".join(part for part in expr.split(" ") if part.strip("()") not in lines)
            for expr in expressions(figure.spec)
        )
        return list(said)

    assert without_lines(hostile) == without_lines(harmless)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_are_shown_as_they_are(draw: Draw, city: pd.DataFrame, text: str) -> None:
    shown = draw("bands", city.assign(title=text[:80]))
    assert {row.split(" ", 1)[1] for row in shown.table.iloc[:, 0]} == {text[:80]}
    assert not [expr for expr in expressions(shown.spec) if text[:80] in expr]


@pytest.mark.parametrize("kind", KINDS)
def test_an_endless_note_leaves_room_for_the_chart(draw: Draw, kind: Kind) -> None:
    endless = draw(kind, note="lange Wörter " * 1000).spec
    tiers = [row for rows in endless["datasets"].values() for row in rows if "tier0" in row]
    assert max(text.count("\n") for row in tiers for text in row.values()) < 8
    assert max(len(line) for row in tiers for line in row["tier0"].split("\n")) <= 45


@pytest.mark.parametrize("kind", KINDS)
def test_the_sentence_begins_with_the_finding_and_is_the_description(draw: Draw, kind: Kind) -> None:
    figure = draw(kind)
    assert figure.spec["description"] == figure.sentence
    assert figure.sentence.endswith(".")
    assert figure.sentence.split(". ")[0] in json.dumps(figure.spec, ensure_ascii=False)


@pytest.mark.parametrize("kind", KINDS)
def test_the_sentence_reads_out_the_table(draw: Draw, kind: Kind) -> None:
    figure = draw(kind)
    for _, row in figure.table.iterrows():
        assert f"{row.iloc[0]}: {figure.table.columns[1]} {row.iloc[1]}" in figure.sentence


def test_a_long_table_is_named_and_not_read_out(draw: Draw, weak: pd.DataFrame) -> None:
    figure = draw("weak_spots", pd.concat([weak] * 5, ignore_index=True))
    assert figure.sentence.endswith("Die 15 Zeilen stehen in der Tabelle.")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_at_all_is_a_chart_with_a_sentence(draw: Draw, request: pytest.FixtureRequest, kind: Kind) -> None:
    name = {"bands": "city", "weak_spots": "weak", "matrix": "cells", "areas": "cells", "measures": "dated"}.get(
        kind, "project"
    )
    figure = draw(kind, request.getfixturevalue(name).iloc[:0])
    assert alt.LayerChart.from_dict(figure.spec, validate=True)
    assert figure.table.empty
    assert figure.sentence.endswith(".")
