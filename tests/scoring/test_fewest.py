"""The fewest candidates are really the fewest, of those the cheapest, of those the first: compared with trying all."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.scoring.fewest import Candidate, fewest
from gelingenscheck.scoring.lift import smallest_lift
from tests.scoring.building import equal, full

rising = st.lists(st.integers(-30, 100), min_size=1, max_size=4).map(sorted).map(tuple)
candidates = st.lists(st.builds(Candidate, gains=rising, needed=st.booleans()), max_size=5)


def _by_trying(known: list[Candidate], need: int) -> tuple[int, ...] | None:
    must = {place for place, candidate in enumerate(known) if candidate.needed}
    found: list[tuple[int, int, tuple[int, ...]]] = []
    for count in range(len(known) + 1):
        for chosen in combinations(range(len(known)), count):
            if must <= set(chosen):
                steps = product(*(range(1, len(known[place].gains) + 1) for place in chosen))
                enough = [
                    sum(n)
                    for n in steps
                    if sum(known[place].gains[k - 1] for place, k in zip(chosen, n, strict=True)) >= need
                ]
                found += [(count, min(enough), chosen)] if enough else []
    return min(found)[2] if found else None


@given(known=candidates, need=st.integers(-50, 300))
def test_the_choice_equals_the_best_of_all(known: list[Candidate], need: int) -> None:
    assert fewest(known, need) == _by_trying(known, need)


def test_twenty_questions_are_answered_at_once() -> None:
    catalogue = equal(1, 20)
    found = smallest_lift(catalogue, catalogue.factors[0], full(catalogue, [2] * 20))
    assert found is not None
    assert [step.question for step in found.steps] == [f"f1q{i}" for i in range(1, 11)]
    assert {(step.before, step.after) for step in found.steps} == {(2, 4)}
    unrated = smallest_lift(catalogue, catalogue.factors[0], full(catalogue, [None] * 20))
    assert unrated is not None
    assert len(unrated.steps) == 14
