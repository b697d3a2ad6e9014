"""Two catalogues side by side: which step the change needs, what differs, what somebody should look at."""

from collections.abc import Iterable, Sequence
from typing import Final

import streamlit as st

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.catalogue.comparison.continuity import wanted
from gelingenscheck.catalogue.comparison.entries import Comparison, Difference, Entry, Fate
from gelingenscheck.catalogue.comparison.part_names import FATES, part_name
from gelingenscheck.catalogue.comparison.provisions import Step
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_
from gelingenscheck.ui import address, filters, layout
from gelingenscheck.ui.care import marking
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases.review import Look

SHOWN, LISTED = 8, 100
"""Findings drawn at once, and in the fold below; the command line lists all."""
_COLOURS: Final = {
    Fate.CHANGED: "orange", Fate.ADDED: "green", Fate.GONE: "red", Fate.RETIRED: "red", Fate.RENAMED: "blue"
}  # fmt: skip
_LANGUAGES: Final = {"de": N_("Deutsch"), "en": N_("Englisch"), "simple": N_("Einfache Sprache")}
_REASONS: Final = {
    Step.NONE: N_("Es ändert sich nichts, was jemand liest oder was zählt."),
    Step.PATCH: N_("Nur Wortlaut ändert sich; gespeicherte Antworten gelten weiter."),
    Step.MINOR: N_("Es kommt etwas hinzu; gespeicherte Antworten gelten weiter, Neues ist dort noch offen."),
    Step.MAJOR: N_("Fragen fallen weg oder heißen anders, oder Regeln ändern Punktwerte und Einordnungen."),
}
_RISES: Final = {
    Step.NONE: N_("Die Fassung kann bleiben, wie sie ist."),
    Step.PATCH: N_("Die Fassung steigt hinten (patch)."),
    Step.MINOR: N_("Die Fassung steigt in der Mitte (minor)."),
    Step.MAJOR: N_("Die Fassung steigt vorn (major)."),
}
_ANSWERED: Final = ("meaning", "anchors")
"""What of something new or gone is shown beside its title."""
_WHOLE: Final = "katalog"
"""What the address calls the part that belongs to no factor."""


def sides(look: Look, names: tuple[str, str]) -> None:
    """Show which two files are compared, the older one left."""
    left, right = st.columns(2, gap="medium")
    for column, catalogue, side in ((left, look.before, 0), (right, look.after, 1)):
        with column, layout.box(f"side-{side}", gap="xsmall", height="stretch"):
            layout.note(esc(names[side]), width="stretch")
            if catalogue is not None:
                _side(catalogue)


def _side(catalogue: Catalogue) -> None:
    words = address.words()
    st.markdown(f"**{esc(catalogue.title.said(words.lang))}**")
    layout.note(
        words(
            "{id} · Fassung {version} vom {date} · {factors} Faktoren, {questions} Fragen",
            id=esc(catalogue.id), version=esc(catalogue.version), date=words.date(catalogue.released),
            factors=len(catalogue.factors), questions=len(catalogue.questions),
        ), width="stretch",
    )  # fmt: skip


def summary(before: Catalogue, comparison: Comparison, findings: int) -> None:
    """Say first what the change amounts to."""
    with st.container(gap="small"):
        _summary(before, comparison)
        if findings:
            words = address.words()
            st.markdown(words.n("Dazu steht unten 1 Befund.", "Dazu stehen unten {n} Befunde.", findings))


def _summary(before: Catalogue, comparison: Comparison) -> None:
    words = address.words()
    if not comparison.entries:
        st.header(words("Beide sagen dasselbe"), anchor=False)
        return
    if not comparison.same_catalogue:
        st.header(words("Das sind zwei verschiedene Kataloge"), anchor=False)
        layout.lead(words(
            "Ihre Kennungen sind verschieden. Einschätzungen des einen zählen beim anderen nicht mit und lassen sich "
            "nicht überleiten."
        ))  # fmt: skip
    else:
        step = comparison.needed
        st.header(
            words("Nötig ist Fassung {version} oder höher", version=esc(wanted(before.version, step))), anchor=False
        )
        layout.lead(f"{words(_REASONS[step])} {words(_RISES[step])}")
    st.markdown(" ".join(
        f":{_COLOURS[fate]}-badge[{comparison.count(fate)}\u2002{words(FATES[fate])}]"
        for fate in Fate if comparison.count(fate)
    ))  # fmt: skip


def choose(comparison: Comparison, look: Look) -> str:
    """Let the reader choose a factor in which something differs; the choice is in the address."""
    words = address.words()
    counts: dict[str, int] = {}
    for entry in comparison.entries:
        counts[entry.factor or _WHOLE] = counts.get(entry.factor or _WHOLE, 0) + 1
    titles = {_WHOLE: words("Ganzer Katalog")} | _titles(look)
    key = f"gc-comparison-{words.lang}"
    filters.follow("factor", key, counts.__contains__, next(iter(counts)))
    if st.session_state[key] not in counts:
        st.session_state[key] = next(iter(counts))
    chosen = st.selectbox(
        words("Wo sich etwas unterscheidet"),
        list(counts),
        format_func=lambda id_: f"{titles[id_]} ({counts[id_]})",
        key=key,
    )
    filters.write("factor", chosen)
    return chosen


def _titles(look: Look) -> dict[str, str]:
    lang = address.words().lang
    sides = (side for side in (look.before, look.after) if side is not None)
    return {factor.id: f"{factor.number} {factor.title.said(lang)}" for side in sides for factor in side.factors}


def entries(comparison: Comparison, look: Look, factor: str) -> None:
    """Show what differs in one factor, side by side."""
    for entry in comparison.entries:
        if (entry.factor or _WHOLE) == factor:
            with layout.box(f"entry-{entry.owner.replace('*', _WHOLE)}", gap="small"):
                _entry(entry, look)


def _entry(entry: Entry, look: Look) -> None:
    words = address.words()
    name = entry.owner if entry.was in {None, entry.owner} else f"{entry.was} → {entry.owner}"
    badge = f":{_COLOURS[entry.fate]}-badge[{words(FATES[entry.fate])}]"
    layout.note(f"{badge}\u2002{esc(name)}" if name != "*" else badge, width="stretch")
    st.subheader(esc(entry.title.said(words.lang)), anchor=False)
    if entry.fate in {Fate.ADDED, Fate.GONE}:
        _whole(entry)
        return
    catalogue = look.after or look.before
    for difference in entry.differences:
        label = _label(difference, catalogue) if catalogue else difference.part
        _pair(label, *marking.marked(difference.before, difference.after))


def _label(difference: Difference, catalogue: Catalogue) -> str:
    words = address.words()
    parts = [part_name(difference.part, words, catalogue)]
    if difference.level is not None:
        parts.append(words("Stufe {level}", level=difference.level))
    if difference.language is not None:
        parts.append(words(_LANGUAGES[difference.language]))
    return " · ".join(map(esc, parts))


def _pair(label: str, before: str, after: str) -> None:
    """Show one part before and after; on a phone the later one stands below."""
    words = address.words()
    earlier, later = words("bisher"), words("künftig")
    with st.container(gap="xxsmall"):
        st.markdown(f"**{label}**")
        left, right = st.columns(2, gap="small")
        left.markdown(f":small[:gray[{earlier}]]  \n{before}")
        right.markdown(f":small[:gray[{later}]]  \n{after}")


def _whole(entry: Entry) -> None:
    """Show what is there on one side only, as far as one answers it."""
    lang = address.words().lang
    for difference in entry.differences:
        if difference.part in _ANSWERED and difference.language == lang:
            said = difference.before or difference.after or ""
            mark = marking.gone if entry.fate is Fate.GONE else marking.come
            number = f"{difference.level}\u2002" if difference.level is not None else ""
            st.markdown(f"{number}{mark(said)}")


def findings(problems: Sequence[Problem]) -> None:
    """List what keeps a file from being read, what the change breaks, and what the content limits say."""
    words = address.words()
    if not problems:
        return
    st.header(words.n("1 Befund", "{n} Befunde", len(problems)), anchor=False)
    with st.container(gap=None):
        problem_rows(problems[:SHOWN], "finding")
    rest = problems[SHOWN:LISTED]
    if rest:
        with st.expander(words.n("1 weiterer Befund", "{n} weitere Befunde", len(rest)), type="compact", key="gc-rest"):
            with st.container(gap=None):
                problem_rows(rest, "further")
            if len(problems) > LISTED:
                layout.note(words("Alle nennt „python -m gelingenscheck compare ALT NEU“."), width="stretch")


def problem_rows(problems: Iterable[Problem], key: str) -> None:
    """Show problems one below the other: where, what, and what helps."""
    words = address.words()
    for i, problem in enumerate(problems):
        with layout.row(f"{key}-{i}", horizontal=False, gap="xxsmall"):
            st.text(problem.where(words))
            st.markdown(esc(problem.reason(words)))
            layout.note(esc(problem.advice(words)), width="stretch")
