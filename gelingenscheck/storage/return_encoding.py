"""Turn rounds and returns into the plain values of their files."""

from typing import Any

from gelingenscheck.returns.model import Contact, Return, ReturnEvent, ReturnRound, ReturnText, RoundEvent
from gelingenscheck.storage.headers import known, stamp_values, text_value

ROUND_FORMAT = "gelingenscheck/round/1"
RETURN_FORMAT = "gelingenscheck/return/1"


def round_values(round_: ReturnRound) -> dict[str, Any]:
    """Return the plain values of a round, in the order of its file."""
    return {
        "format": ROUND_FORMAT,
        "year": round_.year,
        "revision": round_.revision,
        "state": round_.state,
        "cut_off": round_.cut_off,
        "deadline": round_.deadline,
        "log": [_round_event(event) for event in round_.log],
        **known(figures=round_.figures),
        "changed": stamp_values(round_.changed),
    }


def return_values(answer: Return) -> dict[str, Any]:
    """Return the plain values of a return, in the order of its file."""
    confirmed = answer.confirmed
    return {
        "format": RETURN_FORMAT,
        "year": answer.year,
        "unit": answer.unit,
        "revision": answer.revision,
        **known(
            texts=known(**{text: text_value(answer.texts.get(text)) for text in ReturnText}) or None,
            log=[_event(event) for event in answer.log] or None,
            contacts=[_contact(contact) for contact in answer.contacts] or None,
            confirmed=None if confirmed is None else {"projects": confirmed.projects, **stamp_values(confirmed.stamp)},
        ),
        "changed": stamp_values(answer.changed),
    }


def _round_event(event: RoundEvent) -> dict[str, Any]:
    return known(step=event.step, **stamp_values(event.stamp), reason=text_value(event.reason), deadline=event.deadline)


def _event(event: ReturnEvent) -> dict[str, Any]:
    return known(
        step=event.step, **stamp_values(event.stamp), reason=text_value(event.reason), on_behalf=event.on_behalf
    )


def _contact(contact: Contact) -> dict[str, Any]:
    return {"kind": contact.kind, **stamp_values(contact.stamp)}
