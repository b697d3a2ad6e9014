"""The crosscutting check of a unit: which unit, how far it is, its answers, and the years before."""

import pandas as pd
import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.model import Assessment, NoAnswer
from gelingenscheck.i18n.words import MISSING
from gelingenscheck.organisation import Department
from gelingenscheck.ui import address, context, failures, filters, layout, numerals, simple
from gelingenscheck.ui.check import card, checks, closing, progress, questionnaire, review
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import crosscutting
from gelingenscheck.usecases.crosscutting import Standing, UnknownUnitError
from gelingenscheck.usecases.desk import Desk

UNKNOWN = "?"
"""Of a question that was answered with "don't know yet"."""


def head(desk: Desk) -> None:
    """Say what this check is for."""
    words, n = address.words(), len(desk.catalogue.factors)
    values = {"count": numerals.numeral(n, words), "minutes": numerals.minutes(n)}
    layout.head(
        words("Querschnitts-Check"),
        words(
            "Was ist in Ihrem Amt Standard, unabhängig vom einzelnen Vorhaben? Zu jedem Gelingensfaktor eine Frage, "
            "einmal im Jahr: {count} Fragen, etwa {minutes} Minuten.",
            **values,
        ),
    )  # fmt: skip


def choose(desk: Desk) -> Department | None:
    """Let the reader choose a unit; refuse one in the address that does not exist today."""
    words = address.words()
    units = {unit.id: unit for unit in desk.organisation.existing(desk.today)}
    asked = address.asked("amt")
    if asked and asked not in units:
        raise UnknownUnitError(unit=desk.organisation.names.get(asked, asked)[:80])
    labels = {id_: unit.label for id_, unit in units.items()}
    if not asked and context.own_department() in units:
        filters.keep("amt", asked := context.own_department() or "")
    chosen = filters.choice("amt", words("Amt"), labels, words("Bitte wählen"), 420)
    if chosen != asked:
        filters.keep("check", None)  # it was the other unit's
    return units[chosen] if chosen else None


def of_unit(desk: Desk, unit: Department) -> None:
    """Show what a unit does next: begin, answer, or read this year's check."""
    now = crosscutting.standing(desk, unit.id)
    draft = now.draft if context.may(Action.CHECK_PROJECT, unit.id) else None
    if draft is not None:
        _answering(checks.load(draft.id, action=Action.CHECK_PROJECT), now)
    elif now.final is not None:
        _final(checks.load(now.final.id), now, unit)
    else:
        _not_yet(now, unit)


def _not_yet(now: Standing, unit: Department) -> None:
    words = address.words()
    if not context.may(Action.CHECK_PROJECT, unit.id):
        with layout.box("begin", gap="small"):
            st.header(words("{year} noch nicht abgeschlossen", year=now.year), anchor=False)
            st.markdown(words("Die Fragen beantwortet das Amt selbst: {department}.", department=esc(unit.label)))
        _history(now)
        return
    with layout.box("begin", gap="small"):
        st.header(words("{year} noch nicht beantwortet", year=now.year), anchor=False)
        st.markdown(
            words(
                "Beantworten Sie die Fragen für das ganze Amt, am besten zu zweit. Jede Antwort ist sofort "
                "gespeichert; Sie können jederzeit unterbrechen."
            )
        )
        _begin(unit, words("Fragen beantworten"), primary=True)
    questionnaire.offer_unit(unit.id, unit.label)
    _history(now)


def _begin(unit: Department, label: str, *, primary: bool = False) -> None:
    if st.button(label, type="primary" if primary else "secondary", key="gc-begin-crosscutting"):
        context.require(Action.CHECK_PROJECT, unit.id)
        draft = crosscutting.begin(context.desk(), unit.id, role=context.user().role)
        context.index().refresh(force=True)
        # The check in the address makes it another place: reading goes on at its top, also by keyboard.
        address.go(address.CROSSCUTTING_CHECK, amt=unit.id, check=draft.id)


def _answering(check: OpenCheck, now: Standing) -> None:
    """Show all questions as cards, as in the check of a project."""
    words, factors = check.words, check.desk.catalogue.factors
    simple.toggle(check.desk.catalogue)
    layout.note(words("Wählen Sie jeweils die höchste Stufe, die ganz zutrifft."), width="stretch")
    questionnaire.offer(check)
    _history(now)
    top, questions, below = st.empty(), st.container(gap="medium"), st.container(gap="small")
    bars = progress.Bars(top, below.container(key="gc-slot-open").empty())  # of the same height with one line or two
    progress.show(check, factors[0], bars)
    with questions:
        for factor in factors:
            asked = factor.crosscutting
            st.fragment(card.card, key=f"gc-card-{asked.id}")(check.assessment.id, factor, asked, bars)
    with below:
        _closing(check)


def _closing(check: OpenCheck) -> None:
    words = check.words
    with layout.box("final", gap="small"):
        st.header(words("Abschließen"), anchor=False)
        st.markdown(
            words(
                "Mit dem Abschließen gelten die Antworten ein Jahr lang als Standard Ihres Amtes und stehen im "
                "Portfolio neben seinen Vorhaben. Offene Fragen zählen nie als 0."
            )
        )
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if st.button(words("Querschnitts-Check abschließen"), type="primary", key="gc-finalise"):
                with failures.noted("gc-crosscutting-final"):
                    _finalise(check)
            closing.discard(check)
        failures.show_noted("gc-crosscutting-final")


def _finalise(check: OpenCheck) -> None:
    context.require(Action.CHECK_PROJECT, check.assessment.department)
    crosscutting.finish(check.desk, check.assessment.id, role=context.user().role)
    context.index().refresh(force=True)
    address.go(address.CROSSCUTTING_CHECK, amt=check.assessment.department)


def _final(check: OpenCheck, now: Standing, unit: Department) -> None:
    words, stamp = check.words, check.assessment.finalised
    day = words.date(stamp.day_in(check.desk.organisation.timezone)) if stamp else MISSING
    with layout.box("answered", gap="small"):
        st.header(words("{year} beantwortet", year=now.year), anchor=False)
        st.markdown(
            words(
                "Abgeschlossen am {date}. Die Antworten gelten zwölf Monate lang als Standard des Amtes; ändert sich "
                "vorher etwas, schreiben Sie sie fort.",
                date=day,
            )
        )
        with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
            if check.mine:
                _begin(unit, words("Fortschreibung beginnen"))
            layout.link(address.MATRIX, words("Im Querschnitt der Stadt ansehen"), "matrix", stelle=unit.id)
    _history(now)
    if not check.whole:
        return
    simple.toggle(check.desk.catalogue)
    for factor in check.desk.catalogue.factors:
        review.factor(check, factor)


def _history(now: Standing) -> None:
    """Show the levels of all years side by side; while one answers they are folded."""
    if not now.finals or (len(now.finals) == 1 and now.final is not None and now.draft is None and _reads(now)):
        return
    words, catalogue = address.words(), context.desk().catalogue
    rows = [
        {words("Faktor"): f"{factor.number} {esc(factor.title.said(words.lang))}"}
        | {str(year): _level(check, factor.crosscutting.id) for year, check in sorted(now.finals.items())}
        for factor in catalogue.factors
    ]
    title = words.n("Bisheriger Check", "Bisherige Checks nach Jahren", len(now.finals))
    with st.expander(title, type="compact", key="gc-years", expanded=now.draft is None):
        st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
        layout.note(
            words("Stufen 0 bis 4; {unknown} weiß noch nicht, {none} offen.", unknown=UNKNOWN, none=MISSING),
            width="stretch",
        )


def _reads(now: Standing) -> bool:
    """Say whether the answers stand below, too; the matrix of the city shows everybody the levels."""
    return now.final is not None and context.may(Action.READ_ANSWERS, now.final.department)


def _level(check: Assessment, question: str) -> str:
    """Return the level that was answered, or the sign for why there is none."""
    answer = check.answer(question)
    if answer.level is not None:
        return str(answer.level)
    return UNKNOWN if answer.no_answer is NoAnswer.DONT_KNOW else MISSING
