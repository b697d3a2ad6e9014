"""Looking at a catalogue before it is adopted: what differs, and what to see to, with file and line."""

from pathlib import Path

import pytest

from gelingenscheck.catalogue.comparison.passages import WHOLE
from gelingenscheck.catalogue.comparison.provisions import Step
from gelingenscheck.catalogue.reader import CatalogueError
from gelingenscheck.i18n import words_in
from gelingenscheck.usecases import review
from tests.catalogue import assembled, shortened
from tests.hostile import REFUSED
from tests.reports.filled import MADE

OLD = shortened.text().encode()


def look(after: bytes) -> review.Look:
    return review.look(OLD, "alt.yaml", after, "neu.yaml")


def test_the_same_file_has_nothing_to_say() -> None:
    found = look(OLD)
    assert found.comparison is not None
    assert (found.comparison.entries, found.problems) == ((), ())


def test_what_a_change_breaks_is_named_with_the_line_in_the_new_file() -> None:
    content = shortened.replaced("- id: needs-asked\n", "- id: needs-renamed\n")
    found = look(content.encode())
    assert found.comparison is not None
    assert found.comparison.needed is Step.MAJOR
    places = {str(problem.values.get("id", WHOLE)): problem.line for problem in found.problems}
    assert places == {
        WHOLE: shortened.line_of("  version: 1.0.0"), "needs-asked": shortened.line_of("crosswalks: []"),
    }  # fmt: skip
    assert {problem.file for problem in found.problems} == {"neu.yaml"}


def test_content_limits_stand_after_what_the_change_breaks() -> None:
    anchor = shortened.read(shortened.text()).questions["needs-asked"].anchors[0].de
    first, second = look(shortened.replaced(anchor, "Wort " * 20 + "Ende.").encode()).problems[:2]
    assert first.values == {"after": "1.0.0", "wanted": "1.0.1"}
    assert second.line
    assert abs(second.line - shortened.line_of(anchor)) <= 1


def test_another_catalogue_is_compared_without_owing_anything() -> None:
    found = look(assembled.text(3).encode())
    assert found.comparison is not None
    assert not found.comparison.same_catalogue
    assert not [problem for problem in found.problems if "wanted" in problem.values]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\tmeta: x\n",
        b"meta: [",
        b"PK\x03\x04\x00",
        REFUSED["alias bomb, nine levels of nine"],
        b"a: b\n" * 500_000,
        "meta: ü".encode("latin-1"),
    ],
    ids=["empty", "tab", "cut", "zip", "bomb", "large", "latin"],
)
def test_what_is_no_catalogue_is_one_problem_and_nothing_is_compared(data: bytes) -> None:
    found = look(data)
    assert (found.before is not None, found.after, found.comparison) == (True, None, None)
    (problem,) = found.problems
    assert problem.file == "neu.yaml"
    assert problem.message.format(**problem.values)


def test_a_file_that_is_missing_or_too_large_is_a_sentence(tmp_path: Path) -> None:
    large = tmp_path / "gross.yaml"
    large.write_bytes(b"a: b\n" * 500_000)
    for path, reason in ((tmp_path / "fehlt.yaml", "fehlt"), (large, "2 MB"), (tmp_path, "Ordner")):
        with pytest.raises(CatalogueError, match=reason):
            review.bytes_of(path)


def test_the_sheets_have_names_that_say_what_they_are() -> None:
    catalogue = shortened.read(shortened.text())
    assert review.FORMATS == ("docx", "xlsx")
    for form in review.FORMATS:
        name = review.sheet_name(catalogue, words_in("de"), form)
        assert name == f"kommentarbogen-gelingensfaktoren-1.0.0.{form}"
        assert review.sheet(catalogue, words_in("de"), form, MADE).startswith(b"PK")
