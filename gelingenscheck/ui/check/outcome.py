"""What a check says: the profile with its figures explained, what helps most, why it is not higher, what changed."""

import pandas as pd
import streamlit as st

from gelingenscheck.assessment.belonging import belongs
from gelingenscheck.assessment.carrying import current, only_asked
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.charts.figure import Figure, figure
from gelingenscheck.charts.frames import band_words, profile_frame
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.scoring.change import change
from gelingenscheck.scoring.profile import Profile
from gelingenscheck.ui import figures, layout, simple
from gelingenscheck.ui.check import calculation
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc


def second_sentence(check: OpenCheck, known: Profile) -> str:
    """Return what stands below the headline: the mean only where it says something."""
    words = check.words
    if known.score is not None:
        return words(
            "Mittelwert aller Faktoren: {score} von 100. Wichtiger als er ist, wo es fehlt.",
            score=words.number(known.score),
        )
    if known.low is not None and known.high is not None and known.low < known.high:
        return words(
            "Mit den Antworten von jetzt liegt der Mittelwert zwischen {low} und {high}; offene Fragen zählen nie "
            "als 0.",
            low=words.number(known.low),
            high=words.number(known.high),
        )
    return ""


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
        finding = target_sentence(check, known)
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
        for line in _beside_the_scores(check, known):
            layout.note(line, width="stretch")
        left, middle, right = st.columns(3, gap="medium")
        with left:
            figures.table(drawn, "profile")
        with middle, st.expander(words("So wird gerechnet"), type="compact", key="gc-method"):
            st.markdown(calculation.method(check))
        with right:
            fold = st.expander(
                words("Jede Zahl im Einzelnen"), type="compact", key=f"gc-calculations-{words.lang}", on_change="rerun"
            )
        if fold.open:
            for factor, score in zip(check.desk.catalogue.factors, known.scores, strict=True):
                calculation.show(check, factor, score)


def _beside_the_scores(check: OpenCheck, known: Profile) -> list[str]:
    """Return what must stand beside scores: what does not apply, what has no evidence, what a group said as a whole."""
    words, numbers = check.words, {factor.id: factor.number for factor in check.desk.catalogue.factors}
    lines = []
    absent = [
        words("Faktor {number}: {n}", number=numbers[score.factor], n=score.not_applicable)
        for score in known.scores
        if score.not_applicable
    ]
    if absent:
        lines.append(words("Fragen, die nicht zutreffen und nicht mitzählen: {factors}.", factors=", ".join(absent)))
    due = sum(score.evidence_due for score in known.scores)
    bare = due - sum(score.evidenced for score in known.scores)
    if bare:
        lines.append(
            words(
                "Ohne Nachweis: {bare} von {due} Antworten ab Stufe 3.", bare=words.number(bare), due=words.number(due)
            )
        )
    lines += [
        words(
            "Gesamturteil der Gruppe zu Faktor {number}: Stufe {level}. Es steht neben den Werten und zählt nicht mit.",
            number=numbers[score.factor],
            level=score.group_level,
        )
        for score in known.scores
        if score.group_level is not None
    ]
    return lines


def target_sentence(check: OpenCheck, known: Profile) -> str:
    """Say how many factors reach the city's target."""
    words, target = check.words, check.desk.catalogue.target
    rated = [score for score in known.scores if score.score is not None]
    if not rated:
        return words("Noch hat kein Faktor einen Wert; die Linien zeigen, was noch möglich ist")
    reaching = sum(score.score is not None and score.score >= target for score in rated)
    return words.n(
        "Einer von {all} Faktoren mit Wert erreicht das Ziel {target}",
        "{n} von {all} Faktoren mit Wert erreichen das Ziel {target}",
        reaching,
        all=words.number(len(rated)),
        target=target,
    )


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
    earlier = _predecessor(check)
    if earlier is None:
        return
    words, catalogue = check.words, check.desk.catalogue
    moved = change(catalogue, earlier, only_asked(check.assessment, catalogue))
    with layout.box("change", gap="small"):
        st.header(words("Seit der letzten Einschätzung"), anchor=False)
        note = words(
            "{common} von {union} Fragen sind vergleichbar ({share}).",
            common=len(moved.common), union=len(moved.union), share=words.percent(moved.comparability),
        )  # fmt: skip
        if moved.limited:
            note += " " + words("Eingeschränkt vergleichbar.")
        if moved.newly_due:
            note += " " + words.n("Eine Frage ist neu fällig.", "{n} Fragen sind neu fällig.", len(moved.newly_due))
        layout.note(note, width="stretch")
        rows = [
            {
                words(
                    "Faktor"
                ): f"{catalogue.by_id[part.factor].number} {simple.said(catalogue.by_id[part.factor].title, words)}",
                words("damals"): words.number(part.earlier),
                words("heute"): words.number(part.later),
                words("Veränderung"): _signed(check, part.difference),
            }
            for part in moved.factors
        ]
        st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")


def _signed(check: OpenCheck, difference: float | None) -> str:
    if difference is None:
        return "–"
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    return f"{sign}{check.words.number(abs(difference))}"


def _predecessor(check: OpenCheck) -> Assessment | None:
    if check.assessment.predecessor is None:
        return None
    try:
        earlier = check.desk.store.load(Assessment, check.assessment.predecessor).document
    except GelingenscheckError:
        return None
    catalogue = check.desk.catalogue
    if not belongs(earlier, catalogue):
        return None
    return only_asked(current(earlier, catalogue), catalogue.as_of(earlier.catalogue.version))
