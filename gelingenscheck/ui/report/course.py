"""The life of a yearly report: names of units, new figures, submitting it, and what follows."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.annual.differences import differences
from gelingenscheck.annual.figures import Figures
from gelingenscheck.annual.model import Part
from gelingenscheck.reports.prose import blocks_of
from gelingenscheck.ui import address, context, failures, filters, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.report import blocks
from gelingenscheck.ui.report.view import LOOK, NEW_FIGURES, ReportView
from gelingenscheck.usecases.annual import figures, reports

FAILURE = "gc-report-failure"


def figures_box(view: ReportView) -> None:
    """Show since when the figures stand, whether units are named, and the way to new figures."""
    words = view.words
    with layout.box("report-figures", gap="small"):
        st.header(words("Zahlen"), anchor=False)
        st.markdown(
            words(
                "Festgehalten am {date}, aus der Jahresabfrage mit Stichtag {as_of} und den Einschätzungen des "
                "Berichtsjahres. Sie ändern sich nur, wenn Sie neue übernehmen.",
                date=view.day(view.report.computed), as_of=words.date(view.report.as_of),
            )
        )  # fmt: skip
        key = f"gc-report-named-{view.year}-{view.report.named}"
        st.toggle(
            words("Ämter mit Namen"), value=view.report.named, key=key, on_change=_name, args=(view.year, key),
            help=words("Mit Namen sieht man auch, von welchen Ämtern nichts vorliegt. Ohne Namen steht keines da."),
        )  # fmt: skip
        if address.asked(LOOK) == NEW_FIGURES:
            with failures.sentences():
                _differences(view)
        else:
            st.button(
                words("Mit den Zahlen von heute vergleichen"), key="gc-report-compare", on_click=filters.keep,
                args=(LOOK, NEW_FIGURES),
            )  # fmt: skip


def _differences(view: ReportView) -> None:
    words = view.words
    now = figures.figures_of(view.desk, context.index().refresh(force=True), view.year)
    found = differences(view.report.figures, now, words)
    if not found:
        st.markdown(words("Die Zahlen von heute sind dieselben."))
        return
    st.markdown(words.n("Eine Angabe wäre anders:", "{n} Angaben wären anders:", len(found)))
    heads = [words("Angabe"), words("im Bericht"), words("heute")]
    rows = [[esc(one.name), esc(one.before), esc(one.now)] for one in found]
    st.table(pd.DataFrame(rows, columns=heads), hide_index=True, border="horizontal", alt=words("Unterschiede"))
    layout.note(
        words("Ihre eigenen Texte bleiben, wie sie sind; welche zu prüfen sind, steht danach dabei."), width="stretch"
    )
    with st.container(horizontal=True, gap="small"):
        st.button(words("Neue Zahlen übernehmen"), type="primary", key="gc-report-recompute", on_click=_recompute,
                  args=(view.year, now))  # fmt: skip
        st.button(words("Bisherige behalten"), key="gc-report-keep", on_click=filters.keep, args=(LOOK, None))


def submitting(view: ReportView) -> None:
    """Say what submitting means, and let it be done."""
    words = view.words
    own = sum(part in view.report.texts for part in Part)
    with layout.box("report-submit", gap="small"):
        st.header(words("Abgeben"), anchor=False)
        st.markdown(
            words(
                "Mit dem Abgeben werden Zahlen und Texte festgeschrieben, wie sie jetzt sind. Danach lässt sich nichts "
                "mehr ändern; ein Nachtrag bleibt möglich. Verschickt wird nichts: Den Weg in den Rat geht die Datei, "
                "die Sie herunterladen."
            )
        )
        proposed = len(Part) - own
        if proposed:
            layout.note(
                words.n(
                    "Bei einem Teil gilt der Vorschlag, wie er in der Vorschau steht.",
                    "Bei {n} Teilen gilt der Vorschlag, wie er in der Vorschau steht.", proposed,
                ), width="stretch",
            )  # fmt: skip
        with st.popover(words("Bericht abgeben"), key="gc-report-submit-open"):
            st.markdown(words("Den Sachstandsbericht {year} festschreiben?", year=view.year))
            st.button(words("Ja, abgeben"), type="primary", key="gc-report-submit", on_click=_submit, args=(view.year,))


def supplements(view: ReportView) -> None:
    """Show what was added after submitting, and take one more."""
    words, known = view.words, view.report.supplements
    with layout.box("report-supplements", gap="small"):
        st.header(words("Nachtrag"), anchor=False)
        st.markdown(
            words(
                "Der abgegebene Bericht bleibt, wie ihn der Rat bekommen hat. Ein Nachtrag steht mit Datum dahinter "
                "und lässt sich nach dem Speichern nicht mehr ändern; ein weiterer bleibt möglich."
            )
        )
        for number, one in enumerate(known, 1):
            layout.note(words("Nachtrag {n} vom {date}", n=number, date=view.day(one.stamp)))
            blocks.draw(blocks_of(one.text, level=2))
        key = f"gc-report-supplement-{view.year}-{len(known)}"
        st.text_area(words("Neuer Nachtrag"), key=key, height=140)
        st.button(words("Nachtrag speichern"), key="gc-report-supplement", on_click=_supplement, args=(view.year, key))


def _act(act: Callable[..., Any], *arguments: Any, **options: Any) -> None:
    with failures.noted(FAILURE):
        context.require(Action.WRITE_REPORT)
        act(context.desk(), *arguments, role=context.user().role, **options)


def _name(year: int, key: str) -> None:
    _act(reports.name_units, year, named=bool(st.session_state[key]))


def _recompute(year: int, shown: Figures) -> None:
    _act(reports.recompute, context.index().refresh(force=True), year, shown=shown)
    filters.keep(LOOK, None)


def _submit(year: int) -> None:
    _act(reports.submit, year)


def _supplement(year: int, key: str) -> None:
    _act(reports.supplement, year, str(st.session_state.get(key) or ""))
