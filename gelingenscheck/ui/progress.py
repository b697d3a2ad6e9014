"""How far one is in a factor, above and below its cards, and what the quick check said of it."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.catalogue import Factor
from gelingenscheck.ui import failures, layout
from gelingenscheck.ui.checks import OpenCheck, load
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import checks


def top(check_id: str, factor: Factor) -> None:
    """Draw the bar above the cards; runs as a fragment."""
    with failures.sentences():
        check = load(check_id, action=Action.READ_DRAFT)
        given, due = check.given(factor), len(check.due(factor))
        said = check.words("{given} von {due} beantwortet", given=given, due=due)
        st.progress(given / due if due else 0.0, text=f":small[{said}]")


def end(check_id: str, factor: Factor) -> None:
    """Say below the cards what is still open; runs as a fragment."""
    with failures.sentences():
        check = load(check_id, action=Action.READ_DRAFT)
        words = check.words
        due = check.due(factor)
        left = [str(i) for i, question in enumerate(due, 1) if not check.assessment.answer(question.id).given]
        if not left:
            layout.note(words("Alle Fragen dieses Faktors sind beantwortet."))
            return
        layout.note(
            words.n(
                "Noch offen: Frage {which}. Sie können trotzdem weitergehen.",
                "Noch offen: Fragen {which}. Sie können trotzdem weitergehen.",
                len(left),
                which=words.listed(left),
            ),
            width="stretch",
        )


def quick_note(check: OpenCheck, factor: Factor) -> None:
    """Show what the quick check noted on a factor."""
    for known in _quick_checks(check):
        said = known.quick.get(factor.id)
        if said is not None and said.text:
            layout.lead(check.words("**Aus dem Kurzcheck:** {text}", text=esc(said.text)))
            return


def _quick_checks(check: OpenCheck) -> list[Assessment]:
    """Return the subject's quick checks, the latest first."""
    known = checks.checks_of(check.desk, check.assessment.subject)
    return [one for one in known if one.check is Check.QUICK and one.discarded is None][::-1]
