"""The texts of a unit's return, each saved at once."""

from dataclasses import dataclass

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.i18n import N_
from gelingenscheck.returns.answering import TextChange
from gelingenscheck.returns.model import Return, ReturnText
from gelingenscheck.returns.naming import QUESTIONS
from gelingenscheck.returns.refusals import ReturnChangedError
from gelingenscheck.ui import address, context, layout, written
from gelingenscheck.ui.written import Written
from gelingenscheck.usecases import returns

HINTS = {
    ReturnText.DONE: N_("Zum Beispiel: ein Vorhaben, eine Regel im Amt, eine Zusammenarbeit. Zwei, drei Sätze."),
    ReturnText.MISSING: N_("Zum Beispiel: Zeit, Geld, Zugang zu Menschen, eine Entscheidung."),
    ReturnText.COUNCIL: N_("Was der Rat wissen oder entscheiden sollte. Darf leer bleiben."),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class TextPlace(Written):
    """One text of one return, on this visit's screen."""

    conflict = ReturnChangedError
    year: int
    unit: str
    text: ReturnText

    @property
    def name(self) -> str:
        """Return what tells it from all other texts."""
        return f"return:{self.year}:{self.unit}:{self.text}"

    def store(self, new: str | None, *, shown: str | None) -> str | None:
        """Write the text through, for those who may."""
        change = TextChange(text=self.text, shown=shown, new=new)
        context.require(Action.WRITE_RETURN, self.unit)
        known = returns.write_text(context.desk(), self.year, self.unit, change, role=context.user().role)
        return known.texts.get(self.text)


def places(year: int, unit: str) -> list[TextPlace]:
    """Return the places of all texts of a return."""
    return [TextPlace(year=year, unit=unit, text=text) for text in ReturnText]


def card(place: TextPlace, answer: Return | None, *, editable: bool) -> None:
    """Draw one text with its question and its saved state."""
    words, stored = address.words(), None if answer is None else answer.texts.get(place.text)
    place.show(stored)
    with layout.box(f"return-{place.text}", gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
            order = list(ReturnText)
            layout.note(words("{i} von {n}", i=order.index(place.text) + 1, n=len(order)))
            with st.container(key=f"gc-saved-return-{place.text}", width="content", gap=None):
                saved = written.state(place, stored, words("noch leer"))
                st.markdown(f":small[{saved}]", width="content")
        st.header(words(QUESTIONS[place.text]), anchor=False)
        if place.disputed:
            written.conflict(place, stored, place.text, none=words("Hier steht nichts."))
        elif editable:
            question, hint = words(QUESTIONS[place.text]), words(HINTS[place.text])
            written.field(place, stored, label=question, placeholder=hint)
        else:
            st.text(stored or words("Hier steht nichts."))
        written.not_saved(place, editable=editable)
