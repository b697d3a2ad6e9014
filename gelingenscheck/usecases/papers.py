"""Documents on paper: what a page offers for download and a command writes to a file."""

from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.reports.ballots import BallotTexts, ballots
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop.texts import item_texts
from gelingenscheck.workshop.model import Item, Workshop


def paper_ballots(desk: Desk, workshop: Workshop, language: Language) -> bytes:
    """Return the ballots of a workshop in one of its languages as PDF, a sheet per item; raise `MissingItemError`."""
    return ballots(
        [_ballot(desk, workshop, language, item) for item in workshop.items], language,
        title=workshop.title, code=workshop.code, municipality=desk.organisation.municipality.name, made=desk.now(),
    )  # fmt: skip


def _ballot(desk: Desk, workshop: Workshop, language: Language, item: Item) -> BallotTexts:
    texts = item_texts(desk.catalogue, language, workshop, item)
    return BallotTexts(
        title=texts.title, question=None if item.practice else texts.question, anchors=texts.anchors,
        tag=texts.lang, direction=texts.direction, practice=item.practice,
    )  # fmt: skip
