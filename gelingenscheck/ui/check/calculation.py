"""How a number came about: the method in words, and each factor's formula with its answers."""

import pandas as pd
import streamlit as st

from gelingenscheck.catalogue import Factor
from gelingenscheck.i18n import N_
from gelingenscheck.scoring import explain
from gelingenscheck.scoring.explain import NoLevel
from gelingenscheck.scoring.factor import FactorScore
from gelingenscheck.ui import simple
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc

NO_LEVEL = {
    NoLevel.OPEN: N_("offen"),
    NoLevel.DONT_KNOW: N_("weiß noch nicht"),
    NoLevel.NOT_APPLICABLE: N_("trifft nicht zu"),
    NoLevel.NOT_DUE: N_("noch nicht fällig"),
}


def method(check: OpenCheck) -> str:
    """Say in words how scores come about."""
    words, catalogue = check.words, check.desk.catalogue
    starts = {entry.band: entry for entry in catalogue.bands}
    developing, strong = starts[catalogue.bands[1].band], starts[catalogue.bands[2].band]
    return words(
        "Je Faktor: gewichteter Mittelwert der Stufen mal 25. „Weiß noch nicht“ und offen zählen nicht als 0, "
        "„trifft nicht zu“ zählt nicht mit. Ein Wert erscheint, wenn {share} der fälligen Fragen beantwortet sind "
        "und keine "
        "Schlüsselfrage offen ist. Ab {developing} gilt „{developing_name}“, ab {strong} „{strong_name}“. "
        "Steht eine Schlüsselfrage auf 0, bleibt es bei „{gap_name}“; „{strong_name}“ ist mit keiner 0 möglich. Ziel "
        "der Stadt: {target}.",
        share=words("zwei Drittel") if str(catalogue.completeness) == "2/3" else str(catalogue.completeness),
        developing=developing.start, developing_name=esc(developing.name.said(words.lang)),
        strong=strong.start, strong_name=esc(strong.name.said(words.lang)),
        gap_name=esc(catalogue.bands[0].name.said(words.lang)), target=catalogue.target,
    )  # fmt: skip


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
