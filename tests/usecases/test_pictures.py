"""Charts on paper: drawn once, of comparable checks only, and small enough for their page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gelingenscheck.assessment.model import Answer, Assessment, Check, Choice
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.charts import picture
from gelingenscheck.reports.outline import Picture
from gelingenscheck.scoring.profile import profile
from gelingenscheck.usecases import papers, pictures
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.examples import load_examples
from tests.reports import cases, read_pdf

TALL = 420
"""Pixels that the chart of a profile stays below."""


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Count what is drawn instead of drawing it."""
    seen: list[Any] = []

    def draw(figure: Any, *_: Any, **__: Any) -> bytes:
        seen.append(figure)
        return b"<svg/>"

    monkeypatch.setattr(picture, "svg", draw)
    pictures._svg.cache_clear()
    yield seen
    pictures._svg.cache_clear()


def answered(level: int, day: int = 20) -> Assessment:
    answers = {id_: Answer(choice=Choice(level=level)) for id_ in cases.catalogue().questions}
    stamp = Stamp(at=date(2026, 11, day), by="local@tiefbau")
    return cases.assessment(id=f"schulweg-7k3f-{day}", answers=answers, finalised=stamp)


def profile_of(known: Assessment, lang: str = "de") -> Picture | None:
    told = cases.case(known, lang=lang)
    return pictures.profile_picture(told, profile(told.catalogue, known))


def course_of(*known: Assessment) -> Picture | None:
    return pictures.course_picture(cases.case(known[-1] if known else answered(1)), known)


def svg(made: Picture | None) -> bytes:
    assert made is not None
    return made.svg()


def test_equal_charts_are_drawn_once_and_others_anew(drawn: list[Any]) -> None:
    svg(profile_of(answered(2)))
    svg(profile_of(replace(answered(2), id="anderes-1")))
    assert len(drawn) == 1
    svg(profile_of(answered(3)))
    svg(profile_of(answered(3), "en"))
    assert len(drawn) == 3


def test_a_chart_is_drawn_anew_when_a_word_of_the_catalogue_changes(drawn: list[Any]) -> None:
    known, told = answered(2), cases.case(answered(2))
    factors = told.catalogue.factors
    renamed = replace(factors[0], title=replace(factors[0].title, de="Neuer Titel"))
    for catalogue in (told.catalogue, replace(told.catalogue, factors=(renamed, *factors[1:]))):
        other = replace(told, catalogue=catalogue)
        svg(pictures.profile_picture(other, profile(catalogue, known)))
    assert len(drawn) == 2


def test_nothing_is_drawn_before_a_format_asks_for_it(drawn: list[Any]) -> None:
    assert profile_of(answered(2)) is not None
    assert drawn == []


def test_two_checks_are_slopes_and_more_are_lines(drawn: list[Any]) -> None:
    two, three = course_of(answered(1, 1), answered(3, 2)), course_of(answered(1, 1), answered(2, 2), answered(3, 3))
    svg(two), svg(three)
    assert "Am meisten gewonnen: Faktor 1 (+50)" in drawn[0].sentence
    assert "Seit dem 01.11.2026 sind 8 von 8 Faktoren gestiegen" in drawn[1].sentence
    for made in (two, three):
        assert made is not None
        assert made.bars is not None
        assert [next(iter(one.values)) for one in made.bars.series] == [25, 75]


def test_one_check_or_checks_without_a_common_question_are_no_course() -> None:
    assert course_of() is None
    assert course_of(answered(1)) is None
    assert course_of(cases.assessment(answers={}), answered(1)) is None


def test_rows_on_paper_are_lower_than_on_the_screen() -> None:
    told = cases.case(answered(2))
    made = pictures.profile_figure(told, profile(told.catalogue, answered(2)))
    wide, dense = (picture.svg(made, "de", "", look=look) for look in (pictures.LOOK, pictures.DENSE))
    assert height(wide) - height(dense) == 8 * len(told.catalogue.factors)
    assert height(dense) < TALL


def height(drawing: bytes) -> float:
    return float(drawing.split(b'height="')[1].split(b'"')[0])


def test_the_annex_of_every_example_is_one_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    blank = f'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="{TALL}"/>'.encode()
    monkeypatch.setattr(pictures, "_svg", lambda _: blank)
    load_examples(desk)
    known = [desk.store.load(Assessment, id_).document for id_ in desk.store.ids(Assessment)]
    ids = [one.id for one in known if one.check is not Check.CROSSCUTTING]
    assert len(ids) > 10
    for lang, id_ in [*(("de", id_) for id_ in ids), ("en", ids[0])]:
        assert len(read_pdf.reader(papers.annex(desk, id_, lang, "pdf")).pages) == 1, id_


def test_a_report_with_profile_and_change_is_valid(desk: Desk) -> None:
    load_examples(desk)
    written = papers.project_report(desk, "beispiel-vorlesen-acht-sprachen", "de", "pdf")
    assert read_pdf.failures(written) == []
    assert read_pdf.tags(written).count("Figure") == 2
