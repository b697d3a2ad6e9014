"""The arguments of the commands for whoever cares for the catalogue."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gelingenscheck.commands.arguments import Command, Day, Parser, Say


def add(command: "Command", words: "Say", day: "Day") -> None:
    """Add `report`, `compare` and `carry-over`."""
    _report(command, words, day)
    _compare(command, words)
    _carry_over(command, words)


def _report(command: "Command", words: "Say", day: "Day") -> None:
    report = command(
        "report", words("Dokumente schreiben: Anlage, Bericht, Protokoll, Jahresbericht, Kommentarbogen"),
        words(
            "annex KENNUNG: die Anlage zur Vorlage über eine Einschätzung, eine Seite.\n"
            "project KENNUNG: der Bericht über ein Vorhaben, jede Zahl erklärt.\n"
            "protocol KENNUNG: das Protokoll eines Workshops.\n"
            "annual JAHR: der Jahresbericht; auch mit --format oparl für das Ratsinformationssystem (OParl 1.1).\n"
            "Diese vier gibt es als DOCX, PDF, HTML, XLSX, CSV und JSON.\n"
            "data: einzelne Antworten aus abgeschlossenen Einschätzungen als CSV, XLSX oder JSON für Auswertungen.\n"
            "open-data JAHR: Zahlen der ganzen Stadt zum Veröffentlichen, mit Metadaten nach DCAT-AP.de als ZIP.\n"
            "questionnaire: ein Fragebogen zum Ankreuzen als PDF oder DOCX. Mit --phase zu einem Vorhaben, mit\n"
            "--department allein zum Querschnitts-Check. Einzelne Fragen sind in weiteren Sprachen nicht übersetzt.\n"
            "catalogue: jede Frage mit ihren Antworten und Platz für Kommentare als DOCX, oder jeder Text als\n"
            "Zeile einer XLSX-Tabelle. Mit --comments stehen die Vorschläge aus einer ausgefüllten Tabelle da."
        ),
    )  # fmt: skip
    kinds = ("annex", "project", "protocol", "annual", "data", "open-data", "questionnaire", "catalogue")
    report.places.add_argument(
        "kind", metavar=words("ART"), choices=kinds,
        help=words("annex, project, protocol, annual, data, open-data, questionnaire oder catalogue"),
    )  # fmt: skip
    report.places.add_argument(
        "subject", metavar=words("KENNUNG"), nargs="?",
        help=words("der Einschätzung (annex, protocol) oder des Vorhabens (project); bei annual, open-data das Jahr"),
    )  # fmt: skip
    _data(report, words, day)
    _questionnaire(report, words)
    _files(report, words)


def _files(report: "Parser", words: "Say") -> None:
    """Add what a document is written as, where to, and on what."""
    report.options.add_argument(
        "--format",
        choices=("docx", "pdf", "html", "xlsx", "csv", "json", "oparl", "zip"),
        help=words("Format (sonst nach dem Dateinamen)"),
    )
    report.options.add_argument(
        "--letterhead", metavar=words("DATEI.docx"), help=words("Briefkopf für annex, project und protocol als DOCX")
    )
    either = report.options.add_mutually_exclusive_group()
    either.add_argument("--output", metavar=words("DATEI"), help=words("wohin; eine vorhandene Datei wird ersetzt"))
    either.add_argument("--comments", metavar=words("DATEI.xlsx"), help=words("ausgefüllter Kommentarbogen"))


def _data(report: "Parser", words: "Say", day: "Day") -> None:
    report.options.add_argument(
        "--as-of", metavar=words("DATUM"), type=day, help=words("Stichtag für data, zum Beispiel 2026-09-30")
    )
    report.options.add_argument(
        "--dictionary", metavar=words("DATEI.csv"), help=words("bei data: was die Spalten bedeuten, als CSV daneben")
    )


def _compare(command: "Command", words: "Say") -> None:
    compare = command(
        "compare", words("zwei Kataloge vergleichen"),
        words(
            "Nennt, was neu, geändert oder weggefallen ist, welchen Schritt der Fassung das braucht, und was beim\n"
            "Wechsel verloren ginge. Befunde stehen mit Datei, Zeile und Abhilfe da; geändert wird nichts."
        ),
    )  # fmt: skip
    compare.places.add_argument("old", metavar=words("ALT"), help=words("bisheriger Katalog"))
    compare.places.add_argument("new", metavar=words("NEU"), help=words("neuer Katalog"))


def _questionnaire(report: "Parser", words: "Say") -> None:
    add = report.options.add_argument
    add("--phase", choices=("planning", "running", "completed"), help=words("Phase des Vorhabens (questionnaire)"))
    whose = report.options.add_mutually_exclusive_group()
    whose.add_argument("--project", metavar=words("KENNUNG"), help=words("Vorhaben, zu dem der Fragebogen gehört"))
    whose.add_argument("--department", metavar=words("KENNUNG"), help=words("Amt, zu dem der Fragebogen gehört"))
    add("--quick", action="store_true", help=words("Fragebogen zum Kurzcheck"))
    add("--simple", action="store_true", help=words("Fragebogen in Einfacher Sprache"))


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
