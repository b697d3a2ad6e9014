"""What a new version owes the earlier ones: permanent ids, and a version that says what changed."""

from dataclasses import replace

import pytest

from gelingenscheck.catalogue.comparison.continuity import Finding, findings, likeness, taken, wanted
from gelingenscheck.catalogue.comparison.entries import compare
from gelingenscheck.catalogue.comparison.passages import WHOLE
from gelingenscheck.catalogue.comparison.provisions import Step
from gelingenscheck.catalogue.crosswalk import Crosswalk
from gelingenscheck.catalogue.model import Catalogue
from gelingenscheck.catalogue.version import Version
from tests.catalogue import assembled, changed, shortened, successor

ID = "portrayal-checked"
BEFORE = shortened.read(shortened.text())
LATER = replace(BEFORE, version="2.0.0")
WALK = Crosswalk(source=Version(1, 0, 0), target=Version(2, 0, 0), retired=(ID,))


def found(after: Catalogue, before: Catalogue = BEFORE) -> tuple[Finding, ...]:
    listed = findings(before, after, compare(before, after))
    for finding in listed:
        assert finding.message.format(**finding.values)
        assert finding.remedy.format(**finding.values)
    return listed


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        ("1.0.0", "1.0.0", Step.NONE),
        ("1.0.0", "1.0.1", Step.PATCH),
        ("1.9.3", "1.10.0", Step.MINOR),
        ("1.9.3", "2.0.0", Step.MAJOR),
        ("1.1.0", "1.0.9", None),
        ("1.0", "1.0.0", None),
    ],
)
def test_the_step_between_two_versions(before: str, after: str, step: Step | None) -> None:
    assert taken(before, after) is step


@pytest.mark.parametrize(
    ("step", "version"),
    [(Step.NONE, "1.2.3"), (Step.PATCH, "1.2.4"), (Step.MINOR, "1.3.0"), (Step.MAJOR, "2.0.0")],
)
def test_the_version_that_a_step_leads_to(step: Step, version: str) -> None:
    assert wanted("1.2.3", step) == version
    assert taken("1.2.3", version) is step


def test_a_version_that_takes_its_step_has_no_finding() -> None:
    assert found(BEFORE) == ()
    assert found(replace(changed.added(BEFORE, "new-one"), version="1.1.0")) == ()
    assert found(changed.question(LATER, ID, weight=4)) == ()
    assert found(successor.catalogue()) == ()


@pytest.mark.parametrize(("version", "names"), [("1.0.0", "2.0.0"), ("1.0.1", "2.0.0"), ("1.1.0", "2.0.0")])
def test_a_version_that_steps_too_short_is_told_which_one_it_needs(version: str, names: str) -> None:
    (finding,) = found(replace(changed.question(BEFORE, ID, weight=4), version=version))
    assert (finding.owner, finding.values) == (WHOLE, {"after": version, "wanted": names})


def test_a_version_that_goes_back_is_named() -> None:
    (finding,) = found(replace(BEFORE, version="0.9.0"))
    assert finding.values == {"after": "0.9.0", "before": "1.0.0"}


def test_an_id_that_is_gone_needs_an_entry_in_the_crosswalk() -> None:
    gone = changed.without(LATER, ID)
    (finding,) = found(gone)
    assert (finding.owner, finding.values) == (ID, {"id": ID})
    assert found(replace(gone, crosswalks=(WALK,))) == ()


def test_an_id_that_was_retired_is_not_given_again() -> None:
    before = changed.question(BEFORE, ID, retired="1.0.0")
    (finding,) = found(LATER, before)
    assert (finding.owner, finding.values) == (ID, {"id": ID})
    assert found(changed.question(LATER, ID, retired="1.0.0"), before) == ()


def test_an_id_that_the_earlier_crosswalk_gave_up_is_not_given_again() -> None:
    walk = Crosswalk(source=Version(0, 9, 0), target=Version(1, 0, 0), retired=("new-one",), renamed={"old": ID})
    (finding,) = found(changed.added(LATER, "new-one"), replace(BEFORE, crosswalks=(walk,)))
    assert finding.owner == "new-one"


def test_an_id_does_not_change_what_it_stands_for() -> None:
    factor = BEFORE.factors[0]
    crosscutting = replace(factor.crosscutting, id=ID)
    after = changed.without(LATER, ID)
    after = replace(after, factors=(replace(after.factors[0], crosscutting=crosscutting), *after.factors[1:]))
    assert ID in {finding.owner for finding in found(after)}


def test_a_question_that_asks_for_something_else_should_have_another_id() -> None:
    other = BEFORE.questions["strengths-used"]
    (finding,) = found(changed.question(LATER, ID, text=other.text, anchors=other.anchors))
    assert finding.owner == ID
    assert f"replaces: [{ID}]" in finding.remedy.format(**finding.values)


def test_better_words_keep_the_id() -> None:
    question = BEFORE.questions[ID]
    words = question.text.de.split()
    text = changed.said(question.text, " ".join(["Neu", *words[2:], "genau?"]))
    assert found(replace(changed.question(BEFORE, ID, text=text), version="1.0.1")) == ()


def test_no_two_questions_that_ship_are_as_alike_as_two_wordings_of_one() -> None:
    for factor in assembled.catalogue(8).factors:
        for one in factor.questions:
            assert likeness(one, one) == 1
            assert all(likeness(one, other) < 0.35 for other in factor.questions if other is not one)


def test_two_catalogues_owe_each_other_nothing() -> None:
    assert found(assembled.catalogue(3)) == ()
