"""tidy: delete what was kept long enough."""

from argparse import Namespace
from dataclasses import asdict
from datetime import UTC, datetime

from gelingenscheck.commands.office import Office, UsageError, say, say_json
from gelingenscheck.i18n import N_, Words
from gelingenscheck.usecases.access import live as access
from gelingenscheck.usecases.tidying import Tidied, tidy
from gelingenscheck.usecases.workshop import live as workshops


class NotTodayError(UsageError):
    """The day that was confirmed is not what the clock shows."""

    message = N_("Die Uhr zeigt den {now}, bestätigt wurde der {asked}. Es wurde nichts gelöscht.")


def run(options: Namespace, words: Words) -> int:
    """Tidy the store, or say what would go."""
    store, now = Office(options).store(), datetime.now(UTC)
    if options.today is not None and options.today != now.date():
        raise NotTodayError(now=now.date().isoformat(), asked=options.today.isoformat())
    done = tidy(store, now, dry_run=options.dry_run, confirmed=options.today is not None)
    if not options.dry_run:
        workshops.forget(store.root, now)
        access.forget(store.root, now)
    if options.json:
        say_json(asdict(done) | {"dry_run": options.dry_run})
    else:
        _say(done, words, dry_run=options.dry_run)
    return 0


def _say(done: Tidied, words: Words, *, dry_run: bool) -> None:
    if done.first and not dry_run:
        say(words("Zum ersten Mal aufgeräumt: Der Tag ist festgehalten, gelöscht wird erst beim nächsten Mal."))
    if dry_run or done.first:
        say(words.n("1 früherer Stand ist fällig.", "{n} frühere Stände sind fällig.", done.states))
        say(words.n("1 Entwurf ist fällig.", "{n} verworfene Entwürfe sind fällig.", len(done.discarded)))
    else:
        say(words.n("1 früherer Stand gelöscht.", "{n} frühere Stände gelöscht.", done.states))
        say(words.n("1 verworfener Entwurf gelöscht.", "{n} verworfene Entwürfe gelöscht.", len(done.discarded)))
    for id_ in done.untouched:
        say(words("Seit zwei Jahren unberührt, bitte entscheiden: {id}", id=id_))
