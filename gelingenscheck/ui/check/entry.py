"""The field that a paper questionnaire is typed in by: one key per question, saved at once."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment import keys
from gelingenscheck.assessment.answering import AnswerChangedError, refuse_if_closed
from gelingenscheck.assessment.model import OTHER_REASON, Check
from gelingenscheck.assessment.numbering import Numbered, numbered
from gelingenscheck.assessment.wording import QUICK_OPTIONS
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import Words
from gelingenscheck.ui import address, context, failures
from gelingenscheck.ui.check.checks import OpenCheck, load
from gelingenscheck.usecases import entry
from gelingenscheck.usecases.entry import Typed, Written

HERE: Final = Path(__file__).parent
MOST: Final = 500
"""Entries that are taken at once; a whole questionnaire has 48."""
QUESTION: Final = "frage"
"""In the address: the number of the question that one is at."""
_component = st.components.v2.component(
    "gelingenscheck_entry",
    js=(HERE / "entry.js").read_text(encoding="utf-8"),
    css=(HERE / "entry.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)
Option = dict[str, Any]


def opened(check_id: str | None = None) -> OpenCheck:
    """Return the draft that is typed in; refuse one that is closed, and who may not change it."""
    check = load(check_id, action=Action.CHECK_PROJECT)
    context.require(Action.CHECK_PROJECT, check.assessment.department)
    refuse_if_closed(check.assessment)
    return check


def guide(check: OpenCheck) -> str:
    """Say how one types."""
    words = check.words
    example = "3.4" if check.assessment.check is Check.FULL else "3."
    if check.assessment.check is Check.QUICK:
        return words(
            "Tippen Sie zu jeder Frage die Taste, die auf dem Bogen steht, dahinter den Satz, und Enter. Enter allein "
            "geht weiter, {example} springt zu einer Frage, x nimmt eine Antwort zurück.",
            example=example,
        )
    return words(
        "Tippen Sie zu jeder Frage die Taste, die auf dem Bogen steht, und Enter. Ein Text dahinter wird als "
        "Begründung gespeichert. Enter allein geht weiter, {example} springt zu einer Frage, x nimmt eine Antwort "
        "zurück.",
        example=example,
    )


def field(check_id: str) -> None:
    """Draw the field, and what is saved; runs as a fragment, so it asks for permission by itself."""
    with failures.sentences():
        check = opened(check_id)
        key = f"gc-entry-{address.wording()}-{check_id}"
        _component(data=_data(check), key=key, on_entries_change=partial(_take, check_id, key))


def _memory(check_id: str) -> dict[str, Any]:
    """Return what this visit knows of a check: up to where entries were taken, and which were not saved."""
    usual: dict[str, Any] = {"token": "", "taken": 0, "failed": {}}
    known: dict[str, Any] = st.session_state.setdefault(f"gc-entry-memory:{check_id}", usual)
    return known


def _take(check_id: str, key: str) -> None:
    """Save what was typed since the last time; the field repeats an entry until it is confirmed."""
    sent = getattr(st.session_state.get(key), "entries", None)
    if not isinstance(sent, Mapping) or not isinstance(sent.get("entries"), list):
        return
    memory, token = _memory(check_id), str(sent.get("token"))[:40]
    if token != memory["token"]:
        memory.update(token=token, taken=0)
    for value in sent["entries"][:MOST]:
        number = value.get("n") if isinstance(value, Mapping) else None
        if isinstance(number, int) and number > memory["taken"]:
            memory["taken"] = number
            typed = entry.typed_of(value)
            if typed is not None:
                _save(check_id, typed, memory["failed"])


def _save(check_id: str, typed: Typed, failed: dict[str, str]) -> None:
    """Save one entry; what the store did not take is kept with its reason until it is typed again."""
    words = address.words()
    failed.pop(typed.question, None)
    try:
        check = opened(check_id)
        entry.enter(check.desk, check_id, typed, role=context.user().role)
    except AnswerChangedError:
        failed[typed.question] = words(
            "Jemand anders hat hier inzwischen etwas anderes gespeichert. Ihre Eingabe „{mine}“ ist nicht gespeichert; "
            "bitte tippen Sie, was gilt.",
            mine=" ".join(filter(None, (typed.new.key, typed.new.text))),
        )
    except GelingenscheckError as error:
        failed[typed.question] = error.said(words)
    except Exception as error:  # noqa: BLE001 - a callback has no other place that catches
        failures.log.error("an entry was not saved", exc_info=error)
        failed[typed.question] = words("Der Speicher antwortet nicht. Bitte tippen Sie die Antwort noch einmal.")


def _data(check: OpenCheck) -> dict[str, Any]:
    memory, assessment, words = _memory(check.assessment.id), check.assessment, check.words
    asked = numbered(check.desk.catalogue, assessment.check, assessment.phase)
    simple = address.is_simple()
    items = [_item(check, one, simple=simple) for one in asked]
    numbers = {one.id: one.number for one in asked}
    return {
        "check": assessment.id, "items": items, "start": _start(items),
        "token": memory["token"], "taken": memory["taken"],
        "back": keys.TAKE_BACK, "more": [{"key": keys.TAKE_BACK, "text": words("Antwort zurücknehmen")}],
        "failed": {
            id_: words("Frage {number}: {reason}", number=numbers[id_], reason=reason)
            for id_, reason in memory["failed"].items() if id_ in numbers
        },
        "words": _words(words),
    }  # fmt: skip


def _start(items: list[Option]) -> str:
    """Return the question that the address names, else the first open one."""
    number = address.asked(QUESTION)
    named = (item["id"] for item in items if item["number"] == number)
    still_open = (item["id"] for item in items if not item["key"])
    return str(next(named, None) or next(still_open, items[0]["id"] if items else ""))


def _item(check: OpenCheck, one: Numbered, *, simple: bool) -> Option:
    words = check.words
    now = entry.written(check.assessment, one)
    options = _options(one, words, simple=simple)
    return {
        "id": one.id, "number": one.number, "text": one.text.said(words.lang, simple=simple),
        "factor": words(
            "Faktor {number}: {title}",
            number=one.factor.number, title=one.factor.title.said(words.lang, simple=simple),
        ),
        "options": options, "reasons": one.asked is not None and one.asked.na is not None,
        "key": now.key, "written": now.text, "said": _said(now, options, words),
    }  # fmt: skip


def _options(one: Numbered, words: Words, *, simple: bool) -> list[Option]:
    """Return what can be typed for a question, each with what it means."""
    asked = one.asked
    if asked is None:
        return [{"key": key, "text": words(QUICK_OPTIONS[state])} for key, state in keys.QUICK.items()]
    levels = [
        {"key": str(level), "text": text.said(words.lang, simple=simple)} for level, text in enumerate(asked.anchors)
    ]
    known = asked.na or {}
    reasons = [
        {
            "key": key, "write": id_ == OTHER_REASON,
            "text": words("Trifft nicht zu: anderer Grund, dazu schreiben") if id_ == OTHER_REASON
            else words("Trifft nicht zu: {reason}", reason=known[id_].said(words.lang, simple=simple)),
        }
        for key, id_ in keys.reasons(asked).items()
    ]  # fmt: skip
    return [*levels, {"key": keys.DONT_KNOW, "text": words("Weiß noch nicht")}, *reasons]


def _said(now: Written, options: list[Option], words: Words) -> str:
    """Return what is saved, in words."""
    if now.key == keys.NOTHING:
        return words("offen")
    meant = next((option["text"] for option in options if option["key"] == now.key), words("Trifft nicht zu"))
    return f"{now.key} – {meant}" + (f" ({now.text})" if now.text else "")


def _words(words: Words) -> dict[str, str]:
    """Return what the field says; the braces are filled in there."""
    number, said = "{number}", "{said}"
    return {
        "label": words("Antwort zu Frage {number}", number=number),
        "on": words("Weiter"),
        "stored": words("Gespeichert: {said}", said=said),
        "saving": words("wird gespeichert …"),
        "saved": words("✓ {number} gespeichert: {said}", number=number, said=said),
        "wrong": words(
            "„{typed}“ geht hier nicht; möglich sind {keys}. Gespeichert wurde nichts.", typed="{typed}", keys="{keys}"
        ),
        "reason": words("Bitte die Nummer des Grundes dazu tippen, zum Beispiel -1."),
        "write": words("Bitte den Grund dahinter schreiben, ohne Namen."),
        "nowhere": words("Frage {number} gibt es hier nicht, oder sie ist in dieser Phase noch nicht fällig.",
                         number=number),
        "end": words("Das war die letzte Frage. Alle sind beantwortet."),
        "left": words("Das war die letzte Frage. Noch offen: {numbers}.", numbers="{numbers}"),
        "overview": words("Alle Antworten"),
    }  # fmt: skip
