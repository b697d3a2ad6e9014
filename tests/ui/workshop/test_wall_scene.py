"""What the room sees: words before figures, nothing that reveals, nothing of the notes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from gelingenscheck import organisation
from gelingenscheck.catalogue import reader
from gelingenscheck.catalogue.languages.folder import load_languages
from gelingenscheck.i18n import words_in
from gelingenscheck.settings import ROOT
from gelingenscheck.ui.workshop import wall_scene
from gelingenscheck.ui.workshop.wall_look import Entrance
from gelingenscheck.ui.workshop.wall_looking import look
from gelingenscheck.ui.workshop.wall_scene import Scene, scene
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.projects import register_project
from gelingenscheck.workshop import timing
from gelingenscheck.workshop.log import Do
from gelingenscheck.workshop.model import Item, ItemKind
from gelingenscheck.workshop.state import Stage
from tests.rooms import AGENDA, APART, NEARER, ONE_MORE, TOO_FEW, Room, room
from tests.storage.workshops.fake import FakeWorkshopStore
from tests.usecases.memory import MemoryStore

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
CATALOGUE = reader.load(ROOT / "factors.yaml")
LANGUAGES = {language.id: language for language in load_languages(ROOT / "catalogue", CATALOGUE)[0]}
New = Callable[..., Room]


@pytest.fixture
def new() -> New:
    """Return a maker of workshops."""
    desk = Desk(
        store=MemoryStore(), catalogue=CATALOGUE, organisation=organisation.load(ROOT / "organisation.yaml"),
        now=lambda: NOON,
    )  # fmt: skip
    project = register_project(desk, title="Umbau <b>Schulweg</b>", department="tiefbau")
    store = FakeWorkshopStore()
    return lambda **chosen: room(desk, store, project.id, **chosen)


WAY_IN = Entrance(address="rathaus.example", url="http://rathaus.example/w/ABC")


def seen(
    room_: Room, *, lang: str = "de", second: str | None = None, at: datetime = NOON, entrance: Entrance | None = WAY_IN
) -> Scene:
    """Return the wall of a workshop."""
    desk = replace(room_.desk, now=lambda: at)
    return scene(
        look(desk, room_.store, room_.workshop, words_in(lang), entrance=entrance, second=LANGUAGES.get(second or ""))
    )


def strings(part: object) -> Iterator[str]:
    """Yield everything that is read in a part of the picture."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from strings(value)
    elif isinstance(part, list):
        for value in part:
            yield from strings(value)


def said(picture: Scene) -> str:
    return "\n".join([*strings(picture["main"]), *strings(picture["side"])])


def kinds(picture: Scene) -> list[str]:
    return [block["kind"] for block in (*picture["main"], *picture["side"])]


def block(picture: Scene, kind: str) -> dict[str, Any]:
    return next(block for block in (*picture["main"], *picture["side"]) if block["kind"] == kind)


def test_before_the_first_step_the_wall_is_the_way_in(new: New) -> None:
    picture = seen(new())
    assert picture["stage"] == "join"
    assert "rathaus.example" in said(picture)
    assert "qr" in kinds(picture)


def test_while_phones_cannot_get_in_no_code_is_shown(new: New) -> None:
    waiting, voting = new(), new().practised().act(Do.OPEN)
    assert "Der Zugang ist geschlossen" in said(seen(waiting, entrance=None))
    for shut in (seen(waiting, entrance=None), seen(voting, entrance=None)):
        assert not {"qr", "code", "entrance"} & set(kinds(shut))


def test_the_practice_item_is_no_question_of_the_agenda(new: New) -> None:
    practice = new().act(Do.OPEN)
    assert seen(practice)["place"] == "Probefrage"
    practice.phones((2, 2, 2, 2, 2)).act(Do.CLOSE).act(Do.REVEAL).act(Do.AGREE)
    assert "Das war die Probe" in said(seen(practice))
    assert "legen wir uns nicht fest" not in said(seen(practice))
    assert seen(practice.act(Do.NEXT))["place"] == "Frage 1 von 3"


@pytest.mark.parametrize("stage", [Do.OPEN, Do.CLOSE])
def test_until_it_is_revealed_the_wall_says_how_many_voted_and_never_how(new: New, stage: Do) -> None:
    shown = []
    for levels in ((9, 0, 0, 0, 0), (0, 0, 0, 0, 9)):
        voting = new().practised().act(Do.OPEN).phones(levels)
        picture = seen(voting if stage is Do.OPEN else voting.act(Do.CLOSE))
        assert block(picture, "count")["n"] == "9"
        picture["side"][-1] = {}  # the code differs from workshop to workshop
        shown.append(picture)
    assert shown[0] == shown[1]


def test_ballots_on_paper_are_counted_beside_those_of_phones(new: New) -> None:
    voting = new().practised().act(Do.OPEN).phones((1, 0, 0, 0, 0))
    voting.store.set_paper(voting.workshop.id, voting.state.ballot, (1, 0, 0, 0, 0), 1)
    assert block(seen(voting), "count")["word"] == "haben abgestimmt, dazu 2 auf Papier"


def test_the_time_for_a_vote_comes_from_the_server_and_is_never_negative(new: New) -> None:
    voting = new().practised().act(Do.OPEN)
    usual = timing.seconds_for_a_vote(voting.workshop)
    assert seen(voting)["left"] == usual
    assert seen(voting, at=NOON + timedelta(seconds=usual - 10))["left"] == 10
    assert seen(voting, at=NOON + timedelta(hours=2))["left"] == 0
    assert seen(voting.act(Do.CLOSE))["left"] is None


def test_without_a_time_there_is_no_clock(new: New) -> None:
    voting = new().practised().act(Do.OPEN, seconds=0)
    assert seen(voting)["left"] is None
    assert "clock" not in kinds(seen(voting))


def test_words_come_before_figures(new: New) -> None:
    picture = seen(new().practised().vote(APART, 2))
    headings = [part["text"] for part in picture["main"] if part["kind"] == "heading"]
    assert headings == ["Die Meinungen gehen auseinander"]
    assert kinds(picture).index("heading") < kinds(picture).index("bars") < kinds(picture).index("figure")
    figures = [(part["value"], part["word"]) for part in picture["side"] if part["kind"] == "figure"]
    assert figures[0][0] == "2,1"
    assert figures[2] == ("21", "Stimmen, dazu 2 „weiß es noch nicht“")


def test_two_votes_stand_beside_each_other_and_are_named(new: New) -> None:
    picture = seen(new().practised().vote(APART, 2).vote(NEARER, again=True))
    assert block(picture, "keys")["names"] == ["Erste Abstimmung", "Zweite Abstimmung"]
    rows = block(picture, "bars")["rows"]
    counts = [tuple(int(vote["n"]) for vote in row["votes"]) for row in rows]
    assert counts == list(zip(APART, NEARER, strict=True))
    assert [row["most"] for row in rows] == [False, False, True, False, False]
    assert {vote["spoken"] for vote in rows[0]["votes"]} == {"Erste Abstimmung: ", "Zweite Abstimmung: "}
    assert max(vote["share"] for row in rows for vote in row["votes"]) == 1
    assert picture["place"] == "Frage 1 von 3 · Zweite Abstimmung"


def test_below_the_threshold_there_is_a_sentence_and_no_figure(new: New) -> None:
    picture = seen(new().practised().vote(TOO_FEW, 1))
    assert "Zu wenige Stimmen" in said(picture)
    assert "ab 5 Stimmen" in said(picture)
    assert not {"bars", "figure", "count"} & set(kinds(picture))


def test_a_vote_that_would_show_single_ballots_stays_hidden_and_the_first_one_stays(new: New) -> None:
    picture = seen(new().practised().vote(APART, 2).vote(ONE_MORE, 2, again=True))
    assert "Diese Abstimmung zeigen wir nicht" in said(picture)
    assert [int(row["votes"][0]["n"]) for row in block(picture, "bars")["rows"]] == list(APART)
    assert block(picture, "keys")["names"] == ["Erste Abstimmung"]
    assert "figure" not in kinds(picture)


def test_the_agreed_level_stands_with_its_sentence_the_next_one_and_who_sees_it_differently(new: New) -> None:
    agreed = new().practised().vote(APART).agreed(2, "Zwei sehen es <i>anders</i>.")
    texts = [text.de for text in CATALOGUE.by_id["identities"].group["planning"]]
    picture = seen(agreed)
    assert block(picture, "level") == {"kind": "level", "no": "2", "word": "Stufe", "text": texts[2]}
    assert texts[3] in said(picture)
    assert "Andere Meinung: Zwei sehen es <i>anders</i>." in said(picture)


def test_above_the_highest_level_there_is_none(new: New) -> None:
    assert "Das ist die höchste Stufe." in said(seen(new().practised().vote(APART).agreed(4)))


def test_what_stays_open_or_is_left_out_is_said(new: New) -> None:
    assert "Bei dieser Frage legen wir uns nicht fest" in said(seen(new().practised().vote(APART).agreed(None)))
    assert "ausgelassen" in said(seen(new().practised().act(Do.SKIP)))


def test_a_pause_keeps_the_way_in(new: New) -> None:
    picture = seen(new().practised().act(Do.OPEN).act(Do.PAUSE))
    assert picture["stage"] == "paused"
    assert "entrance" in kinds(picture)
    assert picture["left"] is None


def test_at_the_end_each_item_has_its_outcome_and_the_practice_item_has_none(new: New) -> None:
    over = new().practised().vote(APART).agreed(2).act(Do.NEXT).act(Do.SKIP).act(Do.NEXT).act(Do.END)
    picture = seen(over)
    assert [row["value"] for row in block(picture, "levels")["rows"]] == ["Stufe 2", "ausgelassen", "offen geblieben"]
    assert "nach 30 Tagen gelöscht" in said(picture)


def test_a_rehearsal_is_marked_in_every_picture_and_says_that_nothing_is_kept(new: New) -> None:
    rehearsal = new(rehearsal=True)
    assert seen(rehearsal)["mark"]
    assert "Nichts davon wird gespeichert" in said(seen(rehearsal.practised().act(Do.END)))
    assert not seen(new())["mark"]


def test_nothing_of_the_notes_is_on_the_wall(new: New) -> None:
    noted = new().practised()
    noted.store.set_note(noted.workshop.id, 1, "GEHEIM")
    pictures = [seen(noted), seen(noted.vote(APART)), seen(noted.agreed(2)), seen(noted.act(Do.END))]
    assert all("GEHEIM" not in "\n".join(strings(picture)) for picture in pictures)


def test_a_second_language_stands_below_with_its_direction(new: New) -> None:
    picture = seen(new().practised().act(Do.OPEN), second="ar")
    rows = block(picture, "anchors")["rows"]
    assert {(row["also"]["lang"], row["also"]["dir"]) for row in rows} == {("ar", "rtl")}
    assert rows[0]["also"]["text"] == LANGUAGES["ar"].texts(CATALOGUE.by_id["identities"]).group["planning"][0]
    result = seen(new().practised().vote(TOO_FEW), second="tr")
    assert block(result, "heading")["also"]["text"] == LANGUAGES["tr"].said("words.few")


def test_in_english_the_catalogue_is_english(new: New) -> None:
    picture = seen(new().practised().act(Do.OPEN), lang="en")
    assert picture["lang"] == "en"
    assert block(picture, "heading")["text"] == CATALOGUE.by_id["identities"].title.en


def test_a_question_is_a_title_of_its_own(new: New) -> None:
    asked = CATALOGUE.by_id["identities"].questions[0]
    picture = seen(new(items=(AGENDA[0], Item(kind=ItemKind.QUESTION, id=asked.id))).practised())
    assert block(picture, "heading")["text"] == asked.text.de


def test_what_is_announced_does_not_change_with_each_ballot(new: New) -> None:
    voting = new().practised().act(Do.OPEN)
    before = seen(voting)
    after = seen(voting.phones((1, 2, 3, 4, 5)))
    assert before["say"] == after["say"]
    assert before != after
    assert CATALOGUE.by_id["identities"].title.de in before["say"]


def test_every_stage_has_a_picture(new: New) -> None:
    assert set(wall_scene._PICTURES) == set(Stage)
