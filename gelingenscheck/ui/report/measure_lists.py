"""The measures that a report names, as lists: beside a text there is no room for their tables."""

from gelingenscheck.annual.naming import STATES
from gelingenscheck.i18n import Words
from gelingenscheck.reports.annual_tables import outcome
from gelingenscheck.reports.outline import Heading, Items
from gelingenscheck.ui.report import blocks
from gelingenscheck.ui.report.view import ReportView


def draw(view: ReportView) -> None:
    """Show the measures of released projects, and what became of those that the last report listed."""
    words, known = view.words, view.report.figures
    listed = [
        words("{text} – {project}, {unit}; bis {due}, {state}", text=one.text, project=one.project, unit=one.unit,
              due=words.date(one.due), state=words(STATES[one.state]))
        for one in known.measures.listed
    ]  # fmt: skip
    promised = [
        words("{text} – {project}, {unit}; war fällig {due}, {state}", text=one.text, project=one.project,
              unit=one.unit, due=words.date(one.due), state=outcome(one, words))
        for one in known.measures.promises
    ]  # fmt: skip
    _list(words("Maßnahmen der freigegebenen Vorhaben"), listed)
    if known.before is not None:
        _list(_since(known.before, words), promised)


def _since(year: int, words: Words) -> str:
    return words("Was aus den offenen Maßnahmen des Berichts {year} geworden ist", year=year)


def _list(title: str, texts: list[str]) -> None:
    if texts:
        blocks.draw((Heading(level=2, text=title), Items(texts=tuple(" ".join(text.split()) for text in texts))))
