"""What stands beside an answer: two answers to decide between, rationale, evidence, target, and why we ask."""

from collections.abc import Mapping

import streamlit as st

from gelingenscheck.assessment.model import Answer, Evidence, Target
from gelingenscheck.catalogue import LEVELS, Asked, Factor, Question, Text
from gelingenscheck.ui import layout, simple
from gelingenscheck.ui.check import answering
from gelingenscheck.ui.check.answering import NOT_APPLICABLE, Place
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc

LINK = ("https://", "http://")


def conflict(check: OpenCheck, question: Asked, place: Place, stored: Answer) -> None:
    """Show both answers and let the person decide."""
    words = check.words
    unsaved = place.unsaved
    if unsaved is None:
        return
    part = unsaved.change.part
    st.markdown(
        words(
            "Jemand anders hat diese Frage inzwischen beantwortet. Beide Antworten sind noch da; "
            "bitte entscheiden Sie, welche gilt."
        )
    )
    left, right = st.columns(2, gap="small")
    with left, layout.box(f"mine-{question.id}", height="stretch", vertical_alignment="distribute", gap="small"):
        with st.container(gap="xsmall"):
            layout.note(words("Ihre Antwort"))
            st.markdown(_in_words(check, question, part, unsaved.change.new))
        st.button(words("Meine behalten"), key=place.key("mine"), width="stretch", on_click=_keep, args=(place, stored))
    with right, layout.box(f"theirs-{question.id}", height="stretch", vertical_alignment="distribute", gap="small"):
        with st.container(gap="xsmall"):
            layout.note(words("Gespeichert"))
            st.markdown(_in_words(check, question, part, getattr(stored, part)))
        st.button(
            words("Gespeicherte übernehmen"), key=place.key("theirs"), width="stretch", on_click=_take, args=(place,)
        )


def _keep(place: Place, stored: Answer) -> None:
    place.keep_mine(stored)
    place.redraw()


def _take(place: Place) -> None:
    place.let_go()
    place.redraw()


def _in_words(check: OpenCheck, question: Asked, part: str, value: object) -> str:
    """Return one part of an answer as Markdown, for reading."""
    words = check.words
    if part == "choice":
        code = answering.code_of(value)  # type: ignore[arg-type] # the part says which type it is
        if code is None:
            still = words("noch offen")
            return f":gray[{still}]"
        if isinstance(code, int):
            return f":gray[{code}]\u2002{simple.said(question.anchors[code], words)}"
        return words("Trifft nicht zu") if code == NOT_APPLICABLE else words("Weiß noch nicht")
    if isinstance(value, Target):
        return words("Zielstufe {level}", level=value.level)
    if isinstance(value, tuple):
        return "; ".join(esc(item.text or item.link or "") for item in value) or "–"
    return esc(str(value)) if value else "–"


def why(check: OpenCheck, factor: Factor, question: Asked) -> None:
    """Show why the question is asked, what it means, and what it could be in the department's own work."""
    with st.expander(check.words("Warum fragen wir das?"), type="compact", key=f"gc-why-{question.id}"):
        lines = _why_asked(check, question) if isinstance(question, Question) else _why_standard(check, factor)
        st.markdown("\n\n".join(lines))


def _why_asked(check: OpenCheck, question: Question) -> list[str]:
    words = check.words
    evidence = ", ".join(esc(item.said(words.lang)) for item in question.evidence)
    return [
        f"**{esc(question.why.said(words.lang))}**",
        esc(question.help.said(words.lang)),
        *_example(check, question.examples),
        words("Als Nachweis passt: {items}", items=evidence),
    ]


def _why_standard(check: OpenCheck, factor: Factor) -> list[str]:
    words = check.words
    return [
        words("**Was überall im Amt gilt, hängt nicht an einzelnen Menschen und nicht am einzelnen Vorhaben.**"),
        simple.said(factor.meaning, words),
        *_example(check, factor.examples),
        words("Als Nachweis passt, was die Regel festhält: eine Dienstanweisung, eine Prüfliste, ein Beschluss."),
    ]


def _example(check: OpenCheck, examples: Mapping[str, Text]) -> list[str]:
    """Return what could be meant in the department's own work, where there is such an example."""
    department = check.desk.organisation.departments.get(check.assessment.department)
    example = examples.get(department.office_kind or "") if department else None
    return [check.words("Zum Beispiel: {example}", example=esc(example.said(check.words.lang)))] if example else []


def rationale_evidence_target(check: OpenCheck, place: Place, answer: Answer) -> None:
    """Show the fold for what is written beside an answer; drawn only while it is open."""
    words = check.words
    title = _fold_title(place, answer, words("Begründung, Nachweis, Ziel"))
    fold = st.expander(title, type="compact", key=place.key("fold"), on_change=place.redraw)
    if not fold.open:
        return
    with fold:
        st.text_area(
            words("Begründung"),
            value=answer.rationale or "",
            key=place.key(f"rationale-{place.generation('rationale')}"),
            height=90,
            placeholder=words("Was spricht für diese Stufe?"),
            on_change=_write_rationale,
            args=(place,),
        )
        _evidence(check, place, answer)
        _target(check, place, answer)
        layout.note(words("Bitte keine Namen und keine Angaben über einzelne Menschen."), width="stretch")
        if answer.given:
            st.button(
                words("Antwort zurücknehmen"),
                key=place.key("take-back"),
                type="tertiary",
                icon=":material/undo:",
                on_click=_take_back,
                args=(place,),
            )


def _fold_title(place: Place, answer: Answer, title: str) -> str:
    """Return the fold's title with how much it holds; while it is open it stays, since a new title would close it."""
    filled = sum((answer.rationale is not None, bool(answer.evidence), answer.target is not None))
    name = place.key("fold-title")
    if name not in st.session_state or not st.session_state.get(place.key("fold")):
        st.session_state[name] = f"{title} ({filled})" if filled else title
    kept: str = st.session_state[name]
    return kept


def _write_rationale(place: Place) -> None:
    text: str = st.session_state[place.key(f"rationale-{place.generation('rationale')}")].strip()
    place.save("rationale", text or None)
    place.redraw()


def _evidence(check: OpenCheck, place: Place, answer: Answer) -> None:
    words = check.words
    for i, item in enumerate(answer.evidence):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.text(item.text or item.link or "", width="stretch")
            st.button(
                words("Nachweis {n} entfernen", n=i + 1),
                key=place.key(f"remove-{i}"),
                type="tertiary",
                on_click=_remove_evidence,
                args=(place, i),
            )
    st.text_input(
        words("Nachweis"),
        key=place.key(f"evidence-{place.generation('evidence')}"),
        placeholder=words("Dokument, Aktenzeichen oder Link; mit Enter hinzufügen"),
        on_change=_add_evidence,
        args=(place,),
    )


def _add_evidence(place: Place) -> None:
    text: str = st.session_state[place.key(f"evidence-{place.generation('evidence')}")].strip()
    if text:
        item = Evidence(link=text) if text.lower().startswith(LINK) else Evidence(text=text)
        place.save("evidence", (*place.shown.evidence, item))
        if place.waiting("evidence") is None:
            place.renew("evidence")
    place.redraw()


def _remove_evidence(place: Place, index: int) -> None:
    kept = tuple(item for i, item in enumerate(place.shown.evidence) if i != index)
    place.save("evidence", kept)
    place.redraw()


def _target(check: OpenCheck, place: Place, answer: Answer) -> None:
    words = check.words
    answering.assign(place.key("target"), answer.target.level if answer.target else None)
    st.selectbox(
        words("Zielstufe, falls nicht 4"),
        LEVELS,
        index=None,
        key=place.key("target"),
        placeholder=words("kein eigenes Ziel"),
        on_change=_set_target,
        args=(place,),
    )
    if answer.target is not None:
        st.text_input(
            words("Warum diese Zielstufe?"),
            value=answer.target.reason or "",
            key=place.key(f"target-reason-{answer.target.level}"),
            on_change=_write_target_reason,
            args=(place, answer.target.level),
        )


def _set_target(place: Place) -> None:
    level: int | None = st.session_state[place.key("target")]
    known = place.shown.target
    place.save("target", None if level is None else Target(level=level, reason=known.reason if known else None))
    place.redraw()


def _write_target_reason(place: Place, level: int) -> None:
    text: str = st.session_state[place.key(f"target-reason-{level}")].strip()
    place.save("target", Target(level=level, reason=text or None))
    place.redraw()


def _take_back(place: Place) -> None:
    place.save("choice", answering.choice_of(None))
    place.redraw()
