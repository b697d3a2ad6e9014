"""Refuse versions that do not follow each other: crosswalks in a circle, ids used again, names into nothing."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from gelingenscheck.catalogue.crosswalk import Crosswalk, name_today
from gelingenscheck.catalogue.model import Catalogue, Question
from gelingenscheck.catalogue.version import Version, version_of
from gelingenscheck.i18n import N_
from gelingenscheck.reading import MisfitError, Path

Placed = tuple[Path, Crosswalk]
USED_AGAIN = N_(
    "Die Kennung „{id}“ hatte bis Fassung {version} eine andere Bedeutung und wird nie neu vergeben; "
    "bitte eine neue Kennung wählen."
)
STILL_USED = N_(
    "„{id}“ entfällt mit Fassung {version}, steht aber noch im Katalog; "
    "bitte dort „retired: {version}“ ergänzen oder den Eintrag hier streichen."
)


def require_succession(catalogue: Catalogue) -> None:
    """Refuse crosswalks that contradict each other or the questions of the file."""
    now = version_of(catalogue.version) or Version(0, 0, 0)
    placed: list[Placed] = [(("crosswalks", i), walk) for i, walk in enumerate(catalogue.crosswalks)]
    for path, walk in placed:
        _require_forwards(walk, placed, path)
        if walk.target > now:
            raise MisfitError(
                (*path, "to"), N_("Die Überleitung führt nach {version}, der Katalog selbst ist Fassung {own}."),
                version=str(walk.target), own=str(now),
            )  # fmt: skip
    placed.sort(key=lambda known: known[1].source)
    _require_order(placed)
    for path, question in _questions(catalogue):
        _require_life(catalogue, question, path, now)
    _require_names(catalogue, placed)


def _require_forwards(walk: Crosswalk, placed: Sequence[Placed], path: Path) -> None:
    """Refuse a crosswalk that leads back or nowhere; every circle has such a one."""
    source, target = str(walk.source), str(walk.target)
    if walk.source == walk.target:
        raise MisfitError(
            (*path, "to"), N_("Die Überleitung führt von {version} nach {version}; „to“ ist eine spätere Fassung."),
            version=source,
        )  # fmt: skip
    if walk.source < walk.target:
        return
    versions = _way([known for _, known in placed], walk.target, walk.source)
    if versions:
        circle = " → ".join(map(str, (walk.source, *versions)))
        raise MisfitError(
            (*path, "to"), N_("Die Überleitungen laufen im Kreis: {circle}. Jede führt zu einer späteren Fassung."),
            circle=circle,
        )  # fmt: skip
    raise MisfitError(
        (*path, "to"), N_("Die Überleitung führt von {source} zurück nach {target}; „to“ ist eine spätere Fassung."),
        source=source, target=target,
    )  # fmt: skip


def _way(walks: Sequence[Crosswalk], source: Version, target: Version) -> tuple[Version, ...]:
    """Return the versions on a way that crosswalks lead; empty where none does."""
    ways: dict[Version, tuple[Version, ...]] = {source: (source,)}
    queue = [source]
    while queue:
        at = queue.pop()
        for walk in walks:
            if walk.source == at and walk.target not in ways:
                ways[walk.target] = (*ways[at], walk.target)
                queue.append(walk.target)
    return ways.get(target, ())


def _require_order(placed: Sequence[Placed]) -> None:
    for (_, before), (path, after) in pairwise(placed):
        if after.source < before.target:
            raise MisfitError(
                (*path, "from"),
                N_("Von {source} führt schon eine Überleitung nach {target}; diese hier beginnt also bei {target}."),
                source=str(before.source), target=str(before.target),
            )  # fmt: skip


def _require_names(catalogue: Catalogue, placed: Sequence[Placed]) -> None:
    """Refuse names that are used twice, used again, or that nothing bears."""
    active, known = _ids(catalogue)
    gone: dict[str, str] = {}
    for place, (path, walk) in enumerate(placed):
        later = [after for _, after in placed[place + 1 :]]
        version = str(walk.target)
        _require_one_to_one(walk, path)
        for old, new in walk.renamed.items():
            here = (*path, "rename", old)
            if old in known or new in gone or new in walk.renamed:
                raise MisfitError(here, USED_AGAIN, id=old if old in known else new, version=gone.get(new, version))
            end = name_today(later, new)
            if end not in known and not any(end in after.retired for after in later):
                raise MisfitError(
                    here, N_("„{old}“ soll jetzt „{new}“ heißen; „{new}“ gibt es im Katalog aber nicht."),
                    old=old, new=end,
                )  # fmt: skip
        for i, id_ in enumerate(walk.retired):
            _require_gone(catalogue, active, walk, id_, (*path, "retire", i))
        gone |= dict.fromkeys((*walk.renamed, *walk.retired), version)


def _require_one_to_one(walk: Crosswalk, path: Path) -> None:
    """Refuse names that go round in a circle, that two ids get, or that retire at the same time."""
    taken: dict[str, str] = {}
    for old, new in walk.renamed.items():
        here = (*path, "rename", old)
        if _comes_back(walk, old):
            raise MisfitError(here, N_("Die Umbenennung von „{old}“ läuft im Kreis; bitte streichen."), old=old)
        if new in taken:
            raise MisfitError(
                here, N_("„{old}“ und „{other}“ sollen beide „{new}“ heißen; eine davon gehört zu „retire“."),
                old=old, other=taken[new], new=new,
            )  # fmt: skip
        if old in walk.retired or new in walk.retired:
            raise MisfitError(
                here, N_("„{id}“ steht unter „rename“ und unter „retire“; gemeint ist nur eines."),
                id=old if old in walk.retired else new,
            )  # fmt: skip
        taken[new] = old


def _comes_back(walk: Crosswalk, start: str) -> bool:
    id_ = start
    for _ in walk.renamed:
        id_ = walk.renamed.get(id_, "")
        if id_ == start:
            return True
    return False


def _require_gone(catalogue: Catalogue, active: frozenset[str], walk: Crosswalk, id_: str, path: Path) -> None:
    version = str(walk.target)
    if id_ in active:
        raise MisfitError(path, STILL_USED, id=id_, version=version)
    question = catalogue.questions.get(id_)
    retired = version_of(question.retired) if question and question.retired else None
    if retired is not None and not walk.source < retired <= walk.target:
        raise MisfitError(
            path, N_("„{id}“ entfällt hier mit Fassung {version}, bei der Frage steht „retired: {retired}“."),
            id=id_, version=version, retired=str(retired),
        )  # fmt: skip


def _require_life(catalogue: Catalogue, question: Question, path: Path, now: Version) -> None:
    """Refuse a question that begins after its end or in a version to come, or that replaces what was never there."""
    since, retired = version_of(question.since), question.retired and version_of(question.retired)
    if since is None or since > now:
        raise MisfitError(
            (*path, "since"), N_("Die Frage gibt es seit {version}, der Katalog selbst ist Fassung {own}."),
            version=question.since, own=str(now),
        )  # fmt: skip
    if retired and retired <= since:
        raise MisfitError(
            (*path, "retired"),
            N_("Die Frage entfällt mit {retired}, gibt es aber erst seit {since}; „retired“ liegt danach."),
            retired=str(retired), since=str(since),
        )  # fmt: skip
    for walk in catalogue.crosswalks:
        old = next((old for old in walk.renamed if catalogue.name_today(old) == question.id), None)
        if old is not None and since >= walk.target:
            raise MisfitError(
                (*path, "since"),
                N_("Die Frage hieß vor Fassung {version} „{old}“; „since“ nennt die Fassung, mit der sie entstand."),
                version=str(walk.target), old=old,
            )  # fmt: skip
    _require_replaced(catalogue, question, path)


def _require_replaced(catalogue: Catalogue, question: Question, path: Path) -> None:
    gone = set(chain.from_iterable((*walk.renamed, *walk.retired) for walk in catalogue.crosswalks))
    for i, id_ in enumerate(question.replaces):
        replaced = catalogue.questions.get(id_)
        if id_ not in gone and (replaced is None or replaced.retired is None):
            raise MisfitError(
                (*path, "replaces", i),
                N_("„{id}“ ist keine entfallene Frage; „replaces“ nennt Fragen, an deren Stelle diese getreten ist."),
                id=id_,
            )  # fmt: skip


def _ids(catalogue: Catalogue) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids that are asked, and those with the retired ones."""
    factors = {id_ for factor in catalogue.factors for id_ in (factor.id, factor.crosscutting.id)}
    asked = {id_ for id_, question in catalogue.questions.items() if question.retired is None}
    return frozenset(factors | asked), frozenset(factors | set(catalogue.questions))


def _questions(catalogue: Catalogue) -> Iterator[tuple[Path, Question]]:
    for f, factor in enumerate(catalogue.factors):
        for q, question in enumerate(factor.questions):
            yield ("factors", f, "questions", q), question
