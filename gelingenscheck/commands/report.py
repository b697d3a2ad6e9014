"""report: documents that leave the app, and what people wrote into them."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from gelingenscheck.commands import annual, data, open_data, output, papers, questionnaires
from gelingenscheck.commands.office import (
    Office,
    UsageError,
    complain,
    one_line,
    problem_line,
    problems_json,
    say,
    say_json,
)
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reading import UnreadableError
from gelingenscheck.reports.comments import Comments, Proposal
from gelingenscheck.reports.office_file import MAX_BYTES
from gelingenscheck.storage import atomic
from gelingenscheck.usecases import review


class NotReadError(UsageError):
    """There is no such file to read."""

    message = N_("Die Datei „{file}“ fehlt oder lässt sich nicht lesen. Geändert wurde nichts.")


KINDS: Final[Mapping[str, Callable[[Namespace, Office, Words], int]]] = {
    "annual": annual.run, "data": data.run, "open-data": open_data.run, "questionnaire": questionnaires.run,
    **dict.fromkeys(papers.MAKERS, papers.run),
}  # fmt: skip
"""What writes which document; of the catalogue there is more than that."""


def run(options: Namespace, words: Words) -> int:
    """Write a document, or read comments back from a review sheet."""
    office = Office(options)
    if options.kind in KINDS:
        return KINDS[options.kind](options, office, words)
    if options.comments is not None:
        return _read(Path(options.comments), office, words, as_json=options.json)
    return _write(options, office, words)


def _write(options: Namespace, office: Office, words: Words) -> int:
    catalogue = office.catalogue
    form = output.form_of(options.format, options.output, review.FORMATS)
    target = Path(options.output or review.sheet_name(catalogue, words, form))
    output.refuse_no_place(target)
    output.put(target, review.sheet(catalogue, words, form, datetime.now(UTC)), words)
    return 0


def _read(source: Path, office: Office, words: Words, *, as_json: bool) -> int:
    """List the proposals; return 1 where something could not be placed."""
    try:
        data = atomic.read(source, MAX_BYTES)
    except (FileNotFoundError, UnreadableError):
        raise NotReadError(file=source) from None
    found = review.read_sheet(data, source.name, office.catalogue)
    if as_json:
        say_json({
            "proposals": [_as_json(proposal) for proposal in found.proposals],
            "problems": problems_json(found.problems, words),
        })  # fmt: skip
    else:
        _list(found, words)
    return 1 if found.problems else 0


def _as_json(proposal: Proposal) -> dict[str, Any]:
    """Return a proposal as plain values; its author is called "from" outside of Python."""
    values = asdict(proposal)
    return {("from" if name == "by" else name): value for name, value in values.items()}


def _list(found: Comments, words: Words) -> None:
    for proposal in found.proposals:
        say(one_line(_line(proposal, words)))
    for problem in found.problems:
        complain(problem_line(problem, words))
    say(words.n("1 Vorschlag oder Kommentar", "{n} Vorschläge und Kommentare", len(found.proposals)))


def _line(proposal: Proposal, words: Words) -> str:
    place = "/".join(str(part) for part in (proposal.id, proposal.part, proposal.level) if part is not None)
    parts = [f"{place} [{proposal.language}]"]
    if proposal.proposed:
        parts.append(words("„{current}“ → „{proposed}“", current=proposal.current, proposed=proposal.proposed))
    parts += filter(None, (proposal.comment, proposal.by and f"({proposal.by})"))
    if proposal.changed_since:
        parts.append(words("Der Text hat sich seitdem geändert."))
    return " ".join(parts)
