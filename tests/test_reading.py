"""What is read from a file, what is refused, and on which line."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gelingenscheck import reading
from gelingenscheck.reading import Fields, MisfitError, Quoted, UnreadableError
from tests.hostile import REFUSED, TAKEN

PATH = ("answers", "x")


def refusal(data: bytes, **limits: int) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        reading.loads(data, **limits)
    return caught.value


def misfit(typed: Callable[..., Any], value: Any, **bounds: Any) -> MisfitError:
    with pytest.raises(MisfitError) as caught:
        typed(value, PATH, **bounds)
    assert caught.value.path == PATH
    assert caught.value.why.format(**caught.value.details)
    return caught.value


def test_every_hostile_file_that_was_tried_is_here() -> None:
    assert len(REFUSED) + len(TAKEN) == 58


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_in_words(name: str) -> None:
    error = refusal(REFUSED[name])
    assert error.why.format(**error.details)
    assert error.line is None or error.line >= 1


@pytest.mark.parametrize("name", TAKEN)
def test_a_scalar_is_text_until_a_field_is_typed(name: str) -> None:
    data, value = TAKEN[name]
    assert reading.loads(data) == value


@pytest.mark.parametrize("name", [name for name in REFUSED if "depth" in name or "each other" in name])
def test_no_nesting_brings_the_process_down(name: str) -> None:
    """A crash in C would take the test run with it, so this one runs outside."""
    program = (
        "import sys; from gelingenscheck import reading; from tests.hostile import REFUSED\n"
        "try: reading.loads(REFUSED[sys.argv[1]])\n"
        "except reading.UnreadableError: print('refused')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, name], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("refused", 0), done.stderr


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"a: 1\nb: 2\na: 3\n", 3),
        (b"a: 1\nb:\n  - c\n  - &x d\n", 4),
        (b"a: 1\n\n# Kommentar\nb: *c\n", 4),
        (b"a: 1\nb: [\n", 3),
        (b"a: 1\nb: !!str x\n", 2),
        (b"a: 1\n---\nb: 2\n", 2),
        (b"a: 1\n" + b"b: " + b"[" * 13 + b"]" * 13 + b"\n", 2),
        (b"%YAML 1.1\n---\na: 1\n", 1),
    ],
)
def test_a_refusal_names_the_line(data: bytes, line: int) -> None:
    assert refusal(data).line == line


def test_equal_keys_are_refused_however_they_are_written() -> None:
    assert refusal(b'a: 1\n"a": 2\n').details == {"key": "a"}


def test_equal_keys_in_different_places_are_fine() -> None:
    assert reading.loads(b"a: {x: 1}\nb: {x: 2}\n") == {"a": {"x": "1"}, "b": {"x": "2"}}


def test_nesting_up_to_the_limit_is_read() -> None:
    deepest = b"[" * reading.MAX_DEPTH + b"]" * reading.MAX_DEPTH
    assert reading.loads(deepest) is not None
    assert "verschachtelt" in refusal(b"[" + deepest + b"]").why


def test_the_number_of_entries_is_limited() -> None:
    assert reading.loads(b"[a, b, c]", max_nodes=4) == ["a", "b", "c"]
    assert "Einträge" in refusal(b"[a, b, c, d]", max_nodes=4).why


def test_the_size_is_limited_to_the_byte() -> None:
    fits = b"a: " + b"x" * (reading.MAX_BYTES - 3)
    assert len(reading.loads(fits)["a"]) == reading.MAX_BYTES - 3
    assert "2 MB" in refusal(fits + b"x").why


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_plain_nothing_is_none(nothing: str) -> None:
    assert reading.loads(f"a: {nothing}\n".encode()) == {"a": None}


@pytest.mark.parametrize("scalar", ["3", "null", "true", "2026-03-01", ""])
@pytest.mark.parametrize("mark", ["'", '"'])
def test_what_stands_in_quotation_marks_is_text(scalar: str, mark: str) -> None:
    value = reading.loads(f"a: {mark}{scalar}{mark}\n".encode())["a"]
    assert (type(value), value) == (Quoted, scalar)


def test_block_text_is_text_even_if_it_looks_like_a_number() -> None:
    assert type(reading.loads(b"a: |-\n  3\n")["a"]) is Quoted


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with suppress(UnreadableError):
        reading.loads(data)


@settings(deadline=None)
@given(st.text(alphabet="ab: -[]{}&*!|>'\"\n#?%,0~<=.", max_size=80))
def test_no_text_that_looks_like_yaml_raises_anything_else(text: str) -> None:
    data = text.encode()
    try:
        reading.loads(data)
    except UnreadableError:
        assert reading.lines_of(data) == {}
    else:
        lines = reading.lines_of(data)
        assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())


@pytest.mark.parametrize(
    ("data", "complete"),
    [
        (b"a: 1\n...\n", True),
        (b"a: 1\n...", True),
        (b"a: 1\r\n...\r\n", True),
        (b"a: 1\n...\n\n", True),
        (b"a: 1\n", False),
        (b"a: x...\n", False),
        (b"a: 1\n..\n", False),
        (b"...", False),
        (b"", False),
        (b"a: 1\n...\nb", False),
    ],
)
def test_the_end_marker_is_the_last_line(data: bytes, complete: bool) -> None:  # noqa: FBT001 - a column of the table
    assert reading.is_complete(data) is complete


LINES = b"""# Kopf
a: 1
b:
  c: {d: 2, e: 3}
  f:
    - x
    - {g: 4}
    -
      - y
h:

  i: 5
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 2),
        (("a",), 2),
        (("b",), 3),
        (("b", "c", "e"), 4),
        (("b", "f"), 5),
        (("b", "f", 0), 6),
        (("b", "f", 1, "g"), 7),
        (("b", "f", 2), 9),
        (("b", "f", 2, 0), 9),
        (("h", "i"), 12),
        (("h", "missing"), 10),
        (("b", "f", 7, "x"), 5),
        (("missing",), 2),
    ],
)
def test_a_place_is_found_or_the_innermost_part_of_it(path: reading.Path, line: int) -> None:
    assert reading.line_of(LINES, path) == line


def test_a_file_that_cannot_be_read_has_no_lines() -> None:
    assert reading.lines_of(b"a: [") == {}
    assert reading.line_of(b"a: [", ("a",)) is None


def test_a_whole_number_is_written_plainly_and_within_bounds() -> None:
    assert [reading.as_integer(text, PATH, low=-1, high=4) for text in ("-1", "0", "4")] == [-1, 0, 4]


@pytest.mark.parametrize(
    "value",
    ["5", "-2", "03", "1.0", "1e0", "+1", "", " 1", "1\n", "٣", "0x1", "9" * 5_000, Quoted("3"), None, [], {}, "-0x"],
)
def test_anything_else_is_no_whole_number(value: Any) -> None:
    misfit(reading.as_integer, value, low=-1, high=4)


def test_a_flag_is_true_or_false_and_nothing_else() -> None:
    assert reading.as_flag("true", PATH) is True
    assert reading.as_flag("false", PATH) is False
    for value in ("yes", "no", "True", "1", "", None, Quoted("true")):
        misfit(reading.as_flag, value)


def test_a_date_exists_and_lies_in_our_time() -> None:
    assert reading.as_date("2024-02-29", PATH) == date(2024, 2, 29)
    for value in (
        "2023-02-29", "2024-2-9", "20240229", "1989-12-31", "2101-01-01", "2024-W09-4", "2024-02-29\n", "٢٠٢٤-٠٢-٢٩",
        Quoted("2024-02-29"), None,
    ):  # fmt: skip
        misfit(reading.as_date, value)


@pytest.mark.parametrize(
    ("typed", "written", "bounds"),
    [
        (reading.as_date, "2024-02-29", {}),
        (reading.as_moment, "2026-03-01T09:00:00Z", {}),
        (reading.as_integer, "75", {"low": 0, "high": 100}),
        (reading.as_flag, "true", {}),
    ],
)
def test_quotation_marks_are_named_where_they_are_all_that_is_wrong(
    typed: Callable[..., Any], written: str, bounds: dict[str, int]
) -> None:
    assert typed(written, PATH, **bounds) is not None
    assert "in Anführungszeichen" in misfit(typed, Quoted(written), **bounds).why
    assert "in Anführungszeichen" not in misfit(typed, Quoted("x"), **bounds).why


def test_a_moment_is_in_utc_to_the_second() -> None:
    assert reading.as_moment("2026-03-01T09:00:00Z", PATH) == datetime(2026, 3, 1, 9, tzinfo=UTC)
    others: tuple[Any, ...] = (
        "2026-03-01T09:00:00", "2026-03-01T09:00:00+01:00", "2026-03-01 09:00:00Z", "2026-03-01T24:00:00Z",
        "2026-03-01T09:00:60Z", "2026-03-01T09:00:00.5Z", "2026-02-30T09:00:00Z", "1989-03-01T09:00:00Z", None,
        Quoted("2026-03-01T09:00:00Z"),
    )  # fmt: skip
    for value in others:
        misfit(reading.as_moment, value)


def test_a_text_is_not_empty() -> None:
    assert reading.as_text(Quoted(" x "), PATH) == " x "
    others: tuple[Any, ...] = (None, "", " \n", Quoted(""), [], {})
    for value in others:
        misfit(reading.as_text, value)


@pytest.mark.parametrize("id_", ["a", "0", "needs-asked", "schulweg-umbau-7k3f", "a" * 80])
def test_an_id_is_a_file_name_on_every_system(id_: str) -> None:
    assert reading.as_id(id_, PATH) == id_


@pytest.mark.parametrize(
    "id_",
    ["", "-a", "A", "ä", "a_b", "a.b", "a/b", "..", "a b", "a\n", "a" * 81, "con", "nul", "com1", "lpt9", None, []],
)
def test_anything_else_is_no_id(id_: Any) -> None:
    assert not reading.is_id(id_)
    misfit(reading.as_id, id_)


def test_a_choice_is_one_of_the_codes() -> None:
    assert reading.as_choice("a", PATH, ("a", "b")) == "a"
    assert misfit(reading.as_choice, "c", choices=("a", "b")).details["choices"] == "a, b"
    misfit(reading.as_choice, None, choices=("a",))


def test_a_message_shows_a_long_value_shortened() -> None:
    shown = str(misfit(reading.as_date, "x" * 5_000).details["value"])
    assert len(shown) == 60
    assert shown.endswith("…")


def test_a_field_that_must_be_there_is_missed_by_its_place() -> None:
    with pytest.raises(MisfitError) as caught:
        Fields({"b": None}, ("a",)).take("b", reading.as_text)
    assert caught.value.path == ("a", "b")


def test_a_field_that_may_be_missing_may_also_be_null() -> None:
    fields = Fields({"b": None})
    assert fields.maybe("a", reading.as_text) is None
    assert fields.maybe("b", reading.as_text) is None
    assert fields.each("c", reading.as_text) == ()
    assert fields.items("d", reading.as_text) == {}
    fields.done()


def test_a_field_that_nobody_took_is_unknown() -> None:
    fields = Fields({"a": "1", "b": "2"}, ("x",))
    fields.take("a", reading.as_text)
    with pytest.raises(MisfitError) as caught:
        fields.done()
    assert caught.value.path == ("x", "b")


def test_items_say_their_own_place() -> None:
    with pytest.raises(MisfitError) as caught:
        Fields({"a": ["x", None]}).each("a", reading.as_text)
    assert caught.value.path == ("a", 1)
    with pytest.raises(MisfitError) as caught:
        Fields({"a": {"b": []}}).items("a", reading.as_text)
    assert caught.value.path == ("a", "b")


@pytest.mark.parametrize("value", ["x", None, ["x"]])
def test_only_a_mapping_has_fields(value: Any) -> None:
    with pytest.raises(MisfitError):
        Fields(value)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"a: 1\nb: x\x00y\n", 2),
        ("ä: 1\nö: ü\nb: x\x1by\n".encode(), 3),
        ("a: 1\nb: ü\n".encode("latin-1"), 2),
        ("a: 1\n".encode("utf-16"), 1),
        (b'a: 1\nb: "never closed\nc: 1\nd: 2\n', 2),
        (b"a: 1\nb: [1, 2\nc: 1\nd: 2\n", 2),
        (b"a: 1\nb: {c: 1\nd\ne: 2\n...\n", 2),
        (b"a: 1\nb: x: y\n", 2),
        (b"a: 1\n\tb: 2\n", 2),
    ],
)
def test_what_is_no_yaml_is_named_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(UnreadableError) as caught:
        reading.loads(data)
    assert caught.value.line == line
