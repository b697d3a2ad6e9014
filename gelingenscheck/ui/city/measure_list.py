"""The list of all measures: one row each, a joint one with its projects, and how far they are."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.i18n import N_
from gelingenscheck.portfolio.measure_sentences import EFFECTS
from gelingenscheck.portfolio.measures import Effect, State, groups, measure_figures
from gelingenscheck.portfolio.outlook import measure_of
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.portfolio.table import day
from gelingenscheck.ui import address, context, downloads, filters, layout
from gelingenscheck.ui.check import measures
from gelingenscheck.ui.city.sheets import measures_sheet
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.usecases import joint

Row = Mapping[Hashable, Any]
PAGE = 20
"""Rows on one page; each has buttons of its own."""
LETTERS = 300
"""Of a text that are shown in the list."""
STATES = {
    State.OVERDUE: N_(":red[▼ überfällig]"),
    State.OPEN: N_("○ offen"),
    State.DONE: N_("✓ erledigt"),
}


def listed(portfolio: Portfolio, shown: pd.DataFrame, every: pd.DataFrame) -> None:
    """Show measures page by page; `every` holds all projects of a joint measure, shown or not."""
    words = address.words()
    names = shown["group"].drop_duplicates()
    if names.empty:
        with layout.box("none", gap="small", width=560):
            st.subheader(words("Keine Maßnahme passt zu dieser Auswahl"), anchor=False)
            st.markdown(words("Vielleicht hilft ein kürzeres Suchwort, ein weiterer Zeitraum oder „Alle Ämter“."))
        return
    page = filters.page_number(len(names), PAGE)
    here = _grouped(shown[shown["group"].isin(names.iloc[page * PAGE : (page + 1) * PAGE])])
    shared = [name for name, rows in here.items() if not pd.isna(rows[0]["joint"])]
    wholes = {name: rows for name, rows in groups(every[every["group"].isin(shared)]).items() if len(rows) > 1}
    with st.container(gap=None):
        for name, rows in here.items():
            _joint(portfolio, rows, wholes[name]) if name in wholes else _single(portfolio, rows[0])
    downloads.table(partial(measures_sheet, portfolio, shown, words), "measure-list", name=words("Maßnahmen"))


def _grouped(shown: pd.DataFrame) -> dict[str, list[Row]]:
    """Return the rows of each measure, alone or joint, in the order in which their first ones stand."""
    found: dict[str, list[Row]] = {}
    for row in shown.to_dict("records"):
        found.setdefault(row["group"], []).append(row)
    return found


def _single(portfolio: Portfolio, row: Row) -> None:
    with layout.row(f"measure-{row['subject']}-{row['id']}", horizontal_alignment="distribute"):
        with st.container(gap="xxsmall", width=820):
            st.markdown(esc(shortened(row["text"], LETTERS)))
            _project(row)
            layout.note(_about(portfolio, row), width="stretch")
        _button(row)


def _joint(portfolio: Portfolio, rows: Sequence[Row], whole: pd.DataFrame) -> None:
    """Show a joint measure as one row, its projects folded."""
    words, first = address.words(), rows[0]
    figures = measure_figures(whole)
    together = words("gemeinsam für {n} Vorhaben", n=len(whole))
    parts = [f"**{together}**"]
    if len(rows) < len(whole):
        parts.append(words("{n} davon in dieser Auswahl", n=len(rows)))
    parts.append(words("{done} von {all} erledigt", done=figures.done, all=len(whole)))
    if figures.overdue:
        parts.append(":red[▼ " + words("{n} überfällig", n=figures.overdue) + "]")
    with layout.row(f"joint-{first['joint']}", horizontal=False, gap="xsmall"):
        st.markdown(esc(shortened(first["text"], LETTERS)))
        layout.note(" · ".join([*parts, *_in_common(portfolio, whole)]), width="stretch")
        fold = st.expander(
            words("Stand je Vorhaben"), type="compact", key=f"gc-joint-{first['joint']}", on_change="rerun"
        )
        if fold.open:  # a joint measure may have hundreds of projects, each with a button
            with fold:
                _each(portfolio, rows)
                take_back(whole, "list")


def _each(portfolio: Portfolio, rows: Sequence[Row]) -> None:
    for row in rows:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(gap=None, width=700):
                _project(row)
                layout.note(_about(portfolio, row), width="stretch")
            _button(row)


def _in_common(portfolio: Portfolio, rows: pd.DataFrame) -> list[str]:
    """Return what holds for all projects of a joint measure as Markdown; of several dates the next one."""
    words, first = address.words(), rows.iloc[0].to_dict()
    alike = {name: len(rows[name].drop_duplicates()) == 1 for name in ("responsible", "due")}
    if alike["due"]:
        return _who_and_when(portfolio, first | ({} if alike["responsible"] else {"responsible": None}))
    ahead = rows[(rows["state"] != State.DONE) & (rows["due"] >= 0)]["due"]
    return [words("nächster Termin {date}", date=words.date(day(ahead.min())))] if len(ahead) else []


def take_back(rows: pd.DataFrame, place: str) -> None:
    """Offer to remove a joint measure from all of its projects."""
    words, name = address.words(), str(rows.iloc[0]["joint"])
    if not all(context.may(Action.CHANGE_SUBJECT, department) for department in set(rows["department"])):
        return
    st.button(
        words("Überall zurücknehmen"),
        key=f"gc-take-back-{place}-{name}",
        type="tertiary",
        icon=":material/undo:",
        help=words("Möglich, solange in keinem Vorhaben daran weitergearbeitet wurde."),
        on_click=_take_back,
        args=(name, dict(zip(rows["subject"], rows["department"], strict=True))),
    )


def _take_back(name: str, departments: Mapping[str, str]) -> None:
    measures.act_for(departments.values(), joint.take_back, name, list(departments))


def _button(row: Row) -> None:
    if not context.may(Action.CHANGE_SUBJECT, row["department"]):
        return
    measures.change_status(row["subject"], row["department"], measure_of(row), f"{row['subject']}-")


def _project(row: Row) -> None:
    layout.link(
        address.PROJECT, esc(shortened(row["title"])), f"m-{row['subject']}-{row['id']}", project=row["subject"]
    )


def _about(portfolio: Portfolio, row: Row) -> str:
    words, state, effect = address.words(), STATES[row["state"]], row["effect"]
    parts = [words(state), esc(row["label"]), *_who_and_when(portfolio, row)]
    if isinstance(effect, Effect) and effect in (Effect.ROSE, Effect.SAME, Effect.FELL):
        name = EFFECTS[effect]
        moved = words(name)
        levels = words("Stufe {before} → {after}: {moved}", before=row["before"], after=row["after"], moved=moved)
        parts.append(levels if row["before"] >= 0 else moved)
    return " · ".join(parts)


def _who_and_when(portfolio: Portfolio, row: Row) -> list[str]:
    """Return responsible function, date and factor as Markdown."""
    words = address.words()
    parts: list[str] = [] if pd.isna(row["responsible"]) else [esc(row["responsible"])]
    due = day(row["due"])
    parts.append(words("bis {date}", date=words.date(due)) if due else words("ohne Termin"))
    factor = portfolio.catalogue.by_id.get(row["factor"])
    if factor:
        parts.append(words("Faktor {number}", number=factor.number))
    return parts
