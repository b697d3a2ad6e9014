"""Talks in files: read back as written, strictly, without a history, in every backup."""

from dataclasses import replace
from pathlib import Path

import pytest

from gelingenscheck.assessment.talk import LONGEST, MOST_LETTERS, Comment, Talk
from gelingenscheck.reading import MAX_BYTES, MisfitError
from gelingenscheck.storage.archive import export, restore
from gelingenscheck.storage.codec import decode, encode
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.scan import scan
from tests.storage.samples import OTHER, stamp

HOSTILE = ("Erste Zeile\n  zweite: - [x]\n\n...\n", "- a", "*alias &anker !tag", "\u202eumgekehrt", "'\"\\", "🙂" * 3)


def talk(*texts: str) -> Talk:
    said = tuple(
        Comment(number=number, question="absence-understood", text=text, stamp=stamp(number))
        for number, text in enumerate(texts, 1)
    )
    return Talk(id="schulweg-7k3f-1", changed=stamp(9), given=len(texts), comments=said, invited=stamp(3))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_comment_reads_back_as_it_was_written(text: str) -> None:
    once = decode(Talk, encode(talk(text)))
    assert decode(Talk, encode(once)) == once
    assert once.comments[0].text == text.replace("\u202e", "")


def test_the_fullest_talk_fits_a_file() -> None:
    fullest = talk(*(["\U0001f642" * LONGEST] * (MOST_LETTERS // LONGEST)))
    assert len(encode(fullest)) < MAX_BYTES
    assert decode(Talk, encode(fullest)) == fullest


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"number: 2", b"number: 1"),
        (b"given: 2", b"given: 1"),
        (b"text: zwei", b'text: ""'),
        (b"text: zwei", b"text: " + b"x" * (LONGEST + 1)),
        (b"talk/1", b"talk/2"),
        (b"given: 2", b"given: 2\nfremd: 1"),
    ],
)
def test_what_does_not_fit_is_refused(before: bytes, after: bytes) -> None:
    data = encode(talk("eins", "zwei"))
    assert before in data
    with pytest.raises(MisfitError):
        decode(Talk, data.replace(before, after))


def test_nothing_that_was_said_stays_when_it_is_withdrawn_or_the_talk_ends(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.create(talk("geheim"))
    store.update(Talk, "schulweg-7k3f-1", lambda old: replace(old, comments=(), changed=stamp(99, OTHER)))
    assert not [path for path in tmp_path.rglob("*.yaml") if b"geheim" in path.read_bytes()]
    store.remove(Talk, "schulweg-7k3f-1")
    assert list(tmp_path.rglob("*.yaml")) == []


def test_a_talk_is_listed_verified_and_in_every_backup(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "a")
    store.create(talk("eins"))
    assert scan(store.root).files == ["talks/schulweg-7k3f-1.yaml"]
    assert export(store, tmp_path / "out.zip").files == 1
    restore(tmp_path / "out.zip", tmp_path / "b")
    assert FileStore(tmp_path / "b").load(Talk, "schulweg-7k3f-1") == store.load(Talk, "schulweg-7k3f-1")
    (store.root / "talks" / "schulweg-7k3f-1.yaml").write_bytes(b"kaputt")
    assert len(store.verify()) == 1
