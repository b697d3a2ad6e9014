"""The arguments of `link`."""

from typing import TYPE_CHECKING, Final

from gelingenscheck.access.table import Role

if TYPE_CHECKING:
    from gelingenscheck.commands.arguments import Command, Say

ACTS: Final = ("create", "list", "revoke", "replace")
_ROLES: Final = tuple(str(role) for role in Role if role is not Role.LOCAL)


def add(command: "Command", words: "Say") -> None:
    """Add `link`."""
    link = command(
        "link", words("Zugänge für Ämter: Links erstellen, auflisten, zurücknehmen, ersetzen"),
        words(
            "create --role ROLLE --department KENNUNG: erstellt einen Link und zeigt ihn, nur dieses eine Mal.\n"
            "list: alle Links mit Rolle, Amt, Ende und dem Tag, an dem zuletzt jemand damit kam.\n"
            "revoke KENNUNG oder --all: nimmt zurück; wer damit angemeldet ist, ist es sofort nicht mehr.\n"
            "replace KENNUNG: nimmt zurück und erstellt den Nachfolger für dieselbe Rolle und dasselbe Amt.\n"
            "Links gelten, wo GELINGENSCHECK_ACCESS=links gesetzt ist."
        ),
    )  # fmt: skip
    link.places.add_argument("act", metavar=words("WAS"), choices=ACTS, help=", ".join(ACTS))
    link.places.add_argument("id", metavar=words("KENNUNG"), nargs="?", help=words("eines Links (revoke, replace)"))
    link.options.add_argument("--role", choices=_ROLES, help=words("Rolle (create)"))
    link.options.add_argument("--department", metavar=words("KENNUNG"), help=words("Amt (create)"))
    link.options.add_argument("--days", metavar="N", type=int, help=words("so lange gilt er (sonst 400 Tage)"))
    link.options.add_argument("--label", metavar="TEXT", default="", help=words("wozu er dient; keine Namen"))
    link.options.add_argument("--site", metavar=words("ADRESSE"), help=words("Adresse der Anwendung vor dem Link"))
    link.options.add_argument("--all", action="store_true", help=words("alle Links zurücknehmen (revoke)"))
