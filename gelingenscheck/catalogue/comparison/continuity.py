"""Whether a new version keeps what saved assessments rely on: permanent ids, and a version that says what changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain
from typing import Final

from gelingenscheck.catalogue.comparison.entries import Comparison, Entry, Fate, owners
from gelingenscheck.catalogue.comparison.passages import WHOLE
from gelingenscheck.catalogue.comparison.provisions import Step
from gelingenscheck.catalogue.model import Catalogue, Question
from gelingenscheck.catalogue.version import Version, version_of
from gelingenscheck.i18n import N_

LIKENESS: Final = 0.4
"""Below it a question means something else: rewording in our own history stays above 0.5, different questions of one
factor stay below 0.25."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What somebody should look at before the new version is used, and what helps."""

    owner: str
    """Id that it is about, or `WHOLE`."""
    message: str
    """German message with {placeholders}."""
    values: dict[str, str | int] = field(default_factory=dict)
    remedy: str


def findings(before: Catalogue, after: Catalogue, comparison: Comparison) -> tuple[Finding, ...]:
    """Return what breaks with earlier versions; two different catalogues owe each other nothing."""
    if not comparison.same_catalogue:
        return ()
    return tuple(
        chain(
            _version(before, after, comparison),
            _gone(after, comparison),
            _used_again(before, after),
            _other_meanings(before, after, comparison),
        )
    )


def taken(before: str, after: str) -> Step | None:
    """Return the step from one version to another; None where it leads back or one is no version."""
    old, new = version_of(before), version_of(after)
    if old is None or new is None or new < old:
        return None
    first = next((i for i, (was, now) in enumerate(zip(old, new, strict=True)) if was != now), None)
    return Step.NONE if first is None else (Step.MAJOR, Step.MINOR, Step.PATCH)[first]


def wanted(before: str, step: Step) -> str:
    """Return the version that lies one step beyond another; the same one where it is none."""
    version = version_of(before)
    if version is None or step is Step.NONE:
        return before
    beyond = {
        Step.PATCH: Version(version.major, version.minor, version.patch + 1),
        Step.MINOR: Version(version.major, version.minor + 1, 0),
        Step.MAJOR: Version(version.major + 1, 0, 0),
    }
    return str(beyond[step])


def likeness(before: Question, after: Question) -> float:
    """Return how alike two questions are, word by word: the mean of text and answers, 0 to 1."""
    return (_ratio(_question_words(before), _question_words(after)) + _ratio(_answers(before), _answers(after))) / 2


def _question_words(question: Question) -> list[str]:
    return question.text.de.casefold().split()


def _answers(question: Question) -> list[str]:
    return " ".join(anchor.de for anchor in question.anchors).casefold().split()


def _ratio(before: list[str], after: list[str]) -> float:
    return SequenceMatcher(None, before, after, autojunk=False).ratio()


def _version(before: Catalogue, after: Catalogue, comparison: Comparison) -> Iterator[Finding]:
    step = taken(before.version, after.version)
    if step is None:
        yield Finding(
            owner=WHOLE,
            message=N_("Die Fassung {after} liegt vor {before}."),
            values={"after": after.version, "before": before.version},
            remedy=N_("Bitte vergleichen Sie andersherum, oder erhöhen Sie die Fassung (version)."),
        )
    elif step < comparison.needed:
        yield Finding(
            owner=WHOLE,
            message=N_("Die Fassung {after} reicht für diese Änderungen nicht; nötig ist mindestens {wanted}."),
            values={"after": after.version, "wanted": wanted(before.version, comparison.needed)},
            remedy=N_("Bitte setzen Sie version auf {wanted} und ergänzen Sie einen Eintrag in changelog."),
        )


def _gone(after: Catalogue, comparison: Comparison) -> Iterator[Finding]:
    said = {id_ for walk in after.crosswalks for id_ in walk.retired}
    for entry in comparison.entries:
        if entry.fate is Fate.GONE and entry.was not in said:
            yield _finding(
                entry,
                N_("„{id}“ gibt es nicht mehr, und crosswalks sagt nicht, was daraus wurde."),
                N_("In crosswalks „{id}“ unter rename eintragen, wenn nur die Kennung neu ist, sonst unter retire."),
            )  # fmt: skip


def _used_again(before: Catalogue, after: Catalogue) -> Iterator[Finding]:
    """Find ids that an earlier version gave up or used for something else."""
    known, now = _kinds(before), _kinds(after)
    given_up = {id_ for walk in before.crosswalks for id_ in (*walk.retired, *walk.renamed)}
    given_up |= {id_ for id_, question in before.questions.items() if question.retired is not None}
    retired = {id_ for id_, question in after.questions.items() if question.retired is not None}
    for id_, kind in now.items():
        again = id_ in given_up and id_ not in retired
        if again or known.get(id_, kind) != kind:
            yield Finding(
                owner=id_,
                message=N_("Die Kennung „{id}“ stand früher für etwas anderes oder war schon aufgegeben."),
                values={"id": id_},
                remedy=N_("Bitte vergeben Sie eine neue Kennung; „{id}“ steht in gespeicherten Einschätzungen."),
            )


def _kinds(catalogue: Catalogue) -> dict[str, str]:
    """Return for every id what it stands for."""
    kinds = dict.fromkeys(owners(catalogue), "crosscutting")
    return kinds | dict.fromkeys(catalogue.by_id, "factor") | dict.fromkeys(catalogue.questions, "question")


def _other_meanings(before: Catalogue, after: Catalogue, comparison: Comparison) -> Iterator[Finding]:
    for entry in comparison.entries:
        old, new = before.questions.get(entry.was or ""), after.questions.get(entry.owner)
        if old is not None and new is not None and likeness(old, new) < LIKENESS:
            yield _finding(
                entry,
                N_("Frage „{id}“ hat fast nur neue Wörter; unter gleicher Kennung gelten Antworten als vergleichbar."),
                N_(
                    "Fragt sie nach etwas anderem: neue Kennung mit replaces: [{id}], und „{id}“ in crosswalks unter "
                    "retire. Ist der Sinn gleich, ist nichts zu tun."
                ),
            )


def _finding(entry: Entry, message: str, remedy: str) -> Finding:
    return Finding(owner=entry.owner, message=message, values={"id": entry.was or entry.owner}, remedy=remedy)
