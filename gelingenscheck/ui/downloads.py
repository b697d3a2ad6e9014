"""Take along what one sees: a table as CSV or XLSX, a chart as SVG or PNG. Nothing is made before it is asked for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial

import pandas as pd
import streamlit as st

from gelingenscheck import access
from gelingenscheck.access import Action
from gelingenscheck.charts import picture
from gelingenscheck.charts.figure import Figure
from gelingenscheck.reports import table_file
from gelingenscheck.reports.outline import printable
from gelingenscheck.settings import Way
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.ui import address, context, filters, identity, layout, outside

Make = Callable[[], bytes]
LETTERS = 60
"""Of a file's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """What one button gives."""

    ending: str
    kind: str
    make: Make


def table(make: Callable[[], pd.DataFrame], key: str, *, name: str) -> None:
    """Offer a table as it is seen; `make` returns it with readable headings, numbers as numbers, missing as missing."""
    _row(key, name, _table_files(make, name))


def chart(figure: Figure, key: str, *, name: str) -> None:
    """Offer a chart as a picture, and its table."""
    lang, source = address.words().lang, _source()
    _row(
        key, name,
        (
            *_table_files(lambda: figure.numbers, name),
            File(ending="svg", kind=picture.SVG, make=partial(picture.svg, figure, lang, source)),
            File(ending="png", kind=picture.PNG, make=partial(picture.png, figure, lang, source)),
        ),
    )  # fmt: skip


def _table_files(make: Callable[[], pd.DataFrame], name: str) -> tuple[File, ...]:
    words, source, now = address.words(), _source(), datetime.now(UTC)

    def csv() -> bytes:
        return table_file.csv_file(table_file.table(make(), name), words)

    def xlsx() -> bytes:
        return table_file.xlsx_file(table_file.table(make(), name), words, about=source, made=now)

    return (
        File(ending="csv", kind=table_file.CSV, make=csv),
        File(ending="xlsx", kind=table_file.XLSX, make=xlsx),
    )


def _row(key: str, name: str, files: tuple[File, ...]) -> None:
    """Draw one quiet row of buttons."""
    words = address.words()
    with st.container(key=f"gc-downloads-{key}", horizontal=True, vertical_alignment="center", gap="small"):
        layout.note(words("Herunterladen"))
        for file in files:
            st.download_button(
                file.ending.upper(),
                data=guarded(file.make, Action.READ_FINAL),
                file_name=f"{file_name(name)}.{file.ending}",
                mime=file.kind,
                key=f"gc-download-{key}-{file.ending}",
                type="tertiary",
                on_click="ignore",
                help=words("{name} als {format}", name=name, format=file.ending.upper()),
            )
        whole = words("Zahlen für außen")
        st.download_button(
            words("Für außen"),
            data=guarded(outside.workbook(), Action.READ_AGGREGATES),
            file_name=f"{whole}.xlsx",
            mime=table_file.XLSX,
            key=f"gc-download-{key}-outside",
            type="tertiary",
            on_click="ignore",
            help=words("Zahlen der ganzen Stadt für ein Berichtsjahr, ohne Rückschluss auf einzelne Ämter"),
        )


def file_name(name: str) -> str:
    """Return a name that every system takes as a file's, with the day of the picture."""
    plain = re.sub(r"[^\w \-]+", " ", printable(name))
    return f"{' '.join(plain.split())[:LETTERS].strip()} {filters.as_of().isoformat()}"


def guarded(make: Make, action: Action, department: str | None = None) -> Make:
    """Return what makes a file, asking for permission once more when somebody takes it: the page may be hours old."""
    settings = context.settings()
    claim = identity.Claim() if settings.access is Way.LOCAL else identity.of_page(settings)

    def ask_and_make() -> bytes:
        access.require(context.user_of(claim), action, context.answering(department))
        return make()

    return ask_and_make


@lru_cache(maxsize=4)
def _made_up(snapshot: Snapshot) -> bool:
    """Return whether all projects are examples."""
    examples = snapshot.subjects["example"]
    return bool(len(examples) and examples.all())


def _source() -> str:
    """Say where a file is from, and as of when."""
    words, municipality = address.words(), context.municipality()
    parts = [municipality.name] if municipality else []
    parts.append(words("Stand {date}", date=words.date(filters.as_of())))
    if _made_up(context.snapshot()):
        parts.append(words("Beispieldaten"))
    return " · ".join([*parts, "Gelingenscheck"])
