"""How one project developed: its checks in order, what was planned against what is reached, and what to set beside."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from gelingenscheck.assessment.model import Assessment, Mode
from gelingenscheck.charts.figure import Figure, figure
from gelingenscheck.charts.frames import band_words, profile_frame
from gelingenscheck.charts.trends_frames import course_frame
from gelingenscheck.scoring import sentences
from gelingenscheck.scoring.course import Course, course
from gelingenscheck.scoring.factor import factor_scores
from gelingenscheck.ui import address, context, figures, filters, layout, simple
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.phases import PHASES
from gelingenscheck.usecases.history import Series, day_of, histories

SERIES_FROM: Final = 3
"""From so many checks on all of them are drawn, beside two that one chooses."""


def section(checks: Sequence[Assessment]) -> None:
    """Show what the final checks of a project say together; nothing while there is only one."""
    desk = context.desk()
    found = histories(checks, desk.catalogue, desk.organisation.timezone)
    several = {str(i): series for i, series in enumerate(found) if len(series.checks) > 1}
    words = address.words()
    if several:
        with layout.box("history"):
            st.header(words("Wie es sich entwickelt hat"), anchor=False)
            chosen = several[_choose_series(several)]
            if len(chosen.checks) >= SERIES_FROM:
                _all_checks(chosen)
            _two_checks(chosen)
        _phases(chosen)
    _beside(found)
    if found:
        latest = max((series.checks[-1] for series in found), key=lambda check: day_of(check, context.timezone()))
        label = words("Neben ein anderes Vorhaben stellen")
        layout.link(address.SIDE_BY_SIDE, label, "beside-other", links=latest.id)


def name_of(check: Assessment, *, day: bool = True) -> str:
    """Return phase, variant, mode and day of a check in words, plain."""
    words = address.words()
    parts = [words(PHASES[check.phase]) if check.phase else ""]
    if check.variant:
        parts.append(words("Variante {variant}", variant=check.variant))
    if check.mode is Mode.WORKSHOP:
        parts.append(words("im Workshop"))
    return ", ".join(filter(None, [*parts, _day(check) if day else ""]))


def _day(check: Assessment) -> str:
    return address.words().date(day_of(check, context.desk().organisation.timezone))


def _choose_series(several: dict[str, Series]) -> str:
    """Let the reader choose where there are several series; the choice is in the address."""
    words, key, first = address.words(), f"gc-filter-reihe-{address.words().lang}", next(iter(several))
    if len(several) == 1:
        return first

    def said(code: str) -> str:
        series = several[code]
        mode = words("im Workshop") if series.mode is Mode.WORKSHOP else words("im Amt")
        return ", ".join([*([words("Variante {variant}", variant=series.variant)] if series.variant else []), mode])

    filters.follow("reihe", key, several.__contains__, first)
    chosen = st.segmented_control(words("Einschätzungen"), list(several), format_func=said, key=key, required=True)
    filters.write("reihe", "" if chosen in {None, first} else str(chosen))
    return chosen or first


def _all_checks(series: Series) -> None:
    words = address.words()
    since = words("dem {date}", date=_day(series.checks[0]))
    found = course(context.desk().catalogue, series.checks)
    _draw(found, series.checks, ("years", {"since": since}), words("Alle Einschätzungen."))


def _two_checks(series: Series) -> None:
    """Show two checks, the last two unless others are chosen."""
    words, ids = address.words(), {check.id: check for check in series.checks}
    order = list(ids)
    earlier, later = order[-2:]
    if len(order) > 2:  # noqa: PLR2004 - with two there is nothing to choose
        with st.container(horizontal=True, gap="small"):
            earlier = _choose_check("von", words("Von"), ids, earlier)
            later = _choose_check("bis", words("Bis"), ids, later)
        if earlier == later:
            layout.note(words("Bitte wählen Sie zwei verschiedene Einschätzungen."), width="stretch")
            return
        earlier, later = sorted((earlier, later), key=order.index)
    pair = (ids[earlier], ids[later])
    found = course(context.desk().catalogue, pair)
    _draw(found, pair, ("change", {}), "")
    _newly_due(found)
    layout.link(
        address.SIDE_BY_SIDE, words("Frage für Frage nebeneinander"), "history-pair", links=earlier, rechts=later
    )


def _choose_check(name: str, label: str, ids: dict[str, Assessment], usual: str) -> str:
    key = f"gc-filter-{name}-{address.words().lang}"
    filters.follow(name, key, ids.__contains__, usual)
    chosen: str = st.selectbox(label, list(ids), format_func=lambda id_: name_of(ids[id_]), key=key, width=300)
    filters.write(name, "" if chosen == usual else chosen)
    return chosen


def _draw(found: Course, checks: Sequence[Assessment], how: tuple[str, dict[str, str]], said: str) -> None:
    words, catalogue, (kind, options) = address.words(), context.desk().catalogue, how
    names = [_day(check) for check in checks]
    note = " ".join(filter(None, [said, sentences.comparable_sentence(found, words)]))

    def build() -> Figure:
        frame = course_frame(found, catalogue, words.lang, names)
        bands = band_words(catalogue, words.lang)
        if kind == "years":
            return figure("years", frame, words, bands=bands, note=note, **options)
        return figure("change", frame, words, bands=bands, note=note)

    drawn = figures.built(build, kind, words.lang, catalogue.version, found, *names)
    key = f"history-{kind}"
    figures.draw(drawn, key)
    figures.table(drawn, key, name=" ".join([words("Entwicklung"), checks[0].subject, *names]))


def _newly_due(found: Course) -> None:
    """List the questions that are compared with nothing, since they became due in between."""
    words, catalogue = address.words(), context.desk().catalogue
    if not found.newly_due:
        return
    with st.expander(words("Neu fällige Fragen"), type="compact", key="gc-newly-due"):
        for part in found.factors:
            if part.newly_due:
                factor = catalogue.by_id[part.factor]
                st.markdown(f"**{factor.number}\u2002{simple.said(factor.title, words)}**")
                texts = (simple.said(catalogue.questions[id_].text, words) for id_ in part.newly_due)
                st.markdown("\n".join(f"- {text}" for text in texts))


def _phases(series: Series) -> None:
    """Show what was planned before the start against what is reached now."""
    planning, now = series.planning, series.reached
    if planning is None or now is None:
        return
    words, catalogue = address.words(), context.desk().catalogue
    note = words(
        "Geplant: Planungsfragen der Einschätzung vom {then}. Erreicht: Umsetzungsfragen der Einschätzung vom {now}.",
        then=_day(planning), now=_day(now),
    )  # fmt: skip

    def build() -> Figure:
        frame = phases_frame(planning, now)
        return figure("planned", frame, words, bands=band_words(catalogue, words.lang), note=note)

    version = [(check.id, check.revision) for check in (planning, now)]
    drawn = figures.built(build, "phases", words.lang, catalogue.version, *version, note)
    with layout.box("phases"):
        st.header(words("Damals geplant, heute erreicht"), anchor=False)
        name = words("Geplant und erreicht")
        figures.draw(drawn, "phases")
        figures.table(drawn, "phases", name=f"{name} {now.subject}")


def phases_frame(planning: Assessment, now: Assessment) -> pd.DataFrame:
    """Return the rows of a comparison: planned as a check before the start said it, reached as the latest one."""
    catalogue = context.desk().catalogue
    then = [score.planned for score in factor_scores(catalogue, planning)]
    frame = profile_frame(factor_scores(catalogue, now), catalogue, address.words().lang)
    return frame.assign(planned=pd.Series(then, frame.index, dtype=float))


def _beside(found: Sequence[Series]) -> None:
    """Offer the latest checks of two series side by side: two variants, or alone and in a workshop."""
    words = address.words()
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            if (one.mode is other.mode) is not (one.variant == other.variant):
                ends = sorted((one.checks[-1], other.checks[-1]), key=lambda check: (check.variant or "", check.mode))
                said = [esc(name_of(check)) for check in ends]
                layout.link(
                    address.SIDE_BY_SIDE, words("Nebeneinander: {left} – {right}", left=said[0], right=said[1]),
                    f"beside-{ends[0].id}-{ends[1].id}", width="stretch", links=ends[0].id, rechts=ends[1].id,
                )  # fmt: skip
