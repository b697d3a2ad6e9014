"""What the text of a part is from: figures, tables, and what the units wrote."""

from collections.abc import Callable, Mapping

import streamlit as st

from gelingenscheck.annual.model import Part
from gelingenscheck.annual.promised import promises
from gelingenscheck.annual.returned import Asked
from gelingenscheck.annual.sentences import coverage, crosscutting, due, measures, projects
from gelingenscheck.i18n import N_
from gelingenscheck.reports.annual_tables import factor_table, presence_table
from gelingenscheck.ui import layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.report import blocks, measure_lists
from gelingenscheck.ui.report.view import ReportView

ASKED = {
    Asked.DONE: N_("Was wurde getan?"),
    Asked.MISSING: N_("Was hat gefehlt?"),
    Asked.COUNCIL: N_("Was soll der Rat wissen?"),
}


def draw(view: ReportView, part: Part) -> None:
    """Show what the proposal of a part is made from."""
    _SOURCES.get(part, _nothing)(view)


def _nothing(_view: ReportView) -> None:
    """Show nothing: the sentence above says it."""


def _figures(view: ReportView) -> None:
    words, known = view.words, view.report.figures
    st.markdown(
        words(
            "Berichtsjahr bis {until}, Zahlen festgehalten am {date}.",
            until=words.date(known.until), date=view.day(view.report.computed),
        )
    )  # fmt: skip
    for sentence in (projects(known, words), crosscutting(known, words), coverage(known, words)):
        st.markdown(esc(sentence))


def _factors(view: ReportView) -> None:
    _figures(view)
    blocks.draw(factor_table(view.report, view.words))
    with st.expander(view.words("Von welchen Ämtern etwas vorliegt"), type="compact", key="gc-report-presence"):
        blocks.draw(presence_table(view.report, view.words))


def _measures(view: ReportView) -> None:
    words, known = view.words, view.report.figures
    counted = measures(known.measures, view.counted, words)
    for sentence in filter(None, (counted, due(known.measures, words), promises(known, words))):
        st.markdown(sentence)
    measure_lists.draw(view)


def _examples(view: ReportView) -> None:
    words, known = view.words, view.report.figures
    for one in known.released:
        st.markdown(f"- {esc(one.title)} · {esc(one.unit)}")
    if not known.released:
        st.markdown(words("Kein Vorhaben ist freigegeben. Freigeben lässt es sich auf der Seite des Vorhabens."))


def _mandate(view: ReportView) -> None:
    words, mandate = view.words, view.report.figures.city.mandate
    st.text(mandate or words("In der Organisationsdatei steht kein Beschluss. Bitte nennen Sie ihn im Text."))


def _texts(*asked: Asked) -> Callable[[ReportView], None]:
    """Return how the units' texts are shown in full, with their names: for whoever writes, not for the report."""

    def show(view: ReportView) -> None:
        words = view.words
        found = [one for one in view.returned.contributions if any(text in one.texts for text in asked)]
        layout.note(
            words.n("Ein Amt hat dazu geschrieben.", "{n} Ämter haben dazu geschrieben.", len(found))
            if found else words("Dazu hat kein Amt geschrieben."), width="stretch",
        )  # fmt: skip
        for number, one in enumerate(found):
            with st.expander(esc(one.unit), type="compact", key=f"gc-report-unit-{number}"):
                for text in asked:
                    if text in one.texts:
                        layout.note(words(ASKED[text]))
                        st.text(one.texts[text])

    return show


_SOURCES: Mapping[Part, Callable[[ReportView], None]] = {
    Part.SUMMARY: _figures, Part.FACTORS: _factors, Part.MEASURES: _measures, Part.EXAMPLES: _examples,
    Part.MANDATE: _mandate, Part.PLAIN: _figures, Part.ACTIVITIES: _texts(Asked.DONE),
    Part.OBSTACLES: _texts(Asked.MISSING, Asked.COUNCIL),
}  # fmt: skip
