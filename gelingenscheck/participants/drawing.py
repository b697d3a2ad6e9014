"""Makes HTML of screens: one page without a second request, and each page only once for a whole hall."""

import gzip
import json
from base64 import b64encode
from collections.abc import Callable, Hashable
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gelingenscheck.participants.languages import said
from gelingenscheck.participants.screen import Screen
from gelingenscheck.workshop.code import LENGTH, spaced_code

HERE = Path(__file__).parent
EXAMPLE: Final = spaced_code("K7M4PX")
KEPT: Final = 256
"""Drawn pages that are kept."""


def _source(name: str) -> str:
    """Return style or script as it stands on the page: without indentation, which weighs a kilobyte."""
    lines = (line.strip() for line in (HERE / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line)


def digest(source: str) -> str:
    """Return what a content policy calls an inline style or script."""
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


CSS: Final = _source("page.css")
JS: Final = _source("page.js")
CONTENT_POLICY: Final = (
    f"default-src 'none'; style-src {digest(CSS)}; script-src {digest(JS)}; connect-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined,
    )  # fmt: skip
    made.globals.update(css=CSS, js=JS, code_length=LENGTH, example=EXAMPLE)
    return made


class Drawing:
    """The templates, and what was drawn with them lately."""

    def __init__(self) -> None:
        self._page, self._main = _templates().get_template("page.html"), _templates().get_template("main.html")
        self._kept: dict[Hashable, bytes] = {}

    def page(self, screen: Screen) -> bytes:
        """Return the whole page."""
        return self._once("page", screen, self._draw_page)

    def packed(self, screen: Screen) -> bytes:
        """Return the whole page, compressed."""
        return self._once("packed", screen, lambda screen: gzip.compress(self.page(screen), 6, mtime=0))

    def part(self, screen: Screen) -> bytes:
        """Return what a page that is open already needs, as JSON in one line."""
        return self._once("part", screen, self._draw_part)

    def packed_part(self, screen: Screen) -> bytes:
        """Return the same, compressed: a vote and its answer together weigh less than two kilobytes."""
        return self._once("packed part", screen, lambda screen: gzip.compress(self.part(screen), 6, mtime=0))

    def _once(self, kind: str, screen: Screen, draw: Callable[[Screen], bytes]) -> bytes:
        key = (kind, screen.identity)
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[key] = draw(screen)
        return self._kept[key]

    def _draw_page(self, screen: Screen) -> bytes:
        main = Markup(self._main.render(_values(screen)))  # noqa: S704 - our own template escaped it already
        return self._page.render(_values(screen), main=main).encode()

    def _draw_part(self, screen: Screen) -> bytes:
        text = screen.visit.language.said(screen.notice) if screen.notice else screen.heading
        part = {
            "v": screen.version,
            "title": screen.heading,
            "say": text,
            "main": self._main.render(_values(screen)),
            "live": screen.live,
        }
        return json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()


def _values(screen: Screen) -> dict[str, Any]:
    return {
        "screen": screen,
        "t": partial(said, screen.visit.language),
        "municipality": screen.visit.house.municipality,
    }
