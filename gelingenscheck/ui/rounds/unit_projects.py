"""What stands beside a unit's texts: its known projects, whether they are all, and its crosscutting check."""

from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.city import city
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.rounds.unit_return import FAILURE, UnitView
from gelingenscheck.usecases import crosscutting, returns
from gelingenscheck.usecases.portfolio import project_rows

SHOWN = 30
Row = Mapping[Hashable, Any]


def known_projects(view: UnitView) -> None:
    """Show the projects that the unit leads today, each with how far it is."""
    words, portfolio = view.words, city.load(context.today())
    figures = next((one for one in portfolio.departments if one.department == view.unit), None)
    if figures is not None and figures.projects is None:
        return  # the council leads no projects
    rows = project_rows(portfolio, department=view.unit)
    st.header(words("Ihre bekannten Vorhaben"), anchor=False)
    if rows.empty:
        st.markdown(words("Für dieses Amt ist noch kein Vorhaben bekannt."))
    with st.container(gap=None):
        for row in rows.head(SHOWN).to_dict("records"):
            _row(view, portfolio, row)
    if len(rows) > SHOWN:
        more = words.n("Dazu kommt ein weiteres.", "Dazu kommen {n} weitere.", len(rows) - SHOWN)
        layout.note(more, width="stretch")
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        layout.link(address.NEW, words("Fehlt eines? Hier anlegen"), "new-project")
        _confirmation(view, len(rows))


def _row(view: UnitView, portfolio: Portfolio, row: Row) -> None:
    lead = str(row["department"])
    with layout.row(f"known-{row['id']}", horizontal=False, gap="xxsmall"):
        title = esc(shortened(str(row["title"])))
        layout.link(address.PROJECT, title, f"known-{row['id']}", width="stretch", project=str(row["id"]))
        parts = [_state(view, row)]
        if lead != view.unit:
            parts.append(esc(portfolio.organisation.names.get(lead, lead)))
        layout.note(" · ".join(parts), width="stretch")


def _state(view: UnitView, row: Row) -> str:
    words = view.words
    if isinstance(row["assessment"], str):
        day = words.date(row["finalised"])
        return (
            words("eingeschätzt am {date}", date=day)
            if row["current"]
            else words("zuletzt {date}, bitte bestätigen", date=day)
        )
    if row["draft"]:
        return words("Entwurf begonnen")
    return words("nur Kurzcheck") if row["quick"] else words("noch ohne Einschätzung")


def _confirmation(view: UnitView, n: int) -> None:
    """Let the unit say that these are all, and show that it did."""
    words, said = view.words, None if view.answer is None else view.answer.confirmed
    if said is not None and said.projects == n:
        day = words.date(said.stamp.day_in(view.desk.organisation.timezone))
        layout.note(words("✓ Liste bestätigt am {date}", date=day))
        return
    label = words("Die Liste stimmt so") if n else words("Es gibt keines")
    st.button(label, key="gc-confirm-projects", on_click=_confirm, args=(view.round.year, view.unit, n))


def _confirm(year: int, unit: str, n: int) -> None:
    with failures.noted(FAILURE):
        context.require(Action.WRITE_RETURN, unit)
        returns.confirm_projects(context.desk(), year, unit, n, role=context.user().role)


def own_check(view: UnitView) -> None:
    """Say how far the unit is with its crosscutting check, and lead there."""
    words = view.words
    unit = view.desk.organisation.departments.get(view.unit)
    if unit is None or not unit.exists(view.desk.today):
        return
    now = crosscutting.standing(view.desk, view.unit)
    st.header(words("Querschnitts-Check"), anchor=False)
    if now.draft is not None:
        said, label = words("Ein Entwurf ist begonnen."), words("Weiter beantworten")
    elif now.final is not None:
        said, label = words("Für {year} beantwortet.", year=now.year), words("Antworten ansehen")
    else:
        said = words("Was ist in Ihrem Amt Standard? Zu jedem Gelingensfaktor eine Frage, einmal im Jahr.")
        label = words("Fragen beantworten")
    st.markdown(said)
    layout.link(address.CROSSCUTTING_CHECK, label, "own-check", amt=view.unit)
