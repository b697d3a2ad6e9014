"""Change the bytes of good files in every way, and see that reading ends in a document or one of two errors."""

import random
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from gelingenscheck import organisation
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.catalogue import reader
from gelingenscheck.i18n.words import words_in
from gelingenscheck.reading import MisfitError, UnreadableError
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.codec import decode, document_problem, encode
from gelingenscheck.usecases.generator import generate

Read = Callable[[Any, bytes], Subject | Assessment]
Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]

ODD = (
    b"null", b"~", b'"3"', b"3.0", b"True", b"no", b"-1", b"99999999999999999999", b"010", b"0x10", b".nan", b"1e999",
    b"2026-02-30", b"2026-03-01T25:00:00Z", b"&a x", b"*a", b"!!python/object/apply:os.system [x]", b"!t x", b"[",
    b"]", b"{", b"}", b"{a: 1}", b"[1, [2, [3]]]", b"<<", b"<<: *a", b"? x", b"- - x", b"|", b">", b"|-\n x", b"'",
    b'"',
    b'"\\ud800"', b'"\\x00"', b"\0", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xc2\x85", b"\xe2\x80\xa8", b"\t",
    b"# x", b": ", b"...\n", b"---\n", b"%YAML 1.1\n---\n", b"%x", b"@", b"`", b"javascript:alert(1)", b"../../x",
    b"=", b"\r", b"\r\n", b"gelingenscheck/assessment/2", b"{{x}}", b"{0}", b"[" * 40, b"a: " * 40,
)  # fmt: skip
MOST_CHANGES = 4
DOCUMENTS = 24
TODAY = date(2026, 11, 24)
KEPT = 5
"""Failures that are shown."""


def run(count: int = 100_000, *, seed: int = 1, read: Read = decode) -> dict[str, Any]:
    """Read so many changed files; return how many ended in anything but a document or one of the two errors."""
    chance = random.Random(seed)
    originals = _originals(seed)
    sources = [data for _, data in originals]
    failures: list[str] = []
    accepted = 0
    for _ in range(count):
        kind, data = chance.choice(originals)
        for _ in range(chance.randint(1, MOST_CHANGES)):
            data = chance.choice(MUTATIONS)(chance, data, sources)
        try:
            accepted += _is_read(read, kind, data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            failures.append(f"{type(error).__name__}: {error} in {data[:300]!r}")
    return {
        "name": "fuzz-files", "tried": count, "lost": None, "torn": None, "unhandled": len(failures),
        "accepted": accepted, "first": failures[:KEPT], "holds": not failures and accepted < count,
    }  # fmt: skip


def _originals(seed: int) -> list[tuple[type, bytes]]:
    catalogue = reader.load(ROOT / "factors.yaml")
    city = organisation.load(ROOT / "organisation.yaml")
    made = generate(catalogue, city, size=DOCUMENTS, seed=seed, today=TODAY)
    return [(type(document), encode(document)) for document in made]


def _is_read(read: Read, kind: type, data: bytes) -> bool:
    """Say whether it is a document; then it must be written and read back equal."""
    try:
        document = read(kind, data)
    except (UnreadableError, MisfitError) as error:
        document_problem("x.yaml", data, error).reason(words_in("de"))
        return False
    again = encode(document)
    if encode(decode(kind, again)) != again:
        raise AssertionError
    return True


def _flip(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    place = chance.randrange(len(data) or 1)
    return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]


def _cut(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:start] if chance.random() < 0.3 else data[:start] + data[min(end, start + 80) :]


def _splice(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    other = chance.choice(others)
    start = chance.randrange(len(other))
    place = chance.randrange(len(data) + 1)
    return data[:place] + other[start : start + chance.randrange(400)] + data[place:]


def _insert(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.choice(ODD) + data[place:]


def _value(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Put an odd value after a key."""
    lines = data.split(b"\n")
    place = chance.randrange(len(lines))
    key, colon = lines[place].partition(b":")[:2]
    lines[place] = key + colon + b" " + chance.choice(ODD)
    return b"\n".join(lines)


def _key(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    place = chance.randrange(len(lines))
    blank = len(lines[place]) - len(lines[place].lstrip(b" "))
    colon, rest = lines[place].partition(b":")[1:]
    lines[place] = b" " * blank + chance.choice(ODD) + colon + rest
    return b"\n".join(lines)


def _line(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Drop, double, move or indent a line."""
    lines = data.split(b"\n")
    line = lines.pop(chance.randrange(len(lines)))
    change = chance.randrange(4)
    place = chance.randrange(len(lines) + 1)
    lines[place:place] = ([], [line, line], [line], [b"  " + line])[change]
    return b"\n".join(lines)


MUTATIONS: tuple[Mutation, ...] = (_flip, _cut, _splice, _insert, _value, _key, _line)
