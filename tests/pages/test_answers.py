"""Check your answers: what is open first, hints in a friendly tone, every answer a link back to its question."""

from gelingenscheck.assessment.model import Assessment, Choice, NoAnswer
from gelingenscheck.catalogue import Catalogue, Phase
from gelingenscheck.scoring.hints import hints, sentence
from gelingenscheck.usecases.desk import Desk
from tests.pages.answering import DONT_KNOW, answer_all, choose
from tests.pages.visit import Visit, plain


def planning(catalogue: Catalogue) -> list[str]:
    return [q.id for factor in catalogue.factors for q in catalogue.due(factor, Phase.PLANNING)]


def test_everything_that_is_open_stands_first(visit: Visit, draft: Assessment, desk: Desk) -> None:
    w, ids = visit.words, planning(desk.catalogue)
    choose(desk, draft, ids[0], Choice(level=2))
    choose(desk, draft, ids[1], DONT_KNOW)
    visit.open("check/answers.py", check=draft.id)
    links = [plain(link.label) for link in visit.at.page_link]
    open_ones = [desk.catalogue.questions[id_].text.said(visit.lang) for id_ in ids[1:]]
    assert [label for label in links if label in open_ones][: len(open_ones)] == open_ones
    assert w("Faktor {number} · {state}", number=1, state=w("weiß noch nicht")) in visit.text


def test_each_question_is_a_link_to_its_factor(visit: Visit, draft: Assessment, desk: Desk) -> None:
    answer_all(desk, draft)
    visit.open("check/answers.py", check=draft.id)
    targets = {plain(link.label): link.proto.query_string for link in visit.at.page_link}
    for id_ in planning(desk.catalogue):
        question = desk.catalogue.questions[id_]
        assert f"factor={question.factor}" in targets[question.text.said(visit.lang)]


def test_every_hint_is_said_and_none_is_invented(visit: Visit, draft: Assessment, desk: Desk) -> None:
    ids = planning(desk.catalogue)
    absent = {
        id_: Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason=next(iter(desk.catalogue.questions[id_].na or {})))
        for id_ in ids
        if desk.catalogue.questions[id_].na
    }
    answer_all(desk, draft, level=4, but=absent | {ids[0]: DONT_KNOW})
    known = hints(desk.catalogue, desk.store.load(Assessment, draft.id).document)
    assert len({hint.kind for hint in known}) >= 4
    visit.open("check/answers.py", check=draft.id)
    assert all(sentence(hint, desk.catalogue, visit.words) in visit.text for hint in known)
    assert visit.words("Ein paar Hinweise") in visit.text


def test_without_a_reason_there_is_no_hint(visit: Visit, draft: Assessment, desk: Desk) -> None:
    answer_all(desk, draft, but={id_: Choice(level=1) for id_ in planning(desk.catalogue)[::2]})
    visit.open("check/answers.py", check=draft.id)
    assert visit.words("Ein paar Hinweise") not in visit.text
    assert visit.words("Nur ein Hinweis") not in visit.text
    assert visit.words("Noch offen") not in [plain(header.value) for header in visit.at.header]


def test_from_here_one_goes_on_to_the_result(visit: Visit, draft: Assessment) -> None:
    visit.open("check/answers.py", check=draft.id).press(visit.words("Zum Ergebnis"))
    assert visit.title == visit.words("Noch kein Faktor ist vollständig eingeschätzt")
