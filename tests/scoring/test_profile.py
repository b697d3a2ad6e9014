"""The whole assessment: golden cases, and the sentence."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.assessment.model import Check, Mode, RoundRecord
from gelingenscheck.catalogue import Band, Catalogue, Phase
from gelingenscheck.i18n import words_in
from gelingenscheck.scoring.profile import Profile, profile, profile_sentence
from gelingenscheck.scoring.sentences import target_sentence
from tests.scoring.building import Code, catalogue_of, check_of, equal, factor_of, full, question
from tests.scoring.recalculation import expected
from tests.scoring.strategies import answered

ALL_4: tuple[Code, ...] = (4,) * 5
ALL_0: tuple[Code, ...] = (0,) * 5
OPEN: tuple[Code, ...] = (None,) * 5
ABSENT: tuple[Code, ...] = ("-",) * 5


def of(*rows: tuple[Code, ...]) -> Profile:
    return profile(equal(), full(equal(), *rows))


def said(*rows: tuple[Code, ...], lang: str = "de") -> str:
    return profile_sentence(of(*rows), equal(), words_in(lang))


def test_one_factor_at_zero_is_named_beside_a_good_mean() -> None:
    found = of(*[ALL_4] * 7, ALL_0)
    assert (found.score, found.low, found.high) == (87.5, 87.5, 87.5)
    assert found.bands == {Band.GAP: 1, Band.DEVELOPING: 0, Band.STRONG: 7}
    assert found.weakest is not None
    assert (found.weakest.factor, found.weakest.score) == ("f8", 0)


def test_one_answer_of_forty_is_no_score() -> None:
    found = of((4, *[None] * 4), *[OPEN] * 7)
    assert (found.score, found.low, found.high, found.rated, found.weakest) == (None, 2.5, 100, 0, None)


def test_half_the_factors_open_is_no_mean() -> None:
    found = of(*[ALL_4] * 4, *[OPEN] * 4)
    assert (found.score, found.low, found.high, found.rated) == (None, 50, 100, 4)


def test_nothing_answered_is_no_score_and_everything_possible() -> None:
    found = of(*[OPEN] * 8)
    assert (found.score, found.low, found.high, found.rated) == (None, 0, 100, 0)


def test_two_rated_factors_are_too_few_for_a_mean() -> None:
    found = of(*[ABSENT] * 6, ALL_4, (2,) * 5)
    assert (found.score, found.low, found.high, found.rated) == (None, 75, 75, 2)


def test_six_rated_factors_are_enough_where_the_others_do_not_apply() -> None:
    found = of(*[ABSENT] * 2, *[ALL_4] * 5, ALL_0)
    assert found.score == pytest.approx(500 / 6)
    assert found.rated == 6
    assert of(*[ABSENT] * 3, *[ALL_4] * 5).score is None


def test_one_unrated_factor_keeps_the_mean_away() -> None:
    found = of(*[ALL_4] * 7, (4, None, None, "?", 4))
    assert (found.score, found.rated) == (None, 7)
    assert (found.low, found.high) == (92.5, 100)


def test_where_nothing_applies_there_is_no_interval_either() -> None:
    found = of(*[ABSENT] * 8)
    assert (found.score, found.low, found.high) == (None, None, None)


def test_a_key_question_at_zero_lowers_the_band_and_not_the_number() -> None:
    first = factor_of(1, [question("key", "f1", key=True), *(question(f"f1q{i}", "f1") for i in range(4))])
    catalogue = catalogue_of(first, *equal().factors[1:])
    found = profile(catalogue, full(catalogue, (0, 4, 4, 4, 4), *[(3,) * 5] * 7))
    assert (found.scores[0].score, found.scores[0].band) == (80, Band.GAP)
    assert found.score == pytest.approx((80 + 7 * 75) / 8)
    assert found.weakest is not None
    assert found.weakest.factor == "f2"


def test_four_answers_not_applicable_change_no_number() -> None:
    found = of(*[("-", 3, 3, 3, 3)] * 4, *[(3,) * 5] * 4)
    assert found.score == 75
    assert sum(score.not_applicable for score in found.scores) == 4


def test_a_mean_is_divided_once_at_the_end() -> None:
    rows: list[tuple[Code, ...]] = [*[("-", "-", 1, 0, 0)] * 5, *[("-", "-", 2, 0, 0)] * 2, ("-", "-", 1, 1, 1)]
    found = of(*rows)
    assert found.score == 12.5
    assert sum(score.score or 0 for score in found.scores) / 8 != 12.5


@given(data=st.data())
def test_the_interval_is_the_mean_of_the_factors_that_apply(data: st.DataObject) -> None:
    assessment = data.draw(answered(equal(7, 3)))
    found = profile(equal(7, 3), assessment)
    applying = [score for score in found.scores if score.applies]
    numbers = [expected(equal(7, 3), factor, assessment) for factor in equal(7, 3).factors]
    assert found.low == _mean([number.low for number in numbers])
    assert found.high == _mean([number.high for number in numbers])
    if found.rated == len(applying) >= 6:
        assert found.score == _mean([number.score for number in numbers])
    else:
        assert found.score is None


def _mean(values: list[Fraction | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(sum(known, Fraction(0)) / len(known)) if known else None


def test_the_sentence_leads_with_what_is_strong_and_names_the_weakest() -> None:
    rows = [*[ALL_4] * 2, (2, 1, 1, 2, 1), *[ALL_4] * 3, *[(2, 3, 2, 3, 2)] * 2]
    assert said(*rows) == "5 stark, 2 im Aufbau, 1 Handlungsbedarf; am schwächsten: Faktor 3 mit 35"


def test_the_sentence_leaves_out_bands_without_a_factor() -> None:
    assert said(*[ALL_4] * 7, (3,) * 5) == "8 stark; am schwächsten: Faktor 8 mit 75"


def test_the_sentence_mentions_unrated_and_absent_factors() -> None:
    assert said(*[ALL_4] * 6, (3,) * 5, OPEN) == (
        "7 stark; am schwächsten: Faktor 7 mit 75; Faktor 8 ist noch unvollständig"
    )
    assert said(*[ALL_4] * 3, (3,) * 5, OPEN, ABSENT, OPEN, ABSENT) == (
        "4 stark; am schwächsten: Faktor 4 mit 75; "
        "Faktoren 5 und 7 sind noch unvollständig; Faktoren 6 und 8 treffen nicht zu"
    )


def test_the_sentence_is_silent_about_factors_that_are_not_due() -> None:
    later = factor_of(9, [question("later", "f9", phase="implementation")])
    catalogue = catalogue_of(*equal().factors, later)
    found = profile(catalogue, full(catalogue, *[ALL_4] * 8, (None,), phase=Phase.PLANNING))
    assert profile_sentence(found, catalogue, words_in("de")) == "8 stark; alle mit 100"


def test_the_sentence_names_equals_together() -> None:
    weak: tuple[Code, ...] = (1,) * 5
    assert said(*[ALL_4] * 6, weak, weak).endswith("am schwächsten: Faktoren 7 und 8 mit je 25")
    assert said(*[ALL_4] * 4, *[weak] * 4).endswith("am schwächsten: 4 Faktoren mit je 25")
    assert said(*[ALL_4] * 8) == "8 stark; alle mit 100"


def test_one_rated_factor_is_not_the_weakest_of_anything() -> None:
    assert said(ALL_4, *[ABSENT] * 7) == "1 stark; Faktor 1 mit 100; Faktoren 2, 3, 4, 5, 6, 7 und 8 treffen nicht zu"


def test_without_a_rated_factor_the_sentence_says_so() -> None:
    assert said((4, None, None, None, None), *[OPEN] * 7) == "Noch kein Faktor ist vollständig eingeschätzt"
    assert said(*[ABSENT] * 8) == "Kein Faktor trifft hier zu"


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        ([2], "Gesamturteil im Workshop zu Faktor 1: Stufe 2"),
        ([2, 2], "Gesamturteil im Workshop zu den Faktoren 1 und 2: je Stufe 2"),
        ([3, 0, 2], "Gesamturteil im Workshop zu 3 Faktoren; am niedrigsten Faktor 2 mit Stufe 0"),
        ([1, 3, 1], "Gesamturteil im Workshop zu 3 Faktoren; am niedrigsten die Faktoren 1 und 3 mit je Stufe 1"),
    ],
)
def test_a_workshop_on_whole_factors_says_what_the_group_agreed(levels: list[int], sentence: str) -> None:
    catalogue = equal(8)
    rounds = tuple(RoundRecord(item=f"f{place}", level=level) for place, level in enumerate(levels, 1))
    known = profile(catalogue, replace(check_of({}), mode=Mode.WORKSHOP, rounds=rounds))
    assert profile_sentence(known, catalogue, words_in("de")) == sentence


def test_a_check_that_is_not_scored_has_no_profile() -> None:
    quick = profile(equal(), replace(check_of({}), check=Check.QUICK))
    assert (quick.scores, quick.score, quick.low, quick.rated) == ((), None, None, 0)
    assert profile_sentence(quick, equal(), words_in("de")) == "Zu dieser Art von Check gibt es keine Punktwerte"


def test_band_words_come_from_the_catalogue() -> None:
    assert "8 strong" in said(*[ALL_4] * 8, lang="en")


def test_the_sentence_rounds_half_up() -> None:
    rows = [*[ALL_4] * 7, ("-", 2, 3, 2, 3)]
    assert said(*rows).endswith("Faktor 8 mit 63")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([OPEN] * 8, "Noch hat kein Faktor einen Wert; die Linien zeigen, was noch möglich ist"),
        ([ALL_0] * 8, "Keiner von 8 Faktoren mit Wert erreicht das Ziel 75"),
        ([ALL_4, *[ALL_0] * 7], "Einer von 8 Faktoren mit Wert erreicht das Ziel 75"),
        ([*[ALL_4] * 3, *[OPEN] * 5], "3 von 3 Faktoren mit Wert erreichen das Ziel 75"),
        ([ALL_4, *[OPEN] * 7], "Der eine Faktor mit Wert erreicht das Ziel 75"),
        ([ALL_0, *[OPEN] * 7], "Der eine Faktor mit Wert erreicht das Ziel 75 nicht"),
    ],
)  # fmt: skip
def test_how_many_reach_the_target_is_said_for_none_one_and_some(rows: list[tuple[Code, ...]], sentence: str) -> None:
    assert target_sentence(of(*rows), 75, words_in("de")) == sentence


def test_the_shipped_catalogue_has_a_profile(shipped: Catalogue) -> None:
    found = profile(shipped, check_of(dict.fromkeys(shipped.questions, 3)))
    assert found.rated == len(shipped.factors)
    assert {score.score for score in found.scores} == {75}


@pytest.mark.parametrize(("factors", "needed"), [(3, 3), (4, 3), (5, 4), (8, 6), (12, 9)])
def test_a_mean_needs_three_quarters_of_the_factors_rounded_up(factors: int, needed: int) -> None:
    catalogue = equal(factors)
    for rated, mean in ((needed, 75.0), (needed - 1, None)):
        rows = [[3] * 5] * rated + [["-"] * 5] * (factors - rated)
        assert profile(catalogue, full(catalogue, *rows)).score == mean
