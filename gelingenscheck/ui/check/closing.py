"""The ends of a draft: finalised, discarded, revised, and where one goes who opens a closed one."""

from datetime import datetime
from typing import NoReturn

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.lifecycle import DiscardedError
from gelingenscheck.assessment.model import Check, Status
from gelingenscheck.catalogue import Phase
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.phases import PHASES
from gelingenscheck.usecases import checks


def saved(check: OpenCheck) -> str:
    """Say when the check was saved last."""
    words, at = check.words, check.assessment.changed.at
    zone = check.desk.organisation.timezone
    if isinstance(at, datetime) and at.astimezone(zone).date() == check.desk.today:
        return words("zuletzt gespeichert heute, {time}", time=words.time(at, zone))
    day = at.astimezone(zone).date() if isinstance(at, datetime) else at
    return words("zuletzt gespeichert am {date}", date=words.date(day))


def turn_away(check: OpenCheck) -> None:
    """Send those who open a closed check where they can read it."""
    if check.assessment.discarded is not None:
        raise DiscardedError
    if check.assessment.status is Status.FINAL:
        address.go(address.RESULT, check=check.assessment.id)
    turn_to_own_page(check)


def turn_to_own_page(check: OpenCheck) -> None:
    """Send those who open a quick or crosscutting check to the page that it has for itself."""
    if check.assessment.check is Check.CROSSCUTTING:
        address.go(address.CROSSCUTTING_CHECK, amt=check.assessment.department)
    if check.assessment.check is Check.QUICK:
        address.go(address.QUICK, check=check.assessment.id)


def discard(check: OpenCheck) -> None:
    """Offer to put the draft aside."""
    with st.popover(check.words("Entwurf verwerfen"), type="tertiary"):
        st.markdown(
            check.words(
                "Der Entwurf zählt dann nicht mehr mit. Auf der Startseite lässt er sich 30 Tage lang zurückholen."
            )
        )
        if st.button(check.words("Ja, verwerfen"), key="gc-discard"):
            context.require(Action.CHECK_PROJECT, check.assessment.department)
            checks.discard_check(check.desk, check.assessment.id, role=context.user().role)
            context.index().refresh(force=True)
            address.go(address.START)


def finalise(check: OpenCheck) -> None:
    """Say what finalising means, and do it."""
    words = check.words
    missing = check.total_due - check.total_given
    with layout.box("final", gap="small"):
        st.header(words("Abschließen"), anchor=False)
        st.markdown(
            words(
                "Mit dem Abschließen wird diese Einschätzung festgehalten und zählt im Portfolio. Sie können sie "
                "später "
                "überarbeiten; der heutige Stand bleibt erhalten."
            ),
            width=640,
        )
        if missing:
            layout.note(
                words.n(
                    "Eine Frage ist noch offen. Abschließen geht trotzdem; offene Fragen zählen nie als 0.",
                    "{n} Fragen sind noch offen. Abschließen geht trotzdem; offene Fragen zählen nie als 0.",
                    missing,
                ),
                width="stretch",
            )
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if check.total_given and st.button(words("Einschätzung abschließen"), type="primary", key="gc-finalise"):
                _finalise(check)
            if missing and st.button(words("Erst die offenen Fragen"), type="tertiary", key="gc-open-first"):
                address.go(address.FACTOR, check=check.assessment.id, factor=check.next_factor().id)


def _finalise(check: OpenCheck) -> NoReturn:
    context.require(Action.CHECK_PROJECT, check.assessment.department)
    checks.finalise_check(check.desk, check.assessment.id, role=context.user().role)
    context.index().refresh(force=True)
    st.rerun()


def revise(check: OpenCheck) -> None:
    """Offer to go on from a final check, in the same phase or the next one."""
    words = check.words
    with layout.box("revise", gap="small"):
        st.header(words("Später überarbeiten"), anchor=False)
        st.markdown(
            words(
                "Dieser Stand bleibt, wie er ist. Eine Fortschreibung beginnt mit allen Antworten von heute; "
                "danach lassen sich beide vergleichen."
            ),
            width=640,
        )
        phases = list(PHASES)
        phase = st.selectbox(
            words("Wo steht das Vorhaben jetzt?"),
            phases,
            index=phases.index(check.assessment.phase or Phase.PLANNING),
            format_func=lambda code: words(PHASES[code]),
            key=f"gc-revise-phase-{words.lang}",
            width=320,
        )
        if st.button(words("Fortschreibung beginnen"), key="gc-revise"):
            context.require(Action.CHECK_PROJECT, check.assessment.department)
            draft = checks.revise_check(check.desk, check.assessment.id, phase=phase, role=context.user().role)
            context.index().refresh(force=True)
            address.go(address.TASKS, check=draft.id)
