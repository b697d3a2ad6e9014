"""What an independent reader (libxml2) finds in an HTML page."""

from typing import Any

from lxml import html

LEVELS = {f"h{level}": level for level in range(1, 7)}


def page(data: bytes | str) -> Any:
    return html.document_fromstring(data.decode() if isinstance(data, bytes) else data)


def said(element: Any) -> str:
    """Return the text of an element on one line."""
    return " ".join(element.text_content().split())


def text(data: bytes | str) -> str:
    """Return what one reads: no styles."""
    root = page(data)
    for style in root.iter("style"):
        style.text = ""
    return said(root)


def headings(data: bytes | str) -> list[tuple[int, str]]:
    return [(LEVELS[one.tag], said(one)) for one in page(data).iter(*LEVELS)]


def tables(data: bytes | str) -> list[tuple[str, list[list[str]]]]:
    """Return each table with its name and its rows, the head first."""
    return [
        (said(one.find("caption")), [[said(cell) for cell in row.iter("th", "td")] for row in one.iter("tr")])
        for one in page(data).iter("table")
    ]


def pictures(data: bytes | str) -> list[str]:
    """Return what each chart says to whoever does not see it."""
    return [str(one.get("aria-label")) for one in page(data).xpath("//*[@role='img']")]
