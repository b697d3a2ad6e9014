"""The cross-cutting matrix: key figures, the choice of what is shown, the chart, and one cell opened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

import streamlit as st

from gelingenscheck.charts.crosscutting_frames import areas_frame, by_interest, matrix_frame
from gelingenscheck.charts.figure import Figure, figure
from gelingenscheck.charts.half_discs import STRIDE
from gelingenscheck.portfolio.matrix_view import KeyFigures, key_figures, key_figures_on, matrix_view
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.portfolio.table import months_before
from gelingenscheck.ui import address, context, figures, filters, layout
from gelingenscheck.ui.city import cell, places
from gelingenscheck.ui.markup import esc

AREAS: Final = "aufgaben"
"""In the address under `achse`: areas of responsibility instead of units."""
ONLY: Final = "1"
CHART: Final = "gc-matrix"
CLICKED: Final = "gc-matrix-clicked"
"""In the session: a field was clicked on and is shown over the chart, where one looks at that moment."""


class Show(NamedTuple):
    """How a field is shown."""

    title: Callable[[Portfolio, tuple[str, str]], str]
    field: Callable[[Portfolio, tuple[str, str], str], None]


def last_year(portfolio: Portfolio) -> KeyFigures:
    """Return the key figures as they were one year earlier."""
    return _on(portfolio, months_before(portfolio.as_of, 12), *_version(portfolio))


def _version(portfolio: Portfolio) -> tuple[str, ...]:
    """Return what differs when the contents do; the organisation's file has no version of its own."""
    organisation = portfolio.organisation
    return portfolio.version, portfolio.catalogue.version, repr(organisation.departments), repr(organisation.areas)


@st.cache_data(max_entries=64, show_spinner=False)
def _on(_portfolio: Portfolio, day: date, *version: object) -> KeyFigures:  # noqa: ARG001 - the version is the cache's key
    snapshot = context.snapshot()
    return key_figures_on(day, snapshot.assessments, snapshot.subjects, _portfolio.catalogue, _portfolio.organisation)


def head(portfolio: Portfolio) -> None:
    """Say what the matrix shows, and as of when."""
    words = address.words()
    over = words(
        "Querschnitt · Stand {date} · {city}",
        date=words.date(portfolio.as_of), city=esc(portfolio.organisation.municipality.name),
    )  # fmt: skip
    lead = words(
        "Je Amt und Gelingensfaktor zwei Angaben: was aktuelle Vorhaben zeigen (gelebt) und was "
        "im Amt als Standard gilt (verankert)."
    )
    places.head(
        words("Teilhabe als Aufgabe aller Ämter"), lead, over, portfolio.as_of, made_up=places.made_up(portfolio)
    )


def figures_row(portfolio: Portfolio) -> None:
    """Show how much is covered and at target over all cells, with last year's beside."""
    words, now, then = address.words(), key_figures(portfolio), last_year(portfolio)
    rows = [
        ("covered", words("Felder mit Angabe"), *(_of(day.cells.covered, day.cells.cells) for day in (now, then))),
        ("target", words("gelebt und verankert"), *(_of(day.cells.at_target, day.cells.cells) for day in (now, then))),
        ("heard", words("Ämter mit Angabe"), *(_of(day.heard, day.units) for day in (now, then))),
    ]
    with st.grid(3, min_column_width=200, gap="medium"):
        for key, label, today, earlier in rows:
            with st.container(gap=None, key=f"gc-row-kpi-{key}"):
                st.metric(label, today)
                before = words("am {date}: {figure}", date=words.date(then.as_of), figure=earlier)
                layout.note(before, width="stretch")


def _of(part: int, whole: int) -> str:
    words = address.words()
    return words("{part} von {whole}", part=words.number(part), whole=words.number(whole))


def glance(portfolio: Portfolio) -> None:
    """Show the key figures in short, with the way to the matrix."""
    words = address.words()
    st.space("xsmall")
    st.header(words("Teilhabe als Aufgabe aller Ämter"), anchor=False)
    figures_row(portfolio)
    stand = address.asked("stand") or None
    layout.link(address.MATRIX, words("Alle Ämter und Faktoren auf einen Blick"), "to-matrix", stand=stand)


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """What of the matrix is shown; None is everything."""

    areas: bool
    """Areas of responsibility instead of units."""
    factor: str | None
    division: str | None = None
    blind_only: bool = False


def choose(portfolio: Portfolio) -> Chosen:
    """Draw the choices; all of them are in the address."""
    words = address.words()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        areas = _axis() == AREAS
        factor = filters.choice("faktor", words("Faktor"), cell.factors(portfolio), words("Alle Faktoren"), 230)
        if areas:
            return Chosen(areas=True, factor=factor)
        divisions = dict(portfolio.organisation.divisions)
        division = filters.choice("dezernat", words("Dezernat"), divisions, words("Alle Dezernate"), 250)
        return Chosen(areas=False, factor=factor, division=division, blind_only=_blind_only())


def _axis() -> str:
    words = address.words()
    options = {"": words("Ämter"), AREAS: words("Aufgabenbereiche")}
    key = f"gc-filter-achse-{words.lang}"
    filters.follow("achse", key, options.__contains__)
    chosen = st.segmented_control(
        words("Zeilen"), list(options), format_func=options.__getitem__, key=key, required=True
    )
    filters.write("achse", chosen or "")
    return chosen or ""


def _blind_only() -> bool:
    words, key = address.words(), "gc-filter-ohne"
    filters.follow("ohne", key, {"", ONLY}.__contains__)
    if st.session_state[key] in {"", ONLY}:
        st.session_state[key] = st.session_state[key] == ONLY
    only = st.toggle(words("nur Ämter ohne Angabe"), key=key)
    filters.write("ohne", ONLY if only else "")
    return only


def units(portfolio: Portfolio, chosen: Chosen) -> None:
    """Show units by factors, and the field that is open."""
    words, catalogue, organisation = address.words(), portfolio.catalogue, portfolio.organisation
    asked = (chosen.factor, chosen.division, chosen.blind_only)
    view = matrix_view(portfolio, factor=asked[0], division=asked[1], blind_only=asked[2])
    if not view.units:
        _nothing(portfolio, blind_only=chosen.blind_only)
        return

    def build() -> Figure:
        frame = matrix_frame(view, catalogue, organisation, words.lang)
        return figure("matrix", frame, words, bands={}, target=catalogue.target)

    place = st.container()
    names = {id_: organisation.names[id_] for id_ in organisation.departments if id_ in view.units}
    _open(portfolio, ("stelle", words("Amt"), names), Show(cell.unit_title, cell.unit))
    with place:
        _chart(_built(portfolio, build, "matrix", *asked), view.units, view.factors, "stelle")


def _built(portfolio: Portfolio, build: Callable[[], Figure], kind: str, *asked: object) -> Figure:
    """Return a figure, built once for the same contents, names and choices."""
    return figures.built(build, kind, address.words().lang, portfolio.as_of, *_version(portfolio), *asked)


def _nothing(portfolio: Portfolio, *, blind_only: bool) -> None:
    words = address.words()
    with layout.box("none", gap="small", width=560):
        if blind_only and not portfolio.blind_spots:
            st.subheader(words("Von jedem Amt liegt etwas vor"), anchor=False)
            return
        st.subheader(words("Kein Amt passt zu dieser Auswahl"), anchor=False)
        st.markdown(words("Vielleicht hilft „Alle Dezernate“."))


def _chart(drawn: Figure, rows: tuple[str, ...], columns: tuple[str, ...], name: str) -> None:
    """Draw a matrix whose cells open by a click."""
    place = (address.asked(name), address.asked("feld"))
    known = place[0] in rows and place[1] in columns
    chosen = rows.index(place[0]) * STRIDE + columns.index(place[1]) if known else -1

    def choose() -> None:
        clicked = st.session_state[CHART]["selection"].get("cell") or []
        for one in clicked[:1]:
            # in one step, or the way back would lead to a field that is half chosen
            st.query_params.update({name: rows[int(one["row"])], "feld": columns[int(one["column"])]})
            st.session_state[CLICKED] = True

    words = address.words()
    with layout.box("matrix"):
        figures.choosable(drawn, CHART, chosen=chosen, on_choose=choose)
        figures.table(drawn, "matrix", name=words("Querschnitt"))


def areas(portfolio: Portfolio, chosen: Chosen) -> None:
    """Show areas of responsibility by factors, and the field that is open."""
    words, catalogue, organisation = address.words(), portfolio.catalogue, portfolio.organisation
    factor = chosen.factor

    def build() -> Figure:
        frame = areas_frame(portfolio.areas, catalogue, organisation, words.lang, factor=factor)
        return figure("areas", frame, words, bands={}, target=catalogue.target)

    shown = tuple(known.area for known in by_interest(portfolio.areas))
    columns = tuple(known.id for known in catalogue.factors if factor in (None, known.id))
    place = st.container()
    _open(portfolio, ("aufgabe", words("Aufgabenbereich"), dict(organisation.areas)), Show(cell.area_title, cell.area))
    with place:
        _chart(_built(portfolio, build, "areas", factor), shown, columns, "aufgabe")


def _open(portfolio: Portfolio, rows: tuple[str, str, dict[str, str]], show: Show) -> None:
    """Let the reader open a field without a click on the chart, and show the one that is chosen."""
    words, (name, label, options) = address.words(), rows
    with layout.box("field"):
        st.header(words("Ein Feld öffnen"), anchor=False)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            row = filters.choice(name, label, options, words("Bitte wählen"), 320)
            factor = filters.choice(
                "feld", words("Gelingensfaktor"), cell.factors(portfolio), words("Bitte wählen"), 280
            )
        if row is None or factor is None:
            layout.note(words("Wählen Sie beides, oder klicken Sie im Bild auf ein Feld."), width="stretch")
            return
        title = show.title(portfolio, (row, factor))
        st.subheader(title, anchor=False)
        show.field(portfolio, (row, factor), "below")
    if st.session_state.pop(CLICKED, False):
        st.dialog(title, width="medium")(show.field)(portfolio, (row, factor), "above")
