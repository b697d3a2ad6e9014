"""Two checks side by side: which they are, where they differ most, and which variant counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.carrying import only_asked
from gelingenscheck.assessment.lifecycle import DiscardedError
from gelingenscheck.assessment.model import Check
from gelingenscheck.assessment.subject import Release
from gelingenscheck.charts.wording import signed
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.scoring.course import course
from gelingenscheck.scoring.profile import profile
from gelingenscheck.scoring.side_by_side import Pair, Side, Standing, side_by_side
from gelingenscheck.ui import address, context, failures, layout, simple
from gelingenscheck.ui.check import checks, history
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.usecases.projects import VARIANTS, choose_variant

STANDINGS: Final = {
    Standing.OPEN: N_("offen"),
    Standing.DONT_KNOW: N_("weiß noch nicht"),
    Standing.NOT_APPLICABLE: N_("trifft nicht zu"),
    Standing.NOT_DUE: N_("noch nicht fällig"),
    Standing.NOT_ASKED: N_("in dieser Fassung nicht gefragt"),
}
RATIONALE, NAME = 400, 40
"""Letters of a rationale, and of a title beside a level."""


class NotToCompareError(GelingenscheckError):
    """Only final checks with all questions stand side by side."""

    message = N_(
        "Nebeneinander stehen nur abgeschlossene Einschätzungen mit allen Fragen; diese ist ein Entwurf oder ein "
        "anderer Check. Bitte wählen Sie eine andere."
    )


@dataclass(frozen=True, kw_only=True)
class Two:
    """What is compared, and how each side is called where space is short. All texts are Markdown."""

    left: OpenCheck
    right: OpenCheck

    @property
    def names(self) -> tuple[str, str]:
        """Return what tells the two apart: the project, or what differs within one."""
        left, right = self.left.assessment, self.right.assessment
        if left.subject != right.subject:
            return _short(self.left), _short(self.right)
        words = address.words()
        if left.variant and right.variant and left.variant != right.variant:
            return words("Variante {variant}", variant=left.variant), words("Variante {variant}", variant=right.variant)
        return esc(history.name_of(left)), esc(history.name_of(right))

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Return the questions, in the order of the catalogue."""
        left, right = self.left, self.right
        sides = ((left.assessment, left.version), (right.assessment, right.version))
        return side_by_side(left.desk.catalogue, *sides)


def _short(check: OpenCheck) -> str:
    return esc(shortened(check.subject.title if check.subject else check.assessment.subject, NAME))


def final(id_: str) -> OpenCheck:
    """Return a check that can stand beside another; raise `NotToCompareError` where it cannot."""
    check = checks.load(id_)
    if check.assessment.discarded is not None:
        raise DiscardedError
    if check.assessment.check is not Check.FULL or check.assessment.finalised is None:
        raise NotToCompareError
    return check


def variant(two: Two) -> None:
    """Let the department say which of two variants counts."""
    left, right = two.left.assessment, two.right.assessment
    subject = two.left.subject
    if subject is None or not context.may(Action.CHANGE_SUBJECT, subject.department):
        return
    if left.subject != right.subject or {left.variant, right.variant} != set(VARIANTS):
        return
    words, key = address.words(), f"gc-variant-{subject.id}-{address.words().lang}"
    options = {"": words("noch offen"), **{code: words("Variante {variant}", variant=code) for code in VARIANTS}}
    with layout.box("variant", gap="small"):
        st.header(words("Welche Variante gilt?"), anchor=False)
        st.session_state[key] = subject.chosen_variant or ""
        st.radio(
            words("Gewählte Variante"), list(options), format_func=options.__getitem__, key=key, horizontal=True,
            on_change=_choose_variant, args=(subject.id, subject.department, key), label_visibility="collapsed",
        )  # fmt: skip
        layout.note(
            words("Im Portfolio zählt nur die gewählte Variante. Solange das offen ist, zählt keine von beiden."),
            width="stretch",
        )


def _choose_variant(subject: str, department: str, key: str) -> None:
    with failures.noted():
        context.require(Action.CHANGE_SUBJECT, department)
        choose_variant(context.desk(), subject, st.session_state[key] or None, role=context.user().role)


def compared(two: Two) -> None:
    """Show the questions: far apart first, then one level, equal, and what cannot be compared."""
    if not (two.left.whole and two.right.whole):
        _only_factors(two)
        return
    words, pairs = address.words(), two.pairs
    known = [pair for pair in pairs if pair.difference is not None]
    apart = sorted((pair for pair in known if pair.apart), key=lambda pair: -abs(pair.difference or 0))
    st.header(_finding(len(apart), len(known)), anchor=False)
    _factors(two, known)
    with st.container(gap=None):
        for pair in apart:
            _pair(two, pair)
    close = [pair for pair in known if pair.difference and not pair.apart]
    equal = [pair for pair in known if pair.difference == 0]
    rest = [pair for pair in pairs if pair.difference is None]
    one = words.n("Eine Stufe dazwischen: 1 Frage", "Eine Stufe dazwischen: {n} Fragen", len(close))
    _folded(two, "close", one, close)
    _folded(two, "equal", words.n("Gleich: 1 Frage", "Gleich: {n} Fragen", len(equal)), equal)
    _folded(two, "rest", words.n("Nicht vergleichbar: 1 Frage", "Nicht vergleichbar: {n} Fragen", len(rest)), rest)
    if any(_withheld(two.left, pair.left) or _withheld(two.right, pair.right) for pair in pairs):
        layout.note(
            words("Begründungen stehen hier nur bei Vorhaben, die für den Bericht an den Rat freigegeben sind."),
            width="stretch",
        )


def _only_factors(two: Two) -> None:
    """Show what may be compared without reading the answers: the bands of both sides."""
    words, catalogue = address.words(), two.left.desk.catalogue
    st.header(words("Faktor für Faktor"), anchor=False)
    layout.note(
        words("Die Antworten liest nur das federführende Amt. Hier stehen deshalb nur die Einordnungen."),
        width="stretch",
    )
    left, right = (profile(catalogue, check.assessment) for check in (two.left, two.right))
    names = {entry.band: entry.name.said(words.lang) for entry in catalogue.bands} | {
        None: words("noch ohne Einordnung")
    }
    rows = [
        {
            words("Faktor"): f"{factor.number} {simple.said(factor.title, words)}",
            words("Links"): esc(names[one.band]), words("Rechts"): esc(names[other.band]),
        }
        for factor, one, other in zip(catalogue.factors, left.scores, right.scores, strict=True)
    ]  # fmt: skip
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")


def _finding(apart: int, known: int) -> str:
    words = address.words()
    if not known:
        return words("Keine Frage hat auf beiden Seiten eine Stufe")
    if not apart:
        return words("Nirgends liegen zwei Stufen oder mehr dazwischen")
    return words.n(
        "Bei einer von {all} vergleichbaren Fragen liegen zwei Stufen oder mehr dazwischen",
        "Bei {n} von {all} vergleichbaren Fragen liegen zwei Stufen oder mehr dazwischen",
        apart, all=words.number(known),
    )  # fmt: skip


def _factors(two: Two, known: Sequence[Pair]) -> None:
    """Show the factors over the questions that both sides answered."""
    words, catalogue = address.words(), two.left.desk.catalogue
    both = course(catalogue, [only_asked(check.assessment, catalogue) for check in (two.left, two.right)])
    rows = []
    for part in both.factors:
        factor, (left, right) = catalogue.by_id[part.factor], part.scores
        apart = sum(pair.apart for pair in known if pair.question.factor == part.factor)
        rows.append({
            words("Faktor"): f"{factor.number} {simple.said(factor.title, words)}",
            words("Links"): words.number(left), words("Rechts"): words.number(right),
            words("Unterschied"): "–" if left is None or right is None else signed(words, right - left),
            words("Fragen mit zwei Stufen und mehr"): words.number(apart),
        })  # fmt: skip
    with st.expander(words("Je Faktor"), type="compact", key="gc-beside-factors"):
        st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
        layout.note(words("Gerechnet nur aus den Fragen, die auf beiden Seiten eine Stufe haben."), width="stretch")


def _folded(two: Two, key: str, label: str, pairs: Sequence[Pair]) -> None:
    """Show questions that one unfolds; they are drawn only then."""
    if not pairs:
        return
    fold = st.expander(label, type="compact", key=f"gc-pairs-{key}-{address.wording()}", on_change="rerun")
    if fold.open:
        with fold, st.container(gap=None):
            for pair in pairs:
                _pair(two, pair)


def _pair(two: Two, pair: Pair) -> None:
    """Show one question with what both sides say to it."""
    words, factor = address.words(), two.left.desk.catalogue.by_id[pair.question.factor]
    with layout.row(f"pair-{pair.question.id}", horizontal=False, gap="xsmall"):
        layout.note(f"{factor.number}\u2002{simple.said(factor.title, words)}", width="stretch")
        st.markdown(f"**{simple.said(pair.question.text, words)}**")
        sides = zip(st.columns(2, gap="medium"), (two.left, two.right), (pair.left, pair.right), two.names, strict=True)
        for column, check, side, name in sides:
            with column, st.container(gap="xxsmall"):
                _side(check, pair, side, name)


def _side(check: OpenCheck, pair: Pair, side: Side, name: str) -> None:
    words = address.words()
    if side.level is None:
        st.markdown(f":gray[{name}:] {words(STANDINGS[side.standing])}")
        return
    level = words("Stufe {level}", level=side.level)
    st.markdown(f":gray[{name}:] **{level}**")
    st.markdown(simple.said(pair.question.anchors[side.level], words))
    if side.answer.rationale and not _withheld(check, side):
        layout.note(words("Begründung: {text}", text=esc(shortened(side.answer.rationale, RATIONALE))), width="stretch")


def _withheld(check: OpenCheck, side: Side) -> bool:
    """Say whether there is a rationale that is not released."""
    released = check.subject is not None and check.subject.release is Release.COUNCIL
    return bool(side.answer.rationale) and side.level is not None and not released
