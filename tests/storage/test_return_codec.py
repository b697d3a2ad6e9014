"""Rounds and returns are written for people, read back exactly, and refused where their parts contradict each other."""

import pytest
import yaml
from hypothesis import given

from gelingenscheck.i18n.words import words_in
from gelingenscheck.reading import MisfitError, UnreadableError
from gelingenscheck.returns.model import Return, ReturnRound
from gelingenscheck.storage.blocks import written
from gelingenscheck.storage.codec import decode, decode_named, document_problem, encode
from tests.storage.documents import returns, rounds
from tests.storage.samples import closed_round, full_return, unit_return, year_round

RETURN_FILE = """\
format: gelingenscheck/return/1
year: 2026
unit: tiefbau
revision: 1
texts:
  done: |-
    Zwei Querungen gebaut
    - und eine geplant
log:
  - step: begun
    at: 2026-03-01T09:01:00Z
    by: planner@tiefbau
    on_behalf: telephone
  - step: nil
    at: 2026-03-01T09:04:00Z
    by: planner@tiefbau
    reason: Alles bei der Schule
  - step: withdrawn
    at: 2026-03-01T09:05:00Z
    by: planner@tiefbau
  - step: submitted
    at: 2026-03-01T09:06:00Z
    by: planner@tiefbau
    on_behalf: telephone
contacts:
  - kind: reminder
    at: 2026-03-01T09:02:00Z
    by: planner@tiefbau
confirmed:
  projects: 3
  at: 2026-03-01T09:03:00Z
  by: planner@tiefbau
changed:
  at: 2026-03-01T09:06:00Z
  by: planner@tiefbau
...
"""
ROUND_FILE = """\
format: gelingenscheck/round/1
year: 2026
revision: 1
state: open
cut_off: 2026-09-30
deadline: 2026-10-15
log:
  - step: opened
    at: 2026-03-01T09:00:00Z
    by: planner@tiefbau
changed:
  at: 2026-03-01T09:00:00Z
  by: planner@tiefbau
...
"""


def test_files_read_like_the_design() -> None:
    assert encode(full_return()).decode() == RETURN_FILE
    assert encode(year_round()).decode() == ROUND_FILE


@given(document=rounds())
def test_every_round_is_read_back_as_it_was(document: ReturnRound) -> None:
    data = encode(document)
    assert decode_named(ReturnRound, document.id, data) == document
    assert encode(decode(ReturnRound, data)) == data


@given(document=returns())
def test_every_return_is_read_back_as_it_was(document: Return) -> None:
    data = encode(document)
    assert decode_named(Return, document.id, data) == document
    assert encode(decode(Return, data)) == data


@given(document=rounds())
def test_other_readers_take_frozen_figures_for_the_same(document: ReturnRound) -> None:
    plain = yaml.safe_load(encode(document))
    assert plain["year"] == document.year
    assert plain.get("figures") == document.figures


@given(document=returns())
def test_other_readers_take_texts_for_the_same(document: Return) -> None:
    plain = yaml.safe_load(encode(document))
    assert plain.get("texts", {}) == {str(text): said for text, said in document.texts.items()}


@pytest.mark.parametrize("value", [0.0, 0.1, 2 / 3, 87.5, 1e-9, 1e15, -0.25, 5e-324, 100.0])
def test_a_fraction_is_one_for_every_reader(value: float) -> None:
    data = written({"value": value})
    assert yaml.safe_load(data)["value"] == value
    assert isinstance(yaml.safe_load(data)["value"], float)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_not_written(value: float) -> None:
    with pytest.raises(ValueError, match=r"nan|inf"):
        written({"value": value})


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("year: 2026", "year: 26", "year"),
        ("unit: tiefbau", "unit: Tief bau", "unit"),
        ("  done: |-", "  gone: |-", "gone"),
        ("step: begun", "step: begann", "step"),
        ("step: begun", "step: emptied", "log"),
        ("    reason: Alles bei der Schule\n", "", "log"),
        ("on_behalf: telephone", "on_behalf: fax", "on_behalf"),
        ("kind: reminder", "kind: taube", "kind"),
        ("projects: 3", "projects: -3", "projects"),
        ("revision: 1", "revision: 1\nextra: 1", "extra"),
        ("return/1", "return/2", "format"),
        ("by: planner@tiefbau\n...", "by: Frau Beispiel\n...", "by"),
    ],
)
def test_a_return_that_does_not_fit_is_refused_at_its_place(old: str, new: str, place: str) -> None:
    assert old in RETURN_FILE
    with pytest.raises(MisfitError) as caught:
        decode(Return, RETURN_FILE.replace(old, new, 1).encode())
    assert place in caught.value.path


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("state: open", "state: closed", "state"),
        ("state: open", "state: offen", "state"),
        ("step: opened", "step: reopened", "log"),
        ("  - step: opened\n    at: 2026-03-01T09:00:00Z\n    by: planner@tiefbau\n", "", "log"),
        ("changed:", "figures: {n: 1}\nchanged:", "figures"),
        ("cut_off: 2026-09-30", "cut_off: 30.09.2026", "cut_off"),
        ("year: 2026", "year: 1800", "year"),
        ("deadline: 2026-10-15\n", "", "deadline"),
    ],
)
def test_a_round_that_does_not_fit_is_refused_at_its_place(old: str, new: str, place: str) -> None:
    assert old in ROUND_FILE
    with pytest.raises(MisfitError) as caught:
        decode(ReturnRound, ROUND_FILE.replace(old, new, 1).encode())
    assert place in caught.value.path


@pytest.mark.parametrize("kind", [ReturnRound, Return])
@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_a_file_that_was_cut_off_is_never_read_as_a_whole_one(kind: type[ReturnRound | Return], cut: int) -> None:
    whole = RETURN_FILE if kind is Return else ROUND_FILE
    data = whole[: min(cut, len(whole) - 10)].encode()
    with pytest.raises((UnreadableError, MisfitError)):
        decode(kind, data)


def test_a_copy_under_another_name_is_a_problem_with_its_line() -> None:
    data = encode(unit_return())
    with pytest.raises(MisfitError) as caught:
        decode_named(Return, "2025-tiefbau", data)
    problem = document_problem("returns/2025/tiefbau.yaml", data, caught.value)
    assert "Kopie" in problem.reason(words_in("de"))


def test_frozen_figures_keep_their_kinds() -> None:
    figures = decode(ReturnRound, encode(closed_round())).figures
    assert figures is not None
    assert {name: type(value) for name, value in figures.items()} == {
        "share": float, "none": type(None), "n": int, "whole": float, "flag": bool, "text": str, "list": list,
    }  # fmt: skip
