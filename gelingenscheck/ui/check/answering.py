"""What this visit knows of one question: what it was shown, what it could not save yet. The store holds the truth."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from gelingenscheck.assessment.lifecycle import AnswerChangedError, Change
from gelingenscheck.assessment.model import NO_ANSWER_YET, OPEN, Answer, Assessment, Choice, NoAnswer
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.ui import address, context, failures
from gelingenscheck.ui.check.checks import require_answering
from gelingenscheck.usecases import checks

DONT_KNOW, NOT_APPLICABLE = NoAnswer.DONT_KNOW.value, NoAnswer.NOT_APPLICABLE.value
Code = int | str
TO_DRAW = "gc-to-draw"
AT = "gc-at"
"""Per factor the number of the question that was touched last, as others are told it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unsaved:
    """A change that did not reach the store."""

    change: Change
    reason: str | None
    """Why, in words; None where somebody else was faster and a person has to decide."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One question of one check, on this visit's screen."""

    check: str
    question: str
    refresh: tuple[str, ...] = ()
    """Fragments that show something about this question."""
    spot: tuple[str, str] | None = None
    """Factor and number of the question, as others are told where one is."""
    wording: str = field(default_factory=address.wording)
    """How it was read when it was drawn: what is written while one switches arrives under the earlier names."""

    def key(self, what: str) -> str:
        """Return the name of a widget or value; a new visit has new names, so that it shows what is stored."""
        visit: str = st.session_state.setdefault("gc-visit", secrets.token_hex(4))
        return f"gc-{what}:{visit}:{self.wording}:{self.check}:{self.question}"

    def _value(self, what: str) -> str:
        return f"gc-{what}:{self.check}:{self.question}"

    @property
    def shown(self) -> Answer:
        """Return the answer that was drawn last."""
        answer: Answer = st.session_state.get(self._value("shown"), NO_ANSWER_YET)
        return answer

    def show(self, answer: Answer) -> None:
        """Remember what is drawn; a field whose value came from elsewhere gets a new generation."""
        for part in ("choice", "rationale"):
            if getattr(answer, part) != getattr(self.shown, part):
                self.renew(part)
        st.session_state[self._value("shown")] = answer

    @property
    def _waiting(self) -> dict[str, Unsaved]:
        waiting: dict[str, Unsaved] = st.session_state.setdefault(self._value("unsaved"), {})
        return waiting

    @property
    def unsaved(self) -> Unsaved | None:
        """Return a change that did not reach the store, if there is one; first what a person has to decide."""
        return min(self._waiting.values(), key=lambda known: known.reason is not None, default=None)

    def waiting(self, part: str) -> Unsaved | None:
        """Return the change of one part that did not reach the store, if there is one."""
        return self._waiting.get(part)

    @property
    def reason_missing(self) -> bool:
        """Say whether "not applicable" was chosen and its reason is still awaited."""
        return bool(st.session_state.get(self._value("reason")))

    def await_reason(self, *, waiting: bool) -> None:
        """Remember that "not applicable" was chosen; it is not saved without a reason."""
        st.session_state[self._value("reason")] = waiting

    def generation(self, part: str) -> int:
        """Return the generation of a field: a new one shows what is stored, whatever the browser still sends."""
        number: int = st.session_state.get(self._value(f"generation-{part}"), 0)
        return number

    def renew(self, part: str) -> None:
        """Begin a new generation of a field."""
        st.session_state[self._value(f"generation-{part}")] = self.generation(part) + 1

    def save(self, part: str, new: Any) -> None:
        """Write one change through to the store at once, measured against what was shown.

        While a person has to decide between two answers nothing else is written: what arrives then is the browser
        repeating what it sent before the question was asked (each timed rerun carries all fields), not a decision.
        """
        if not self.is_disputed(part):
            self.write(Change(question=self.question, part=part, shown=getattr(self.shown, part), new=new))

    def is_disputed(self, part: str) -> bool:
        """Say whether two people answered and one has to decide."""
        waiting = self.waiting(part)
        return waiting is not None and waiting.reason is None

    def keep_mine(self, stored: Answer) -> None:
        """Save the change that somebody else got ahead of, now knowing what is stored."""
        if self.unsaved is not None:
            part, new = self.unsaved.change.part, self.unsaved.change.new
            self.write(Change(question=self.question, part=part, shown=getattr(stored, part), new=new))

    def try_again(self) -> None:
        """Save the changes that the store did not take."""
        for known in tuple(self._waiting.values()):
            self.write(known.change)

    def let_go(self) -> None:
        """Take what is stored: instead of the change that a person decides on, else of all that wait."""
        unsaved = self.unsaved
        if unsaved is not None and unsaved.reason is None:
            del self._waiting[unsaved.change.part]
        else:
            self._waiting.clear()
        self.await_reason(waiting=False)
        self.renew("rationale")

    def write(self, change: Change) -> None:
        """Write a change through; what the store did not take is kept as unsaved."""
        try:
            stored = _change(self.check, change)
        except AnswerChangedError:
            self._waiting[change.part] = Unsaved(change=change, reason=None)
        except GelingenscheckError as error:
            reason = error.said(address.words())
            self._waiting[change.part] = Unsaved(change=change, reason=reason)
        except Exception as error:  # noqa: BLE001 - a callback has no other place that catches
            failures.log.error("a change was not saved", exc_info=error)
            words = address.words()
            reason = words("Der Speicher antwortet nicht. Ihre Antwort steht noch hier.")
            self._waiting[change.part] = Unsaved(change=change, reason=reason)
        else:
            self._waiting.pop(change.part, None)
            if change.part == "choice":
                self.await_reason(waiting=False)
            st.session_state[self._value("shown")] = stored.answer(self.question)

    def redraw(self) -> None:
        """End a callback: draw only what shows this question, and what an earlier click still waits for.

        Of two quick clicks the second takes the place of the first one's run before that has drawn anything.
        """
        if self.spot:
            factor, number = self.spot
            st.session_state[AT] = {factor: number}
        if self.refresh:
            st.session_state[TO_DRAW] = list(dict.fromkeys([*st.session_state.get(TO_DRAW, ()), *self.refresh]))
            st.rerun(st.session_state[TO_DRAW])

    def drawn(self) -> None:
        """End a drawing: the fragment that is named first in `refresh` waits no longer."""
        st.session_state[TO_DRAW] = [key for key in st.session_state.get(TO_DRAW, ()) if key not in self.refresh[:1]]


def _change(check: str, change: Change) -> Assessment:
    desk = context.desk()
    require_answering(check)
    return checks.change_answer(desk, check, change, role=context.user().role)


def assign(key: str, value: Any) -> None:
    """Give a widget a value where it has another one.

    Each assignment makes the browser drop what was chosen while the run was under way, and repeat the older value
    with its next request: of two quick clicks the second would be lost.
    """
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def code_of(choice: Choice) -> Code | None:
    """Return the option that stands for a choice; None for open."""
    return choice.level if choice.no_answer is None else choice.no_answer.value


def choice_of(code: Code | None, *, reason: str | None = None, note: str | None = None) -> Choice:
    """Return the choice that an option stands for."""
    if code is None:
        return OPEN
    if isinstance(code, int):
        return Choice(level=code)
    return Choice(no_answer=NoAnswer(code), reason=reason, note=note)


def options(*, may_not_apply: bool) -> Sequence[Code]:
    """Return the options of a question: five levels, then the reasons for none."""
    return [0, 1, 2, 3, 4, DONT_KNOW, *([NOT_APPLICABLE] if may_not_apply else [])]
