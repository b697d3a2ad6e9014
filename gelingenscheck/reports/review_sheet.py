"""The review sheet: every text of the catalogue with room for comments, before a city adopts it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, Literal

from gelingenscheck.catalogue import Catalogue, Factor, Phase, Question, Text
from gelingenscheck.catalogue.comparison.part_names import part_name
from gelingenscheck.catalogue.comparison.passages import WHOLE, Passage, passages
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reports.outline import Block, Column, Heading, Kind, Outline, Paragraph, Table, Value
from gelingenscheck.reports.row_mark import mark_of

COLUMNS: Final = {
    "key": N_("Kennung"), "factor": N_("Gelingensfaktor"), "part": N_("Teil"), "level": N_("Stufe"),
    "de": N_("Deutsch"), "en": N_("Englisch"), "simple": N_("Einfache Sprache"),
    "comment": N_("Kommentar"), "proposed": N_("Vorschlag"), "by": N_("von (Amt)"), "mark": N_("Stand"),
}  # fmt: skip
"""Titles of the spreadsheet's columns; comments are found by them, wherever a column was moved to."""
_WIDTHS: Final = {
    "key": 34, "factor": 26, "part": 20, "level": 7, "de": 44, "en": 44, "simple": 40, "comment": 34, "proposed": 40,
    "by": 16, "mark": 36,
}  # fmt: skip
_KINDS: Final = {
    "key": Kind.MARK, "level": Kind.NUMBER, "comment": Kind.ENTRY, "proposed": Kind.ENTRY, "by": Kind.ENTRY,
    "mark": Kind.MARK,
}  # fmt: skip
Line = tuple[str, Text]
"""A row of a question's table: what it is, and its text."""
_PHASES: Final = ((Phase.PLANNING, N_("Planung")), ("implementation", N_("Umsetzung")))


def document(catalogue: Catalogue, words: Words, made: datetime) -> Outline:
    """Return the sheet for reading and writing on: one table per question, with a column for comments."""
    blocks = (*_opening(words), *(block for factor in catalogue.factors for block in _factor(catalogue, factor, words)))
    return _outline(catalogue, words, made, blocks)


def register(catalogue: Catalogue, words: Words, made: datetime) -> Outline:
    """Return the sheet for a spreadsheet: one row per text, whose comments can be read back."""
    columns = tuple(
        Column(
            title=words(title), width=_WIDTHS[name], kind=_KINDS.get(name, Kind.TEXT),
            guard=words("Bitte stehen lassen: Danach finden Kommentare zurück.") if name in {"key", "mark"} else "",
        )
        for name, title in COLUMNS.items()
    )  # fmt: skip
    rows = tuple(_row(catalogue, passage, words) for passage in _current(catalogue))
    guide = tuple((sentence,) for sentence in _guide(words))
    return _outline(catalogue, words, made, (
        Table(name=words("Texte"), columns=columns, rows=rows),
        Table(name=words("Anleitung"), columns=(Column(title=words("So geht es"), width=110),), rows=guide),
    ))  # fmt: skip


def _outline(catalogue: Catalogue, words: Words, made: datetime, blocks: tuple[Block, ...]) -> Outline:
    lang: Literal["de", "en"] = "en" if words.lang == "en" else "de"
    return Outline(
        title=words("Kommentarbogen zu „{title}“", title=catalogue.title.said(lang)),
        about=words(
            "Katalog {id}, Fassung {version} vom {date} · {status}",
            id=catalogue.id, version=catalogue.version, date=words.date(catalogue.released),
            status=catalogue.status.said(lang),
        ),
        lang=lang, made=made, pages=words("Seite {page} von {pages}", page="{page}", pages="{pages}"),
        blocks=blocks, landscape=True,
    )  # fmt: skip


def _opening(words: Words) -> tuple[Block, ...]:
    return (
        Paragraph(text=words(
            "Bitte lesen Sie die Fragen mit den Augen Ihres Amtes: Verstehen Sie jede auf Anhieb? Passt eine der fünf "
            "Antworten auf Ihre Arbeit? Was stört, was fehlt? Schreiben Sie es in die rechte Spalte."
        )),
        Paragraph(text=words("Kommentare von (Amt):")),
    )  # fmt: skip


def _guide(words: Words) -> Iterator[str]:
    yield words("Jede Zeile im Blatt „Texte“ ist ein Text des Katalogs. Mit dem Filter sehen Sie nur, was Sie möchten.")
    yield words("Kommentar: Was stört, was fehlt? Vorschlag: der Text, wie er lauten soll. Von: Ihr Amt, kein Name.")
    yield words(
        "Ein Vorschlag gilt für die Sprache dieses Bogens. Für eine andere ändern Sie bitte den Text in seiner Spalte."
    )
    yield words("Zeilen und Spalten dürfen Sie sortieren, verschieben und löschen; gelesen wird nach der Kennung.")
    yield words("Bitte lassen Sie die grauen Spalten „Kennung“ und „Stand“ stehen.")


def _factor(catalogue: Catalogue, factor: Factor, words: Words) -> Iterator[Block]:
    yield Heading(level=1, text=f"{factor.number}  {factor.title.said(words.lang)}")
    yield Paragraph(text=factor.meaning.said(words.lang), stays=True)
    asked = [question for question in factor.questions if question.retired is None]
    for i, question in enumerate(asked, 1):
        yield Heading(level=2, text=f"{factor.number}.{i}  {question.text.said(words.lang)}")
        yield Paragraph(text=_marks(catalogue, question, words), note=True, stays=True)
        more = ((words("Warum"), question.why), (words("Hilfe"), question.help))
        yield _answers((words("Frage"), question.text), question.anchors, words, more)
    yield Heading(level=2, text=words("Frage an ein ganzes Amt (Querschnitt)"))
    yield _answers((words("Frage"), factor.crosscutting.text), factor.crosscutting.anchors, words)
    for phase, name in _PHASES:
        yield Heading(level=2, text=words("Gesamtanker für den ganzen Faktor: {phase}", phase=words(name)))
        yield _answers((words("Faktor"), factor.title), factor.group[phase], words)


def _marks(catalogue: Catalogue, question: Question, words: Words) -> str:
    marks = [words("Planung") if question.phase == Phase.PLANNING else words("Umsetzung")]
    if question.key:
        marks.append(words("Schlüsselfrage"))
    if question.weight > 1:
        marks.append(words("Gewicht {weight}", weight=question.weight))
    if question.scale is not None:
        marks.append(catalogue.scales[question.scale].name.said(words.lang))
    return " · ".join([*marks, words("Kennung {id}", id=question.id)])


def _answers(asked: Line, anchors: tuple[Text, ...], words: Words, more: tuple[Line, ...] = ()) -> Table:
    """Return the table of one question; the question itself has a row, since it is commented on like its answers."""
    lines = (asked, *((str(level), anchor) for level, anchor in enumerate(anchors)), *more)
    return Table(
        name=asked[1].said(words.lang),
        columns=(
            Column(title=words("Stufe"), width=1.7, kind=Kind.MARK),
            Column(title=words("Text"), width=13),
            Column(title=words("Kommentar"), width=11, kind=Kind.ENTRY),
        ),
        rows=tuple((name, text.said(words.lang), None) for name, text in lines),
        together=True,
    )


def _current(catalogue: Catalogue) -> list[Passage]:
    """Return the texts that are in use: first those of the factors, last what belongs to the whole catalogue."""
    retired = {id_ for id_, question in catalogue.questions.items() if question.retired is not None}
    used = (passage for passage in passages(catalogue) if passage.owner not in retired)
    return sorted(used, key=lambda passage: passage.owner == WHOLE)


def _row(catalogue: Catalogue, passage: Passage, words: Words) -> tuple[Value, ...]:
    if passage.owner == WHOLE or passage.factor is None:
        factor = words("ganzer Katalog")
    else:
        known = catalogue.by_id[passage.factor]
        factor = f"{known.number} {known.short.said(words.lang)}".replace("\u00ad", "")
    part, text = part_name(passage.part, words, catalogue), passage.text
    mark = mark_of(catalogue, words.lang, text)
    return (
        passage.key, factor, part, passage.level, text.de, text.en, text.simple, None, None, None, mark
    )  # fmt: skip
