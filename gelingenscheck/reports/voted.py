"""What a saved workshop recorded, item by item, with the words that stood on the ballots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gelingenscheck.assessment.model import Assessment, RoundRecord
from gelingenscheck.catalogue import Catalogue, Factor, Phase, Text
from gelingenscheck.workshop.model import LEAST_THRESHOLD
from gelingenscheck.workshop.tally import Tally
from gelingenscheck.workshop.verdict import Verdict, verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Voted:
    """One item of the agenda and what came of it."""

    number: int
    """Its place in the agenda, from 1."""
    title: str
    question: str
    """The single question, or the one to a whole unit; empty where the whole factor was meant."""
    anchors: tuple[str, ...]
    """Five sentences; empty where the catalogue no longer has the item."""
    votes: tuple[Tally | None, ...]
    """None for a vote that stays hidden."""
    record: RoundRecord

    @property
    def last(self) -> Tally | None:
        """Return the last vote; None if there is none, or if it stays hidden."""
        return self.votes[-1] if self.votes else None

    @property
    def verdict(self) -> Verdict | None:
        """Return what the last vote says, where it may be shown: what was recorded was above the threshold."""
        return None if self.last is None else verdict(self.last, LEAST_THRESHOLD)

    @property
    def agreed(self) -> str:
        """Return the sentence of the agreed level; empty where there is none."""
        return "" if self.record.level is None else self.sentence(self.record.level)

    def sentence(self, level: int) -> str:
        """Return the sentence of a level; empty where the catalogue no longer has the item."""
        return self.anchors[level] if self.anchors else ""


def voted(catalogue: Catalogue, assessment: Assessment, lang: str) -> tuple[Voted, ...]:
    """Return the rounds of a workshop in the order of its agenda; the assessment is as today's catalogue asks."""
    return tuple(
        _voted(catalogue, assessment, record, number, lang) for number, record in enumerate(assessment.rounds, 1)
    )


def _voted(catalogue: Catalogue, assessment: Assessment, record: RoundRecord, number: int, lang: str) -> Voted:
    factor, question, anchors = _asked(catalogue, assessment, record.item)
    return Voted(
        number=number, title=factor.title.said(lang) if factor else record.item,
        question=question.said(lang) if question else "", anchors=tuple(text.said(lang) for text in anchors),
        votes=tuple(_tallies(record)), record=record,
    )  # fmt: skip


def _asked(
    catalogue: Catalogue, assessment: Assessment, item: str
) -> tuple[Factor | None, Text | None, Sequence[Text]]:
    """Return the factor that an item belongs to, its single question if it is one, and its five sentences."""
    if item in catalogue.questions:
        question = catalogue.questions[item]
        return catalogue.by_id[question.factor], question.text, question.anchors
    for factor in catalogue.factors:
        if item == factor.crosscutting.id or (item == factor.id and assessment.phase is None):
            return factor, factor.crosscutting.text, factor.crosscutting.anchors
    if item in catalogue.by_id:
        phase = "planning" if assessment.phase is Phase.PLANNING else "implementation"
        return catalogue.by_id[item], None, catalogue.by_id[item].group[phase]
    return None, None, ()


def _tallies(record: RoundRecord) -> Iterator[Tally | None]:
    """Yield the votes; what is missing beside the counts is none, as in files of before."""
    for i, levels in enumerate(record.ballots):
        dont_know = record.dont_know[i] if i < len(record.dont_know) else 0
        paper = record.paper[i] if i < len(record.paper) else 0
        yield None if levels is None else Tally(levels=levels, dont_know=dont_know or 0, paper=paper or 0)
