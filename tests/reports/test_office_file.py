"""What somebody sends is measured and searched before any library opens it."""

import io
import zipfile

import pytest

from gelingenscheck.reports import letterhead, workbook
from gelingenscheck.reports.office_file import BROKEN, MAX_PARTS, MAX_UNPACKED, OfficeFile, refusal

KINDS = (letterhead.FILE, workbook.FILE)
BOMB = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


def packed(kind: OfficeFile, *parts: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ((kind.main, b"<a/>"), *parts):
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_an_honest_file_may_be_opened(kind: OfficeFile) -> None:
    declared = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>'
    assert refusal(packed(kind, ("a.xml", declared), ("media/x.png", b"\x89PNG<!ENTITY")), kind) is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["a.xml", "A.XML", "_rels/.rels", "hidden.bin", "media/x.png"])
@pytest.mark.parametrize("text", [BOMB, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_entities_are_found_under_any_name_and_encoding(kind: OfficeFile, name: str, text: str, encoding: str) -> None:
    assert refusal(packed(kind, (name, text.encode(encoding))), kind) == kind.entities


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "utf-32"])
def test_an_encoding_in_which_they_would_not_be_found_is_refused(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{BOMB}'.encode(encoding)
    assert refusal(packed(workbook.FILE, ("a.xml", text)), workbook.FILE) == workbook.FILE.entities


@pytest.mark.parametrize("kind", KINDS)
def test_a_small_file_that_unpacks_to_a_large_one_is_not_read(kind: OfficeFile) -> None:
    bomb = packed(kind, ("a.bin", bytes(MAX_UNPACKED + 1)))
    assert len(bomb) < MAX_UNPACKED // 500
    assert refusal(bomb, kind) == kind.large
    assert refusal(packed(kind, *((f"{n}.xml", b"") for n in range(MAX_PARTS))), kind) == kind.large


def test_a_file_that_lies_about_its_size_is_broken() -> None:
    honest = packed(workbook.FILE, ("a.bin", bytes(10_000)))
    lying = honest.replace((10_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    assert refusal(lying, workbook.FILE) == BROKEN


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "xl/../../x", "..\\x"])
def test_a_name_that_leads_out_of_the_file_is_refused(name: str) -> None:
    assert refusal(packed(workbook.FILE, (name, b"")), workbook.FILE) == BROKEN


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused_since_readers_differ_in_which_they_take() -> None:
    assert refusal(packed(workbook.FILE, ("a.xml", b"<a/>"), ("a.xml", b"<b/>")), workbook.FILE) == BROKEN
