"""Each item is read in the participant's language; single questions say that they are German where they are."""

from dataclasses import replace

import pytest

from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Phase, reader
from gelingenscheck.catalogue.languages.folder import language_folder, load_languages
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.i18n import words_in
from gelingenscheck.settings import ROOT
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.workshop.texts import (
    GERMAN,
    MissingItemError,
    answered_as,
    german,
    item_texts,
)
from gelingenscheck.workshop.model import Item, Workshop
from tests.storage.workshops.fake import FakeWorkshopStore
from tests.usecases.workshop.holding import PRACTICE, factor, prepared, question, standard

CATALOGUE = ROOT / "factors.yaml"
LANGUAGES = {known.id: known for known in load_languages(language_folder(CATALOGUE), reader.load(CATALOGUE))[0]}


@pytest.fixture
def workshop(desk: Desk, project: Subject) -> Workshop:
    return prepared(desk, FakeWorkshopStore(), project.id, factor("identities"))


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("item", [PRACTICE, factor("participation"), question("needs-asked"), standard("empowerment")])
def test_every_language_has_every_kind_of_item(desk: Desk, workshop: Workshop, language: Language, item: Item) -> None:
    texts = item_texts(desk.catalogue, language, workshop, item)
    assert len(texts.anchors) == 5
    assert all((texts.title, texts.question, *texts.anchors))
    assert len(set(texts.anchors)) == 5
    own = item.kind != "question" or language.id in {"einfach", "en"}
    assert (texts.lang, texts.direction) == ((language.tag, language.direction) if own else (GERMAN, "ltr"))


def test_the_title_is_in_the_readers_language_also_above_a_german_question(desk: Desk, workshop: Workshop) -> None:
    arabic, asked = LANGUAGES["ar"], desk.catalogue.questions["needs-asked"]
    texts = item_texts(desk.catalogue, arabic, workshop, question("needs-asked"))
    assert texts.title == arabic.texts(desk.catalogue.by_id[asked.factor]).title
    assert texts.question == asked.text.de
    simple = item_texts(desk.catalogue, LANGUAGES["einfach"], workshop, question("needs-asked"))
    assert simple.question == (asked.text.simple or asked.text.de)
    assert item_texts(desk.catalogue, LANGUAGES["en"], workshop, question("needs-asked")).question == asked.text.en


def test_the_anchors_of_a_whole_factor_are_those_of_the_phase(desk: Desk, workshop: Workshop) -> None:
    turkish = LANGUAGES["tr"]
    known = turkish.texts(desk.catalogue.by_id["identities"])
    for phase, wanted in ((Phase.PLANNING, "planning"), (Phase.RUNNING, "implementation"),
                          (Phase.COMPLETED, "implementation")):  # fmt: skip
        then = replace(workshop, phase=phase)
        texts = item_texts(desk.catalogue, turkish, then, factor("identities"))
        assert (texts.question, texts.anchors) == (turkish.said(f"ask.{wanted}"), known.group[wanted])
        said = german(desk.catalogue, then, factor("identities"), words_in("de"))
        assert said.anchors == tuple(a.de for a in desk.catalogue.by_id["identities"].group[wanted])


def test_the_question_about_a_whole_factor_is_the_one_of_the_phones(desk: Desk, workshop: Workshop) -> None:
    simple = LANGUAGES["einfach"]
    for phase in (Phase.PLANNING, Phase.RUNNING):
        then = replace(workshop, phase=phase)
        said = german(desk.catalogue, then, factor("identities"), words_in("de"))
        assert said.question == item_texts(desk.catalogue, simple, then, factor("identities")).question


def test_desk_and_wall_speak_the_language_of_the_interface(desk: Desk, workshop: Workshop) -> None:
    crosscutting = desk.catalogue.by_id["empowerment"].crosscutting
    for lang in ("de", "en"):
        said = german(desk.catalogue, workshop, standard("empowerment"), words_in(lang))
        assert (said.lang, said.question) == (lang, crosscutting.text.said(lang))
        assert said.title == desk.catalogue.by_id["empowerment"].title.said(lang)
        single = german(desk.catalogue, workshop, question("needs-asked"), words_in(lang))
        assert single.question == desk.catalogue.questions["needs-asked"].text.said(lang)
    assert german(desk.catalogue, workshop, PRACTICE, words_in("de")).anchors[0] == "Stufe 0"


@pytest.mark.parametrize("item", [factor("weg"), question("weg"), standard("weg")])
def test_an_item_that_the_catalogue_no_longer_has_is_a_sentence(desk: Desk, workshop: Workshop, item: Item) -> None:
    with pytest.raises(MissingItemError):
        item_texts(desk.catalogue, LANGUAGES["tr"], workshop, item)
    with pytest.raises(MissingItemError):
        german(desk.catalogue, workshop, item, words_in("de"))


def test_another_catalogue_has_none_of_the_items_even_if_ids_are_alike(desk: Desk, workshop: Workshop) -> None:
    other = replace(desk.catalogue, id="anderer")
    with pytest.raises(MissingItemError):
        german(other, workshop, factor("identities"), words_in("de"))
    assert german(other, workshop, PRACTICE, words_in("de")).anchors


def test_an_answer_is_kept_under_the_id_that_is_asked(desk: Desk, workshop: Workshop) -> None:
    assert answered_as(desk.catalogue, workshop, question("needs-asked")) == "needs-asked"
    assert answered_as(desk.catalogue, workshop, factor("identities")) == "identities"
    assert (
        answered_as(desk.catalogue, workshop, standard("identities"))
        == desk.catalogue.by_id["identities"].crosscutting.id
    )
