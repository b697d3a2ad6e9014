"""The annex is one page, true for every kind of check, and its three sentences are right for none, one and many."""

from dataclasses import replace
from datetime import date

import pytest

from gelingenscheck.assessment.model import (
    Answer,
    Assessment,
    Check,
    Choice,
    QuickAnswer,
    QuickState,
    Status,
)
from gelingenscheck.assessment.subject import Measure, MeasureStatus
from gelingenscheck.reports import docx, pdf
from gelingenscheck.reports.annex import annex, sentences
from gelingenscheck.reports.outline import Picture
from gelingenscheck.scoring.profile import profile, profile_sentence
from gelingenscheck.usecases.pictures import profile_picture
from tests.catalogue import assembled
from tests.reports import cases, read_docx, read_pdf, samples
from tests.reports.cases import MEASURE, assessment, case, workshop

LONG = "Sehr lange Wörter stehen hier hintereinander " * 40


def answered(level: int = 1, **more: object) -> Assessment:
    answers = {id_: Answer(choice=Choice(level=level)) for id_ in cases.catalogue().questions}
    return assessment(answers=answers, **more)


def quick(text: str = "Wir fragen vor Ort.") -> Assessment:
    states = [QuickState.TOUCHED, QuickState.TOUCHED, QuickState.NOT_AFFECTED]
    said = {
        factor.id: QuickAnswer(state=state, text=text)
        for factor, state in zip(cases.catalogue().factors, states, strict=False)
    }
    return assessment(check=Check.QUICK, quick=said)


def three(known: Assessment, *measures: Measure) -> tuple[str, str, str]:
    told = case(known, *measures)
    return sentences(told, profile(told.catalogue, known))


def picture(known: Assessment) -> Picture | None:
    told = case(known)
    return profile_picture(told, profile(told.catalogue, known))


@pytest.mark.parametrize(
    "known", [answered(), quick(), workshop(), assessment()], ids=["full", "quick", "room", "empty"]
)
def test_it_is_one_page_that_a_validator_accepts(known: Assessment) -> None:
    written = pdf.write(annex(case(known, MEASURE), picture(known)))
    assert len(read_pdf.reader(written).pages) == 1
    assert read_pdf.failures(written) == []


@pytest.mark.parametrize(
    "known", [answered(), quick(LONG), quick(LONG.replace(" ", ""))], ids=["full", "quick", "word"]
)
def test_it_stays_one_page_whatever_people_typed(known: Assessment) -> None:
    factors = cases.catalogue().factors
    many = [replace(MEASURE, id=f"m{i}", text=LONG, factor=factor.id) for i, factor in enumerate(factors)]
    told = case(replace(known, variant=LONG), *many, title=LONG)
    units = dict(told.organisation.departments)
    units[known.department] = replace(units[known.department], name=LONG)
    hostile = replace(
        told, subject=replace(told.subject, paper=LONG), organisation=replace(told.organisation, departments=units)
    )  # fmt: skip
    written = pdf.write(annex(hostile, picture(known)))
    assert len(read_pdf.reader(written).pages) == 1


def test_the_first_sentence_says_what_was_done_when_by_whom() -> None:
    start = "Das Vorhaben „Umbau Schulweg und Querung“ (Tiefbau (66)) wurde am 20.11.2026 in der Planung "
    assert three(answered())[0] == start + "mit dem Gelingenscheck eingeschätzt."
    assert three(workshop())[0] == start + "in einem Workshop eingeschätzt."
    assert three(quick())[0] == start + "mit dem Kurzcheck betrachtet."
    draft = three(assessment(status=Status.DRAFT, finalised=None))[0]
    assert draft.startswith("Zum Vorhaben „Umbau Schulweg und Querung“ (Tiefbau (66)) liegt ein Entwurf")


def test_the_second_sentence_is_the_profile_as_the_page_says_it() -> None:
    known = answered()
    told = case(known)
    said = profile_sentence(profile(told.catalogue, known), told.catalogue, told.words)
    assert three(known)[1] == f"Ergebnis: {said}."
    assert three(quick())[1] == "Von den Gelingensfaktoren sind 2 berührt, 5 noch offen und 1 nicht berührt."


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ([], "Offene Maßnahmen sind dazu nicht vereinbart."),
        ([None], "Eine Maßnahme ist vereinbart; ein Termin steht noch aus."),
        ([date(2027, 1, 31)], "Eine Maßnahme ist vereinbart; sie soll bis 31.01.2027 erledigt sein."),
        ([None, None], "2 Maßnahmen sind vereinbart; Termine stehen noch aus."),
        (
            [date(2027, 3, 1), None, date(2027, 1, 31)],
            "3 Maßnahmen sind vereinbart; die erste soll bis 31.01.2027 erledigt sein.",
        ),
    ],
)
def test_the_third_sentence_is_right_for_none_one_and_many(days: list[date | None], sentence: str) -> None:
    done = replace(MEASURE, id="m99", status=MeasureStatus.DONE)
    measures = [replace(MEASURE, id=f"m{i}", due=day) for i, day in enumerate(days)]
    assert three(answered(), done, *measures)[2] == sentence


def test_weak_points_stand_beside_what_will_be_done() -> None:
    known = answered(1)
    first = cases.tables(annex(case(known), None))[0].rows[0]
    assert first[2] == "noch keine Maßnahme"
    question = next(q for q in cases.catalogue().questions.values() if q.text.de in str(first[0]))
    own = replace(MEASURE, question=question.id, factor=question.factor)
    row = cases.tables(annex(case(known, own), None))[0].rows[0]
    assert row[1] == f"Stufe 1: {question.anchors[1].de}"
    assert row[2] == "Haltestelle mit Eltern begehen (Projektleitung Tiefbau, bis 31.01.2027)"


def test_a_workshop_names_what_it_agreed_on_low_levels() -> None:
    rows = cases.tables(annex(case(workshop()), None))[0].rows
    assert [row[0] for row in rows] == [cases.catalogue().by_id["added-value"].title.de]


def test_a_check_without_weak_points_has_no_table_of_them() -> None:
    assert cases.tables(annex(case(answered(4)), None)) == []


def test_both_formats_say_the_same_in_both_languages() -> None:
    for lang in ("de", "en"):
        outline = annex(case(answered(), MEASURE, lang=lang), picture(answered()))
        assert read_docx.failures(docx.write(outline)) == []
        assert "Tiefbau (66)" in read_pdf.text(pdf.write(outline))
        assert outline.lang == lang


def test_hostile_titles_are_text() -> None:
    written = pdf.write(annex(case(answered(), title=samples.HOSTILE), None))
    assert '„=HYPERLINK("x") *fett* #read("/etc/passwd") <w:p/> &' in read_pdf.text(written)


@pytest.mark.parametrize("check", [Check.FULL, Check.QUICK])
def test_it_is_one_page_with_twelve_factors_too(check: Check) -> None:
    catalogue = assembled.catalogue(12)
    answers = {id_: Answer(choice=Choice(level=1)) for id_ in catalogue.questions}
    states = {
        factor.id: QuickAnswer(state=QuickState.TOUCHED, text="Wir fragen vor Ort.") for factor in catalogue.factors
    }
    known = assessment(check=check, answers=answers if check is Check.FULL else {}, quick=states)
    told = replace(case(known, MEASURE), catalogue=catalogue)
    drawn = profile_picture(told, profile(catalogue, known))
    assert len(read_pdf.reader(pdf.write(annex(told, drawn))).pages) == 1
