"""What a project's own page shows: its checks, the next one, its release."""

from collections.abc import Sequence

import streamlit as st

from gelingenscheck.access import Action, NotPermittedError
from gelingenscheck.access.view import View
from gelingenscheck.assessment.belonging import belongs
from gelingenscheck.assessment.carrying import current
from gelingenscheck.assessment.model import Assessment, Check, Mode, Status
from gelingenscheck.assessment.subject import Release, Subject
from gelingenscheck.catalogue import Phase
from gelingenscheck.i18n import N_
from gelingenscheck.scoring.profile import profile, profile_sentence
from gelingenscheck.ui import address, context, failures, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.ui.phases import PHASES
from gelingenscheck.usecases import checks as usecases
from gelingenscheck.usecases.desk import Desk

KINDS = {Check.FULL: N_("Einschätzung"), Check.QUICK: N_("Kurzcheck"), Check.CROSSCUTTING: N_("Querschnitts-Check")}


def about(subject: Subject) -> str:
    """Return department, period and paper as Markdown."""
    words = address.words()
    names = context.desk().organisation.names
    parts = [esc(names.get(subject.department, subject.department))]
    if subject.start or subject.end:
        parts.append(f"{words.date(subject.start)} – {words.date(subject.end)}")
    if subject.paper:
        parts.append(words("Vorlage {paper}", paper=esc(subject.paper)))
    if subject.example:
        parts.append(words("Beispiel"))
    return " · ".join(parts)


def checks_of(subject: Subject) -> list[Assessment]:
    """Return the checks of a project in the order of their numbers, without those that were put aside."""
    return [check for check in usecases.checks_of(context.desk(), subject.id) if check.discarded is None]


def checks(subject: Subject, known: Sequence[Assessment]) -> None:
    """Show the checks of a project, the latest first, and the next sensible step."""
    words, desk, known = address.words(), context.desk(), [check for check in known[::-1] if seen(check)]
    st.header(words("Einschätzungen"), anchor=False)
    if not known:
        st.markdown(words("Dieses Vorhaben ist noch nicht eingeschätzt."))
    with st.container(gap=None):
        for check in known:
            _check(check)
    mine = [check for check in known if belongs(check, desk.catalogue)]
    begun = any(check.is_draft and check.check is Check.FULL for check in mine)
    if not begun and context.may(Action.CHECK_PROJECT, subject.department):
        _begin(subject, mine)


def seen(check: Assessment) -> bool:
    """Say whether the one who acts may know of a check."""
    return context.sees(check.department, final=not check.is_draft) is not View.NOTHING


def require_known(subject: Subject, known: Sequence[Assessment]) -> None:
    """Refuse a project of which only drafts of others speak, to whoever may not know of these."""
    if context.sees(subject.department, final=False) is View.NOTHING and not any(map(seen, known)):
        raise NotPermittedError


def _opens(check: Assessment) -> bool:
    """Say whether there is a page of a check for the one who acts; what a quick check says are its answers."""
    view = context.sees(check.department, final=not check.is_draft)
    return view is View.WHOLE or (view is View.BANDS and check.check is not Check.QUICK)


def _progress(check: Assessment) -> str:
    """Say how far a draft is, to those who see no more of it; of a quick check only that it was made."""
    words, catalogue = address.words(), context.desk().catalogue
    if not check.is_draft or check.check is not Check.FULL or not belongs(check, catalogue):
        return words("Entwurf")
    now = current(check, catalogue)
    due = [question.id for factor in catalogue.factors for question in catalogue.due(factor, now.phase)]
    given = sum(now.answer(id_).given for id_ in due)
    return words("Entwurf, {given} von {due} Fragen beantwortet", given=given, due=len(due))


def _check(check: Assessment) -> None:
    words, desk = address.words(), context.desk()
    draft = check.status is Status.DRAFT
    page = address.QUICK if check.check is Check.QUICK else address.TASKS if draft else address.RESULT
    with layout.row(f"check-{check.id}", horizontal=False, gap="xxsmall"):
        title = words(KINDS[check.check])
        if check.phase:
            title += f", {words(PHASES[check.phase])}"
        if check.variant:
            title += words(", Variante {variant}", variant=check.variant)
        if check.mode == "workshop":
            title += words(", im Workshop")
        if _opens(check):
            layout.link(page, title, f"check-{check.id}", check=check.id)
        else:
            st.markdown(title)
        state = words("Entwurf") if _opens(check) else _progress(check)
        if check.finalised:
            day = words.date(check.finalised.day_in(desk.organisation.timezone))
            state = words("abgeschlossen am {date}", date=day)
        layout.note(" · ".join(filter(None, [state, _said(check, desk)])), width="stretch")


def _said(check: Assessment, desk: Desk) -> str:
    """Return what a check says as Markdown; nothing while it is a draft, and of another catalogue only its name."""
    words, catalogue = address.words(), desk.catalogue
    if not belongs(check, catalogue):
        return words("gehört zum Katalog „{catalogue}“, hier nicht gerechnet", catalogue=esc(check.catalogue.id))
    if check.check is not Check.FULL or check.finalised is None:
        return ""
    return esc(profile_sentence(profile(catalogue, check), catalogue, words))


def _begin(subject: Subject, known: Sequence[Assessment]) -> None:
    """Offer the next full check: from the latest final one of its variant with its answers, or a first one."""
    words = address.words()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        phase, variant = _choose_phase(known), _choose_variant(known)
        final = _to_go_on_from([check for check in known if check.variant == variant])
        label = words("Fortschreibung beginnen") if final else words("Einschätzung beginnen")
        if st.button(label, type="primary", key="gc-next-check"):
            with failures.sentences():
                context.require(Action.CHECK_PROJECT, subject.department)
                desk, role = context.desk(), context.user().role
                draft = (
                    usecases.revise_check(desk, final.id, phase=phase, role=role)
                    if final
                    else usecases.start_check(
                        desk, subject.id, check=Check.FULL, phase=phase, variant=variant, role=role
                    )
                )
                context.index().refresh(force=True)
                address.go(address.TASKS, check=draft.id)


def _to_go_on_from(known: Sequence[Assessment]) -> Assessment | None:
    """Return the latest final full check, rather the department's own: a workshop answers few questions one by one."""
    finals = [check for check in known if check.check is Check.FULL and check.status is Status.FINAL]
    own = (check for check in finals if check.mode is Mode.INDIVIDUAL)
    return next(own, finals[0] if finals else None)


def _choose_phase(known: Sequence[Assessment]) -> Phase | None:
    words, phases = address.words(), list(Phase)
    latest = next((check.phase for check in known if check.phase), None)
    return st.selectbox(
        words("Wo steht das Vorhaben jetzt?"), phases, index=phases.index(latest) if latest else None,
        format_func=lambda code: words(PHASES[code]), key=f"gc-next-phase-{words.lang}", width=280,
        placeholder=words("Bitte wählen"),
    )  # fmt: skip


def _choose_variant(known: Sequence[Assessment]) -> str | None:
    """Let the department assess two variants of a project apart; usually there is one."""
    words, codes = address.words(), ["", *usecases.VARIANTS]
    names = {code: words("Variante {variant}", variant=code) for code in usecases.VARIANTS}
    latest = next((check.variant for check in known if check.check is Check.FULL), None) or ""
    chosen = st.selectbox(
        words("Variante"), codes, index=codes.index(latest), format_func=lambda code: names.get(code, words("keine")),
        key=f"gc-next-variant-{words.lang}", width=170,
    )  # fmt: skip
    return chosen or None


def release(subject: Subject) -> None:
    """Let the department say whether the public report may name the project."""
    words = address.words()
    if not context.may(Action.CHANGE_SUBJECT, subject.department):
        return
    st.header(words("Im Bericht an den Rat"), anchor=False)
    st.session_state[f"gc-release-{subject.id}"] = subject.release is Release.COUNCIL
    st.toggle(
        words("Darf im öffentlichen Bericht mit Namen genannt werden"),
        key=f"gc-release-{subject.id}",
        on_change=_release,
        args=(subject,),
    )
    layout.note(
        words("Ohne Freigabe erscheint das Vorhaben dort nur in Summen, mit Freigabe auch mit seinen Maßnahmen."),
        width="stretch",
    )


def _release(subject: Subject) -> None:
    with failures.noted():
        context.require(Action.CHANGE_SUBJECT, subject.department)
        named = st.session_state[f"gc-release-{subject.id}"]
        usecases.set_release(
            context.desk(), subject.id, Release.COUNCIL if named else Release.INTERNAL, role=context.user().role
        )
