"""Preparing: in a few steps, each of which the address keeps; what is prepared can be changed until it begins."""

from datetime import timedelta

import pytest

from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.participants import venue
from gelingenscheck.participants.venue import NoNetworkError, VenueAddress
from gelingenscheck.storage.workshops.store import WorkshopStore
from gelingenscheck.ui import address, context
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.model import Item, ItemKind
from tests.pages.visit import Visit, new_visit
from tests.rooms import Room, room

UNIT = "tiefbau"


@pytest.fixture
def workshops(desk: Desk) -> WorkshopStore:
    return context.workshops()


@pytest.fixture
def hall(desk: Desk, project: Subject, workshops: WorkshopStore) -> Room:
    return room(desk, workshops, project.id)


@pytest.fixture
def form(german: Visit, project: Subject) -> Visit:
    return german.open(address.WORKSHOP, project=project.id)


def test_a_project_is_found_and_prepared_with_two_presses(
    visit: Visit, project: Subject, workshops: WorkshopStore
) -> None:
    words, page = visit.words, visit.open(address.WORKSHOP)
    page.write(words("Worum geht es? Vorhaben suchen"), "schulweg").press(words("Wählen"))
    assert page.at.query_params["project"] == project.id
    page.press(words("Workshop anlegen"))
    (workshop,) = workshops.all()
    assert (workshop.subject, workshop.title, workshop.rehearsal) == (project.id, "Umbau Schulweg", False)
    assert (workshop.minutes, workshop.threshold, workshop.expected) == (90, 5, 30)
    assert len(workshop.languages) == 7
    assert workshop.items[0].practice
    assert page.at.query_params["workshop"] == workshop.id
    assert page.title == "Umbau Schulweg"
    assert page.buttons(words("Moderation beginnen"))


def test_a_unit_is_asked_for_its_standard(german: Visit, workshops: WorkshopStore, catalogue: Catalogue) -> None:
    page = german.open(address.WORKSHOP).select("Oder um das, was in einem Amt Standard ist", UNIT)
    assert page.at.query_params["project"] == UNIT
    page.press("Workshop anlegen")
    (workshop,) = workshops.all()
    assert {item.kind for item in workshop.items} == {ItemKind.PRACTICE, ItemKind.CROSSCUTTING}
    assert workshop.phase is None


def test_what_one_chooses_is_prepared(form: Visit, workshops: WorkshopStore) -> None:
    form.at.button_group[0].set_value("60")
    form.run().at.toggle[0].set_value(True)
    form.run().at.number_input[0].set_value(80)
    form.run().at.number_input[1].set_value(3)
    form.run()
    next(box for box in form.at.checkbox if box.label == "Polski").uncheck()
    form.run()
    kept = dict(form.at.query_params)
    again = new_visit().open(address.WORKSHOP, **kept)  # a reload
    again.press("Workshop anlegen")
    (workshop,) = workshops.all()
    assert (workshop.minutes, workshop.interpreted, workshop.expected, workshop.threshold) == (60, True, 80, 3)
    assert "pl" not in workshop.languages
    assert len(workshop.items) == 1 + 3


def test_the_agenda_is_edited_with_buttons_and_kept_in_the_address(
    form: Visit, workshops: WorkshopStore, catalogue: Catalogue
) -> None:
    first, second = catalogue.factors[:2]
    question = next(iter(catalogue.questions))
    form.press(f"Nach oben: 2 {second.title.de}").press(f"Herausnehmen: 1 {first.title.de}")
    form.press("Herausnehmen: Probeabstimmung").select("Frage hinzufügen", f"q.{question}")
    assert "Wieder den Vorschlag nehmen" in form.text
    form.press("Workshop anlegen")
    (workshop,) = workshops.all()
    assert workshop.items[0] == Item(kind=ItemKind.FACTOR, id=second.id)
    assert workshop.items[-1] == Item(kind=ItemKind.QUESTION, id=question)
    assert first.id not in {item.id for item in workshop.items}


def test_without_a_language_nothing_is_prepared_and_the_page_says_why(form: Visit, workshops: WorkshopStore) -> None:
    for box in form.at.checkbox:
        box.uncheck()
    form.run()
    assert "Bitte wählen Sie mindestens eine Sprache." in form.text
    form.press("Workshop anlegen")
    assert any("mindestens eine Sprache" in error for error in form.errors)
    assert workshops.all() == ()


@pytest.mark.parametrize(
    "query", [{"minuten": "7"}, {"personen": "-1", "schwelle": "1"}, {"agenda": "f.<b>,q.x"}, {"sprachen": "xx,,"},
              {"personen": "99999999999", "schwelle": "٣"}],
)  # fmt: skip
def test_nonsense_in_the_address_is_passed_over(german: Visit, project: Subject, query: dict[str, str]) -> None:
    page = german.open(address.WORKSHOP, project=project.id, **query)
    assert not page.errors
    assert page.title == "Workshop vorbereiten"
    assert (page.at.number_input[1].value or 0) >= 3


def test_an_unknown_subject_is_a_sentence(german: Visit) -> None:
    assert any(
        "ist weder ein Vorhaben noch ein Amt" in e for e in german.open(address.WORKSHOP, project="nichts").errors
    )


def test_what_was_prepared_can_be_changed_until_it_begins(german: Visit, hall: Room, workshops: WorkshopStore) -> None:
    page = german.open(address.WORKSHOP, workshop=hall.workshop.id, aendern="1")
    assert page.at.button_group[0].value == "60"
    page.at.number_input[0].set_value(12)
    page.run().press("Änderungen speichern")
    changed = workshops.load(hall.workshop.id)
    assert (changed.expected, changed.code, changed.items) == (12, hall.workshop.code, hall.workshop.items)
    hall.act(Do.OPEN)
    page = german.open(address.WORKSHOP, workshop=hall.workshop.id, aendern="1").press("Änderungen speichern")
    assert any("hat schon begonnen" in error for error in page.errors)


def test_workshops_that_go_on_are_listed_before_past_ones(
    german: Visit, desk: Desk, project: Subject, workshops: WorkshopStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    room(desk, workshops, project.id)
    room(desk, workshops, project.id).act(Do.OPEN)
    room(desk, workshops, project.id).act(Do.END)
    text = german.open(address.WORKSHOP).text
    assert text.index("Weitermachen") < text.index("Neuen Workshop vorbereiten")
    assert [text.count(said) for said in ("noch nicht begonnen", "Weiter moderieren", "noch nicht gespeichert")] == [
        1
    ] * 3
    monkeypatch.setattr(context, "_now", lambda: desk.now() + timedelta(days=15))
    late = german.open(address.WORKSHOP).text
    assert "Weitermachen" not in late
    assert "3 frühere Workshops" in late


def test_the_way_without_phones_is_still_there(german: Visit) -> None:
    page = german.open(address.WORKSHOP)
    assert "Im Amt ohne Handys: gemeinsam am Beamer" in page.text


@pytest.mark.parametrize(
    "access",
    [
        (VenueAddress(), "Der Zugang ist geschlossen", "Zugang für den Raum öffnen"),
        (VenueAddress(problem=NoNetworkError()), "mit keinem Netz verbunden", "Zugang für den Raum öffnen"),
        (VenueAddress(host="192.168.1.20:8502", url="http://192.168.1.20:8502", reachable=True),
         "192.168.1.20:8502", "Zugang schließen"),
        (VenueAddress(host="127.0.0.1:8502", url="http://127.0.0.1:8502", fixed=True),
         "gilt nur auf diesem Rechner", None),
    ],
)  # fmt: skip
def test_one_sees_whether_phones_can_come_in(
    german: Visit, hall: Room, monkeypatch: pytest.MonkeyPatch, access: tuple[VenueAddress, str, str | None]
) -> None:
    place, said, switch = access
    monkeypatch.setattr(venue, "address", lambda: place)
    page = german.open(address.WORKSHOP, workshop=hall.workshop.id)
    assert said in page.text
    shown = [label for label in ("Zugang für den Raum öffnen", "Zugang schließen") if page.buttons(label)]
    assert shown == ([switch] if switch else [])
    assert [bool(picture.alt) for node in page.at.main.get("image") for picture in node.proto.imgs] == [True] * bool(
        place.url
    )
