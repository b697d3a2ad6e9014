"""Result: the profile sentence, the profile, what helps most, measures, and the end of the check."""

import streamlit as st

from gelingenscheck.assessment.lifecycle import DiscardedError
from gelingenscheck.assessment.model import Status
from gelingenscheck.scoring import sentences
from gelingenscheck.scoring.profile import profile, profile_sentence
from gelingenscheck.ui import address, failures, layout
from gelingenscheck.ui.check import (
    agreed_rounds,
    checks,
    closing,
    measures,
    next_steps,
    on_paper,
    outcome,
    review,
    versions,
    watching,
    what_if,
)
from gelingenscheck.ui.markup import esc

check = checks.load()
if check.assessment.discarded is not None:
    raise DiscardedError
closing.turn_to_own_page(check)
words, catalogue = check.words, check.desk.catalogue
final = check.assessment.status is Status.FINAL
known = profile(catalogue, check.assessment)
alone = agreed_rounds.stand_alone(check, known)
state = (
    words(
        "abgeschlossen am {date}", date=words.date(check.assessment.finalised.day_in(check.desk.organisation.timezone))
    )
    if check.assessment.finalised
    else words("Entwurf, {saved}", saved=closing.saved(check))
)


def whole() -> None:
    """Show all that the check says, and what can be done with it."""
    agreed_rounds.section(check)
    if alone:
        measures.section(check)
    else:
        outcome.profile_box(check, known)
        outcome.planned_and_reached(check, known)
        outcome.since_last_time(check)
        next_steps.weakest(check)
        left, right = st.columns(2, gap="large")
        with left:
            next_steps.why_not_higher(check, known)
        with right:
            measures.section(check)
        what_if.section(check, known)
    on_paper.of_check(check)
    if final and not alone:
        if check.mine:
            closing.revise(check)
        with st.expander(words("Alle Antworten"), type="compact", key="gc-all-answers"):
            for factor in catalogue.factors:
                review.factor(check, factor)
            versions.aside(check)
    elif not final and check.mine:
        closing.finalise(check)


with layout.page(layout.WORK):
    failures.show_noted()
    if check.assessment.is_draft:
        layout.link(
            address.ANSWERS, words("Antworten prüfen"), "back", icon=":material/arrow_back:", check=check.assessment.id
        )
    else:
        layout.link(
            address.PROJECT, words("Alles zu diesem Vorhaben"), "back", icon=":material/arrow_back:",
            project=check.assessment.subject,
        )  # fmt: skip
    layout.head(
        esc(profile_sentence(known, catalogue, words)),
        "" if alone else sentences.mean_sentence(known, words),
        over=" · ".join(filter(None, [check.title, check.department, check.phase, agreed_rounds.mode(check), state])),
    )
    watching.others(check)
    outcome.catalogue_note(check)
    if check.whole:
        whole()
    else:
        outcome.without_answers(check, known, charts=not alone)
        measures.section(check)
