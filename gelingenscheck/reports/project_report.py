"""Everything about one project: every number explained, measures, history, and what changed since last time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.i18n import Words
from gelingenscheck.reports.answers import factor_blocks
from gelingenscheck.reports.measure_rows import measure_table
from gelingenscheck.reports.outline import (
    Block,
    Callout,
    Column,
    Facts,
    Heading,
    Items,
    Kind,
    Outline,
    Paragraph,
    Picture,
    Table,
    whole,
)
from gelingenscheck.reports.profile_bars import without_band
from gelingenscheck.reports.project_history import course_blocks, history, since_last_time, workshops
from gelingenscheck.reports.provenance import Case, facts
from gelingenscheck.reports.quick_table import quick_table
from gelingenscheck.scoring import sentences
from gelingenscheck.scoring.explain import weakest_questions
from gelingenscheck.scoring.factor import FactorScore
from gelingenscheck.scoring.profile import Profile, profile_sentence


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """A project with all its checks; what is scored is that of `case`."""

    case: Case
    known: Profile
    picture: Picture | None
    checks: tuple[Assessment, ...]
    """All final checks and the open drafts, as today's catalogue asks, the earliest first."""
    earlier: Assessment | None
    """The check that this one goes on from; only what was asked then."""
    since: Picture | None = None
    """What moved since then."""
    series: tuple[Assessment, ...] = ()
    """All final checks of its kind, the earliest first, where there are more than these two."""
    course: Picture | None = None
    """What moved over them."""


def project_report(dossier: Dossier) -> Outline:
    """Return the report of a project on one of its checks."""
    case, words = dossier.case, dossier.case.words
    lang: Literal["de", "en"] = "en" if words.lang == "en" else "de"
    return Outline(
        title=words("Bericht zu „{title}“", title=case.title), about=case.about, lang=lang, made=case.made,
        pages=case.pages, kind="project",
        blocks=(
            *_opening(case), *_result(dossier), *_first_steps(case), *_factors(case),
            Heading(level=1, text=words("Maßnahmen")), *_measures(case), *workshops(case, dossier.checks),
            *history(case, dossier.checks), *course_blocks(case, dossier.series, dossier.course),
             *since_last_time(case, dossier.earlier, dossier.since),
            *_method(case),
        ),
    )  # fmt: skip


def _opening(case: Case) -> Iterator[Block]:
    words, subject = case.words, case.subject
    names, external = case.organisation.names, subject.partners_external
    period = [words.date(day) for day in (subject.start, subject.end) if day]
    pairs = [
        (words("Worum es geht"), subject.summary),
        (words("Beteiligte"), ", ".join([*(names.get(id_, id_) for id_ in subject.partners), *external])),
        (words("Verantwortungsbereiche"), ", ".join(case.organisation.areas.get(id_, id_) for id_ in subject.areas)),
        (words("Zeitraum"), " – ".join(period)),
    ]  # fmt: skip
    yield Facts(pairs=(*((name, said) for name, said in pairs if said), *facts(case).pairs))


def _result(dossier: Dossier) -> Iterator[Block]:
    case, known, words = dossier.case, dossier.known, dossier.case.words
    yield Heading(level=1, text=words("Ergebnis"))
    if case.assessment.check is Check.QUICK:
        yield Paragraph(text=words("Bisher gibt es den Kurzcheck; Punktwerte entstehen erst im vollständigen Check."))
        yield quick_table(case)
        return
    texts = (f"{profile_sentence(known, case.catalogue, words)}.", sentences.mean_sentence(known, words))
    yield Callout(texts=tuple(filter(None, texts)))
    if dossier.picture is not None:
        yield dossier.picture
    yield _scores(case, known)
    beside = tuple(sentences.beside_scores(known, case.catalogue, words))
    if len(beside) == 1:
        yield Paragraph(text=beside[0])
    elif beside:
        yield Items(texts=beside)


def _scores(case: Case, known: Profile) -> Table:
    words = case.words
    bands = {entry.band: entry.name.said(words.lang) for entry in case.catalogue.bands}
    intervals = {score.factor: _interval(score, words) for score in known.scores}
    open_ = any(intervals.values())
    return Table(
        name=words("Profil als Tabelle"),
        columns=(
            Column(title=words("Nr."), width=1), Column(title=words("Gelingensfaktor"), width=7),
            Column(title=words("Punkte"), width=1.8, kind=Kind.NUMBER),
            *([Column(title=words("Spanne"), width=2)] if open_ else []),
            Column(title=words("Einordnung"), width=3.6), Column(title=words("beantwortet"), width=2.9),
        ),
        rows=tuple(
            (
                case.catalogue.by_id[score.factor].number,
                case.catalogue.by_id[score.factor].title.said(words.lang),
                whole(score.score),
                *([intervals[score.factor]] if open_ else []),
                bands[score.band] if score.band else without_band(score, words),
                words("{n} von {due}", n=score.answered, due=score.due),
            )
            for score in known.scores
        ),
        together=True,
    )  # fmt: skip


def _interval(score: FactorScore, words: Words) -> str:
    """Return how far a score can still reach; empty where nothing is missing."""
    if not score.applies or score.low == score.high:
        return ""
    return f"{words.number(score.low)}–{words.number(score.high)}"


def _first_steps(case: Case) -> Iterator[Block]:
    words, catalogue = case.words, case.catalogue
    found = weakest_questions(catalogue, case.assessment)
    if not found:
        return
    yield Heading(
        level=1, text=words.n("Ein Schritt, der am meisten hilft", "{n} Schritte, die am meisten helfen", len(found))
    )
    said = []
    for weak in found:
        question = catalogue.questions[weak.question].text.said(words.lang)
        today = words("Heute Stufe {level}.", level=weak.level)
        said.append(" ".join(filter(None, [question, today, weak.step.text.said(words.lang) if weak.step else ""])))
    yield Items(texts=tuple(said), numbered=True)


def _factors(case: Case) -> Iterator[Block]:
    if case.assessment.check is not Check.FULL:
        return
    yield Heading(level=1, text=case.words("Jede Zahl im Einzelnen"))
    for factor in case.catalogue.factors:
        yield from factor_blocks(case, factor)


def _measures(case: Case) -> Iterator[Block]:
    if case.subject.measures:
        yield measure_table(case.subject.measures, case.words)
    else:
        yield Paragraph(text=case.words("Bis heute ist keine Maßnahme vereinbart."))


def _method(case: Case) -> Sequence[Block]:
    words, scored = case.words, case.assessment.check is not Check.QUICK
    texts = [*([sentences.method(case.catalogue, words)] if scored else []), case.catalogue.status.said(words.lang)]
    if case.version != case.catalogue.version:
        texts.append(words(
            "Beantwortet mit der Katalogfassung {answered}; gerechnet wird mit den Fragen, die es heute noch gibt "
            "({now}).", answered=case.version, now=case.catalogue.version,
        ))  # fmt: skip
    texts.append(
        words("Eingeschätzt wird das Vorhaben, nie Personen oder Fälle. Eine Prüfung von außen ist das nicht.")
    )
    title = words("So wird gerechnet") if scored else words("Wie dieses Ergebnis zustande kam")
    return Heading(level=1, text=title), Items(texts=tuple(texts))
