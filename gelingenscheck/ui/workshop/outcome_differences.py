"""Where the room and whoever planned see it differently: seen only after voting, so that it sways nobody."""

from collections.abc import Sequence

import streamlit as st

from gelingenscheck.ui import address, context, layout, simple
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases.history import day_of
from gelingenscheck.usecases.workshop import comparing
from gelingenscheck.usecases.workshop.comparing import Difference
from gelingenscheck.usecases.workshop.finishing import ReadBack


def section(back: ReadBack) -> None:
    """Show every item on which the two lie two levels or more apart; without an individual check nothing."""
    desk, words = context.desk(), address.words()
    alone = comparing.planners_check(desk, back.result)
    if alone is None:
        return
    both = tuple(comparing.compared(desk.catalogue, back.result, alone))
    if not both:
        return
    day = words.date(day_of(alone, desk.organisation.timezone))
    with layout.box("differences", gap="small"):
        st.header(words("Wo sehen wir es anders als die Einschätzung vom {date}?", date=day), anchor=False)
        _rows(comparing.differences(desk.catalogue, back.result, alone), len(both))
        layout.link(address.RESULT, words("Zur Einschätzung vom {date}", date=day), "differences-alone", check=alone.id)


def _rows(apart: Sequence[Difference], both: int) -> None:
    words = address.words()
    if not apart:
        said = words.n(
            "Bei der einen Frage, zu der beide etwas sagen, liegen sie weniger als zwei Stufen auseinander.",
            "Bei allen {n} Fragen, zu denen beide etwas sagen, liegen sie weniger als zwei Stufen auseinander.",
            both,
        )
        st.markdown(said)
        return
    with st.container(gap=None):
        for difference in apart:
            with layout.row(f"difference-{difference.item}", horizontal=False, gap="xxsmall"):
                st.markdown(f"**{_name(difference)}**")
                st.markdown(_levels(difference))
    layout.note(
        words("Sprechen Sie darüber, bevor jemand eine der beiden Zahlen ändert: Beide können Gründe haben."),
        width="stretch",
    )


def _name(difference: Difference) -> str:
    """Return what it is about as Markdown."""
    words, catalogue = address.words(), context.desk().catalogue
    factor = catalogue.by_id[difference.factor]
    if difference.whole:
        return simple.said(factor.title, words)
    question = catalogue.questions.get(difference.item)
    return simple.said(question.text if question else factor.crosscutting.text, words)


def _levels(difference: Difference) -> str:
    words = address.words()
    if difference.whole:
        alone = words("im Amt {score} von 100, also etwa Stufe {n}", score=_score(difference), n=_level(difference))
    else:
        alone = words("im Amt Stufe {n}", n=_level(difference))
    return esc(words("Im Raum Stufe {n}, {alone}.", n=difference.room, alone=alone))


def _score(difference: Difference) -> str:
    return address.words().number(difference.alone * comparing.PER_LEVEL)


def _level(difference: Difference) -> str:
    words = address.words()
    return words.number(difference.alone, 0 if float(difference.alone).is_integer() else 1)
