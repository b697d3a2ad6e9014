"""What Streamlit leaves out for people who hear or type a page: language, announcements, no single-key shortcuts."""

from pathlib import Path

import streamlit as st

from gelingenscheck.ui import address, context

HERE = Path(__file__).parent
_WAS_IN = "gc-was-in"
_script = (HERE / "visitor.js").read_text(encoding="utf-8")
_component = st.components.v2.component("gelingenscheck_visitor", js=_script, isolate_styles=False)

GERMAN = {
    "Skip to main content": "Zum Hauptinhalt springen",
    "Open": "Öffnen",
    "Close": "Schließen",
    "Clear all": "Alles entfernen",
    "Clear value": "Auswahl entfernen",
    "Choose date": "Datum wählen",
    "Next month": "Nächster Monat",
    "Previous month": "Voriger Monat",
    "Choose an option": "Bitte wählen",
    "Choose options": "Bitte wählen",
    "No results": "Nichts gefunden",
    "Open sidebar": "Menü öffnen",
    "Close sidebar": "Menü schließen",
    "Press Enter to apply": "Enter übernimmt die Eingabe",
    "Press Ctrl+Enter to apply": "Strg+Enter übernimmt die Eingabe",
    "Press ⌘+Enter to apply": "⌘+Enter übernimmt die Eingabe",
    "Connection error": "Keine Verbindung",
    "Connecting": "Verbindung wird aufgebaut",
    "Fullscreen": "Vollbild",
    "Close fullscreen": "Vollbild schließen",
    "Show/hide columns": "Spalten ein- und ausblenden",
    "Download as CSV": "Als CSV herunterladen",
    "Search": "Suchen",
    "Upload": "Datei wählen",
    "5MB per file": "höchstens 5 MB",
    "Error:": "Fehler:",
    "File must be 5.0MB or smaller.": "Die Datei ist größer als 5 MB und wurde nicht gelesen.",
}
"""English words that Streamlit writes into the page and cannot translate."""


def frame(place: str) -> None:
    """Lay our one stylesheet and the page script; once per run, before the page.

    `place` says where one is: when it changes, reading begins at the top.
    """
    st.html(HERE / "style.css")
    lang = address.words().lang
    data = {"lang": lang, "place": place, "german": GERMAN if lang == "de" else {}}
    _component(data=data, key="gc_visitor", height=1)


@st.fragment(run_every=5)
def heartbeat() -> None:
    """Ask the server now and then, so that an idle page that lost it shows what is stored once it is back.

    Whoever is signed out elsewhere, or has a link that was withdrawn, sees nothing more of an idle page either.
    """
    if context.signed_in() is not None:
        st.session_state[_WAS_IN] = True
    elif st.session_state.pop(_WAS_IN, False):
        st.rerun()
