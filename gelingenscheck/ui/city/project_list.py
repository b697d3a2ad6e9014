"""The list of all known projects, each with its profile in signs."""

from collections.abc import Hashable, Mapping
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.access.view import View
from gelingenscheck.catalogue import Phase
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.ui import address, context, downloads, filters, layout
from gelingenscheck.ui.city import city, places
from gelingenscheck.ui.city.sheets import projects_sheet
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.phases import PHASES
from gelingenscheck.ui.reach import allowed
from gelingenscheck.usecases.portfolio import project_rows

Row = Mapping[Hashable, Any]


def projects() -> None:
    """Show the list of known projects, narrowed down by filters in the address, and the link of this view.

    A part of its own: another filter draws nothing else anew.
    """
    st.fragment(_part, key="gc-projects")()


def _part() -> None:
    context.require(Action.READ_PORTFOLIO)
    _listed(city.load(filters.as_of()))
    places.link_here()


def _listed(portfolio: Portfolio) -> None:
    words = address.words()
    st.header(words("Vorhaben der Stadt"), anchor=False)
    rows = _known(project_rows(portfolio, **filters.projects(portfolio)))  # type: ignore[arg-type]  # query is text, the rest may be None
    if rows.empty:
        with layout.box("none", gap="small", width=560):
            st.subheader(words("Kein Vorhaben passt zu dieser Auswahl"), anchor=False)
            st.markdown(words("Vielleicht hilft ein kürzeres Suchwort oder „Alle Ämter“."))
        return
    page = filters.page_number(len(rows))
    shown = rows.iloc[page * filters.PAGE : (page + 1) * filters.PAGE]
    st.table(
        pd.DataFrame([_row(portfolio, row) for row in shown.to_dict("records")]),
        hide_index=True, border="horizontal", alt=words("Alle Vorhaben mit Profil"),
    )  # fmt: skip
    signs = "\u2003".join(f"{layout.SIGNS[band]} {name}" for band, name in _legend(portfolio).items())
    found = words("{n} von {all} Vorhaben", n=words.number(len(rows)), all=words.number(portfolio.counts.projects))
    layout.note(f"{found} · {signs}", width="stretch")
    downloads.table(partial(projects_sheet, portfolio, rows, words), "projects", name=words("Vorhaben der Stadt"))


def _known(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the projects without those of which only drafts speak that the one who acts may not know of."""
    departments = set(rows["department"])
    known = allowed(Action.READ_DRAFT, departments) | allowed(Action.SEE_PROGRESS, departments)
    return rows[rows["assessed"] | rows["department"].isin(known)]


def _legend(portfolio: Portfolio) -> dict[str | None, str]:
    words = address.words()
    names: dict[str | None, str] = {
        str(entry.band): esc(entry.name.said(words.lang)) for entry in reversed(portfolio.catalogue.bands)
    }
    return names | {None: words("noch ohne Einordnung")}


def _row(portfolio: Portfolio, row: Row) -> dict[str, str]:
    """Return one project as Markdown cells."""
    words = address.words()
    lang = "" if words.lang == "de" else f"&lang={words.lang}"
    title = f"[{esc(shortened(str(row['title']), 80))}](/vorhaben?project={row['id']}{lang})"
    day = row["finalised"]
    return {
        words("Vorhaben"): title,
        words("Profil"): _profile(row),
        words("schwächster Faktor"): _weakest(portfolio, row),
        words("Amt"): esc(str(row["label"])),
        words("Phase"): words(PHASES[Phase(row["phase"])]) if isinstance(row["phase"], str) else "–",
        words("Stand"): words.date(day) if isinstance(day, date) and not pd.isna(day) else _state(row),
    }


def _state(row: Row) -> str:
    words = address.words()
    if row["draft"] and context.sees(str(row["department"]), final=False) is not View.NOTHING:
        return words("Entwurf")
    return words("nur Kurzcheck") if row["quick"] else "–"


def _profile(row: Row) -> str:
    words = address.words()
    if not isinstance(row["assessment"], str):
        return ":gray[○ " + words("noch ohne Einschätzung") + "]"
    parts = [("strong", row["strong"]), ("developing", row["developing"]), ("gap", row["gap"]), (None, row["none"])]
    return "\u00a0\u00a0\u00a0".join(layout.band_mark(band, int(n)) for band, n in parts if n and not pd.isna(n))


def _weakest(portfolio: Portfolio, row: Row) -> str:
    words = address.words()
    if not isinstance(row["weakest"], str):
        return "–"
    factor = portfolio.catalogue.by_id[row["weakest"]]
    short = esc(factor.short.said(words.lang).replace("\u00ad", ""))
    return f"{factor.number} {short} ({words.number(float(row['weakest_score']))})"
