"""What an administrator may set, and what holds if nothing is set."""

from datetime import timedelta
from pathlib import Path

import pytest

from gelingenscheck.settings import ROOT, Way, from_environment


def test_without_settings_all_lies_in_the_project_folder() -> None:
    settings = from_environment({})
    assert settings.store == "files:assessments"
    assert settings.catalogue == ROOT / "factors.yaml"
    assert settings.organisation == ROOT / "organisation.yaml"
    assert settings.catalogue.exists()
    assert settings.organisation.exists()


def test_paths_are_meant_from_the_project_never_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert from_environment({"GELINGENSCHECK_CATALOGUE": "other.yaml"}).catalogue == ROOT / "other.yaml"


def test_an_absolute_path_is_taken_as_it_is(tmp_path: Path) -> None:
    place = str(tmp_path / "organisation.yaml")
    assert from_environment({"GELINGENSCHECK_ORGANISATION": place}).organisation == Path(place)


def test_the_store_is_an_address() -> None:
    assert from_environment({"GELINGENSCHECK_STORE": "files:/srv/x"}).store == "files:/srv/x"


def test_without_settings_only_this_machine_is_addressed() -> None:
    assert set(from_environment({}).hosts) == {"localhost", "127.0.0.1", "[::1]"}


def test_further_host_names_are_listed_with_commas() -> None:
    hosts = from_environment({"GELINGENSCHECK_HOSTS": " check.example , ,b.example,"}).hosts
    assert hosts[3:] == ("check.example", "b.example")


def test_the_room_has_no_access_of_its_own_unless_it_is_set() -> None:
    assert (from_environment({}).venue, from_environment({}).venue_name) == ("", "")


def test_the_room_has_an_address_and_a_name_for_the_wall() -> None:
    settings = from_environment(
        {"GELINGENSCHECK_VENUE": " 0.0.0.0:8502 ", "GELINGENSCHECK_VENUE_NAME": "workshop.example"}
    )
    assert (settings.venue, settings.venue_name) == ("0.0.0.0:8502", "workshop.example")


def test_the_settings_of_others_are_not_ours() -> None:
    assert from_environment({"STORE": "files:x", "gelingenscheck_store": "files:y"}) == from_environment({})


@pytest.mark.parametrize(("environment", "days"), [({}, 30), ({"GELINGENSCHECK_BALLOTS_DAYS": " 7 "}, 7)])
def test_ballots_are_kept_thirty_days_unless_it_is_set(environment: dict[str, str], days: int) -> None:
    settings = from_environment(environment)
    assert (settings.ballots_kept, settings.faulty) == (timedelta(days=days), ())


@pytest.mark.parametrize("text", ["", "0", "-3", "366", "9999999999", "7 Tage", "1.5", "٧", "²"])
def test_what_is_no_number_of_days_is_named(text: str) -> None:
    settings = from_environment({"GELINGENSCHECK_BALLOTS_DAYS": text})
    assert (settings.ballots_kept, settings.faulty) == (timedelta(days=30), ("GELINGENSCHECK_BALLOTS_DAYS",))


@pytest.mark.parametrize(("set_", "log", "faulty"), [
    ({}, "text", ()), ({"GELINGENSCHECK_LOG": " JSON "}, "json", ()), ({"GELINGENSCHECK_LOG": "text"}, "text", ()),
    ({"GELINGENSCHECK_LOG": "xml"}, "text", ("GELINGENSCHECK_LOG",)),
])  # fmt: skip
def test_the_log_is_text_unless_json_is_asked_for(set_: dict[str, str], log: str, faulty: tuple[str, ...]) -> None:
    assert (from_environment(set_).log, from_environment(set_).faulty) == (log, faulty)


@pytest.mark.parametrize(
    ("access", "header", "way"),
    [
        (None, "", Way.LOCAL), ("local", "", Way.LOCAL), (" links ", "", Way.LINKS),
        ("proxy", "X-Remote-Role", Way.PROXY), ("proxy", "", Way.CLOSED), ("proxy", "Cookie", Way.CLOSED),
        ("proxy", "x-a b", Way.CLOSED), ("lnks", "", Way.CLOSED), ("", "", Way.CLOSED), ("LINKS", "", Way.CLOSED),
        ("closed", "", Way.CLOSED), ("none", "X-A", Way.CLOSED),
    ],
)  # fmt: skip
def test_a_way_to_sign_in_that_is_not_understood_lets_nobody_in(access: str | None, header: str, way: Way) -> None:
    environment = {"GELINGENSCHECK_PROXY_HEADER": header} | (
        {} if access is None else {"GELINGENSCHECK_ACCESS": access}
    )
    settings = from_environment(environment)
    assert settings.access is way
    assert settings.proxy_header == ("x-remote-role" if way is Way.PROXY else "")
    assert ("GELINGENSCHECK_ACCESS" in settings.faulty) == (way is Way.CLOSED)
