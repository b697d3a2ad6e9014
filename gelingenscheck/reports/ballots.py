"""Ballots on paper, for whoever has no phone: per item one sheet in the language's direction, with no place for names.

Pages and commands get them from `usecases.papers.paper_ballots`, which knows the items' texts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.reports.typesetting import typeset
from gelingenscheck.workshop.code import spaced_code

TEMPLATE: Final = "ballot.typ"
LONGEST: Final = 200
"""Letters of a subject's title; a sheet needs its room for the sentences."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BallotTexts:
    """What stands on the ballot of one item."""

    title: str
    question: str | None
    """None on a practice sheet, where there is nothing to ask."""
    anchors: Sequence[str]
    """Five sentences, the lowest first."""
    tag: str
    """Language of question and sentences, which may be another than that of the sheet."""
    direction: str
    practice: bool = False


def ballots(
    items: Sequence[BallotTexts], language: Language, *, title: str, code: str, municipality: str, made: datetime
) -> bytes:
    """Return a PDF with a sheet per item: two equal ballots where they fit, one where the sentences are long.

    The items are those of the agenda, in its order; a practice item has no number.
    """
    said = language.said
    counted = [item for item in items if not item.practice]
    data = {
        "title": f"{said('paper_title')}: {title[:LONGEST]}", "rtl": language.direction == "rtl",
        "about": f"{municipality} · {title[:LONGEST]}", "code": spaced_code(code),
        "choose": said("choose"), "whole": said("whole"), "dont_know": said("dont_know"),
        "note": " ".join(said(f"paper_{part}") for part in ("text", "counts", "return")),
        "ballots": [_ballot(item, counted, language) for item in items],
    }  # fmt: skip
    return typeset(TEMPLATE, data, lang=language.tag, made=made)


def _ballot(item: BallotTexts, counted: Sequence[BallotTexts], language: Language) -> Mapping[str, Any]:
    head = "" if item.practice else language.said("round", n=counted.index(item) + 1, of=len(counted))
    return {
        "title": item.title, "question": item.question, "options": item.anchors, "head": head,
        "lang": item.tag.partition("-")[0], "rtl": item.direction == "rtl",
    }  # fmt: skip
