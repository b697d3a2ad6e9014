"""Where it is lacking in the city: factors, down to their questions and the projects, and who may be asked."""

import pandas as pd
import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.portfolio.patterns import said
from gelingenscheck.portfolio.weak_spots import FactorFigures, WeakSpot
from gelingenscheck.ui import address, context, layout, simple
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.reach import allowed
from gelingenscheck.usecases.portfolio import project_rows

FIRST = 3
"""Weak factors shown at once; the others are a click away."""
QUESTIONS = 3
NAMED = 6


def section(portfolio: Portfolio) -> None:
    """Show the weakest factors, each down to its questions and projects."""
    words = address.words()
    known = [factor for factor in portfolio.ranked if factor.share_weak is not None]
    if not known:
        return
    st.space("xsmall")
    striking(portfolio)
    st.header(words("Wo es am häufigsten fehlt"), anchor=False)
    for factor in known[:FIRST]:
        _factor(portfolio, factor)
    if len(known) > FIRST:
        with st.expander(words("Die anderen Faktoren"), type="compact", key="gc-other-factors"):
            for factor in known[FIRST:]:
                _factor(portfolio, factor)


def _factor(portfolio: Portfolio, known: FactorFigures) -> None:
    words = address.words()
    factor = portfolio.catalogue.by_id[known.factor]
    with layout.row(f"weak-{factor.id}", horizontal=False, gap="xsmall"):
        st.subheader(f"{factor.number}\u2002{simple.said(factor.title, words)}", anchor=False)
        layout.note(
            words.n(
                "{weak} von {n} Vorhaben auf „{band}“ · Median {median} · niedrigster Wert {lowest}",
                "{weak} von {n} Vorhaben auf „{band}“ · Median {median} · niedrigster Wert {lowest}",
                known.banded,
                band=_gap(portfolio), weak=known.weak,
                median=words.number(known.median), lowest=words.number(known.lowest),
            ),
            width="stretch",
        )  # fmt: skip
        with st.expander(words("Schwächste Fragen und Vorhaben"), type="compact", key=f"gc-spot-{factor.id}"):
            _projects_in_gap(portfolio, factor.id)
            _questions(portfolio, known)


def _gap(portfolio: Portfolio) -> str:
    """Return the catalogue's word for the lowest band as Markdown."""
    return esc(portfolio.catalogue.bands[0].name.said(address.words().lang))


def _projects_in_gap(portfolio: Portfolio, factor: str) -> None:
    words = address.words()
    rows = project_rows(portfolio, factor=factor, band="gap")
    if rows.empty:
        return
    st.markdown(words("**Vorhaben auf „{band}“**", band=_gap(portfolio)))
    for row in rows.head(NAMED).to_dict("records"):
        score = row[f"score_{factor}"]
        layout.link(address.RESULT, esc(shortened(row["title"])), f"gap-{factor}-{row['id']}", check=row["assessment"])
        layout.note(f"{esc(row['label'])} · {words.number(None if pd.isna(score) else float(score))}")
    if len(rows) > NAMED:
        layout.note(words("und {n} weitere", n=len(rows) - NAMED))


def _questions(portfolio: Portfolio, known: FactorFigures) -> None:
    words = address.words()
    known_projects = portfolio.projects.set_index("id")
    titles, leads = known_projects["title"], known_projects["department"]
    read = allowed(Action.READ_ANSWERS, leads)  # naming a project under a question tells an answer of it
    shown = [spot for spot in known.questions if spot.weak][:QUESTIONS]
    if not shown:
        st.markdown(words("Keine Frage dieses Faktors steht irgendwo auf Stufe 0 oder 1."))
    for spot in shown:
        question = portfolio.catalogue.questions[spot.question]
        st.markdown(f"**{simple.said(question.text, words)}**  \n{lacking(spot)}")
        named = [subject for subject in spot.subjects if leads.get(subject) in read]
        for subject in named[:NAMED]:
            title = str(titles.get(subject, subject))
            layout.link(address.PROJECT, esc(shortened(title)), f"spot-{spot.question}-{subject}", project=subject)
        if len(named) > NAMED:
            layout.note(words("und {n} weitere", n=len(named) - NAMED))
        if len(spot.subjects) > 1 and context.may(Action.CHANGE_SUBJECT):
            layout.link(
                address.MEASURES, words("Gemeinsame Maßnahme für diese Vorhaben"), f"joint-{spot.question}",
                icon=":material/add_task:", frage=spot.question,
            )  # fmt: skip
    contacts(portfolio, known)


def lacking(spot: WeakSpot) -> str:
    """Say how many projects lack what a question asks for."""
    return address.words().n(
        "Das eine eingeschätzte Vorhaben steht auf Stufe 0 oder 1.",
        "{weak} von {n} Vorhaben stehen auf Stufe 0 oder 1.",
        spot.n,
        weak=address.words().number(spot.weak),
    )


def contacts(portfolio: Portfolio, known: FactorFigures) -> None:
    """Name units that are strong in a factor and can be asked."""
    words = address.words()
    if known.contacts:
        names = [esc(portfolio.organisation.names.get(unit, unit)) for unit in known.contacts[:QUESTIONS]]
        layout.note(
            words("Hier stark und eine gute Adresse für Fragen: {units}.", units=words.listed(names)), width="stretch"
        )


def striking(portfolio: Portfolio) -> None:
    """Say what strikes in the figures."""
    words = address.words()
    if not portfolio.patterns:
        return
    st.header(words("Was auffällt"), anchor=False)
    sentences = (said(pattern, portfolio.catalogue, portfolio.organisation, words) for pattern in portfolio.patterns)
    st.markdown("\n".join(f"- {esc(sentence)}" for sentence in sentences))
