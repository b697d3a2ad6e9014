"""The lists of the start page: drafts, results, what was put aside, and the note on examples."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.model import Check
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.portfolio.others import others_sentences
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.markup import esc, shortened
from gelingenscheck.ui.phases import PHASES
from gelingenscheck.ui.reach import allowed
from gelingenscheck.usecases import checks, examples, shelf
from gelingenscheck.usecases.shelf import Entry

SHOWN = 6
"""Drafts drawn at once; more are a click away."""
LISTED = 40
"""Drafts in a list at most; the search finds the others."""


def guarded(action: Action, act: Callable[..., Any], *arguments: Any, department: str | None = None) -> None:
    """Do something from a button: ask for permission, keep a failure for the next drawing."""
    with failures.noted():
        context.require(action, department)
        act(context.desk(), *arguments)
        context.index().refresh(force=True)


def when(entry: Entry) -> str:
    """Return when a check was changed last: the time of today, else the day."""
    words, zone = address.words(), context.desk().organisation.timezone
    local = entry.changed.astimezone(zone)
    if local.date() == context.today():
        return words("heute, {time}", time=words.time(local, zone))
    return words.date(local.date())


def about(entry: Entry) -> str:
    """Return department and phase as Markdown."""
    words, names = address.words(), context.desk().organisation.names
    parts = [esc(names.get(entry.department, entry.department))]
    if entry.check == Check.CROSSCUTTING:
        parts = [words("Querschnitts-Check")]  # the unit is the title already
    elif entry.phase:
        parts.append(words(PHASES[Phase(entry.phase)]))
    if entry.example:
        parts.append(words("Beispiel"))
    return " · ".join(parts)


def whole(entry: Entry) -> bool:
    """Say whether the one who acts reads a draft whole; others see how far it is at most."""
    return context.may(Action.READ_DRAFT, entry.department)


def seen_drafts(entries: Sequence[Entry]) -> list[Entry]:
    """Return the drafts that the one who acts may know of; those of the own desk come first."""
    departments = {entry.department for entry in entries}
    read, known = allowed(Action.READ_DRAFT, departments), allowed(Action.SEE_PROGRESS, departments)
    seen = (entry for entry in entries if entry.department in read | known)
    return sorted(seen, key=lambda entry: entry.department not in read)


def seen_results(entries: Sequence[Entry]) -> list[Entry]:
    """Return the final checks that the one who acts may open; those of the own desk come first.

    What a quick check says are its answers.
    """
    departments = {entry.department for entry in entries}
    read, known = allowed(Action.READ_ANSWERS, departments), allowed(Action.READ_FINAL, departments)
    seen = (entry for entry in entries if entry.department in (read if entry.check == Check.QUICK else known))
    return sorted(seen, key=lambda entry: entry.department not in read)


def nothing_yet(catalogue: Catalogue) -> None:
    """Say that nothing is saved yet, and offer the examples where they answer the catalogue."""
    words = address.words()
    with layout.box("empty", width=layout.READ):
        st.header(words("Hier ist noch nichts gespeichert"), anchor=False)
        st.markdown(
            words("Sobald Sie ein Vorhaben einschätzen, steht der Entwurf hier, und Sie können jederzeit weitermachen.")
        )
        if not (examples.fit(catalogue) and context.may(Action.MANAGE_EXAMPLES)):
            return
        st.markdown(
            words(
                "Wenn Sie sich erst umsehen möchten: Die Beispieldaten zeigen eine erfundene Stadt und lassen sich mit "
                "einem Klick wieder entfernen."
            )
        )
        st.button(
            words("Mit Beispieldaten ansehen"),
            icon=":material/visibility:",
            on_click=guarded,
            args=(Action.MANAGE_EXAMPLES, examples.load_examples),
        )


def others_note(snapshot: Snapshot) -> None:
    """Say how many assessments of other catalogues there are, in none of the lists."""
    for sentence in others_sentences(shelf.others(snapshot), address.words()):
        layout.note(esc(sentence), width="stretch")


def drafts(entries: Sequence[Entry]) -> None:
    """Show drafts to go on with."""
    words = address.words()
    mine = context.may_somewhere(Action.READ_DRAFT)
    st.header(words("Weitermachen") if mine else words("In den Ämtern in Arbeit"), anchor=False)
    if not entries:
        st.markdown(words("Zurzeit ist kein Entwurf offen."))
    for entry in entries[:SHOWN]:
        _draft(entry)
    if len(entries) > SHOWN:
        with st.expander(words("Weitere Entwürfe ({n})", n=len(entries) - SHOWN), type="compact"):
            for entry in entries[SHOWN:LISTED]:
                with layout.row(f"draft-{entry.id}", horizontal=False, gap="xxsmall"):
                    page, values = _page(entry) if whole(entry) else (address.PROJECT, {"project": entry.subject})
                    layout.link(page, esc(shortened(entry.title)), f"draft-{entry.id}", width="stretch", **values)
                    layout.note(f"{about(entry)} · {when(entry)}")
            if len(entries) > LISTED:
                layout.note(words("Ältere Entwürfe finden Sie über die Suche nach dem Vorhaben."), width="stretch")


def _page(entry: Entry) -> tuple[str, dict[str, str]]:
    """Return where a draft is worked on, with what its address holds."""
    if entry.check == Check.CROSSCUTTING:
        return address.CROSSCUTTING_CHECK, {"amt": entry.department}
    return (address.QUICK if entry.check == Check.QUICK else address.TASKS), {"check": entry.id}


def _draft(entry: Entry) -> None:
    words = address.words()
    with layout.box(f"draft-{entry.id}"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            with st.container(gap="xxsmall", width=400):
                st.subheader(esc(shortened(entry.title)), anchor=False)
                last = words("zuletzt {when}", when=when(entry))
                layout.note(f"{about(entry)} · {last}", width="stretch")
            if whole(entry):
                _go_on(entry)
        said = (
            words("Kurzcheck: {given} von {due} Sätzen beantwortet", given=entry.given, due=entry.due)
            if entry.check == Check.QUICK
            else words("{given} von {due} Fragen beantwortet", given=entry.given, due=entry.due)
        )
        st.progress(min(1.0, entry.given / entry.due) if entry.due else 0.0, text=f":small[{said}]")


def _go_on(entry: Entry) -> None:
    """Offer the next sensible step: the first factor with an open question, else reading it all once more."""
    words = address.words()
    factor = context.desk().catalogue.by_id.get(entry.next_factor or "")
    label = words("Weiter bei Faktor {number}", number=factor.number) if factor else words("Weiter")
    if st.button(label, key=f"gc-go-{entry.id}", icon=":material/arrow_forward:", icon_position="right"):
        if factor:
            address.go(address.FACTOR, check=entry.id, factor=factor.id)
        page, values = _page(entry)
        address.go(address.ANSWERS if page == address.TASKS else page, **values)


def results(snapshot: Snapshot, entries: Sequence[Entry]) -> None:
    """Show the last results with their bands in words."""
    words = address.words()
    st.header(words("Letzte Ergebnisse"), anchor=False)
    if not entries:
        st.markdown(words("Noch ist nichts abgeschlossen."))
        return
    with st.container(gap=None):
        for entry in entries:
            with layout.row(f"result-{entry.id}", horizontal=False, gap="xxsmall"):
                target = address.QUICK if entry.check == Check.QUICK else address.RESULT
                layout.link(target, esc(shortened(entry.title)), f"result-{entry.id}", width="stretch", check=entry.id)
                layout.note(f"{about(entry)} · {_outcome(snapshot, entry)}", width="stretch")


def _outcome(snapshot: Snapshot, entry: Entry) -> str:
    words, catalogue = address.words(), context.desk().catalogue
    if entry.check == Check.QUICK:
        return words("Kurzcheck")
    row = snapshot.assessments[snapshot.assessments["id"] == entry.id].iloc[0]
    counts = [int(row[f"band_{factor.id}"]) for factor in catalogue.factors]
    parts = [
        words("{n}\u00a0{band}", n=counts.count(i), band=esc(band.name.said(words.lang)))
        for i, band in reversed(list(enumerate(catalogue.bands)))
        if counts.count(i)
    ]
    return ", ".join(parts) or words("noch unvollständig")


def put_aside(entries: Sequence[Entry]) -> None:
    """Show discarded drafts that can be restored."""
    mine = allowed(Action.CHECK_PROJECT, {entry.department for entry in entries})
    entries = [entry for entry in entries if entry.department in mine]
    if not entries:
        return
    words = address.words()
    with st.expander(
        words.n("1 verworfener Entwurf", "{n} verworfene Entwürfe", len(entries)), type="compact", key="gc-put-aside"
    ):
        for entry in entries:
            with layout.row(f"aside-{entry.id}", horizontal_alignment="distribute"):
                with st.container(gap="xxsmall", width=400):
                    st.markdown(esc(shortened(entry.title)))
                    layout.note(words("{about} · verworfen {when}", about=about(entry), when=when(entry)))
                st.button(
                    words("Zurückholen"),
                    key=f"gc-restore-{entry.id}",
                    on_click=guarded,
                    args=(Action.CHECK_PROJECT, checks.restore_check, entry.id),
                    kwargs={"department": entry.department},
                )


def examples_note(snapshot: Snapshot) -> None:
    """Say that examples are shown, and offer to remove them."""
    if not (snapshot.subjects["example"].any() and context.may(Action.MANAGE_EXAMPLES)):
        return
    words = address.words()
    with layout.box("examples", gap="small"):
        st.header(words("Beispieldaten sind geladen"), anchor=False)
        st.markdown(
            words(
                "Erfundene Vorhaben der Musterstadt. Sie zählen nur, solange noch kein eigenes Vorhaben gespeichert "
                "ist. "
                "Beim Entfernen bleibt alles, was Sie selbst angelegt haben."
            )
        )
        st.button(
            words("Beispieldaten entfernen"),
            icon=":material/delete:",
            on_click=guarded,
            args=(Action.MANAGE_EXAMPLES, examples.remove_examples),
        )
