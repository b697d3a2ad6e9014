"""Save the outcome of a workshop, say what that means, and show the ways on."""

from functools import partial

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.model import Check
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.ui import address, context, downloads, failures, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.workshop import outcome_measures
from gelingenscheck.ui.workshop.room import require_running
from gelingenscheck.usecases import papers
from gelingenscheck.usecases.workshop import finishing
from gelingenscheck.usecases.workshop.finishing import ReadBack


def save(back: ReadBack) -> None:
    """Offer to save, and say what that means."""
    words, workshop = address.words(), back.workshop
    with layout.box("outcome-save", gap="small"):
        st.header(words("Speichern"), anchor=False)
        st.markdown(
            words(
                "Daraus wird eine abgeschlossene Einschätzung zu „{title}“, als Workshop gekennzeichnet: vereinbarte "
                "Stufen, andere Meinungen, Ihre Notizen und, ab {n} Stimmen, wie abgestimmt wurde. Danach ändert sie "
                "niemand mehr. Die Einschätzung aus dem Amt bleibt daneben stehen.",
                title=esc(workshop.title), n=workshop.threshold,
            )
        )  # fmt: skip
        if back.left_open:
            layout.note(
                words.n(
                    "Eine Frage ist ohne Stufe. Sie bekommt keine Antwort und zählt nie als 0.",
                    "{n} Fragen sind ohne Stufe. Sie bekommen keine Antwort und zählen nie als 0.",
                    len(back.left_open),
                ),
                width="stretch",
            )
        st.button(words("Ergebnis speichern"), type="primary", key="gc-outcome-save", on_click=_save, args=(back,))


def _save(back: ReadBack) -> None:
    with failures.noted():
        require_running(back.workshop.subject)
        finishing.save(context.desk(), context.workshops(), back.workshop.id, role=context.user().role)
        context.index().refresh(force=True)


def saved(back: ReadBack) -> None:
    """Say that the outcome is saved, and show what can be done with it now."""
    words, result = address.words(), back.result
    with layout.box("outcome-saved", gap="small"):
        day = words.date(result.finalised.day_in(context.timezone())) if result.finalised else ""
        st.header(words("✓ gespeichert am {date}", date=day), anchor=False)
        with st.container(horizontal=True, gap="medium"):
            layout.link(address.RESULT, words("Ergebnis der Einschätzung"), "outcome-result", check=result.id)
            if result.check is not Check.CROSSCUTTING:
                label = words("Alles zu diesem Vorhaben")
                layout.link(address.PROJECT, label, "outcome-project", project=result.subject)
        _protocol(back)
    subject = _subject(result.subject)
    if subject is not None:
        outcome_measures.section(back, subject)


def _subject(id_: str) -> Subject | None:
    try:
        return context.desk().store.load(Subject, id_).document
    except GelingenscheckError:
        return None


def _protocol(back: ReadBack) -> None:
    """Offer the protocol; it is made when it is asked for."""
    words = address.words()
    lang, name = words.lang, downloads.file_name(words("Protokoll {title}", title=back.workshop.title))
    assessment, lead = back.result.id, back.result.department
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        layout.note(words("Protokoll zum Drucken und Ablegen"))
        for form in papers.PRINTED:
            st.download_button(
                form.upper(),
                data=downloads.guarded(
                    partial(papers.protocol, context.desk(), assessment, lang, form), Action.RUN_WORKSHOP, lead
                ),
                file_name=f"{name}.{form}", mime=papers.MEDIA[form], key=f"gc-protocol-{form}", type="tertiary",
                on_click="ignore", help=words("Protokoll als {format}", format=form.upper()),
            )  # fmt: skip


def what_is_deleted(back: ReadBack) -> None:
    """Say what is kept of the ballots, and until when."""
    words = address.words()
    layout.note(
        words.n(
            "Einzelne Stimmen liegen ohne Namen, Gerät und Sprache auf diesem Server und werden nach einem Tag "
            "gelöscht.",
            "Einzelne Stimmen liegen ohne Namen, Gerät und Sprache auf diesem Server und werden nach {n} Tagen "
            "gelöscht.",
            back.workshop.kept.days,
        )
        + " "
        + words(
            "Mit dem Speichern wird auch der Schlüssel gelöscht, mit dem ein Handy seine eigene Stimme wiederfindet."
        ),
        width="stretch",
    )
