"""Each assessment that is carried over: what is taken, kept aside and opened, and its figures before and after."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from gelingenscheck.assessment.model import Check
from gelingenscheck.scoring.factor import FactorScore
from gelingenscheck.ui import address, context, layout, simple
from gelingenscheck.ui.check.projects import KINDS
from gelingenscheck.ui.check.versions import text_of
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.usecases.carrying import Effect, Entry, Plan, Way

SHOWN = 20
"""Assessments drawn at once; the command line lists all."""


def entries(found: Plan) -> None:
    """Show each assessment with what is taken, kept aside and opened, and its figures before and after."""
    words = address.words()
    if not found.entries:
        return
    with st.container(gap=None):
        st.header(words("Was sich wo ändert"), anchor=False)
        for entry in found.entries[:SHOWN]:
            with layout.row(f"carry-{entry.id}", horizontal=False, gap="xsmall"):
                _entry(entry)
    if len(found.entries) > SHOWN:
        layout.note(words(
            "Hier stehen die ersten {shown} von {n}. Alle nennt auf der Kommandozeile carry-over mit --dry-run.",
            shown=SHOWN, n=words.number(len(found.entries)),
        ), width="stretch")  # fmt: skip


def _entry(entry: Entry) -> None:
    words = address.words()
    names = context.desk().organisation.names
    page, values = _page(entry)
    layout.link(page, esc(shortened(entry.title)), f"carry-{entry.id}", width="stretch", **values)
    state = words("Entwurf") if entry.way is Way.IN_PLACE else words("abgeschlossen, mit neuem Entwurf")
    parts = [words(KINDS[entry.check]), esc(names.get(entry.department, entry.department)), state]
    if entry.variant:
        parts.append(words("Variante {variant}", variant=entry.variant))
    layout.note(" · ".join([*parts, words("Fassung {version}", version=esc(entry.source))]), width="stretch")
    st.markdown(" · ".join(_figures(entry)))
    if entry.effect is not None or entry.report.aside or entry.report.opened:
        with st.expander(words("Vorher und nachher"), type="compact", key=f"gc-before-{entry.id}"):
            if entry.effect is not None:
                _table(entry.effect)
            _named(words("Danach beiseite:"), entry.report.aside)
            _named(words("Neu offen:"), entry.report.opened)


def _page(entry: Entry) -> tuple[str, dict[str, str]]:
    """Return where the assessment can be read."""
    if entry.check is Check.CROSSCUTTING:
        return address.CROSSCUTTING_CHECK, {"amt": entry.department}
    if entry.check is Check.QUICK:
        return address.QUICK, {"check": entry.id}
    return (address.TASKS if entry.way is Way.IN_PLACE else address.RESULT), {"check": entry.id}


def _figures(entry: Entry) -> list[str]:
    words, report = address.words(), entry.report
    figures = [words("**{n}** übernommen", n=words.number(len(report.taken)))]
    if report.renamed:
        figures.append(words("**{n}** unter neuem Namen", n=words.number(len(report.renamed))))
    if report.aside:
        figures.append(words("**{n}** beiseite", n=words.number(len(report.aside))))
    if report.opened:
        figures.append(words("**{n}** neu offen", n=words.number(len(report.opened))))
    if entry.effect is not None and entry.effect.change.comparability is not None:
        share = words.percent(entry.effect.change.comparability)
        limited = entry.effect.change.limited
        figures.append(
            words("eingeschränkt vergleichbar ({share})", share=share)
            if limited
            else words("{share} vergleichbar", share=share)
        )
    return figures


def _table(effect: Effect) -> None:
    words, catalogue = address.words(), context.desk().catalogue
    after = {score.factor: score for score in effect.after.scores}
    rows = []
    for score in effect.before.scores:
        factor = catalogue.by_id[score.factor]
        rows.append({
            words("Faktor"): f"{factor.number} {simple.said(factor.title, words)}",
            words("vorher"): _said(score), words("nachher"): _said(after[score.factor]),
        })  # fmt: skip
    rows.append({
        words("Faktor"): words("Mittelwert aller Faktoren"),
        words("vorher"): words.number(effect.before.score), words("nachher"): words.number(effect.after.score),
    })  # fmt: skip
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")


def _said(score: FactorScore) -> str:
    """Return score, band and completeness of a factor."""
    words = address.words()
    if not score.applies:
        return words("trifft nicht zu") if score.due else words("noch nicht fällig")
    if score.score is None:
        return words("unvollständig ({share})", share=words.percent(score.completeness))
    names = {band.band: band.name.said(words.lang) for band in context.desk().catalogue.bands}
    return f"{words.number(score.score)} · {esc(names[score.band])}" if score.band else words.number(score.score)


def _named(heading: str, ids: Sequence[str]) -> None:
    if ids:
        st.markdown("\n".join([heading, *(f"- {text_of(id_, context.desk().catalogue)}" for id_ in ids)]))
