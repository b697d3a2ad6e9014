"""report data: single answers of the portfolio as a table, with a dictionary of its columns."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from gelingenscheck.commands import output
from gelingenscheck.commands.office import Office, say
from gelingenscheck.commands.portfolio import findings
from gelingenscheck.i18n import Words
from gelingenscheck.storage.index import Index
from gelingenscheck.usecases import data
from gelingenscheck.usecases.desk import Desk


def run(options: Namespace, office: Office, words: Words) -> int:
    """Write the answers, and where it was asked for the dictionary."""
    form = output.form_of(options.format, options.output, data.FORMATS)
    desk = Desk(
        store=office.store(),
        catalogue=office.catalogue,
        organisation=office.organisation,
        now=lambda: datetime.now(UTC),
    )
    day = options.as_of or desk.today
    target = Path(options.output or f"{words(data.NAME)}-{day.isoformat()}.{form}")
    listed = None if options.dictionary is None else Path(options.dictionary)
    for place in filter(None, (target, listed)):
        output.refuse_no_place(place)
    snapshot = Index(office.folder(), desk.catalogue).refresh()
    output.put(target, data.data_file(desk, snapshot, day, words, form), words)
    if listed is not None:
        output.put(listed, data.dictionary_file(desk, snapshot, day, words), words)
    for line in findings(snapshot.problems, words):
        say(line)
    return 0
