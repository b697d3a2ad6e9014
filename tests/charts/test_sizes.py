"""Charts of three to twelve factors, whatever the bands are called."""

import pandas as pd
import pytest

from gelingenscheck.catalogue import BANDS, Catalogue
from gelingenscheck.charts import Kind, band_words, bands_frame, figure, profile_frame
from gelingenscheck.charts.sheet import key_height
from gelingenscheck.i18n import words_in
from gelingenscheck.organisation import load
from gelingenscheck.portfolio.weak_spots import factor_figures
from gelingenscheck.scoring.factor import factor_scores
from gelingenscheck.settings import ROOT
from tests.catalogue import assembled
from tests.portfolio.made import check, project, selection

SIZES = (3, 5, 12)
LONG = {"gap": "hier überwiegen noch die Hürden", "developing": "auf einem guten Weg", "strong": "barrierearm"}


def _profile(catalogue: Catalogue) -> pd.DataFrame:
    return profile_frame(factor_scores(catalogue, check("a-1", "a", catalogue, 2)), catalogue, "de")


@pytest.mark.parametrize("factors", SIZES)
@pytest.mark.parametrize("kind", ["profile", "radar", "planned"])
def test_a_project_has_a_row_per_factor_of_its_catalogue(kind: Kind, factors: int) -> None:
    catalogue = assembled.catalogue(factors)
    options = {} if kind == "planned" else {"finding": "Befund", "target": float(catalogue.target)}
    drawn = figure(kind, _profile(catalogue), words_in("de"), bands=band_words(catalogue, "de"), **options)
    assert len(drawn.table) == factors
    assert drawn.sentence.count(";") >= factors - 1
    assert [name.split(" ", 1)[1] for name in drawn.table.iloc[:, 0]] == [f.title.de for f in catalogue.factors]


def test_the_names_of_many_factors_make_room_on_a_narrow_radar() -> None:
    def narrow(factors: int) -> list[str]:
        frame = _profile(assembled.catalogue(factors))
        spec = figure("radar", frame, words_in("de"), bands=LONG, finding="Befund").spec
        return [row["slim"] for rows in spec["datasets"].values() for row in rows if "slim_lines" in row and "x" in row]

    assert "12" in narrow(12)
    assert not [name for name in narrow(8) if name.isdecimal()]


def test_a_long_word_of_a_band_keeps_to_its_column_and_the_table_has_it_whole() -> None:
    drawn = figure("profile", _profile(assembled.catalogue(3)), words_in("de"), bands=LONG, finding="Befund")
    words = {row["word"] for rows in drawn.spec["datasets"].values() for row in rows if "word" in row and "row" in row}
    assert {len(word) <= 17 for word in words} == {True}
    assert LONG["developing"] in drawn.table.to_string()


def test_the_key_gets_a_line_per_band_only_where_its_words_do_not_fit() -> None:
    names = [str(band) for band in BANDS]
    assert key_height(names, band_words(assembled.catalogue(3), "de")) == "24"
    assert key_height(names, LONG).startswith("width < ")


@pytest.mark.parametrize("factors", SIZES)
def test_the_city_has_a_row_per_factor(factors: int) -> None:
    catalogue = assembled.catalogue(factors)
    city = selection([project("a"), check("a-1", "a", catalogue)], catalogue, load(ROOT / "organisation.yaml"))
    frame = bands_frame(factor_figures(city.counted, catalogue), catalogue, "de")
    drawn = figure("bands", frame, words_in("de"), bands=LONG)
    assert len(drawn.table) == factors
