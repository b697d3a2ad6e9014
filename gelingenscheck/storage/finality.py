"""What no store ever changes: a final check, and a report that the council has."""

from gelingenscheck.annual.model import AnnualReport, only_supplemented
from gelingenscheck.annual.refusals import SubmittedError
from gelingenscheck.assessment.lifecycle import FinalError
from gelingenscheck.assessment.model import Assessment, Status
from gelingenscheck.storage.store import Document


def refuse_changing(old: Document, new: Document) -> None:
    """Refuse to put anything else in the place of what is final; a submitted report may get supplements."""
    if isinstance(old, Assessment) and old.status is Status.FINAL:
        raise FinalError
    if not (isinstance(old, AnnualReport) and old.submitted is not None):
        return
    if not (isinstance(new, AnnualReport) and only_supplemented(old, new)):
        raise SubmittedError(year=old.year)


def refuse_removing(old: Document) -> None:
    """Refuse to take a submitted report out of the store; what an administrator does with a project is theirs."""
    if isinstance(old, AnnualReport) and old.submitted is not None:
        raise SubmittedError(year=old.year)
