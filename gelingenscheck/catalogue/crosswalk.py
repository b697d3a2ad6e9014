"""From version to version: which ids were renamed, which retired, and what an id is called elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gelingenscheck.catalogue.version import Version


@dataclass(frozen=True, kw_only=True, slots=True)
class Crosswalk:
    """What became of ids of factors, questions and crosscutting questions with a new version."""

    source: Version
    target: Version
    """The version with which the change took place."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Old id to new id."""
    retired: tuple[str, ...] = ()


def renaming(crosswalks: Iterable[Crosswalk], source: Version, target: Version) -> Mapping[str, str] | None:
    """Return what ids of one version are called in another, forwards or backwards; None where no way leads there.

    Ids that keep their name are left out. Old and new name change places, so that two ids never become one,
    and there and back is as before whatever a file holds.
    """
    first, last = min(source, target), max(source, target)
    way = sorted(
        (walk for walk in crosswalks if first < walk.target <= last), key=lambda walk: walk.target
    )  # fmt: skip
    if not _connected(first, way, last):
        return None
    if target < source:
        way.reverse()
    names: dict[str, str] = {}
    for id_ in {id_ for walk in way for pair in walk.renamed.items() for id_ in pair}:
        name = id_
        for walk in way:
            name = _swapped(walk.renamed, name)
        names[id_] = name
    return {id_: name for id_, name in names.items() if id_ != name}


def name_today(crosswalks: Iterable[Crosswalk], id_: str) -> str:
    """Return what an id of any earlier version is called now; an old name is never given again."""
    for walk in sorted(crosswalks, key=lambda walk: walk.target):
        id_ = walk.renamed.get(id_, id_)
    return id_


def _connected(first: Version, way: Sequence[Crosswalk], last: Version) -> bool:
    """Say whether crosswalks lead over every change of the major version; smaller steps need none."""
    at = first
    for walk in way:
        if at.major != walk.source.major:
            return False
        at = walk.target
    return at.major == last.major


def _swapped(renamed: Mapping[str, str], id_: str) -> str:
    return renamed.get(id_) or next((old for old, new in renamed.items() if new == id_), id_)
