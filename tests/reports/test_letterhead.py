"""A letterhead gives a document its page, head, foot and styles; what it must have is said, and nothing in it runs."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm

from gelingenscheck.i18n import words_in
from gelingenscheck.reports import docx, letterhead, office_file
from gelingenscheck.reports.letterhead import LetterheadError
from tests.reports import read_docx, samples

Change = Callable[[str, bytes], bytes | None]


def made(*without: str, body: tuple[str, ...] = ("Stadt Musterstadt", "{Inhalt}", "Mit freundlichem Gruß")) -> bytes:
    """Return a letterhead with wide margins, a head and a foot."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Cm(21), Cm(5), Cm(4)
    section.header.paragraphs[0].text = "Der Bürgermeister"
    section.footer.paragraphs[0].text = "Rathausplatz 1"
    for text in body:
        document.add_paragraph(text)
    for name in without:
        document.styles[name].delete()
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


GOOD = made()


def repacked(change: Change, **more: bytes) -> bytes:
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


def in_part(part: str, before: bytes, after: bytes) -> Change:
    return lambda name, content: content.replace(before, after, 1) if name == part else content


def refused(data: bytes) -> str:
    with pytest.raises(LetterheadError) as caught:
        letterhead.check(data, "kopf.docx")
    return caught.value.said(words_in("de"))


def test_the_document_goes_to_the_marked_place_and_keeps_head_foot_and_page() -> None:
    letterhead.check(GOOD, "kopf.docx")
    written = docx.write(samples.everything(), GOOD)
    document = Document(io.BytesIO(written))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Stadt Musterstadt"
    assert texts[1] == "Bericht"
    assert texts[-1] == "Mit freundlichem Gruß"
    assert "{Inhalt}" not in texts
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "Der Bürgermeister"
    assert section.footer.paragraphs[0].text == "Rathausplatz 1"
    assert sum(cell.width or 0 for cell in document.tables[0].rows[0].cells) == pytest.approx(Cm(12), rel=0.01)
    assert read_docx.failures(written) == []


def test_without_a_mark_the_document_follows_and_an_empty_foot_gets_page_numbers() -> None:
    bare = Document()
    file = io.BytesIO()
    bare.add_paragraph("Kopf")
    bare.save(file)
    document = Document(io.BytesIO(docx.write(samples.everything(), file.getvalue())))
    assert [paragraph.text for paragraph in document.paragraphs][:2] == ["Kopf", "Bericht"]
    assert "Seite" in document.sections[0].footer.paragraphs[0].text


def test_title_and_language_of_the_document_are_ours() -> None:
    document = Document(io.BytesIO(docx.write(samples.everything("Anlage"), GOOD)))
    assert (document.core_properties.title, document.core_properties.language) == ("Anlage", "de-DE")
    assert document.styles.element.xpath("//w:docDefaults//w:lang/@w:val") == ["de-DE"]


def test_styles_that_it_must_have_are_named_as_a_word_processor_names_them() -> None:
    said = refused(made("Heading 2", "List Number", "Title"))
    assert "Es fehlen die Formatvorlagen „Titel“, „Überschrift 2“, „Listennummer“." in said
    assert "Bitte in der Datei einmal je einen Absatz" in said


def test_styles_that_we_can_add_are_added() -> None:
    plain = made("Caption", "Table Grid")
    letterhead.check(plain, "kopf.docx")
    assert Document(io.BytesIO(docx.write(samples.everything(), plain))).tables


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "keine DOCX-Datei"),
        (b"%PDF-1.7", "keine DOCX-Datei"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "ein Kennwort oder ein altes Format"),
        (GOOD[:3000], "beschädigt"),
        (GOOD + bytes(office_file.MAX_BYTES), "größer als 5 MB"),
        (repacked(same, word__media__big=bytes(office_file.MAX_UNPACKED)), "entpackt zu groß"),
        (repacked(same, word__vbaProject_dot_bin=b"x"), "Makros"),
        (repacked(in_part("[Content_Types].xml", b"document.main+xml", b"document.macroEnabled.main+xml")), "Makros"),
        (repacked(in_part("[Content_Types].xml", b"document.main+xml", b"template.main+xml")), "DOTX"),
        (repacked(same, word__activeX__activeX1_dot_bin=b"x"), "eingebettete Programme"),
        (repacked(same, word__embeddings__oleObject1_dot_bin=b"x"), "eingebettete Programme"),
        (repacked(in_part("word/document.xml", b"<w:body>", b"<!DOCTYPE x><w:body>")), "Anweisungen"),
        (repacked(lambda name, content: None if name == "word/document.xml" else content), "keine DOCX-Datei"),
        (repacked(lambda name, content: b"<w" if name == "word/styles.xml" else content), "beschädigt"),
        (repacked(lambda name, content: b"<x" if name == "_rels/.rels" else content), "beschädigt"),
    ],
    ids=["nothing", "pdf", "old", "cut", "large", "bomb", "macros", "docm", "dotx", "activex", "ole", "entity",
         "no-document", "no-styles", "no-relations"],
)  # fmt: skip
def test_what_is_no_letterhead_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    said = refused(data)
    assert reason in said
    assert "Es wurde nichts geschrieben." in said


def test_a_template_or_a_picture_from_elsewhere_is_refused_and_a_link_is_not() -> None:
    def linked(kind: str) -> bytes:
        relation = (
            '<Relationship Id="rId99" TargetMode="External" Target="https://x.example/a" Type="http://schemas.'
            f'openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
        )
        return repacked(in_part("word/_rels/document.xml.rels", b"</Relationships>", relation.encode()))

    assert "von anderswo" in refused(linked("attachedTemplate"))
    assert "von anderswo" in refused(linked("image"))
    letterhead.check(linked("hyperlink"), "kopf.docx")


KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(part: str, kind: str, *, outside: bool = False) -> bytes:
    """Return the good file with one more relation of a part."""
    mode = ' TargetMode="External"' if outside else ""
    relation = f'<Relationship Id="rId99" Type="{KINDS}/{kind}" Target="https://x.example/a"{mode}/></Relationships>'
    return repacked(in_part(part, b"</Relationships>", relation.encode()))


def with_body(xml: str) -> bytes:
    """Return the good file with more in front of its text."""
    return repacked(in_part("word/document.xml", b"<w:body>", f"<w:body>{xml}".encode()))


def a_field(*pieces: str) -> str:
    """Return a field whose instruction is spread over several runs."""
    said = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{said}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


MARK = "<w:p><w:r><w:t>{Inhalt}</w:t></w:r></w:p>"
LOCK = b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (related("word/_rels/document.xml.rels", "oleObject"), "eingebettete Programme"),
        (related("word/_rels/document.xml.rels", "aFChunk"), "eingebettete Programme"),
        (related("word/_rels/document.xml.rels", "image", outside=True), "von anderswo"),
        (related("_rels/.rels", "attachedTemplate", outside=True), "von anderswo"),
        (with_body(a_field(" DDE", "AUTO c:\\\\cmd.exe")), "von anderswo"),
        (with_body(a_field('INCLUDEPICTURE "https://x.example/a.png"')), "von anderswo"),
        (with_body('<w:p><w:fldSimple w:instr="INCLUDETEXT x.docx"/></w:p>'), "von anderswo"),
        (repacked(in_part("word/settings.xml", b"<w:defaultTabStop", LOCK)), "gegen Änderungen geschützt"),
        (with_body(MARK), "{Inhalt} steht mehr als einmal darin"),
        (made(body=("Vor {Inhalt} nach",)), "{Inhalt} steht nicht allein"),
        (repacked(in_part("word/document.xml", b'w:left="2835"', b'w:left="7000"')), "weniger als 8 cm"),
        (repacked(in_part("word/document.xml", b"openxmlformats.org/wordprocessingml/2006/main",
                          b"x/purl.oclc.org/ooxml")), "Strict Open XML"),
    ],
    ids=["object", "chunk", "picture", "template", "dde", "picture-field", "text-field", "locked", "twice", "in-a-line",
         "narrow", "strict"],
)  # fmt: skip
def test_what_would_fetch_run_or_lock_is_refused_and_so_is_a_place_out_of_reach(data: bytes, reason: str) -> None:
    said = refused(data)
    assert reason in said
    assert "Es wurde nichts geschrieben." in said


def test_a_page_number_or_a_date_as_a_field_is_no_reason_to_refuse() -> None:
    letterhead.check(with_body(a_field(" PAGE ") + '<w:p><w:fldSimple w:instr=" DATE "/></w:p>'), "kopf.docx")


def test_a_landscape_page_with_its_own_margins_is_filled_from_side_to_side() -> None:
    document = Document(io.BytesIO(GOOD))
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    file = io.BytesIO()
    document.save(file)
    written = Document(io.BytesIO(docx.write(samples.everything(), file.getvalue())))
    assert sum(cell.width or 0 for cell in written.tables[0].rows[0].cells) == pytest.approx(Cm(20.7), rel=0.001)
    assert written.sections[0].orientation == WD_ORIENT.LANDSCAPE


def test_the_place_decides_on_which_page_it_stands_where_a_letterhead_has_several() -> None:
    document = Document(io.BytesIO(made(body=("{Inhalt}",))))
    document.add_section().left_margin = Cm(9)
    document.add_paragraph("Anhang")
    file = io.BytesIO()
    document.save(file)
    letterhead.check(file.getvalue(), "kopf.docx")
    written = Document(io.BytesIO(docx.write(samples.everything(), file.getvalue())))
    assert sum(cell.width or 0 for cell in written.tables[0].rows[0].cells) == pytest.approx(Cm(12), rel=0.001)
    assert len(written.sections) == 2
    assert written.paragraphs[-1].text == "Anhang"


def test_on_a_letterhead_that_reads_from_right_to_left_ours_reads_from_left_to_right() -> None:
    turned = repacked(in_part("word/styles.xml", b"<w:pPrDefault><w:pPr>", b"<w:pPrDefault><w:pPr><w:bidi/>"))
    written = docx.write(samples.everything(), turned)
    assert read_docx.failures(written) == []
    document = Document(io.BytesIO(written))
    ours = next(one for one in document.paragraphs if one.text == "Erstens")
    assert ours._p.xpath("./w:pPr/w:bidi/@w:val") == ["0"]
    assert ours._p.xpath("./w:r/w:rPr/w:rtl/@w:val") == ["0"]
    assert document.paragraphs[0]._p.xpath("./w:pPr/w:bidi") == []


def test_a_foot_in_a_content_control_stays_as_it_is() -> None:
    control = b"<w:sdt><w:sdtContent><w:p><w:r><w:t>Rathausplatz 1</w:t></w:r></w:p></w:sdtContent></w:sdt></w:ftr>"
    document = Document(io.BytesIO(GOOD))
    document.sections[0].footer.paragraphs[0].text = ""
    file = io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as archive:
        [foot] = [name for name in archive.namelist() if name.startswith("word/footer")]
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[foot] = parts[foot].replace(b"</w:ftr>", control)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    written = docx.write(samples.everything(), packed.getvalue())
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        said = archive.read(foot).decode()
    assert "Rathausplatz 1" in said
    assert "Seite" not in said


def test_styles_under_the_ids_of_a_german_word_processor_are_found_by_their_names() -> None:
    def german(name: str, content: bytes) -> bytes:
        for old, new in ((b"Heading1", b"berschrift1"), (b"ListNumber", b"Listennummer")):
            content = content.replace(b'w:styleId="' + old + b'"', b'w:styleId="' + new + b'"')
        return content

    written = Document(io.BytesIO(docx.write(samples.everything(), repacked(german))))
    first = next(one for one in written.paragraphs if one.text == "Teil Ein Absatz.")
    assert first._p.xpath("./w:pPr/w:pStyle/@w:val") == ["berschrift1"]


def test_a_style_of_the_letterhead_with_the_name_of_ours_is_its_own() -> None:
    document = Document(io.BytesIO(GOOD))
    document.styles.add_style("Kasten", WD_STYLE_TYPE.PARAGRAPH).font.bold = True
    file = io.BytesIO()
    document.save(file)
    written = Document(io.BytesIO(docx.write(samples.everything(), file.getvalue())))
    boxes = [style for style in written.styles if style.name == "Kasten"]
    assert [style.font.bold for style in boxes] == [True]
