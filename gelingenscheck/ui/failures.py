"""The one place where errors become sentences."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from gelingenscheck.access import NotPermittedError, NotSignedInError
from gelingenscheck.assessment.belonging import OtherCatalogueError
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases.forms import InvalidFormError

log = logging.getLogger("gelingenscheck")


def show(error: Exception) -> None:
    """Say what happened, what is safe and what to do; never a traceback."""
    words = address.words()
    if isinstance(error, OtherCatalogueError | NotSignedInError):
        st.info(esc(error.said(words)), icon=":material/info:")
        return
    if isinstance(error, GelingenscheckError):
        faults = error.faults if isinstance(error, InvalidFormError) else ()
        lines = [f"- {esc(fault.said(words))}" for fault in faults]
        st.error("\n".join([esc(error.said(words)), *([""] if lines else []), *lines]), icon=":material/error:")
        if isinstance(error, NotPermittedError):
            layout.note(_whom_to_ask(), width="stretch")
        return
    number = secrets.token_hex(3)
    log.error("unexpected failure %s", number, exc_info=error)
    st.error(
        words(
            "Hier ist etwas schiefgegangen, das wir nicht vorgesehen haben. Alles Gespeicherte ist sicher. "
            "Bitte laden Sie die Seite neu; hilft das nicht, nennen Sie der Administration die Kennung {number}.",
            number=number,
        ),
        icon=":material/error:",
    )


def _whom_to_ask() -> str:
    """Say who can help whoever was refused."""
    words, municipality = address.words(), context.municipality()
    if municipality is not None and municipality.contact:
        return words("Wer was darf, erklärt Ihnen: {contact}", contact=esc(municipality.contact))
    return words("Brauchen Sie das für Ihre Arbeit? Bitte fragen Sie das federführende Amt oder das "
                 "Integrationsmanagement.")  # fmt: skip


@contextmanager
def sentences(*, whole_page: bool = False) -> Iterator[None]:
    """Show what fails inside as a sentence, with a way on; a whole page gets a heading with it."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the last line of defence for the person in front of the page
        words, place = address.words(), layout.page() if whole_page else st.container()
        with place:
            if whole_page:
                refused = error if isinstance(error, GelingenscheckError) else GelingenscheckError()
                st.title(words(refused.heading), anchor=False)
            show(error)
            if isinstance(error, NotSignedInError):
                way_in = words("Zur Anmeldung")
                st.markdown(f"[{way_in}](/anmelden)")
                return
            name = f"failure-{secrets.token_hex(3)}"  # several parts of a page may fail at once
            layout.link(address.START, words("Zur Startseite"), name)


@contextmanager
def noted(place: str = "gc-failure") -> Iterator[None]:
    """Keep what fails in a callback for the next drawing, which shows it in its place: at the top of the page."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - a callback has no other place that catches
        st.session_state[place] = error


def show_noted(place: str = "gc-failure") -> None:
    """Show what failed in a callback, once."""
    error = st.session_state.pop(place, None)
    if error is not None:
        show(error)
