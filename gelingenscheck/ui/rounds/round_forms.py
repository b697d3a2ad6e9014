"""The life of a yearly round: open it, move its deadline, close it, open it again, and what happened so far."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.i18n import N_
from gelingenscheck.returns.model import RoundEvent, RoundState, RoundStep
from gelingenscheck.returns.rounds import usual_cut_off
from gelingenscheck.ui import address, context, failures, filters, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.rounds.returns import View
from gelingenscheck.usecases import rounds
from gelingenscheck.usecases.forms import Fault, InvalidFormError

WEEKS = timedelta(weeks=4)
"""Time to answer that is proposed."""


def opening(year: int, known: tuple[int, ...]) -> None:
    """Say what a round is, and offer to open one for a year."""
    words, today = address.words(), context.today()
    title = words("Für {year} ist noch keine Jahresabfrage eröffnet", year=year)
    layout.head(title, words("Einmal im Jahr fragen Sie alle Ämter, was getan wurde und was gefehlt hat."))
    if not context.may(Action.MANAGE_ROUND):
        return
    choices = [one for one in range(today.year - 1, today.year + 2) if one not in known]
    with layout.box("open-round", gap="small", width=layout.READ):
        st.header(words("Jahresabfrage eröffnen"), anchor=False)
        st.markdown(
            words(
                "Jedes Amt bekommt eine eigene Seite mit drei kurzen Texten. Hier sehen Sie, wer geantwortet hat, und "
                "was der Jahresbericht sagen wird. Verschickt wird nichts von selbst; Texte und Mail-Entwürfe mit "
                "dem Link je Amt finden Sie danach hier."
            )
        )
        if not choices:
            st.markdown(words("Für die Jahre, die sich jetzt eröffnen lassen, gibt es schon eine Jahresabfrage."))
            return
        _form(year if year in choices else choices[-1], choices, today)


def _form(proposed: int, choices: list[int], today: date) -> None:
    words = address.words()
    year = st.selectbox(
        words("Jahr"), choices, index=choices.index(proposed), width=170, key=f"gc-round-year-{proposed}",
    )  # fmt: skip
    with st.container(horizontal=True, gap="medium", vertical_alignment="top"):
        cut_off = usual_cut_off(year)
        st.date_input(
            words("Stichtag der Zahlen"), value=cut_off, min_value=date(year, 1, 1), max_value=date(year, 12, 31),
            format="DD.MM.YYYY", width=210, key=f"gc-round-cut-off-{year}",
        )  # fmt: skip
        st.date_input(
            words("Frist für die Ämter"), value=max(today, cut_off) + WEEKS, min_value=today, format="DD.MM.YYYY",
            width=210, key=f"gc-round-deadline-{year}",
        )  # fmt: skip
    layout.note(
        words(
            "Der Stichtag ist der Tag, zu dem der Bericht die Zahlen nennt; die Frist lässt sich später verschieben."
        ),
        width="stretch",
    )
    st.button(words("Jahresabfrage eröffnen"), type="primary", key="gc-round-open", on_click=_open, args=(year,))


def _open(year: int) -> None:
    cut_off, deadline = (st.session_state.get(f"gc-round-{what}-{year}") for what in ("cut-off", "deadline"))
    with failures.noted():
        context.require(Action.MANAGE_ROUND)
        if deadline is None:
            raise InvalidFormError((Fault("deadline", N_("Bitte nennen Sie die Frist für die Ämter."), {}),))
        rounds.open_round(context.desk(), year=year, cut_off=cut_off, deadline=deadline, role=context.user().role)
        st.query_params["jahr"] = str(year)


def not_yet(year: int) -> None:
    """Say that a round was not there on the day that is shown."""
    words, desk = address.words(), context.desk()
    opened = rounds.round_of(desk, year).opened.day_in(desk.organisation.timezone)
    day = words.date(filters.as_of())
    layout.head(
        words("Am {date} gab es die Jahresabfrage {year} noch nicht", date=day, year=year),
        words("Eröffnet wurde sie am {date}.", date=words.date(opened)),
    )
    layout.link(address.RETURNS, words("Stand von heute zeigen"), "today", jahr=str(year))


def course(view: View) -> None:
    """Show what can be done with the round as a whole: move the deadline and close it, or open it again."""
    asked = view.standing.round
    if not context.may(Action.MANAGE_ROUND):
        failures.show_noted("gc-course-failure")
        return
    if view.live:
        _closing(view)
    elif asked.state is RoundState.CLOSED and view.standing.as_of == view.desk.today:
        _closed(view)
    failures.show_noted("gc-course-failure")
    _log(view)


def _act(act: Callable[..., Any], *arguments: Any, **options: Any) -> None:
    with failures.noted("gc-course-failure"):
        context.require(Action.MANAGE_ROUND)
        act(context.desk(), *arguments, role=context.user().role, **options)


def _closing(view: View) -> None:
    words, asked = view.words, view.standing.round
    with layout.box("close-round", gap="small"):
        st.header(words("Frist und Abschluss"), anchor=False)
        st.markdown(
            words(
                "Beim Schließen werden die Zahlen zum Stichtag {date} festgehalten, für jedes Amt sein Stand und seine "
                "Vorhaben; der Jahresbericht verwendet sie so. Danach kann kein Amt mehr antworten. Wieder öffnen geht "
                "mit einem Grund.",
                date=words.date(asked.cut_off),
            ),
            width=680,
        )
        for warning in _warnings(view):
            layout.note(f":orange[:material/info:]\u2002{warning}", width="stretch")
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            with st.popover(words("Jahresabfrage schließen"), key="gc-close-round"):
                st.markdown(
                    words("Die Zahlen von {year} festhalten und keine Antworten mehr annehmen?", year=view.year)
                )
                st.button(words("Ja, schließen"), type="primary", key="gc-close", on_click=_close, args=(view.year,))
            with st.popover(words("Frist verschieben"), type="tertiary", key="gc-move-round"):
                key = f"gc-move-{view.year}-{asked.revision}"
                st.date_input(words("Neue Frist"), value=asked.deadline, format="DD.MM.YYYY", key=key)
                st.button(words("Frist speichern"), key="gc-move", on_click=_move, args=(view.year, key))


def _warnings(view: View) -> list[str]:
    """Say what closing today would leave out."""
    words, standing = view.words, view.standing
    said = []
    if standing.silent:
        said.append(
            words.n(
                "Ein Amt steht dann als „noch ohne Rückmeldung“ im Bericht.",
                "{n} Ämter stehen dann als „noch ohne Rückmeldung“ im Bericht.",
                len(standing.silent),
            )
        )
    if standing.round.cut_off > view.desk.today:
        said.append(
            words(
                "Der Stichtag liegt noch vor Ihnen ({date}): Was bis dahin dazukommt, fehlt dann in den Zahlen.",
                date=words.date(standing.round.cut_off),
            )
        )
    return said


def _close(year: int) -> None:
    snapshot = context.index().refresh(force=True)
    _act(rounds.close_round, snapshot, year)


def _move(year: int, key: str) -> None:
    deadline: date | None = st.session_state.get(key)
    if deadline is not None:
        _act(rounds.move_deadline, year, deadline)


def _closed(view: View) -> None:
    words, closed = view.words, view.standing.round.closed
    with layout.box("closed-round", gap="small"):
        st.header(
            words("Geschlossen am {date}", date=view.day(closed)) if closed else words("Geschlossen"), anchor=False
        )
        st.markdown(
            words(
                "Die Zahlen dieser Seite sind festgehalten. Beim Wiederöffnen können die Ämter weiter antworten; die "
                "bisherigen Zahlen bleiben in der Ablage, und der Grund steht im Verlauf."
            ),
            width=680,
        )
        with st.popover(words("Wieder öffnen"), key="gc-reopen-round"):
            key = f"gc-reopen-reason-{view.year}-{view.standing.round.revision}"
            st.text_input(words("Grund"), key=key, placeholder=words("zum Beispiel: zwei Ämter reichen nach"))
            st.button(
                words("Jahresabfrage wieder öffnen"), type="primary", key="gc-reopen",
                on_click=_reopen, args=(view.year, key),
            )  # fmt: skip


def _reopen(year: int, key: str) -> None:
    _act(rounds.reopen_round, year, str(st.session_state.get(key) or ""))


def _log(view: View) -> None:
    """Show what happened to the round."""
    words = view.words
    with st.expander(words("Verlauf dieser Jahresabfrage"), type="compact", key="gc-round-log"):
        st.markdown("\n".join(f"- {_step(view, event)}" for event in view.standing.round.log))


def _step(view: View, event: RoundEvent) -> str:
    words, day = view.words, view.day(event.stamp)
    if event.step is RoundStep.OPENED:
        return words("{date}: eröffnet", date=day)
    if event.step is RoundStep.RESCHEDULED:
        return words("{date}: Frist auf den {deadline} verschoben", date=day, deadline=words.date(event.deadline))
    if event.step is RoundStep.CLOSED:
        return words("{date}: geschlossen, Zahlen festgehalten", date=day)
    return words("{date}: wieder geöffnet. Grund: {reason}", date=day, reason=esc(event.reason or ""))
