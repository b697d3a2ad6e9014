"""What an independent reader finds in a PDF, and what an independent validator of PDF/UA-1 says to it."""

import io
import tempfile
from pathlib import Path
from typing import Any

import page
from pypdf import PdfReader


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def text(data: bytes) -> str:
    """Return the text of all pages, with single blanks and without places where a word may break."""
    pages = " ".join(one.extract_text() for one in reader(data).pages)
    return " ".join(pages.replace("\u200b", "").split())


def failures(data: bytes) -> list[str]:
    """Return the rules of PDF/UA-1 that a file breaks (page-validation, 104 of the rules of ISO 14289-1)."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file.pdf"
        file.write_bytes(data)
        return [str(failure) for failure in page.validate_pdf(str(file), profile="ua1").failures]


def tags(data: bytes) -> list[str]:
    """Return the structure that a screen reader walks through, in its order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for part in node:
                walk(part)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(str(node["/S"])[1:])
            walk(node.get("/K", []))

    walk(root(data)["/StructTreeRoot"]["/K"])
    return found


def root(data: bytes) -> Any:
    """Return the catalogue of a PDF: its language, its structure."""
    return reader(data).trailer["/Root"]
