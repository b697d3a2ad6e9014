"""The form of a project: three fields to begin, the rest folded; all faults in one summary at the top."""

from collections.abc import Iterable, Sequence
from typing import Any

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.model import Check
from gelingenscheck.assessment.subject import Form, Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.organisation import Kind
from gelingenscheck.ui import address, context, failures
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.numerals import quick_minutes
from gelingenscheck.usecases import checks, projects
from gelingenscheck.usecases.forms import Fault, InvalidFormError

PHASE_MEANINGS = {
    Phase.PLANNING: N_("Es wird noch entworfen, beantragt oder beschlossen. Sie beantworten nur die Planungsfragen."),
    Phase.RUNNING: N_("Das Vorhaben findet schon statt. Sie beantworten alle Fragen."),
    Phase.COMPLETED: N_("Das Vorhaben ist vorbei. Sie beantworten alle Fragen im Rückblick."),
}
PHASE_TITLES = {Phase.PLANNING: N_("In Planung"), Phase.RUNNING: N_("Läuft"), Phase.COMPLETED: N_("Beendet")}
FORMS = {Form.PROJECT: N_("Projekt"), Form.PLAN: N_("Planung"), Form.PROCESS: N_("Prozess")}
FIELDS = {
    "title": N_("Titel"), "department": N_("Federführendes Amt"), "phase": N_("Phase"), "form": N_("Art"),
    "partners": N_("Beteiligte Ämter"), "partners_external": N_("Partner außerhalb der Verwaltung"),
    "areas": N_("Verantwortungsbereiche"), "summary": N_("Zweck"), "paper": N_("Nummer der Vorlage"),
    "start": N_("Beginn"), "end": N_("Ende"),
}  # fmt: skip


def new_project(title: str) -> None:
    """Draw the form for a new project and begin its check."""
    words = address.words()
    faults: Sequence[Fault] = st.session_state.pop("gc-faults", ())
    _summary(faults)
    entries = _three(title, None, faults)
    phase = st.radio(
        words("Wo steht das Vorhaben gerade?"),
        list(Phase),
        index=None,
        key=f"gc-new-phase-{words.lang}",
        format_func=lambda code: words(PHASE_TITLES[code]),
        captions=[words(PHASE_MEANINGS[code]) for code in Phase],
    )
    _mark(next((esc(fault.said(words)) for fault in faults if fault.field == "phase"), None))
    with st.expander(words("Weitere Angaben (können warten)"), type="compact", key="gc-new-more"):
        entries |= _rest(None)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        full = st.button(words("Anlegen und beginnen"), type="primary", key="gc-new-full")
        quick = st.button(
            words("Erst der Kurzcheck ({n} Minuten)", n=quick_minutes(len(context.desk().catalogue.factors))),
            type="tertiary",
            icon=":material/bolt:",
            key="gc-new-quick",
        )
    if full or quick:
        _begin(entries, phase, Check.QUICK if quick else Check.FULL)


def _begin(entries: dict[str, Any], phase: Phase | None, kind: Check) -> None:
    desk, role = context.desk(), context.user().role
    missing = () if phase else (Fault("phase", N_("Bitte wählen Sie, wo das Vorhaben gerade steht."), {}),)
    try:
        context.require(Action.REGISTER_PROJECT, entries["department"])
        _refuse_if_faulty(entries, missing)
        subject = projects.register_project(desk, role=role, **entries)
        draft = checks.start_check(desk, subject.id, check=kind, phase=phase, role=role)
    except InvalidFormError as error:
        known = {fault.field for fault in error.faults}
        st.session_state["gc-faults"] = (*error.faults, *(fault for fault in missing if fault.field not in known))
        st.rerun()
    except GelingenscheckError as error:
        failures.show(error)
        return
    context.index().refresh(force=True)
    address.go(address.QUICK if kind is Check.QUICK else address.TASKS, check=draft.id)


def _refuse_if_faulty(entries: dict[str, Any], missing: tuple[Fault, ...]) -> None:
    """Raise `InvalidFormError` before anything is saved."""
    projects.check_entries(context.desk(), **entries)
    if missing:
        raise InvalidFormError(missing)


def change_project(subject: Subject, digest: str) -> None:
    """Draw the form of a known project and save it as a whole."""
    words = address.words()
    faults: Sequence[Fault] = st.session_state.pop("gc-faults", ())
    _summary(faults)
    entries = _three(subject.title, subject, faults) | _rest(subject)
    if not st.button(words("Angaben speichern"), key="gc-save-project"):
        return
    try:
        context.require(Action.CHANGE_SUBJECT, subject.department)
        projects.change_project(context.desk(), subject.id, base_digest=digest, role=context.user().role, **entries)
    except InvalidFormError as error:
        st.session_state["gc-faults"] = error.faults
    except GelingenscheckError as error:
        failures.show(error)
        return
    else:
        context.index().refresh(force=True)
        st.session_state["gc-saved-project"] = True
    st.rerun()


def _summary(faults: Sequence[Fault]) -> None:
    """Say at the top what is to be mended, and where."""
    if not faults:
        return
    words = address.words()
    lines = [
        words.n(
            "**Noch nicht gespeichert: Bitte ergänzen oder ändern Sie eine Angabe.** Alles Eingegebene steht noch da.",
            "**Noch nicht gespeichert: Bitte ergänzen oder ändern Sie {n} Angaben.** Alles Eingegebene steht noch da.",
            len(faults),
        ),
        *(f"- {words(FIELDS[fault.field])}: {esc(fault.said(words))}" for fault in faults),
    ]
    st.error("\n".join([lines[0], "", *lines[1:]]), icon=":material/error:")


def _three(title: str, subject: Subject | None, faults: Sequence[Fault]) -> dict[str, Any]:
    """Draw the fields that are needed."""
    words = address.words()
    wrong = {fault.field: esc(fault.said(words)) for fault in faults}
    entries: dict[str, Any] = {}
    entries["title"] = st.text_input(words("Titel"), value=title, key=_key("title", subject))
    _mark(wrong.get("title"))
    units = [unit for unit in context.desk().organisation.existing(context.today()) if unit.kind is not Kind.COUNCIL]
    needed = Action.CHANGE_SUBJECT if subject else Action.REGISTER_PROJECT
    ids = [unit.id for unit in units if context.may(needed, unit.id)]
    names = context.desk().organisation.names
    known = subject.department if subject else context.own_department()
    if subject and known not in ids:
        ids = [*ids, subject.department]
    entries["department"] = (
        st.selectbox(
            words("Federführendes Amt"),
            ids,
            index=ids.index(known) if known in ids else None,
            format_func=lambda id_: names.get(id_, id_),
            key=_key("department", subject),
            placeholder=words("Bitte wählen"),
        )
        or ""
    )
    _mark(wrong.get("department"))
    return entries


def _mark(sentence: str | None) -> None:
    if sentence:
        st.markdown(f":red[{sentence}]")


def _key(field: str, subject: Subject | None) -> str:
    """Return the name of a field; after a save it is a new one, filled from what is stored."""
    state = f"{subject.id}-{subject.revision}" if subject else "new"
    return f"gc-field-{field}-{state}-{address.words().lang}"


def _rest(subject: Subject | None) -> dict[str, Any]:
    """Draw the fields that can wait."""
    return _partners(subject) | _purpose(subject)


def _partners(subject: Subject | None) -> dict[str, Any]:
    words, organisation = address.words(), context.desk().organisation
    forms = list(Form)
    form = st.selectbox(
        words("Art"), forms, index=forms.index(subject.form) if subject else 0,
        format_func=lambda code: words(FORMS[code]), key=_key("form", subject),
    )  # fmt: skip
    partners = st.multiselect(
        words("Beteiligte Ämter"), _with(organisation.departments, subject.partners if subject else ()),
        default=list(subject.partners) if subject else [],
        format_func=lambda id_: organisation.names.get(id_, id_), key=_key("partners", subject),
        placeholder=words("Ämter auswählen"),
    )  # fmt: skip
    external = st.text_area(
        words("Partner außerhalb der Verwaltung"),
        value="\n".join(subject.partners_external) if subject else "",
        key=_key("external", subject),
        placeholder=words("Vereine, Träger, Initiativen; je Zeile einer, keine Personen"),
        height=80,
    )
    areas = st.multiselect(
        words("Verantwortungsbereiche"), _with(organisation.areas, subject.areas if subject else ()),
        default=list(subject.areas) if subject else [],
        format_func=lambda id_: organisation.areas.get(id_, id_), key=_key("areas", subject),
        placeholder=words("Bereiche auswählen"),
    )  # fmt: skip
    return {"form": form, "partners": partners, "partners_external": external.splitlines(), "areas": areas}


def _with(known: Iterable[str], chosen: Iterable[str]) -> list[str]:
    """Return the ids to choose from; what is stored stays among them, even if the organisation lost it."""
    return list(dict.fromkeys((*known, *chosen)))


def _purpose(subject: Subject | None) -> dict[str, Any]:
    words = address.words()
    summary = st.text_area(
        words("Wozu dient das Vorhaben?"), value=(subject.summary or "") if subject else "",
        key=_key("summary", subject), placeholder=words("Ein Satz genügt."), height=80,
    )  # fmt: skip
    left, right = st.columns(2, gap="medium")
    start = left.date_input(
        words("Beginn"), value=subject.start if subject else None, format="DD.MM.YYYY", key=_key("start", subject)
    )
    end = right.date_input(
        words("Ende"), value=subject.end if subject else None, format="DD.MM.YYYY", key=_key("end", subject)
    )
    paper = st.text_input(
        words("Nummer der Vorlage"), value=(subject.paper or "") if subject else "", key=_key("paper", subject),
        placeholder=words("zum Beispiel 12/0767"), width=240,
    )  # fmt: skip
    return {"summary": summary, "start": start, "end": end, "paper": paper}
