"""What stands in the columns of the exported answers: meaning, values, and what an empty cell says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import N_, Words
from gelingenscheck.organisation import Organisation
from gelingenscheck.reports.outline import Column, Table


class Type(StrEnum):
    """How a value is written."""

    ID = "id"
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    FLAG = "flag"


TYPES: Final[Mapping[Type, str]] = {
    Type.ID: N_("Kennung"),
    Type.TEXT: N_("Text"),
    Type.DATE: N_("Datum, JJJJ-MM-TT, in der Zeitzone der Stadt"),
    Type.NUMBER: N_("ganze Zahl"),
    Type.FLAG: N_("true (ja) oder false (nein)"),
}
NEVER: Final = N_("kommt nicht vor")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a column holds (messages)."""

    meaning: str
    type: Type = Type.ID
    empty: str = NEVER
    """What an empty cell says."""
    codes: Mapping[str, str] = field(default_factory=dict)


PHASES: Final = {
    "planning": N_("Planung"), "running": N_("läuft"), "completed": N_("abgeschlossen"),
}  # fmt: skip
ONLY_FULL: Final = N_("Querschnitts-Check; er kennt das nicht")
ENTRIES: Final[Mapping[str, Entry]] = {
    "assessment": Entry(meaning=N_("Einschätzung; sie hat eine Zeile je Frage, die in ihr fällig ist")),
    "subject": Entry(meaning=N_("Vorhaben, oder beim Querschnitts-Check das Amt selbst")),
    "title": Entry(
        meaning=N_("Titel des Vorhabens, wie ihn jemand eingegeben hat; der einzige frei getippte Text dieser Tabelle"),
        type=Type.TEXT, empty=N_("Die Datei des Vorhabens fehlt"),
    ),
    "department": Entry(meaning=N_("federführendes Amt")),
    "department_name": Entry(
        meaning=N_("Name des federführenden Amtes; steht es nicht in der Organisationsdatei, seine Kennung"),
        type=Type.TEXT,
    ),
    "department_today": Entry(meaning=N_("Amt, das am Stichtag zuständig ist, also nach Zusammenlegungen")),
    "areas": Entry(
        meaning=N_("Aufgabenbereiche des Vorhabens, mit Leerzeichen getrennt"), empty=N_("Kein Bereich genannt")
    ),
    "check": Entry(
        meaning=N_("Art der Einschätzung. Kurzchecks fehlen, sie haben keine Stufen"),
        codes={"full": N_("Einschätzung eines Vorhabens"), "crosscutting": N_("Querschnitts-Check eines Amtes")},
    ),
    "status": Entry(
        meaning=N_("Stand der Einschätzung. Entwürfe bleiben beim Amt und fehlen hier"),
        codes={"final": N_("abgeschlossen")},
    ),
    "phase": Entry(
        meaning=N_("Phase des Vorhabens bei der Einschätzung. In der Planung sind nur die Planungsfragen fällig"),
        empty=ONLY_FULL, codes=PHASES,
    ),
    "mode": Entry(
        meaning=N_("Wie die Einschätzung entstand"),
        codes={"individual": N_("im Amt"), "workshop": N_("in einem Workshop, mit vereinbarten Stufen")},
    ),
    "variant": Entry(meaning=N_("Variante des Vorhabens"), empty=N_("Das Vorhaben als Ganzes")),
    "predecessor": Entry(meaning=N_("Einschätzung, die hiermit fortgeschrieben wurde"), empty=N_("Keine")),
    "created": Entry(meaning=N_("Tag, an dem die Einschätzung begonnen wurde"), type=Type.DATE),
    "finalised": Entry(meaning=N_("Tag, an dem sie abgeschlossen wurde"), type=Type.DATE),
    "counted": Entry(
        meaning=N_(
            "Ob diese Einschätzung am Stichtag in die Zahlen des Portfolios eingeht: je Vorhaben die letzte, beim "
            "Querschnitts-Check die letzte der vergangenen zwölf Monate"
        ),
        type=Type.FLAG,
    ),
    "current": Entry(
        meaning=N_("Ob sie am Stichtag höchstens 24 Monate alt ist, beim Querschnitts-Check höchstens zwölf"),
        type=Type.FLAG,
    ),
    "example": Entry(
        meaning=N_("Ob es ein erfundenes Beispiel ist. Beispiele stehen hier nur, solange es nichts Echtes gibt"),
        type=Type.FLAG,
    ),
    "catalogue": Entry(meaning=N_("Fragenkatalog; Einschätzungen nach anderen Katalogen fehlen")),
    "catalogue_version": Entry(
        meaning=N_("Fassung des Katalogs, nach der geantwortet wurde; die Fragen tragen ihre heutigen Kennungen"),
    ),
    "factor": Entry(meaning=N_("Gelingensfaktor")),
    "factor_number": Entry(meaning=N_("seine Nummer"), type=Type.NUMBER),
    "question": Entry(meaning=N_("Frage")),
    "question_phase": Entry(
        meaning=N_("Wann die Frage fällig ist"), empty=ONLY_FULL,
        codes={"planning": N_("von Anfang an"), "implementation": N_("sobald das Vorhaben läuft")},
    ),
    "weight": Entry(
        meaning=N_("Gewicht der Frage im Punktwert ihres Faktors, von 1 bis 5"), type=Type.NUMBER, empty=ONLY_FULL
    ),
    "key": Entry(meaning=N_("Ob es eine Schlüsselfrage ist"), type=Type.FLAG, empty=ONLY_FULL),
    "answer": Entry(
        meaning=N_("Was geantwortet wurde"),
        codes={
            "level": N_("eine Stufe; sie steht in level"), "open": N_("nichts"), "dont_know": N_("weiß noch nicht"),
            "not_applicable": N_("trifft nicht zu; die Frage zählt dann nicht mit"),
        },
    ),
    "level": Entry(
        meaning=N_("Stufe von 0 bis 4, je höher, desto weiter. Der Punktwert eines Faktors ist das mit weight "
                   "gewichtete Mittel der Stufen mal 25"),
        type=Type.NUMBER, empty=N_("Keine Stufe; warum, steht in answer. Das ist nie eine 0"),
    ),
    "evidence": Entry(
        meaning=N_("Ob mindestens ein Nachweis genannt ist; was er besagt, bleibt bei der Einschätzung"), type=Type.FLAG
    ),
}  # fmt: skip


def dictionary(catalogue: Catalogue, organisation: Organisation, words: Words) -> Table:
    """Return one row per column, and below it one per value with its meaning."""
    heads = (
        ("column", 18), ("value", 26), (words("Bedeutung"), 70), (words("Art"), 30), (words("Leere Zelle heißt"), 34),
    )  # fmt: skip
    return Table(
        name=words("Verzeichnis"),
        columns=tuple(Column(title=title, width=width) for title, width in heads),
        rows=tuple(_rows(catalogue, organisation, words)),
    )


def _rows(catalogue: Catalogue, organisation: Organisation, words: Words) -> Iterator[tuple[str | None, ...]]:
    known = _known(catalogue, organisation, words)
    for column, entry in ENTRIES.items():
        yield (column, None, words(entry.meaning), words(TYPES[entry.type]), words(entry.empty))
        codes = known.get(column) or {code: words(meaning) for code, meaning in entry.codes.items()}
        yield from ((column, code, meaning, None, None) for code, meaning in codes.items())


def _known(catalogue: Catalogue, organisation: Organisation, words: Words) -> Mapping[str, Mapping[str, str]]:
    """Return the meaning of the ids that catalogue and organisation define."""
    lang = words.lang
    questions = {one.id: one.text.said(lang) for one in catalogue.questions.values() if one.retired is None}
    standards = {factor.crosscutting.id: factor.crosscutting.text.said(lang) for factor in catalogue.factors}
    return {
        "department": organisation.names,
        "areas": organisation.areas,
        "factor": {factor.id: factor.title.said(lang) for factor in catalogue.factors},
        "question": questions | standards,
    }
