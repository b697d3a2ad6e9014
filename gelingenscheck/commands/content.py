"""The arguments of the commands for whoever cares for the catalogue."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gelingenscheck.commands.arguments import Command, Say


def add(command: "Command", words: "Say") -> None:
    """Add `report`, `compare` and `carry-over`."""
    report = command(
        "report", words("Dokumente schreiben: Kommentarbogen zum Katalog, Jahresbericht"),
        words(
            "annual JAHR: der Jahresbericht als DOCX, PDF oder JSON (Vorlage nach OParl 1.1).\n"
            "catalogue: jede Frage mit ihren Antworten und Platz für Kommentare als DOCX, oder jeder Text als\n"
            "Zeile einer XLSX-Tabelle. Mit --comments stehen die Vorschläge aus einer ausgefüllten Tabelle da."
        ),
    )  # fmt: skip
    report.places.add_argument("kind", metavar=words("ART"), choices=("catalogue", "annual"),
                               help=words("catalogue: der Katalog; annual: der Jahresbericht"))  # fmt: skip
    report.places.add_argument("subject", metavar=words("JAHR"), nargs="?", help=words("bei annual: das Jahr"))
    report.options.add_argument(
        "--format", choices=("docx", "xlsx", "pdf", "json"), help=words("Format (sonst nach dem Dateinamen)")
    )
    either = report.options.add_mutually_exclusive_group()
    either.add_argument("--output", metavar=words("DATEI"), help=words("wohin; eine vorhandene Datei wird ersetzt"))
    either.add_argument("--comments", metavar=words("DATEI.xlsx"), help=words("ausgefüllter Kommentarbogen"))
    compare = command(
        "compare", words("zwei Kataloge vergleichen"),
        words(
            "Nennt, was neu, geändert oder weggefallen ist, welchen Schritt der Fassung das braucht, und was beim\n"
            "Wechsel verloren ginge. Befunde stehen mit Datei, Zeile und Abhilfe da; geändert wird nichts."
        ),
    )  # fmt: skip
    compare.places.add_argument("old", metavar=words("ALT"), help=words("bisheriger Katalog"))
    compare.places.add_argument("new", metavar=words("NEU"), help=words("neuer Katalog"))
    _carry_over(command, words)


def _carry_over(command: "Command", words: "Say") -> None:
    carry = command(
        "carry-over", words("Einschätzungen auf eine andere Fassung des Katalogs überleiten"),
        words(
            "Offene Entwürfe ziehen mit allen Antworten um; zu abgeschlossenen Einschätzungen entsteht ein\n"
            "Entwurf, der sie fortschreibt. Keine Antwort geht verloren: Was nicht mehr gefragt wird, liegt beiseite.\n"
            "Mit --dry-run steht vorher da, was sich für jede Einschätzung ändern würde."
        ),
    )  # fmt: skip
    way = carry.options.add_mutually_exclusive_group(required=True)
    way.add_argument("--to", metavar=words("FASSUNG"), help=words("Fassung, zum Beispiel 2.0.0"))
    way.add_argument("--undo", action="store_true", help=words("die letzte Überleitung zurücknehmen"))
    carry.options.add_argument("--dry-run", action="store_true", help=words("nur zeigen, nichts ändern"))
    carry.options.add_argument("--project", metavar=words("KENNUNG"), help=words("nur ein Vorhaben oder Amt"))
