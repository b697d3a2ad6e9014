"""The report of a project explains every number, and its figures are those of the one scoring."""

from dataclasses import replace
from datetime import date

import pytest

from gelingenscheck.assessment.model import (
    OTHER_REASON,
    Answer,
    Assessment,
    Check,
    Choice,
    Evidence,
    NoAnswer,
    QuickAnswer,
    QuickState,
    Target,
)
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Phase
from gelingenscheck.reports import docx, pdf
from gelingenscheck.reports.outline import Heading, Outline, Paragraph, Table, whole
from gelingenscheck.reports.project_history import course_blocks
from gelingenscheck.reports.project_report import Dossier, project_report
from gelingenscheck.scoring.explain import explain, formula
from gelingenscheck.scoring.profile import profile
from gelingenscheck.usecases.pictures import profile_picture
from tests.reports import cases, read_docx, read_pdf, samples
from tests.reports.cases import MEASURE, assessment, case, workshop

QUESTIONS = tuple(cases.catalogue().questions.values())
FIRST = QUESTIONS[0]


def answered(levels: int = 5, **more: object) -> Assessment:
    answers = {q.id: Answer(choice=Choice(level=i % levels)) for i, q in enumerate(QUESTIONS)}
    return assessment(**{"answers": answers, "phase": Phase.RUNNING, **more})


def report(
    known: Assessment, *others: Assessment, earlier: Assessment | None = None, lang: str = "de", title: str = "Weg"
) -> Outline:
    told = case(known, MEASURE, lang=lang, title=title)
    scores = profile(told.catalogue, known)
    dossier = Dossier(
        case=told, known=scores, picture=profile_picture(told, scores), checks=(*others, known), earlier=earlier
    )
    return project_report(dossier)


def table(outline: Outline, name: str) -> tuple[tuple[object, ...], ...]:
    return next(one.rows for one in cases.tables(outline) if one.name.startswith(name))


def headings(outline: Outline) -> list[str]:
    return [block.text for block in outline.blocks if isinstance(block, Heading) and block.level == 1]


def test_every_factor_has_its_score_its_formula_and_all_its_questions() -> None:
    outline, known = report(answered()), answered()
    told = case(known)
    scores = profile(told.catalogue, known).scores
    assert [row[2] for row in table(outline, "Profil als Tabelle")] == [whole(s.score) for s in scores]
    notes = [block.text for block in outline.blocks if isinstance(block, Paragraph) and block.note]
    for factor in told.catalogue.factors:
        assert f"Rechnung: {formula(explain(told.catalogue, factor, known), told.words)}" in notes
        assert len(table(outline, f"Antworten zu Faktor {factor.number}")) == len(factor.questions)


@pytest.mark.parametrize(
    ("answer", "said", "beside"),
    [
        (Answer(), "offen", ""),
        (Answer(choice=Choice(no_answer=NoAnswer.DONT_KNOW)), "weiß noch nicht", ""),
        (
            Answer(choice=Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason=OTHER_REASON, note="kein Geld")),
            "trifft nicht zu: kein Geld", "",
        ),
        (Answer(choice=Choice(level=3)), f"Stufe 3: {FIRST.anchors[3].de}", "ohne Nachweis"),
        (
            Answer(choice=Choice(level=4), rationale="Weil.", target=Target(level=4, reason="genug"),
                   evidence=(Evidence(text="Plan", link="https://x.example"),)),
            f"Stufe 4: {FIRST.anchors[4].de}", "Weil.\nNachweis: Plan – https://x.example\nZielstufe 4 – genug",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_answer_is_said(answer: Answer, said: str, beside: str) -> None:
    row = table(report(assessment(answers={FIRST.id: answer})), "Antworten zu Faktor 1")[0]
    assert (row[2], row[3]) == (said, beside)


def test_three_checks_have_a_table_of_their_course_and_two_have_none() -> None:
    several = tuple(
        assessment(id=f"schulweg-7k3f-{n}", answers={one.id: Answer(choice=Choice(level=n)) for one in QUESTIONS})
        for n in (1, 2, 3)
    )  # fmt: skip
    told = case(several[-1])
    drawn = profile_picture(told, profile(told.catalogue, several[-1]))
    blocks = list(course_blocks(told, several, drawn))
    (course,) = (block for block in blocks if isinstance(block, Table))
    assert [row[1:] for row in course.rows] == [(25, 50, 75)] * 8
    assert drawn in blocks
    assert list(course_blocks(told, several, None)) == []


def test_what_is_not_due_yet_is_not_open() -> None:
    said = [row[2] for factor in range(1, 9) for row in table(report(assessment()), f"Antworten zu Faktor {factor}")]
    late = [question.text.de for question in QUESTIONS if question.phase != Phase.PLANNING]
    assert said.count("offen") == len(said) == len(QUESTIONS) - len(late)
    notes = " ".join(
        block.text for block in report(assessment()).blocks
        if isinstance(block, Paragraph) and block.text.startswith("Noch nicht fällig: ")
    )  # fmt: skip
    assert all(question in notes for question in late)


def test_a_project_without_answers_still_has_a_document() -> None:
    outline = report(assessment())
    assert read_pdf.failures(pdf.write(outline)) == []
    assert [row[2] for row in table(outline, "Profil als Tabelle")] == [None] * 8


def test_all_checks_are_listed_and_the_workshop_stands_beside() -> None:
    outline = report(answered(), workshop())
    assert [row[1] for row in table(outline, "Alle Einschätzungen")] == [
        "vollständiger Check, im Workshop", "vollständiger Check",
    ]  # fmt: skip
    assert [row[1] for row in table(outline, "Im Workshop")] == [3, None, 2, None]
    assert "Im Workshop" not in headings(report(answered()))


def test_the_comparison_is_over_common_questions_only() -> None:
    earlier = answered(1, id="schulweg-7k3f-0", finalised=Stamp(at=date(2025, 1, 1), by="x@tiefbau"))
    outline = report(answered(), earlier, earlier=earlier)
    told = [block.text for block in outline.blocks if isinstance(block, Paragraph)]
    assert "48 von 48 Fragen sind vergleichbar (100 %)." in told
    assert [row[1] for row in table(outline, "Seit der letzten")] == [0] * 8
    assert "Seit der letzten Einschätzung" not in headings(report(answered()))


def test_a_quick_check_alone_has_no_scores() -> None:
    quick = assessment(check=Check.QUICK, quick={"identities": QuickAnswer(state=QuickState.TOUCHED, text="Ja.")})
    outline = report(quick)
    assert table(outline, "Die Gelingensfaktoren")[0][2:] == ("berührt", "Ja.")
    assert "Jede Zahl im Einzelnen" not in headings(outline)


def test_another_version_of_the_catalogue_is_said() -> None:
    told = replace(case(answered()), version="0.9.0")
    outline = project_report(
        Dossier(case=told, known=profile(told.catalogue, told.assessment), picture=None, checks=(), earlier=None)
    )
    assert "Beantwortet mit der Katalogfassung 0.9.0" in cases.text(outline)


def test_it_can_be_read_back_from_both_formats() -> None:
    outline = report(answered(), workshop())
    written = pdf.write(outline)
    assert read_pdf.failures(written) == []
    assert "Handlungsbedarf" in read_pdf.text(written)
    assert read_docx.failures(docx.write(outline)) == []


def test_hostile_words_make_a_document_in_both_languages() -> None:
    hostile = Answer(choice=Choice(level=1), rationale=samples.LETTERS, evidence=(Evidence(text=samples.HOSTILE),))
    known = answered(answers={FIRST.id: hostile})
    for lang in ("de", "en"):
        assert read_pdf.failures(pdf.write(report(known, title=samples.HOSTILE, lang=lang))) == []


def test_a_title_without_end_leaves_the_first_page_its_room() -> None:
    assert len(report(answered(), title="X" * 10_000).title) < 330
    usual = "Ein langer, aber denkbarer Titel " * 8
    assert usual in report(answered(), title=usual).title
