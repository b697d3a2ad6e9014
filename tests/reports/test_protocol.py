"""The protocol says what the room saw: words first, both votes, what was agreed, who differed; nothing hidden."""

from dataclasses import replace

import pytest

from gelingenscheck.assessment.model import Check, RoundRecord
from gelingenscheck.assessment.subject import MeasureStatus
from gelingenscheck.reports import docx, pdf
from gelingenscheck.reports.outline import Bars, Callout, Heading, Paragraph
from gelingenscheck.reports.protocol import protocol
from gelingenscheck.workshop import wording
from tests.reports import cases, read_docx, read_pdf, samples
from tests.reports.cases import MEASURE, ROUNDS, case, workshop


def said(*rounds: RoundRecord) -> list[str]:
    blocks = protocol(case(workshop(*rounds))).blocks
    return [block.text for block in blocks if isinstance(block, Heading | Paragraph)]


def test_the_agenda_has_each_item_with_its_level_its_sentence_and_the_finding() -> None:
    agenda = cases.tables(protocol(case(workshop())))[0]
    assert [(row[0], row[2], row[4]) for row in agenda.rows] == [
        (1, 3, "Wir sind uns weitgehend einig"), (2, None, "Es gibt zwei Sichtweisen"),
        (3, 2, "nicht gezeigt"), (4, None, "keine Abstimmung"),
    ]  # fmt: skip
    assert agenda.rows[0][3] == cases.catalogue().by_id["identities"].group["planning"][3].de
    assert agenda.rows[1][3] == "offen geblieben"


def test_first_and_second_vote_stand_beside_each_other_with_paper_and_dont_know() -> None:
    counts = cases.tables(protocol(case(workshop())))[1]
    assert [column.title for column in counts.columns[2:]] == ["Erste Abstimmung", "Zweite Abstimmung"]
    assert [row[2:] for row in counts.rows] == [
        (0, 0), (2, 0), (5, 4), (9, 12), (1, 1), (2, 1), (19, 18), (3, 4),
    ]  # fmt: skip


def test_a_chart_says_in_words_what_it_shows() -> None:
    drawn = [block for block in protocol(case(workshop())).blocks if isinstance(block, Bars)]
    assert len(drawn) == 2
    assert drawn[0].alt.startswith("Balken je Stufe. Erste Abstimmung: Stufe 0 0, Stufe 1 2,")
    assert "Zweite Abstimmung: Stufe 0 0" in drawn[0].alt


def test_words_come_before_figures() -> None:
    assert "Wir sind uns weitgehend einig. Einigkeit 91 von 100, Mitte 2,9, von Stufe 2 bis Stufe 4." in said()
    assert "Es gibt zwei Sichtweisen. Einigkeit 14 von 100, Mitte 3,0, von Stufe 0 bis Stufe 4." in said()


def test_a_vote_below_the_threshold_leaves_no_figure() -> None:
    few = RoundRecord(item="added-value", ballots=(None,), dont_know=(None,), paper=(None,), level=2)
    outline = protocol(case(workshop(few)))
    assert not [block for block in outline.blocks if isinstance(block, Bars)]
    assert len(cases.tables(outline)) == 1
    assert "Zu dieser Abstimmung stehen hier keine Zahlen" in cases.text(outline)


def test_a_hidden_second_vote_leaves_the_first_and_an_empty_column() -> None:
    hidden = replace(ROUNDS[0], ballots=((0, 2, 5, 9, 1), None), dont_know=(2, None), paper=(0, None))
    outline = protocol(case(workshop(hidden)))
    assert [row[3] for row in cases.tables(outline)[1].rows] == [None] * 8
    assert wording.HIDDEN in cases.text(outline)
    [bars] = [block for block in outline.blocks if isinstance(block, Bars)]
    assert [one.name for one in bars.series] == ["Erste Abstimmung"]


def test_agreement_dissent_and_notes_stand_in_words() -> None:
    boxes = [block.texts for block in protocol(case(workshop())).blocks if isinstance(block, Callout)]
    assert boxes[0][0].startswith("Vereinbart: Stufe 3. ")
    assert boxes[0][1] == "Andere Meinung: Stufe 2: Die Befragung war nur auf Deutsch."
    assert boxes[1] == ("Offen geblieben: Die Gruppe hat keine Stufe vereinbart.",)
    assert "Notizen: Elternbeirat einbeziehen." in said()


@pytest.mark.parametrize(
    ("levels", "sentences"),
    [
        ([], ["Auf der Tagesordnung standen 0 Punkte.", "Eine gemeinsame Stufe wurde nicht festgehalten."]),
        ([2], ["Auf der Tagesordnung stand ein Punkt.", "Zu einem Punkt hat die Gruppe eine Stufe vereinbart."]),
        ([2, 2], ["Zu 2 Punkten hat die Gruppe eine Stufe vereinbart."]),
        ([0, 4], ["Die niedrigste vereinbarte Stufe ist 0: „Soziale Identitäten"]),
    ],
)
def test_the_summary_is_right_for_none_one_and_several(levels: list[int], sentences: list[str]) -> None:
    ids = [factor.id for factor in cases.catalogue().factors]
    rounds = tuple(RoundRecord(item=id_, level=level) for id_, level in zip(ids, levels, strict=False))
    known = replace(workshop(), rounds=rounds)
    summary = next(block.text for block in protocol(case(known)).blocks if isinstance(block, Paragraph))
    for sentence in sentences:
        assert sentence in summary
    assert ("niedrigste" in summary) == (len(set(levels)) > 1)


def test_a_single_question_and_a_units_standard_have_their_own_sentences() -> None:
    question = next(iter(cases.catalogue().questions.values()))
    assert question.text.de in said(RoundRecord(item=question.id, level=2))
    factor = cases.catalogue().factors[0]
    unit = workshop(RoundRecord(item=factor.crosscutting.id, level=1), check=Check.CROSSCUTTING, phase=None)
    assert cases.tables(protocol(case(unit)))[0].rows[0][3] == factor.crosscutting.anchors[1].de
    by_factor = workshop(RoundRecord(item=factor.id, level=1), check=Check.CROSSCUTTING, phase=None)
    assert cases.tables(protocol(case(by_factor)))[0].rows[0][3] == factor.crosscutting.anchors[1].de


def test_an_item_that_the_catalogue_no_longer_has_keeps_its_votes() -> None:
    gone = RoundRecord(item="gone", ballots=((1, 2, 3, 0, 0),), dont_know=(0,), level=1)
    assert [row[2] for row in cases.tables(protocol(case(workshop(gone))))[1].rows][:3] == [1, 2, 3]


def test_open_measures_are_listed_those_of_the_workshop_first_and_none_is_said() -> None:
    other = replace(MEASURE, id="m2", text="Anderes", source="x-2")
    done = replace(MEASURE, id="m3", text="Getan", status=MeasureStatus.DONE)
    rows = cases.tables(protocol(case(workshop(), other, done, MEASURE)))[-1].rows
    assert [row[0] for row in rows] == ["Haltestelle mit Eltern begehen", "Anderes"]
    assert "Bis heute ist keine Maßnahme vereinbart." in said()


def test_it_can_be_read_back_from_both_formats() -> None:
    outline = protocol(case(workshop(), MEASURE))
    written = pdf.write(outline)
    assert read_pdf.failures(written) == []
    assert "Vereinbart: Stufe 3." in read_pdf.text(written)
    assert read_docx.failures(docx.write(outline)) == []


def test_it_is_english_where_english_is_asked_for() -> None:
    outline = protocol(case(workshop(), lang="en"))
    assert outline.lang == "en"
    assert cases.catalogue().by_id["identities"].title.en in cases.text(outline)


def test_hostile_words_make_a_document() -> None:
    hostile = replace(ROUNDS[0], dissent=samples.HOSTILE, note=samples.LETTERS)
    assert read_pdf.failures(pdf.write(protocol(case(workshop(hostile), title=samples.HOSTILE)))) == []
