"""What Einfache Sprache does without."""

import pytest

from gelingenscheck.catalogue.lint import plain
from gelingenscheck.catalogue.lint.rules import breaches

TWELVE = "Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf."


def found(text: str) -> list[str | int]:
    return [values["words"] for _, (_, values) in breaches(plain.RULES, [((), text)])]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Woher wissen Sie das?", 4),
        ("Geld und Termine – beides steht fest.", 6),
        ("Eine 50-m-Bahn", 4),
        ("Noch offen, oder wie üblich …", 6),
    ],
)
def test_words_are_counted_as_one_reads_them(text: str, count: int) -> None:
    assert plain.count_words(text) == count


def test_a_sentence_has_at_most_twelve_words() -> None:
    longer = f"{TWELVE[:-1]} dreizehn."
    said = [(("a",), f"{TWELVE} {TWELVE}"), (("b",), f"Kurz. {longer}"), (("c",), f"Kurz: {TWELVE}")]
    assert [(path, values) for path, (_, values) in plain.long_sentences(said)] == [
        (("b",), {"count": 13, "limit": 12})
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Es steht da; alle wissen es.", "da;"),
        ("Die Planung braucht eine Beteiligung.", "Planung braucht eine Beteiligung"),
        ("Alle werden von uns gefragt.", "werden von uns gefragt"),
        ("Der Text wird im Amt geprüft.", "wird im Amt geprüft"),
        ("Der Brief wird vorher aufgeschrieben.", "wird vorher aufgeschrieben"),
        ("Niemand wurde benachteiligt.", "wurde benachteiligt"),
        ("Das Beteiligungsverfahren läuft.", "Beteiligungsverfahren"),
    ],
)
def test_what_is_hard_to_read_is_found(text: str, words: str) -> None:
    assert found(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Was wird dann gelten?",
        "Alle werden gern kommen.",
        "Jemand wird ihnen helfen.",
        "Es wird gerecht.",
        "Das wird sich zeigen, wenn wir gefragt haben.",
        "Die Wohnung kostet viel. Die Rechnung kommt später.",
        "Die Zeitung nennt die Wohnung.",
        "Das Beteiligungs-Verfahren läuft.",
        "Wir haben sie gefragt.",
    ],
)
def test_what_is_easy_passes(text: str) -> None:
    assert found(text) == []
