"""What the command line understands, and its help."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from typing import Any, NoReturn

PROGRAM = "python -m gelingenscheck"
LARGEST = 1_000_000
EXAMPLES = """\
Rückgabewerte: 0 in Ordnung, 1 Befunde oder nicht möglich, 2 Aufruf nicht verstanden.

Beispiele:
  python -m gelingenscheck check
  python -m gelingenscheck score assessments/*.yaml
  python -m gelingenscheck portfolio --as-of 2026-09-30 --json
  python -m gelingenscheck export sicherung.zip
  python -m gelingenscheck demo --to /tmp/probe --size 1000 --seed 7
"""
GERMAN = (
    (r"the following arguments are required: (.*)", "Es fehlt: {0}."),
    (r"unrecognized arguments: (.*)", "Diese Angabe ist unbekannt: {0}."),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", "Für {0} ist {1} nicht möglich; möglich: {2}."),
    (r"argument (.*?): expected (?:one|at least one) argument", "Nach {0} fehlt eine Angabe."),
    (r"argument (.*?): not allowed with argument (.*)", "{0} und {1} gehen nicht zusammen."),
    (r"argument (.*?): (.*)", "{0}: {1}"),
)
"""How argparse's sentences are said in German."""


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that begins in German."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin with "Aufruf"."""
        super().add_usage(usage, actions, groups, prefix or "Aufruf: ")


class Parser(argparse.ArgumentParser):
    """A parser that speaks German and says what is wrong in one line."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False, formatter_class=Formatter)
        self.places = self.add_argument_group("Angaben")
        self.options = self.add_argument_group("Optionen")
        self.options.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line and end with 2."""
        self.exit(2, f"{' '.join(_german(message).split())} Hilfe: {self.prog} --help\n")


def _german(message: str) -> str:
    for pattern, sentence in GERMAN:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(*match.groups())
    return message


def day(text: str) -> date:
    """Type a date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"„{text[:40]}“ ist kein Datum; gemeint ist zum Beispiel 2026-09-30."
        ) from None


def whole(low: int, high: int) -> Callable[[str], int]:
    """Return a type for whole numbers within bounds."""

    def typed(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"„{text[:40]}“ ist keine ganze Zahl von {low} bis {high}.")
        return int(text)

    return typed


def _common(parser: Parser, *, default: Any = argparse.SUPPRESS) -> None:
    """Add what may stand before and after the command."""
    add = parser.options.add_argument
    add(
        "--store",
        metavar="ADRESSE",
        default=default,
        help="Speicher, zum Beispiel files:assessments; ein relativer Ordner zählt ab dem Projektordner "
        "(sonst GELINGENSCHECK_STORE)",
    )
    add("--catalogue", metavar="DATEI", default=default, help="Katalog (sonst factors.yaml)")
    add("--organisation", metavar="DATEI", default=default, help="Organisation (sonst organisation.yaml)")
    add("--lang", choices=("de", "en"), default="de" if default is None else default,
        help="Sprache der Ausgabe")  # fmt: skip


def build_parser() -> Parser:
    """Return the parser of all commands."""
    parser = Parser(
        prog=PROGRAM, epilog=EXAMPLES,
        description="Gelingenscheck ohne Browser: prüfen, rechnen, sichern, Beispiele anlegen.",
    )  # fmt: skip
    _common(parser, default=None)
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="BEFEHL", title="Befehle", parser_class=Parser, prog=PROGRAM
    )

    def command(name: str, summary: str, description: str, *, json: bool = True) -> Parser:
        made = commands.add_parser(name, help=summary, description=description)
        _common(made)
        if json:
            made.options.add_argument("--json", action="store_true", help="Ausgabe als JSON")
        return made

    _reading(command)
    _writing(command)
    return parser


Command = Callable[..., Parser]


def _reading(command: Command) -> None:
    check = command(
        "check", "Katalog, Organisation und Dokumente prüfen",
        "Prüft Katalog, Organisation und alle Dokumente des Speichers, oder nur die genannten Dateien und Ordner.\n"
        "Jeder Befund steht mit Datei, Zeile, Grund und Abhilfe in einer Zeile; geändert wird nichts.",
    )  # fmt: skip
    check.places.add_argument("path", metavar="PFAD", nargs="*", help="Datei oder Ordner; ohne Angabe alles")
    score = command(
        "score", "Punktwerte von Einschätzungen als JSON",
        "Rechnet Einschätzungen und gibt eine Liste aus, je Datei ein Eintrag; was fehlt, ist null und nie 0.\n"
        "Dateien, die nicht lesbar sind, stehen auf der Fehlerausgabe; der Rückgabewert ist dann 1.",
    )  # fmt: skip
    score.places.add_argument("path", metavar="PFAD", nargs="+", help="Datei oder Ordner")
    portfolio = command(
        "portfolio", "alle gespeicherten Einschätzungen zu einem Stichtag",
        "Zeigt alle gespeicherten Einschätzungen zu einem Stichtag: Kennzahlen, Faktoren, Schwachstellen, Ämter.\n"
        "Mit --json vollständig; was fehlt, ist null und nie 0.",
    )  # fmt: skip
    portfolio.options.add_argument("--as-of", metavar="DATUM", type=day, help="Stichtag, zum Beispiel 2026-09-30")
    command(
        "verify", "jede gespeicherte Fassung gegen ihre Prüfsumme lesen",
        "Liest alle Dokumente und alle früheren Fassungen des Speichers und vergleicht Inhalt und Prüfsumme.",
    )  # fmt: skip


def _writing(command: Command) -> None:
    export = command(
        "export", "den ganzen Speicher in eine Datei sichern",
        "Sichert alle Dokumente mit ihrer Geschichte verlustfrei in eine ZIP-Datei mit Prüfsummen,\n"
        "auch während die App läuft. Eine vorhandene Datei dieses Namens wird ersetzt.",
        json=False,
    )  # fmt: skip
    export.places.add_argument("file", metavar="DATEI.zip")
    load = command(
        "import", "eine Sicherung einspielen",
        "Prüft eine Sicherung vollständig und spielt dann alles ein oder nichts. Überschrieben wird nichts.",
        json=False,
    )  # fmt: skip
    load.places.add_argument("file", metavar="DATEI.zip")
    demo = command(
        "demo", "Beispiele anlegen, oder ein großes erfundenes Portfolio",
        "Ohne --size: legt die zwölf erfundenen Vorhaben von Musterstadt an, als Beispiele gekennzeichnet.\n"
        "Mit --size: erfindet so viele Einschätzungen in einem leeren Ordner, die alle Möglichkeiten nutzen.\n"
        "Gleiche Größe, gleicher Startwert und gleicher Stichtag ergeben dieselben Dateien.",
        json=False,
    )  # fmt: skip
    demo.options.add_argument("--to", metavar="ORDNER", help="Ordner statt des Speichers")
    demo.options.add_argument("--size", metavar="N", type=whole(1, LARGEST), help="Zahl der Einschätzungen")
    demo.options.add_argument("--seed", metavar="S", type=whole(0, 999_999_999), default=1, help="Startwert (sonst 1)")
    demo.options.add_argument("--as-of", metavar="DATUM", type=day, help="Tag, bis zu dem erfunden wird (sonst heute)")
