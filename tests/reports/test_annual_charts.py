"""The charts of the yearly report: from its frozen figures only, exact bars only, each read out in full."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from gelingenscheck.annual.figures import Outcome
from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.i18n import Words, words_in
from gelingenscheck.reports.annual_charts import answers_chart, factor_chart, presence_chart, promise_chart
from gelingenscheck.reports.outline import Bars, Block, Paragraph, Table
from gelingenscheck.scoring.few import Few
from tests.annual import made

WORDS = words_in("de")
Chart = Callable[[AnnualReport, Words], Iterator[Block]]


def bars(chart: Chart, report: AnnualReport) -> Bars:
    (found,) = (block for block in chart(report, WORDS) if isinstance(block, Bars))
    return found


def factors(*pairs: tuple[Few | None, Few | None]) -> AnnualReport:
    known = tuple(made.factor(number, *pair) for number, pair in enumerate(pairs, 1))
    return made.report(figures=made.figures(factors=known))


EXACT = ((made.few(7), None), (made.few(0), None), (made.few(3), None))


def test_only_an_exact_figure_has_a_bar_and_the_others_say_what_there_is() -> None:
    drawn = bars(factor_chart, factors(*EXACT, (made.few(0, 1), None), (made.few(11, 12), None), (None, None)))
    assert list(drawn.series[0].values) == [7, 0, 3, None, None, None]
    assert drawn.categories[:2] == ("1 Faktor 1", "2 Faktor 2")
    assert drawn.categories[3:] == (
        "4 Faktor 4 (höchstens 1 von 12)", "5 Faktor 5 (mindestens 11 von 12)", "6 Faktor 6 (zu wenige)",
    )  # fmt: skip
    assert drawn.scale is not None
    assert drawn.scale.end == 12


def test_a_chart_is_read_out_in_full_and_its_caption_is_seen() -> None:
    caption, drawn = list(factor_chart(factors(*EXACT), WORDS))
    assert isinstance(caption, Paragraph)
    assert isinstance(drawn, Bars)
    assert caption.text == "Vorhaben mit „Handlungsbedarf“ je Gelingensfaktor, von 12:"
    assert caption.stays
    assert drawn.alt == (
        "Vorhaben mit „Handlungsbedarf“ je Gelingensfaktor, von 12. 1 Faktor 1: 7 von 12; 2 Faktor 2: 0 von 12; "
        "3 Faktor 3: 3 von 12."
    )


def test_last_year_stands_beside_this_one_only_where_bars_of_equal_length_are_equal() -> None:
    same = factors(*((now, made.few(4)) for now, _ in EXACT))
    assert [one.name for one in bars(factor_chart, same).series] == ["im Vorjahr", "im Berichtsjahr"]
    fewer = factors(*((now, made.few(4, n=9)) for now, _ in EXACT))
    assert [one.name for one in bars(factor_chart, fewer).series] == ["im Berichtsjahr"]
    hidden = factors(*((now, made.few(0, 1)) for now, _ in EXACT))
    assert [one.name for one in bars(factor_chart, hidden).series] == ["im Berichtsjahr"]


def test_of_units_it_is_counted_how_many_and_never_which() -> None:
    unit = made.figures().units[0]
    units = tuple(replace(unit, unit=f"u{i}", name=f"Amt {i}", factors=(True, False, i > 1)) for i in range(4))
    drawn = bars(presence_chart, made.report(figures=made.figures(units=units)))
    assert list(drawn.series[0].values) == [4, 0, 2]
    assert "Amt 1" not in repr(drawn)


def test_answers_have_their_table_beside_them() -> None:
    blocks = list(answers_chart(made.report(), WORDS))
    rows = [block.rows for block in blocks if isinstance(block, Table)]
    assert rows == [(
        ("abgegeben", 11), ("Fehlanzeige", 1), ("begonnen, nicht abgegeben", 2), ("ohne Rückmeldung", 5),
        ("zusammen", 19),
    )]  # fmt: skip
    assert list(bars(answers_chart, made.report()).series[0].values) == [11, 1, 2, 5]


def test_what_became_of_last_years_measures_is_counted() -> None:
    promises = tuple(made.promise(outcome) for outcome in [Outcome.DONE, Outcome.DONE, Outcome.OVERDUE])
    known = made.report(figures=made.figures(measures=made.measures(promises=promises)))
    assert bars(promise_chart, known).alt == (
        "Stand dieser 3 Maßnahmen. erledigt: 2; noch offen: 0; überfällig: 1; nicht mehr in der Liste: 0."
    )


@pytest.mark.parametrize("chart", [factor_chart, presence_chart, answers_chart, promise_chart])
def test_of_too_little_there_is_no_picture(chart: Chart) -> None:
    answers = replace(made.figures().answers, complete=1, nil=0, begun=0, silent=1)
    measures = made.measures(promises=(made.promise(),))
    few = made.figures(factors=(made.factor(1, made.few(3)),), units=(), answers=answers, measures=measures)
    assert list(chart(made.report(figures=few), WORDS)) == []
