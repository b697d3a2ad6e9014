"""report annex, project, protocol: documents about one project or one check as a file."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from gelingenscheck.commands import output
from gelingenscheck.commands.office import Office, UsageError
from gelingenscheck.i18n import N_, Words
from gelingenscheck.reading import UnreadableError
from gelingenscheck.reports.office_file import MAX_BYTES
from gelingenscheck.storage import atomic
from gelingenscheck.usecases import papers
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.papers import Format

Make = Callable[[Desk, str, str, Format, papers.Letter | None], bytes]
MAKERS: Final[Mapping[str, Make]] = {
    "annex": papers.annex, "project": papers.project_report, "protocol": papers.protocol,
}  # fmt: skip


class NoIdError(UsageError):
    """The document is about something that was not named."""

    message = N_(
        "Bitte nennen Sie die Kennung: bei annex und protocol die einer Einschätzung, bei project die eines Vorhabens. "
        "Es wurde nichts geschrieben."
    )


class NoLetterheadError(UsageError):
    """There is no such letterhead to read."""

    message = N_("Der Briefkopf „{file}“ fehlt oder lässt sich nicht lesen. Es wurde nichts geschrieben.")


def run(options: Namespace, office: Office, words: Words) -> int:
    """Write the document that was asked for."""
    if not options.subject:
        raise NoIdError
    form = output.form_of(options.format, options.output, papers.FORMATS)
    letter = None if options.letterhead is None else _letter(Path(options.letterhead))
    desk = Desk(
        store=office.store(),
        catalogue=office.catalogue,
        organisation=office.organisation,
        now=lambda: datetime.now(UTC),
    )
    target = Path(options.output or papers.file_name(options.kind, options.subject, words, form))
    output.refuse_no_place(target)
    output.put(target, MAKERS[options.kind](desk, options.subject, words.lang, form, letter), words)
    return 0


def _letter(path: Path) -> papers.Letter:
    try:
        return papers.Letter(data=atomic.read(path, MAX_BYTES), name=path.name)
    except (FileNotFoundError, UnreadableError):
        raise NoLetterheadError(file=path) from None
