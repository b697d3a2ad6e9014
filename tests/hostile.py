"""Files that somebody could lay into the folder: what a reader must refuse, and what it must take as plain text."""

from typing import Any


def _nested_aliases() -> bytes:
    first = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    rest = (f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefghi", "bcdefghij", strict=True))
    return (first + "".join(rest)).encode()


def _merged_aliases() -> bytes:
    keys = ",".join(f"k{i}: {i}" for i in range(500))
    return (f"a: &a {{{keys}}}\nb:\n" + "  - {<<: *a}\n" * 20_000).encode()


REFUSED: dict[str, bytes] = {
    "alias bomb, nine levels of nine": _nested_aliases(),
    "alias bomb, 20,000 merges": _merged_aliases(),
    "alias to itself": b"a: &a [*a]\n",
    "flow depth 5,000": b"[" * 5_000 + b"]" * 5_000,
    "flow depth 100,000": b"[" * 100_000 + b"]" * 100_000,
    "flow depth 1,000,000, not closed": b"[" * 1_000_000,
    "block depth 3,000": "".join(" " * i + "a:\n" for i in range(3_000)).encode(),
    "dash depth 20,000": b"- " * 20_000 + b"x",
    "20,000 keys in each other on one line": b"a: " * 20_000,
    "50,000 question marks": b"? " * 50_000,
    "one scalar over 2 MB": b"a: " + b"x" * 2_000_000,
    "50 MB": b"a: " + b"x" * 50_000_000,
    "200,000 keys": "".join(f"k{i}: 1\n" for i in range(200_000)).encode(),
    "quotation without end, 2 MB": b'a: "' + b"x " * 1_000_000,
    "50,000 anchors": "".join(f"k{i}: &x{i} 1\n" for i in range(50_000)).encode(),
    "duplicate key": b"level: 1\nlevel: 4\n",
    "duplicate key further in": b"answers:\n  q1: {level: 1}\n  q1: {level: 4}\n",
    "merge key": b"a: &a {level: 1}\nb: {<<: *a}\n",
    "tag that runs a program": b"a: !!python/object/apply:os.system ['echo']\n",
    "binary tag": b"a: !!binary aGk=\n",
    "set tag": b"a: !!set {x, y}\n",
    "tag of one's own": b"a: !x 1\n",
    "two documents": b"a: 1\n---\nb: 2\n",
    "empty": b"",
    "only a comment": b"# x\n",
    "half written": b'id: x\nanswers:\n  q1: {level: 3, note: "abc',
    "UTF-16": "a: ü\n".encode("utf-16"),
    "Latin-1": "a: ü\n".encode("latin-1"),
    "NUL byte": b"a: x\x00y\n",
    "nothing but NUL": b"\x00" * 4_096,
    "half a surrogate pair": b'a: "\\ud800"\n',
    "escape character": b"a: x\x1by\n",
    "indented with a tab": b"a:\n\tb: 1\n",
    "null as key": b"~: x\n",
    "list as key": b"[1,2]: x\n",
    "merge sign as key": b"<<: 1\n",
}

TAKEN: dict[str, tuple[bytes, Any]] = {
    "list at the top": (b"- 1\n", ["1"]),
    "text at the top": (b"hello\n", "hello"),
    "UTF-8 with a byte order mark": (b"\xef\xbb\xbfa: 1\n", {"a": "1"}),
    "CRLF": (b"a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}),
    "CR only": (b"a: 1\rb: 2\r", {"a": "1", "b": "2"}),
    "no is Norway, not false": (b"a: no\n", {"a": "no"}),
    "sexagesimal": (b"a: 1:30\n", {"a": "1:30"}),
    "octal": (b"a: 010\n", {"a": "010"}),
    "hexadecimal": (b"a: 0x10\n", {"a": "0x10"}),
    "digits with underscores": (b"a: 1_000\n", {"a": "1_000"}),
    "not a number": (b"a: .nan\n", {"a": ".nan"}),
    "infinite": (b"a: -.inf\n", {"a": "-.inf"}),
    "overflowing float": (b"a: 1e400\n", {"a": "1e400"}),
    "float without a point": (b"a: 1e5\n", {"a": "1e5"}),
    "30 February": (b"a: 2024-02-30\n", {"a": "2024-02-30"}),
    "28 February": (b"a: 2024-02-28\n", {"a": "2024-02-28"}),
    "5,000 digits": (b"a: " + b"9" * 5_000, {"a": "9" * 5_000}),
    "1,000,000 digits": (b"a: " + b"9" * 1_000_000, {"a": "9" * 1_000_000}),
    "offset beyond a day": (b"a: 2024-01-01 00:00:00 +99:99\n", {"a": "2024-01-01 00:00:00 +99:99"}),
    "number as key": (b"1: x\n", {"1": "x"}),
    "name of an attribute as key": (b"__class__: x\n", {"__class__": "x"}),
    "equals sign": (b"a: =\n", {"a": "="}),
}
