"""The yearly report as a document: cover as council papers have it, nine parts, tables, annexes, supplements."""

from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Literal

from gelingenscheck.annual.model import NUMBERED, AnnualReport, Part, Supplement
from gelingenscheck.annual.naming import TITLES, number_of
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reports.annual_charts import answers_chart, factor_chart
from gelingenscheck.reports.annual_tables import factor_table, measure_table, presence_table, promise_table
from gelingenscheck.reports.outline import Block, Column, Facts, Heading, Items, Kind, Outline, Paragraph, Table
from gelingenscheck.reports.prose import blocks_of

Texts = Mapping[Part, str]


def annual_outline(report: AnnualReport, texts: Texts, words: Words, *, made: datetime, zone: tzinfo) -> Outline:
    """Return the report with a text per part, as it goes to the council."""
    return _outline(report, words, made, zone, tuple(_blocks(report, texts, words, zone)))


def supplement_outline(report: AnnualReport, number: int, words: Words, *, made: datetime, zone: tzinfo) -> Outline:
    """Return one supplement, counted from 1, as a paper of its own."""
    blocks = (
        *_cover(report, words),
        Heading(level=1, text=words(N_("Betreff"))),
        Paragraph(text=words(N_("Nachtrag {n} zum Sachstandsbericht {year}"), n=number, year=report.year)),
        Heading(level=1, text=words(TITLES[Part.RESOLUTION])),
        Paragraph(text=words(N_("Der Rat nimmt den Nachtrag zur Kenntnis."))),
        Heading(level=1, text=words(N_("Sachdarstellung"))),
        *blocks_of(report.supplements[number - 1].text, level=2),
    )
    return _outline(report, words, made, zone, blocks)


def title_of(report: AnnualReport, words: Words) -> str:
    """Return what the report is called."""
    return words(N_("Sachstandsbericht {year} zum Integrationsmanagement"), year=report.year)


def about(report: AnnualReport, words: Words, zone: tzinfo) -> str:
    """Say whose report it is, and whether it is a draft."""
    if report.submitted is None:
        state = words(N_("Entwurf, Stand {date}"), date=words.date(report.changed.day_in(zone)))
    else:
        state = words(N_("abgegeben am {date}"), date=words.date(report.submitted.day_in(zone)))
    parts = [report.figures.city.municipality, state]
    if report.supplements:
        parts.append(words.n("mit einem Nachtrag", "mit {n} Nachträgen", len(report.supplements)))
    return " · ".join([*parts, words(N_("Beispieldaten"))] if report.figures.examples else parts)


def _outline(
    report: AnnualReport, words: Words, made: datetime, zone: tzinfo, blocks: tuple[Block, ...]
) -> Outline:  # fmt: skip
    lang: Literal["de", "en"] = "en" if words.lang == "en" else "de"
    return Outline(
        title=title_of(report, words), about=about(report, words, zone), lang=lang, made=made,
        pages=words("Seite {page} von {pages}", page="{page}", pages="{pages}"), blocks=blocks, kind="annual",
    )  # fmt: skip


def _blocks(report: AnnualReport, texts: Texts, words: Words, zone: tzinfo) -> Iterator[Block]:
    yield from _cover(report, words)
    yield Heading(level=1, text=words(N_("Betreff")))
    yield Paragraph(
        text=words(N_("Integration als Aufgabe aller Bereiche: Sachstandsbericht {year}"), year=report.year)
    )
    for part in (Part.RESOLUTION, Part.SUMMARY):
        yield Heading(level=1, text=words(TITLES[part]))
        yield from _prose(texts[part], part)
    yield from _contents(report, words)
    yield Heading(level=1, text=words(N_("Sachdarstellung")), first=True)
    for part in NUMBERED:
        title = words(TITLES[part])
        yield Heading(level=2, text=f"{number_of(part)} {title}")
        if part is Part.ACTIVITIES:
            yield from answers_chart(report, words)
        yield from _prose(texts[part], part)
        yield from _tables(part, report, words)
    yield Heading(level=1, text=words(N_("Anlage 1: Wozu Einschätzungen vorliegen")))
    yield from presence_table(report, words)
    yield Heading(level=1, text=words(N_("Anlage 2: {title}"), title=words(TITLES[Part.PLAIN])), first=True)
    yield from blocks_of(texts[Part.PLAIN], level=2)
    for number, one in enumerate(report.supplements, 1):
        yield from _supplement(number, one, words, zone)


def _cover(report: AnnualReport, words: Words) -> Iterator[Block]:
    """Yield the head of a council paper; number, file reference and day are for the administration to fill in."""
    city = report.figures.city
    yield Facts(pairs=(
        (words(N_("Kommune")), city.municipality), (words(N_("Federführung")), words(N_("Integrationsmanagement"))),
        (words(N_("Drucksache Nr.")), ""), (words(N_("Aktenzeichen")), ""), (words(N_("Datum")), ""),
        (words(N_("Art der Vorlage")), words(N_("Bericht zur Kenntnisnahme, öffentlich"))),
        *_remarks(report, words),
    ))  # fmt: skip
    if city.bodies:
        yield Heading(level=1, text=words(N_("Beratungsfolge")))
        yield Table(
            name=words(N_("Beratungsfolge")),
            columns=(
                Column(title=words(N_("Nr.")), width=1), Column(title=words(N_("Gremium")), width=9),
                Column(title=words(N_("Datum")), width=3, kind=Kind.ENTRY),
            ),
            rows=tuple((str(number), body, None) for number, body in enumerate(city.bodies, 1)), together=True,
        )  # fmt: skip


def _remarks(report: AnnualReport, words: Words) -> Iterator[tuple[str, str]]:
    """Yield what whoever reads it must know first: that figures are invented, that texts are in German."""
    if report.figures.examples:
        yield words(N_("Hinweis")), words(N_("Beispieldaten: Vorhaben, Einschätzungen und Maßnahmen sind erfunden."))
    if report.submitted is not None and words.lang != "de":
        yield words(N_("Sprache")), words(N_("Die Texte stehen auf Deutsch da, wie sie abgegeben wurden."))


def _contents(report: AnnualReport, words: Words) -> Iterator[Block]:
    yield Heading(level=1, text=words(N_("Bestandteile dieser Vorlage")))
    parts = (N_("Deckblatt mit Beschlussvorschlag und dem Wichtigsten in fünf Sätzen"), N_("Sachdarstellung"),
             N_("Anlage 1: Wozu Einschätzungen vorliegen"))  # fmt: skip
    yield Items(texts=(
        *map(words, parts), words(N_("Anlage 2: {title}"), title=words(TITLES[Part.PLAIN])),
        *(words(N_("Nachtrag {n}"), n=number) for number in range(1, len(report.supplements) + 1)),
    ), numbered=True)  # fmt: skip
    signed = (N_("Verwaltungsleitung"), N_("Amtsleitung"), N_("Bearbeitung"))
    yield Table(
        name=words(N_("Unterschriften")),
        columns=tuple(Column(title=words(one), width=1, kind=Kind.ENTRY) for one in signed),
        rows=((None, None, None),), together=True,
    )  # fmt: skip


def _prose(text: str, part: Part) -> Iterator[Block]:
    if part is Part.SUMMARY:
        lines = [block.text for block in blocks_of(text, level=3) if isinstance(block, Paragraph)]
        if lines == [line.strip() for line in text.splitlines() if line.strip()]:
            yield Items(texts=tuple(lines))
            return
    yield from blocks_of(text, level=3)


def _tables(part: Part, report: AnnualReport, words: Words) -> Iterator[Block]:
    if part is Part.FACTORS:
        yield from factor_chart(report, words)
        yield from factor_table(report, words)
    elif part is Part.MEASURES:
        yield from measure_table(report, words)
        yield from promise_table(report, words)


def _supplement(number: int, one: Supplement, words: Words, zone: tzinfo) -> Iterator[Block]:
    day = words.date(one.stamp.day_in(zone))
    yield Heading(level=1, text=words(N_("Nachtrag {n} vom {date}"), n=number, date=day), first=number == 1)
    yield from blocks_of(one.text, level=2)
