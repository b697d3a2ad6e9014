"""What the units submitted in a round, as the report's texts are made from it."""

from collections import Counter

from gelingenscheck.annual.returned import Asked, Contribution, Returned
from gelingenscheck.organisation import Organisation
from gelingenscheck.returns.model import Return, ReturnStep, ReturnText
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.rounds import returns_of, round_of

ASKED = {ReturnText.DONE: Asked.DONE, ReturnText.MISSING: Asked.MISSING, ReturnText.COUNCIL: Asked.COUNCIL}


def returned_of(desk: Desk, year: int) -> Returned:
    """Return what the units submitted, in the organisation's order; what was only begun is nobody's word yet."""
    organisation = desk.organisation
    places = {id_: place for place, id_ in enumerate(organisation.departments)}
    submitted = [
        answer
        for answer in returns_of(desk, year)
        if answer.declared is not None and answer.declared.step is ReturnStep.SUBMITTED
    ]
    ordered = sorted(submitted, key=lambda answer: places.get(answer.unit, len(places)))
    asked = Counter(_division(organisation, unit.id) for unit in organisation.existing(round_of(desk, year).cut_off))
    return Returned(contributions=tuple(_contribution(organisation, answer) for answer in ordered), asked=dict(asked))


def _contribution(organisation: Organisation, answer: Return) -> Contribution:
    return Contribution(
        unit=organisation.names.get(answer.unit, answer.unit), division=_division(organisation, answer.unit),
        texts={ASKED[text]: said for text, said in answer.texts.items()},
    )  # fmt: skip


def _division(organisation: Organisation, unit: str) -> str | None:
    known = organisation.departments.get(unit)
    return None if known is None or known.division is None else organisation.divisions.get(known.division)
