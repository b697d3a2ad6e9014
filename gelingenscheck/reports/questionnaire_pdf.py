"""Set a questionnaire as PDF/UA-1: boxes to tick, no question parted between two pages."""

from collections.abc import Mapping
from typing import Any, Final

from gelingenscheck.reports.outline import short
from gelingenscheck.reports.pdf import LOCALES
from gelingenscheck.reports.questionnaire import Item, Option, Questionnaire
from gelingenscheck.reports.typesetting import typeset

TEMPLATE: Final = "questionnaire.typ"


def write(questionnaire: Questionnaire) -> bytes:
    """Return a questionnaire to print; equal ones give equal bytes."""
    words = questionnaire.words
    data = {
        "title": questionnaire.title, "about": questionnaire.about, "facts": questionnaire.facts,
        "guide": questionnaire.guide, "running": short(questionnaire.running), "code": questionnaire.code,
        "pages": words("Seite {page} von {pages}", page="{page}", pages="{pages}"),
        "room": words("Ein Satz dazu:") if questionnaire.sentences else words("Grund oder Nachweis:"),
        "lines": 2 if questionnaire.sentences else 1,
        "because": words("Trifft nicht zu, weil …"),
        "parts": [
            {"title": part.title, "items": [_item(item) for item in part.items]} for part in questionnaire.parts
        ],
    }  # fmt: skip
    return typeset(TEMPLATE, data, lang=LOCALES[questionnaire.lang], made=questionnaire.made)


def _item(item: Item) -> Mapping[str, Any]:
    return {
        "number": item.number, "text": item.text, "hint": item.hint,
        "options": [_option(option) for option in item.options], "reasons": [_option(one) for one in item.reasons],
    }  # fmt: skip


def _option(option: Option) -> Mapping[str, str]:
    return {"key": option.key.replace("-", "–"), "text": option.text}
