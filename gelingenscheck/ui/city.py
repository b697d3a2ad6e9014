"""The city at a glance: headline, key figures, profile, weak spots, what is missing, and the list of projects."""

from datetime import date

import pandas as pd
import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.charts.figure import Figure, figure
from gelingenscheck.charts.frames import band_words, bands_frame
from gelingenscheck.portfolio.headline import headline
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.portfolio.weak_spots import FactorFigures
from gelingenscheck.ui import address, context, figures, filters, layout, lists
from gelingenscheck.ui.checks import PHASES
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.usecases import examples
from gelingenscheck.usecases.portfolio import portfolio_of, project_rows

FIRST = 3
"""Weak factors unfolded at once; the others are a click away."""
BLIND = 8
QUESTIONS = 3
NAMED = 6


def load(as_of: date) -> Portfolio:
    """Return the portfolio; reading many new files shows how far it is."""
    desk, index = context.desk(), context.index()
    bar = st.empty()
    words = address.words()

    def progress(done: int, total: int) -> None:
        bar.progress(done / total if total else 1.0, text=words("{done} von {total} Dateien gelesen", done=done, total=total))

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
    if portfolio.examples and portfolio.counts.projects:
        over += " · " + words("**Beispieldaten**")
    finding, second = headline(portfolio.factors, portfolio.catalogue, words)
    layout.head(esc(finding), esc(second), over=over)


def figures_row(portfolio: Portfolio) -> None:
    """Show the key figures."""
    words, counts = address.words(), portfolio.counts
    units = [unit for unit in portfolio.departments if unit.projects is not None]
    present = sum(not unit.blind_spot for unit in units)
    measures = portfolio.measures
    rows = [
        (
            "projects", words("Vorhaben eingeschätzt"),
            words("{assessed} von {all}", assessed=words.number(counts.assessed), all=words.number(counts.projects)),
            words.n("1 Entwurf offen", "{n} Entwürfe offen", counts.drafts) if counts.drafts else words("kein Entwurf offen"),
        ),
        (
            "units", words("Ämter dabei"),
            words("{present} von {all}", present=present, all=len(units)),
            words.n("1 noch ohne Angabe", "{n} noch ohne Angabe", len(units) - present),
        ),
        (
            "evidence", words("Stufen mit Nachweis"), words.percent(portfolio.evidenced),
            words("von allen Antworten ab Stufe 3"),
        ),
        (
            "measures", words("Maßnahmen erledigt"),
            words("{done} von {all}", done=measures.done, all=measures.done + measures.open),
            words.n("1 überfällig", "{n} überfällig", measures.overdue) if measures.overdue else words("keine überfällig"),
        ),
    ]  # fmt: skip
    with st.grid(4, min_column_width=150, gap="medium"):
        for key, label, value, small in rows:
            with st.container(gap=None, key=f"gc-row-kpi-{key}"):
                st.metric(label, value)
                layout.note(small, width="stretch")


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
            if st.button(words("Vorhaben einschätzen"), type="primary", key="gc-nothing-new"):
                address.go(address.NEW)
            if not portfolio.counts.projects:
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
        figures.table(drawn, "bands")


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
    if not portfolio.problems:
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


def weak_spots(portfolio: Portfolio) -> None:
    """Show the weakest factors, each down to its questions and projects."""
    words = address.words()
    known = [factor for factor in portfolio.ranked if factor.share_weak is not None]
    if not known:
        return
    st.space("xsmall")
    st.header(words("Wo es am häufigsten fehlt"), anchor=False)
    for factor in known[:FIRST]:
        _factor(portfolio, factor)
    if len(known) > FIRST:
        with st.expander(words("Die anderen Faktoren"), type="compact", key="gc-other-factors"):
            for factor in known[FIRST:]:
                _factor(portfolio, factor)


def _factor(portfolio: Portfolio, known: FactorFigures) -> None:
    words = address.words()
    factor = portfolio.catalogue.by_id[known.factor]
    with layout.row(f"weak-{factor.id}", horizontal=False, gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(gap="xxsmall", width=560):
                st.subheader(f"{factor.number}\u2002{esc(factor.title.said(words.lang))}", anchor=False)
                layout.note(
                    words.n(
                        "{weak} von {n} Vorhaben mit Handlungsbedarf · Median {median} · niedrigster Wert {lowest}",
                        "{weak} von {n} Vorhaben mit Handlungsbedarf · Median {median} · niedrigster Wert {lowest}",
                        known.banded,
                        weak=known.weak, median=words.number(known.median), lowest=words.number(known.lowest),
                    ),
                    width="stretch",
                )  # fmt: skip
            layout.link(
                address.PORTFOLIO, words("Diese Vorhaben zeigen"), f"show-{factor.id}", faktor=factor.id, einordnung="gap"
            )
        with st.expander(words("Schwächste Fragen und Vorhaben"), type="compact", key=f"gc-spot-{factor.id}"):
            _questions(portfolio, known)


def _questions(portfolio: Portfolio, known: FactorFigures) -> None:
    words = address.words()
    titles = portfolio.projects.set_index("id")["title"]
    shown = [spot for spot in known.questions if spot.weak][:QUESTIONS]
    if not shown:
        st.markdown(words("Keine Frage dieses Faktors steht irgendwo auf Stufe 0 oder 1."))
    for spot in shown:
        question = portfolio.catalogue.questions[spot.question]
        st.markdown(
            words(
                "**{question}**  \n{weak} von {n} Vorhaben stehen auf Stufe 0 oder 1:",
                question=esc(question.text.said(words.lang)), weak=spot.weak, n=spot.n,
            )
        )  # fmt: skip
        for subject in spot.subjects[:NAMED]:
            title = str(titles.get(subject, subject))
            layout.link(
                address.PROJECT, esc(shortened(title)), f"spot-{spot.question}-{subject}", project=subject
            )
        if len(spot.subjects) > NAMED:
            layout.note(words("und {n} weitere", n=len(spot.subjects) - NAMED))
    if known.contacts:
        names = [esc(portfolio.organisation.names.get(unit, unit)) for unit in known.contacts[:QUESTIONS]]
        layout.note(words("Hier stark und eine gute Adresse für Fragen: {units}.", units=words.listed(names)), width="stretch")


def projects(portfolio: Portfolio) -> None:
    """Show the list of known projects, narrowed down by filters in the address."""
    words = address.words()
    st.header(words("Vorhaben"), anchor=False)
    rows = project_rows(portfolio, **filters.projects(portfolio))  # type: ignore[arg-type]  # query is text, the rest may be None
    if rows.empty:
        with layout.box("none", gap="small", width=560):
            st.subheader(words("Kein Vorhaben passt zu dieser Auswahl"), anchor=False)
            st.markdown(words("Vielleicht hilft ein kürzeres Suchwort oder „Alle Ämter“."))
        return
    page = filters.page_number(len(rows))
    shown = rows.iloc[page * filters.PAGE : (page + 1) * filters.PAGE]
    st.table(
        pd.DataFrame([_row(portfolio, row) for row in shown.to_dict("records")]),
        hide_index=True, border="horizontal", alt=words("Alle Vorhaben mit Profil"),
    )  # fmt: skip
    names = {str(entry.band): esc(entry.name.said(words.lang)) for entry in portfolio.catalogue.bands}
    layout.note(
        words("{n} von {all} Vorhaben", n=words.number(len(rows)), all=words.number(portfolio.counts.projects))
        + f" · ● {names['strong']}\u2003◆ {names['developing']}\u2003▼ {names['gap']}\u2003○ {words('noch ohne Einordnung')}",
        width="stretch",
    )


def _row(portfolio: Portfolio, row: dict[str, object]) -> dict[str, str]:
    """Return one project as Markdown cells."""
    words = address.words()
    lang = "" if words.lang == "de" else f"&lang={words.lang}"
    title = f"[{esc(shortened(str(row['title']), 80))}](/vorhaben?project={row['id']}{lang})"
    day = row["finalised"]
    return {
        words("Vorhaben"): title,
        words("Profil"): _profile(row),
        words("schwächster Faktor"): _weakest(portfolio, row),
        words("Amt"): esc(str(row["label"])),
        words("Phase"): words(PHASES[row["phase"]]) if isinstance(row["phase"], str) else "–",  # type: ignore[index]  # the codes are equal
        words("Stand"): words.date(day) if isinstance(day, date) and not pd.isna(day) else _state(row),
    }


def _state(row: dict[str, object]) -> str:
    words = address.words()
    if row["draft"]:
        return words("Entwurf")
    return words("nur Kurzcheck") if row["quick"] else "–"


def _profile(row: dict[str, object]) -> str:
    words = address.words()
    if not row["assessed"]:
        return f":gray[○ {words('noch ohne Einschätzung')}]"
    parts = [("strong", row["strong"]), ("developing", row["developing"]), ("gap", row["gap"]), (None, row["none"])]
    return "\u00a0\u00a0\u00a0".join(layout.band_mark(band, int(n)) for band, n in parts if n and not pd.isna(n))  # type: ignore[call-overload]  # counts


def _weakest(portfolio: Portfolio, row: dict[str, object]) -> str:
    words = address.words()
    if not isinstance(row["weakest"], str):
        return "–"
    factor = portfolio.catalogue.by_id[row["weakest"]]
    return f"{factor.number} {esc(factor.short.said(words.lang).replace(chr(0xAD), ''))} ({words.number(float(str(row['weakest_score'])))})"
