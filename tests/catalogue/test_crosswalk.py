"""What ids are called in another version, and what an earlier version asked."""

import pytest

from gelingenscheck.catalogue import Catalogue, Crosswalk, Phase, Version, version_of
from gelingenscheck.catalogue.crosswalk import name_today, renaming
from tests.catalogue import shortened, successor

ONE, TWO, THREE = Version(1, 0, 0), Version(2, 0, 0), Version(3, 0, 0)
FIRST = Crosswalk(source=ONE, target=TWO, renamed={"a": "b"})
SECOND = Crosswalk(source=Version(2, 1, 0), target=THREE, renamed={"b": "c", "x": "y"}, retired=("z",))
BOTH = (SECOND, FIRST)


@pytest.mark.parametrize("text", ["1.0", "1.0.0.0", "01.0.0", "1.0.0-beta", "v1.0.0", "", "1.0.0\n", "١.0.0"])
def test_what_is_no_version_is_none(text: str) -> None:
    assert version_of(text) is None


def test_versions_are_compared_number_by_number() -> None:
    assert version_of("1.10.0") > version_of("1.9.0")  # type: ignore[operator]  # both are versions
    assert str(Version(1, 10, 0)) == "1.10.0"


def test_names_lead_over_all_versions_forwards_and_backwards() -> None:
    assert renaming(BOTH, ONE, THREE) == {"a": "c", "b": "a", "c": "b", "x": "y", "y": "x"}
    assert renaming(BOTH, THREE, ONE) == {"c": "a", "a": "b", "b": "c", "y": "x", "x": "y"}
    assert renaming(BOTH, ONE, TWO) == {"a": "b", "b": "a"}
    assert renaming(BOTH, TWO, TWO) == {}


def test_steps_within_a_major_version_need_no_crosswalk() -> None:
    assert renaming(BOTH, Version(1, 4, 2), Version(2, 9, 0)) == {"a": "b", "b": "a"}
    assert renaming((), Version(1, 0, 0), Version(1, 7, 3)) == {}


def test_over_a_major_version_without_a_crosswalk_no_way_leads() -> None:
    assert renaming((SECOND,), ONE, THREE) is None
    assert renaming((SECOND,), THREE, ONE) is None
    assert renaming(BOTH, Version(0, 9, 0), TWO) is None
    assert renaming(BOTH, THREE, Version(4, 0, 0)) is None


def test_a_name_is_followed_to_today() -> None:
    assert [name_today(BOTH, id_) for id_ in ("a", "b", "c", "q")] == ["c", "c", "c", "q"]


def asked(catalogue: Catalogue, version: str) -> list[str]:
    known = catalogue.as_of(version)
    return [question.id for question in known.due(known.factors[0], Phase.RUNNING)]


def test_an_earlier_version_asks_what_it_asked_then_under_todays_ids() -> None:
    new = successor.catalogue()
    assert asked(new, "1.0.0")[:3] == ["needs-known", "group-differences", "portrayal-checked"]
    assert asked(new, "2.0.0")[:3] == ["needs-known", successor.ADDED, "portrayal-checked"]
    assert new.as_of("1.0.0") is new.as_of("1.0.0")
    assert new.as_of("2.0.0") is new
    assert new.as_of("unlesbar") is new


def test_a_question_is_gone_from_the_version_on_that_retired_it() -> None:
    later = shortened.read(successor.text().replace("  version: 2.0.0\n", "  version: 2.1.0\n", 1))
    assert "group-differences" not in asked(later, "2.0.0")
    assert "group-differences" in asked(later, "1.9.9")


def test_a_catalogue_names_the_versions_that_it_leads_to() -> None:
    assert successor.catalogue().versions == ("2.0.0", "1.0.0")
    assert shortened.read(shortened.text()).versions == ("1.0.0",)
    later = shortened.text().replace("  version: 1.0.0\n", "  version: 2.0.0\n", 1)
    assert shortened.read(later).versions == ("2.0.0",)
