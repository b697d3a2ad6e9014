"""A catalogue, or the problem that keeps it from being one, with its line."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gelingenscheck.catalogue import Band, Phase, reader
from gelingenscheck.catalogue.reader import CatalogueError
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import Words
from gelingenscheck.settings import ROOT
from tests.catalogue import shortened
from tests.catalogue.shortened import NAME, line_of, replaced
from tests.i18n.test_words import InSigns

FACTORS = (
    "identities", "target-groups", "added-value", "low-threshold", "equal-footing", "participation",
    "shared-planning", "empowerment",
)  # fmt: skip
SECOND_QUESTION = "- id: group-differences"


def problem_of(content: str) -> Problem:
    catalogue, problem = reader.read(content.encode(), NAME)
    assert catalogue is None
    assert problem is not None
    assert problem.file == NAME
    assert problem.message.format(**problem.values)
    return problem


def test_what_ships_has_eight_factors_with_six_questions_each() -> None:
    catalogue = reader.load(ROOT / NAME)
    assert tuple(factor.id for factor in catalogue.factors) == FACTORS
    assert [factor.number for factor in catalogue.factors] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert len(catalogue.questions) == 48
    assert [len(factor.questions) for factor in catalogue.factors] == [6] * 8


def test_thresholds_are_data() -> None:
    catalogue = shortened.read(replaced("from: 50", "from: 40"))
    assert [(entry.band, entry.start) for entry in catalogue.bands] == [
        (Band.GAP, 0), (Band.DEVELOPING, 40), (Band.STRONG, 75)
    ]  # fmt: skip
    assert catalogue.completeness == Fraction(2, 3)


def test_before_the_start_only_planning_questions_are_due() -> None:
    catalogue = shortened.read(shortened.text())
    factor = catalogue.factors[0]
    planning = catalogue.due(factor, Phase.PLANNING)
    assert {question.phase for question in planning} == {"planning"}
    assert len(planning) >= 3
    assert catalogue.due(factor, Phase.RUNNING) == catalogue.due(factor, Phase.COMPLETED) == factor.questions
    assert catalogue.due(factor, None) == factor.questions


def test_a_retired_question_is_never_due() -> None:
    catalogue = shortened.read(replaced("        since: 1.0.0\n", "        since: 1.0.0\n        retired: 1.1.0\n"))
    due = catalogue.due(catalogue.factors[0], Phase.RUNNING)
    assert [question.id for question in catalogue.factors[0].questions if question not in due] == ["needs-asked"]


def test_a_question_may_use_a_shared_ladder() -> None:
    content = shortened.text()
    start = content.index("        anchors:\n          0:\n            de:")
    end = content.index("        why:", start)
    catalogue = shortened.read(content[:start] + "        scale: planning\n" + content[end:])
    question = catalogue.questions["needs-asked"]
    assert question.scale == "planning"
    assert question.anchors == catalogue.scales["planning"].levels


@pytest.mark.parametrize("line", [212, 300, 333, 420, 555, 640])
def test_a_broken_line_is_the_line_that_is_named(line: int) -> None:
    lines = shortened.text().split("\n")
    lines.insert(line - 1, "\t@")
    assert problem_of("\n".join(lines)).line == line


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        ("  target: 75", "  target: 101", "  target: 75", "101"),
        ("  target: 75", '  target: "75"', "  target: 75", "75"),
        ("2/3", "4/3", "2/3", "completeness"),
        ("2/3", "2/0", "2/3", "completeness"),
        ("2/3", "viel", "2/3", "completeness"),
        ("2/3", "1e-999999999", "2/3", "completeness"),
        ("2/3", "0.5", "2/3", "completeness"),
        ("2/3", "1/" + "9" * 5_000, "2/3", "completeness"),
        ("released: 2026-11-24", "released: 24.11.2026", "released:", "24.11.2026"),
        ("  target: 75", "  target: 75\n  goal: 80", "completeness", "goal"),
        ("  target: 75\n", "", "meta:", "target"),
        ("from: 50", "from: 80", "bands:", "bands"),
        ("from: 50", "from: 75", "bands:", "bands"),
        ("from: 0", "from: 1", "bands:", "bands"),
        ("  gap:\n", "  bad:\n", "  gap:\n", "bad"),
        ("  - id: identities", "  - id: Identities", "  - id: identities", "Identities"),
        ("    number: 1\n", "    number: 1\n    colour: red\n", '    title:\n      de: "Soziale', "colour"),
        ("    number: 1\n", "    number: 1\n    number: 1\n", '    title:\n      de: "Soziale', "number"),
        ('      en: "Respecting social', '      fr: "Respecting social', '    title:\n      de: "Soziale', "en"),
        (SECOND_QUESTION, "- id: needs-asked", SECOND_QUESTION, "needs-asked"),
        (SECOND_QUESTION, "- id: identities", SECOND_QUESTION, "identities"),
        (SECOND_QUESTION, "- id: identities-standard", SECOND_QUESTION, "identities-standard"),
        ("phase: planning", "phase: running", "phase: planning", "running"),
        ("dimension: needs", "dimension: colours", "dimension: needs", "colours"),
        ("weight: 2", "weight: 6", "weight: 2", "6"),
        ("weight: 2", "weight: 1.5", "weight: 2", "1.5"),
        ("        key: true", "        key: yes", "        key: true", "yes"),
        ("na: false", "na: true", "na: false", "na"),
        ("na: false", "na: {x: {de: a, en: b}}", "na: false", "na: false"),
        ("effort: team-meeting", "effort: year", "effort: team-meeting", "year"),
        ("sources: [seed, own]", "sources: [seed, hearsay]", "sources: [seed, own]", "hearsay"),
        ('road-building: {de: "Licht', 'circus: {de: "Licht', '      road-building: {de: "Licht', "circus"),
        ("        why:\n", "        scale: planning\n        why:\n", "        anchors:\n", "scale"),
        ("      implementation:\n        0:", "      later:\n        0:", "    group:\n", "group"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_with_its_line(old: str, new: str, at: str, said: str) -> None:
    problem = problem_of(replaced(old, new))
    assert said in problem.message.format(**problem.values)
    assert problem.line == line_of(at)


def test_a_missing_level_is_missed_where_the_levels_stand() -> None:
    content = shortened.text()
    start = content.index("          4:\n", content.index("- id: needs-asked"))
    end = content.index("        why:", start)
    problem = problem_of(content[:start] + content[end:])
    assert problem.values == {"field": "4"}
    assert problem.line == line_of("        anchors:\n          0:\n            de:")


def test_a_catalogue_without_factors_is_none() -> None:
    content = shortened.text()
    problem = problem_of(content[: content.index("\nfactors:")] + "\nfactors: []\n...\n")
    assert problem.values == {"count": 0, "low": 3, "high": 12}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_change_to_the_file_raises_anything(data: st.DataObject) -> None:
    content = shortened.text()
    start = data.draw(st.integers(min_value=0, max_value=len(content)))
    end = data.draw(st.integers(min_value=start, max_value=min(len(content), start + 40)))
    new = data.draw(st.text(alphabet="ab01-:{}[],&*!'\"\n \tä~", max_size=10))
    changed = content[:start] + new + content[end:]
    catalogue, problem = reader.read(changed.encode(), NAME)
    assert (catalogue is None) != (problem is None)
    if problem is not None:
        assert problem.message.format(**problem.values)
        assert problem.line is None or 1 <= problem.line <= changed.count("\n") + 2


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_what_is_no_catalogue_at_all_is_a_problem(data: bytes) -> None:
    catalogue, problem = reader.read(data, NAME)
    assert catalogue is None
    assert problem is not None


def test_a_missing_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        reader.load(tmp_path / NAME)
    assert NAME in str(caught.value)
    assert "unverändert" in str(caught.value)


def test_a_folder_in_place_of_the_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError):
        reader.load(tmp_path)


def test_a_faulty_file_is_said_with_its_line_and_read_again_when_mended(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(replaced("        key: true", "        key: maybe"), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        reader.load(path)
    assert f"{NAME}:{line_of('        key: true')}" in str(caught.value)
    path.write_text(shortened.text(), encoding="utf-8")
    first = reader.load(path)
    assert reader.load(path) is first


def test_a_faulty_file_is_said_in_the_readers_language() -> None:
    error = CatalogueError(Problem(file="x.yaml", line=9, message="leer"))
    assert "«leer»" in error.said(Words("en", InSigns()))


def test_bands_may_stand_in_any_order_in_the_file() -> None:
    text = shortened.text()
    start, end = text.index("  gap:\n"), text.index("  developing:\n")
    after = text.index("\nefforts:")
    turned = text[:start] + text[end:after].strip("\n") + "\n" + text[start:end].rstrip("\n") + "\n" + text[after:]
    catalogue, problem = reader.read(turned.encode(), NAME)
    assert problem is None
    assert catalogue is not None
    assert [entry.start for entry in catalogue.bands] == [0, 50, 75]
