"""The factor page: each answer is in the file after the click, and nothing else is."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import pytest

from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue, Phase, Question
from gelingenscheck.ui import context
from gelingenscheck.usecases.checks import start_check
from gelingenscheck.usecases.desk import Desk
from tests.pages.visit import Visit, new_visit, plain

Saved = Callable[[], Mapping[str, bytes]]
File = Callable[[str], Mapping[str, Any]]


def due(catalogue: Catalogue, *, may_not_apply: bool) -> list[Question]:
    """Return the planning questions of the first factor with two that may, or may not, be set aside."""
    for factor in catalogue.factors:
        found = [q for q in catalogue.due(factor, Phase.PLANNING) if (q.na is not None) is may_not_apply]
        if len(found) > 1 or (found and not may_not_apply):
            return found
    raise AssertionError


@pytest.fixture
def question(catalogue: Catalogue) -> Question:
    """Return a question that allows "not applicable"."""
    return due(catalogue, may_not_apply=True)[0]


def opened(visit: Visit, draft: Assessment, question: Question) -> Visit:
    return visit.open("check/factor.py", check=draft.id, factor=question.factor)


@pytest.fixture
def page(visit: Visit, draft: Assessment, question: Question) -> Visit:
    return opened(visit, draft, question)


@pytest.fixture
def german_page(german: Visit, draft: Assessment, question: Question) -> Visit:
    return opened(german, draft, question)


@pytest.fixture
def answers(file: File, draft: Assessment) -> Callable[[], Mapping[str, Any]]:
    """Return a reader of what the file of the draft says on each question, without when and by whom."""

    def read() -> Mapping[str, Any]:
        known = file(draft.id).get("answers", {})
        return {id_: {k: v for k, v in said.items() if k not in {"at", "by"}} for id_, said in known.items()}

    return read


Answers = Callable[[], Mapping[str, Any]]


def test_nothing_is_chosen_before_one_chooses(page: Visit, answers: Answers) -> None:
    assert {radio.value for radio in page.at.radio} == {None}
    assert answers() == {}


@pytest.mark.parametrize("level", range(5))
def test_a_level_is_in_the_file_after_the_click(page: Visit, question: Question, answers: Answers, level: int) -> None:
    page.answer(question.id, level)
    assert answers() == {question.id: {"level": level}}
    assert page.card(question.id).radio[0].value == level
    assert "✓" in page.read(page.card(question.id))


def test_an_answer_says_when_and_by_which_role(
    german_page: Visit, draft: Assessment, question: Question, file: File
) -> None:
    german_page.answer(question.id, 3)
    known = file(draft.id)["answers"][question.id]
    assert known["by"] == "local@tiefbau"
    assert isinstance(known["at"], datetime)
    assert file(draft.id)["revision"] == 2


def test_the_five_sentences_stand_as_they_are_in_the_catalogue(page: Visit, question: Question) -> None:
    options = [plain(option) for option in page.card(question.id).radio[0].options]
    assert [option.split("] ", 1)[1] for option in options[:5]] == [a.said(page.lang) for a in question.anchors]
    assert page.words("Weiß noch nicht") in options[5]


def test_do_not_know_yet_is_saved_as_such(page: Visit, question: Question, answers: Answers) -> None:
    page.answer(question.id, "dont_know")
    assert answers() == {question.id: {"no_answer": "dont_know"}}


def test_do_not_know_yet_can_become_a_measure(
    page: Visit, draft: Assessment, question: Question, desk: Desk, file: File
) -> None:
    page.answer(question.id, "dont_know")
    (offer,) = [b for b in page.card(question.id).button if b.label == clarify(page, desk)]
    offer.click()
    page.run()
    (measure,) = file(f"subjects/{draft.subject}")["measures"]
    assert (measure["question"], measure["from"], measure["status"]) == (question.id, draft.id, "open")
    assert page.words("✓ als Maßnahme angelegt") in page.read(page.card(question.id))
    assert page.buttons(clarify(page, desk)) == []


def clarify(page: Visit, desk: Desk) -> str:
    day = desk.today.fromordinal(desk.today.toordinal() + 14)
    return page.words("Maßnahme anlegen: klären bis {date}", date=page.words.date(day))


def test_not_applicable_is_not_saved_without_a_reason(page: Visit, question: Question, answers: Answers) -> None:
    page.answer(question.id, "not_applicable")
    assert answers() == {}
    assert page.words("Grund fehlt noch") in page.read(page.card(question.id))
    page.answer(question.id, 2)
    assert answers() == {question.id: {"level": 2}}


def test_not_applicable_without_a_reason_leaves_the_former_answer(
    page: Visit, question: Question, answers: Answers
) -> None:
    page.answer(question.id, 2).answer(question.id, "not_applicable")
    assert answers() == {question.id: {"level": 2}}


def test_a_reason_is_still_awaited_while_one_writes_beside_it(
    page: Visit, question: Question, answers: Answers
) -> None:
    w = page.words
    page.answer(question.id, "not_applicable").unfold(w("Begründung, Nachweis, Ziel"), page.card(question.id))
    page.write(w("Begründung"), "Steht im Protokoll.", page.card(question.id))
    assert answers() == {question.id: {"rationale": "Steht im Protokoll."}}
    assert page.card(question.id).radio[0].value == "not_applicable"


def test_not_applicable_is_saved_with_a_ready_reason(page: Visit, question: Question, answers: Answers) -> None:
    reason = next(iter(question.na or {}))
    page.answer(question.id, "not_applicable")
    page.select(page.words("Warum trifft es nicht zu?"), reason, page.card(question.id))
    assert answers() == {question.id: {"no_answer": "not_applicable", "reason": reason}}
    assert page.card(question.id).radio[0].value == "not_applicable"


def test_another_reason_is_saved_with_its_note_and_not_before(
    page: Visit, question: Question, answers: Answers
) -> None:
    w = page.words
    page.answer(question.id, "not_applicable")
    page.select(w("Warum trifft es nicht zu?"), "other", page.card(question.id))
    assert answers() == {}
    page.write(w("Anderer Grund"), "   ", page.card(question.id))
    assert answers() == {}
    page.write(w("Anderer Grund"), " Der Weg ist gesperrt. ", page.card(question.id))
    assert answers() == {
        question.id: {"no_answer": "not_applicable", "reason": "other", "note": "Der Weg ist gesperrt."}
    }


def test_a_reason_is_taken_over_for_the_open_rest_and_for_nothing_else(
    page: Visit, question: Question, catalogue: Catalogue, answers: Answers
) -> None:
    questions = catalogue.due(catalogue.by_id[question.factor], Phase.PLANNING)
    reason = next(iter(question.na or {}))
    page.answer(question.id, "not_applicable")
    page.select(page.words("Warum trifft es nicht zu?"), reason, page.card(question.id))
    page.press(page.words("Auch für den offenen Rest dieses Faktors"), page.card(question.id))
    known = answers()
    assert set(known) == {other.id for other in questions if other.na is not None}
    assert all(said["no_answer"] == "not_applicable" for said in known.values())
    assert page.errors == []


def test_what_was_taken_over_is_shown_on_the_other_cards_at_once(page: Visit, question: Question) -> None:
    reason = next(iter(question.na or {}))
    page.answer(question.id, "not_applicable")
    page.select(page.words("Warum trifft es nicht zu?"), reason, page.card(question.id))
    (button,) = page.buttons(page.words("Auch für den offenen Rest dieses Faktors"), page.card(question.id))
    page.press_alone(page.fragment(f"gc-card-{question.id}"), plain(button.label), page.card(question.id))
    assert [radio.value for radio in page.at.radio].count("not_applicable") > 1


def test_an_answer_can_be_taken_back_and_what_was_written_stays(
    page: Visit, question: Question, answers: Answers
) -> None:
    w = page.words
    page.answer(question.id, 3).unfold(w("Begründung, Nachweis, Ziel"), page.card(question.id))
    page.write(w("Begründung"), "Im Protokoll vom Mai.", page.card(question.id))
    page.press(w("Antwort zurücknehmen"), page.card(question.id))
    assert answers() == {question.id: {"rationale": "Im Protokoll vom Mai."}}
    assert page.card(question.id).radio[0].value is None


def test_a_rationale_is_saved_and_emptied_again(page: Visit, question: Question, answers: Answers) -> None:
    w = page.words
    page.answer(question.id, 3).unfold(w("Begründung, Nachweis, Ziel"), page.card(question.id))
    page.write(w("Begründung"), "Im Protokoll vom Mai.", page.card(question.id))
    assert answers()[question.id]["rationale"] == "Im Protokoll vom Mai."
    page.write(w("Begründung"), "", page.card(question.id))
    assert answers() == {question.id: {"level": 3}}


def test_a_rationale_that_is_too_long_is_refused_and_the_former_one_stays(
    page: Visit, question: Question, answers: Answers
) -> None:
    w = page.words
    page.answer(question.id, 3).unfold(w("Begründung, Nachweis, Ziel"), page.card(question.id))
    page.write(w("Begründung"), "Kurz.", page.card(question.id))
    page.write(w("Begründung"), "x" * 4_001, page.card(question.id))
    assert answers()[question.id]["rationale"] == "Kurz."
    (error,) = page.errors
    assert (
        w(
            "Der Text hat {length} Zeichen, möglich sind {limit}. Gespeichert ist der bisherige Text.",
            length=4_001,
            limit=4_000,
        )
        in error
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Protokoll 12.05.", {"text": "Protokoll 12.05."}),
        ("https://www.example.org/a?b=1", {"link": "https://www.example.org/a?b=1"}),
        ("HTTP://www.example.org", {"link": "HTTP://www.example.org"}),
        ("javascript:alert(1)", {"text": "javascript:alert(1)"}),
        ("data:text/html,<b>x</b>", {"text": "data:text/html,<b>x</b>"}),
    ],
)
def test_evidence_is_a_text_and_only_a_web_address_becomes_a_link(
    german_page: Visit, question: Question, answers: Answers, typed: str, kept: dict[str, str]
) -> None:
    german_page.answer(question.id, 3).unfold("Begründung, Nachweis, Ziel", german_page.card(question.id))
    german_page.write("Nachweis", f" {typed} ", german_page.card(question.id))
    assert answers()[question.id]["evidence"] == [kept]
    german_page.open("check/answers.py", check=german_page.at.query_params["check"])
    pages = {link.proto.page for link in german_page.at.page_link if link.proto.external}
    assert (typed in pages) is ("link" in kept)
    assert not any(page.lower().startswith(("javascript:", "data:")) for page in pages)


def test_evidence_is_added_and_removed_one_by_one(page: Visit, question: Question, answers: Answers) -> None:
    w = page.words
    page.answer(question.id, 3).unfold(w("Begründung, Nachweis, Ziel"), page.card(question.id))
    assert w("ohne Nachweis") in page.read(page.card(question.id))
    for text in ("Erstes", "Zweites", "  "):
        page.write(w("Nachweis"), text, page.card(question.id))
    assert answers()[question.id]["evidence"] == [{"text": "Erstes"}, {"text": "Zweites"}]
    assert w("ohne Nachweis") not in page.read(page.card(question.id))
    page.press(w("Nachweis {n} entfernen", n=1), page.card(question.id))
    assert answers()[question.id]["evidence"] == [{"text": "Zweites"}]


def test_a_target_is_saved_with_its_reason_and_taken_away_again(
    page: Visit, question: Question, answers: Answers
) -> None:
    w = page.words
    page.answer(question.id, 1).unfold(w("Begründung, Nachweis, Ziel"), page.card(question.id))
    page.select(w("Zielstufe, falls nicht 4"), 3, page.card(question.id))
    page.write(w("Warum diese Zielstufe?"), "Mehr ist nicht nötig.", page.card(question.id))
    assert answers()[question.id]["target"] == {"level": 3, "reason": "Mehr ist nicht nötig."}
    page.select(w("Zielstufe, falls nicht 4"), None, page.card(question.id))
    assert answers() == {question.id: {"level": 1}}


@pytest.mark.parametrize("sent", ["5", "-1", "not_applicable", "quatsch", ""])
@pytest.mark.parametrize("before", [None, 2])
def test_a_value_that_is_not_an_option_changes_nothing(
    german: Visit, draft: Assessment, saved: Saved, sent: str, before: int | None
) -> None:
    key = due(context.desk().catalogue, may_not_apply=False)[0]
    page = opened(german, draft, key)
    if before is not None:
        page.answer(key.id, before)
    stored = saved()
    page.forge(key.id, sent)
    assert saved() == stored
    refused = "Diese Antwort gibt es bei dieser Frage nicht. Es wurde nichts geändert; bitte wählen Sie noch einmal."
    assert page.errors == [refused]
    assert page.run().card(key.id).radio[0].value == before


def test_the_switch_of_language_keeps_place_and_answers(
    german_page: Visit, draft: Assessment, question: Question, answers: Answers
) -> None:
    german_page.answer(question.id, 3)
    german_page.press("English")
    assert german_page.at.query_params == {"check": draft.id, "factor": question.factor, "lang": "en"}
    assert german_page.card(question.id).radio[0].value == 3
    assert question.text.en in plain(german_page.card(question.id).header[0].value)
    german_page.answer(question.id, 1)
    german_page.press("Deutsch")
    assert german_page.card(question.id).radio[0].value == 1
    assert answers() == {question.id: {"level": 1}}


def test_easy_german_is_shown_on_demand(german_page: Visit, question: Question) -> None:
    german_page.at.toggle[0].set_value(True)
    german_page.run()
    assert question.text.said("de", simple=True) in german_page.read(german_page.card(question.id))


def test_another_device_shows_what_is_stored(page: Visit, draft: Assessment, question: Question) -> None:
    page.answer(question.id, 4)
    other = opened(new_visit(page.lang), draft, question)
    assert other.card(question.id).radio[0].value == 4


def test_an_unknown_factor_in_the_address_shows_the_next_open_one(
    page: Visit, draft: Assessment, catalogue: Catalogue
) -> None:
    page.open("check/factor.py", check=draft.id, factor="<script>")
    assert page.title == catalogue.factors[0].title.said(page.lang)


def test_one_walks_through_all_eight_factors_and_back(visit: Visit, draft: Assessment, catalogue: Catalogue) -> None:
    w = visit.words
    visit.open("check/factor.py", check=draft.id, factor=catalogue.factors[0].id)
    for factor in catalogue.factors[1:]:
        visit.press(w("Weiter zu Faktor {number}", number=factor.number))
        assert visit.title == factor.title.said(visit.lang)
    visit.press(w("Faktor {number}", number=7))
    assert visit.title == catalogue.factors[6].title.said(visit.lang)
    visit.open("check/factor.py", check=draft.id, factor=catalogue.factors[7].id).press(w("Antworten prüfen"))
    assert visit.title == w("Stimmen Ihre Antworten?")


def test_no_score_is_shown_while_answering(german_page: Visit, question: Question) -> None:
    german_page.answer(question.id, 4)
    assert all(word not in german_page.text for word in ("Mittelwert", "Handlungsbedarf", "stark,"))


def test_a_running_project_is_asked_all_questions(
    visit: Visit, project: Subject, desk: Desk, catalogue: Catalogue
) -> None:
    draft = start_check(desk, project.id, check=Check.FULL, phase=Phase.RUNNING)
    for factor in catalogue.factors:
        visit.open("check/factor.py", check=draft.id, factor=factor.id)
        assert len(visit.at.radio) == len(factor.questions)
