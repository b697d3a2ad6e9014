"""Measures in documents: as a table, as a cell, as a sentence; zero, one and many are said rightly."""

from collections.abc import Iterable, Sequence

from gelingenscheck.assessment.subject import Measure, MeasureStatus
from gelingenscheck.i18n import Words
from gelingenscheck.reports.outline import Column, Kind, Table


def measure_table(measures: Sequence[Measure], words: Words) -> Table:
    """Return measures with the function that sees to them and their date."""
    states = {MeasureStatus.OPEN: words("offen"), MeasureStatus.DONE: words("erledigt")}
    return Table(
        name=words("Maßnahmen"),
        columns=(
            Column(title=words("Maßnahme"), width=9), Column(title=words("Zuständig"), width=4),
            Column(title=words("bis"), width=2.4, kind=Kind.DATE), Column(title=words("Stand"), width=2),
        ),
        rows=tuple(
            (measure.text, measure.responsible, measure.due, states[measure.status]) for measure in measures
        ),
    )  # fmt: skip


def in_a_cell(measures: Iterable[Measure], words: Words) -> str:
    """Return what will be done about a point; it says so where nothing is planned yet."""
    said = [_short(measure, words) for measure in measures if measure.status is MeasureStatus.OPEN]
    return "; ".join(said) or words("noch keine Maßnahme")


def _short(measure: Measure, words: Words) -> str:
    until = words("bis {date}", date=words.date(measure.due)) if measure.due else ""
    detail = ", ".join(filter(None, [measure.responsible, until]))
    return f"{measure.text} ({detail})" if detail else measure.text


def measures_sentence(measures: Iterable[Measure], words: Words) -> str:
    """Say how many measures are open and which comes first."""
    still = [measure for measure in measures if measure.status is MeasureStatus.OPEN]
    if not still:
        return words("Offene Maßnahmen sind dazu nicht vereinbart.")
    days = sorted(measure.due for measure in still if measure.due)
    if not days:
        return words.n(
            "Eine Maßnahme ist vereinbart; ein Termin steht noch aus.",
            "{n} Maßnahmen sind vereinbart; Termine stehen noch aus.", len(still),
        )  # fmt: skip
    return words.n(
        "Eine Maßnahme ist vereinbart; sie soll bis {date} erledigt sein.",
        "{n} Maßnahmen sind vereinbart; die erste soll bis {date} erledigt sein.",
        len(still), date=words.date(days[0]),
    )  # fmt: skip
