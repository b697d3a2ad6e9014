"""The city at a glance: headline, key figures, profile, weak spots, what is missing, and the list of projects."""

from datetime import date

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.charts.figure import Figure, figure
from gelingenscheck.charts.frames import band_words, bands_frame
from gelingenscheck.i18n import N_, NN_
from gelingenscheck.portfolio.headline import headline
from gelingenscheck.portfolio.matrix_view import key_figures
from gelingenscheck.portfolio.others import others_sentences
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.ui import address, context, figures, layout
from gelingenscheck.ui.check import lists
from gelingenscheck.ui.city import places
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import examples
from gelingenscheck.usecases.portfolio import portfolio_of

BLIND = 8


def load(as_of: date) -> Portfolio:
    """Return the portfolio; reading many new files shows how far it is."""
    desk, index = context.desk(), context.index()
    bar = st.empty()
    words = address.words()

    def progress(done: int, total: int) -> None:
        bar.progress(
            done / total if total else 1.0, text=words("{done} von {total} Dateien gelesen", done=done, total=total)
        )

    snapshot = index.refresh(progress)
    bar.empty()
    return portfolio_of(snapshot, desk.catalogue, desk.organisation, as_of)


def head(portfolio: Portfolio) -> None:
    """Show what the city's projects say, and as of when."""
    words = address.words()
    over = words(
        "Portfolio · Stand {date} · {city}",
        date=words.date(portfolio.as_of),
        city=esc(portfolio.organisation.municipality.name),
    )
    finding, second = headline(portfolio.factors, portfolio.catalogue, words)
    places.head(esc(finding), esc(second), over, portfolio.as_of, made_up=places.made_up(portfolio))


def figures_row(portfolio: Portfolio) -> None:
    """Show the key figures."""
    words, counts = address.words(), portfolio.counts
    known, measures = key_figures(portfolio), portfolio.measures
    rows = [
        (
            "projects", words("Vorhaben eingeschätzt"),
            words("{assessed} von {all}", assessed=words.number(counts.assessed), all=words.number(counts.projects)),
            _some(counts.drafts, NN_("1 Entwurf offen", "{n} Entwürfe offen"), N_("kein Entwurf offen")),
        ),
        (
            "units", words("Ämter dabei"),
            words("{present} von {all}", present=known.heard, all=known.units),
            words.n("1 noch ohne Angabe", "{n} noch ohne Angabe", known.units - known.heard),
        ),
        (
            "evidence", words("Stufen mit Nachweis"), words.percent(portfolio.evidenced),
            words("von allen Antworten ab Stufe 3"),
        ),
        (
            "measures", words("Maßnahmen erledigt"),
            words("{done} von {all}", done=measures.done, all=measures.done + measures.open),
            _some(measures.overdue, NN_("1 überfällig", "{n} überfällig"), N_("keine überfällig")),
        ),
    ]  # fmt: skip
    with st.grid(4, min_column_width=150, gap="medium"):
        for key, label, value, small in rows:
            with st.container(gap=None, key=f"gc-row-kpi-{key}"):
                st.metric(label, value)
                layout.note(small, width="stretch")


def _some(n: int, some: tuple[str, str], none: str) -> str:
    words = address.words()
    return words.n(*some, n) if n else words(none)


def others(portfolio: Portfolio) -> None:
    """Say how many assessments of other catalogues there are, in no figure here."""
    for sentence in others_sentences(portfolio.others, address.words()):
        layout.note(esc(sentence), width="stretch")


def nothing_yet(portfolio: Portfolio) -> None:
    """Say what would stand here, and how to get there."""
    words = address.words()
    with layout.box("nothing", gap="small", width=layout.READ):
        st.header(words("Noch ist keine Einschätzung abgeschlossen"), anchor=False)
        st.markdown(
            words(
                "Hier steht das Profil der Stadt, sobald die erste Einschätzung abgeschlossen ist. "
                "Entwürfe werden gezählt, aber nicht gerechnet."
            )
        )
        with st.container(horizontal=True, gap="small"):
            to_new = context.may_somewhere(Action.REGISTER_PROJECT)
            if to_new and st.button(words("Vorhaben einschätzen"), type="primary", key="gc-nothing-new"):
                address.go(address.NEW)
            offered = examples.fit(portfolio.catalogue) and context.may(Action.MANAGE_EXAMPLES)
            if offered and not portfolio.counts.projects:
                st.button(
                    words("Mit Beispieldaten ansehen"),
                    icon=":material/visibility:",
                    key="gc-nothing-examples",
                    on_click=lists.guarded,
                    args=(Action.MANAGE_EXAMPLES, examples.load_examples),
                )


def profile(portfolio: Portfolio) -> None:
    """Show per factor how many projects are in which band."""
    words, catalogue = address.words(), portfolio.catalogue

    def build() -> Figure:
        frame = bands_frame(portfolio.factors, catalogue, words.lang)
        return figure("bands", frame, words, bands=band_words(catalogue, words.lang))

    drawn = figures.built(build, "bands", words.lang, portfolio.version, portfolio.as_of, catalogue.version)
    with layout.box("city"):
        figures.draw(drawn, "bands")
        left, right = st.columns(2, gap="medium")
        with left:
            figures.table(drawn, "bands", name=words("Profil der Stadt"))
        with right, st.expander(words("So wird gezählt"), type="compact", key="gc-counting"):
            st.markdown(_method(portfolio))


def _method(portfolio: Portfolio) -> str:
    words = address.words()
    return words(
        "Je Vorhaben zählt die letzte abgeschlossene Einschätzung bis zum Stichtag, in der mindestens ein Faktor "
        "eingeordnet ist; Entwürfe und Kurzchecks werden gezählt, aber nicht gerechnet. „Schwach“ heißt "
        "„{band}“. "
        "Der Anteil bezieht sich auf die Vorhaben, bei denen der Faktor eingeordnet ist; unvollständige stehen "
        "daneben und "
        "gelten nie als 0. Der Median ist der mittlere Punktwert. „Aktuell“ ist eine Einschätzung 24 Monate lang. "
        "Ämter werden nicht miteinander verglichen.",
        band=esc(portfolio.catalogue.bands[0].name.said(words.lang)),
    )


def blind_spots(portfolio: Portfolio) -> None:
    """Name the units of which nothing is known."""
    words = address.words()
    names = [portfolio.organisation.names.get(unit.department, unit.department) for unit in portfolio.blind_spots]
    if not names:
        return
    with layout.box("silent", gap="small"):
        st.header(words("Noch ohne Angabe"), anchor=False)
        st.markdown(
            words.n(
                "Ein Amt hat weder ein aktuelles Vorhaben eingeschätzt noch die Querschnittsfragen beantwortet.",
                "{n} Ämter haben weder ein aktuelles Vorhaben eingeschätzt noch die Querschnittsfragen beantwortet.",
                len(names),
            )
        )
        st.markdown("\n".join(f"- {esc(name)}" for name in names[:BLIND]))
        if len(names) > BLIND:
            with st.expander(words("Alle anzeigen"), type="compact", key="gc-blind"):
                st.markdown("\n".join(f"- {esc(name)}" for name in names[BLIND:]))


def problems(portfolio: Portfolio) -> None:
    """Say that files need a look, with the first of them."""
    words = address.words()
    if not (portfolio.problems and context.may(Action.READ_PROBLEMS)):
        return
    first = portfolio.problems[0]
    with layout.box("problem", gap="small"):
        st.header(
            ":orange[:material/warning:]\u2002"
            + words.n("Eine Datei braucht einen Blick", "{n} Dateien brauchen einen Blick", len(portfolio.problems)),
            anchor=False,
        )
        st.text(first.where(words))
        st.markdown(esc(first.reason(words)))
        layout.note(words("Die Datei bleibt unverändert liegen; alle anderen zählen wie bisher."), width="stretch")
        layout.link(address.FILES, words("Alle Hinweise und was hilft"), "files")
