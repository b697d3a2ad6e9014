"""Carrying over: no answer is lost, none is altered, and there and back is as before."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.assessment.carrying import (
    NoWayError,
    carry_over,
    change_as_of_today,
    current,
    kept_aside,
    only_asked,
)
from gelingenscheck.assessment.model import (
    Answer,
    Assessment,
    CatalogueRef,
    Check,
    Mode,
    QuickAnswer,
    QuickState,
    RoundRecord,
)
from gelingenscheck.catalogue import Catalogue, Crosswalk, Version
from tests.catalogue import successor
from tests.scoring.building import Code, answer_of, catalogue_of, check_of, factor_of, question
from tests.scoring.strategies import LEVEL_CODES

NEW = successor.catalogue()
REF = CatalogueRef(id=NEW.id, version="1.0.0")
OLD = replace(
    check_of({"needs-asked": 3, "group-differences": 2, "portrayal-checked": "?", "never-heard-of": 4}), catalogue=REF
)


def test_the_report_says_what_is_taken_renamed_kept_aside_and_opened() -> None:
    carried = carry_over(OLD, NEW, "2.0.0")
    assert carried.report.taken == ("needs-known", "portrayal-checked")
    assert carried.report.renamed == (("needs-asked", "needs-known"),)
    assert carried.report.aside == ("group-differences", "never-heard-of")
    assert carried.report.opened == (successor.ADDED,)
    assert carried.assessment.catalogue.version == "2.0.0"
    assert carried.assessment.answer("needs-known") == OLD.answer("needs-asked")


def test_going_back_brings_back_what_was_kept_aside() -> None:
    forth = carry_over(OLD, NEW, "2.0.0").assessment
    forth = replace(forth, answers={**forth.answers, successor.ADDED: answer_of(1)})
    back = carry_over(forth, NEW, "1.0.0")
    assert back.report.taken == ("needs-asked", "group-differences", "portrayal-checked")
    assert back.report.aside == ("never-heard-of", successor.ADDED)
    assert back.assessment.answers == {**OLD.answers, successor.ADDED: answer_of(1)}


def test_quick_checks_crosscutting_checks_and_rounds_follow_their_factors() -> None:
    said = QuickAnswer(state=QuickState.TOUCHED, text="Ja")
    quick = replace(OLD, check=Check.QUICK, answers={}, quick={"target-groups": said, "identities": said})
    carried = carry_over(quick, NEW, "2.0.0")
    assert carried.assessment.quick == {"audiences": said, "identities": said}
    assert carried.report.taken == ("audiences", "identities")
    unit = replace(OLD, check=Check.CROSSCUTTING, phase=None, answers={"target-groups-standard": answer_of(2)})
    assert carry_over(unit, NEW, "2.0.0").assessment.answers == {"audiences-standard": answer_of(2)}
    rounds = (RoundRecord(item="target-groups", level=3), RoundRecord(item="needs-asked"), RoundRecord(item="else"))
    together = carry_over(replace(OLD, mode=Mode.WORKSHOP, rounds=rounds), NEW, "2.0.0").assessment
    assert [record.item for record in together.rounds] == ["audiences", "needs-known", "else"]
    assert together.rounds[0].level == 3


def test_where_no_way_leads_nothing_is_carried_over() -> None:
    for catalogue, target in ((REF, "3.0.0"), (replace(REF, version="0.9.0"), "2.0.0"),
                              (replace(REF, version="neu"), "2.0.0"), (replace(REF, id="other"), "2.0.0")):  # fmt: skip
        with pytest.raises(NoWayError):
            carry_over(replace(OLD, catalogue=catalogue), NEW, target)
    other = replace(OLD, catalogue=replace(REF, id="other"))
    assert current(other, NEW) is other


def test_a_draft_of_an_earlier_version_is_read_and_changed_by_todays_names() -> None:
    today = current(OLD, NEW)
    assert today.answer("needs-known").level == 3
    assert current(today, NEW) is today

    def change(draft: Assessment) -> Assessment:
        return replace(draft, answers={**draft.answers, "needs-known": answer_of(4), successor.ADDED: answer_of(1)})

    changed = change_as_of_today(OLD, NEW, change)
    assert changed.catalogue == OLD.catalogue
    assert changed.answers == {**OLD.answers, "needs-asked": answer_of(4), successor.ADDED: answer_of(1)}
    assert change_as_of_today(OLD, NEW, lambda draft: draft) is OLD


def test_what_is_not_asked_is_kept_aside_and_counts_nowhere() -> None:
    today = current(OLD, NEW)
    assert kept_aside(today, NEW) == ("group-differences", "never-heard-of")
    assert set(only_asked(today, NEW).answers) == {"needs-known", "portrayal-checked"}
    assert set(only_asked(today, NEW.as_of("1.0.0")).answers) == {
        "needs-known", "group-differences", "portrayal-checked"
    }  # fmt: skip


IDS = [f"q{n}" for n in range(12)]


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Draw a catalogue with up to four versions: questions come, go, and change their names."""
    versions = [Version(n, draw(st.integers(0, 2)), 0) for n in range(1, draw(st.integers(2, 5)))]
    names = {id_: id_ for id_ in draw(st.lists(st.sampled_from(IDS), unique=True, min_size=2))}
    walks: list[Crosswalk] = []
    retired: dict[str, str] = {}
    since: dict[str, str] = {}
    for place, (before, after) in enumerate(pairwise(versions)):
        alive = sorted(set(names) - set(retired))
        fates = {id_: draw(st.sampled_from(["stay", "stay", "rename", "retire"])) for id_ in alive}
        gone = [id_ for id_, fate in fates.items() if fate == "retire"]
        renamed = {names[id_]: f"{id_}-{place + 2}" for id_, fate in fates.items() if fate == "rename"}
        walks.append(Crosswalk(source=before, target=after, renamed=renamed, retired=tuple(names[id_] for id_ in gone)))
        names |= {id_: renamed[names[id_]] for id_, fate in fates.items() if fate == "rename"}
        retired |= dict.fromkeys(gone, str(after))
        for new in draw(st.lists(st.sampled_from(IDS), max_size=2)):
            if new not in names:
                names[new], since[new] = new, str(after)
    first = str(versions[0])
    questions = [
        replace(question(name, "f1"), since=since.get(id_, first), retired=retired.get(id_))
        for id_, name in names.items()
    ]
    return replace(
        catalogue_of(factor_of(1, questions)), version=str(versions[-1]),
        crosswalks=tuple(draw(st.permutations(walks))),
    )  # fmt: skip


@st.composite
def cases(draw: st.DrawFn) -> tuple[Catalogue, Assessment, str, str]:
    """Draw a catalogue, answers under any ids at all, and two versions to go to."""
    catalogue = draw(catalogues())
    here, there, further = (draw(st.sampled_from(catalogue.versions)) for _ in range(3))
    known = sorted({*IDS, *catalogue.questions, *(id_ for w in catalogue.crosswalks for id_ in w.renamed)})
    codes: dict[str, Code] = draw(st.dictionaries(st.sampled_from(known), st.sampled_from((*LEVEL_CODES, "?", "-"))))
    return catalogue, replace(check_of(codes), catalogue=CatalogueRef(id="small", version=here)), there, further


@given(cases())
def test_no_answer_is_lost_or_altered(case: tuple[Catalogue, Assessment, str, str]) -> None:
    catalogue, assessment, there, _ = case
    carried = carry_over(assessment, catalogue, there)
    assert len(carried.assessment.answers) == len(assessment.answers)
    assert _sorted(carried.assessment.answers.values()) == _sorted(assessment.answers.values())
    assert len(carried.report.taken) + len(carried.report.aside) == len(assessment.answers)
    assert set(carried.report.taken) | set(carried.report.aside) == set(carried.assessment.answers)
    assert not set(carried.report.opened) & set(carried.assessment.answers)


def _sorted(answers: object) -> list[str]:
    assert hasattr(answers, "__iter__")
    return sorted(map(repr, answers))


@given(cases())
def test_there_and_back_is_as_before(case: tuple[Catalogue, Assessment, str, str]) -> None:
    catalogue, assessment, there, _ = case
    forth = carry_over(assessment, catalogue, there).assessment
    assert carry_over(forth, catalogue, assessment.catalogue.version).assessment == assessment


@given(cases())
def test_two_steps_are_as_one(case: tuple[Catalogue, Assessment, str, str]) -> None:
    catalogue, assessment, there, further = case
    stepped = carry_over(carry_over(assessment, catalogue, there).assessment, catalogue, further).assessment
    assert stepped == carry_over(assessment, catalogue, further).assessment


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_answers_and_crosswalks_is_irrelevant(
    case: tuple[Catalogue, Assessment, str, str], random: Random
) -> None:
    catalogue, assessment, there, _ = case
    answers = list(assessment.answers.items())
    random.shuffle(answers)
    mixed = replace(assessment, answers=dict(answers))
    other = replace(catalogue, crosswalks=catalogue.crosswalks[::-1])
    one, two = carry_over(assessment, catalogue, there), carry_over(mixed, other, there)
    assert one.assessment == two.assessment
    assert set(one.report.taken) == set(two.report.taken)
    assert one.report.opened == two.report.opened


@given(cases(), st.sampled_from([Answer(rationale="später"), answer_of(4)]))
def test_an_answer_given_under_todays_name_is_found_again_in_every_version(
    case: tuple[Catalogue, Assessment, str, str], answer: Answer
) -> None:
    catalogue, assessment, there, _ = case
    id_ = next(iter(catalogue.questions))
    changed = change_as_of_today(
        assessment, catalogue, lambda draft: replace(draft, answers={**draft.answers, id_: answer})
    )
    carried = carry_over(changed, catalogue, there).assessment
    assert current(carried, catalogue).answer(id_) == answer
