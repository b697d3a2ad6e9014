"""Trends: what is compared is said, and every choice is in the address."""

from datetime import timedelta

import pytest

from gelingenscheck.portfolio.table import months_before
from gelingenscheck.ui import address
from gelingenscheck.usecases.desk import Desk
from tests.pages.visit import Visit, plain
from tests.portfolio.made import check, project

NONSENSE = ["<script>", "", "%00", "9" * 400, "🦊", "2024,,", "0000-00-00", "9999-12-31", "1066-10-14"]


@pytest.fixture
def followed(desk: Desk) -> Desk:
    """Save one project that was assessed three years ago and last month, and one that is new."""
    long_ago, lately = desk.today - timedelta(days=1_000), desk.today - timedelta(days=30)
    for document in (
        project("alt", title="Umbau *Schulweg*"),
        check("alt-1", "alt", desk.catalogue, 1, on=long_ago), check("alt-2", "alt", desk.catalogue, 3, on=lately),
        project("neu"), check("neu-1", "neu", desk.catalogue, 4, on=lately),
    ):  # fmt: skip
        desk.store.create(document)
    return desk


def sentences(visit: Visit) -> list[str]:
    return [chart.proto.alt for chart in visit.at.get("vega_lite_chart")]


def test_without_assessments_the_page_says_how_to_get_there(visit: Visit) -> None:
    visit.open(address.TRENDS)
    assert visit.words("Noch ist keine Einschätzung abgeschlossen") in visit.text
    assert visit.at.get("vega_lite_chart") == []


def test_only_the_project_that_was_there_at_both_times_is_compared(visit: Visit, followed: Desk) -> None:
    w = visit.words
    visit.open(address.TRENDS)
    assert len(visit.at.get("vega_lite_chart")) == 2
    assert w.n("Eines davon wurde neu eingeschätzt.", "{n} davon wurden neu eingeschätzt.", 1) in visit.text
    assert "Umbau *Schulweg*" in visit.text
    assert "Vorhaben neu" not in visit.text
    for table in visit.at.table:
        first = table.value.iloc[0].tolist()
        assert {"25", "75", "+50"} <= {str(cell).replace("\\", "") for cell in first}


def test_days_before_everything_are_a_sentence(german: Visit, followed: Desk) -> None:
    german.open(address.TRENDS, von="1999-01-01")
    assert "Am 01.01.1999 war noch kein Vorhaben eingeschätzt." in german.text
    assert len(german.at.get("vega_lite_chart")) == 1
    german.open(address.TRENDS, stand="1999-01-01")
    assert "Noch ist keine Einschätzung abgeschlossen" in german.text


def test_twice_the_same_day_is_no_comparison(german: Visit, followed: Desk) -> None:
    day = (followed.today - timedelta(days=10)).isoformat()
    german.open(address.TRENDS, von=day, bis=day)
    assert "Bitte wählen Sie zwei verschiedene Tage." in german.text


def test_days_in_the_wrong_order_are_put_right(german: Visit, followed: Desk) -> None:
    early, late = (followed.today - timedelta(days=days) for days in (900, 5))
    german.open(address.TRENDS, von=late.isoformat(), bis=early.isoformat())
    columns = [plain(head) for head in german.at.table[-1].value.columns]
    assert columns.index(german.words.date(early)) < columns.index(german.words.date(late))


def test_years_are_chosen_in_the_address(german: Visit, followed: Desk) -> None:
    last = str(followed.today.year - 1)
    german.open(address.TRENDS, jahre=last)
    heads = list(german.at.table[0].value.columns)
    assert heads[1:3] == [last, "heute"]
    german.at.button_group[1].set_value([])
    german.run()
    assert "Bitte wählen Sie mindestens ein Jahr." in german.text


def test_the_share_of_weak_projects_is_another_view(german: Visit, followed: Desk) -> None:
    german.open(address.TRENDS, zeigt="schwach")
    table = german.at.table[0].value
    assert table.iloc[0, 1] == "1"
    assert any("Handlungsbedarf" in head for head in table.columns)
    german.open(address.TRENDS, zeigt="gibt-es-nicht")
    assert not any("Handlungsbedarf" in head for head in german.at.table[0].value.columns)


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_in_the_address_shows_the_usual_view(german: Visit, followed: Desk, value: str) -> None:
    usual = [table.value.columns.tolist() for table in german.open(address.TRENDS).at.table]
    german.open(address.TRENDS, von=value, zeigt=value, jahre=value, stand=value)
    assert german.errors == []
    assert len(german.at.get("vega_lite_chart")) == 2
    assert [table.value.columns.tolist() for table in german.at.table] == usual


def test_the_usual_days_are_today_and_a_year_before(german: Visit, followed: Desk) -> None:
    german.open(address.TRENDS)
    shown = [field.value for field in german.at.date_input]
    assert shown == [followed.today, months_before(followed.today, 12), followed.today]
