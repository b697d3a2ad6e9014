"""What a department says among itself about a question, and the way to hand it over; nothing of it leaves the draft."""

from datetime import datetime

import streamlit as st

from gelingenscheck.access import Action, Role
from gelingenscheck.access.wording import ROLES
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.talk import LONGEST, Comment, Talk
from gelingenscheck.catalogue import Factor
from gelingenscheck.settings import Way
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.check import checks
from gelingenscheck.ui.check.answering import Place
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.city.places import address_here
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import talks


def several() -> bool:
    """Say whether several people work here; the one person on this machine talks to nobody."""
    return context.settings().access is not Way.LOCAL


def fold(check: OpenCheck, place: Place, factor: str) -> None:
    """Show the comments on a question and its address; drawn only while the fold is open."""
    if not several() or not check.mine:
        return
    known = talks.talk_of(check.desk.store, check.assessment.id)
    said = known.on(place.question, check.desk.catalogue.name_today) if known else ()
    shown = st.expander(_title(check, place, len(said)), type="compact", key=place.key("talk"), on_change=place.redraw)
    if not shown.open:
        return
    with shown:
        for comment in said:
            _comment(check, place, comment)
        _write(check, place)
        failures.show_noted(place.key("talk-failure"))
        _hand_over(check, known, place, factor)


def _title(check: OpenCheck, place: Place, count: int) -> str:
    """Return the fold's title with how many comments there are; while it is open it stays, or it would close."""
    name = place.key("talk-title")
    if name not in st.session_state or not st.session_state.get(place.key("talk")):
        title = check.words("Im Amt besprechen")
        st.session_state[name] = f"{title} ({count})" if count else title
    kept: str = st.session_state[name]
    return kept


def _comment(check: OpenCheck, place: Place, comment: Comment) -> None:
    words = check.words
    with st.container(gap="xxsmall", key=f"gc-comment-{place.question}-{comment.number}"):
        layout.note(said_by(check, comment.stamp), width="stretch")
        st.text(comment.text)
        st.button(
            words("Kommentar {n} zurücknehmen", n=comment.number),
            key=place.key(f"withdraw-{comment.number}"),
            type="tertiary",
            on_click=_withdraw,
            args=(place, comment.number),
        )


def said_by(check: OpenCheck, stamp: Stamp) -> str:
    """Return as Markdown which role in which department did something, and when."""
    words, zone = check.words, check.desk.organisation.timezone
    role, _, department = stamp.by.partition("@")
    named = words(ROLES[Role(role)]) if role in ROLES else words("Arbeitsplatz")
    who = esc(f"{context.department_label(department)}, {named}")
    if isinstance(stamp.at, datetime):
        return f"{who} · {words.date(stamp.day_in(zone))}, {words.time(stamp.at, zone)}"
    return f"{who} · {words.date(stamp.at)}"


def _write(check: OpenCheck, place: Place) -> None:
    words = check.words
    st.text_area(
        words("Kommentar für Ihr Amt"),
        key=_field(place),
        height=80,
        placeholder=words("Was ist noch offen? Bitte keine Namen."),
    )
    st.button(words("Kommentieren"), key=place.key("comment"), on_click=_add, args=(place,))
    layout.note(
        words(
            "Höchstens {limit} Zeichen. Kommentare sieht nur Ihr Amt; mit dem Abschließen werden sie gelöscht.",
            limit=words.number(LONGEST),
        ),
        width="stretch",
    )


def _field(place: Place) -> str:
    return place.key(f"comment-text-{place.generation('comment')}")


def _add(place: Place) -> None:
    with failures.noted(place.key("talk-failure")):
        checks.require_answering(place.check)
        text: str = st.session_state.get(_field(place), "")
        talks.comment(context.desk(), place.check, place.question, text, role=context.user().role)
        place.renew("comment")
    place.redraw()


def _withdraw(place: Place, number: int) -> None:
    with failures.noted(place.key("talk-failure")):
        checks.require_answering(place.check)
        talks.withdraw(context.desk(), place.check, number, role=context.user().role)
    place.redraw()


def _hand_over(check: OpenCheck, known: Talk | None, place: Place, factor: str) -> None:
    words = check.words
    st.markdown(words("**Weitergeben:** die Adresse dieser Frage"))
    where = {"check": place.check, "factor": factor, "frage": place.question}
    st.code(address_here(str(st.context.url or ""), where), language=None, wrap_lines=True)
    invited = known is not None and known.invited is not None
    layout.note(
        words("Öffnen kann sie nur, wer für {department} angemeldet ist.", department=check.department)
        + (" " + words("Das eingeladene Integrationsmanagement liest den Entwurf unter „Antworten prüfen“.")
           if invited else ""),
        width="stretch",
    )  # fmt: skip


def asked_for(check: OpenCheck, factor: Factor) -> None:
    """Say which question a link that was handed over is about."""
    due = [question.id for question in check.due(factor)]
    if several() and address.asked("frage") in due:
        place = f"{factor.number}.{due.index(address.asked('frage')) + 1}"
        layout.note(check.words("Dieser Link führt zu Frage {number}.", number=place), width="stretch")


def invitation(check: OpenCheck) -> None:
    """Offer to let the integration management look at the draft, and to take that back."""
    if not several() or not check.mine or not check.assessment.is_draft:
        return
    words, id_ = check.words, check.assessment.id
    known = talks.talk_of(check.desk.store, id_)
    with st.popover(words("Integrationsmanagement einladen"), type="tertiary", icon=":material/visibility:"):
        failures.show_noted(f"gc-invite-{id_}")
        if known is None or known.invited is None:
            st.markdown(words(
                "Das Integrationsmanagement sieht von einem Entwurf nur Titel und Stand. Auf Ihre Einladung liest es "
                "diesen einen Entwurf ganz, ändert aber nichts und sieht keine Kommentare."
            ))  # fmt: skip
            label, act = words("Zum Lesen einladen"), talks.invite
        else:
            st.markdown(words("Eingeladen: {when}", when=said_by(check, known.invited)))
            label, act = words("Einladung zurücknehmen"), talks.disinvite
        st.button(label, key="gc-invite", on_click=_invite, args=(id_, act is talks.invite))


def _invite(id_: str, wanted: bool) -> None:  # noqa: FBT001 - a button's argument
    with failures.noted(f"gc-invite-{id_}"):
        checks.require_answering(id_)
        act = talks.invite if wanted else talks.disinvite
        act(context.desk(), id_, role=context.user().role)


def invited_drafts() -> None:
    """List the drafts that the one who acts was invited to look at."""
    if not several() or context.user().role is not Role.MANAGER:
        return
    words = address.words()
    with st.container(gap="small"):
        for number, id_ in enumerate(talks.invited_to(context.store())):
            with failures.sentences():
                check = checks.load(id_, action=Action.READ_DRAFT)
                if not number:
                    st.header(words("Zum Lesen eingeladen"), anchor=False)
                layout.link(address.ANSWERS, check.title, f"invited-{id_}", check=id_)
                layout.note(check.department)
