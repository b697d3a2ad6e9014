"""One request of at most 20 KB shows the page, in every language and with the longest words one may add."""

import pytest

from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.model import MAX_DISSENT, Item, ItemKind
from tests.participants.room import HOME, Room, house, workshop

MOST = 20 * 1024
LANGUAGES = [language.id for language in house().languages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_state_of_any_round_weighs_more_than_twenty_kilobytes(language: str) -> None:
    for factor in house().catalogue.factors:
        room = Room(workshop(items=(Item(kind=ItemKind.FACTOR, id=factor.id),)))
        phone = room.phone()
        phone.get(f"{HOME}?lang={language}")
        weights = [len(phone.get().body)]
        phone.join()
        room.act(Do.OPEN)
        weights.append(len(phone.get().body))
        room.fill((6, 6, 6, 6, 6))
        phone.vote(2)
        weights.append(len(phone.get(f"{HOME}?show").body))
        room.act(Do.CLOSE, Do.REVEAL, Do.AGAIN)
        room.fill((7, 7, 7, 7, 9))
        room.act(Do.CLOSE, Do.REVEAL)
        weights.append(len(phone.get().body))
        room.act(Do.AGREE, level=1, dissent="ї" * MAX_DISSENT)
        weights.append(len(phone.get().body))
        assert max(weights) <= MOST, (factor.id, weights)
