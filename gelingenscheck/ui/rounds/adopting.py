"""Known projects from a list: choose or type it, look at what would be taken and what not, then take it over."""

import hashlib
from collections.abc import Callable, Sequence

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.organisation import Kind
from gelingenscheck.returns.known_projects import LeftOut, Preview
from gelingenscheck.returns.list_rows import NewProject
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.rounds.returns import View
from gelingenscheck.usecases import known_projects

SHOWN = 50
"""Rows of a preview that are shown; of those that are not taken more, since each needs a look."""
LEFT_OUT = 200
LETTERS = 100
"""Of a title, at most."""
ADOPTED, GENERATION = "gc-adopted", "gc-adopting-generation"


def section(view: View) -> None:
    """Offer to complete the list of known projects while the round is open; drawn only while it is unfolded."""
    words = view.words
    if not (view.live and context.may(Action.REGISTER_PROJECT)):
        return
    adopted = st.session_state.pop(ADOPTED, None)
    if adopted is not None:
        st.success(
            words.n("Ein Vorhaben ist jetzt eingetragen.", "{n} Vorhaben sind jetzt eingetragen.", adopted)
            if adopted
            else words("Alle Vorhaben der Liste waren schon bekannt; es wurde nichts angelegt.")
        )
    fold = st.expander(words("Bekannte Vorhaben ergänzen"), key="gc-adopting", on_change="rerun")
    if fold.open:
        with fold:
            st.fragment(_choose, key="gc-adopting-part")()


def _choose() -> None:
    """Let the reader choose a file or type titles; runs as a fragment."""
    with failures.sentences():
        context.require(Action.REGISTER_PROJECT)
        words, generation = address.words(), st.session_state.get(GENERATION, 0)
        layout.lead(
            words(
                "Die bekannten Vorhaben sind die Menge, an der sich „aktuell eingeschätzt“ misst. Zuerst sehen Sie, "
                "was übernommen würde und was nicht; gespeichert wird erst danach."
            )
        )
        ways = {"file": words("CSV-Datei"), "typed": words("Eintippen")}
        way = st.radio(
            words("Woher kommt die Liste?"), list(ways), format_func=ways.__getitem__, horizontal=True,
            key=f"gc-adopting-way-{words.lang}",
        )  # fmt: skip
        if way == "file":
            _file(f"gc-adopting-file-{generation}")
        else:
            _typed(generation)
        failures.show_noted("gc-adopting-failure")


def _file(key: str) -> None:
    words = address.words()
    file = st.file_uploader(words("Liste als CSV-Datei (höchstens 5 MB)"), type=["csv", "txt"], key=key)
    layout.note(
        words(
            "In der ersten Zeile stehen die Spalten: „Titel“ und „Amt“ werden gebraucht, „Beginn“, „Ende“, „Art“, "
            "„Vorlage“ und „Zweck“ dürfen dabei sein, in beliebiger Reihenfolge."
        ),
        width="stretch",
    )
    if file is not None:
        data = file.getvalue()
        _looked_through(
            hashlib.sha256(data).hexdigest(),
            lambda: known_projects.preview_file(context.desk(), context.snapshot(), data),
        )


def _typed(generation: int) -> None:
    words, desk = address.words(), context.desk()
    units = {unit.id: unit.label for unit in desk.organisation.existing(desk.today) if unit.kind is not Kind.COUNCIL}
    unit = st.selectbox(
        words("Amt"), list(units), index=None, format_func=units.__getitem__, placeholder=words("Bitte wählen"),
        width=420, key=f"gc-adopting-unit-{generation}",
    )  # fmt: skip
    text = st.text_area(
        words("Titel, je Zeile einer"), height=140, key=f"gc-adopting-text-{generation}",
        placeholder=words("Umbau Schulweg\nRadweg am Kanal"),
    )  # fmt: skip
    if unit and text.strip():
        _looked_through(f"{unit}\n{text}", lambda: known_projects.preview_typed(desk, context.snapshot(), text, unit))


def _looked_through(source: str, look: Callable[[], Preview]) -> None:
    """Show what would be taken and what not; looked through once for the same list and store."""
    key = (source, context.snapshot().version)
    known, preview = st.session_state.get("gc-adopting-preview", (None, None))
    if known != key or preview is None:
        try:
            preview = look()
        except GelingenscheckError as error:
            failures.show(error)
            return
        st.session_state["gc-adopting-preview"] = (key, preview)
    _preview(preview)


def _preview(preview: Preview) -> None:
    words, taken, left = address.words(), preview.taken, preview.left_out
    st.subheader(
        words(
            "{taken}, {left}",
            taken=words.n("{n} Vorhaben wird übernommen", "{n} Vorhaben werden übernommen", len(taken)),
            left=words.n("{n} Zeile nicht", "{n} Zeilen nicht", len(left)),
        ),
        anchor=False,
    )
    if preview.ignored:
        ignored = words.listed([words("„{name}“", name=esc(shortened(name, 40))) for name in preview.ignored])
        said = words.n(
            "Nicht gebraucht wird die Spalte {names}.",
            "Nicht gebraucht werden die Spalten {names}.",
            len(preview.ignored),
            names=ignored,
        )
        layout.note(said, width="stretch")
    if taken:  # over the rows, which may be hundreds
        label = words.n("Dieses Vorhaben übernehmen", "Diese {n} Vorhaben übernehmen", len(taken))
        if st.button(label, type="primary", key="gc-adopt"):
            _adopt(preview)
    if left:
        st.markdown(words("**Wird nicht übernommen**"))
        _rows([_left_out(row) for row in left[:LEFT_OUT]], "left-out")
        _rest(len(left) - LEFT_OUT)
    if taken:
        st.markdown(words("**Wird übernommen**"))
        _rows([_taken(row) for row in taken[:SHOWN]], "taken")
        _rest(len(taken) - SHOWN)


def _rows(rows: Sequence[tuple[str, str]], key: str) -> None:
    """Show what stands in the list, and below it what is said of it; as lines, since a table would not fit a phone."""
    with st.container(gap=None):
        for i, (text, said) in enumerate(rows):
            with layout.row(f"{key}-{i}", horizontal=False, gap="xxsmall"):
                st.markdown(text)
                layout.note(said, width="stretch")


def _rest(n: int) -> None:
    if n > 0:
        words = address.words()
        layout.note(words.n("Dazu kommt eine weitere Zeile.", "Dazu kommen {n} weitere Zeilen.", n), width="stretch")


def _left_out(row: LeftOut) -> tuple[str, str]:
    words = address.words()
    text = words("Zeile {line}: {text}", line=row.line, text=esc(shortened(row.text, LETTERS)) or words("ohne Text"))
    return text, esc(row.reason.said(words))


def _taken(row: NewProject) -> tuple[str, str]:
    words, names = address.words(), context.desk().organisation.names
    parts = [words("Zeile {line}", line=row.line), esc(names.get(row.unit, row.unit))]
    if row.start is not None:
        parts.append(words("ab {date}", date=words.date(row.start)))
    if row.end is not None:
        parts.append(words("bis {date}", date=words.date(row.end)))
    return esc(shortened(row.title, LETTERS)), " · ".join(
        [*parts, *(esc(remark.said(words)) for remark in row.remarks)]
    )


def _adopt(preview: Preview) -> None:
    """Register all that the preview takes, or nothing, and begin anew."""
    context.require(Action.REGISTER_PROJECT)
    index = context.index()
    made = known_projects.adopt(context.desk(), lambda: index.refresh(force=True), preview, role=context.user().role)
    index.refresh(force=True)
    st.session_state[ADOPTED] = len(made)
    st.session_state[GENERATION] = st.session_state.get(GENERATION, 0) + 1
    st.session_state.pop("gc-adopting-preview", None)
    st.rerun()
