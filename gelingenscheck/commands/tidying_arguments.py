"""The arguments of `verify`, `tidy` and `delete`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gelingenscheck.commands.arguments import Command, Day, Say

_REASONS = ("mistake", "trial", "asked", "over")


def add(command: "Command", words: "Say", day: "Day") -> None:
    """Add `verify`, `tidy` and `delete`."""
    verify = command(
        "verify", words("jede gespeicherte Fassung gegen ihre Prüfsumme lesen"),
        words(
            "Liest alle Dokumente und alle früheren Fassungen des Speichers und vergleicht Inhalt und Prüfsumme."
        ),
    )  # fmt: skip
    verify.options.add_argument(
        "--seal", action="store_true", help=words("älteren abgeschlossenen Einschätzungen eine Prüfsumme geben")
    )
    tidy = command(
        "tidy", words("löschen, was lange genug aufbewahrt wurde"),
        words(
            "Löscht frühere Stände von Entwürfen 90 Tage nach dem Abschluss, verworfene Entwürfe nach 30 Tagen,\n"
            "einzelne Stimmen und Anmeldungen nach ihren Fristen. Entwürfe, die zwei Jahre niemand angerührt hat,\n"
            "werden nur genannt. Der Server tut das jeden Tag von selbst."
        ),
    )  # fmt: skip
    tidy.options.add_argument("--dry-run", action="store_true", help=words("nur zeigen, nichts löschen"))
    tidy.options.add_argument(
        "--today",
        metavar=words("DATUM"),
        type=day,
        help=words("nach langer Pause: bestätigt, dass heute dieser Tag ist"),
    )
    delete = command(
        "delete", words("ein Vorhaben mit allem, was dazugehört, endgültig löschen"),
        words(
            "Löscht Angaben, Einschätzungen, frühere Stände und Workshops eines Vorhabens. Festgehalten werden Tag,\n"
            "Grund und ein Kennzeichen ohne Inhalt. Eine Sicherung von vorher bringt das Vorhaben zurück.\n"
            "Gründe: mistake (irrtümlich angelegt), trial (ausprobiert), asked (verlangt), over (Frist vorbei)."
        ),
    )  # fmt: skip
    delete.places.add_argument("id", metavar=words("KENNUNG"), help=words("eines Vorhabens"))
    delete.options.add_argument("--reason", choices=_REASONS, required=True, help=words("Grund"))
    delete.options.add_argument(
        "--confirm", metavar=words("KENNUNG"), required=True, help=words("dieselbe Kennung noch einmal")
    )
