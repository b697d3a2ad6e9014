"""Try a workshop with one's own phone: the room's access, its address and QR code, and what keeps phones out."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.participants import venue
from gelingenscheck.participants.venue import VenueAddress
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.workshop import qr_code
from gelingenscheck.ui.workshop.room import own_window
from gelingenscheck.workshop.code import spaced_code
from gelingenscheck.workshop.model import Workshop

_FAILED = "gc-workshop-access-failed"


def own_phone(workshop: Workshop) -> None:
    """Draw the step: open the access, scan, vote on the practice question."""
    words, place = address.words(), venue.address()
    with layout.box("workshop-phone", gap="small"):
        st.header(words("Mit dem eigenen Handy testen"), anchor=False)
        failures.show_noted(_FAILED)
        if place.problem is not None:
            st.warning(esc(place.problem.said(words)), icon=":material/wifi_off:")
        if place.url:
            _entrance(workshop, place)
        else:
            st.markdown(words("Der Zugang ist geschlossen. Öffnen Sie ihn, sobald dieses Gerät im WLAN des Raums ist."))
        if not place.fixed:
            _switch(place)
        own_window(f"/w/{workshop.code}", words("Ohne Handy ansehen, nur auf diesem Rechner"), "participants")


def _entrance(workshop: Workshop, place: VenueAddress) -> None:
    words = address.words()
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        with st.container(key="gc-workshop-qr", width=200):
            picture = qr_code.png(place.invitation(context.workshops(), workshop))
            st.image(picture, width=200, alt=words("QR-Code mit der Adresse für Handys"))
        with st.container(gap="xsmall", width=380):
            layout.note(words("Ihr Handy muss im selben WLAN sein. Code scannen oder eintippen:"), width="stretch")
            st.markdown(f"**{esc(place.host)}**")
            st.markdown(words("Code **{code}**", code=spaced_code(workshop.code)))
            said = (
                words("Handys in diesem Netz erreichen die Seite. Manche Gäste-WLANs trennen Geräte voneinander: Darum "
                      "der Test.")
                if place.reachable
                else words("Diese Adresse gilt nur auf diesem Rechner; Handys erreichen sie nicht.")
            )  # fmt: skip
            layout.note(said, width="stretch")


def _switch(place: VenueAddress) -> None:
    words = address.words()
    label = words("Zugang schließen") if place.url else words("Zugang für den Raum öffnen")
    st.button(
        label, key=f"gc-workshop-access-{bool(place.url)}", icon=":material/wifi:", on_click=_turn,
        args=(not place.url,),
    )  # fmt: skip


def _turn(to_open: bool) -> None:  # noqa: FBT001 - Streamlit hands arguments on by place
    with failures.noted(_FAILED):
        context.require_somewhere(Action.RUN_WORKSHOP)
        if to_open:
            venue.open_venue()
        else:
            venue.close_venue()
