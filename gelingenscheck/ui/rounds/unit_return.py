"""What one unit says in a year's round: which one, how far it is, its texts, and handing it in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.i18n import Words
from gelingenscheck.returns.model import Channel, Return, ReturnRound, ReturnStep, RoundState
from gelingenscheck.returns.standing import Standing, UnitStanding, unit_standing
from gelingenscheck.ui import address, context, failures, filters, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.rounds import return_texts
from gelingenscheck.ui.rounds.returns import badge, time_left
from gelingenscheck.usecases import returns, rounds
from gelingenscheck.usecases.desk import Desk

FAILURE = "gc-return-failure"


@dataclass(frozen=True, kw_only=True)
class UnitView:
    """One unit's return as its page shows it."""

    desk: Desk
    words: Words
    standing: Standing
    known: UnitStanding
    answer: Return | None
    telephone: bool
    """The manager enters what the unit says on the telephone."""

    @property
    def round(self) -> ReturnRound:
        """Return the round that is answered."""
        return self.standing.round

    @property
    def unit(self) -> str:
        """Return the unit's id."""
        return self.known.unit

    @property
    def name(self) -> str:
        """Return the unit's label as Markdown."""
        return esc(self.desk.organisation.names.get(self.unit, self.unit))

    @property
    def is_open(self) -> bool:
        """Say whether the round takes answers."""
        return self.round.state is RoundState.OPEN

    @property
    def is_editable(self) -> bool:
        """Say whether the texts can be changed now."""
        return self.is_open and (self.answer is None or self.answer.declared is None)


def nothing_asked() -> None:
    """Say that no round was opened yet."""
    words = address.words()
    layout.head(
        words("Zurzeit läuft keine Jahresabfrage"),
        words(
            "Sobald das Integrationsmanagement eine eröffnet, melden die Ämter hier zurück, was getan wurde und was "
            "gefehlt hat."
        ),
    )
    layout.link(address.RETURNS, words("Zur Jahresabfrage"), "to-round")


def choose(year: int) -> str | None:
    """Let the reader choose a unit of the round; refuse one in the address that is not asked."""
    words, desk = address.words(), context.desk()
    asked = rounds.round_of(desk, year)
    known = [*desk.organisation.existing(asked.cut_off), *desk.organisation.existing(desk.today)]
    labels = {unit.id: unit.label for unit in known}
    if not address.asked("amt") and context.own_department() in labels:
        filters.keep("amt", context.own_department())
    labels = {id_: label for id_, label in labels.items() if context.may(Action.WRITE_RETURN, id_)}
    unit = address.asked("amt")
    if unit and unit not in labels:
        context.require(Action.WRITE_RETURN, unit)
        if returns.return_of(desk, year, unit) is not None:  # raises for a unit that was never asked
            labels[unit] = desk.organisation.names.get(unit, unit)
    return filters.choice("amt", words("Amt"), labels, words("Bitte wählen"), 420)


def load(year: int, unit: str) -> UnitView:
    """Return what a unit says in a round; raise `NoRoundError` or `OutsideRoundError`."""
    context.require(Action.WRITE_RETURN, unit)
    desk = context.desk()
    answer = returns.return_of(desk, year, unit)
    standing = rounds.standing(desk, context.snapshot(), year)
    known = standing.of(unit) or unit_standing(unit, answer, desk.today, desk.organisation.timezone)
    telephone = address.asked("telefon") == "1"
    if telephone:
        context.require(Action.MANAGE_ROUND)
    return UnitView(
        desk=desk, words=address.words(), standing=standing, known=known, answer=answer, telephone=telephone
    )


def head(view: UnitView) -> None:
    """Say whose return this is, how far it is, and how long there is time."""
    words, asked = view.words, view.round
    over = words("Jahresabfrage {year} · Frist {deadline}", year=asked.year, deadline=words.date(asked.deadline))
    lead = words("Drei kurze Texte, Ihre Vorhaben und die Querschnittsfragen. Jede Eingabe ist sofort gespeichert.")
    layout.head(view.name, lead if view.is_editable else "", over=over)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(badge(view.known.state, words), width="content")
        layout.note(time_left(view.standing, words))
    if view.telephone and view.is_open:
        st.info(
            words(
                "Sie tragen ein, was das Amt am Telefon sagt. Beim Abgeben wird vermerkt, dass die Rückmeldung am "
                "Telefon aufgenommen wurde."
            ),
            icon=":material/call:",
        )


def texts(view: UnitView) -> None:
    """Show the three texts."""
    for place in return_texts.places(view.round.year, view.unit):
        return_texts.card(place, view.answer, editable=view.is_editable)


def handing_in(view: UnitView) -> None:
    """Show the last step: hand the return in, say that there is nothing to report, or take it back."""
    with layout.box("hand-in", gap="small"):
        if not view.is_open:
            _closed(view)
        elif view.is_editable:
            _open(view)
        else:
            _declared(view)
        failures.show_noted(FAILURE)


def _closed(view: UnitView) -> None:
    words, closed = view.words, view.round.closed
    st.header(words("Diese Jahresabfrage ist geschlossen"), anchor=False)
    day = words.date(None if closed is None else closed.day_in(view.desk.organisation.timezone))
    st.markdown(
        words(
            "Seit dem {date} nimmt sie keine Antworten mehr an. Was gespeichert ist, bleibt; das "
            "Integrationsmanagement kann sie wieder öffnen.",
            date=day,
        )
    )


def _open(view: UnitView) -> None:
    words = view.words
    st.header(words("Abgeben"), anchor=False)
    st.markdown(
        words("Nach dem Abgeben gilt Ihre Rückmeldung als vollständig. Bis die Abfrage schließt, können Sie sie "
              "zurückholen und ändern.")
    )  # fmt: skip
    key = f"gc-nil-reason-{view.round.year}-{view.unit}"
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        label = words("Für das Amt abgeben") if view.telephone else words("Rückmeldung abgeben")
        st.button(label, type="primary", key="gc-submit", on_click=_act, args=(_submit, view.round.year, view.unit))
        with st.popover(words("Fehlanzeige melden"), type="tertiary", key="gc-nil"):
            st.markdown(words("Es gibt in diesem Jahr nichts zu berichten. Ein kurzer Grund gehört dazu."))
            st.text_area(
                words("Grund"), key=key, height=90,
                placeholder=words("zum Beispiel: Die Stelle war unbesetzt, neue Vorhaben beginnen erst 2027."),
            )  # fmt: skip
            st.button(
                words("Fehlanzeige abgeben"), key="gc-nil-submit", on_click=_act,
                args=(_declare_nil, view.round.year, view.unit, key),
            )  # fmt: skip


def _declared(view: UnitView) -> None:
    words, answer = view.words, view.answer
    stands = None if answer is None else answer.declared
    if stands is None:
        return
    day = words.date(stands.stamp.day_in(view.desk.organisation.timezone))
    complete = stands.step is ReturnStep.SUBMITTED
    title = words("Abgegeben am {date}", date=day) if complete else words("Fehlanzeige vom {date}", date=day)
    st.header(title, anchor=False)
    if stands.on_behalf is not None:
        st.markdown(words("Am Telefon aufgenommen."))
    if stands.reason:
        st.text(words("Grund: {reason}", reason=stands.reason))
    st.markdown(words("Vielen Dank. Bis die Abfrage schließt, lässt sich die Rückmeldung zurückholen und ändern."))
    st.button(words("Zurückholen"), key="gc-withdraw", on_click=_act, args=(_withdraw, view.round.year, view.unit))


def _act(act: Callable[..., Any], year: int, unit: str, *arguments: Any) -> None:
    """Do something with a return: first what stands in its fields is saved, then permission is asked."""
    with failures.noted(FAILURE):
        on_behalf = Channel.TELEPHONE if address.asked("telefon") == "1" else None
        context.require(Action.WRITE_RETURN, unit)
        if on_behalf is not None:
            context.require(Action.MANAGE_ROUND)
        act(year, unit, *arguments, on_behalf)


def _submit(year: int, unit: str, on_behalf: Channel | None) -> None:
    places = return_texts.places(year, unit)
    for place in places:
        place.save()  # the field that one comes from may not have been saved yet
    if any(place.unsaved is not None for place in places):
        return
    desk, role = context.desk(), context.user().role
    if on_behalf is None:
        returns.submit(desk, year, unit, role=role)
    else:
        returns.take_by_telephone(desk, year, unit, (), role=role)


def _declare_nil(year: int, unit: str, key: str, on_behalf: Channel | None) -> None:
    reason = str(st.session_state.get(key) or "")
    returns.declare_nil(context.desk(), year, unit, reason, on_behalf=on_behalf, role=context.user().role)


def _withdraw(year: int, unit: str, _on_behalf: Channel | None) -> None:
    returns.withdraw(context.desk(), year, unit, role=context.user().role)


def onward(view: UnitView) -> None:
    """Lead the manager back to the list, or to the next unit that is still silent."""
    words, year = view.words, str(view.round.year)
    silent = [one for one in view.standing.silent if one.unit != view.unit]
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        layout.link(address.RETURNS, words("Alle Ämter dieser Abfrage"), "to-round", jahr=year)
        if view.telephone and view.is_open and silent and context.may(Action.MANAGE_ROUND):
            name = esc(view.desk.organisation.names.get(silent[0].unit, silent[0].unit))
            layout.link(
                address.RETURN, words("Weiter mit: {unit}", unit=name), "next-unit",
                jahr=year, amt=silent[0].unit, telefon="1",
            )  # fmt: skip
