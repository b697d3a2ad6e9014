"""The measures of all projects: finding, key figures, filters, dates by unit, and the list."""

from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

import pandas as pd
import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.charts.figure import Figure, figure
from gelingenscheck.charts.frames import band_words
from gelingenscheck.charts.measure_rows import measures_frame
from gelingenscheck.i18n import N_
from gelingenscheck.portfolio.measure_sentences import EFFECTS, measures_headline
from gelingenscheck.portfolio.measures import (
    Effect,
    Order,
    State,
    effect_counts,
    matching_measures,
    measure_figures,
    ordered,
)
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.portfolio.table import days
from gelingenscheck.ui import address, context, figures, filters, layout
from gelingenscheck.ui.city import calendar_file, measure_list, places
from gelingenscheck.ui.city.sheets import STATES
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.reach import allowed
from gelingenscheck.usecases.city_measures import city_measures, from_draft

ORDERS = {Order.UNIT: N_("nach Amt"), Order.PROJECT: N_("nach Vorhaben")}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the filters leave, and by what they were set."""

    rows: pd.DataFrame
    chosen: tuple[Any, ...]


def table(portfolio: Portfolio) -> pd.DataFrame:
    """Return all measures that the one who acts may read, without levels where they may not read answers."""
    snapshot = context.snapshot()
    every = city_measures(snapshot, portfolio)
    if context.may(Action.READ_ANSWERS) and context.may(Action.READ_DRAFT):
        return every  # one object for the same contents: it is the key of what is drawn from it
    return seen_measures(every, from_draft(every, snapshot))


def seen_measures(every: pd.DataFrame, drafted: "pd.Series[bool]") -> pd.DataFrame:
    """Leave out measures from drafts of other desks, and the levels that tell an answer of theirs."""
    reads_drafts, reads_answers = (
        allowed(action, every["department"]) for action in (Action.READ_DRAFT, Action.READ_ANSWERS)
    )
    seen = every[every["department"].isin(reads_drafts) | ~drafted].copy()
    seen.loc[~seen["department"].isin(reads_answers), ["before", "after"]] = -1
    return seen


def head(portfolio: Portfolio, every: pd.DataFrame) -> None:
    """Show how far the measures are, and as of when."""
    words = address.words()
    over = words("Maßnahmen · Stand {date}", date=words.date(portfolio.as_of))
    title = esc(measures_headline(measure_figures(every), words))
    made_up = portfolio.examples and len(every) > 0
    places.head(title, _as_if(portfolio.as_of), over, portfolio.as_of, made_up=made_up)


def _as_if(day: date) -> str:
    """Say what a past day changes: when a measure was done is not stored."""
    if day == context.today():
        return ""
    words = address.words()
    return words(
        "Die Maßnahmen stehen hier, wie sie jetzt gespeichert sind. Was überfällig ist, zählt so, als wäre der "
        "{date} heute.",
        date=words.date(day),
    )


def nothing_yet() -> None:
    """Say where measures come from."""
    words = address.words()
    with layout.box("nothing", gap="small", width=layout.READ):
        st.markdown(
            words(
                "Eine Maßnahme entsteht beim Ergebnis einer Einschätzung, auf der Seite eines Vorhabens oder, gleich "
                "für mehrere Vorhaben, bei einer Schwachstelle im Überblick."
            )
        )
        layout.link(address.PORTFOLIO, words("Zu den Schwachstellen"), "to-weak-spots")


def figures_row(every: pd.DataFrame) -> None:
    """Show the key figures over all measures."""
    words, counts, effects = address.words(), measure_figures(every), effect_counts(every)
    seen = effects[Effect.ROSE] + effects[Effect.SAME] + effects[Effect.FELL]
    rows = [
        ("open", words("offen"), words.number(counts.open)),
        ("overdue", words("davon überfällig"), words.number(counts.overdue)),
        ("done", words("erledigt"), words.number(counts.done)),
        (
            "effect", words("danach höhere Stufe"),
            words("{rose} von {seen}", rose=effects[Effect.ROSE], seen=seen) if seen else words.number(None),
        ),
    ]  # fmt: skip
    with st.grid(4, min_column_width=150, gap="medium"):
        for key, label, value in rows:
            with st.container(gap=None, key=f"gc-row-kpi-{key}"):
                st.metric(label, value)


def filtered(portfolio: Portfolio, every: pd.DataFrame) -> Shown:
    """Draw the filters and return what they leave."""
    words = address.words()
    effects = {str(effect): words(name) for effect, name in EFFECTS.items()}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen: dict[str, Any] = {
            "query": filters.text("q", words("Suche"), words("Text, Funktion, Vorhaben"), 220),
            "unit": filters.choice("amt", words("Amt"), _units(every), words("Alle Ämter"), 200),
            "factor": filters.choice(
                "faktor", words("Faktor"), filters.factor_names(portfolio), words("Alle Faktoren"), 200
            ),
            "state": filters.choice("zustand", words("Stand"), _said(STATES), words("Jeder Stand"), 140),
            "effect": filters.choice("wirkung", words("Wirkung"), effects, words("Jede Wirkung"), 180),
            "first": filters.day("von", words("Fällig von"), 140),
            "last": filters.day("bis", words("Fällig bis"), 140),
        }
        order = filters.choice("ordnung", words("Reihenfolge"), _said(ORDERS), words("nach Termin"), 150)
    chosen["subject"] = address.asked("vorhaben") or None
    rows = matching_measures(every, **chosen)  # in the order of their dates already
    if order:
        rows = ordered(rows, Order(order), portfolio.organisation)
    return Shown(rows=rows, chosen=(*chosen.values(), order))


def _said(names: dict[Any, str]) -> dict[str, str]:
    words = address.words()
    return {str(code): words(name) for code, name in names.items()}


def _units(every: pd.DataFrame) -> dict[str, str]:
    pairs = dict(zip(every["unit"].tolist(), every["label"].tolist(), strict=True))
    return dict(sorted(pairs.items(), key=itemgetter(1)))


def one_project(every: pd.DataFrame) -> None:
    """Say that only one project's measures are shown, and offer all."""
    words, asked = address.words(), address.asked("vorhaben")
    if not asked:
        return
    mine = every[every["subject"] == asked]
    title = str(mine.iloc[0]["title"]) if len(mine) else asked
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(words("Nur: **{title}**", title=esc(shortened(title))), width="content")
        layout.link(address.MEASURES, words("Alle Vorhaben zeigen"), "all-projects", stand=address.asked("stand"))


def dates(portfolio: Portfolio, shown: Shown) -> None:
    """Show the dates by unit."""
    if not (shown.rows["due"] >= 0).any():
        return
    words, catalogue = address.words(), portfolio.catalogue

    def build() -> Figure:
        frame = measures_frame(shown.rows, list(portfolio.organisation.departments))
        bands = band_words(catalogue, words.lang)
        return figure("measures", frame, words, bands=bands, today=days(portfolio.as_of))

    drawn = figures.built(build, "measures", words.lang, portfolio.version, portfolio.as_of, shown.chosen)
    with layout.box("measures"):
        figures.draw(drawn, "measures")
        figures.table(drawn, "measures", name=words("Maßnahmen nach Ämtern"))


def list_head(every: pd.DataFrame, shown: Shown) -> None:
    """Say how many measures the list holds, and offer their dates for a calendar."""
    words = address.words()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(
            words("{n} von {all} Maßnahmen", n=words.number(len(shown.rows)), all=words.number(len(every))),
            anchor=False,
        )
        calendar_file.offer(shown.rows, done=State.DONE in shown.chosen)


def listing(portfolio: Portfolio, every: pd.DataFrame, shown: Shown) -> None:
    """Show the list."""
    list_head(every, shown)
    measure_list.listed(portfolio, shown.rows, every)
