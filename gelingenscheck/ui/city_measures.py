"""The measures of all projects: finding, key figures, filters, dates by unit, and what they change."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from gelingenscheck.charts.figure import Figure, figure
from gelingenscheck.charts.frames import band_words
from gelingenscheck.charts.measures import measures_frame
from gelingenscheck.i18n import N_
from gelingenscheck.portfolio.measure_sentences import EFFECTS, effect_sentence, measures_headline, outlook_sentence
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
from gelingenscheck.reports.due_dates import MIME, due_dates
from gelingenscheck.ui import address, context, figures, filters, layout, measure_list, simple
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.usecases.city_measures import city_measures, outlook_of

STATES = {State.OPEN: N_("offen"), State.OVERDUE: N_("überfällig"), State.DONE: N_("erledigt")}
ORDERS = {Order.UNIT: N_("nach Amt"), Order.PROJECT: N_("nach Vorhaben")}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the filters leave, and by what they were set."""

    rows: pd.DataFrame
    chosen: tuple[Any, ...]


def table(portfolio: Portfolio) -> pd.DataFrame:
    """Return all measures."""
    return city_measures(context.snapshot(), portfolio)


def head(portfolio: Portfolio, every: pd.DataFrame) -> None:
    """Show how far the measures are, and as of when."""
    words = address.words()
    over = words("Maßnahmen · Stand {date}", date=words.date(portfolio.as_of))
    if portfolio.examples and len(every):
        over += " · " + words("**Beispieldaten**")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        with st.container(width=820):
            layout.head(esc(measures_headline(measure_figures(every), words)), over=over)
        filters.choose_day(portfolio.as_of)


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
    rows = ordered(matching_measures(every, **chosen), Order(order or Order.DUE), portfolio.organisation)
    return Shown(rows=rows, chosen=(*chosen.values(), order))


def _said(names: dict[Any, str]) -> dict[str, str]:
    words = address.words()
    return {str(code): words(name) for code, name in names.items()}


def _units(every: pd.DataFrame) -> dict[str, str]:
    pairs = every[["unit", "label"]].drop_duplicates().sort_values("label")
    return dict(zip(pairs["unit"], pairs["label"], strict=True))


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
        figures.table(drawn, "measures")


def list_head(every: pd.DataFrame, shown: Shown) -> None:
    """Say how many measures the list holds, and offer their dates for a calendar."""
    words = address.words()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(
            words("{n} von {all} Maßnahmen", n=words.number(len(shown.rows)), all=words.number(len(every))),
            anchor=False,
        )
        calendar(every, shown.rows, done=State.DONE in shown.chosen)


def calendar(every: pd.DataFrame, rows: pd.DataFrame, *, done: bool = False) -> None:
    """Offer the due dates of measures as a calendar file; those that are done only where they were asked for."""
    words = address.words()
    ahead = rows[(rows["due"] >= 0) & ((rows["state"] != State.DONE) | done)]
    if ahead.empty:
        return
    st.download_button(
        words.n("1 Termin als Kalenderdatei", "{n} Termine als Kalenderdatei", len(ahead)),
        data=partial(due_dates, ahead, every, words, made=datetime.now(UTC)),
        file_name=words("Termine.ics"),
        mime=MIME,
        icon=":material/event:",
        type="tertiary",
        key="gc-calendar",
        on_click="ignore",
    )


def effects(every: pd.DataFrame) -> None:
    """Show whether levels rose after measures that are done."""
    words, counts = address.words(), effect_counts(every)
    said = effect_sentence(counts, words)
    if not said:
        return
    with layout.box("effects", gap="small"):
        st.header(words("Was sich danach geändert hat"), anchor=False)
        st.markdown(said)
        with st.container(horizontal=True, gap="medium"):
            for effect, name in EFFECTS.items():
                if counts[effect]:
                    label = f"{words(name)}: {words.number(counts[effect])}"
                    layout.link(
                        address.MEASURES, label, f"effect-{effect}", wirkung=effect, zustand=State.DONE,
                        stand=address.asked("stand"),
                    )  # fmt: skip
        layout.note(
            words(
                "Verglichen wird dieselbe Frage: in der Einschätzung, aus der die Maßnahme stammt, und in der letzten "
                "abgeschlossenen. Ob es an der Maßnahme lag, sagt der Vergleich nicht."
            ),
            width="stretch",
        )


def outlook(portfolio: Portfolio) -> None:
    """Show on request what the open measures would change, marked as an assumption."""
    words = address.words()
    with layout.box("outlook", gap="small"):
        st.header(words("Was wäre, wenn …"), anchor=False)
        filters.follow("annahme", "gc-outlook", lambda asked: asked == "1")
        st.session_state["gc-outlook"] = bool(st.session_state["gc-outlook"])
        on = st.toggle(words("… alle offenen Maßnahmen so wirken wie erwartet?"), key="gc-outlook")
        filters.write("annahme", "1" if on else "")
        if on:
            _assumed(portfolio)
        layout.note(
            words("Eine Annahme, keine Einschätzung: Sie wird nicht gespeichert und zählt nirgends mit."),
            width="stretch",
        )


def _assumed(portfolio: Portfolio) -> None:
    words, catalogue = address.words(), portfolio.catalogue
    found = outlook_of(context.snapshot(), portfolio)
    said = outlook_sentence(found, catalogue, words)
    st.markdown(esc(said) if said else words("Keine offene Maßnahme erwartet eine höhere Stufe als heute."))
    band = esc(catalogue.bands[0].name.said(words.lang))
    rows = [
        {
            words("Faktor"): f"{catalogue.by_id[one.factor].number} "
            + esc(simple.said(catalogue.by_id[one.factor].title, words)),
            words("Maßnahmen"): words.number(one.measures),
            words("„{band}“ heute", band=band): words.number(one.weak[0]),
            words("angenommen"): words.number(one.weak[1]),
            words("Median heute"): words.number(one.median[0]),
            words("Median angenommen"): words.number(one.median[1]),
        }
        for one in found
    ]
    if rows:
        st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")


def listing(portfolio: Portfolio, every: pd.DataFrame, shown: Shown) -> None:
    """Show the list."""
    list_head(every, shown)
    measure_list.listed(portfolio, shown.rows)
