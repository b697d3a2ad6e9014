"""Titles are found again by likeness, and the shortcut finds what comparing with each one finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.returns.likeness import ALIKE, Titles, same_title

WORDS = st.lists(st.sampled_from(["umbau", "umbaus", "schule", "schulen", "hof", "nord", "sued", "2", "3"]), max_size=5)
TITLE = WORDS.map(" ".join) | st.text(alphabet="abc 12", max_size=12)


def titles(*known: str) -> Titles:
    made = Titles()
    for title in known:
        made.add(title)
    return made


def dice(one: str, other: str) -> float:
    first, second = ({f"  {text} "[n : n + 3] for n in range(len(text) + 1)} for text in map(same_title, (one, other)))
    return 2 * len(first & second) / (len(first) + len(second))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sanierung Turnhalle Nord", "Sanierung Turnhale Nord"), ("Umbau Schulhof", "Umbau Schulhofs"),
     ("Größeres Hallenbad", "Groesseres Hallenbad!"), ("Radweg 2. Abschnitt", "Radwege 2. Abschnitt")],
)  # fmt: skip
def test_slips_of_the_pen_are_alike(one: str, other: str) -> None:
    assert titles("Lesefest", one).alike(other) == one


@pytest.mark.parametrize(
    ("one", "other"),
    [("Radweg 2. Abschnitt", "Radweg 3. Abschnitt"), ("Umbau Schule Nord", "Umbau Schule Süd"),
     ("Haushalt 2026", "Haushalt 2027"), ("Lesefest", "Sommerfest"), ("Lesefest", "")],
)  # fmt: skip
def test_titles_that_differ_on_purpose_are_not(one: str, other: str) -> None:
    assert titles(one).alike(other) is None


@given(known=st.lists(TITLE, max_size=8), title=TITLE)
def test_the_rarest_trigrams_find_what_comparing_with_each_finds(known: list[str], title: str) -> None:
    def figures(text: str) -> list[str]:
        return sorted("".join(sign if sign.isdigit() else " " for sign in text).split())

    close = [dice(title, other) for other in known if figures(other) == figures(title)]
    found = titles(*known).alike(title)
    best = max(close, default=0.0)
    assert (found is not None) == (best >= ALIKE)
    assert found is None or dice(title, found) == best
