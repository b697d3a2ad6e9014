"""How a number came about: the method in words, and each factor's formula with its answers."""

import pandas as pd
import streamlit as st

from gelingenscheck.catalogue import Factor
from gelingenscheck.scoring import explain
from gelingenscheck.scoring.factor import FactorScore
from gelingenscheck.scoring.sentences import NO_LEVEL
from gelingenscheck.ui import simple
from gelingenscheck.ui.check.checks import OpenCheck


def show(check: OpenCheck, factor: Factor, score: FactorScore) -> None:
    """Show one number with its formula and its answers."""
    words, catalogue = check.words, check.desk.catalogue
    explained = explain.explain(catalogue, factor, check.assessment)
    formula = explain.formula(explained, words)
    shown = _exact(check, score.score) if score.rated else interval(check, score)
    st.subheader(words("Faktor {number}: {value}", number=factor.number, value=shown), anchor=False)
    if formula:
        st.text(formula)
    rows = [
        {
            words("Frage"): simple.said(catalogue.questions[line.question].text, words),
            words("Gewicht"): str(line.weight)
            + (words(" (Schlüssel)") if catalogue.questions[line.question].key else ""),
            words("Stufe"): str(line.level) if line.none is None else words(NO_LEVEL[line.none]),
        }
        for line in explained.lines
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
    for obstacle in explained.obstacles:
        st.markdown(f"- {explain.obstacle_sentence(obstacle, words)}")


def _exact(check: OpenCheck, score: float | None) -> str:
    """Write a score as its formula ends, so that both are the same."""
    return check.words.number(score, 0 if score is None or score.is_integer() else 1)


def interval(check: OpenCheck, score: FactorScore) -> str:
    """Return what is still possible for a factor without a score."""
    words = check.words
    if not score.applies:
        return words("trifft nicht zu")
    return words("{low} bis {high}, unvollständig", low=words.number(score.low), high=words.number(score.high))
