"""Make and replace links, come in with them; and that the command prints a link once."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from gelingenscheck import cli, organisation
from gelingenscheck.access import Role, User
from gelingenscheck.access.link import UnknownLinkError, WithdrawnLinkError
from gelingenscheck.access.token import hashed, typed
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.organisation import Organisation
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.access.store import NoSuchLinkError
from gelingenscheck.usecases.access import door
from gelingenscheck.usecases.access.links import (
    DaysError,
    LocalRoleError,
    Made,
    UnknownDepartmentError,
    make_link,
    replace_link,
)
from gelingenscheck.usecases.desk import Desk
from tests.storage.access.fake import FakeAccess

NOW = datetime(2026, 11, 24, 11, 0, 30, 123456, tzinfo=UTC)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def city() -> Organisation:
    return organisation.load(ROOT / "organisation.yaml")


@pytest.fixture
def links() -> FakeAccess:
    return FakeAccess()


def make(links: FakeAccess, city: Organisation, **values: object) -> Made:
    usual = {"role": Role.PLANNER, "department": "tiefbau", "now": NOW, "by": "administrator@it"}
    return make_link(links, city, **(usual | values))  # type: ignore[arg-type] # what a test changes


def test_a_link_says_for_whom_it_is_and_what_opens_it_is_not_kept(links: FakeAccess, city: Organisation) -> None:
    made = make(links, city, label="  Flur\n3\x00 ", days=7)
    assert links.links() == (made.link,)
    assert (made.link.user, made.link.label) == (User(role=Role.PLANNER, department="tiefbau"), "Flur 3")
    assert made.link.expires - made.link.made == timedelta(days=7)
    assert made.token not in repr(links.links())
    assert links.look(hashed(made.token), NOW) == made.link


def test_the_token_stands_behind_the_sign_that_browsers_keep_to_themselves(
    links: FakeAccess, city: Organisation
) -> None:
    made = make(links, city)
    assert made.address("https://check.example/") == f"https://check.example/anmelden#{made.token}"
    assert typed(made.address("https://check.example")) == made.token


def test_no_two_links_are_alike(links: FakeAccess, city: Organisation) -> None:
    made = [make(links, city) for _ in range(50)]
    assert len({one.token for one in made}) == len({one.link.id for one in made}) == 50


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"department": "nie"}, UnknownDepartmentError), ({"department": ""}, UnknownDepartmentError),
        ({"role": Role.LOCAL}, LocalRoleError), ({"days": 0}, DaysError), ({"days": -1}, DaysError),
        ({"days": 5_000}, DaysError),
    ],
)  # fmt: skip
def test_what_makes_no_sense_makes_no_link(
    links: FakeAccess, city: Organisation, values: dict[str, object], error: type[GelingenscheckError]
) -> None:
    with pytest.raises(error):
        make(links, city, **values)
    assert links.links() == ()


def test_a_replaced_link_opens_no_longer_and_its_successor_does(links: FakeAccess, city: Organisation) -> None:
    old = make(links, city, label="Flur 3")
    new = replace_link(links, city, old.link.id, now=NOW + timedelta(days=1), by="x@y")
    assert (new.link.user, new.link.label) == (old.link.user, "Flur 3")
    with pytest.raises(WithdrawnLinkError):
        door.exchange(links, old.token, NOW)
    assert door.exchange(links, new.token, NOW + timedelta(days=1)).session.user == old.link.user
    with pytest.raises(NoSuchLinkError):
        replace_link(links, city, old.link.id, now=NOW, by="x@y")


def test_the_link_of_a_unit_that_was_merged_is_replaced_by_one_of_its_successor(
    links: FakeAccess, city: Organisation
) -> None:
    old = make(links, city)
    gone = replace(city.departments["tiefbau"], until=date(2026, 11, 30), successors=("schule",))
    later = replace(city, departments={**city.departments, "tiefbau": gone})
    assert replace_link(links, later, old.link.id, now=NOW + timedelta(days=30), by="x@y").link.department == "schule"
    with pytest.raises(UnknownDepartmentError):
        make(links, later, now=NOW + timedelta(days=30))


def test_who_comes_in_gets_an_id_that_is_not_kept_and_goes_out_with_it(links: FakeAccess, city: Organisation) -> None:
    made = make(links, city)
    link, token = door.look(links, made.address("https://x"), NOW)
    assert (link, token) == (made.link, made.token)
    one, other = door.exchange(links, token, NOW), door.exchange(links, token, NOW)
    assert one.id != other.id != made.token
    assert door.signed_in(links, one.id, NOW) == one.session
    door.sign_out(links, one.id, NOW)
    assert door.signed_in(links, one.id, NOW) is None
    assert door.signed_in(links, other.id, NOW)


@pytest.mark.parametrize("text", ["", "x", "0" * 26, "\ud800", "a" * 10_000])
def test_what_is_no_link_lets_nobody_in(links: FakeAccess, city: Organisation, text: str) -> None:
    make(links, city)
    with pytest.raises(UnknownLinkError):
        door.look(links, text, NOW)
    with pytest.raises(UnknownLinkError):
        door.exchange(links, text, NOW)
    assert door.signed_in(links, text, NOW) is None


def test_a_record_names_the_department_of_whoever_acts_not_the_one_it_is_about(city: Organisation, desk: Desk) -> None:
    assert desk.stamp("tiefbau", Role.LOCAL).by == "local@tiefbau"
    assert replace(desk, seat="soziales").stamp("tiefbau", Role.MANAGER).by == "manager@soziales"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    def command(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(["link", *arguments, "--store", f"files:{tmp_path / 'store'}"])
        return code, *capsys.readouterr()

    (tmp_path / "store").mkdir()
    return command


def test_the_command_shows_a_link_once_and_lists_without_it(run: Run, tmp_path: Path) -> None:
    assert run("list") == (0, "Es gibt noch keinen Link.\n", "")
    assert not [*(tmp_path / "store").iterdir()]
    code, out, err = run("create", "--role", "manager", "--department", "soziales", "--site", "https://a.example")
    address, said = out.splitlines()
    assert (code, err) == (0, "")
    assert address.startswith("https://a.example/anmelden#")
    assert "nur jetzt" in said
    (listed,) = json.loads(run("list", "--json")[1])
    assert (listed["role"], listed["department"], listed["state"]) == ("manager", "soziales", "open")
    token = address.partition("#")[2]
    assert token not in run("list")[1] + run("list", "--json")[1]
    assert run("revoke", listed["id"])[0] == 0
    assert json.loads(run("list", "--json")[1])[0]["state"] == "revoked"


def test_the_command_replaces_and_revokes_all(run: Run) -> None:
    made = json.loads(run("create", "--role", "planner", "--department", "tiefbau", "--json")[1])
    fresh = json.loads(run("replace", made["id"], "--json")[1])
    assert fresh["address"] != made["address"]
    assert [one["state"] for one in json.loads(run("list", "--json")[1])].count("open") == 1
    assert run("revoke", "--all")[1] == "1 Link ist zurückgenommen.\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["create"], 2), (["create", "--role", "local", "--department", "it"], 2), (["revoke"], 2), (["replace"], 2),
        (["create", "--role", "reader", "--department", "nie"], 1), (["revoke", "nie"], 1), (["nie"], 2), ([], 2),
        (["create", "--role", "reader", "--department", "it", "--days", "0"], 1),
    ],
)  # fmt: skip
def test_the_command_says_in_one_line_what_is_missing(run: Run, arguments: list[str], code: int) -> None:
    answer = run(*arguments)
    assert (answer[0], answer[1]) == (code, "")
    assert answer[2].count("\n") == 1
