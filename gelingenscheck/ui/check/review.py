"""Answers for reading: what is open, what deserves a second look, and each answer with its question as the link."""

import streamlit as st

from gelingenscheck.assessment.model import OTHER_REASON, Answer, NoAnswer
from gelingenscheck.catalogue import Asked, Factor
from gelingenscheck.scoring import hints as hinting
from gelingenscheck.scoring.sheet import EVIDENCE_FROM
from gelingenscheck.ui import address, layout, simple
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc


def still_open(check: OpenCheck) -> None:
    """Show first what is open or not known yet."""
    words = check.words
    rows = [
        (factor, question, check.assessment.answer(question.id))
        for factor in check.desk.catalogue.factors
        for question in check.due(factor)
        if check.assessment.answer(question.id).level is None
        and check.assessment.answer(question.id).no_answer is not NoAnswer.NOT_APPLICABLE
    ]
    if not rows:
        return
    with st.container(gap=None):
        st.header(words("Noch offen"), anchor=False)
        for factor, question, answer in rows:
            with layout.row(f"open-{question.id}", horizontal=False, gap="xxsmall"):
                _question(check, factor, question, f"open-{question.id}")
                state = words("weiß noch nicht") if answer.no_answer else words("offen")
                layout.note(words("Faktor {number} · {state}", number=factor.number, state=state))
                beside(check, answer)


def hints(check: OpenCheck) -> None:
    """Show what deserves a second look, in a friendly tone."""
    found = hinting.hints(check.desk.catalogue, check.assessment)
    if not found:
        return
    words = check.words
    with layout.box("hints", gap="small"):
        st.header(words("Nur ein Hinweis") if len(found) == 1 else words("Ein paar Hinweise"), anchor=False)
        st.markdown("\n".join(f"- {hinting.sentence(hint, check.desk.catalogue, words)}" for hint in found))


def factor(check: OpenCheck, factor: Factor) -> None:
    """Show the answers of one factor."""
    due = [question for question in check.due(factor) if check.assessment.answer(question.id).given]
    if not due:
        return
    with st.container(gap=None):
        st.header(f"{factor.number}\u2002{simple.said(factor.title, check.words)}", anchor=False)
        for question in due:
            answer = check.assessment.answer(question.id)
            with layout.row(f"answer-{question.id}", horizontal=False, gap="xxsmall"):
                _question(check, factor, question, f"answer-{question.id}")
                st.markdown(in_words(check, question, answer))
                beside(check, answer)


def _question(check: OpenCheck, factor: Factor, question: Asked, key: str) -> None:
    text = simple.said(question.text, check.words)
    if check.assessment.is_draft and check.mine:
        layout.link(address.FACTOR, text, key, width="stretch", check=check.assessment.id, factor=factor.id)
    else:
        st.markdown(f"**{text}**")


def in_words(check: OpenCheck, question: Asked, answer: Answer) -> str:
    """Return an answer as Markdown: level and sentence, or why there is none."""
    words = check.words
    if answer.level is not None:
        bare = answer.level >= EVIDENCE_FROM and not answer.evidence
        without = words("ohne Nachweis")
        mark = f"\u2002:gray-badge[{without}]" if bare else ""
        return f"**{answer.level}**\u2002{simple.said(question.anchors[answer.level], words)}{mark}"
    if answer.no_answer is NoAnswer.NOT_APPLICABLE:
        reasons, reason = question.na or {}, answer.choice.reason or ""
        said = (
            answer.choice.note if reason == OTHER_REASON or reason not in reasons else reasons[reason].said(words.lang)
        )
        return words("**–**\u2002Trifft nicht zu: {reason}", reason=esc(said or reason))
    return words("**?**\u2002Weiß noch nicht") if answer.no_answer else words("noch offen")


def beside(check: OpenCheck, answer: Answer) -> None:
    """Show rationale, evidence and target, letter by letter as typed."""
    words = check.words
    if answer.rationale:
        st.text(answer.rationale)
    for item in answer.evidence:
        if item.link and item.link.lower().startswith(("https://", "http://")):
            st.page_link(item.link, label=esc(item.text or item.link), icon=":material/link:")
        elif item.text:
            layout.note(words("Nachweis: {text}", text=esc(item.text)), width="stretch")
    if answer.target is not None:
        reason = f" – {esc(answer.target.reason)}" if answer.target.reason else ""
        layout.note(words("Zielstufe {level}", level=answer.target.level) + reason, width="stretch")
