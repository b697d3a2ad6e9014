"""English is complete: every sentence of the code has one, with the same figures in it and no German left."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from gelingenscheck.i18n import words as module
from gelingenscheck.i18n import words_in

ROOT = Path(__file__).parents[2]
ENGLISH = ROOT / "gelingenscheck" / "i18n" / "locale" / "en" / "LC_MESSAGES" / "messages.po"
ONE, PAIR = ("words", "N_"), ("n", "NN_")
SOURCES = sorted([*ROOT.glob("gelingenscheck/**/*.py"), *ROOT.glob("pages/**/*.py")])
EXTRACTED = {"words": None, "N_": None, "n": (1, 2), "NN_": (1, 2)}
"""What `make messages` looks for."""
GERMAN = re.compile(
    r"\b(aber|Amt|Antwort\w*|auf|bitte|dass|das|dem|den|der|Datei\w*|ein|eine[mnrs]?|Einschätzung\w*|Entwurf|Fakto?r|"
    r"Faktoren|Frage\w*|für|ist|kein\w*|Maßnahme\w*|mit|Nachweis\w*|nicht|noch|oder|ohne|Sie|sind|Stufe\w*|und|von|"
    r"Vorhaben|Vorlage|wird|zu[mr]?)\b|\w*[äöüß]\w*",
    re.IGNORECASE,
)


def name_of(function: ast.expr) -> str:
    """Return the name by which something is called: words, check.words and address.words() are one."""
    while isinstance(function, ast.Call):
        function = function.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def literals(argument: ast.expr) -> Iterator[str]:
    """Return the strings that an argument can be; a message in N_ is found by itself."""
    if isinstance(argument, ast.IfExp):
        yield from literals(argument.body)
        yield from literals(argument.orelse)
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value


def said(tree: ast.AST) -> Iterator[str | tuple[str, str]]:
    """Return the messages of a module, however they are said."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if name_of(node.func) in ONE and node.args:
            yield from literals(node.args[0])
        elif name_of(node.func) in PAIR and len(node.args) > 1:
            yield from zip(literals(node.args[0]), literals(node.args[1]), strict=True)


@cache
def messages() -> dict[str, tuple[str, ...]]:
    """Return the messages of the code with their plural where there is one."""
    found: dict[str, tuple[str, ...]] = {}
    for path in SOURCES:
        for message in said(ast.parse(path.read_text(encoding="utf-8"))):
            forms = (message,) if isinstance(message, str) else message
            found[forms[0]] = max(forms, found.get(forms[0], ()), key=len)
    return found


@cache
def english() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return German and English forms of every message in the translation."""
    with ENGLISH.open("rb") as file:
        catalogue = read_po(file, locale="en")
    return {
        _forms(entry.id)[0]: (_forms(entry.id), _forms(entry.string))
        for entry in catalogue
        if entry.id and not entry.fuzzy
    }


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def pairs() -> list[tuple[str, str]]:
    """Return every German form beside its English one."""
    return [pair for german, said in english().values() for pair in zip(german, said, strict=True)]


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", text))


def margins(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def test_the_walk_sees_what_people_read() -> None:
    assert len(messages()) > 500
    tree = ast.parse("f\"{words('a')}\"; words('b' if x else 'c'); address.words()('d'); words.n('1 e', '{n} e', 2)")
    assert set(said(tree)) == {"a", "b", "c", "d", ("1 e", "{n} e")}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_extraction_finds_what_is_said_and_nothing_else(path: Path) -> None:
    extracted = extract_from_file("python", path, keywords=EXTRACTED)
    found = {message if isinstance(message, str) else tuple(message) for _, message, _, _ in extracted}
    assert found == set(said(ast.parse(path.read_text(encoding="utf-8"))))


def test_every_message_of_the_code_is_said_in_english() -> None:
    missing = {message for message in messages() if not all(english().get(message, ((), ("",)))[1])}
    assert not missing, (
        "make messages, then write them; one inside an f-string, or with `words` handed on inside, is not extracted"
    )


def test_the_translation_has_no_message_that_the_code_no_longer_says() -> None:
    assert not set(english()) - set(messages()), "make messages"


def test_singular_and_plural_are_both_translated() -> None:
    wrong = [forms[0] for forms in messages().values() if english().get(forms[0], ((), ()))[0] != forms]
    assert not wrong
    assert all(len(german) == len(said) and all(said) for german, said in english().values())


def test_nothing_in_the_translation_is_fuzzy() -> None:
    with ENGLISH.open("rb") as file:
        assert not [entry.id for entry in read_po(file, locale="en") if entry.id and entry.fuzzy]


def test_a_fuzzy_translation_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(
        '#, fuzzy\nmsgid "Frage"\nmsgstr "Factor"\n\nmsgid "Stufe"\nmsgstr "Level"\n', encoding="utf-8"
    )
    monkeypatch.setattr(module, "DIRECTORY", tmp_path)
    words = words_in.__wrapped__("en")
    assert (words("Frage"), words("Stufe")) == ("Frage", "Level")


def test_figures_and_titles_stand_in_both_languages() -> None:
    assert not [pair for pair in pairs() if placeholders(pair[0]) != placeholders(pair[1])]


def test_what_stands_before_and_after_a_message_stays() -> None:
    assert not [pair for pair in pairs() if margins(pair[0]) != margins(pair[1])]


def test_bold_words_stay_bold() -> None:
    assert not [pair for pair in pairs() if pair[0].count("**") != pair[1].count("**")]


@pytest.mark.parametrize("ending", [".", ":", "?", "…"])
def test_a_headline_stays_a_headline_and_a_sentence_a_sentence(ending: str) -> None:
    assert not [pair for pair in pairs() if pair[0].endswith(ending) != pair[1].endswith(ending)]


def test_no_german_word_is_left_in_english() -> None:
    assert not [said for _, said in pairs() if GERMAN.search(re.sub(r"\{\w*\}", "", said))]


def test_english_has_english_quotation_marks() -> None:
    assert not [said for _, said in pairs() if re.search("[„\"']", said.replace("„…“", ""))]
    assert not [said for _, said in pairs() if said.count("“") != said.count("”") + said.count("„…“")]


def test_counts_are_said_as_one_says_them() -> None:
    words = words_in("en")
    assert words.n("1 Vorhaben", "{n} Vorhaben", 1) == "1 project"
    assert [words.n("1 Vorhaben", "{n} Vorhaben", n) for n in (0, 2, 1_000)] == [
        "0 projects",
        "2 projects",
        "1,000 projects",
    ]
    assert words.listed(["a", "b", "c"]) == "a, b and c"
