"""A spreadsheet that somebody sent is measured before it is opened, and nothing in it runs."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest

from gelingenscheck.reports import office_file, workbook
from gelingenscheck.reports.workbook import WorkbookError, sheets
from tests.catalogue import shortened
from tests.reports.filled import opened, saved, sheet

CATALOGUE = shortened.read(shortened.text())
GOOD = sheet(CATALOGUE)
PATIENCE = 15
"""Seconds that a refusal may take on a busy machine; a bomb would take minutes."""


def repacked(change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """Return the good file with parts changed, left out (None) or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
        for name, content in more.items():
            target.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


def same(_name: str, content: bytes) -> bytes:
    return content


def in_sheet(replace: bytes, by: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, content: content.replace(replace, by, 1) if name.endswith("sheet1.xml") else content


def refusal(data: bytes) -> str:
    began = time.monotonic()
    with pytest.raises(WorkbookError) as refused:
        sheets(data, "bogen.xlsx")
    assert time.monotonic() - began < PATIENCE
    assert refused.value.problem.file == "bogen.xlsx"
    return str(refused.value)


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "keine XLSX-Datei"),
        (b"id;kommentar\n", "keine XLSX-Datei"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "Kennwort"),
        (b"PK\x03\x04" + bytes(600), "beschädigt"),
        (GOOD[: len(GOOD) // 2], "beschädigt"),
        (GOOD + bytes(office_file.MAX_BYTES), "größer als 5 MB"),
        (repacked(same, xl__vbaProject_dot_bin=b"Sub Auto_Open"), "Makros"),
        (repacked(lambda name, content: None if name == "xl/workbook.xml" else content), "keine XLSX-Datei"),
        (repacked(in_sheet(b"<sheetData>", b"<sheetData")), "beschädigt"),
        (repacked(in_sheet(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', BOMB)), "Anweisungen"),
        (repacked(same, xl__worksheets__sheet9_dot_xml=BOMB.decode().encode("utf-16")), "Anweisungen"),
        (repacked(same, xl__media__big=bytes(office_file.MAX_UNPACKED)), "entpackt zu groß"),
        (repacked(same, **{f"xl__media__{i}": b"" for i in range(office_file.MAX_PARTS)}), "entpackt zu groß"),
    ],
)
def test_what_is_no_sound_table_is_refused_with_its_reason_and_quickly(data: bytes, reason: str) -> None:
    assert reason in refusal(data)


def test_a_size_that_lies_is_not_believed() -> None:
    data = bytearray(repacked(same, xl__media__big=bytes(1_000_000)))
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/media/big"))
    data[place + 24 : place + 28] = (100).to_bytes(4, "little")
    assert "beschädigt" in refusal(bytes(data))


def test_a_cell_at_the_end_of_the_world_costs_nothing() -> None:
    book = opened(CATALOGUE)
    book.worksheets[0]["XFD1048576"] = "Hallo"
    began = time.monotonic()
    (texts, guide) = sheets(saved(book), "bogen.xlsx")
    assert time.monotonic() - began < PATIENCE
    assert len(texts.rows) <= workbook.MAX_ROWS
    assert {len(row) for row in texts.rows} == {workbook.MAX_COLUMNS}
    assert guide.name == "Anleitung"


def test_a_formula_is_not_calculated() -> None:
    book = opened(CATALOGUE)
    book.worksheets[0]["H2"] = '=WEBSERVICE("http://localhost/")'
    assert sheets(saved(book), "bogen.xlsx")[0].rows[1][7] == ""


def test_the_file_as_it_was_is_read() -> None:
    texts, _ = sheets(GOOD, "bogen.xlsx")
    assert texts.rows[0][0] == "Kennung"
