"""The frame around every page: configuration, language, navigation, the one place for failures, the foot."""

import streamlit as st

from gelingenscheck.ui import address, failures, layout, standby, visitor

st.set_page_config(layout="wide", page_icon=str(visitor.HERE / "marks" / "mark.svg"))
st.logo(str(visitor.HERE / "marks" / "logo.svg"), size="large")
address.language()
words = address.words()

shown = [
    st.Page(address.START, title=words("Start"), default=True),
    st.Page(address.NEW, title=words("Einschätzen"), url_path="einschaetzen"),
    st.Page(address.PORTFOLIO, title=words("Portfolio"), url_path="portfolio"),
    st.Page(address.WORKSHOP, title=words("Workshop"), url_path="workshop"),
    st.Page(address.CATALOGUE, title=words("Fragenkatalog"), url_path="katalog"),
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
    st.Page(address.PRESENTATION, title=words("Vorstellen"), url_path="vorstellen", visibility="hidden"),
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
