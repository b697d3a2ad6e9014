"""Two catalogues side by side: every difference is found, nothing else, and the step is the one that it needs."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gelingenscheck.catalogue.comparison.entries import Entry, Fate, compare
from gelingenscheck.catalogue.comparison.passages import WHOLE, by_key, passages
from gelingenscheck.catalogue.comparison.provisions import Step
from gelingenscheck.catalogue.model import Catalogue
from tests.catalogue import assembled, changed, shortened, successor

ID = "portrayal-checked"
BEFORE = shortened.read(shortened.text())
QUESTION = BEFORE.questions[ID]


def only(after: Catalogue) -> Entry:
    comparison = compare(BEFORE, after)
    assert comparison.same_catalogue
    assert comparison.needed is comparison.entries[0].step
    (entry,) = comparison.entries
    return entry


def test_a_catalogue_equals_itself() -> None:
    comparison = compare(BEFORE, shortened.read(shortened.text()))
    assert (comparison.entries, comparison.needed) == ((), Step.NONE)


def test_every_text_has_a_place_of_its_own() -> None:
    every = list(passages(BEFORE))
    assert len(by_key(BEFORE)) == len(every)
    assert by_key(BEFORE)[f"{ID}/anchors/3"].text == QUESTION.anchors[3]
    assert by_key(BEFORE)["*/bands/gap"].text == BEFORE.bands[0].name


def test_another_word_is_named_with_its_place_language_and_both_texts_and_is_a_patch() -> None:
    anchors = list(QUESTION.anchors)
    anchors[2] = replace(anchors[2], en="Something else.")
    entry = only(changed.question(BEFORE, ID, anchors=tuple(anchors)))
    (difference,) = entry.differences
    assert (entry.owner, entry.was, entry.factor, entry.fate, entry.step) == (
        ID, ID, QUESTION.factor, Fate.CHANGED, Step.PATCH,
    )  # fmt: skip
    assert (difference.part, difference.level, difference.language) == ("anchors", 2, "en")
    assert (difference.before, difference.after) == (QUESTION.anchors[2].en, "Something else.")


@pytest.mark.parametrize("language", ["de", "en", "simple"])
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_whichever_text_changes_is_found_and_nothing_else(language: str, data: st.DataObject) -> None:
    owner = data.draw(st.sampled_from(sorted(BEFORE.questions)))
    part = data.draw(st.sampled_from(["text", "why", "help"]))
    text = replace(getattr(BEFORE.questions[owner], part), **{language: "Neu."})
    entry = only(changed.question(BEFORE, owner, **{part: text}))
    assert [(d.part, d.language, d.after) for d in entry.differences] == [(part, language, "Neu.")]
    assert (entry.owner, entry.step) == (owner, Step.PATCH)


@pytest.mark.parametrize(
    ("part", "value", "shown", "step"),
    [
        ("weight", 3, "3", Step.MAJOR),
        ("key", True, "true", Step.MAJOR),
        ("phase", "implementation", "implementation", Step.MAJOR),
        ("na", None, "false", Step.MAJOR),
        ("dimension", "needs", "needs", Step.PATCH),
        ("sources", (), "–", Step.PATCH),
    ],
)
def test_a_setting_is_compared_and_one_that_changes_figures_is_major(
    part: str, value: Any, shown: str, step: Step
) -> None:
    entry = only(changed.question(BEFORE, ID, **{part: value}))
    setting = next(d for d in entry.differences if d.part == part)
    assert (setting.after, setting.language, entry.step) == (shown, None, step)


@pytest.mark.parametrize(
    ("values", "part"),
    [
        ({"target": 80}, "target"),
        ({"completeness": Fraction(1, 2)}, "completeness"),
        ({"bands": (*BEFORE.bands[:2], replace(BEFORE.bands[2], start=80))}, "bands/strong/from"),
    ],
)
def test_a_threshold_belongs_to_the_whole_catalogue_and_is_major(values: dict[str, Any], part: str) -> None:
    entry = only(replace(BEFORE, **values))
    assert (entry.owner, entry.factor, entry.step) == (WHOLE, None, Step.MAJOR)
    assert [d.part for d in entry.differences] == [part]


def test_the_words_of_a_band_are_wording() -> None:
    bands = (replace(BEFORE.bands[0], name=changed.said(BEFORE.bands[0].name, "offen")), *BEFORE.bands[1:])
    assert only(replace(BEFORE, bands=bands)).step is Step.PATCH


def test_a_reason_to_choose_may_come_in_a_minor_version_and_go_in_a_major_one_only() -> None:
    assert QUESTION.na
    first, text = next(iter(QUESTION.na.items()))
    more = only(changed.question(BEFORE, ID, na={**QUESTION.na, "another": text}))
    fewer = only(changed.question(BEFORE, ID, na={id_: t for id_, t in QUESTION.na.items() if id_ != first}))
    reworded = only(changed.question(BEFORE, ID, na={**QUESTION.na, first: changed.said(text, "Anders gesagt")}))
    assert (more.step, fewer.step, reworded.step) == (Step.MINOR, Step.MAJOR, Step.PATCH)


def test_a_reason_that_only_now_has_simple_words_is_wording() -> None:
    assert QUESTION.na
    texts = {id_: replace(text, simple="Einfach gesagt.") for id_, text in QUESTION.na.items()}
    assert only(changed.question(BEFORE, ID, na=texts)).step is Step.PATCH


def test_an_added_question_is_minor_and_a_gone_one_major() -> None:
    more, fewer = only(changed.added(BEFORE, "new-one")), only(changed.without(BEFORE, ID))
    assert (more.owner, more.was, more.fate, more.step) == ("new-one", None, Fate.ADDED, Step.MINOR)
    assert (fewer.owner, fewer.was, fewer.fate, fewer.step) == (ID, ID, Fate.GONE, Step.MAJOR)
    assert {d.before for d in more.differences} == {None} == {d.after for d in fewer.differences}


def test_a_retired_question_is_said_to_be_retired_once() -> None:
    retired = changed.question(BEFORE, ID, retired="2.0.0")
    assert (only(retired).fate, only(retired).step) == (Fate.RETIRED, Step.MAJOR)
    assert compare(retired, retired).entries == ()


def test_what_the_crosswalk_renames_is_compared_with_what_it_was() -> None:
    comparison = compare(BEFORE, successor.catalogue())
    renamed = {entry.owner: entry.was for entry in comparison.entries if entry.fate is Fate.RENAMED}
    assert renamed == {
        "needs-known": "needs-asked", "audiences": "target-groups", "audiences-standard": "target-groups-standard",
    }  # fmt: skip
    assert [entry.differences for entry in comparison.entries if entry.fate is Fate.RENAMED] == [(), (), ()]
    fates = {entry.owner: entry.fate for entry in comparison.entries if entry.fate is not Fate.RENAMED}
    assert fates == {"group-differences": Fate.RETIRED, successor.ADDED: Fate.ADDED}
    assert comparison.needed is Step.MAJOR
    assert [comparison.count(fate) for fate in Fate] == [0, 1, 0, 1, 3]


def test_a_question_that_moves_to_another_factor_changes_figures() -> None:
    first, second = BEFORE.factors[:2]
    moved = replace(QUESTION, factor=second.id)
    kept = tuple(question for question in first.questions if question.id != ID)
    factors = (replace(first, questions=kept), replace(second, questions=(*second.questions, moved)))
    entry = only(replace(BEFORE, factors=(*factors, *BEFORE.factors[2:])))
    assert (entry.owner, entry.factor, entry.step) == (ID, second.id, Step.MAJOR)


def test_the_order_in_the_file_is_no_difference() -> None:
    assert compare(BEFORE, replace(BEFORE, factors=BEFORE.factors[::-1])).entries == ()


def test_another_id_of_the_catalogue_makes_two_catalogues() -> None:
    assert not compare(BEFORE, assembled.catalogue(3)).same_catalogue
