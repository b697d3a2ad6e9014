"""The annex to a council paper: one page with three sentences to paste, the profile, and what will be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from gelingenscheck.assessment.model import Check, Mode, QuickState
from gelingenscheck.assessment.subject import Measure
from gelingenscheck.assessment.wording import QUICK_STATES
from gelingenscheck.catalogue import Phase
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reports.measure_rows import in_a_cell, measures_sentence
from gelingenscheck.reports.outline import (
    Block,
    Callout,
    Column,
    Heading,
    Outline,
    Paragraph,
    Picture,
    Table,
    short,
)
from gelingenscheck.reports.provenance import Case, facts
from gelingenscheck.reports.quick_table import quick_table
from gelingenscheck.reports.voted import Voted, voted
from gelingenscheck.scoring.explain import LOW, weakest_questions
from gelingenscheck.scoring.profile import Profile, profile, profile_sentence

TITLE, UNIT, POINT, DONE, WORDS_OF_QUICK = 110, 60, 120, 160, 120
"""Letters of what people typed for which one page has room."""
WIDEST: Final = 0.95
"""Of the page's width, for the chart."""
ROWS, FEWER_ROWS = 7.6, 5.2
"""Rows of a chart of the whole width for which there is room."""
ROOMY: Final = 900
"""With more letters beside the chart there is room for fewer rows."""
NAMED: Final = 3
"""Weak points that are named."""
_WHEN: Final[Mapping[Phase, str]] = {
    Phase.PLANNING: N_("in der Planung"),
    Phase.RUNNING: N_("in der Umsetzung"),
    Phase.COMPLETED: N_("nach seinem Ende"),
}


def annex(case: Case, picture: Picture | None) -> Outline:
    """Return the annex of a quick check, a full check or a workshop; `picture` is the profile, where there is one."""
    words = case.words
    lang: Literal["de", "en"] = "en" if words.lang == "en" else "de"
    known = profile(case.catalogue, case.assessment)
    about = case.about.replace(case.unit, short(case.unit, UNIT))
    return Outline(
        title=words("Anlage: Gelingenscheck"), about=about, lang=lang, made=case.made, pages=case.pages,
        kind="annex",
        blocks=(
            Callout(title=words("Für die Vorlage"), texts=(" ".join(sentences(case, known)),)),
            *_findings(case, picture),
            Paragraph(text=" · ".join(f"{name}: {short(said, TITLE)}" for name, said in facts(case).pairs), note=True),
            Paragraph(text=_method(case), note=True),
        ),
    )  # fmt: skip


def sentences(case: Case, known: Profile) -> tuple[str, str, str]:
    """Return the three sentences to paste: what was done when, what came of it, what will be done."""
    return _done(case), _result(case, known), measures_sentence(case.subject.measures, case.words)


def _done(case: Case) -> str:
    words, assessment = case.words, case.assessment
    title, date = short(case.subject.title, TITLE), words.date(case.day)
    when = words(_WHEN[assessment.phase]) if assessment.phase else ""
    if not assessment.finalised:
        return words(
            "Zum Vorhaben „{title}“ ({unit}) liegt ein Entwurf des Gelingenschecks vom {date} vor.",
            title=title, unit=short(case.unit, UNIT), date=date,
        )  # fmt: skip
    if assessment.mode is Mode.WORKSHOP:
        said = N_("Das Vorhaben „{title}“ ({unit}) wurde am {date} {when} in einem Workshop eingeschätzt.")
    elif assessment.check is Check.QUICK:
        said = N_("Das Vorhaben „{title}“ ({unit}) wurde am {date} {when} mit dem Kurzcheck betrachtet.")
    else:
        said = N_("Das Vorhaben „{title}“ ({unit}) wurde am {date} {when} mit dem Gelingenscheck eingeschätzt.")
    return words(said, title=title, unit=short(case.unit, UNIT), date=date, when=when)


def _result(case: Case, known: Profile) -> str:
    words = case.words
    if case.assessment.check is Check.QUICK:
        return _quick_result(case)
    return words("Ergebnis: {sentence}.", sentence=profile_sentence(known, case.catalogue, words))


def _quick_result(case: Case) -> str:
    words, quick = case.words, case.assessment.quick
    states = [quick[factor.id].state if factor.id in quick else QuickState.OPEN for factor in case.catalogue.factors]
    counted = [
        f"{words.number(states.count(state))} {words(name)}" for state, name in QUICK_STATES.items() if state in states
    ]
    return words("Von den Gelingensfaktoren sind {counted}.", counted=words.listed(counted))


def _findings(case: Case, picture: Picture | None) -> Iterator[Block]:
    """Yield what the kind of check has to show."""
    words = case.words
    if case.assessment.check is Check.QUICK:
        yield Heading(level=1, text=words("Die Gelingensfaktoren im Kurzcheck"))
        yield quick_table(case, letters=WORDS_OF_QUICK)
        return
    points = [*_weak_questions(case), *_weak_rounds(case)][:NAMED]
    rows = tuple((short(point, POINT), short(today, POINT), short(done, DONE)) for point, today, done in points)
    if picture is not None:
        letters = len(case.subject.title) + sum(len(text) for row in rows for text in row)
        yield Heading(level=1, text=words("Profil"))
        room = (ROWS if letters <= ROOMY else FEWER_ROWS) / len(case.catalogue.factors)
        yield replace(picture, share=min(WIDEST, room))
    if rows:
        yield Heading(level=1, text=words("Wo es noch fehlt, und was geschieht"))
        yield Table(
            name=words("Schwächste Punkte mit Maßnahmen"),
            columns=(
                Column(title=words("Punkt"), width=6), Column(title=words("Heute"), width=5.5),
                Column(title=words("Was geschieht"), width=5.5),
            ),
            rows=rows,
        )  # fmt: skip


def _weak_questions(case: Case) -> Iterator[tuple[str, str, str]]:
    words = case.words
    for weak in weakest_questions(case.catalogue, case.assessment, NAMED):
        question, factor = case.catalogue.questions[weak.question], case.catalogue.by_id[weak.factor]
        yield (
            words("Faktor {number}: {question}", number=factor.number, question=question.text.said(words.lang)),
            _level(weak.level, question.anchors[weak.level].said(words.lang), words),
            in_a_cell(_about(case.subject.measures, question.id, factor.id), words),
        )


def _weak_rounds(case: Case) -> Iterator[tuple[str, str, str]]:
    """Yield what a group agreed on low levels, lowest first, where a whole factor was meant."""
    words = case.words
    rounds = [one for one in voted(case.catalogue, case.assessment, words.lang) if _low(one)]
    for one in sorted(rounds, key=lambda one: one.record.level or 0):
        level = one.record.level or 0
        yield (
            one.title,
            _level(level, one.agreed, words),
            in_a_cell(_about(case.subject.measures, None, one.record.item), words),
        )


def _low(one: Voted) -> bool:
    return one.record.level is not None and one.record.level <= LOW and not one.question


def _level(level: int, sentence: str, words: Words) -> str:
    return words("Stufe {level}: {sentence}", level=level, sentence=sentence)


def _about(measures: Sequence[Measure], question: str | None, factor: str) -> list[Measure]:
    """Return the measures for a question; where it has none, those for its whole factor."""
    own = [measure for measure in measures if question is not None and measure.question == question]
    return own or [measure for measure in measures if measure.question is None and measure.factor == factor]


def _method(case: Case) -> str:
    words, check = case.words, case.assessment.check
    if check is Check.QUICK:
        return words("Der Kurzcheck ordnet ein, welche Faktoren ein Vorhaben berührt. Punktwerte gibt es darin nicht.")
    said = (
        words("Die Stufen (0 bis 4) hat die Gruppe im Gespräch vereinbart, nach einer geheimen Abstimmung.")
        if case.assessment.mode is Mode.WORKSHOP
        else words("Die Punktwerte (0 bis 100) beruhen auf der eigenen Einschätzung der zuständigen Stelle.")
    )
    return " ".join([said, case.catalogue.status.said(words.lang)])
