"""What measures change: the levels after those that are done, and what the open ones would change."""

import pandas as pd
import streamlit as st

from gelingenscheck.portfolio.measure_sentences import EFFECTS, effect_sentence, outlook_sentence
from gelingenscheck.portfolio.measures import State, effect_counts
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.ui import address, context, filters, layout, simple
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases.city_measures import outlook_of


def effects(every: pd.DataFrame) -> None:
    """Show whether levels rose after measures that are done."""
    words, counts = address.words(), effect_counts(every)
    said = effect_sentence(counts, words)
    if not said:
        return
    with layout.box("effects", gap="small"):
        st.header(words("Was sich danach geändert hat"), anchor=False)
        st.markdown(said)
        with st.container(horizontal=True, gap="medium"):
            for effect, name in EFFECTS.items():
                if counts[effect]:
                    label = f"{words(name)}: {words.number(counts[effect])}"
                    layout.link(
                        address.MEASURES, label, f"effect-{effect}", wirkung=effect, zustand=State.DONE,
                        stand=address.asked("stand"),
                    )  # fmt: skip
        layout.note(
            words(
                "Verglichen wird dieselbe Frage: in der Einschätzung, aus der die Maßnahme stammt, und in der letzten "
                "abgeschlossenen. Ob es an der Maßnahme lag, sagt der Vergleich nicht."
            ),
            width="stretch",
        )


def outlook(portfolio: Portfolio) -> None:
    """Show on request what the open measures would change, marked as an assumption."""
    words = address.words()
    with layout.box("outlook", gap="small"):
        st.header(words("Was wäre, wenn …"), anchor=False)
        filters.follow("annahme", "gc-outlook", lambda asked: asked == "1")
        st.session_state["gc-outlook"] = bool(st.session_state["gc-outlook"])
        on = st.toggle(words("… alle offenen Maßnahmen so wirken wie erwartet?"), key="gc-outlook")
        filters.write("annahme", "1" if on else "")
        if on:
            _assumed(portfolio)
        layout.note(
            words("Eine Annahme, keine Einschätzung: Sie wird nicht gespeichert und zählt nirgends mit."),
            width="stretch",
        )


def _assumed(portfolio: Portfolio) -> None:
    words, catalogue = address.words(), portfolio.catalogue
    found = outlook_of(context.snapshot(), portfolio)
    said = outlook_sentence(found, catalogue, words)
    st.markdown(esc(said) if said else words("Keine offene Maßnahme erwartet eine höhere Stufe als heute."))
    band = esc(catalogue.bands[0].name.said(words.lang))
    with st.container(gap=None):
        for moved in found:
            factor = catalogue.by_id[moved.factor]
            parts = [
                words(
                    "auf „{band}“ {now} → {then}",
                    band=band,
                    now=words.number(moved.weak[0]),
                    then=words.number(moved.weak[1]),
                ),
                words("Median {now} → {then}", now=words.number(moved.median[0]), then=words.number(moved.median[1])),
                words.n("1 Maßnahme", "{n} Maßnahmen", moved.measures),
            ]
            with layout.row(f"outlook-{factor.id}", horizontal=False, gap=None):
                st.markdown(f"{factor.number}\u2002{simple.said(factor.title, words)}")
                layout.note(" · ".join(parts), width="stretch")
