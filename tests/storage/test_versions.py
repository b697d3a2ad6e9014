"""The index reads documents of earlier versions by today's names."""

from dataclasses import replace

from gelingenscheck.assessment.carrying import carry_over
from gelingenscheck.assessment.model import CatalogueRef
from gelingenscheck.assessment.subject import Measure
from gelingenscheck.storage import index
from gelingenscheck.storage.rows import MEASURE_COLUMNS, Layout, rows_of
from tests.catalogue import shortened, successor
from tests.scoring.building import check_of
from tests.storage.samples import subject

NEW = successor.catalogue()
LAYOUT = Layout(catalogue=NEW)
OLD = replace(
    check_of({"needs-asked": 4, "group-differences": 2, "portrayal-checked": 0}),
    catalogue=CatalogueRef(id=NEW.id, version="1.0.0"),
)


def test_an_assessment_of_an_earlier_version_has_the_figures_of_one_that_was_carried_over() -> None:
    stored, carried = (
        rows_of(OLD, "a.yaml", LAYOUT),
        rows_of(carry_over(OLD, NEW, "2.0.0").assessment, "a.yaml", LAYOUT),
    )
    assert stored.assessment is not None
    assert carried.assessment is not None
    before, after = (dict(zip(LAYOUT.columns, row, strict=True)) for row in (stored.assessment, carried.assessment))
    assert (before.pop("catalogue_version"), after.pop("catalogue_version")) == ("1.0.0", "2.0.0")
    assert before == after
    assert (before["q_needs-known"], before["q_portrayal-checked"], before["answered"]) == (4, 0, 2)


def test_a_measure_names_its_question_as_today() -> None:
    planned = Measure(id="m1", text="Fragen", factor="target-groups", question="needs-asked")
    (row,) = rows_of(subject(measures=(planned,)), "s.yaml", LAYOUT).measures
    named = dict(zip(MEASURE_COLUMNS, row, strict=True))
    assert (named["factor"], named["question"]) == ("audiences", "needs-known")


def test_what_is_renamed_is_another_index() -> None:
    other = replace(NEW.crosswalks[0], renamed={})
    assert index.key(NEW) != index.key(replace(NEW, crosswalks=(other,)))
    assert index.key(NEW) != index.key(shortened.read(shortened.text()))
