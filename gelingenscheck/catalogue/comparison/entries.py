"""Two catalogues side by side, matched by id: what changed, and the version step that this needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gelingenscheck.catalogue.comparison.passages import LANGUAGES, WHOLE, passages
from gelingenscheck.catalogue.comparison.provisions import Step, provisions
from gelingenscheck.catalogue.crosswalk import name_today
from gelingenscheck.catalogue.model import Catalogue, Text


class Fate(StrEnum):
    """What became of a factor, question or crosscutting question."""

    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"
    RETIRED = "retired"
    RENAMED = "renamed"


STEPS: Final = {
    Fate.CHANGED: Step.NONE, Fate.ADDED: Step.MINOR, Fate.GONE: Step.MAJOR, Fate.RETIRED: Step.MAJOR,
    Fate.RENAMED: Step.MAJOR,
}  # fmt: skip
"""What each fate needs by itself; a change needs what its parts do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One text in one language, or one setting, before and after; None where it does not exist."""

    part: str
    level: int | None
    language: str | None
    """None for a setting."""
    before: str | None
    after: str | None
    step: Step


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What differs in a factor, a question, a crosscutting question, or the catalogue as a whole."""

    owner: str
    """Its id in the new file, or in the old one where it is gone."""
    was: str | None
    """Its id in the old file, where it had one."""
    factor: str | None
    fate: Fate
    title: Text
    differences: tuple[Difference, ...]
    step: Step
    """What this needs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """All that differs, in the order of the new file."""

    same_catalogue: bool
    """False: these are two catalogues, not two versions of one."""
    entries: tuple[Entry, ...]

    @property
    def needed(self) -> Step:
        """Return the version step that all changes together need."""
        return max((entry.step for entry in self.entries), default=Step.NONE)

    def count(self, fate: Fate) -> int:
        """Return how many met this fate."""
        return sum(entry.fate is fate for entry in self.entries)


Place = tuple[str, int | None, str | None]
"""Part, level and language of one statement."""
Statements = Mapping[Place, tuple[str, Step]]
"""What stands in each place, and what a change of it needs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Side:
    """One catalogue by what has an id, under the ids of today."""

    titles: Mapping[str, Text]
    factors: Mapping[str, str]
    statements: Mapping[str, Statements]
    retired: frozenset[str]


def compare(before: Catalogue, after: Catalogue) -> Comparison:
    """Compare a catalogue with a later one; the order of things in the files makes no difference."""
    names = {id_: name_today(after.crosswalks, id_) for id_ in owners(before)}
    old, new = _side(before, names), _side(after, {})
    former = {WHOLE: WHOLE} | {name: id_ for id_, name in names.items()}
    return Comparison(same_catalogue=before.id == after.id, entries=tuple(_entries(old, new, former)))


def owners(catalogue: Catalogue) -> Mapping[str, tuple[str, Text]]:
    """Return everything that has an id, with its factor and what it is called, in the order of the file."""
    found: dict[str, tuple[str, Text]] = {}
    for factor in catalogue.factors:
        found[factor.id] = (factor.id, factor.title)
        found[factor.crosscutting.id] = (factor.id, factor.crosscutting.text)
        found |= {question.id: (factor.id, question.text) for question in factor.questions}
    return found


def _side(catalogue: Catalogue, names: Mapping[str, str]) -> _Side:
    known = {names.get(id_, id_): owner for id_, owner in owners(catalogue).items()}
    return _Side(
        titles={WHOLE: catalogue.title} | {id_: title for id_, (_, title) in known.items()},
        factors={id_: names.get(factor, factor) for id_, (factor, _) in known.items()},
        statements=_statements(catalogue, names),
        retired=frozenset(id_ for id_, question in catalogue.questions.items() if question.retired is not None),
    )


def _statements(catalogue: Catalogue, names: Mapping[str, str]) -> Mapping[str, Statements]:
    found: dict[str, dict[Place, tuple[str, Step]]] = {}
    for passage in passages(catalogue):
        own = found.setdefault(names.get(passage.owner, passage.owner), {})
        for language in LANGUAGES:
            said = getattr(passage.text, language)
            if said is not None:
                own[passage.part, passage.level, language] = (said, Step.PATCH)
    for provision in provisions(catalogue):
        value = names.get(provision.value, provision.value) if provision.part == "factor" else provision.value
        found.setdefault(names.get(provision.owner, provision.owner), {})[provision.part, None, None] = (
            value,
            provision.step,
        )
    return found


def _entries(old: _Side, new: _Side, former: Mapping[str, str]) -> Iterator[Entry]:
    for owner in (*new.titles, *(owner for owner in old.titles if owner not in new.titles)):
        before, after = old.statements.get(owner, {}), new.statements.get(owner, {})
        fate = _fate(owner, old, new, former)
        differences = tuple(_differences(before, after))
        if differences or fate is not Fate.CHANGED:
            side = new if owner in new.titles else old
            yield Entry(
                owner=owner, was=former.get(owner) if owner in old.titles else None, factor=side.factors.get(owner),
                fate=fate, title=side.titles[owner], differences=differences, step=_step(fate, differences),
            )  # fmt: skip


def _fate(owner: str, old: _Side, new: _Side, former: Mapping[str, str]) -> Fate:
    if owner not in old.titles:
        return Fate.ADDED
    if owner not in new.titles:
        return Fate.GONE
    if owner in new.retired and former[owner] not in old.retired:
        return Fate.RETIRED
    return Fate.CHANGED if former[owner] == owner else Fate.RENAMED


def _differences(before: Statements, after: Statements) -> Iterator[Difference]:
    for place in (*after, *(place for place in before if place not in after)):
        (was, step), (now, _) = before.get(place, (None, Step.PATCH)), after.get(place, (None, Step.PATCH))
        if was != now:
            part, level, language = place
            if place in after:
                step = after[place][1]
            if part.startswith("na/") and language == "de":
                step = _choice(was, now)
            yield Difference(part=part, level=level, language=language, before=was, after=now, step=step)


def _choice(was: str | None, now: str | None) -> Step:
    """Return what a reason to choose from needs: those who chose one that is gone have none."""
    if was is None:
        return Step.MINOR
    return Step.MAJOR if now is None else Step.PATCH


def _step(fate: Fate, differences: tuple[Difference, ...]) -> Step:
    if fate in {Fate.ADDED, Fate.GONE}:
        return STEPS[fate]
    return max([STEPS[fate], *(difference.step for difference in differences)])
