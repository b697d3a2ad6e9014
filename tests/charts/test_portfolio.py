import pandas as pd

from gelingenscheck.charts.portfolio import NAMES
from tests.charts.conftest import Draw
from tests.charts.specs import drawn, rows


def test_the_finding_names_the_factor_with_the_largest_share_of_weak_projects(draw: Draw, city: pd.DataFrame) -> None:
    assert draw("bands").sentence.startswith(
        "Am häufigsten schwach: Partizipation zulassen – 7 von 11 eingeschätzten Vorhaben."
    )
    few = city.assign(gap=[3, 2, 4, 2, 0], developing=[5, 4, 5, 0, 0], strong=[3, 6, 2, 0, 0])
    assert draw("bands", few).sentence.startswith("Am häufigsten schwach: Partizipation zulassen – 2 von 2 ")


def test_of_equally_weak_factors_the_one_with_the_lower_median_is_named(draw: Draw, city: pd.DataFrame) -> None:
    equal = city.assign(gap=1, developing=1, strong=0)
    assert "schwach: Partizipation zulassen – 1 von 2 " in draw("bands", equal).sentence


def test_without_a_weak_project_the_finding_says_so(draw: Draw, city: pd.DataFrame) -> None:
    assert draw("bands", city.assign(gap=0)).sentence.startswith("Bei keinem Faktor ist ein Vorhaben in „Handlungs")


def test_without_bands_the_finding_says_that_nothing_is_known(draw: Draw, city: pd.DataFrame) -> None:
    nothing = city.assign(gap=0, developing=0, strong=0, median=float("nan"))
    assert draw("bands", nothing).sentence.startswith("Noch kein Vorhaben ist eingeschätzt.")


def test_each_project_is_one_sign_and_weak_ones_lie_left_of_the_line(draw: Draw, city: pd.DataFrame) -> None:
    spec = draw("bands").spec
    (layer,) = drawn(spec, "point", "at")
    signs = pd.DataFrame(spec["datasets"][layer["data"]["name"]])
    assert len(signs) == city[[*NAMES, "unrated"]].sum().sum()
    assert ((signs["at"] < 0) == (signs["mark"] == "gap")).all()
    assert not signs.duplicated(["row", "at"]).any()


def test_where_a_factor_does_not_apply_no_sign_stands_for_the_project(draw: Draw) -> None:
    spec = draw("bands").spec
    (layer,) = drawn(spec, "point", "at")
    signs = pd.DataFrame(spec["datasets"][layer["data"]["name"]])
    assert list(signs[signs["row"] == 4]["mark"]) == ["unrated", "unrated"]
    assert "fehlt das Vorhaben" in str(spec["datasets"])


def test_shares_are_of_the_projects_with_a_band_and_add_up(draw: Draw) -> None:
    spec = draw("bands", signs_up_to=5).spec
    bars = pd.DataFrame(spec["datasets"][drawn(spec, "bar", "at")[0]["data"]["name"]])
    sums = (bars["to"] - bars["at"]).groupby(bars["row"]).sum()
    assert sums.round(6).to_dict() == {0: 100, 1: 100, 2: 100, 3: 100}


def test_thirty_projects_are_signs_and_thirty_one_are_shares(draw: Draw, city: pd.DataFrame) -> None:
    assert drawn(draw("bands", city.assign(n=30)).spec, "point", "at")
    assert not drawn(draw("bands", city.assign(n=31)).spec, "point", "at")


def test_a_missing_median_is_a_dash(draw: Draw) -> None:
    figure = draw("bands")
    assert rows(figure.spec)[4]["value"] == "Median –"
    assert list(figure.table["Median"]) == ["58", "75", "54", "42", "–"]


def test_one_project_is_singular(draw: Draw, city: pd.DataFrame) -> None:
    one, twelve = draw("bands", city.assign(n=1)).spec, draw("bands").spec
    assert "Vorhaben, ein Zeichen." in str(one["datasets"])
    assert "Vorhaben, jedes ein Zeichen." in str(twelve["datasets"])


def test_the_bands_words_are_those_of_the_catalogue(draw: Draw) -> None:
    german, english = (list(draw("bands", lang=lang).table.columns) for lang in ("de", "en"))
    assert german[1:4] == ["Handlungsbedarf", "im Aufbau", "stark"]
    assert english[1:4] == ["needs action", "developing", "strong"]
