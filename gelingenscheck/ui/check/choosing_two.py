"""Choose the two checks that stand side by side; both are in the address, and every choice is a link."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import streamlit as st

from gelingenscheck.assessment.model import Mode
from gelingenscheck.catalogue import Phase
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.ui import address, context, failures, filters, layout
from gelingenscheck.ui.check import history, side_by_side
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.check.side_by_side import Two
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.phases import PHASES
from gelingenscheck.usecases.comparable import Comparable, checks_found, checks_of_project

LEFT, RIGHT = "links", "rechts"
"""In the address: the ids of the checks."""
HITS: Final = 12


class _Place(NamedTuple):
    """One side of the page."""

    name: str
    other: str

    @property
    def chosen(self) -> str:
        """Return the id that the address asks for here."""
        return address.asked(self.name)

    @property
    def beside(self) -> str:
        """Return the id that the address asks for on the other side."""
        return address.asked(self.other)

    def link(self, label: str, key: str, id_: str | None, icon: str | None = None) -> None:
        """Show a link that sets this side and keeps the other."""
        values = dict(sorted({self.name: id_, self.other: self.beside or None}.items()))
        layout.link(address.SIDE_BY_SIDE, label, f"{self.name}-{key}", width="stretch", icon=icon, **values)


def two() -> Two | None:
    """Draw both sides; None until there is something to compare."""
    words = address.words()
    left, right = st.columns(2, gap="medium")
    with left, layout.box("left", height="stretch"):
        first = _side(_Place(LEFT, RIGHT), words("Links"))
    with right, layout.box("right", height="stretch"):
        second = _side(_Place(RIGHT, LEFT), words("Rechts"))
    if first is None or second is None:
        return None
    if first.assessment.id == second.assessment.id:
        layout.note(words("Links und rechts steht dieselbe Einschätzung. Bitte wählen Sie zwei verschiedene."))
        return None
    layout.link(
        address.SIDE_BY_SIDE, words("Seiten tauschen"), "swap", icon=":material/swap_horiz:",
        links=second.assessment.id, rechts=first.assessment.id,
    )  # fmt: skip
    return Two(left=first, right=second)


def _side(place: _Place, heading: str) -> OpenCheck | None:
    """Show the check of one side, or the way to choose one."""
    st.header(heading, anchor=False)
    if place.chosen:
        try:
            check = side_by_side.final(place.chosen)
        except GelingenscheckError as error:
            failures.show(error)
        else:
            _chosen(place, check)
            return check
    _choose(place)
    return None


def _chosen(place: _Place, check: OpenCheck) -> None:
    words = address.words()
    layout.link(address.RESULT, check.title, f"{place.name}-open", width="stretch", check=check.assessment.id)
    st.markdown(f"{esc(history.name_of(check.assessment))} · {check.department}")
    place.link(words("Andere wählen"), "other", None)


def _choose(place: _Place) -> None:
    """Offer the other checks of the project on the other side, and a search over all projects."""
    words, snapshot, zone = address.words(), context.snapshot(), context.timezone()
    same = _of_same_project(place)
    if same:
        layout.note(words("Vom selben Vorhaben"))
        _hits(place, same)
    label = words("Vorhaben suchen ({side})", side=words("links") if place.name == LEFT else words("rechts"))
    query = filters.text(f"suche-{place.name}", label, words("Titel"), 340)
    if not query:
        return
    shown = {place.beside, *(known.id for known in same)}
    found = [known for known in checks_found(snapshot, query, zone) if known.id not in shown]
    _hits(place, found[:HITS])
    if not found:
        layout.note(words("Zu diesen Wörtern gibt es keine weitere abgeschlossene Einschätzung."), width="stretch")
    if len(found) > HITS:
        layout.note(words("Es gibt noch mehr; bitte suchen Sie genauer."), width="stretch")


def _of_same_project(place: _Place) -> list[Comparable]:
    """Return the other checks of the project whose check stands on the other side."""
    snapshot = context.snapshot()
    rows = snapshot.assessments
    subjects = rows["subject"][rows["id"] == place.beside]
    if not len(subjects):
        return []
    same = checks_of_project(snapshot, subjects.iloc[0], context.timezone())
    return [known for known in same if known.id != place.beside]


def _hits(place: _Place, found: Sequence[Comparable]) -> None:
    with st.container(gap="small"):
        for known in found:
            place.link(_named(known), known.id, known.id)


def _named(known: Comparable) -> str:
    """Return title, phase, variant, mode, day and department of a check as Markdown."""
    words, names = address.words(), context.desk().organisation.names
    parts = [words(PHASES[Phase(known.phase)])] if known.phase else []
    if known.variant:
        parts.append(words("Variante {variant}", variant=known.variant))
    if known.mode == Mode.WORKSHOP:
        parts.append(words("im Workshop"))
    about = ", ".join([*parts, words.date(known.day)])
    return f"{esc(shortened(known.title))} – {esc(about)} · {esc(names.get(known.department, known.department))}"
