"""link: make, list, withdraw and replace access links. What opens a link is printed once."""

from argparse import Namespace
from datetime import UTC, datetime
from typing import Any, Final

from gelingenscheck.access import Role
from gelingenscheck.access.link import DAYS, Link, refusal
from gelingenscheck.access.wording import ROLES
from gelingenscheck.commands.office import Office, UsageError, one_line, say, say_json
from gelingenscheck.i18n import N_, Words
from gelingenscheck.settings import from_environment
from gelingenscheck.storage.access.store import AccessStore
from gelingenscheck.usecases.access.links import COMMAND_LINE, Made, make_link, replace_link
from gelingenscheck.usecases.access.live import access_store, exists

_USUAL_HOSTS: Final = 3
"""Names of this machine, which come first among the hosts."""


class IncompleteError(UsageError):
    """Something that this needs was not named."""

    message = N_("Dafür fehlt: {missing}. Es wurde nichts geändert.")


def run(options: Namespace, words: Words) -> int:
    """Do what was asked."""
    office, now = Office(options), datetime.now(UTC)
    if options.act == "list":
        _list(office, words, now, json=options.json)
    elif options.act == "create":
        _create(office, options, words, now)
    elif options.act == "replace":
        _need(options, "id")
        store, days = _store(office), options.days or DAYS
        made = replace_link(store, office.organisation, options.id, now=now, by=COMMAND_LINE, days=days)
        _show(made, options, words)
    else:
        _revoke(office, options, words, now)
    return 0


def _create(office: Office, options: Namespace, words: Words, now: datetime) -> None:
    _need(options, "role", "department")
    made = make_link(
        _store(office), office.organisation, role=Role(options.role), department=options.department, now=now,
        by=COMMAND_LINE, days=DAYS if options.days is None else options.days, label=options.label,
    )  # fmt: skip
    _show(made, options, words)


def _revoke(office: Office, options: Namespace, words: Words, now: datetime) -> None:
    if options.all:
        n = _store(office).withdraw_all(now)
        say(words.n("1 Link ist zurückgenommen.", "{n} Links sind zurückgenommen.", n))
        return
    _need(options, "id")
    _store(office).withdraw(options.id, now)
    say(words("Der Link {link} ist zurückgenommen; niemand ist mehr damit angemeldet.", link=options.id))


def _list(office: Office, words: Words, now: datetime, *, json: bool) -> None:
    folder = office.folder()
    links = access_store(folder).links() if exists(folder) else ()
    if json:
        say_json([_values(link, now) for link in links])
        return
    for link in links:
        say(one_line("  ".join(_cells(link, words, now))))
    if not links:
        say(words("Es gibt noch keinen Link."))


def _show(made: Made, options: Namespace, words: Words) -> None:
    address = made.address(options.site or _site())
    if options.json:
        say_json({"id": made.link.id, "address": address, "expires": made.link.expires.isoformat()})
        return
    say(address)
    until, role = words.date(made.link.expires.date()), words(ROLES[made.link.role])
    say(words(
        "Kennung {link}, {role}, {department}, gültig bis {date}. Der Link steht nur jetzt hier; er wird nicht "
        "gespeichert.",
        link=made.link.id, role=role, department=made.link.department, date=until,
    ))  # fmt: skip


def _site() -> str:
    """Return the address under which others reach this application, as far as the settings say."""
    named = from_environment().hosts[_USUAL_HOSTS:]
    return f"https://{named[0]}" if named else "http://localhost:8501"


def _store(office: Office) -> AccessStore:
    store = office.store()
    store.require_folder()
    return access_store(store.root)


def _need(options: Namespace, *names: str) -> None:
    said = {"id": "KENNUNG"}
    missing = [said.get(name, f"--{name}") for name in names if not getattr(options, name)]
    if missing:
        raise IncompleteError(missing=", ".join(missing))


def _state(link: Link, now: datetime) -> str:
    if link.withdrawn is not None:
        return "revoked"
    return "expired" if refusal(link, now) is not None else "open"


def _values(link: Link, now: datetime) -> dict[str, Any]:
    return {
        "id": link.id, "role": link.role, "department": link.department, "label": link.label, "by": link.by,
        "made": link.made.isoformat(), "expires": link.expires.isoformat(), "state": _state(link, now),
        "last_used": link.last_used and link.last_used.isoformat(),
    }  # fmt: skip


def _cells(link: Link, words: Words, now: datetime) -> list[str]:
    states = {
        "open": words("gilt bis {date}", date=words.date(link.expires.date())),
        "expired": words("abgelaufen"),
        "revoked": words("zurückgenommen"),
    }
    used = words("zuletzt {date}", date=words.date(link.last_used)) if link.last_used else words("noch nie benutzt")
    return [link.id, link.department, words(ROLES[link.role]), states[_state(link, now)], used, link.label]
