"""The frame around every page: configuration, language, navigation, the one place for failures, the foot."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.ui import address, context, failures, layout, standby, visitor

st.set_page_config(layout="wide", page_icon=str(visitor.HERE / "marks" / "mark.svg"))
st.logo(str(visitor.HERE / "marks" / "logo.svg"), size="large")
address.language()
words = address.words()


def _page(page: str, title: str, url: str, *actions: Action) -> st.Page:
    """Return a page that stands in the navigation of those who may open it; the others are refused in a sentence."""
    open_to = any(context.may_somewhere(action) for action in actions)
    return st.Page(page, title=title, url_path=url, visibility="visible" if open_to else "hidden")


inside = context.may_somewhere(Action.READ_PORTFOLIO)
shown = [
    st.Page(address.START, title=words("Start"), default=True),
    _page(address.NEW, words("Einschätzen"), "einschaetzen", Action.REGISTER_PROJECT),
    _page(address.PORTFOLIO, words("Portfolio"), "portfolio", Action.READ_PORTFOLIO),
    _page(address.WORKSHOP, words("Workshop"), "workshop", Action.RUN_WORKSHOP),
    _page(address.CATALOGUE, words("Fragenkatalog"), "katalog", Action.READ_CATALOGUE),
]
steps = [
    st.Page(address.PROJECT, title=words("Vorhaben"), url_path="vorhaben", visibility="hidden"),
    st.Page(address.QUICK, title=words("Kurzcheck"), url_path="kurzcheck", visibility="hidden"),
    st.Page(address.TASKS, title=words("Alle Faktoren"), url_path="faktoren", visibility="hidden"),
    st.Page(address.FACTOR, title=words("Fragen zu einem Faktor"), url_path="faktor", visibility="hidden"),
    st.Page(address.ANSWERS, title=words("Antworten prüfen"), url_path="antworten", visibility="hidden"),
    st.Page(address.ENTRY, title=words("Vom Papier eintippen"), url_path="eintippen", visibility="hidden"),
    st.Page(address.RESULT, title=words("Ergebnis"), url_path="ergebnis", visibility="hidden"),
    st.Page(address.FILES, title=words("Dateien mit Hinweisen"), url_path="dateien", visibility="hidden"),
    st.Page(address.LANGUAGES_PAGE, title=words("Sprachen für Workshops"), url_path="sprachen", visibility="hidden"),
    st.Page(address.COMPARE, title=words("Kataloge vergleichen"), url_path="vergleich", visibility="hidden"),
    st.Page(address.CARRY_OVER, title=words("Fassung wechseln"), url_path="uebertragen", visibility="hidden"),
    st.Page(address.MATRIX, title=words("Querschnitt"), url_path="querschnitt", visibility="hidden"),
    st.Page(address.MEASURES, title=words("Maßnahmen"), url_path="massnahmen", visibility="hidden"),
    st.Page(address.TRENDS, title=words("Entwicklung"), url_path="entwicklung", visibility="hidden"),
    st.Page(address.RETURNS, title=words("Jahresabfrage"), url_path="jahresabfrage", visibility="hidden"),
    st.Page(address.RETURN, title=words("Rückmeldung"), url_path="rueckmeldung", visibility="hidden"),
    st.Page(
        address.PRESENTATION,
        title=words("Vorstellen") if inside else words("Zahlen der Stadt"),
        url_path="vorstellen",
        visibility="visible" if not inside and context.may(Action.READ_AGGREGATES) else "hidden",
    ),
    st.Page(
        address.CROSSCUTTING_CHECK, title=words("Querschnitts-Check"), url_path="querschnittscheck", visibility="hidden"
    ),
    st.Page(address.MODERATE, title=words("Moderation"), url_path="moderation", visibility="hidden"),
    st.Page(address.WALL, title=words("Wand"), url_path="wand", visibility="hidden"),
    st.Page(
        address.WORKSHOP_RESULT,
        title=words("Ergebnis des Workshops"),
        url_path="workshop-ergebnis",
        visibility="hidden",
    ),
    st.Page(address.ANNUAL, title=words("Jahresbericht"), url_path="jahresbericht", visibility="hidden"),
    st.Page(address.DOCUMENT, title=words("Dokument"), url_path="dokument", visibility="hidden"),
    st.Page(address.ACCESS, title=words("Zugänge"), url_path="verwaltung", visibility="hidden"),
    st.Page(address.KEPT, title=words("Was wird gespeichert"), url_path="gespeichert", visibility="hidden"),
    st.Page(address.DELETION, title=words("Ein Vorhaben löschen"), url_path="loeschen", visibility="hidden"),
    st.Page(address.TRACE, title=words("Verlauf"), url_path="verlauf", visibility="hidden"),
    st.Page(address.SIDE_BY_SIDE, title=words("Nebeneinander"), url_path="nebeneinander", visibility="hidden"),
]
current = st.navigation([*shown, *steps], position="top")
st.set_page_config(page_title=f"{current.title} – Gelingenscheck")
address.keep_language()
visitor.frame(address.place(current.url_path))
with failures.sentences():
    standby.notice()
with failures.sentences(whole_page=True):
    current.run()
with failures.sentences():
    layout.foot()
visitor.heartbeat()
