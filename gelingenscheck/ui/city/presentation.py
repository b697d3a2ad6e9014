"""Six slides for a committee: large, calm, and only what may leave the house."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.catalogue import Catalogue, Factor
from gelingenscheck.i18n import N_, Words
from gelingenscheck.portfolio.disclosure import Outside
from gelingenscheck.portfolio.outside_words import (
    asks,
    basis,
    presence_finding,
    profile_finding,
    silent_finding,
    too_few,
)
from gelingenscheck.scoring.few import Few, said
from gelingenscheck.ui import address, context, filters, layout, outside, simple
from gelingenscheck.ui.markup import esc, shortened

SLIDE: Final = "folie"
SPOTS: Final = 3
NAMES: Final = 24
"""Units named on one slide."""
SIGNS: Final = 24
"""Units that have a sign each."""
THERE, NOT_THERE = "●", "○"


class Shown(NamedTuple):
    """What a slide is drawn from."""

    outside: Outside
    catalogue: Catalogue
    names: Mapping[str, str]
    words: Words


class Slide(NamedTuple):
    """One slide: what it is about, its finding, and what stands below."""

    about: str
    finding: Callable[[Shown], str]
    body: Callable[[Shown], None]


def shown() -> Shown:
    """Return what the slides are drawn from."""
    desk = context.desk()
    return Shown(outside.current(), desk.catalogue, desk.organisation.names, address.words())


def number() -> int:
    """Return the slide that the address asks for, counted from 1."""
    asked = address.asked(SLIDE)
    return min(len(SLIDES), max(1, int(asked[:3]))) if asked.isascii() and asked.isdecimal() else 1


def draw(seen: Shown, current: int) -> None:
    """Draw one slide."""
    words, slide = seen.words, SLIDES[current - 1]
    with st.container(key="gc-slide", gap="small"):
        layout.head(esc(slide.finding(seen)), over=f"{words(slide.about)} · {esc(basis(seen.outside, words))}")
        slide.body(seen)


def steps(current: int) -> None:
    """Show where one is, and the ways on, back and out; the arrow keys and Esc press them."""
    words = address.words()
    with st.container(
        key="gc-slide-steps", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        inside = context.may(Action.READ_PORTFOLIO)
        layout.link(address.PORTFOLIO if inside else address.START, words("Beenden"), "slide-out")
        if inside:
            _names()
        with st.container(horizontal=True, vertical_alignment="center", width="content", gap="small"):
            _step(words("Zurück"), "back", current - 1, disabled=current == 1)
            st.markdown(words("{n} von {all}", n=current, all=len(SLIDES)), width="content")
            _step(words("Weiter"), "on", current + 1, disabled=current == len(SLIDES))


def _step(label: str, key: str, target: int, *, disabled: bool) -> None:
    icon = ":material/arrow_back:" if key == "back" else ":material/arrow_forward:"
    st.button(
        label, key=f"gc-slide-{key}", icon=icon, type="tertiary", disabled=disabled,
        on_click=filters.keep, args=(SLIDE, str(target)),
    )  # fmt: skip


def _names() -> None:
    words, key = address.words(), f"gc-slide-names-{address.asked(outside.NAMED)}"
    st.toggle(
        words("Ämter mit Namen"), value=address.asked(outside.NAMED) == "1", key=key, on_change=_name, args=(key,),
        help=words("Mit Namen sieht man auch, von welchen Ämtern noch nichts vorliegt."),
    )  # fmt: skip


def _name(key: str) -> None:
    filters.keep(outside.NAMED, "1" if st.session_state[key] else None)


def _profile(seen: Shown) -> None:
    words = seen.words
    for one in seen.outside.factors:
        factor = seen.catalogue.by_id[one.factor]
        _line(f"profile-{factor.id}", _factor(factor, words), said(one.weak, words) if one.weak else "–", one.weak)
    gap = esc(seen.catalogue.bands[0].name.said(words.lang))
    counted = words("Vorhaben auf „{band}“, von denen, die eingeordnet sind.", band=gap)
    layout.note(counted if seen.outside.ranked else too_few(words), width="stretch")


def _line(key: str, label: str, figure: str, weak: Few | None = None, signs: str = "") -> None:
    """Show one line of a slide: words, a bar or signs where there are any, and the figure."""
    with st.container(key=f"gc-slide-row-{key}", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(label, width="stretch")
        if weak is not None:
            st.progress(weak.high / weak.n, width=220)
        if signs:
            st.markdown(f":gray[{signs}]", width="content")
        st.markdown(f"**{figure}**", width=350)


def _factor(factor: Factor, words: Words) -> str:
    return f"{factor.number}\u2002{simple.said(factor.title, words)}"


def _weak_finding(seen: Shown) -> str:
    words = seen.words
    return words("Was am häufigsten fehlt") if seen.outside.spots else too_few(words)


def _weak_spots(seen: Shown) -> None:
    words = seen.words
    for spot in seen.outside.spots[:SPOTS]:
        question = seen.catalogue.questions[spot.question]
        factor = seen.catalogue.by_id[spot.factor]
        with st.container(key=f"gc-slide-row-spot-{spot.question}", gap="xsmall"):
            st.markdown(simple.said(question.text, words))
            lacking = words("{weak} Vorhaben stehen auf Stufe 0 oder 1", weak=said(spot.weak, words))
            layout.note(f"**{lacking}** · {_factor(factor, words)}", width="stretch")


def _matrix(seen: Shown) -> None:
    """Show for which factors something is there: counted, or unit by unit where they are named."""
    words, units = seen.words, seen.outside.presence
    named = [one for one in units if one.unit is not None and any(one.factors)]
    if named:
        st.markdown("\n".join(_named(seen)))
    else:
        for place, factor in enumerate(seen.catalogue.factors):
            there = sum(one.factors[place] for one in units)
            figure = words("{n} von {all}", n=words.number(there), all=words.number(len(units)))
            signs = THERE * there + NOT_THERE * (len(units) - there) if len(units) <= SIGNS else ""
            _line(f"matrix-{factor.id}", _factor(factor, words), figure, signs=signs)
    layout.note(
        words("{there} liegt vor, {not_there} liegt nicht vor. Was die Ämter angeben, bleibt im Haus.",
              there=THERE, not_there=NOT_THERE),
        width="stretch",
    )  # fmt: skip


def _named(seen: Shown) -> Iterator[str]:
    """Yield a table of Markdown."""
    words, factors = seen.words, seen.catalogue.factors
    yield "| " + words("Amt") + " | " + " | ".join(str(factor.number) for factor in factors) + " |"
    yield "|---|" + ":-:|" * len(factors)
    for one in seen.outside.presence:
        if one.unit is not None and any(one.factors):
            signs = " | ".join(THERE if there else NOT_THERE for there in one.factors)
            yield f"| {esc(shortened(seen.names[one.unit], 60))} | {signs} |"


def _blind(seen: Shown) -> None:
    words, silent = seen.words, seen.outside.silent
    names = [seen.names[one.unit] for one in silent if one.unit is not None]
    if names:
        st.markdown("\n".join(f"- {esc(shortened(name, 60))}" for name in names[:NAMES]))
    if len(names) > NAMES:
        layout.note(words("und {n} weitere", n=len(names) - NAMES), width="stretch")
    if silent:
        st.markdown(
            words("Weder ein Vorhaben aus den letzten 24 Monaten noch der Querschnitts-Check. Das sagt nichts über die "
                  "Arbeit dort, nur, dass wir sie nicht kennen.")
        )  # fmt: skip


def _measures_finding(seen: Shown) -> str:
    words, measures = seen.words, seen.outside.measures
    every = measures.open + measures.done
    if not every:
        return words("Noch ist keine Maßnahme vereinbart")
    return words("{done} von {all} Maßnahmen sind erledigt", done=words.number(measures.done), all=words.number(every))


def _measures(seen: Shown) -> None:
    words, measures = seen.words, seen.outside.measures
    rows = (
        ("done", words("erledigt"), measures.done),
        ("open", words("offen"), measures.open),
        ("late", words("davon überfällig"), measures.overdue),
    )
    for key, label, count in rows:
        _line(f"measures-{key}", label, words.number(count))
    layout.note(words("Stand heute, über alle Vorhaben"), width="stretch")


def _asks(seen: Shown) -> None:
    for i, ask in enumerate(asks(seen.outside, seen.catalogue, seen.words), 1):
        with st.container(key=f"gc-slide-row-ask-{i}"):
            st.markdown(f"**{i}**\u2002{esc(ask)}")


SLIDES: Final = (
    Slide(N_("Profil"), lambda seen: profile_finding(seen.outside, seen.catalogue, seen.words), _profile),
    Slide(N_("Schwachstellen"), _weak_finding, _weak_spots),
    Slide(N_("Querschnitt"), lambda seen: presence_finding(seen.outside, seen.words), _matrix),
    Slide(N_("Blinde Flecken"), lambda seen: silent_finding(seen.outside, seen.words), _blind),
    Slide(N_("Maßnahmen"), _measures_finding, _measures),
    Slide(N_("Worum wir bitten"), lambda seen: seen.words(N_("Das bringt uns im nächsten Jahr weiter")), _asks),
)
