"""The links there are, and who came in."""

from datetime import datetime

import streamlit as st

from gelingenscheck.access import Action, Role
from gelingenscheck.access.audit import Line
from gelingenscheck.access.link import Link, refusal
from gelingenscheck.access.wording import OUTCOMES, ROLES
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.access.making import show_made
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases.access.links import replace_link

FAILURE = "gc-access-list-failure"
MOST_LINES = 200


def links() -> None:
    """List the links that open, then those that do not any more."""
    context.require(Action.MANAGE_ACCESS)
    words, now = address.words(), context.desk().now()
    known = sorted(context.access_store().links(), key=lambda link: refusal(link, now) is not None)
    st.header(words("Links, die es gibt"), anchor=False)
    failures.show_noted(FAILURE)
    if not known:
        st.markdown(
            words("Noch keiner. Nach dem Erstellen steht hier, für wen er ist und wann er zuletzt benutzt wurde.")
        )
    with st.container(gap=None):
        for link in known:
            with layout.row(f"access-{link.id}", horizontal_alignment="distribute"):
                with st.container(gap=None, width="content"):
                    label = f" · {esc(link.label)}" if link.label else ""
                    st.markdown(
                        f"**{esc(context.department_label(link.department))}**, {words(ROLES[link.role])}{label}"
                    )
                    layout.note(_state(link, now))
                if refusal(link, now) is None:
                    _choices(link)


def _state(link: Link, now: datetime) -> str:
    words = address.words()
    if link.withdrawn is not None:
        state = words("zurückgenommen am {date}", date=words.date(link.withdrawn.date()))
    elif refusal(link, now) is not None:
        state = words("abgelaufen am {date}", date=words.date(link.expires.date()))
    else:
        state = words("gilt bis {date}", date=words.date(link.expires.date()))
    used = words("zuletzt {date}", date=words.date(link.last_used)) if link.last_used else words("noch nie benutzt")
    return f"{state} · {used} · {link.id}"


def _choices(link: Link) -> None:
    words = address.words()
    with st.container(horizontal=True, gap="small", width="content"):
        with st.popover(words("Ersetzen"), type="tertiary", key=f"gc-access-replace-{link.id}"):
            st.markdown(words("Ein neuer Link entsteht, der bisherige öffnet nicht mehr, und alle sind abgemeldet."))
            st.button(
                words("Ja, ersetzen"),
                type="primary",
                key=f"gc-access-new-{link.id}",
                on_click=_replace,
                args=(link.id,),
            )
        with st.popover(words("Zurücknehmen"), type="tertiary", key=f"gc-access-withdraw-{link.id}"):
            st.markdown(words("Der Link öffnet nicht mehr, und wer damit angemeldet ist, ist es sofort nicht mehr."))
            st.button(
                words("Ja, zurücknehmen"),
                type="primary",
                key=f"gc-access-end-{link.id}",
                on_click=_withdraw,
                args=(link.id,),
            )


def _replace(id_: str) -> None:
    with failures.noted(FAILURE):
        context.require(Action.MANAGE_ACCESS)
        desk = context.desk()
        store = context.access_store()
        show_made(replace_link(store, desk.organisation, id_, now=desk.now(), by=context.user().by))


def _withdraw(id_: str) -> None:
    with failures.noted(FAILURE):
        context.require(Action.MANAGE_ACCESS)
        context.access_store().withdraw(id_, context.desk().now())


def recorded() -> None:
    """Show who came in during the last 90 days: the department, never a person."""
    context.require(Action.READ_AUDIT)
    words = address.words()
    lines = context.access_store().audit()
    with st.expander(words("Anmeldungen der letzten 90 Tage"), type="compact", key="gc-access-audit"):
        st.markdown(words("Festgehalten wird das Amt mit der Rolle, nie eine Person. Nach 90 Tagen wird es gelöscht."))
        said = [_line(line) for line in lines[:MOST_LINES]]
        st.markdown("\n".join(f"- {line}" for line in said))
        if len(lines) > MOST_LINES:
            layout.note(words("Gezeigt sind die letzten {n}.", n=MOST_LINES))


def _line(line: Line) -> str:
    words, moment = address.words(), line.at.astimezone(context.timezone())
    said = words(
        "{date}, {time} Uhr: {who} – {outcome}",
        date=words.date(moment.date()), time=f"{moment:%H:%M}", who=_named(line.who),
        outcome=words(OUTCOMES[line.outcome]),
    )  # fmt: skip
    return f"{said} ({line.times}×)" if line.times > 1 else said


def _named(who: str) -> str:
    """Return role and department in words."""
    words, (role, _, department) = address.words(), who.partition("@")
    if role not in ROLES:
        return words("unbekannt")
    return f"{esc(context.department_label(department))}, {words(ROLES[Role(role)])}"
