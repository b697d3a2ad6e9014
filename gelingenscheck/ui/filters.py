"""Filters that live in the address, so that a view is a link; unknown values in it are ignored."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from gelingenscheck.catalogue import Phase
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.reading import YEARS
from gelingenscheck.ui import address, context
from gelingenscheck.ui.phases import PHASES

PAGE = 50
"""Rows of a list on one page."""


def as_of() -> date:
    """Return the day that the address asks for, or today."""
    return moment("stand", context.today())


def moment(name: str, usual: date) -> date:
    """Return a day that the address asks for under a name, never in the future; the usual one where it names none."""
    asked = _day_in(address.asked(name))
    return usual if asked is None else min(asked, context.today())


def choose_day(shown: date) -> None:
    """Let the reader choose the day of the picture; today is not in the address."""
    words = address.words()
    choose_moment("stand", words("Stand am"), shown, context.today())


def choose_moment(name: str, label: str, shown: date, usual: date) -> None:
    """Let the reader choose a day that is not in the future; the usual one is not in the address."""
    key = f"gc-{name}-{shown}"
    st.date_input(
        label,
        value=shown,
        min_value=date(YEARS[0], 1, 1),
        max_value=context.today(),
        format="DD.MM.YYYY",
        key=key,
        width=170,
        on_change=_set_moment,
        args=(name, key, usual),
    )


def _set_moment(name: str, key: str, usual: date) -> None:
    day: date | None = st.session_state[key]
    keep(name, day.isoformat() if day and day != usual else None)


def keep(name: str, value: str | None) -> None:
    """Write a value into the address; nothing, or an empty one, takes it out."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def follow(name: str, key: str, allowed: Callable[[str], bool], default: str = "") -> None:
    """Let a widget show what the address says when one came by a link or the back button.

    A widget keeps its own value otherwise, and would write it over the address.
    """
    asked, written = address.asked(name), st.session_state.get(f"gc-written-{name}")
    if key not in st.session_state or (written is not None and asked != written):
        st.session_state[key] = asked if allowed(asked) else default


def write(name: str, value: str) -> None:
    """Write what a widget shows into the address."""
    keep(name, value)
    st.session_state[f"gc-written-{name}"] = value


def choice(name: str, label: str, options: dict[str, str], everything: str, width: int) -> str | None:
    """Draw one filter and keep its value in the address; None is everything."""
    key = f"gc-filter-{name}-{address.words().lang}"
    follow(name, key, lambda asked: asked in options)
    chosen = st.selectbox(
        label, ["", *options], width=width, format_func=lambda id_: options.get(id_, everything), key=key
    )
    write(name, chosen)
    return chosen or None


def text(name: str, label: str, placeholder: str, width: int) -> str:
    """Draw a search field and keep its value in the address."""
    key = f"gc-filter-{name}"
    follow(name, key, lambda _asked: True)
    typed = st.text_input(label, type="search", placeholder=placeholder, width=width, icon=":material/search:", key=key)
    write(name, typed or "")
    return typed or ""


def day(name: str, label: str, width: int) -> date | None:
    """Draw the choice of a day that may be left out, and keep it in the address."""
    key, first, last = f"gc-filter-{name}", date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
    asked, written = address.asked(name), st.session_state.get(f"gc-written-{name}")
    if key not in st.session_state or (written is not None and asked != written):
        st.session_state[key] = _day_in(asked)
    chosen: date | None = st.date_input(
        label, value=None, min_value=first, max_value=last, format="DD.MM.YYYY", key=key, width=width
    )
    write(name, chosen.isoformat() if chosen else "")
    return chosen


def _day_in(asked: str) -> date | None:
    """Return the day that the address asks for; None for what is none."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def projects(portfolio: Portfolio) -> dict[str, str | None]:
    """Draw the filters of the project list."""
    words, catalogue = address.words(), portfolio.catalogue
    units, factors = unit_names(portfolio), factor_names(portfolio)
    bands = {str(entry.band): entry.name.said(words.lang) for entry in catalogue.bands}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        query = text("q", words("Suche"), words("Titel oder Amt"), 230)
        department = choice("amt", words("Amt"), units, words("Alle Ämter"), 210)
        phase = choice(
            "phase", words("Phase"), {code: words(PHASES[code]) for code in Phase}, words("Alle Phasen"), 150
        )
        factor = choice("faktor", words("Faktor"), factors, words("Alle Faktoren"), 220)
        band = choice("einordnung", words("Einordnung"), bands, words("Alle Einordnungen"), 190)
    return {"query": query, "department": department, "phase": phase, "factor": factor, "band": band}


def unit_names(portfolio: Portfolio) -> dict[str, str]:
    """Return the names of the units that lead projects."""
    names = portfolio.organisation.names
    return {
        unit.department: names.get(unit.department, unit.department) for unit in portfolio.departments if unit.projects
    }


def factor_names(portfolio: Portfolio) -> dict[str, str]:
    """Return number and short name of the factors."""
    lang = address.words().lang
    return {f.id: f"{f.number} {f.short.said(lang)}".replace("\u00ad", "") for f in portfolio.catalogue.factors}


def page_number(rows: int, size: int = PAGE) -> int:
    """Draw the choice of a page where a list is long; counted from 0."""
    pages = -(-rows // size)
    if pages <= 1:
        keep("seite", None)
        return 0
    asked = address.asked("seite")
    first = min(pages, max(1, int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1))  # noqa: PLR2004
    number = st.pagination(pages, default=first, key=f"gc-page-{pages}-{first}")
    keep("seite", str(number) if number > 1 else None)
    return number - 1
