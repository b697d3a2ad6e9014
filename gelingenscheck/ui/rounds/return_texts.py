"""The texts of a unit's return, each saved at once: what this visit was shown, and what it could not save yet."""

import secrets
from dataclasses import dataclass

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.returns.answering import TextChange
from gelingenscheck.returns.model import Return, ReturnText
from gelingenscheck.returns.naming import QUESTIONS
from gelingenscheck.returns.refusals import ReturnChangedError
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import returns

HINTS = {
    ReturnText.DONE: N_("Zum Beispiel: ein Vorhaben, eine Regel im Amt, eine Zusammenarbeit. Zwei, drei Sätze."),
    ReturnText.MISSING: N_("Zum Beispiel: Zeit, Geld, Zugang zu Menschen, eine Entscheidung."),
    ReturnText.COUNCIL: N_("Was der Rat wissen oder entscheiden sollte. Darf leer bleiben."),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Unsaved:
    """A text that did not reach the store."""

    new: str | None
    reason: str | None
    """Why, in words; None where somebody else was faster and a person has to decide."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TextPlace:
    """One text of one return, on this visit's screen."""

    year: int
    unit: str
    text: ReturnText

    def _name(self, what: str) -> str:
        return f"gc-return-{what}:{self.year}:{self.unit}:{self.text}"

    @property
    def key(self) -> str:
        """Return the name of the field; a new visit or generation has a new one, so that it shows what is stored."""
        visit: str = st.session_state.setdefault("gc-visit", secrets.token_hex(4))
        return f"{self._name('field')}:{visit}:{st.session_state.get(self._name('generation'), 0)}"

    def renew(self) -> None:
        """Begin a new generation of the field."""
        name = self._name("generation")
        st.session_state[name] = st.session_state.get(name, 0) + 1

    @property
    def shown(self) -> str | None:
        """Return the text that was drawn last."""
        known: str | None = st.session_state.get(self._name("shown"))
        return known

    def show(self, stored: str | None) -> None:
        """Remember what is drawn; a text that came from elsewhere gets a new field, unless this one waits."""
        if stored != self.shown and self.unsaved is None:
            self.renew()
        st.session_state[self._name("shown")] = stored

    @property
    def unsaved(self) -> Unsaved | None:
        """Return what did not reach the store, if there is something."""
        waiting: Unsaved | None = st.session_state.get(self._name("unsaved"))
        return waiting

    def save(self) -> None:
        """Write what stands in the field through to the store.

        While a person has to decide between two texts nothing is written: what arrives then is the browser repeating.
        """
        if self.key not in st.session_state or (self.unsaved is not None and self.unsaved.reason is None):
            return
        typed = str(st.session_state[self.key] or "")
        if typed.strip() == (self.shown or ""):
            st.session_state.pop(self._name("unsaved"), None)
        else:
            self.write(typed, shown=self.shown)

    def write(self, new: str | None, *, shown: str | None) -> None:
        """Write a text through; what the store did not take is kept as unsaved."""
        change = TextChange(text=self.text, shown=shown, new=new)
        try:
            context.require(Action.WRITE_RETURN, self.unit)
            stored = returns.write_text(context.desk(), self.year, self.unit, change, role=context.user().role)
        except ReturnChangedError:
            self._wait(Unsaved(new=new, reason=None))
        except GelingenscheckError as error:
            self._wait(Unsaved(new=new, reason=error.said(address.words())))
        except Exception as error:  # noqa: BLE001 - a callback has no other place that catches
            failures.log.error("a text was not saved", exc_info=error)
            words = address.words()
            self._wait(Unsaved(new=new, reason=words("Der Speicher antwortet nicht. Ihr Text steht noch hier.")))
        else:
            st.session_state.pop(self._name("unsaved"), None)
            st.session_state[self._name("shown")] = stored.texts.get(self.text)

    def _wait(self, unsaved: Unsaved) -> None:
        st.session_state[self._name("unsaved")] = unsaved

    def keep_mine(self, stored: str | None) -> None:
        """Save the text that somebody else got ahead of, now knowing what is stored."""
        if self.unsaved is not None:
            self.write(self.unsaved.new, shown=stored)
            self.renew()

    def let_go(self) -> None:
        """Take what is stored."""
        st.session_state.pop(self._name("unsaved"), None)
        self.renew()


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
                st.markdown(f":small[{_state(place, stored)}]", width="content")
        st.header(words(QUESTIONS[place.text]), anchor=False)
        if place.unsaved is not None and place.unsaved.reason is None:
            _conflict(place, stored)
        elif editable:
            _field(place, stored)
        else:
            st.text(stored or words("Hier steht nichts."))
        _not_saved(place, editable=editable)


def _state(place: TextPlace, stored: str | None) -> str:
    words = address.words()
    if place.unsaved is not None:
        two = place.unsaved.reason is None
        colour, said = ("orange", words("zwei Fassungen")) if two else ("red", words("nicht gespeichert"))
        return f":{colour}[{said}]"
    return ":gray[" + (words("✓ gespeichert") if stored else words("noch leer")) + "]"


def _field(place: TextPlace, stored: str | None) -> None:
    words, unsaved = address.words(), place.unsaved
    st.text_area(
        words(QUESTIONS[place.text]),
        value=(stored if unsaved is None else unsaved.new) or "",
        key=place.key,
        height=130,
        placeholder=words(HINTS[place.text]),
        label_visibility="collapsed",
        on_change=place.save,
    )


def _not_saved(place: TextPlace, *, editable: bool) -> None:
    """Say why a text is not saved, and keep it to copy where it can't be written any more."""
    words, unsaved = address.words(), place.unsaved
    if unsaved is None or unsaved.reason is None:
        return
    st.error(esc(unsaved.reason), icon=":material/error:")
    if not editable and unsaved.new:
        st.code(unsaved.new, language=None, wrap_lines=True)
    with st.container(horizontal=True, gap="small"):
        if editable:
            st.button(words("Erneut versuchen"), key=f"{place.key}-again", on_click=place.save)
        st.button(
            words("Gespeicherten Stand zeigen"), key=f"{place.key}-let-go", type="tertiary", on_click=place.let_go
        )


def _conflict(place: TextPlace, stored: str | None) -> None:
    """Show both texts and let the person decide."""
    words, mine = address.words(), None if place.unsaved is None else place.unsaved.new
    st.markdown(words(ReturnChangedError.message))
    left, right = st.columns(2, gap="small")
    shown = [
        (left, "mine", words("Ihre Fassung"), mine, words("Meine behalten")),
        (right, "theirs", words("Gespeichert"), stored, words("Gespeicherte übernehmen")),
    ]
    for column, name, title, text, label in shown:
        with column, layout.box(f"{name}-{place.text}", height="stretch", vertical_alignment="distribute", gap="small"):
            with st.container(gap="xsmall"):
                layout.note(title)
                st.text(text or words("Hier steht nichts."))
            act, values = (place.keep_mine, (stored,)) if name == "mine" else (place.let_go, ())
            st.button(label, key=f"{place.key}-{name}", width="stretch", on_click=act, args=values)
