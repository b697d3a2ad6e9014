"""A questionnaire as an outline, for whoever wants to edit it: one table to tick per question."""

from collections.abc import Iterator

from gelingenscheck.reports.outline import Block, Column, Heading, Items, Kind, Outline, Paragraph, Table, Value
from gelingenscheck.reports.questionnaire import Item, Part, Questionnaire

BOX = "☐"
ROOM = " " + 40 * "…"
SHORT = " " + 24 * "…"


def outline(questionnaire: Questionnaire) -> Outline:
    """Return the outline of a questionnaire."""
    words = questionnaire.words
    return Outline(
        title=questionnaire.title, about=questionnaire.about, lang=questionnaire.lang, made=questionnaire.made,
        pages=" · ".join(filter(None, (
            questionnaire.running, questionnaire.code, words("Seite {page} von {pages}", page="{page}", pages="{pages}")
        ))),
        blocks=(
            *(Paragraph(text=f"{name}: {said or SHORT.strip()}") for name, said in questionnaire.facts),
            Items(texts=questionnaire.guide),
            *(block for part in questionnaire.parts for block in _part(questionnaire, part)),
        ),
    )  # fmt: skip


def _part(questionnaire: Questionnaire, part: Part) -> Iterator[Block]:
    yield Heading(level=1, text=part.title)
    for item in part.items:
        yield Heading(level=2, text=f"{item.number}  {item.text}")
        if item.hint:
            yield Paragraph(text=item.hint, note=True, stays=True)
        yield _table(questionnaire, item)


def _table(questionnaire: Questionnaire, item: Item) -> Table:
    words = questionnaire.words
    return Table(
        name=item.text,
        columns=(
            Column(title=words("Kreuz"), width=1.6),
            Column(title=words("Taste"), width=1.6),
            Column(title=words("Antwort"), width=14, kind=Kind.TEXT),
        ),
        rows=tuple(_rows(questionnaire, item)),
        together=True,
    )


def _rows(questionnaire: Questionnaire, item: Item) -> Iterator[tuple[Value, ...]]:
    words = questionnaire.words
    for option in item.options:
        yield BOX, option.key, option.text
    for i, reason in enumerate(item.reasons, 1):
        said = words("Trifft nicht zu, weil: {reason}", reason=reason.text)
        yield BOX, reason.key.replace("-", "–"), said + (SHORT if i == len(item.reasons) else "")
    room = words("Ein Satz dazu:") if questionnaire.sentences else words("Grund oder Nachweis:")
    yield None, None, room + ROOM
