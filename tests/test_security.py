"""What docs/security.md claims is tested, the server is set as it says, and no secret lies in the repository."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from gelingenscheck.settings import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
TESTS = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", PAGE)))
ROWS = re.findall(r"^\| (\d[\d., –]*) \|.*\| (ja|teils|nein|entfällt) \|.*\| (.+) \|$", PAGE, re.MULTILINE)
FOLDERS = ("gelingenscheck", "pages", "tests", "docs", "deploy", "bench", "catalogue", ".ci", ".streamlit")
KEYS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b"
    r"|\bxox[abp]-[0-9A-Za-z-]{20,}|\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}"
)
NAMED = re.compile(r"(?:password|passwd|secret|api_?key)[\"']?\s*[:=]\s*[\"'](?=[^\"']*\d)[^\"'{}\s]{12,}[\"']")
WORDS = ("password", "passwd", "secret", "apikey", "api_key")
PICTURES = {".png", ".woff2", ".ttf", ".pdf", ".docx", ".xlsx", ".pyc"}
MADE_UP = "-----BEGIN " + "RSA PRIVATE KEY-----", "AKIA" + "A" * 16, "api_key = " + "'0123456789abcdef'"


@pytest.mark.parametrize(("file", "name"), TESTS, ids=lambda value: value)
def test_each_test_that_is_named_exists(file: str, name: str) -> None:
    assert f"\ndef {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_each_point_that_is_met_names_its_test() -> None:
    assert len(ROWS) == len(re.findall(r"^\| \d", PAGE, re.MULTILINE)) > 25
    assert [point for point, met, tests in ROWS if met in {"ja", "teils"} and "::" not in tests] == []


def test_the_server_is_set_as_the_documentation_says() -> None:
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        config = tomllib.load(file)
    server = config["server"]
    assert server["address"] == "127.0.0.1"
    assert server["enableXsrfProtection"] is server["enableCORS"] is True
    assert server["enableAgentApi"] is server["enableStaticServing"] is server["enableWebsocketCompression"] is False
    assert (server["maxUploadSize"], server["maxMessageSize"], server["maxWidgetStateSize"]) == (5, 20, 2)
    assert config["client"]["showErrorDetails"] == "none"


def has_secret(text: str) -> bool:
    lower = text.lower()
    return bool(KEYS.search(text)) or any(word in lower and NAMED.search(lower) for word in WORDS)


def files() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from (path for path in (ROOT / folder).rglob("*.*") if path.suffix not in PICTURES and path.is_file())
    yield from (path for path in ROOT.glob("*.*") if path.is_file())


def test_no_secret_lies_in_the_repository() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in files()
        if path.suffix in {".pem", ".key", ".p12", ".sqlite"}
        or has_secret(path.read_bytes()[:2_000_000].decode("utf-8", "ignore"))
    ]
    assert found == []


@pytest.mark.parametrize("secret", MADE_UP)
def test_a_secret_would_be_found(secret: str) -> None:
    assert has_secret(f"x {secret} y")


def test_the_rules_for_security_apply_everywhere_but_where_reasons_are_given() -> None:
    ruff = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    assert ruff["select"] == ["ALL"]
    assert not [rule for rule in ruff["ignore"] if rule.startswith("S")]
    lines = [line for path in (ROOT / "gelingenscheck").rglob("*.py") for line in path.read_text("utf-8").splitlines()]
    assert [line.strip() for line in lines if re.search(r"noqa: S\d+\s*$", line)] == []
