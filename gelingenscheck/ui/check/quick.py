"""The sentences of the quick check, one per factor, and the paragraph they make."""

from typing import NoReturn

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.lifecycle import Change
from gelingenscheck.assessment.model import Check, QuickAnswer, QuickState
from gelingenscheck.assessment.wording import QUICK_OPTIONS, QUICK_STATES
from gelingenscheck.catalogue import Factor
from gelingenscheck.i18n import Words
from gelingenscheck.ui import address, context, failures, layout, simple
from gelingenscheck.ui.check import closing, on_paper
from gelingenscheck.ui.check.answering import Place, assign
from gelingenscheck.ui.check.checks import OpenCheck, load
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.numerals import numeral
from gelingenscheck.usecases import checks


def _remembered(place: Place) -> str:
    return f"gc-quick-shown:{place.check}:{place.question}"


def card(check_id: str, factor: Factor, refresh: tuple[str, ...]) -> None:
    """Draw one sentence; runs as a fragment."""
    with failures.sentences():
        check = load(check_id, action=Action.CHECK_PROJECT)
        words = check.words
        place = Place(check=check_id, question=factor.id, refresh=refresh)
        known = check.assessment.quick.get(factor.id)
        if st.session_state.get(_remembered(place)) != known:
            place.renew("quick")
        st.session_state[_remembered(place)] = known
        with layout.box(f"quick-{factor.id}", gap="small"):
            _top(check, factor, place, known)
            key = _key(place)
            assign(key, known.state if known else None)
            st.radio(
                simple.said(factor.quick, words),
                list(QuickState),
                index=None,
                key=key,
                format_func=lambda code: words(QUICK_OPTIONS[code]),
                label_visibility="collapsed",
                horizontal=True,
                on_change=_choose,
                args=(place,),
            )
            st.text_area(
                words("In einem Satz"),
                value=(known.text or "") if known else "",
                key=place.key(f"text-{place.generation('quick')}"),
                placeholder=words("In einem Satz, ohne Namen"),
                label_visibility="collapsed",
                height=70,
                on_change=_write,
                args=(place,),
            )
        place.drawn()


def _top(check: OpenCheck, factor: Factor, place: Place, known: QuickAnswer | None) -> None:
    words, factors = check.words, check.desk.catalogue.factors
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        layout.note(words("{number} von {count}", number=factors.index(factor) + 1, count=len(factors)))
        with st.container(key=f"gc-saved-quick-{factor.id}", width="content", gap=None):
            st.markdown(f":small[{_state(place, known, words)}]", width="content")
    st.header(simple.said(factor.quick, words), anchor=False)
    if place.unsaved is not None:
        _unsaved(place, known, words)


def _state(place: Place, known: QuickAnswer | None, words: Words) -> str:
    if place.unsaved is not None:
        return ":red[" + words("nicht gespeichert") + "]"
    return ":gray[" + (words("✓ gespeichert") if known else words("noch offen")) + "]"


def _unsaved(place: Place, known: QuickAnswer | None, words: Words) -> None:
    """Show both answers, or why the store did not take this one."""
    unsaved = place.unsaved
    if unsaved is None:
        return
    if unsaved.reason is not None:
        st.error(esc(unsaved.reason), icon=":material/error:")
    else:
        st.warning(
            words(
                "Jemand anders hat hier inzwischen etwas anderes gespeichert: {stored} "
                "Ihre Eingabe ist noch da: {mine} Bitte entscheiden Sie, was gilt.",
                stored=_quoted(known, words),
                mine=_quoted(unsaved.change.new, words),
            )
        )
    with st.container(horizontal=True, gap="small"):
        st.button(words("Meine behalten"), key=place.key("mine"), on_click=_keep, args=(place, known))
        st.button(words("Gespeicherte übernehmen"), key=place.key("theirs"), on_click=_take, args=(place,))


def _quoted(answer: QuickAnswer | None, words: Words) -> str:
    if answer is None:
        return words("noch nichts.")
    state = words(QUICK_STATES[answer.state])
    return words("„{answer}“.", answer=f"{state}: {esc(answer.text)}" if answer.text else state)


def _key(place: Place) -> str:
    return place.key(f"state-{place.generation('quick')}")


def _save(place: Place, new: QuickAnswer | None) -> None:
    if not place.is_disputed("quick"):
        shown = st.session_state.get(_remembered(place))
        place.write(Change(question=place.question, part="quick", shown=shown, new=new))
    if place.unsaved is None:
        st.session_state[_remembered(place)] = new
    place.redraw()


def _choose(place: Place) -> None:
    if _key(place) not in st.session_state:
        return  # the browser repeats the choice of a card that shows another answer by now
    state: QuickState | None = st.session_state[_key(place)]
    known: QuickAnswer | None = st.session_state.get(_remembered(place))
    _save(place, QuickAnswer(state=state, text=known.text if known else None) if state else known)


def _write(place: Place) -> None:
    text: str = st.session_state[place.key(f"text-{place.generation('quick')}")].strip()
    known: QuickAnswer | None = st.session_state.get(_remembered(place))
    if known is not None or text:
        _save(place, QuickAnswer(state=known.state if known else QuickState.TOUCHED, text=text or None))
    place.redraw()


def _keep(place: Place, stored: QuickAnswer | None) -> None:
    if place.unsaved is not None:
        place.write(Change(question=place.question, part="quick", shown=stored, new=place.unsaved.change.new))
    place.redraw()


def _take(place: Place) -> None:
    place.let_go()
    place.renew("quick")
    place.redraw()


def read_only(check: OpenCheck, factor: Factor) -> None:
    """Show one sentence of a final quick check."""
    words = check.words
    known = check.assessment.quick.get(factor.id)
    with layout.row(f"quick-{factor.id}", horizontal=False, gap="xxsmall"):
        st.markdown(f"**{simple.said(factor.quick, words)}**")
        st.markdown(words(QUICK_STATES[known.state]) if known else words("noch offen"))
        if known and known.text:
            st.text(known.text)


def paragraph(check: OpenCheck) -> str:
    """Return the sentences as plain text for a council paper."""
    words, quick, factors = check.words, check.assessment.quick, check.desk.catalogue.factors
    title = check.subject.title if check.subject else check.assessment.subject
    count = numeral(len(factors), words)
    lines = [words("Kurzcheck der {count} Gelingensfaktoren zum Vorhaben „{title}“:", count=count, title=title)]
    for factor in factors:
        known = quick.get(factor.id)
        state = words(QUICK_STATES[known.state]) if known else words("noch offen")
        text = f": {known.text}" if known and known.text else ""
        lines.append(f"{factor.number}. {factor.title.said(words.lang)} – {state}{text}")
    return "\n".join(lines)


def end(check_id: str) -> None:
    """Show the paragraph to copy, and the ways on; runs as a fragment."""
    with failures.sentences():
        check = load(check_id, action=Action.READ_FINAL)
        words = check.words
        if check.assessment.quick:
            with st.expander(words("Absatz für die Vorlage zum Kopieren"), type="compact", key="gc-paragraph"):
                st.code(paragraph(check), language=None, wrap_lines=True)
        if not check.assessment.is_draft:
            on_paper.of_check(check)
            return
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if st.button(
                words("Weiter zum vollständigen Check"), type="primary", key="gc-quick-on",
                icon=":material/arrow_forward:", icon_position="right",
            ):  # fmt: skip
                go_on(check)
            if check.assessment.quick and st.button(words("Kurzcheck abschließen"), key="gc-quick-final"):
                finalise(check)
            closing.discard(check)


def go_on(check: OpenCheck) -> NoReturn:
    """Begin the full check of the same project."""
    context.require(Action.CHECK_PROJECT, check.assessment.department)
    draft = checks.start_check(
        check.desk, check.assessment.subject, check=Check.FULL, phase=check.assessment.phase, role=context.user().role
    )
    context.index().refresh(force=True)
    address.go(address.TASKS, check=draft.id)


def finalise(check: OpenCheck) -> NoReturn:
    """Freeze the quick check."""
    context.require(Action.CHECK_PROJECT, check.assessment.department)
    checks.finalise_check(check.desk, check.assessment.id, role=context.user().role)
    context.index().refresh(force=True)
    st.rerun()
