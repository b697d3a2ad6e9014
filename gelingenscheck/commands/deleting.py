"""delete: take a project out for good."""

from argparse import Namespace
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial

from gelingenscheck.commands.office import Office, say, say_json
from gelingenscheck.i18n import Words
from gelingenscheck.usecases.access.links import COMMAND_LINE
from gelingenscheck.usecases.deleting import Reason, delete_project
from gelingenscheck.usecases.desk import Desk


def run(options: Namespace, words: Words) -> int:
    """Delete the project."""
    office, clock = Office(options), partial(datetime.now, UTC)
    store = office.store()
    desk = Desk(store=store, catalogue=office.catalogue, organisation=office.organisation, now=clock)
    done = delete_project(
        desk, store, options.id, confirmed=options.confirm, reason=Reason(options.reason), by=COMMAND_LINE, now=clock()
    )
    if options.json:
        say_json(asdict(done))
    else:
        checks = words.n("1 Einschätzung", "{n} Einschätzungen", done.checks)
        states = words.n("1 Stand", "{n} Ständen", done.states)
        say(words("Gelöscht: 1 Vorhaben mit {checks} und {states} in der Geschichte.", checks=checks, states=states))
    return 0
