"""Whoever listens to a PDF hears the head of the row and of the column with each cell."""

from dataclasses import replace
from typing import Any

import pytest

from gelingenscheck.reports import pdf, row_headers
from gelingenscheck.reports.outline import Block, Column, Kind, Table
from gelingenscheck.reports.protocol import protocol
from tests.reports import cases, read_pdf, samples

COLUMNS = (Column(title="Nr.", width=1), Column(title="Was", width=5), Column(title="Zahl", width=2, kind=Kind.NUMBER))


def table(*rows: tuple[str | float | None, ...]) -> Table:
    return Table(name="Tabelle", columns=COLUMNS, rows=rows)


def written(*blocks: Block) -> bytes:
    return pdf.write(replace(samples.everything(), blocks=blocks))


def cells(data: bytes) -> list[dict[str, Any]]:
    """Return the cells of all tables in their order, as a screen reader finds them."""
    found: list[dict[str, Any]] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for part in node:
                walk(part)
        elif isinstance(node, dict):
            if node.get("/S") in {"/TH", "/TD"}:
                attributes = {key: value for one in node["/A"] for key, value in one.get_object().items()}
                found.append({"tag": node["/S"], "id": node.get("/ID"), **attributes})
            walk(node.get("/K", []))

    walk(read_pdf.root(data)["/StructTreeRoot"]["/K"])
    return found


def test_the_first_cell_with_words_names_its_row_and_the_others_refer_to_it() -> None:
    data = written(table(("1", "Tiefbau", 3), ("", "Schule", 4)))
    found = cells(data)
    assert read_pdf.failures(data) == []
    assert [cell["tag"] for cell in found[3:]] == ["/TH", "/TD", "/TD", "/TD", "/TH", "/TD"]
    assert [cell.get("/Scope") for cell in found] == ["/Column"] * 3 + ["/Row", None, None, None, "/Row", None]
    assert found[5]["/Headers"] == ["U1x2y0", found[3]["id"]]
    assert found[8]["/Headers"] == ["U1x2y0", found[7]["id"]]


def test_every_head_is_in_the_tree_of_names() -> None:
    data = written(table(("1", "Tiefbau", 3)), table(("1", "Schule", 4), ("2", "Bad", 5)))
    names = read_pdf.root(data)["/StructTreeRoot"]["/IDTree"]["/Names"]
    known = [str(name) for name in names[::2]]
    assert known == sorted(known)
    assert {cell["id"] for cell in cells(data) if cell["id"]} == set(known)


def test_a_row_without_words_and_a_table_without_rows_have_no_head() -> None:
    data = written(table((None, None, 3)), table(), table(("1", "Tiefbau", 3)))
    assert read_pdf.failures(data) == []
    assert [cell.get("/Scope") for cell in cells(data)].count("/Row") == 1


def test_rows_on_further_pages_have_their_heads_too() -> None:
    data = pdf.write(samples.long_table())
    assert [cell.get("/Scope") for cell in cells(data)].count("/Row") == 120
    assert read_pdf.failures(data) == []


def test_a_protocol_has_them_and_stays_valid() -> None:
    data = pdf.write(protocol(cases.case(cases.workshop(), cases.MEASURE)))
    assert read_pdf.failures(data) == []
    assert [cell.get("/Scope") for cell in cells(data)].count("/Row") > 10


@pytest.mark.parametrize("places", [[], [[None, None]]], ids=["no table", "no name"])
def test_a_document_without_named_rows_stays_as_it_is(places: list[list[int | None]]) -> None:
    data = written()
    assert row_headers.with_row_headers(data, places) == data


def test_a_file_that_is_built_otherwise_stays_as_it_is() -> None:
    data = written(table(("1", "Tiefbau", 3)))
    assert row_headers.with_row_headers(data, [[0]]) == data  # it ends with an update already
    other = b"%PDF-1.7\nstartxref\n9\n%%EOF"
    assert row_headers.with_row_headers(other, [[0]]) == other
