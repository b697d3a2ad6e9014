"""compare: what a new catalogue changes, and which version step that needs."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gelingenscheck.catalogue.comparison.entries import Comparison, Entry, Fate
from gelingenscheck.catalogue.comparison.part_names import FATES, STEPS
from gelingenscheck.commands.office import one_line, problem_line, problems_json, say, say_json
from gelingenscheck.i18n import Words
from gelingenscheck.usecases.review import Look, bytes_of, look


def run(options: Namespace, words: Words) -> int:
    """Say what differs; return 1 where something should be looked at."""
    before, after = Path(options.old), Path(options.new)
    found = look(bytes_of(before), before.name, bytes_of(after), after.name)
    if options.json:
        say_json(_as_json(found, words))
    else:
        for line in (*_lines(found, words), *(problem_line(problem, words) for problem in found.problems)):
            say(one_line(line))
    return 1 if found.problems else 0


def _as_json(found: Look, words: Words) -> dict[str, Any]:
    comparison = found.comparison
    return {
        "same_catalogue": comparison.same_catalogue if comparison else None,
        "versions": [side.version if side else None for side in (found.before, found.after)],
        "step": comparison.needed.name.lower() if comparison else None,
        "entries": [_entry(entry) for entry in comparison.entries] if comparison else [],
        "problems": problems_json(found.problems, words),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.owner, "was": entry.was, "factor": entry.factor, "fate": entry.fate,
        "step": entry.step.name.lower(),
        "differences": [asdict(part) | {"step": part.step.name.lower()} for part in entry.differences],
    }  # fmt: skip


def _lines(found: Look, words: Words) -> Iterator[str]:
    if found.comparison is not None:
        yield from (_line(entry, words) for entry in found.comparison.entries)
        yield _summary(found.comparison, words)


def _line(entry: Entry, words: Words) -> str:
    parts = dict.fromkeys(
        part.part if part.level is None else f"{part.part}/{part.level}" for part in entry.differences
    )  # fmt: skip
    detail = f": {', '.join(parts)}" if entry.fate is Fate.CHANGED else ""
    return f"{words(FATES[entry.fate])} {entry.owner}{detail}"


def _summary(comparison: Comparison, words: Words) -> str:
    if not comparison.same_catalogue:
        return words("Das sind zwei verschiedene Kataloge, nicht zwei Fassungen eines Katalogs.")
    return words("Schritt der Fassung: {step}", step=words(STEPS[comparison.needed]))
