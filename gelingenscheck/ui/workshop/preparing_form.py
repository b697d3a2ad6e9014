"""The one page on which a workshop is prepared: time, agenda, languages, people. All of it is kept in the address."""

from dataclasses import replace

import streamlit as st

from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.ui import address, context, failures, filters, layout
from gelingenscheck.ui.care import languages as care
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.workshop import preparing_agenda, preparing_language
from gelingenscheck.ui.workshop.room import WORKSHOP, require_running
from gelingenscheck.usecases.workshop import preparing
from gelingenscheck.usecases.workshop.preparing import MOST_EXPECTED, MOST_THRESHOLD, Preparation
from gelingenscheck.workshop import timing
from gelingenscheck.workshop.model import LEAST_THRESHOLD, Item, Workshop

MINUTES, INTERPRETED, EXPECTED, LEAST = "minuten", "gedolmetscht", "personen", "schwelle"
"""Names in the address; what is as usual is not in it."""
CHANGING = "aendern"
"""In the address: what was prepared is being changed."""
USUAL_MINUTES = 90
_DONE = "gc-workshop-prepared"


def new(subject: str) -> None:
    """Draw the form for a subject: a project, or a unit for what is standard there."""
    about = preparing.about(context.desk(), subject)
    require_running(about.id)
    words = address.words()
    layout.head(
        words("Workshop vorbereiten"),
        words("Alles ist ausgefüllt, wie es meistens passt. Ändern Sie, was bei Ihnen anders ist."),
        over=esc(about.title),
    )
    chosen = _form(Preparation(subject=about.id, minutes=USUAL_MINUTES, items=()), f"new-{about.id}")
    with layout.box("workshop-create", gap="small"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            _save(words("Workshop anlegen"), "create", chosen, primary=True)
            label = words("Allein üben: Probe mit gedachten Teilnehmenden")
            _save(label, "rehearse", replace(chosen, rehearsal=True))
        layout.note(
            words("Danach testen Sie alles mit dem eigenen Handy; ändern können Sie die Vorbereitung, bis die erste "
                  "Abstimmung offen ist. Eine Probe zählt nirgends mit."),
            width="stretch",
        )  # fmt: skip


def change(workshop: Workshop) -> None:
    """Draw the form with what was prepared for a workshop."""
    words = address.words()
    layout.head(words("Vorbereitung ändern"), over=esc(workshop.title))
    chosen = _form(preparing.prepared(workshop), f"change-{workshop.id}")
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        _save(words("Änderungen speichern"), "change", chosen, primary=True, id_=workshop.id)
        layout.link(address.WORKSHOP, words("Nichts ändern"), "workshop-unchanged", **{WORKSHOP: workshop.id})


def _form(usual: Preparation, scope: str) -> Preparation:
    """Draw all fields and return what stands in them; `scope` keeps the fields of two workshops apart."""
    failures.show_noted()
    _go_on()
    with st.container(gap="small"):
        timed = _time(usual, scope)
    with st.container(gap="small"):
        items = _agenda(timed, scope)
    with st.container(gap="small"):
        languages = _languages(usual)
    with st.container(gap="small"):
        expected, threshold = _people(usual, scope)
    return replace(timed, items=items, languages=languages, expected=expected, threshold=threshold)


def _go_on() -> None:
    """Open the workshop that a button has just saved."""
    done = st.session_state.pop(_DONE, None)
    if done:
        address.go(address.WORKSHOP, **{WORKSHOP: done})


def _time(usual: Preparation, scope: str) -> Preparation:
    words, lengths = address.words(), [str(length) for length in timing.LENGTHS]
    st.header(words("Zeit"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        key, before = f"gc-workshop-{MINUTES}-{scope}", str(usual.minutes)
        filters.follow(MINUTES, key, lengths.__contains__, before)
        minutes = st.segmented_control(words("Minuten"), lengths, key=key, required=True) or before
        filters.write(MINUTES, "" if minutes == before else minutes)
        key = f"gc-workshop-{INTERPRETED}-{scope}"
        st.session_state.setdefault(key, address.asked(INTERPRETED) == "1" or usual.interpreted)
        interpreted = st.toggle(words("Es wird gedolmetscht: 30 % mehr Zeit je Frage"), key=key)
        filters.keep(INTERPRETED, "1" if interpreted else None)
    return replace(usual, minutes=int(minutes), interpreted=interpreted)


def _agenda(timed: Preparation, scope: str) -> tuple[Item, ...]:
    words, desk = address.words(), context.desk()
    st.header(words("Fragen"), anchor=False)
    possible = preparing.possible_items(desk, timed.subject, timed.phase)
    items = timed.items
    if not items:
        items = preparing.proposed_items(desk, timed.subject, timed.minutes, interpreted=timed.interpreted)
        layout.note(
            words("Vorgeschlagen sind die schwächsten Faktoren, dann die, zu denen noch nichts bekannt ist."),
            width="stretch",
        )
    items = preparing_agenda.chosen(items, possible)
    fits = timing.fitting(timed.minutes, interpreted=timed.interpreted)
    preparing_agenda.agenda(items, possible, desk.catalogue, fits, scope)
    return items


def offered() -> tuple[Language, ...]:
    """Return the languages that lie beside the catalogue in use."""
    languages, _ = care.offered(context.desk().catalogue)
    return languages


def _languages(usual: Preparation) -> tuple[str, ...]:
    words = address.words()
    st.header(words("Sprachen auf den Handys"), anchor=False)
    languages, problems = care.offered(context.desk().catalogue)
    care.faulty(problems)
    layout.note(
        words("Alle wählen auf dem Handy selbst und können jederzeit wechseln. Gespeichert wird die Sprache nicht."),
        width="stretch",
    )
    return preparing_language.chosen(languages, usual.languages)


def _people(usual: Preparation, scope: str) -> tuple[int, int]:
    words = address.words()
    st.header(words("Menschen im Raum"), anchor=False)
    with st.container(horizontal=True, gap="medium"):
        label = words("Erwartete Personen")
        expected = _number(label, EXPECTED, usual.expected, (1, MOST_EXPECTED), scope)
        label = words("Ergebnisse erst ab so vielen Stimmen")
        threshold = _number(label, LEAST, usual.threshold, (LEAST_THRESHOLD, MOST_THRESHOLD), scope)
    layout.note(
        words("Mit weniger Stimmen wird nirgends etwas gezeigt oder gespeichert, damit niemand zu erkennen ist. Unter "
              "{n} geht es nie.", n=LEAST_THRESHOLD),
        width="stretch",
    )  # fmt: skip
    if threshold > expected:
        st.warning(
            words("Erwartet werden weniger Menschen, als für ein Ergebnis nötig sind. So wird nie eines gezeigt."),
            icon=":material/info:",
        )
    return expected, threshold


def _number(label: str, name: str, usual: int, limits: tuple[int, int], scope: str) -> int:
    key, asked, (least, most) = f"gc-workshop-{name}-{scope}", address.asked(name), limits
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= len(str(most)) else usual
    st.session_state.setdefault(key, min(most, max(least, number)))
    value: int = st.number_input(label, min_value=least, max_value=most, step=1, key=key, width=300)
    filters.keep(name, str(value) if value != usual else None)
    return value


def _save(label: str, key: str, chosen: Preparation, *, primary: bool = False, id_: str | None = None) -> None:
    st.button(
        label, type="primary" if primary else "secondary", key=f"gc-workshop-{key}",
        on_click=_write, args=(chosen, id_),
    )  # fmt: skip


def _write(chosen: Preparation, id_: str | None) -> None:
    with failures.noted():
        require_running(chosen.subject)
        desk, store = context.desk(), context.workshops()
        ids, role = [language.id for language in offered()], context.user().role
        if id_ is None:
            kept = context.settings().ballots_kept
            st.session_state[_DONE] = preparing.prepare(desk, store, chosen, offered=ids, kept=kept, role=role).id
        else:
            st.session_state[_DONE] = preparing.change(desk, store, id_, chosen, offered=ids, role=role).id
