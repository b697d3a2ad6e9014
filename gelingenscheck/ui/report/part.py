"""One part of a yearly report: its text, what is proposed, and what it is from."""

from dataclasses import dataclass

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.annual.model import Part
from gelingenscheck.annual.naming import SOURCES, TITLES
from gelingenscheck.annual.refusals import TextChangedError
from gelingenscheck.annual.writing import PartChange
from gelingenscheck.reports.prose import blocks_of
from gelingenscheck.ui import address, context, failures, layout, written
from gelingenscheck.ui.report import blocks, sources
from gelingenscheck.ui.report.overview import badge, titled
from gelingenscheck.ui.report.view import PART, YEAR, ReportView
from gelingenscheck.ui.written import Written
from gelingenscheck.usecases.annual import reports

HEIGHT = 360
FAILURE = "gc-report-part-failure"


@dataclass(frozen=True, kw_only=True, slots=True)
class PartPlace(Written):
    """One part of one report, on this visit's screen."""

    conflict = TextChangedError
    year: int
    part: Part

    @property
    def name(self) -> str:
        """Return what tells it from all other texts."""
        return f"report:{self.year}:{self.part}"

    def store(self, new: str | None, *, shown: str | None) -> str | None:
        """Write the text through, for those who may."""
        context.require(Action.WRITE_REPORT)
        change = PartChange(part=self.part, shown=shown, new=new)
        return reports.write_text(context.desk(), self.year, change, role=context.user().role).said(self.part)


def page(view: ReportView, part: Part) -> None:
    """Show a part: on the left its text, on the right its source."""
    words = view.words
    over = words("Sachstandsbericht {year}", year=view.year)
    layout.head(titled(part, words), over=over)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _text(view, part)
        _onward(view, part)
    with right, layout.box("report-source", gap="small"):
        st.header(words("Quelle"), anchor=False)
        layout.note(words(SOURCES[part]), width="stretch")
        sources.draw(view, part)


def _text(view: ReportView, part: Part) -> None:
    words, stored, place = view.words, view.report.said(part), PartPlace(year=view.year, part=part)
    place.show(stored)
    with layout.box("report-text", gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
            st.markdown(badge(view, part), width="content")
            with st.container(key="gc-saved-report", width="content", gap=None):
                saved = written.state(place, stored, words("folgt den Zahlen"))
                st.markdown(f":small[{saved}]", width="content")
        if not view.is_draft:
            blocks.draw(blocks_of(view.text(part), level=1))
        elif place.disputed:
            written.conflict(place, stored, part, none=words("Hier steht nichts."))
        elif stored is None and place.unsaved is None:
            blocks.draw(blocks_of(view.proposals[part], level=1))
            st.button(words("Text bearbeiten"), key="gc-report-take", on_click=_put,
                      args=(place, view.proposals[part]))  # fmt: skip
        else:
            _field(view, place, stored)
        written.not_saved(place, editable=view.is_draft)
    failures.show_noted(FAILURE)


def _field(view: ReportView, place: PartPlace, stored: str | None) -> None:
    """Draw the field, and the ways back to the proposal or on after the figures changed."""
    words, part = view.words, place.part
    written.field(place, stored, label=words(TITLES[part]), placeholder="", height=HEIGHT)
    layout.note(
        words("Eine Zeile ist ein Absatz. „- “ am Anfang macht einen Listenpunkt, „# “ eine Zwischenüberschrift."),
        width="stretch",
    )
    if view.report.overtaken(part):
        st.warning(words("Dieser Text ist älter als die Zahlen. Bitte prüfen Sie, was er nennt."),
                   icon=":material/history:")  # fmt: skip
        st.button(words("Der Text passt noch"), key="gc-report-fits", on_click=_confirm, args=(view.year, part))
    if stored is not None:
        with st.expander(words("Vorschlag aus den Zahlen"), type="compact", key="gc-report-proposal"):
            blocks.draw(blocks_of(view.proposals[part], level=1))
            st.button(
                words("Eigenen Text verwerfen und dem Vorschlag folgen"), key="gc-report-follow", on_click=_put,
                args=(place, None),
            )  # fmt: skip


def _put(place: PartPlace, text: str | None) -> None:
    place.write(text, shown=place.shown)
    place.renew()


def _confirm(year: int, part: Part) -> None:
    with failures.noted(FAILURE):
        context.require(Action.WRITE_REPORT)
        reports.confirm_text(context.desk(), year, part, role=context.user().role)


def _onward(view: ReportView, part: Part) -> None:
    words, order, year = view.words, list(Part), str(view.year)
    place = order.index(part)
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="medium"):
        layout.link(address.ANNUAL, words("Alle Teile"), "report-parts", **{YEAR: year})
        if place + 1 < len(order):
            following = order[place + 1]
            label = words("Weiter mit: {title}", title=words(TITLES[following]))
            layout.link(address.ANNUAL, label, "report-next", **{YEAR: year, PART: str(following)})
