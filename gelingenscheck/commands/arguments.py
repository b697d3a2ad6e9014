"""What the command line understands, and its help."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, NoReturn

from gelingenscheck.commands import content, link_arguments, tidying_arguments

PROGRAM = "python -m gelingenscheck"
LARGEST = 1_000_000
Command = Callable[..., "Parser"]
Say = Callable[..., str]
Day = Callable[[str], date]


def german(message: str, /, **values: object) -> str:
    """Say a German message as it is; help is there before anything heavy is loaded."""
    return message.format(**values) if values else message


def _examples(words: Say) -> str:
    return words(
        "Rückgabewerte: 0 in Ordnung, 1 Befunde oder nicht möglich, 2 Aufruf nicht verstanden.\n\n"
        "Beispiele:\n"
        "  python -m gelingenscheck check\n"
        "  python -m gelingenscheck score assessments/*.yaml\n"
        "  python -m gelingenscheck portfolio --as-of 2026-09-30 --json\n"
        "  python -m gelingenscheck export sicherung.zip\n"
        "  python -m gelingenscheck demo --to /tmp/probe --size 1000 --seed 7\n"
    )


def _refusals(words: Say) -> tuple[tuple[str, str], ...]:
    """Return how argparse's sentences are said."""
    return (
        (r"the following arguments are required: (.*)", words("Es fehlt: {0}.")),
        (r"one of the arguments (.*) is required", words("Es fehlt: {0}.")),
        (r"unrecognized arguments: (.*)", words("Diese Angabe ist unbekannt: {0}.")),
        (
            r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)",
            words("Für {0} ist {1} nicht möglich; möglich: {2}."),
        ),
        (r"argument (.*?): expected (?:one|at least one) argument", words("Nach {0} fehlt eine Angabe.")),
        (r"argument (.*?): not allowed with argument (.*)", words("{0} und {1} gehen nicht zusammen.")),
        (r"argument (.*?): (.*)", "{0}: {1}"),
    )


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that begins in the language of the rest."""

    def __init__(self, *, begin: str, **settings: Any) -> None:
        super().__init__(**settings)
        self.begin = begin

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin with the word for a call."""
        super().add_usage(usage, actions, groups, prefix or self.begin)


class Parser(argparse.ArgumentParser):
    """A parser that speaks the reader's language and says what is wrong in one line."""

    def __init__(self, *, words: Say, **settings: Any) -> None:
        formatter = partial(Formatter, begin=words("Aufruf: "))
        super().__init__(**settings, add_help=False, allow_abbrev=False, formatter_class=formatter)
        self.words = words
        self.places = self.add_argument_group(words("Angaben"))
        self.options = self.add_argument_group(words("Optionen"))
        self.options.add_argument("-h", "--help", action="help", help=words("diese Hilfe zeigen"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line and end with 2."""
        help_ = self.words("Hilfe: {command}", command=f"{self.prog} --help")
        self.exit(2, f"{' '.join(self._said(message).split())} {help_}\n")

    def _said(self, message: str) -> str:
        for pattern, sentence in _refusals(self.words):
            if match := re.fullmatch(pattern, message, re.DOTALL):
                return sentence.format(*match.groups())
        return message


def _day(words: Say) -> Day:
    """Return a type for dates."""

    def typed(text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            wrong = words("„{text}“ ist kein Datum; gemeint ist zum Beispiel 2026-09-30.", text=text[:40])
            raise argparse.ArgumentTypeError(wrong) from None

    return typed


def _whole(words: Say, low: int, high: int) -> Callable[[str], int]:
    """Return a type for whole numbers within bounds."""

    def typed(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
            wrong = words("„{text}“ ist keine ganze Zahl von {low} bis {high}.", text=text[:40], low=low, high=high)
            raise argparse.ArgumentTypeError(wrong)
        return int(text)

    return typed


def _common(parser: Parser, *, default: Any = argparse.SUPPRESS) -> None:
    """Add what may stand before and after the command."""
    add, words = parser.options.add_argument, parser.words
    add(
        "--store",
        metavar=words("ADRESSE"),
        default=default,
        help=words(
            "Speicher, zum Beispiel files:assessments; ein relativer Ordner zählt ab dem Projektordner "
            "(sonst GELINGENSCHECK_STORE)"
        ),
    )
    add("--catalogue", metavar=words("DATEI"), default=default, help=words("Katalog (sonst factors.yaml)"))
    add("--organisation", metavar=words("DATEI"), default=default, help=words("Organisation (sonst organisation.yaml)"))
    add("--lang", choices=("de", "en"), default="de" if default is None else default,
        help=words("Sprache der Ausgabe"))  # fmt: skip


def build_parser(words: Say = german) -> Parser:
    """Return the parser of all commands; help and refusals are in the language of `words`."""
    parser = Parser(
        prog=PROGRAM, epilog=_examples(words), words=words,
        description=words("Gelingenscheck ohne Browser: prüfen, rechnen, sichern, Beispiele anlegen."),
    )  # fmt: skip
    _common(parser, default=None)
    commands = parser.add_subparsers(
        dest="command", required=True, metavar=words("BEFEHL"), title=words("Befehle"), prog=PROGRAM
    )

    def command(name: str, summary: str, description: str, *, json: bool = True) -> Parser:
        made = commands.add_parser(name, words=words, help=summary, description=description)
        _common(made)
        if json:
            made.options.add_argument("--json", action="store_true", help=words("Ausgabe als JSON"))
        return made

    _reading(command, words)
    _writing(command, words)
    _trying(command, words)
    content.add(command, words, _day(words))
    link_arguments.add(command, words)
    tidying_arguments.add(command, words, _day(words))
    return parser


def _reading(command: Command, words: Say) -> None:
    check = command(
        "check", words("Katalog, Organisation und Dokumente prüfen"),
        words(
            "Prüft Katalog, Organisation und alle Dokumente des Speichers, oder nur die genannten Dateien und Ordner.\n"
            "Jeder Befund steht mit Datei, Zeile, Grund und Abhilfe in einer Zeile; geändert wird nichts."
        ),
    )  # fmt: skip
    check.places.add_argument(
        "path", metavar=words("PFAD"), nargs="*", help=words("Datei oder Ordner; ohne Angabe alles")
    )
    score = command(
        "score", words("Punktwerte von Einschätzungen als JSON"),
        words(
            "Rechnet Einschätzungen und gibt eine Liste aus, je Datei ein Eintrag; was fehlt, ist null und nie 0.\n"
            "Dateien, die nicht lesbar sind, stehen auf der Fehlerausgabe; der Rückgabewert ist dann 1."
        ),
    )  # fmt: skip
    score.places.add_argument("path", metavar=words("PFAD"), nargs="+", help=words("Datei oder Ordner"))
    portfolio = command(
        "portfolio", words("alle gespeicherten Einschätzungen zu einem Stichtag"),
        words(
            "Zeigt alle gespeicherten Einschätzungen zu einem Stichtag: Kennzahlen, Faktoren, Schwachstellen, Ämter.\n"
            "Mit --json vollständig; was fehlt, ist null und nie 0."
        ),
    )  # fmt: skip
    portfolio.options.add_argument(
        "--as-of", metavar=words("DATUM"), type=_day(words), help=words("Stichtag, zum Beispiel 2026-09-30")
    )


def _writing(command: Command, words: Say) -> None:
    export = command(
        "export", words("den ganzen Speicher in eine Datei sichern"),
        words(
            "Sichert alle Dokumente mit ihrer Geschichte verlustfrei in eine ZIP-Datei mit Prüfsummen,\n"
            "auch während die App läuft. Eine vorhandene Datei dieses Namens wird ersetzt. Workshops, die vorbereitet\n"
            "sind oder laufen, sind nicht dabei; was sie ergeben haben, schon."
        ),
        json=False,
    )  # fmt: skip
    export.places.add_argument("file", metavar=words("DATEI.zip"))
    load = command(
        "import", words("eine Sicherung einspielen"),
        words(
            "Prüft eine Sicherung vollständig und spielt dann alles ein oder nichts. Überschrieben wird nichts."
        ),
        json=False,
    )  # fmt: skip
    load.places.add_argument("file", metavar=words("DATEI.zip"))
    load.options.add_argument(
        "--to", metavar=words("ORDNER"),
        help=words("statt in den Speicher in einen neuen oder leeren Ordner; danach wird alles noch einmal gelesen"),
    )  # fmt: skip


def _trying(command: Command, words: Say) -> None:
    demo = command(
        "demo", words("Beispiele anlegen, oder ein großes erfundenes Portfolio"),
        words(
            "Ohne --size: legt die zwölf erfundenen Vorhaben von Musterstadt an, als Beispiele gekennzeichnet.\n"
            "Mit --size: erfindet so viele Einschätzungen in einem leeren Ordner, die alle Möglichkeiten nutzen.\n"
            "Gleiche Größe, gleicher Startwert und gleicher Stichtag ergeben dieselben Dateien."
        ),
        json=False,
    )  # fmt: skip
    demo.options.add_argument("--to", metavar=words("ORDNER"), help=words("Ordner statt des Speichers"))
    demo.options.add_argument(
        "--size", metavar="N", type=_whole(words, 1, LARGEST), help=words("Zahl der Einschätzungen")
    )
    demo.options.add_argument(
        "--seed", metavar="S", type=_whole(words, 0, 999_999_999), default=1, help=words("Startwert (sonst 1)")
    )
    demo.options.add_argument(
        "--as-of", metavar=words("DATUM"), type=_day(words), help=words("Tag, bis zu dem erfunden wird (sonst heute)")
    )
    rehearsal = command(
        "workshop-demo", words("eine Probe mit gedachten Teilnehmenden starten"),
        words(
            "Startet die Anwendung mit Beispielen und einem vorbereiteten Workshop in einem eigenen Ordner, der am\n"
            "Ende wieder verschwindet; der Speicher bleibt unberührt. Gedachte Teilnehmende stimmen von selbst ab."
        ),
        json=False,
    )  # fmt: skip
    rehearsal.options.add_argument(
        "--port", metavar="N", type=_whole(words, 1024, 65_000), default=8501,
        help=words("ab diesem Port wird ein freier gesucht (sonst 8501)"),
    )  # fmt: skip
