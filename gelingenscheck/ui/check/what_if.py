"""What the open measures would change, marked as an assumption."""

import pandas as pd
import streamlit as st

from gelingenscheck.scoring.factor import factor_scores
from gelingenscheck.scoring.outlook import after_measures, counted_measures
from gelingenscheck.scoring.profile import Profile, profile_of, profile_sentence
from gelingenscheck.ui import context, layout, simple
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc


def section(check: OpenCheck, known: Profile) -> None:
    """Show the profile after the open measures' expected levels; nothing where none expects one."""
    if check.subject is None:
        return
    foreign = set(context.snapshot().others["id"])
    expected = [measure for measure in check.subject.measures if measure.source not in foreign]
    counted = counted_measures(check.assessment, expected)
    if not counted:
        return
    words, catalogue = check.words, check.desk.catalogue
    later = profile_of(factor_scores(catalogue, after_measures(check.assessment, expected)))
    said = profile_sentence(later, catalogue, words)
    with layout.box("what-if", gap="small"):
        st.header(words("Was wäre, wenn …"), anchor=False)
        st.markdown(
            words.n(
                "… eine offene Maßnahme so wirkt wie erwartet: **{profile}**.",
                "… {n} offene Maßnahmen so wirken wie erwartet: **{profile}**.",
                len(counted),
                profile=esc(said),
            )
        )
        rows = [
            {
                words("Faktor"): f"{factor.number} {simple.said(factor.title, words)}",
                words("heute"): words.number(now.score),
                words("danach"): words.number(then.score),
            }
            for factor, now, then in zip(catalogue.factors, known.scores, later.scores, strict=True)
            if (now.low, now.high, now.score) != (then.low, then.high, then.score)
        ]
        if rows:
            st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
        layout.note(
            words("Eine Annahme, keine Einschätzung: Sie wird nicht gespeichert und zählt nirgends mit."),
            width="stretch",
        )
