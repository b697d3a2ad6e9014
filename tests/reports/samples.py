"""One outline with every kind of block, and text that wants to be more than text."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO

from PIL import Image

from gelingenscheck.reports.outline import (
    Bars,
    Callout,
    Column,
    Facts,
    Heading,
    Items,
    Kind,
    Outline,
    Paragraph,
    Picture,
    Series,
    Table,
)

MADE = datetime(2026, 11, 24, 9, tzinfo=UTC)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="30" height="10" fill="#1D4E6B"/></svg>'
HOSTILE = '=HYPERLINK("x") *fett* #read("/etc/passwd") <w:p/> & \x00\x1b\u202eabc 😀 {page}'
LETTERS = "wörter" * 1_700
"""Ten thousand letters without a blank."""


@cache
def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 10), "#1D4E6B").save(file, "PNG")
    return file.getvalue()


def everything(title: str = "Bericht", text: str = "Ein Absatz.") -> Outline:
    return Outline(
        title=title, about="Musterstadt · 24.11.2026", lang="de", made=MADE, pages="Seite {page} von {pages}",
        blocks=(
            Facts(pairs=(("Amt", "Tiefbau (66)"), ("Stand", text))),
            Heading(level=1, text=f"Teil {text}"),
            Paragraph(text=text), Paragraph(text="Klein.", note=True),
            Items(texts=("Erstens", text)), Items(texts=("Eins", "Zwei"), numbered=True),
            Callout(title="Zum Einfügen", texts=(text, "Zweiter Satz.")),
            Heading(level=2, text="Figuren"),
            Picture(alt=f"Bild: {text}", svg=lambda: SVG, png=png, share=0.5),
            Bars(alt=f"Balken: {text}", categories=("Stufe 0", text), series=(
                Series(name="Erste Abstimmung", values=(3, 12)), Series(name="Zweite Abstimmung", values=(1, 14)),
            )),
            Table(
                name=f"Tabelle {text}",
                columns=(Column(title="Was", width=6), Column(title="Punkte", width=2, kind=Kind.NUMBER),
                         Column(title="Wann", width=3, kind=Kind.DATE)),
                rows=((text, 62.5, date(2026, 3, 4)), ("Leer", None, None), ("Ganz", 3, None), ("Rund", 75.0, None)),
            ),
        ),
    )  # fmt: skip


def long_table(rows: int = 120) -> Outline:
    columns = (Column(title="Nummer", width=2), Column(title="Text", width=8))
    table = Table(name="Lang", columns=columns, rows=tuple((str(i), f"Zeile {i} der Tabelle") for i in range(rows)))
    return replace(everything(), blocks=(Heading(level=3, text="Zu tief"), table))
