"""The agenda as it is edited and as the address holds it."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.catalogue import reader
from gelingenscheck.i18n import words_in
from gelingenscheck.settings import from_environment
from gelingenscheck.ui.workshop import preparing_agenda as agenda
from gelingenscheck.ui.workshop import preparing_names as names
from gelingenscheck.ui.workshop.moderating_pulse import guide, plan_sentence
from gelingenscheck.workshop.model import Item, ItemKind
from gelingenscheck.workshop.state import start
from gelingenscheck.workshop.timing import Plan

CATALOGUE = reader.load(from_environment().catalogue)
PRACTICE = Item(kind=ItemKind.PRACTICE)
FACTORS = tuple(Item(kind=ItemKind.FACTOR, id=factor.id) for factor in CATALOGUE.factors)
QUESTION = Item(kind=ItemKind.QUESTION, id=next(iter(CATALOGUE.questions)))
POSSIBLE = (PRACTICE, *FACTORS, QUESTION)


@given(st.permutations(POSSIBLE), st.integers(1, len(POSSIBLE)))
def test_an_agenda_comes_back_from_the_address_as_it_was(order: list[Item], n: int) -> None:
    assert names.read(names.written(order[:n]), POSSIBLE) == tuple(order[:n])


def test_what_is_not_possible_or_comes_twice_is_passed_over() -> None:
    text = names.written((FACTORS[1], FACTORS[1], QUESTION)) + ",f.gibt-es-nicht,x,,f"
    assert names.read(text, (*FACTORS, PRACTICE)) == (FACTORS[1],)


def test_an_item_moves_by_one_and_the_practice_item_stays_first() -> None:
    items = (PRACTICE, *FACTORS[:3])
    assert agenda.moved(items, 2, -1) == (PRACTICE, FACTORS[1], FACTORS[0], FACTORS[2])
    assert agenda.moved(items, 2, 1) == (PRACTICE, FACTORS[0], FACTORS[2], FACTORS[1])
    assert [agenda.moved(items, place, by) for place, by in ((0, 1), (1, -1), (3, 1))] == [None] * 3
    assert agenda.moved(FACTORS[:2], 1, -1) == (FACTORS[1], FACTORS[0])


def test_the_last_item_cannot_be_taken_out() -> None:
    assert agenda.without((PRACTICE, FACTORS[0]), 1) is None
    assert agenda.without((PRACTICE, FACTORS[0]), 0) == (FACTORS[0],)
    assert agenda.without(FACTORS[:2], 0) == (FACTORS[1],)


def test_every_possible_item_has_a_name_in_both_languages() -> None:
    crosscutting = [Item(kind=ItemKind.CROSSCUTTING, id=factor.id) for factor in CATALOGUE.factors]
    for lang in ("de", "en"):
        said = [(names.name(i, CATALOGUE, words_in(lang)), names.about(i, CATALOGUE, words_in(lang))) for i in POSSIBLE]
        assert all(name and about for name, about in said)
        assert len(set(said)) == len(POSSIBLE)
    assert len({names.name(item, CATALOGUE, words_in("de")) for item in crosscutting}) == len(crosscutting)


def test_the_time_that_is_left_is_a_sentence() -> None:
    words = words_in("de")

    def said(left: int, per_item: int, items: int, *, over: bool = False, paused: bool = False) -> str:
        plan = Plan(total=90, left=left, per_item=per_item, items=items, over=over)
        return plan_sentence(plan, words, paused=paused)

    assert said(62, 9, 4) == "Noch 62 von 90 Minuten, 4 Fragen: für jede etwa 9 Minuten."
    assert said(62, 40, 1) == "Noch 62 von 90 Minuten, eine Frage: etwa 40 Minuten."
    assert said(20, 0, 4, over=True).startswith("Noch 20 von 90 Minuten, aber noch 4 Fragen: Das wird knapp.")
    assert said(20, 0, 0) == "Noch 20 von 90 Minuten. Alle Fragen sind entschieden."
    assert said(20, 2, 1, paused=True) == "Pause: Die Zeit steht. Übrig sind 20 von 90 Minuten."


def test_without_an_open_vote_there_is_no_guide_time() -> None:
    assert guide(start(2), words_in("de"), datetime(2026, 11, 24, tzinfo=UTC)) == "–"
