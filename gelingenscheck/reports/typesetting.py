"""Set a template with data as PDF/UA-1. Data are JSON: what people typed is set as text and never read as markup."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from gelingenscheck.reports.glyphs import FAMILIES, FOLDERS, settable

TEMPLATES: Final = Path(__file__).parent / "templates"
PDF: Final = "application/pdf"
STANDARD: Final = "ua-1"


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts, found once; those of the machine are left out, so that a page looks alike everywhere."""
    return typst.Fonts(include_system_fonts=False, font_paths=list(FOLDERS))


def typeset(
    template: str, data: Mapping[str, Any], *, lang: str, made: datetime, pictures: Sequence[bytes] = ()
) -> bytes:
    """Return a template of this package filled with data; the same data and moment give the same bytes.

    `lang` is a language tag; the pictures are SVG.
    """
    language, _, region = lang.partition("-")
    known = {
        **_settable(data),
        "fonts": FAMILIES, "lang": language, "region": region if re.fullmatch("[A-Z]{2}", region) else None,
        "pictures": [picture.decode() for picture in pictures],
    }  # fmt: skip
    written = typst.compile(
        TEMPLATES / template, font_paths=_fonts(), sys_inputs={"data": json.dumps(known)},
        format="pdf", pdf_standards=STANDARD, timestamp=int(made.timestamp()),
    )  # fmt: skip
    return bytes(written)


def _settable(value: Any) -> Any:
    """Return plain values with every text in them fit for the fonts."""
    if isinstance(value, str):
        return settable(value)
    if isinstance(value, Mapping):
        return {name: _settable(part) for name, part in value.items()}
    if isinstance(value, Sequence):
        return [_settable(part) for part in value]
    return value
