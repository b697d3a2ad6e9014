"""Register a project, change what is known of it, release it for the council's report."""

import re
import secrets
import string
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NotRequired, TypedDict, Unpack

from gelingenscheck.assessment.subject import Form as ProjectForm
from gelingenscheck.assessment.subject import Release, Subject, SubjectKind
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.storage.store import AlreadyThereError, NotFoundError, Stored
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.forms import MAX_ITEMS, MAX_SUMMARY, MAX_TITLE, Form

VARIANTS = ("A", "B")
MAX_SLUG = 60
TRIES = 20
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_OTHER = re.compile(r"[^a-z0-9]+")
_SIGNS = string.ascii_lowercase + string.digits


class NoVariantError(GelingenscheckError):
    """There are two variants, no others."""

    message = N_("Es gibt nur die Varianten A und B. Es wurde nichts geändert.")


def new_id(title: str, token: str) -> str:
    """Return an id that reads like the title and ends in a token, so that equal titles differ."""
    german = unicodedata.normalize("NFC", title).lower().translate(_GERMAN)
    plain = unicodedata.normalize("NFKD", german).encode("ascii", "ignore").decode().lower()
    slug = _OTHER.sub("-", plain).strip("-")[:MAX_SLUG].strip("-")
    return f"{slug or 'vorhaben'}-{token}"


def new_token() -> str:
    """Return four random characters."""
    return "".join(secrets.choice(_SIGNS) for _ in range(4))


class Entries(TypedDict):
    """What is typed into the form of a project."""

    title: str
    department: str
    form: NotRequired[ProjectForm | str]
    partners: NotRequired[Sequence[str]]
    partners_external: NotRequired[Sequence[str]]
    areas: NotRequired[Sequence[str]]
    summary: NotRequired[str | None]
    paper: NotRequired[str | None]
    start: NotRequired[date | None]
    end: NotRequired[date | None]


def check_entries(desk: Desk, **entries: Unpack[Entries]) -> None:
    """Raise `InvalidFormError` with all faulty fields, and save nothing."""
    _typed(desk, entries)


def register_project(desk: Desk, *, role: str = "local", **entries: Unpack[Entries]) -> Subject:
    """Save a new project; raise `InvalidFormError` with all faulty fields."""
    typed = _typed(desk, entries)
    stamp = desk.stamp(typed["department"], role)
    for _ in range(TRIES):
        id_ = new_id(typed["title"], new_token())
        if id_ in desk.organisation.departments:
            continue
        try:
            return desk.store.create(Subject(id=id_, kind=SubjectKind.PROJECT, changed=stamp, **typed)).document
        except AlreadyThereError:
            continue
    raise AlreadyThereError(id=id_)


def change_project(
    desk: Desk, id_: str, *, base_digest: str, role: str = "local", **entries: Unpack[Entries]
) -> Stored[Subject]:
    """Save all that the form shows over the state it was filled from; raise `ChangedElsewhereError` otherwise."""
    typed = _typed(desk, entries)
    known = desk.store.load(Subject, id_).document
    if known.kind is not SubjectKind.PROJECT:
        raise NotFoundError(id=id_)
    changed = replace(known, changed=desk.stamp(known.department, role), **typed)
    return desk.store.replace(changed, base=base_digest)


def set_release(desk: Desk, id_: str, release: Release, *, role: str = "local") -> Subject:
    """Save whether the public report may name the project."""

    def change(subject: Subject) -> Subject:
        if subject.release is release:
            return subject
        return replace(subject, release=release, changed=desk.stamp(subject.department, role))

    return desk.store.update(Subject, id_, change).document


def choose_variant(desk: Desk, id_: str, variant: str | None, *, role: str = "local") -> Subject:
    """Save which variant of a project counts from now on; None while that is open. Raise `NoVariantError`."""
    if variant not in {None, *VARIANTS}:
        raise NoVariantError

    def change(subject: Subject) -> Subject:
        if subject.kind is not SubjectKind.PROJECT:
            raise NotFoundError(id=id_)
        if subject.chosen_variant == variant:
            return subject
        return replace(subject, chosen_variant=variant, changed=desk.stamp(subject.department, role))

    return desk.store.update(Subject, id_, change).document


def _typed(desk: Desk, entries: Entries) -> dict[str, Any]:
    """Return the fields of a subject, trimmed and checked."""
    filled = Form()
    typed: dict[str, Any] = {
        "title": filled.line(
            "title",
            " ".join(entries["title"].split()),
            limit=MAX_TITLE,
            needed=N_("Bitte geben Sie dem Vorhaben einen Namen."),
        ),
        "department": entries["department"],
        "form": _form(filled, entries.get("form", ProjectForm.PROJECT)),
        "partners": filled.known("partners", entries.get("partners", ()), desk.organisation.departments),
        "partners_external": _external(filled, entries.get("partners_external", ())),
        "areas": filled.known("areas", entries.get("areas", ()), desk.organisation.areas),
        "summary": filled.line("summary", entries.get("summary"), limit=MAX_SUMMARY) or None,
        "paper": filled.line("paper", entries.get("paper")) or None,
        "start": filled.day("start", entries.get("start")),
        "end": filled.day("end", entries.get("end")),
    }
    unit = desk.organisation.departments.get(typed["department"])
    if unit is None or not unit.exists(desk.today):
        filled.fault("department", N_("Bitte wählen Sie ein Amt, das es heute gibt."))
    if typed["start"] is not None and typed["end"] is not None and typed["end"] < typed["start"]:
        filled.fault("end", N_("Das Ende liegt vor dem Beginn. Bitte prüfen Sie beide Daten."))
    filled.done()
    return typed


def _form(filled: Form, form: ProjectForm | str) -> ProjectForm:
    if form not in tuple(ProjectForm):
        filled.fault("form", N_("Bitte wählen Sie Projekt, Planung oder Prozess."))
        return ProjectForm.PROJECT
    return ProjectForm(form)


def _external(filled: Form, partners: Sequence[str]) -> tuple[str, ...]:
    lines = tuple(dict.fromkeys(line for partner in partners if (line := filled.line("partners_external", partner))))
    if len(lines) > MAX_ITEMS:
        filled.fault("partners_external", N_("Möglich sind höchstens {limit} Partner."), limit=MAX_ITEMS)
    return lines
