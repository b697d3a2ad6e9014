"""Turn workshops, steps and tallies into text for one column each, and back."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from gelingenscheck.assessment.model import CatalogueRef
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Phase
from gelingenscheck.storage.workshops.store import Paper
from gelingenscheck.workshop.log import Do, Event
from gelingenscheck.workshop.model import Item, ItemKind, Workshop
from gelingenscheck.workshop.state import Ballot
from gelingenscheck.workshop.tally import Tally


def workshop_text(workshop: Workshop) -> str:
    """Write a workshop."""
    values = asdict(workshop)
    created = {"at": _written(workshop.created.at), "by": workshop.created.by}
    values |= {"created": created, "expires": _written(workshop.expires), "kept": workshop.kept.total_seconds()}
    return _text(values)


@lru_cache(maxsize=64)
def as_workshop(text: str) -> Workshop:
    """Read a workshop; the same text is read by every phone that asks."""
    values = json.loads(text)
    values |= {
        "catalogue": CatalogueRef(**values["catalogue"]),
        "phase": values["phase"] and Phase(values["phase"]),
        "items": tuple(Item(kind=ItemKind(item["kind"]), id=item["id"]) for item in values["items"]),
        "languages": tuple(values["languages"]),
        "kept": timedelta(seconds=values["kept"]),
        "created": Stamp(at=_moment(values["created"]["at"]), by=values["created"]["by"]),
        "expires": _moment(values["expires"]),
    }
    return Workshop(**values)


def event_text(event: Event) -> str:
    """Write a step; what does not belong to it is left out."""
    values = {key: value for key, value in asdict(event).items() if value is not None}
    return _text(values | {"at": _written(event.at)})


def as_event(text: str) -> Event:
    """Read a step."""
    values = json.loads(text)
    return Event(**(values | {"do": Do(values["do"]), "at": _moment(values["at"])}))


def tally_text(tally: Tally) -> str:
    """Write a tally."""
    return _text(asdict(tally))


def as_tally(text: str) -> Tally:
    """Read a tally."""
    return Tally(**_with_levels(text))


def paper_text(paper: Paper) -> str:
    """Write a count of ballots on paper."""
    return _text(asdict(paper))


def as_paper(text: str) -> Paper:
    """Read a count of ballots on paper."""
    return Paper(**_with_levels(text))


def as_ballot(text: str) -> Ballot:
    """Read what `str` of a vote has written."""
    index, vote = text.split(".")
    return Ballot(index=int(index), vote=int(vote))


def _with_levels(text: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(text)
    return values | {"levels": tuple(values["levels"])}


def _text(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _written(moment: Any) -> str:
    """Return a moment in UTC, so that written moments sort as they passed."""
    text: str = moment.astimezone(UTC).isoformat()
    return text


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
