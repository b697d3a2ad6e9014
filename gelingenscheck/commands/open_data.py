"""report open-data: what may be published of a reporting year, with metadata for a data portal."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from gelingenscheck.commands import output
from gelingenscheck.commands.annual import year_of
from gelingenscheck.commands.office import Office, say
from gelingenscheck.commands.portfolio import findings
from gelingenscheck.i18n import Words
from gelingenscheck.storage.index import Index
from gelingenscheck.usecases import open_data
from gelingenscheck.usecases.desk import Desk


def run(options: Namespace, office: Office, words: Words) -> int:
    """Write the open data of a year, and say what is still missing in their metadata."""
    year = year_of(options)
    output.form_of(options.format, options.output, ("zip",))
    desk = Desk(
        store=office.store(),
        catalogue=office.catalogue,
        organisation=office.organisation,
        now=lambda: datetime.now(UTC),
    )
    target = Path(options.output or open_data.file_name(year, words))
    output.refuse_no_place(target)
    snapshot = Index(office.folder(), desk.catalogue).refresh()
    output.put(target, open_data.open_data(desk, snapshot, year, words), words)
    for missing in open_data.to_fill_in(desk, words):
        say(words("In den Metadaten steht noch ein Platzhalter. {missing}", missing=missing))
    for line in findings(snapshot.problems, words):
        say(line)
    return 0
