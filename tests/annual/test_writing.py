"""What may happen to a yearly report: two people never overwrite each other, and the council's copy stays as it is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.annual import writing
from gelingenscheck.annual.model import AnnualReport, Origin, Part, ReportStatus, Supplement, only_supplemented
from gelingenscheck.annual.refusals import (
    EmptySupplementError,
    NotSubmittedError,
    PartTooLongError,
    SubmittedError,
    TextChangedError,
)
from tests.annual.made import change, figures, proposed, report, stamp, submitted


def test_a_text_is_kept_without_the_blanks_around_it_and_with_its_moment() -> None:
    known = writing.write(report(), change("  Es hat gefehlt.\n"), stamp=stamp(1))
    assert known.said(Part.OBSTACLES) == "Es hat gefehlt."
    assert known.texts[Part.OBSTACLES].stamp == stamp(1)
    assert known.changed == stamp(1)


def test_a_text_that_somebody_else_changed_is_refused_with_both() -> None:
    known = writing.write(report(), change("Von nebenan."), stamp=stamp(1))
    with pytest.raises(TextChangedError) as caught:
        writing.write(known, change("Von mir."), stamp=stamp(2))
    assert (caught.value.stored, caught.value.new) == ("Von nebenan.", "Von mir.")
    assert writing.write(known, change("Von mir.", shown="Von nebenan."), stamp=stamp(2)).said(Part.OBSTACLES)


def test_two_who_write_the_same_do_not_disagree() -> None:
    known = writing.write(report(), change("Gleich."), stamp=stamp(1))
    assert writing.write(known, change("Gleich."), stamp=stamp(2)) is known


def test_different_parts_do_not_meet() -> None:
    known = writing.write(report(), change("A"), stamp=stamp(1))
    known = writing.write(known, change("B", part=Part.FINANCES), stamp=stamp(2))
    assert list(known.texts) == [Part.OBSTACLES, Part.FINANCES]


def test_an_emptied_text_is_none_so_that_the_figures_speak_again() -> None:
    known = writing.write(report(), change("A"), stamp=stamp(1))
    assert Part.OBSTACLES not in writing.write(known, change(" ", shown="A"), stamp=stamp(2)).texts


def test_a_text_that_is_too_long_is_refused() -> None:
    writing.write(report(), change("x" * writing.LONGEST), stamp=stamp(1))
    with pytest.raises(PartTooLongError):
        writing.write(report(), change("x" * (writing.LONGEST + 1)), stamp=stamp(1))


def test_new_figures_overtake_older_texts_until_somebody_looked() -> None:
    known = writing.write(report(), change("Neun sind offen."), stamp=stamp(1))
    assert not known.overtaken(Part.OBSTACLES)
    moved = writing.recomputed(known, figures(projects=35), known.as_of, stamp=stamp(2))
    assert moved.overtaken(Part.OBSTACLES)
    assert not moved.overtaken(Part.FINANCES)
    looked = writing.confirmed(moved, Part.OBSTACLES, stamp=stamp(3))
    assert not looked.overtaken(Part.OBSTACLES)
    assert looked.said(Part.OBSTACLES) == "Neun sind offen."
    assert writing.confirmed(looked, Part.OBSTACLES, stamp=stamp(4)) is looked


def test_the_same_figures_change_nothing() -> None:
    known = report()
    assert writing.recomputed(known, figures(), known.as_of, stamp=stamp(1)) is known
    assert writing.recomputed(known, figures(), date(2026, 8, 31), stamp=stamp(1)).as_of == date(2026, 8, 31)


def test_submitting_fixes_what_nobody_wrote_as_it_was_proposed() -> None:
    known = submitted()
    assert known.status is ReportStatus.SUBMITTED
    assert set(known.texts) == set(Part)
    assert known.texts[Part.OBSTACLES].origin is Origin.WRITTEN
    assert known.said(Part.FINANCES) == "Vorschlag zu finances"
    assert known.texts[Part.FINANCES].origin is Origin.PROPOSED
    assert not known.overtaken(Part.OBSTACLES)


CHANGES = {
    "write": lambda known: writing.write(known, change("Neu", shown="Es hat gefehlt."), stamp=stamp(3)),
    "confirm": lambda known: writing.confirmed(known, Part.OBSTACLES, stamp=stamp(3)),
    "recompute": lambda known: writing.recomputed(known, figures(projects=1), known.as_of, stamp=stamp(3)),
    "name": lambda known: writing.naming(known, named=True, stamp=stamp(3)),
    "submit": lambda known: writing.submitted(known, proposed(), stamp=stamp(3)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_submitted_report_is_not_changed_by_anything(name: str) -> None:
    with pytest.raises(SubmittedError):
        CHANGES[name](submitted())


def test_a_supplement_follows_a_submitted_report_and_leaves_it_as_it_is() -> None:
    known = submitted()
    more = writing.supplemented(known, " Eine Zahl war falsch. ", stamp=stamp(5))
    more = writing.supplemented(more, "Noch etwas.", stamp=stamp(6))
    assert [one.text for one in more.supplements] == ["Eine Zahl war falsch.", "Noch etwas."]
    assert replace(more, supplements=(), changed=known.changed) == known
    assert only_supplemented(known, more)
    assert not only_supplemented(more, known)


def test_a_supplement_needs_a_submitted_report_and_says_something() -> None:
    with pytest.raises(NotSubmittedError):
        writing.supplemented(report(), "Zu früh.", stamp=stamp(1))
    with pytest.raises(EmptySupplementError):
        writing.supplemented(submitted(), " \n", stamp=stamp(3))
    with pytest.raises(PartTooLongError):
        writing.supplemented(submitted(), "x" * (writing.LONGEST + 1), stamp=stamp(3))


@pytest.mark.parametrize(
    "other",
    [{"named": True}, {"texts": {}}, {"figures": figures(projects=0)}, {"submitted": None},
     {"as_of": date(2026, 1, 1)}, {"computed": stamp(9)}],
)  # fmt: skip
def test_nothing_but_a_supplement_counts_as_one(other: dict[str, object]) -> None:
    known = submitted(supplements=(Supplement(text="A", stamp=stamp(3)),))
    more = (*known.supplements, Supplement(text="B", stamp=stamp(4)))
    assert only_supplemented(known, replace(known, supplements=more))
    assert not only_supplemented(known, replace(known, supplements=more, **other))  # type: ignore[arg-type]  # any field
    assert not only_supplemented(known, replace(known, supplements=more[1:]))


@given(texts=st.lists(st.tuples(st.sampled_from(Part), st.text(max_size=20)), max_size=8))
def test_parts_always_stand_in_the_order_of_the_report(texts: list[tuple[Part, str]]) -> None:
    known: AnnualReport = report()
    for part, text in texts:
        known = writing.write(known, change(text, shown=known.said(part), part=part), stamp=stamp(1))
    assert list(known.texts) == [part for part in Part if part in known.texts]
