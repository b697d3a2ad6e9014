"""What helps most: the weakest questions with a step each, and the smallest way to the next band."""

import streamlit as st

from gelingenscheck.scoring import explain
from gelingenscheck.scoring.factor import FactorScore
from gelingenscheck.scoring.profile import Profile
from gelingenscheck.ui import layout, simple
from gelingenscheck.ui.check import measures
from gelingenscheck.ui.check.calculation import interval
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc

EXPLAINED = 3
"""Factors whose lift is said at once; the others are folded."""


def weakest(check: OpenCheck) -> None:
    """Show the weakest questions, each with one step that can be taken over as a measure."""
    found = explain.weakest_questions(check.desk.catalogue, check.assessment)
    if not found:
        return
    words, catalogue = check.words, check.desk.catalogue
    st.space("xsmall")
    with st.container(gap="small"):
        st.header(
            words.n("Ein Schritt, der am meisten hilft", "{n} Schritte, die am meisten helfen", len(found)),
            anchor=False,
        )
        for weak in found:
            question, factor = catalogue.questions[weak.question], catalogue.by_id[weak.factor]
            with layout.row(f"weak-{weak.question}", horizontal_alignment="distribute", gap="medium"):
                with st.container(gap="xxsmall", width=600):
                    layout.note(words("Faktor {number} · heute Stufe {level}", number=factor.number, level=weak.level))
                    st.subheader(simple.said(question.text, words), anchor=False)
                    if weak.step is not None:
                        step, effort = weak.step.text, catalogue.efforts[weak.step.effort]
                        note = words("Aufwand: {effort}.", effort=esc(effort.said(words.lang)))
                        st.markdown(f"{esc(step.said(words.lang))} :gray[{note}]")
                if weak.step is not None:
                    measures.take_over(check, weak.question)


def why_not_higher(check: OpenCheck, known: Profile) -> None:
    """Say for each factor why it is not higher and what would help, the lowest first."""
    words = check.words
    st.header(words("Warum nicht höher? Was würde helfen?"), anchor=False)
    ordered = sorted(
        (score for score in known.scores if score.applies), key=lambda score: (score.rated, score.score or 0)
    )
    said = [text for score in ordered if (text := _lift(check, score))]
    if not said:
        st.markdown(words("Alle Faktoren stehen schon in der höchsten Einordnung."))
    for text in said[:EXPLAINED]:
        st.markdown(text)
    if len(said) > EXPLAINED:
        with st.expander(words("Die anderen Faktoren"), type="compact", key="gc-lifts"):
            for text in said[EXPLAINED:]:
                st.markdown(text)


def _lift(check: OpenCheck, score: FactorScore) -> str:
    """Return the smallest set of answers that lifts a factor, as Markdown; empty where it is at the top."""
    words, catalogue = check.words, check.desk.catalogue
    factor = catalogue.by_id[score.factor]
    lift = explain.smallest_lift(catalogue, factor, check.assessment)
    if lift is None:
        return ""
    steps = []
    for step in lift.steps:
        question = simple.said(catalogue.questions[step.question].text, words)
        if step.after is None:
            steps.append("- " + words("{question} (noch ohne Antwort)", question=question))
        elif step.before is None:
            steps.append("- " + words("{question} (mindestens Stufe {after})", question=question, after=step.after))
        else:
            steps.append(
                "- "
                + words(
                    "{question} (von Stufe {before} auf {after})",
                    question=question,
                    before=step.before,
                    after=step.after,
                )
            )
    if lift.band is None:
        opening = words.n(
            "**Faktor {number} ist unvollständig.** Für einen Wert fehlt noch eine Antwort:",
            "**Faktor {number} ist unvollständig.** Für einen Wert fehlen noch {n} Antworten:",
            len(steps), number=factor.number,
        )  # fmt: skip
    else:
        name = next(entry.name.said(words.lang) for entry in catalogue.bands if entry.band is lift.band)
        opening = words.n(
            "**Faktor {number} steht bei {value}.** Für „{band}“ reicht ein Schritt:",
            "**Faktor {number} steht bei {value}.** Für „{band}“ reichen {n} Schritte:",
            len(steps), number=factor.number, band=esc(name),
            value=words.number(score.score) if score.rated else interval(check, score),
        )  # fmt: skip
    return "\n".join([opening, "", *steps])
