"""demo: the invented projects of Musterstadt, or a large invented portfolio."""

from argparse import Namespace
from datetime import UTC, datetime, time
from pathlib import Path

from gelingenscheck.commands.office import Office, say
from gelingenscheck.i18n import Words
from gelingenscheck.storage.files import FileStore
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.examples import load_examples
from gelingenscheck.usecases.folders import fill
from gelingenscheck.usecases.generator import generate


def run(options: Namespace, words: Words) -> int:
    """Load the examples into a store, or fill an empty folder."""
    office = Office(options)
    return _examples(options, office, words) if options.size is None else _generated(options, office, words)


def _examples(options: Namespace, office: Office, words: Words) -> int:
    desk = _desk(options, office, FileStore(Path(options.to)) if options.to else office.store(new=True))
    added = load_examples(desk)
    if added:
        say(words.n("1 Beispiel angelegt.", "{n} Beispiele angelegt.", added))
    else:
        say(words("Die Beispiele sind schon da; geändert wurde nichts."))
    return 0


def _generated(options: Namespace, office: Office, words: Words) -> int:
    folder = Path(options.to) if options.to else office.folder()
    organisation = office.organisation
    today = options.as_of or datetime.now(UTC).astimezone(organisation.timezone).date()
    documents = generate(office.catalogue, organisation, size=options.size, seed=options.seed, today=today)
    written = fill(folder, documents)
    say(words.n("1 Datei geschrieben in {folder}.", "{n} Dateien geschrieben in {folder}.", written, folder=folder))
    return 0


def _desk(options: Namespace, office: Office, store: FileStore) -> Desk:
    """Return a desk on the day that was asked for."""
    catalogue, organisation = office.catalogue, office.organisation
    if options.as_of is None:
        return Desk(store=store, catalogue=catalogue, organisation=organisation, now=lambda: datetime.now(UTC))
    noon = datetime.combine(options.as_of, time(12), organisation.timezone)
    return Desk(store=store, catalogue=catalogue, organisation=organisation, now=lambda: noon)
