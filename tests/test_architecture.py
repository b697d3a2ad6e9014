"""What the import rules of the package cannot see: the root folders, the words, the size of modules and functions."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from gelingenscheck.settings import ROOT

MAX_MODULE = 250
MAX_FUNCTION = 40
PAGES = sorted((ROOT / "pages").rglob("*.py"))
PACKAGE = sorted((ROOT / "gelingenscheck").rglob("*.py"))
SOURCES = [ROOT / "app.py", *PAGES, *PACKAGE]
NEVER_IN_PAGES = ("gelingenscheck.storage", "gelingenscheck.reading", "pandas", "pyarrow", "yaml", "altair", "pages")
"""Pages ask use cases and draw what `charts` made: no store, no table of their own, no other page."""
STREAMLIT_PACKAGE = ROOT / "gelingenscheck" / "ui"
SAYING = {"words": 1, "N_": 1, "NN_": 2}
"""Names under which messages are said or marked, and how many they take."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(module: ast.AST) -> Iterator[str]:
    """Yield every module that is imported anywhere, also inside functions."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from (f"{base}.{alias.name}" for alias in node.names)


def is_under(module: str, roots: tuple[str, ...]) -> bool:
    return any(module == root or module.startswith((f"{root}.", ".")) for root in roots)


def messages(module: ast.AST) -> Iterator[ast.expr]:
    """Yield whatever is given as a message to N_(), words() or words.n(), however `words` is reached."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call):
            continue
        if _name(node.func) in SAYING:
            yield from node.args[: SAYING[_name(node.func)]]
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "n" and _name(node.func.value) in SAYING:
            yield from node.args[:2]


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def is_built(node: ast.expr) -> bool:
    """Say whether a message is put together while the program runs, so that no translator ever sees it."""
    if isinstance(node, ast.JoinedStr | ast.BinOp):
        return True
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"format", "join"}


def hidden(node: ast.AST) -> Iterator[ast.Call]:
    """Yield messages that the extraction does not see: said by what a call returned, or inside an f-string."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Call) and _name(inner.func.func) in SAYING:
            yield inner
        elif isinstance(inner, ast.JoinedStr):
            yield from (call for call in ast.walk(inner) if isinstance(call, ast.Call) and _is_written_out(call))


def _is_written_out(call: ast.Call) -> bool:
    """Say whether a call says or marks a message that stands there in words."""
    says = _name(call.func) in SAYING or (isinstance(call.func, ast.Attribute) and call.func.attr == "n")
    return says and any(isinstance(inner, ast.Constant) for message in call.args[:2] for inner in ast.walk(message))


def too_long(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > MAX_FUNCTION:
                yield f"{named(path)}:{node.lineno} {node.name} hat {length} Zeilen"


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_asks_use_cases_and_never_the_store_or_another_page(path: Path) -> None:
    forbidden = [module for module in imported(tree(path)) if is_under(module, NEVER_IN_PAGES)]
    assert forbidden == [], f"{named(path)} importiert {', '.join(forbidden)}"


def test_the_app_only_composes() -> None:
    allowed = ("gelingenscheck.settings", "gelingenscheck.ui", "streamlit", "starlette", "pathlib")
    assert [module for module in imported(tree(ROOT / "app.py")) if not is_under(module, allowed)] == []
    defined = [node for node in ast.walk(tree(ROOT / "app.py")) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert defined == []


def test_streamlit_lives_in_ui_pages_and_app_only() -> None:
    users = {path for path in SOURCES if any(is_under(module, ("streamlit",)) for module in imported(tree(path)))}
    elsewhere = [named(path) for path in users if path in PACKAGE and STREAMLIT_PACKAGE not in path.parents]
    assert elsewhere == []
    assert users


def test_nothing_in_the_package_imports_pages_tests_or_the_app() -> None:
    outside = ("pages", "tests", "app", "bench")
    assert [
        f"{named(path)}: {module}"
        for path in PACKAGE
        for module in imported(tree(path))
        if module.split(".")[0] in outside
    ] == []


def test_names_of_pages_are_unique_since_their_addresses_are() -> None:
    stems = [path.stem for path in PAGES]
    assert sorted(set(stems)) == sorted(stems)


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_message_is_written_out_so_that_it_can_be_translated(path: Path) -> None:
    built = [f"{named(path)}:{node.lineno}" for node in messages(tree(path)) if is_built(node)]
    assert built == [], "Meldungen brauchen {Platzhalter}, keine f-Zeichenketten: " + ", ".join(built)


@pytest.mark.parametrize(
    "call",
    [
        'N_(f"{a}")', 'NN_("1", f"{a}")', 'words(f"{a}")', 'page.words("a" + b)', 'words("{a}".format(a=b))',
        'words.n("1", f"{a}", 2)', 'check.words.n(f"{a}", "{n}", 3)',
    ],
)  # fmt: skip
def test_a_message_that_is_put_together_is_found_however_it_is_said(call: str) -> None:
    assert any(map(is_built, messages(ast.parse(call))))


@pytest.mark.parametrize(
    "call", ['N_("a")', 'words("{a}", a=f"{b}")', 'words.n("1", "{n}", 2)', "words(kind.message)", 'print(f"{a}")']
)
def test_a_message_that_is_written_out_is_fine(call: str) -> None:
    assert not any(map(is_built, messages(ast.parse(call))))


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_message_stands_where_the_extraction_sees_it(path: Path) -> None:
    found = [f"{named(path)}:{call.lineno}" for call in hidden(tree(path))]
    assert found == [], "`make messages` nähme diesen ihr Englisch; bitte vorher einen Namen geben: " + ", ".join(found)


@pytest.mark.parametrize(
    "call",
    [
        'address.words()("a")', "address.words()(NAMES[b])", "f'{words(\"a\")}'", "f'{a}: {words(\"b\", c=d)}'",
        "f'{words(N_(\"a\"))}'", "f'{page.words.n(\"1\", \"{n}\", b)}'", "f'{words(\"a\" if b else \"c\")}'",
    ],
)  # fmt: skip
def test_a_message_that_hides_from_the_extraction_is_found(call: str) -> None:
    assert list(hidden(ast.parse(call)))


@pytest.mark.parametrize("call", ['words("a")', 'f"{words(name)}: {a}"', 'st.dialog(words("a"))(form)', 'f"{a.n(b)}"'])
def test_a_message_that_the_extraction_sees_is_fine(call: str) -> None:
    assert not list(hidden(ast.parse(call)))


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_modules_and_functions_are_short_enough_to_be_read(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_MODULE, f"{named(path)} hat {lines} Zeilen, möglich sind {MAX_MODULE}: bitte teilen"
    longest = list(too_long(path))
    assert longest == [], f"Eine Funktion hat höchstens {MAX_FUNCTION} Zeilen: " + "; ".join(longest)
