"""What is wrong with a catalogue file is said with file, line, and what would be right; one table for all of it."""

import re
from pathlib import Path

import pytest

from gelingenscheck.catalogue import reader
from gelingenscheck.catalogue.reader import CatalogueError
from gelingenscheck.i18n import words_in
from tests.catalogue import shortened, successor
from tests.catalogue.shortened import NAME

FIRST = "      - id: needs-known\n"
WALK = "  - from: 1.0.0\n    to: 2.0.0\n"
AGAIN = "      - id: portrayal-checked\n        phase: planning\n        dimension: portrayal"
LATER = "  - from: 2.0.0\n    to: 3.0.0\n"


def changed(*pairs: tuple[str, str], content: str | None = None) -> str:
    """Return the file of version 2.0.0 with the first occurrence of each text replaced."""
    content = successor.text() if content is None else content
    for old, new in pairs:
        before, found, after = content.partition(old)
        assert found, old
        content = before + new + after
    return content


def many_questions(count: int) -> str:
    """Return the file with so many small questions in its first factor."""
    content = shortened.text()
    start = content.index("      - id: needs-asked\n")
    end = content.index("\n", content.index("        sources: ", start)) + 1
    small = re.sub(r'"[^"\n]*"', '"x"', content[start:end])
    return content[:end] + "".join(small.replace("needs-asked", f"q-{n}") for n in range(count)) + content[end:]


def anchored(extra: str) -> str:
    """Return the file with one more line below the answers of its first question."""
    content = shortened.text()
    start = content.index("        why:", content.index("- id: needs-asked"))
    return content[:start] + extra + content[start:]


TABLE = {
    "a tab": (changed((FIRST, f"\t{FIRST}")), "\t      - id: needs-known", "Tabulator"),
    "an id twice": (
        changed((FIRST, "      - id: portrayal-checked\n")),
        AGAIN,
        "jede steht nur einmal",
    ),
    "a missing language": (
        changed(('      en: "Respecting social', '      fr: "Respecting social')),
        '    title:\n      de: "Soziale',
        "„en“ fehlt",
    ),
    "a dimension that is none": (
        changed(("dimension: needs\n", "dimension: colours\n")),
        "dimension: colours",
        "möglich sind: needs",
    ),
    "a source that is none": (
        changed(("sources: [seed, own]", "sources: [hearsay]")),
        "sources: [hearsay]",
        "möglich sind: seed",
    ),
    "an effort that is none": (changed(("effort: team-meeting", "effort: year")), "effort: year", "möglich sind: hour"),
    "a factor's number twice": (
        changed(("    number: 2\n", "    number: 1\n")),
        '    number: 1\n    title:\n      de: "Zielgruppen',
        "schon der Faktor „identities“",
    ),
    "weight 0": (changed(("weight: 2", "weight: 0")), "weight: 0", "ganze Zahl von 1 bis 5"),
    "weight -1": (changed(("weight: 2", "weight: -1")), "weight: -1", "ganze Zahl von 1 bis 5"),
    "six anchors": (
        anchored('          5:\n            de: "x"\n            en: "x"\n'),
        '          5:\n            de: "x"',
        "genau fünf Stufen, 0 bis 4",
    ),
    "no version": (changed(("  version: 2.0.0", "  version: zwei")), "  version: zwei", "zum Beispiel 1.0.0"),
    "a since that is none": (
        changed(("        since: 1.0.0", "        since: 1.0")),
        "        since: 1.0\n",
        "zum Beispiel 1.0.0",
    ),
    "a since to come": (
        changed(("        since: 1.0.0", "        since: 7.0.0")),
        "        since: 7.0.0",
        "der Katalog selbst ist Fassung 2.0.0",
    ),
    "retired before since": (
        changed(("        retired: 2.0.0", "        retired: 1.0.0")),
        "        retired: 1.0.0",
        "liegt danach",
    ),
    "replaces nothing": (
        changed(("replaces: [group-differences]", "replaces: [nobody]")),
        "replaces: [nobody]",
        "keine entfallene Frage",
    ),
    "replaces what is asked": (
        changed(("replaces: [group-differences]", "replaces: [portrayal-checked]")),
        "replaces: [portrayal-checked]",
        "keine entfallene Frage",
    ),
    "from equals to": (changed(("    to: 2.0.0", "    to: 1.0.0")), "    to: 1.0.0", "eine spätere Fassung"),
    "a crosswalk that leads back": (changed((WALK, "  - from: 2.0.0\n    to: 1.0.0\n")), "    to: 1.0.0", "zurück"),
    "a circle": (changed((WALK, "  - from: 2.0.0\n    to: 1.0.0\n" + WALK)), "    to: 1.0.0", "2.0.0 → 1.0.0 → 2.0.0"),
    "a circle over three": (
        changed(("  version: 2.0.0", "  version: 3.0.0"), (WALK, LATER + "  - from: 3.0.0\n    to: 1.0.0\n" + WALK)),
        "    to: 1.0.0",
        "3.0.0 → 1.0.0 → 2.0.0 → 3.0.0",
    ),
    "a crosswalk to a version to come": (
        changed((WALK, WALK.replace("2.0.0", "4.0.0"))),
        "    to: 4.0.0",
        "der Katalog selbst ist Fassung 2.0.0",
    ),
    "crosswalks that overlap": (
        changed((WALK, "  - from: 1.0.0\n    to: 1.5.0\n" + WALK)),
        "  - from: 1.0.0\n    to: 2.0.0",
        "beginnt also bei 1.5.0",
    ),
    "two names become one": (
        changed(("      needs-asked:", "      needs-felt: needs-known\n      needs-asked:")),
        "      needs-asked: needs-known",
        "sollen beide „needs-known“ heißen",
    ),
    "names in a circle": (
        changed(("      needs-asked: needs-known", "      needs-asked: needs-felt\n      needs-felt: needs-asked")),
        "      needs-asked: needs-felt",
        "läuft im Kreis",
    ),
    "a new name into nothing": (
        changed(("needs-asked: needs-known", "needs-asked: needs-gone")),
        "      needs-asked: needs-gone",
        "gibt es im Katalog aber nicht",
    ),
    "an old name that is asked": (
        changed(("needs-asked: needs-known", "portrayal-checked: needs-known")),
        "      portrayal-checked: needs-known",
        "nie neu vergeben",
    ),
    "an old name that means something new": (
        changed(("- id: portrayal-checked\n", "- id: needs-asked\n")),
        "      needs-asked: needs-known",
        "nie neu vergeben",
    ),
    "a name used before": (
        changed(
            ("  version: 2.0.0", "  version: 3.0.0"),
            ("- id: needs-known\n", "- id: needs-asked\n"),
            ("...\n", LATER + "    rename: {needs-known: needs-asked}\n...\n"),
        ),
        "      needs-asked: needs-known",
        "nie neu vergeben",
    ),
    "a retired id that is asked": (
        changed(("retire: [group-differences]", "retire: [portrayal-checked]")),
        "retire: [portrayal-checked]",
        "retired: 2.0.0",
    ),
    "a retired factor that is there": (
        changed(("retire: [group-differences]", "retire: [added-value]")),
        "retire: [added-value]",
        "steht aber noch im Katalog",
    ),
    "retired in another version": (
        changed(("  version: 2.0.0", "  version: 2.1.0"), ("        retired: 2.0.0", "        retired: 2.1.0")),
        "retire: [group-differences]",
        "retired: 2.1.0",
    ),
    "renamed and retired": (
        changed(("retire: [group-differences]", "retire: [needs-asked]")),
        "      needs-asked: needs-known",
        "nur eines",
    ),
    "since after the new name": (
        changed(
            (FIRST, FIRST.replace("needs", "NEEDS")),
            ("        since: 1.0.0", "        since: 2.0.0"),
            ("NEEDS", "needs"),
        ),
        "        since: 2.0.0",
        "„since“ nennt die Fassung",
    ),
    "an id that is none": (
        changed(("needs-asked: needs-known", "Needs: needs-known")),
        "      Needs: needs-known",
        "kleine Buchstaben",
    ),
    "an unknown field of a crosswalk": (
        changed(("    rename:\n", "    renamed:\n")),
        "    renamed:\n",
        "„renamed“ ist hier unbekannt",
    ),
    "twenty-one questions": (many_questions(15), "    questions:\n", "möglich sind 1 bis 20"),
    "an alias": (changed((FIRST, "      - &a\n        id: needs-known\n")), "      - &a", "Anker"),
    "a tag": (
        changed(("  target: 75", "  target: !!python/object/apply:os.system [ls]")),
        "  target: !!python",
        "Typangaben",
    ),
    "a field twice": (changed(("  target: 75", "  target: 75\n  target: 80")), "  target: 80", "zweimal"),
    "a second document": (changed(("crosswalks:\n", "---\ncrosswalks:\n")), "---\ncrosswalks:", "Nur ein Dokument"),
}


@pytest.mark.parametrize("case", TABLE)
def test_each_fault_is_said_with_file_line_and_what_would_be_right(case: str) -> None:
    content, at, said = TABLE[case]
    catalogue, problem = reader.read(content.encode(), NAME)
    assert catalogue is None
    assert problem is not None
    assert said in problem.reason(words_in("de")), problem.reason(words_in("de"))
    assert problem.file == NAME
    assert problem.line == content[: content.index(at)].count("\n") + 1, problem.reason(words_in("de"))
    assert problem.advice(words_in("de"))


def test_the_files_that_the_table_spoils_are_sound() -> None:
    assert successor.catalogue().version == "2.0.0"
    assert shortened.read(many_questions(14))


def test_five_thousand_questions_are_refused(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(many_questions(5_000), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        reader.load(path)
    assert "2 MB" in str(caught.value)
    small = changed(("    questions:\n", "    questions: [" + "{}, " * 5_000 + "]\n    rest:\n"))
    _, problem = reader.read(small.encode(), NAME)
    assert problem is not None
    assert problem.line


def test_forty_megabytes_are_refused_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"# " + b"x" * 40_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read"))
    with pytest.raises(CatalogueError) as caught:
        reader.load(path)
    assert "2 MB" in str(caught.value)
