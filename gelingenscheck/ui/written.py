"""A long text that is saved when one leaves its field: what this visit was shown, and what it could not save yet."""

import secrets
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

import streamlit as st

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.ui import address, failures, layout
from gelingenscheck.ui.markup import esc


@dataclass(frozen=True, kw_only=True, slots=True)
class Unsaved:
    """A text that did not reach the store."""

    new: str | None
    reason: str | None
    """Why, in words; None where somebody else was faster and a person has to decide."""


class Written(ABC):
    """One text on this visit's screen."""

    __slots__ = ()
    conflict: ClassVar[type[GelingenscheckError]]
    """What the store raises where somebody else was faster."""

    @property
    @abstractmethod
    def name(self) -> str:
        """Return what tells it from all other texts."""

    @abstractmethod
    def store(self, new: str | None, *, shown: str | None) -> str | None:
        """Ask for permission, write it through and return what is stored then; raise what refuses it."""

    def _name(self, what: str) -> str:
        return f"gc-{what}:{self.name}"

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

    @property
    def disputed(self) -> bool:
        """Say whether a person has to decide between two texts."""
        return self.unsaved is not None and self.unsaved.reason is None

    def save(self) -> None:
        """Write what stands in the field through to the store.

        While a person has to decide between two texts nothing is written: what arrives then is the browser repeating.
        """
        if self.key not in st.session_state or self.disputed:
            return
        typed = str(st.session_state[self.key] or "")
        if typed.strip() == (self.shown or ""):
            st.session_state.pop(self._name("unsaved"), None)
        else:
            self.write(typed, shown=self.shown)

    def write(self, new: str | None, *, shown: str | None) -> None:
        """Write a text through; what the store did not take is kept as unsaved."""
        try:
            stored = self.store(new, shown=shown)
        except self.conflict:
            self._wait(Unsaved(new=new, reason=None))
        except GelingenscheckError as error:
            self._wait(Unsaved(new=new, reason=error.said(address.words())))
        except Exception as error:  # noqa: BLE001 - a callback has no other place that catches
            failures.log.error("a text was not saved", exc_info=error)
            words = address.words()
            self._wait(Unsaved(new=new, reason=words("Der Speicher antwortet nicht. Ihr Text steht noch hier.")))
        else:
            st.session_state.pop(self._name("unsaved"), None)
            st.session_state[self._name("shown")] = stored

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


def state(written: Written, stored: str | None, empty: str) -> str:
    """Return how far the text is saved as Markdown; `empty` is said where there is none."""
    words = address.words()
    if written.unsaved is not None:
        colour, said = ("orange", words("zwei Fassungen")) if written.disputed else ("red", words("nicht gespeichert"))
        return f":{colour}[{said}]"
    return ":gray[" + (words("✓ gespeichert") if stored else empty) + "]"


def field(written: Written, stored: str | None, *, label: str, placeholder: str, height: int = 130) -> None:
    """Draw the field, with what did not reach the store where there is something."""
    unsaved = written.unsaved
    st.text_area(
        label, value=(stored if unsaved is None else unsaved.new) or "", key=written.key, height=height,
        placeholder=placeholder, label_visibility="collapsed", on_change=written.save,
    )  # fmt: skip


def not_saved(written: Written, *, editable: bool) -> None:
    """Say why a text is not saved, and keep it to copy where it can't be written any more."""
    words, unsaved = address.words(), written.unsaved
    if unsaved is None or unsaved.reason is None:
        return
    st.error(esc(unsaved.reason), icon=":material/error:")
    if not editable and unsaved.new:
        st.code(unsaved.new, language=None, wrap_lines=True)
    with st.container(horizontal=True, gap="small"):
        if editable:
            st.button(words("Erneut versuchen"), key=f"{written.key}-again", on_click=written.save)
        st.button(
            words("Gespeicherten Stand zeigen"), key=f"{written.key}-let-go", type="tertiary", on_click=written.let_go
        )


def conflict(written: Written, stored: str | None, key: str, *, none: str) -> None:
    """Show both texts and let the person decide; `none` is said where there is no text."""
    words, mine = address.words(), None if written.unsaved is None else written.unsaved.new
    st.markdown(words(written.conflict.message))
    left, right = st.columns(2, gap="small")
    shown = [
        (left, "mine", words("Ihre Fassung"), mine, words("Meine behalten")),
        (right, "theirs", words("Gespeichert"), stored, words("Gespeicherte übernehmen")),
    ]
    for column, name, title, text, label in shown:
        with column, layout.box(f"{name}-{key}", height="stretch", vertical_alignment="distribute", gap="small"):
            with st.container(gap="xsmall"):
                layout.note(title)
                st.text(text or none)
            act, values = (written.keep_mine, (stored,)) if name == "mine" else (written.let_go, ())
            st.button(label, key=f"{written.key}-{name}", width="stretch", on_click=act, args=values)
