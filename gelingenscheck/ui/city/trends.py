"""How the city moved: years as small lines, two dates as slopes, and what may be compared."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit as st

from gelingenscheck.charts.figure import Figure, Kind, figure
from gelingenscheck.charts.frames import band_words
from gelingenscheck.charts.trends_frames import Measure, trend_frame
from gelingenscheck.i18n import N_
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.portfolio.table import months_before
from gelingenscheck.portfolio.trends import Trend, trend, year_ends
from gelingenscheck.scoring.course import COMPARABLE_FROM
from gelingenscheck.ui import address, context, figures, filters, layout
from gelingenscheck.ui.city import places
from gelingenscheck.ui.markup import esc, shortened

USUAL_YEARS: Final = 3
NO_YEAR: Final = "0"
"""In the address under `jahre`: every year was taken out."""
WEAK: Final = "schwach"
"""In the address under `zeigt`: how many projects are in the lowest band, instead of the median."""
NAMED: Final = 20
"""As many projects are named."""


def head(portfolio: Portfolio) -> None:
    """Say what is compared here, and as of when."""
    words = address.words()
    over = words(
        "Entwicklung · Stand {date} · {city}",
        date=words.date(portfolio.as_of), city=esc(portfolio.organisation.municipality.name),
    )  # fmt: skip
    lead = words(
        "Verglichen werden nur dieselben Vorhaben, und nur Fragen, die zu jedem Zeitpunkt beantwortet "
        "waren. So zeigt ein Unterschied, was sich verändert hat, und nicht, wer dazugekommen ist."
    )
    places.head(words("Was sich über die Zeit bewegt"), lead, over, portfolio.as_of, made_up=places.made_up(portfolio))


def measure(portfolio: Portfolio) -> Measure:
    """Let the reader choose what is followed; the choice is in the address."""
    words, key = address.words(), f"gc-filter-zeigt-{address.words().lang}"
    band = portfolio.catalogue.bands[0].name.said(words.lang)
    options = {"": words("Median"), WEAK: words("Vorhaben mit „{band}“", band=esc(band))}
    filters.follow("zeigt", key, options.__contains__)
    chosen = st.segmented_control(
        words("Gezeigt wird"), list(options), format_func=options.__getitem__, key=key, required=True
    )
    filters.write("zeigt", chosen or "")
    return "weak" if chosen == WEAK else "median"


def years(portfolio: Portfolio, followed: Measure) -> None:
    """Show the ends of some years and the day of the picture."""
    words = address.words()
    with layout.box("years"):
        offered = {str(end.year): (end, n) for end, n in _year_ends(portfolio, *_version(portfolio))}
        st.header(words("Jahr für Jahr"), anchor=False)
        if not offered:
            st.markdown(words("Vor dem laufenden Jahr war noch kein Vorhaben eingeschätzt."))
            return
        chosen = _choose_years({year: n for year, (_, n) in offered.items()})
        if not chosen:
            layout.note(words("Bitte wählen Sie mindestens ein Jahr."), width="stretch")
            return
        dates = [*(offered[year][0] for year in chosen), portfolio.as_of]
        names = [*chosen, _name(portfolio.as_of)]
        since = words("Ende {year}", year=chosen[0])
        _show(portfolio, "years", followed, (dates, names), since=since)


def _choose_years(offered: dict[str, int]) -> list[str]:
    words, key = address.words(), f"gc-filter-jahre-{address.words().lang}"
    usual = list(offered)[-USUAL_YEARS:]
    filters.follow("jahre", key, lambda asked: set(asked.split(",")) <= offered.keys(), ",".join(usual))
    if isinstance(st.session_state[key], str):
        st.session_state[key] = st.session_state[key].split(",")
    chosen = st.pills(
        words("Jeweils am Jahresende (Vorhaben, die sich von da an verfolgen lassen)"), list(offered),
        selection_mode="multi", format_func=lambda year: f"{year} ({words.number(offered[year])})", key=key,
    )  # fmt: skip
    ordered = [year for year in offered if year in chosen]
    filters.write("jahre", "" if ordered == usual else ",".join(ordered) or NO_YEAR)
    return ordered


def two_dates(portfolio: Portfolio, followed: Measure) -> None:
    """Show what moved between two days."""
    words = address.words()
    usual = months_before(portfolio.as_of, 12), portfolio.as_of
    chosen = filters.moment("von", usual[0]), filters.moment("bis", usual[1])
    with layout.box("two-dates"):
        st.header(words("Zwei Tage im Vergleich"), anchor=False)
        with st.container(horizontal=True, gap="small"):
            filters.choose_moment("von", words("Von"), chosen[0], usual[0])
            filters.choose_moment("bis", words("Bis"), chosen[1], usual[1])
        earlier, later = sorted(chosen)
        if earlier == later:
            layout.note(words("Bitte wählen Sie zwei verschiedene Tage."), width="stretch")
            return
        _show(portfolio, "change", followed, ([earlier, later], [words.date(earlier), _name(later)]))


def _name(day: date) -> str:
    words = address.words()
    return words("heute") if day == context.today() else words.date(day)


def _show(
    portfolio: Portfolio, kind: Kind, followed: Measure, moments: tuple[list[date], list[str]], **options: str
) -> None:
    """Draw one chart of time with its table, or say why there is none."""
    words, catalogue, (dates, names) = address.words(), portfolio.catalogue, moments
    found = _trend(portfolio, tuple(dates), *_version(portfolio))
    if not found.subjects:
        st.markdown(
            words(
                "Am {date} war noch kein Vorhaben eingeschätzt. Wählen Sie ein späteres Datum, um etwas zu sehen.",
                date=words.date(dates[0]),
            )
        )
        return

    def build() -> Figure:
        frame = trend_frame(found, catalogue, words.lang, names, measure=followed)
        names_of_bands = band_words(catalogue, words.lang)
        return figure(kind, frame, words, bands=names_of_bands, note=_compared(found), **options)

    asked = (kind, followed, words.lang, *dates, *names, *options.values())
    drawn = figures.built(build, *asked, *_version(portfolio))
    figures.draw(drawn, kind)
    layout.note(" ".join(_beside(found)), width="stretch")
    left, right = st.columns(2, gap="medium")
    with left:
        figures.table(drawn, kind, name=words("Entwicklung"))
    with right:
        _projects(portfolio, found, kind)


def _compared(found: Trend) -> str:
    """Say how much is compared."""
    words = address.words()
    said = words.n("Ein Vorhaben, an jedem Tag dasselbe.", "Dieselben {n} Vorhaben an jedem Tag.", found.subjects)
    values = {
        "common": words.number(found.common), "union": words.number(found.union),
        "share": words.percent(found.comparability),
    }  # fmt: skip
    compared = words("{common} von {union} beantworteten Fragen sind vergleichbar ({share}).", **values)
    return " ".join([said, compared, *([words("Eingeschränkt vergleichbar.")] if found.limited else [])])


def _beside(found: Trend) -> list[str]:
    """Return what one should know of the projects that are compared."""
    words, renewed = address.words(), len(found.renewed)
    if not renewed:
        return [words("Keines davon wurde seither neu eingeschätzt; deshalb ist alles gleich geblieben.")]
    said = [words.n("Eines davon wurde neu eingeschätzt.", "{n} davon wurden neu eingeschätzt.", renewed)]
    if found.moved_on:
        said.append(
            words.n(
                "Bei einem Vorhaben hat die Umsetzung begonnen; die neu fälligen Fragen zählen hier nicht mit.",
                "Bei {n} Vorhaben hat die Umsetzung begonnen; die neu fälligen Fragen zählen hier nicht mit.",
                found.moved_on,
            )
        )
    if found.mixed:
        said.append(
            words.n(
                "Eines wurde einmal allein und einmal im Workshop eingeschätzt.",
                "{n} wurden einmal allein und einmal im Workshop eingeschätzt.",
                found.mixed,
            )
        )
    return said


def _projects(portfolio: Portfolio, found: Trend, key: str) -> None:
    """Name the projects that were assessed anew, each with the way to its own history."""
    words = address.words()
    if not found.renewed:
        return
    titles = dict(zip(portfolio.projects["id"], portfolio.projects["title"], strict=True))
    ordered = sorted(found.renewed, key=lambda id_: (titles.get(id_, id_), id_))
    with st.expander(words("Neu eingeschätzte Vorhaben"), type="compact", key=f"gc-renewed-{key}"):
        for id_ in ordered[:NAMED]:
            layout.link(
                address.PROJECT, esc(shortened(titles.get(id_, id_))), f"{key}-{id_}", width="stretch", project=id_
            )
        if len(ordered) > NAMED:
            layout.note(
                words("Hier stehen die ersten {shown} von {n}.", shown=NAMED, n=words.number(len(ordered))),
                width="stretch",
            )


def method() -> None:
    """Explain the comparison."""
    words = address.words()
    with st.expander(words("So wird verglichen"), type="compact", key="gc-trends-method"):
        st.markdown(words(METHOD, share=words.percent(COMPARABLE_FROM / 100)))


METHOD = N_(
    "An jedem Tag zählt je Vorhaben die letzte abgeschlossene Einschätzung; sie gilt, bis eine neue vorliegt. Aus "
    "jeder werden dieselben Fragen genommen: die zu jedem Zeitpunkt eine Stufe haben. Daraus entsteht der "
    "Punktwert eines Faktors, und aus allen Vorhaben der Median. Fragen, die erst mit der Umsetzung fällig "
    "wurden, bleiben auf allen Seiten weg. Sind weniger als {share} der Fragen gemeinsam, ist der Vergleich "
    "eingeschränkt. Einschätzungen nach einem anderen Katalog zählen nicht mit; was beim Wechsel der Fassung "
    "dieselbe Kennung behielt, wird verglichen."
)


def _version(portfolio: Portfolio) -> tuple[object, ...]:
    """Return what differs when figures or names do."""
    return portfolio.version, portfolio.as_of, portfolio.catalogue.version, str(portfolio.organisation.timezone)


@st.cache_data(max_entries=64, show_spinner=False)
def _trend(_portfolio: Portfolio, dates: Sequence[date], *version: object) -> Trend:  # noqa: ARG001 - the version is the cache's key
    snapshot = context.snapshot()
    return trend(snapshot.assessments, snapshot.subjects, _portfolio.catalogue, _portfolio.organisation, dates)


@st.cache_data(max_entries=16, show_spinner=False)
def _year_ends(_portfolio: Portfolio, *version: object) -> tuple[tuple[date, int], ...]:  # noqa: ARG001 - the version is the cache's key
    snapshot, as_of = context.snapshot(), _portfolio.as_of
    return year_ends(snapshot.assessments, snapshot.subjects, _portfolio.catalogue, _portfolio.organisation, as_of)
