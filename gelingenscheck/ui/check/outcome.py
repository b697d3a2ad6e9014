"""What a check says: the profile with its figures explained, what helps most, why it is not higher, what changed."""

import pandas as pd
import streamlit as st

from gelingenscheck.assessment.carrying import only_asked
from gelingenscheck.charts.figure import Figure, figure
from gelingenscheck.charts.frames import band_words, profile_frame
from gelingenscheck.scoring import sentences
from gelingenscheck.scoring.change import change
from gelingenscheck.scoring.profile import Profile
from gelingenscheck.ui import figures, layout, simple
from gelingenscheck.ui.check import calculation
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases.history import predecessor


def catalogue_note(check: OpenCheck) -> None:
    """Say that another version of the catalogue was answered."""
    now = check.desk.catalogue
    if check.version != now.version:
        layout.note(
            check.words(
                "Beantwortet mit der Katalogfassung {answered}; gerechnet wird mit den Fragen, die es heute noch "
                "gibt ({now}).",
                answered=esc(check.version),
                now=esc(now.version),
            ),
            width="stretch",
        )


def _figure(check: OpenCheck, known: Profile, kind: str) -> Figure:
    """Return a chart of this check, built once per revision and language."""
    words, catalogue = check.words, check.desk.catalogue

    def build() -> Figure:
        frame = profile_frame(known.scores, catalogue, words.lang)
        names = band_words(catalogue, words.lang)
        if kind == "planned":
            return figure("planned", frame, words, bands=names)
        finding = sentences.target_sentence(known, catalogue.target, words)
        return figure(
            "radar" if kind == "radar" else "profile",
            frame,
            words,
            bands=names,
            finding=finding,
            target=catalogue.target,
        )

    version = (check.assessment.id, check.assessment.revision, str(check.assessment.changed.at), catalogue.version)
    return figures.built(build, kind, words.lang, *version)


def profile_box(check: OpenCheck, known: Profile) -> None:
    """Show the profile; the radar is an option, since many expect one."""
    words = check.words
    with layout.box("profile"):
        views = {"profile": words("Balken"), "radar": words("Netz")}
        view = st.radio(
            words("Darstellung"),
            list(views),
            format_func=views.__getitem__,
            key=f"gc-view-{words.lang}",
            label_visibility="collapsed",
            horizontal=True,
        )
        drawn = _figure(check, known, view)
        figures.draw(drawn, "profile")
        for line in sentences.beside_scores(known, check.desk.catalogue, check.words):
            layout.note(line, width="stretch")
        left, middle, right = st.columns(3, gap="medium")
        with left:
            figures.table(drawn, "profile")
        with middle, st.expander(words("So wird gerechnet"), type="compact", key="gc-method"):
            st.markdown(esc(sentences.method(check.desk.catalogue, words)))
        if not check.whole:
            return
        with right:
            fold = st.expander(
                words("Jede Zahl im Einzelnen"), type="compact", key=f"gc-calculations-{words.lang}", on_change="rerun"
            )
        if fold.open:
            for factor, score in zip(check.desk.catalogue.factors, known.scores, strict=True):
                calculation.show(check, factor, score)


def without_answers(check: OpenCheck, known: Profile, *, charts: bool) -> None:
    """Show what other departments see of a final check: how its factors stand, and where the rest is read."""
    words = check.words
    st.info(
        words(
            "Sie sehen hier die Einordnung der Faktoren und die Maßnahmen. Antworten, Begründungen und Nachweise liest "
            "nur das federführende Amt: {department}.",
            department=check.department,
        ),
        icon=":material/info:",
    )
    if charts:
        profile_box(check, known)
        planned_and_reached(check, known)


def planned_and_reached(check: OpenCheck, known: Profile) -> None:
    """Show planned against reached, once something is due that can be reached."""
    if not any(score.reached is not None for score in known.scores):
        return
    with layout.box("planned"):
        drawn = _figure(check, known, "planned")
        figures.draw(drawn, "planned")
        figures.table(drawn, "planned")


def since_last_time(check: OpenCheck) -> None:
    """Show what changed since the predecessor, over comparable questions only."""
    earlier = predecessor(check.desk.store, check.assessment, check.desk.catalogue)
    if earlier is None:
        return
    words, catalogue = check.words, check.desk.catalogue
    moved = change(catalogue, earlier, only_asked(check.assessment, catalogue))
    with layout.box("change", gap="small"):
        st.header(words("Seit der letzten Einschätzung"), anchor=False)
        layout.note(sentences.comparable_sentence(moved, words), width="stretch")
        rows = [
            {
                words(
                    "Faktor"
                ): f"{catalogue.by_id[part.factor].number} {simple.said(catalogue.by_id[part.factor].title, words)}",
                words("damals"): words.number(part.earlier),
                words("heute"): words.number(part.later),
                words("Veränderung"): sentences.signed(part.difference, words),
            }
            for part in moved.factors
        ]
        st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
