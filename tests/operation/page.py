"""What docs/operation.md tells to type, and the same for a folder instead of a whole machine."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from gelingenscheck.settings import ROOT

PAGE = ROOT / "docs" / "operation.md"
DEPLOY = ROOT / "deploy"
NEEDS_SYSTEM = ("apt-get", "useradd", "systemctl")
"""What only a whole machine of one's own has."""
AS_SERVICE = "runuser -u gelingenscheck -- "
OWNED = "-o gelingenscheck -g gelingenscheck "
PLACES = ("/opt/", "/etc/gelingenscheck", "/etc/caddy", "/etc/systemd", "/var/")


def commands() -> list[str]:
    """Return the lines that an administrator types, in order."""
    tokens = MarkdownIt().parse(PAGE.read_text(encoding="utf-8"))
    return [line for token in tokens if token.type == "fence" for line in token.content.splitlines() if line.strip()]


def section(number: int) -> list[str]:
    """Return the lines of one numbered part of the page."""
    text = PAGE.read_text(encoding="utf-8")
    part = re.split(r"^## ", text, flags=re.MULTILINE)[number]
    return [line for line in commands() if line in part]


def needs_system(command: str) -> bool:
    """Say whether a line cannot be followed without a machine of one's own."""
    return command.startswith(NEEDS_SYSTEM)


@dataclass(frozen=True, kw_only=True)
class Machine:
    """A folder that stands for the root of a machine."""

    root: Path
    port: int

    def here(self, text: str) -> str:
        """Return a text with every place moved into this folder, and the port."""
        for place in PLACES:
            text = re.sub(rf"(?<![\w.]){re.escape(place)}", f"{self.root}{place}", text)
        return text.replace("8501", str(self.port))

    def line(self, command: str) -> str:
        """Return a line of the page as it is typed here."""
        return self.here(command.replace(AS_SERVICE, "").replace(OWNED, ""))

    def path(self, place: str) -> Path:
        """Return where a place of the machine lies."""
        return self.root / place.lstrip("/")


def unit(name: str) -> dict[str, list[str]]:
    """Return the settings of a systemd unit; a key may come several times."""
    found: dict[str, list[str]] = {}
    for line in (DEPLOY / name).read_text(encoding="utf-8").splitlines():
        key, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found.setdefault(key, []).append(value)
    return found


def environment(text: str) -> dict[str, str]:
    """Return the settings of an environment file as systemd reads it."""
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return {name: value for name, _, value in (line.partition("=") for line in lines)}


def started(machine: Machine) -> list[str]:
    """Return what the unit starts, here."""
    return shlex.split(machine.here(unit("gelingenscheck.service")["ExecStart"][0]))
