"""The protocol of a workshop: what was asked, how the room voted, what it agreed on, and who saw it differently."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from gelingenscheck.assessment.subject import MeasureStatus
from gelingenscheck.catalogue.model import LEVELS
from gelingenscheck.i18n import Words
from gelingenscheck.reports.measure_rows import measure_table
from gelingenscheck.reports.outline import (
    Bars,
    Block,
    Callout,
    Column,
    Heading,
    Items,
    Kind,
    Outline,
    Paragraph,
    Series,
    Table,
)
from gelingenscheck.reports.provenance import Case, facts
from gelingenscheck.reports.voted import Voted, voted
from gelingenscheck.workshop import agreement, wording
from gelingenscheck.workshop.model import KEPT
from gelingenscheck.workshop.tally import Tally

DRAWN: Final = 2
"""Votes that a chart sets beside each other: the first and the last."""


def protocol(case: Case) -> Outline:
    """Return the protocol of a saved workshop; nothing that was hidden in the room is in it."""
    words = case.words
    lang: Literal["de", "en"] = "en" if words.lang == "en" else "de"
    rounds = voted(case.catalogue, case.assessment, words.lang)
    return Outline(
        title=words("Protokoll des Workshops zu „{title}“", title=case.title), about=case.about, lang=lang,
        made=case.made, pages=case.pages, kind="protocol",
        blocks=(
            facts(case),
            Heading(level=1, text=words("Ergebnis auf einen Blick")), *_overview(rounds, words),
            Heading(level=1, text=words("Die Runden im Einzelnen")),
            *(block for one in rounds for block in _round(one, words)),
            Heading(level=1, text=words("Maßnahmen")), *_measures(case),
            Heading(level=1, text=words("Wie dieses Ergebnis zustande kam")), _method(words),
        ),
    )  # fmt: skip


def _overview(rounds: Sequence[Voted], words: Words) -> Iterator[Block]:
    """Yield the sentence that matters, and the agenda with what came of it."""
    agreed = [one for one in rounds if one.record.level is not None]
    yield Paragraph(text=" ".join(_summary(rounds, agreed, words)))
    yield Table(
        name=words("Tagesordnung mit vereinbarten Stufen"),
        columns=(
            Column(title=words("Nr."), width=1), Column(title=words("Worum es ging"), width=6),
            Column(title=words("Stufe"), width=1.4, kind=Kind.NUMBER),
            Column(title=words("Das heißt"), width=6.5), Column(title=words("Abstimmung"), width=3.6),
        ),
        rows=tuple(
            (one.number, one.question or one.title, one.record.level, one.agreed or words("offen geblieben"),
             _finding(one, words))
            for one in rounds
        ),
    )  # fmt: skip


def _summary(rounds: Sequence[Voted], agreed: Sequence[Voted], words: Words) -> Iterator[str]:
    yield words.n("Auf der Tagesordnung stand ein Punkt.", "Auf der Tagesordnung standen {n} Punkte.", len(rounds))
    if not agreed:
        yield words("Eine gemeinsame Stufe wurde nicht festgehalten.")
        return
    yield words.n(
        "Zu einem Punkt hat die Gruppe eine Stufe vereinbart.", "Zu {n} Punkten hat die Gruppe eine Stufe vereinbart.",
        len(agreed),
    )  # fmt: skip
    lowest = min(one.record.level or 0 for one in agreed)
    if len(agreed) > 1 and lowest < max(one.record.level or 0 for one in agreed):
        named = words.listed([f"„{one.question or one.title}“" for one in agreed if one.record.level == lowest])
        yield words("Die niedrigste vereinbarte Stufe ist {level}: {items}.", items=named, level=lowest)
    dissent = sum(one.record.dissent is not None for one in rounds)
    if dissent:
        yield words.n(
            "Zu einem Punkt ist eine andere Meinung festgehalten.",
            "Zu {n} Punkten ist eine andere Meinung festgehalten.", dissent,
        )  # fmt: skip


def _finding(one: Voted, words: Words) -> str:
    if not one.votes:
        return words("keine Abstimmung")
    return wording.headline(one.verdict, words) if one.verdict else words("nicht gezeigt")


def _round(one: Voted, words: Words) -> Iterator[Block]:
    """Yield one item: its question, the votes, what was agreed, what else was said."""
    yield Heading(level=2, text=f"{one.number}  {one.title}")
    if one.question:
        yield Paragraph(text=one.question, stays=True)
    shown = [vote for vote in one.votes if vote is not None]
    if shown:
        yield Paragraph(text=_said(one, words), stays=True)
        yield _bars(one, words)
    else:
        why = words(
            "Zu dieser Abstimmung stehen hier keine Zahlen: Es waren zu wenige Stimmen, und jede soll geschützt "
            "bleiben."
        )
        yield Paragraph(text=why if one.votes else words("Dazu wurde nicht abgestimmt."), stays=True)
    yield Callout(texts=tuple(_agreed(one, words)))
    if shown:
        yield _counts(one, words)
    if one.record.note:
        yield Paragraph(text=words("Notizen: {text}", text=one.record.note))


def _said(one: Voted, words: Words) -> str:
    """Return the words for the last vote that may be shown, then its figures."""
    last = one.last
    if last is None or one.verdict is None:
        return f"{words(wording.HIDDEN_TITLE)}. {words(wording.HIDDEN)}"
    parts = [words("{finding}.", finding=wording.headline(one.verdict, words))]
    if last.rated:
        low, high = agreement.spread(last.levels)
        parts.append(words(
            "Einigkeit {concord} von 100, Mitte {median}, von Stufe {low} bis Stufe {high}.",
            concord=words.number(agreement.concord(last.levels)), low=low, high=high,
            median=words.number(agreement.interpolated_median(last.levels), 1),
        ))  # fmt: skip
    return " ".join(parts)


def _drawn(one: Voted) -> list[tuple[int, Tally]]:
    """Return the first and the last vote that may be shown, with their numbers."""
    shown = [(number, vote) for number, vote in enumerate(one.votes, 1) if vote is not None]
    return shown if len(shown) <= DRAWN else [shown[0], shown[-1]]


def _bars(one: Voted, words: Words) -> Bars:
    drawn = _drawn(one)
    levels = [words("Stufe {level}", level=level) for level in LEVELS]
    said = "; ".join(
        f"{wording.vote_name(number, words)}: "
        + ", ".join(f"{name} {words.number(count)}" for name, count in zip(levels, vote.levels, strict=True))
        for number, vote in drawn
    )
    return Bars(
        alt=words("Balken je Stufe. {votes}.", votes=said), categories=tuple(levels),
        series=tuple(Series(name=wording.vote_name(number, words), values=vote.levels) for number, vote in drawn),
    )  # fmt: skip


def _counts(one: Voted, words: Words) -> Table:
    """Return the ladder with the ballots of each vote; a hidden vote has empty cells."""
    names = [wording.vote_name(number, words) for number in range(1, len(one.votes) + 1)]
    rows = [
        (str(level), one.sentence(level), *(None if vote is None else vote.levels[level] for vote in one.votes))
        for level in LEVELS
    ]
    more = (
        (words("weiß es noch nicht"), [None if vote is None else vote.dont_know for vote in one.votes]),
        (words("Stimmen zusammen"), [None if vote is None else vote.ballots for vote in one.votes]),
        (words("davon auf Papier"), [None if vote is None else vote.paper for vote in one.votes]),
    )
    return Table(
        name=words("Stimmen je Stufe: {title}", title=one.question or one.title),
        columns=(
            Column(title=words("Stufe"), width=1.6), Column(title=words("Satz"), width=10),
            *(Column(title=name, width=3, kind=Kind.NUMBER) for name in names),
        ),
        rows=(*rows, *(("", name, *counts) for name, counts in more)), together=True,
    )  # fmt: skip


def _agreed(one: Voted, words: Words) -> Iterator[str]:
    if one.record.level is None:
        yield words("Offen geblieben: Die Gruppe hat keine Stufe vereinbart.")
    else:
        yield words("Vereinbart: Stufe {level}. {sentence}", level=one.record.level, sentence=one.agreed).strip()
    if one.record.dissent:
        yield words("Andere Meinung: {text}", text=one.record.dissent)


def _measures(case: Case) -> Iterator[Block]:
    """Yield what is to be done: the measures of the subject that are open, those of this workshop first."""
    words = case.words
    still = [measure for measure in case.subject.measures if measure.status is MeasureStatus.OPEN]
    still.sort(key=lambda measure: measure.source != case.assessment.id)
    if not still:
        yield Paragraph(text=words("Bis heute ist keine Maßnahme vereinbart."))
        return
    yield measure_table(still, words)


def _method(words: Words) -> Items:
    return Items(texts=(
        words(
            "Zuerst hat jede Person für sich und geheim abgestimmt, am Handy oder auf Papier. Danach haben alle "
            "zugleich das Ergebnis gesehen und darüber gesprochen."
        ),
        words(
            "Die Stufe hat die Gruppe im Gespräch festgehalten; sie ist kein Mittelwert. „Offen geblieben“ heißt, dass "
            "keine Stufe vereinbart wurde."
        ),
        words(
            "Einigkeit reicht von 0 (je die Hälfte an beiden Enden) über 50 (gleichmäßig verteilt) bis 100 (alle "
            "gleich)."
        ),
        words(
            "Abgestimmt haben die Anwesenden. Das Ergebnis zeigt ihre Sicht an diesem Tag und steht nicht für alle, "
            "die das Vorhaben angeht."
        ),
        words(
            "Wer wie abgestimmt hat, ist nicht gespeichert. Zahlen stehen hier nur, wenn es genug Stimmen gab. "
            "Einzelne Stimmen werden gelöscht, üblicherweise nach {days} Tagen.", days=KEPT.days,
        ),
    ))  # fmt: skip
