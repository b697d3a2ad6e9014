"""What a catalogue holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from gelingenscheck.catalogue.crosswalk import Crosswalk, name_today, renaming
from gelingenscheck.catalogue.version import Version, version_of

LEVELS = (0, 1, 2, 3, 4)


class Phase(StrEnum):
    """Where a project stands, and from when on a question is due (planning or implementation)."""

    PLANNING = "planning"
    RUNNING = "running"
    COMPLETED = "completed"


class Band(StrEnum):
    """The word for a score."""

    GAP = "gap"
    DEVELOPING = "developing"
    STRONG = "strong"


BANDS = (Band.GAP, Band.DEVELOPING, Band.STRONG)
"""From low to high."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """One text in every language of the interface, and where it exists in Einfache Sprache."""

    de: str
    en: str
    simple: str | None = None

    def said(self, lang: str, *, simple: bool = False) -> str:
        """Return the text in a language; Einfache Sprache exists in German only."""
        if lang == "en":
            return self.en
        return self.simple if simple and self.simple else self.de


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """A ladder of five answers that questions may share."""

    id: str
    name: Text
    levels: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BandRange:
    """A band, the score it begins at (0-100) and its word."""

    band: Band
    start: int
    name: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where content comes from."""

    id: str
    title: str
    link: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NextStep:
    """What one person can do within two weeks to reach the next level."""

    text: Text
    effort: str
    """Id of one of the catalogue's efforts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question to be rated from 0 to 4."""

    id: str
    factor: str
    phase: str
    """`planning`: due from the start. `implementation`: due once the project runs."""
    dimension: str
    weight: int
    key: bool
    """A 0 here must not disappear in a mean."""
    text: Text
    anchors: tuple[Text, ...]
    """Five observable answers, its own or those of a shared scale."""
    scale: str | None
    """Id of the shared scale, where the question has no answers of its own."""
    why: Text
    help: Text
    na: Mapping[str, Text] | None
    """Reasons for "not applicable"; None where it is not allowed. `other` is always added by the app."""
    evidence: tuple[Text, ...]
    next_steps: Mapping[int, NextStep]
    examples: Mapping[str, Text]
    since: str
    """First version with this question."""
    sources: tuple[str, ...] = ()
    retired: str | None = None
    """First version that no longer asks it."""
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Crosscutting:
    """The yearly question to a whole unit: what is its standard?"""

    id: str
    text: Text
    anchors: tuple[Text, ...]

    @property
    def na(self) -> None:
        """Return that there is no "not applicable": each unit has a standard, and be it none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Factor:
    """One of the conditions on which a project's success depends."""

    id: str
    number: int
    title: Text
    short: Text
    """For narrow places; may hold soft hyphens."""
    meaning: Text
    dimensions: Mapping[str, Text]
    examples: Mapping[str, Text]
    group: Mapping[str, tuple[Text, ...]]
    """Five anchors for the whole factor, per question phase."""
    crosscutting: Crosscutting
    quick: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All content of one version."""

    id: str
    version: str
    released: date
    title: Text
    status: Text
    simple_status: Text
    target: int
    """What the city aims at, 0-100."""
    completeness: Fraction
    """Share of the due weight that must be answered before a factor has a score."""
    changelog: tuple[tuple[str, Text], ...]
    sources: Mapping[str, Source]
    scales: Mapping[str, Scale]
    bands: tuple[BandRange, ...]
    efforts: Mapping[str, Text]
    office_kinds: Mapping[str, Text]
    factors: tuple[Factor, ...]
    crosswalks: tuple[Crosswalk, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Factor]:
        """Return the factors by id."""
        return {factor.id: factor for factor in self.factors}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Return all questions by id, in the order of the catalogue."""
        return {question.id: question for factor in self.factors for question in factor.questions}

    def due(self, factor: Factor, phase: Phase | None) -> tuple[Question, ...]:
        """Return the questions that are due in a project's phase: before the start the planning ones only."""
        return tuple(
            question
            for question in factor.questions
            if question.retired is None and (phase is not Phase.PLANNING or question.phase == Phase.PLANNING)
        )

    def as_of(self, version: str) -> "Catalogue":
        """Return the catalogue with the questions that a version asked, under today's ids; the same object each time.

        What is no version, or this one, is the catalogue as it is.
        """
        then = version_of(version)
        if then is None or version == self.version:
            return self
        if version not in self._earlier:
            factors = tuple(_factor_as_of(factor, then) for factor in self.factors)
            self._earlier[version] = replace(self, version=version, factors=factors)
        return self._earlier[version]

    @cached_property
    def _earlier(self) -> dict[str, "Catalogue"]:
        return {}

    @cached_property
    def versions(self) -> tuple[str, ...]:
        """Return the versions that the file names and that a way leads to, the latest first."""
        named = {version_of(name) for name in (self.version, *(version for version, _ in self.changelog))}
        named |= {version for walk in self.crosswalks for version in (walk.source, walk.target)}
        known = sorted((version for version in named if version is not None), reverse=True)
        return tuple(str(version) for version in known if self.renaming(str(version), self.version) is not None)

    def renaming(self, source: str, target: str) -> Mapping[str, str] | None:
        """Return what ids of one version are called in another; None where no way leads there."""
        ends = version_of(source), version_of(target)
        if ends[0] is None or ends[1] is None:
            return {} if source == target else None
        return renaming(self.crosswalks, ends[0], ends[1])

    def name_today(self, id_: str) -> str:
        """Return what an id of any earlier version is called now."""
        return name_today(self.crosswalks, id_)


def _factor_as_of(factor: Factor, version: Version) -> Factor:
    asked = (question for question in factor.questions if _asked(question, version))
    return replace(factor, questions=tuple(replace(q, retired=None) if q.retired else q for q in asked))


def _asked(question: Question, version: Version) -> bool:
    since = version_of(question.since)
    retired = None if question.retired is None else version_of(question.retired)
    return (since is None or since <= version) and (retired is None or version < retired)
