"""The list of units in a yearly round: one row each, with its state, its projects, and what can be done next."""

from collections.abc import Sequence

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.returns.naming import CONTACTS, STATES
from gelingenscheck.returns.standing import ReturnState, UnitStanding
from gelingenscheck.ui import address, context, filters, layout
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.rounds import reminding
from gelingenscheck.ui.rounds.returns import View, badge

ORGANISATION = "organisation"
REASON = 120
"""Characters of a nil return's reason in a list."""


def rows(view: View) -> None:
    """Show the units, silent ones first or as in the organisation, narrowed down by state; both in the address."""
    words = view.words
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", gap="small"):
        st.header(words("Alle Ämter dieser Abfrage"), anchor=False, width="content")
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small", width="content"):
            state, order = _choices(view)
    shown = [unit for unit in ordered(view.standing.units, order) if state in (None, str(unit.state))]
    if not shown:
        st.markdown(words("Zurzeit ist kein Amt in diesem Stand."))
    with st.container(gap=None):
        for unit in shown:
            _row(view, unit)


def _choices(view: View) -> tuple[str | None, str | None]:
    words = view.words
    names = {str(state): words(name) for state, name in STATES.items()}
    state = filters.choice("zustand", words("Stand"), names, words("Alle"), 220)
    by_file = {ORGANISATION: words("wie in der Organisation")}
    return state, filters.choice("reihenfolge", words("Reihenfolge"), by_file, words("offene zuerst"), 230)


def ordered(units: Sequence[UnitStanding], order: str | None) -> list[UnitStanding]:
    """Return the units as in the organisation, or by state with silent ones first."""
    places = {state: place for place, state in enumerate(STATES)}
    return list(units) if order == ORGANISATION else sorted(units, key=lambda unit: places[unit.state])


def _row(view: View, unit: UnitStanding) -> None:
    words = view.words
    with layout.row(f"unit-{unit.unit}", horizontal_alignment="distribute"):
        with st.container(gap="xxsmall", width=760):
            if context.may(Action.WRITE_RETURN, unit.unit):
                layout.link(
                    address.RETURN, view.name(unit.unit), f"unit-{unit.unit}", width="stretch",
                    jahr=str(view.year), amt=unit.unit,
                )  # fmt: skip
            else:
                st.markdown(view.name(unit.unit))
            st.markdown(f"{badge(unit.state, words)}\u2002:small[:gray[{' · '.join(about(view, unit))}]]")
        if not (view.live and unit.asked and context.may(Action.MANAGE_ROUND)):
            return
        with st.container(horizontal=True, gap="small", width="content", vertical_alignment="center"):
            _next(view, unit)


def _next(view: View, unit: UnitStanding) -> None:
    """Offer what brings a unit that has not answered nearer to an answer."""
    words = view.words
    if unit.state not in (ReturnState.NO_RETURN_YET, ReturnState.BEGUN):
        return
    if st.button(words("Erinnern"), key=f"gc-remind-{unit.unit}", type="tertiary", icon=":material/mail:"):
        reminding.one(view, unit)
    layout.link(
        address.RETURN, words("Am Telefon eintragen"), f"call-{unit.unit}",
        jahr=str(view.year), amt=unit.unit, telefon="1",
    )  # fmt: skip


def about(view: View, unit: UnitStanding) -> list[str]:
    """Return what is known of a unit in this round, each part as Markdown."""
    parts = [*_answer(view, unit), *_projects(view, unit)]
    then = None if view.before is None else view.before.of(unit.unit)
    if view.before is not None and then is not None:
        said = view.words(STATES[then.state]).replace(" ", "\u00a0")
        parts.append(view.words("{year}:\u00a0{state}", year=view.before.round.year, state=said))
    return parts


def _answer(view: View, unit: UnitStanding) -> list[str]:
    words, parts = view.words, []
    if unit.successor is not None:
        parts.append(words("heute bei {unit}", unit=view.name(unit.successor)))
    if unit.submitted is not None:
        parts.append(words("abgegeben am {date}", date=view.day(unit.submitted)))
    if unit.nil_reason is not None:
        parts.append(words("Grund: {reason}", reason=esc(shortened(unit.nil_reason, REASON))))
    if unit.on_behalf is not None:
        parts.append(words("am Telefon aufgenommen"))
    elif unit.last_contact is not None:
        parts.append(words(CONTACTS[unit.last_contact.kind], date=view.day(unit.last_contact.stamp)))
    elif unit.state is ReturnState.NO_RETURN_YET:
        parts.append(words("noch kein Kontakt"))
    return parts


def _projects(view: View, unit: UnitStanding) -> list[str]:
    """Return how many projects are known, how many of them are current, and when the unit itself was asked."""
    words, known = view.words, view.known.units.get(unit.unit)
    if known is None:
        return []
    parts = []
    if known.projects:
        some = words.n("1 Vorhaben bekannt", "{n} Vorhaben bekannt", known.projects)
        parts.append(words("{known}, {current} aktuell", known=some, current=words.number(known.current)))
    elif known.projects == 0:
        parts.append(words("noch kein Vorhaben bekannt"))
    if known.crosscutting:
        parts.append(words("Querschnitts-Check liegt vor"))
    return parts
