"""Two people at one draft: who else is where, and what they answered meanwhile; one look at a file while nothing is."""

import secrets
from functools import cache
from hashlib import blake2b

import streamlit as st

from gelingenscheck.access import Action, NotPermittedError
from gelingenscheck.assessment.model import ANSWER_FIELDS, Assessment
from gelingenscheck.catalogue import Factor
from gelingenscheck.ui import address, context, failures, identity, layout
from gelingenscheck.ui.check import checks, together
from gelingenscheck.ui.check.answering import AT, Place
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases.presence import Presence, Spot

SECONDS = 6
KEY = "gc-watch"


@cache
def presence() -> Presence:
    """Return who is where on this server."""
    return Presence()


def others(check: OpenCheck, factor: Factor | None = None) -> None:
    """Keep an eye on a draft: on one factor's cards, or on a page that only reads."""
    if together.several() and check.assessment.is_draft:
        id_ = check.assessment.id
        st.session_state[_drawn(id_)] = check.assessment.revision
        st.session_state[_fresh(id_)] = True
        for name in (_mark(id_), _told(id_)):
            st.session_state.pop(name, None)
        st.fragment(_look, key=KEY, run_every=SECONDS)(check.assessment.id, check.assessment.department, factor)


def _look(id_: str, department: str, factor: Factor | None) -> None:
    with failures.sentences():
        try:
            checks.require_draft(id_, department, Action.CHECK_PROJECT if factor else Action.READ_DRAFT)
        except NotPermittedError:
            st.rerun()  # the page says so itself, and all that it showed is gone
        drawn = st.container(gap="xsmall")
        just_drawn = st.session_state.pop(_fresh(id_), False)
        if not just_drawn and (_changed(id_) or st.session_state.get(_told(id_))):
            with drawn:
                _news(checks.load(id_, action=Action.READ_DRAFT), factor)
        with drawn:
            _company(id_, department, factor)


def _changed(id_: str) -> bool:
    """Say whether the draft's file is another one than the page was drawn from; only the folder is asked."""
    try:
        stat = context.store().path(Assessment, id_).stat()
    except OSError:
        return True
    mark = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
    name = _mark(id_)
    if st.session_state.get(name) == mark:
        return False
    st.session_state[name] = mark
    return True


def _fresh(id_: str) -> str:
    """Name what says that the whole page is being drawn, from what is stored now."""
    return f"gc-fresh:{id_}"


def _mark(id_: str) -> str:
    return f"gc-mark:{id_}"


def _told(id_: str) -> str:
    return f"gc-told:{id_}"


def _news(check: OpenCheck, factor: Factor | None) -> None:
    """Draw anew what others answered; what could take a text from under somebody's hands waits for a press."""
    words, id_ = check.words, check.assessment.id
    if not check.assessment.is_draft:
        st.rerun()
    if factor is None:
        if st.session_state.get(_drawn(id_)) != check.assessment.revision:
            st.rerun()
        return
    due = [question.id for question in check.due(factor)]
    parts = {question: _differs(check, question) for question in due}
    told = [f"{factor.number}.{place}" for place, question in enumerate(due, 1) if parts[question] - {"choice"}]
    st.session_state[_told(id_)] = bool(told)
    if any(parts.values()) and not told:
        st.rerun()
    if told:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            layout.note(words("Jemand anders hat hier geschrieben: Frage {which}.", which=words.listed(told)))
            st.button(words("Neuen Stand zeigen"), key="gc-show-news", type="tertiary", on_click=st.rerun)


def _differs(check: OpenCheck, question: str) -> frozenset[str]:
    """Return which parts of an answer are not as they were drawn; what a person decides on already is left alone."""
    place, stored = Place(check=check.assessment.id, question=question), check.assessment.answer(question)
    parts = frozenset(part for part in ANSWER_FIELDS if getattr(place.shown, part) != getattr(stored, part))
    if place.unsaved is not None:
        return frozenset()
    return parts | {"reason"} if parts and place.reason_missing else parts


def _drawn(id_: str) -> str:
    return f"gc-drawn:{id_}"


def _company(id_: str, department: str, factor: Factor | None) -> None:
    """Say who else is at this draft: a department and how many, never who."""
    words = address.words()
    own = context.user().department or department
    here = presence().saw(id_, _visitor(), Spot(department=own, place=_place(factor)))
    if not here:
        st.empty()
        return
    lines = [
        words.n(
            "{department}, eine weitere Person: {place}", "{department}, {n} weitere Personen: {place}", count,
            department=esc(context.department_label(spot.department)), place=_said(spot.place),
        )
        for spot, count in sorted(here.items(), key=lambda known: (known[0].department, known[0].place))
    ]  # fmt: skip
    layout.note(" · ".join(lines), width="stretch")


def _visitor() -> str:
    """Return a name for this browser that tells nobody anything: two tabs of it are one visitor."""
    known = identity.of_page(context.settings()).session or st.session_state.setdefault(
        "gc-visit", secrets.token_hex(4)
    )
    return blake2b(str(known).encode(), digest_size=16).hexdigest()


def _place(factor: Factor | None) -> str:
    """Return a factor's number, and the question's where one was touched; nothing where one only reads."""
    if factor is None:
        return ""
    touched: dict[str, str] = st.session_state.get(AT, {})
    return touched.get(factor.id, str(factor.number))


def _said(place: str) -> str:
    words = address.words()
    if not place:
        return words("liest die Antworten")
    return words("Frage {number}", number=place) if "." in place else words("Faktor {number}", number=place)
