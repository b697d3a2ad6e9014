"""What else is known of a project: workshops, all its checks, what changed since last time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gelingenscheck.assessment.model import Assessment, Check, Mode
from gelingenscheck.catalogue import Factor
from gelingenscheck.i18n import Words
from gelingenscheck.reports.outline import Block, Column, Heading, Kind, Paragraph, Picture, Table, whole
from gelingenscheck.reports.provenance import Case
from gelingenscheck.reports.voted import voted
from gelingenscheck.scoring import sentences
from gelingenscheck.scoring.change import Change, change
from gelingenscheck.scoring.course import course
from gelingenscheck.scoring.profile import profile, profile_sentence

MOST = 6
"""Checks that a table has side by side: the latest."""


def workshops(case: Case, checks: Sequence[Assessment]) -> Iterator[Block]:
    """Yield what groups agreed on: beside the scores, never among them."""
    words = case.words
    met = [check for check in checks if check.mode is Mode.WORKSHOP and check.rounds]
    if not met:
        return
    latest = met[-1]
    yield Heading(level=1, text=words("Im Workshop"))
    day = words.date(replace(case, assessment=latest).day)
    yield Paragraph(text=words("Vereinbart am {date}; dies steht neben den Punktwerten und zählt nicht mit.", date=day))
    yield Table(
        name=words("Im Workshop vereinbarte Stufen"),
        columns=(
            Column(title=words("Worum es ging"), width=6), Column(title=words("Stufe"), width=1.6, kind=Kind.NUMBER),
            Column(title=words("Das heißt"), width=6), Column(title=words("Andere Meinung"), width=4.4),
        ),
        rows=tuple(
            (one.question or one.title, one.record.level, one.agreed or words("offen geblieben"), one.record.dissent)
            for one in voted(case.catalogue, latest, words.lang)
        ),
    )  # fmt: skip


def history(case: Case, checks: Sequence[Assessment]) -> Iterator[Block]:
    """Yield all checks of the project with what each said."""
    words = case.words
    yield Heading(level=1, text=words("Alle Einschätzungen"))
    rows = [_check_row(replace(case, assessment=check, version=check.catalogue.version)) for check in checks]
    yield Table(
        name=words("Alle Einschätzungen"),
        columns=(
            Column(title=words("Stand"), width=4.6), Column(title=words("Art"), width=3.6),
            Column(title=words("Phase"), width=2.4), Column(title=words("Ergebnis"), width=7.4),
        ),
        rows=tuple(rows),
    )  # fmt: skip


def course_blocks(case: Case, series: Sequence[Assessment], picture: Picture | None) -> Iterator[Block]:
    """Yield how the factors moved over final checks of one kind, over the questions that all of them answered."""
    if picture is None:
        return
    words, factors = case.words, case.catalogue.by_id
    found, shown = course(case.catalogue, series), range(max(0, len(series) - MOST), len(series))
    days = [words.date(replace(case, assessment=series[at]).day) for at in shown]
    yield Heading(level=2, text=words("Entwicklung der Faktoren"))
    yield Paragraph(text=sentences.comparable_sentence(found, words), stays=True)
    yield picture
    yield Table(
        name=words("Entwicklung der Faktoren"),
        columns=(
            Column(title=words("Faktor"), width=8), *(Column(title=day, width=2, kind=Kind.NUMBER) for day in days)
        ),
        rows=tuple(
            (_named(factors[part.factor], words), *(whole(part.scores[at]) for at in shown)) for part in found.factors
        ),
        together=True,
    )  # fmt: skip


def _check_row(case: Case) -> tuple[str, str, str, str]:
    words, check = case.words, case.assessment
    state = words("abgeschlossen am {date}") if check.finalised else words("Entwurf vom {date}")
    kind = words("Kurzcheck") if check.check is Check.QUICK else words("vollständiger Check")
    parts = [kind, words("im Workshop") if check.mode is Mode.WORKSHOP else ""]
    if check.variant:
        parts.append(words("Variante {variant}", variant=check.variant))
    sentence = profile_sentence(profile(case.catalogue, check), case.catalogue, words)
    return state.format(date=words.date(case.day)), ", ".join(filter(None, parts)), case.phase, sentence


def since_last_time(case: Case, earlier: Assessment | None, picture: Picture | None = None) -> Iterator[Block]:
    """Yield what changed since the check that this one goes on from, over comparable questions only."""
    if earlier is None or case.assessment.check is not Check.FULL:
        return
    words = case.words
    moved = change(case.catalogue, earlier, case.assessment)
    yield Heading(level=1, text=words("Seit der letzten Einschätzung"))
    yield Paragraph(text=sentences.comparable_sentence(moved, words), stays=True)
    if picture is not None:
        yield picture
    yield _change_table(case, moved, words)


def _change_table(case: Case, moved: Change, words: Words) -> Table:
    factors = case.catalogue.by_id
    return Table(
        name=words("Seit der letzten Einschätzung"),
        columns=(
            Column(title=words("Faktor"), width=8), Column(title=words("damals"), width=2.4, kind=Kind.NUMBER),
            Column(title=words("heute"), width=2.4, kind=Kind.NUMBER),
            Column(title=words("Veränderung"), width=3, kind=Kind.NUMBER),
        ),
        rows=tuple(
            (_named(factors[part.factor], words), whole(part.earlier), whole(part.later),
             sentences.signed(part.difference, words))
            for part in moved.factors
        ),
        together=True,
    )  # fmt: skip


def _named(factor: Factor, words: Words) -> str:
    return f"{factor.number} {factor.title.said(words.lang)}"
