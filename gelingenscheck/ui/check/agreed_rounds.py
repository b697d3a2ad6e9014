"""What a workshop agreed, item by item; where whole factors were asked it stands in the place of scores."""

import streamlit as st

from gelingenscheck.assessment.model import Mode
from gelingenscheck.reports.voted import Voted, voted
from gelingenscheck.scoring.profile import Profile
from gelingenscheck.ui import layout
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc


def stand_alone(check: OpenCheck, known: Profile) -> bool:
    """Say whether a workshop asked so few single questions that no factor has a score: a chart would be empty."""
    return check.assessment.mode is Mode.WORKSHOP and not known.rated


def mode(check: OpenCheck) -> str:
    """Return that a check was made in a workshop; of others nothing."""
    return check.words("im Workshop") if check.assessment.mode is Mode.WORKSHOP else ""


def section(check: OpenCheck) -> None:
    """Show the rounds of a workshop; of other checks nothing."""
    rounds = voted(check.desk.catalogue, check.assessment, check.words.lang)
    if check.assessment.mode is not Mode.WORKSHOP or not rounds:
        return
    words = check.words
    with layout.box("agreed-rounds", gap="small"):
        st.header(words("Was der Raum vereinbart hat"), anchor=False)
        with st.container(gap=None):
            for one in rounds:
                with layout.row(f"agreed-{one.number}", horizontal=False, gap="xxsmall"):
                    _round(check, one)
        if any(record.item in check.desk.catalogue.by_id for record in check.assessment.rounds):
            layout.note(
                words(
                    "Vereinbarte Stufen für einen ganzen Faktor stehen neben den Werten und zählen in keinen hinein."
                ),
                width="stretch",
            )


def _round(check: OpenCheck, one: Voted) -> None:
    words, record = check.words, one.record
    st.markdown(f"**{esc(one.question or one.title)}**")
    if record.level is None:
        st.markdown(words("Ohne vereinbarte Stufe"))
    else:
        badge = words("Stufe {n}", n=record.level)
        st.markdown(f":blue-badge[{badge}]\u2002{esc(one.agreed)}")
    for text in (
        words("Andere Meinung: {dissent}", dissent=esc(record.dissent)) if record.dissent else "",
        words("Notizen: {note}", note=esc(record.note)) if record.note else "",
    ):
        if text:
            layout.note(text, width="stretch")
