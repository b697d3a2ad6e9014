"""The yearly report as the council gets it: complete, valid, correct, and nothing that stays inside."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document

from gelingenscheck import cli
from gelingenscheck.annual.model import NUMBERED, AnnualReport, Part
from gelingenscheck.annual.naming import TITLES
from gelingenscheck.annual.writing import PartChange
from gelingenscheck.i18n import words_in
from gelingenscheck.reports import annual, docx, pdf
from gelingenscheck.reports.outline import Heading, Items, Outline, Table
from gelingenscheck.reports.plain_text import plain_text
from gelingenscheck.storage.files import FileStore
from gelingenscheck.usecases.annual import documents, reports
from gelingenscheck.usecases.desk import Desk
from tests.annual import city, made
from tests.annual.city import YEAR
from tests.pages.test_hostile_titles import HOSTILE
from tests.reports import read_docx, read_pdf

WORDS = words_in("de")
MADE = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture
def desk() -> Desk:
    known = city.desk()
    city.closed(known, city.stored(known, city.documents(known)))
    return known


@pytest.fixture
def report(desk: Desk) -> AnnualReport:
    return reports.begin(desk, city.stored(desk, city.documents(desk)), YEAR)


def outline(desk: Desk, report: AnnualReport, lang: str = "de") -> Outline:
    return documents.outline(desk, report, words_in(lang), MADE)


def tables(known: Outline) -> dict[str, Table]:
    return {block.name: block for block in known.blocks if isinstance(block, Table)}


def test_it_has_the_structure_of_a_council_paper(desk: Desk, report: AnnualReport) -> None:
    known = outline(desk, report)
    heads = [block.text for block in known.blocks if isinstance(block, Heading)]
    assert heads[:6] == [
        "Beratungsfolge", "Betreff", "Beschlussvorschlag", "Das Wichtigste in fünf Sätzen",
        "Bestandteile dieser Vorlage", "Sachdarstellung",
    ]  # fmt: skip
    assert [head for head in heads if head[:1].isdecimal()] == [
        f"{n} {TITLES[part]}" for n, part in enumerate(NUMBERED, 1)
    ]
    assert [row[1] for row in tables(known)["Beratungsfolge"].rows] == list(desk.organisation.bodies)
    assert "nimmt den Sachstandsbericht 2026" in plain_text(known)
    assert next(len(block.texts) for block in known.blocks if isinstance(block, Items)) == 5
    assert "Entwurf, Stand 24.11.2026" in known.about


def test_nothing_that_stays_in_the_house_is_in_it(desk: Desk, report: AnnualReport) -> None:
    """No project without release, no measure of one, no score, and of units either all names or none."""
    known = outline(desk, report)
    said = plain_text(known)
    assert "Geheim" not in said
    assert all(str(row[1]).startswith("Offen") for row in tables(known)["Maßnahmen der freigegebenen Vorhaben"].rows)
    factors = tables(known)["Ämter mit Einschätzung je Gelingensfaktor"]
    assert {row[1] for row in factors.rows} == {f"4 von {len(desk.organisation.departments)}"}
    assert not [name for name in desk.organisation.names.values() if any(name in str(row) for row in factors.rows)]
    quiet = desk.organisation.names["feuerwehr"]
    assert quiet not in said
    assert "Begonnen und nicht abgegeben." not in said
    named = outline(desk, replace(report, named=True))
    assert {row[0] for row in tables(named)["Faktoren mit Einschätzung je Amt"].rows} == set(
        desk.organisation.names.values()
    )
    assert "Median" not in said
    assert "%" not in said


def test_a_docx_reads_back_with_its_headings_and_figures(desk: Desk, report: AnnualReport) -> None:
    data = documents.document(desk, report, WORDS, "docx", MADE)
    assert read_docx.failures(data) == []
    read = Document(io.BytesIO(data))
    heads = [one.text for one in read.paragraphs if one.style and (one.style.name or "").startswith("Heading")]
    assert heads == [block.text for block in outline(desk, report).blocks if isinstance(block, Heading)]
    figures = next(table for table in read.tables if table.rows[0].cells[0].text == "Gelingensfaktor")
    assert [row.cells[1].text for row in figures.rows][1:] == ["7 von 12"] * len(desk.catalogue.factors)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_pdf_passes_the_validator_and_says_the_same(desk: Desk, report: AnnualReport, lang: str) -> None:
    data = documents.document(desk, report, words_in(lang), "pdf", MADE)
    assert read_pdf.failures(data) == []
    assert read_pdf.root(data)["/Lang"] == ("de-DE" if lang == "de" else "en-GB")
    assert "Offen 00" in read_pdf.text(data)


def test_a_report_of_nothing_is_a_whole_document(desk: Desk, report: AnnualReport) -> None:
    bare = replace(
        made.figures(), units=(), released=(), released_in_all=0, spots=(), before=None, projects=0, assessed=0,
        factors=(made.factor(1, None),), measures=made.measures(open=0, done=0, overdue=0, listed=(), promises=()),
        city=replace(made.figures().city, mandate=None, bodies=()),
    )  # fmt: skip
    known = outline(desk, replace(report, figures=bare))
    assert "Stand je Gelingensfaktor" not in tables(known)
    assert read_pdf.failures(pdf.write(known)) == []
    assert read_docx.failures(docx.write(known)) == []


def test_what_people_typed_breaks_neither_format(desk: Desk, report: AnnualReport) -> None:
    """All hostile texts in every part and name at once."""
    text = "\n".join(HOSTILE)
    listed = tuple(made.listed(n, text=one, project=one, responsible=one) for n, one in enumerate(HOSTILE))
    figures = replace(report.figures, measures=replace(report.figures.measures, listed=listed))
    texts = dict.fromkeys(Part, text)
    known = annual.annual_outline(
        replace(report, figures=figures), texts, WORDS, made=MADE, zone=desk.organisation.timezone
    )
    assert read_pdf.failures(pdf.write(known)) == []
    assert read_docx.failures(docx.write(known)) == []


def test_supplements_follow_the_report_and_are_papers_of_their_own(desk: Desk, report: AnnualReport) -> None:
    reports.submit(desk, YEAR)
    known = reports.supplement(desk, YEAR, "Eine Zahl war falsch.\n- Es sind 13.")
    said = outline(desk, known)
    assert [block.text for block in said.blocks if isinstance(block, Heading)][-1] == "Nachtrag 1 vom 24.11.2026"
    assert "abgegeben am 24.11.2026 · mit einem Nachtrag" in said.about
    alone = documents.supplement(desk, known, WORDS, "pdf", number=1, made=MADE)
    assert read_pdf.failures(alone) == []
    assert "Nachtrag 1 zum Sachstandsbericht 2026" in read_pdf.text(alone)
    assert "Es sind 13." in read_pdf.text(alone)


def test_a_council_system_gets_a_paper_with_name_day_consultations_and_text(desk: Desk, report: AnnualReport) -> None:
    draft = json.loads(documents.document(desk, report, WORDS, "oparl", MADE))
    assert (draft["type"], draft["gelingenscheck:draft"]) == ("https://schema.oparl.org/1.1/Paper", True)
    assert "date" not in draft
    known = json.loads(documents.document(desk, reports.submit(desk, YEAR), WORDS, "oparl", MADE))
    assert (known["date"], known["name"]) == ("2026-11-24", "Sachstandsbericht 2026 zum Integrationsmanagement")
    assert [one["gelingenscheck:organization"] for one in known["consultation"]] == list(desk.organisation.bodies)
    assert [one["authoritative"] for one in known["consultation"]] == [False, False, True]
    assert "7 von 12" in known["mainFile"]["text"]
    assert "Geheim" not in known["mainFile"]["text"]
    assert not {"reference", "id"} & known.keys()


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a store's folder with a report."""
    FileStore(tmp_path / "store").create(made.submitted())
    return tmp_path / "store"


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: object) -> tuple[int, str, str]:
        code = cli.main(["report", "annual", *map(str, arguments), "--store", f"files:{folder}"])
        return code, *capsys.readouterr()

    return command


@pytest.mark.parametrize(
    ("options", "begins"),
    [("b.docx", b"PK"), ("b.pdf", b"%PDF"), ("b.json", b"{"), ("b --format pdf --lang en", b"%PDF")],
)
def test_the_command_writes_the_format_that_was_asked_for(
    run: Run, tmp_path: Path, options: str, begins: bytes
) -> None:
    name, *rest = options.split()
    code, out, err = run(YEAR, "--output", tmp_path / name, *rest)
    assert (code, err) == (0, "")
    assert name in out
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "store"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [((2025,), 1), ((), 2), (("abc",), 2), (("20266",), 2), ((YEAR, "--format", "odt"), 2),
     ((YEAR, "--output", "b.txt"), 2), ((YEAR, "--output", "gibtsnicht/b.pdf"), 2)],
)  # fmt: skip
def test_what_cannot_be_written_is_one_line_and_nothing_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[object, ...], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    found, out, err = run(*arguments)
    assert (found, out) == (code, "")
    assert len(err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_the_command_changes_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    run(YEAR, "--output", tmp_path / "b.json")
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_a_change_of_a_part_is_what_is_printed(desk: Desk, report: AnnualReport) -> None:
    known = reports.write_text(desk, YEAR, PartChange(part=Part.FINANCES, shown=None, new="Es kostet 300 Euro."))
    assert "Es kostet 300 Euro." in plain_text(outline(desk, known))
    assert "löst keine Ausgaben aus" not in plain_text(outline(desk, known))
