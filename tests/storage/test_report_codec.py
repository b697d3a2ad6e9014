"""Yearly reports are written for people, read back exactly, and never changed once the council has them."""

from dataclasses import replace
from datetime import date

import pytest
import yaml

from gelingenscheck.annual import writing
from gelingenscheck.annual.figures import Figures, MeasureState, Outcome
from gelingenscheck.annual.model import AnnualReport, Part, Supplement
from gelingenscheck.annual.refusals import SubmittedError
from gelingenscheck.reading import MAX_BYTES, MisfitError, UnreadableError
from gelingenscheck.storage.codec import decode, decode_named, encode
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.store import AlreadyThereError, DocumentStore, NotFoundError
from tests.annual.made import change, factor, few, figures, listed, promise, report, stamp, submitted

BARE = figures(
    spots=(), units=(), released=(), released_in_all=0, before=None, factors=(factor(1, None),),
    measures=replace(figures().measures, listed=(), promises=()),
    city=replace(figures().city, mandate=None, bodies=()),
)  # fmt: skip
FULL = figures(
    examples=True,
    factors=(factor(1, few(11, 12), few(0, 1)), factor(2, few(3)), factor(3, None)),
    measures=replace(
        figures().measures,
        listed=(listed(), listed(2, responsible=None, due=None, state=MeasureState.OVERDUE)),
        promises=(promise(), promise(Outcome.OPEN, due=None), promise(Outcome.OVERDUE, moved=date(2027, 1, 1))),
    ),
)


def reports() -> dict[str, AnnualReport]:
    draft = writing.write(report(figures=FULL, named=True), change("Zwei\nZeilen: # kein Kommentar"), stamp=stamp(1))
    more = Supplement(text="Nachgetragen.", stamp=stamp(5))
    return {
        "bare": report(figures=BARE), "draft": draft, "submitted": submitted(),
        "supplemented": submitted(supplements=(more,)),
    }  # fmt: skip


@pytest.mark.parametrize("name", reports())
def test_every_report_is_read_back_as_it_was(name: str) -> None:
    known = reports()[name]
    data = encode(known)
    assert decode_named(AnnualReport, "2026", data) == known
    assert encode(decode(AnnualReport, data)) == data
    assert yaml.safe_load(data)["status"] == known.status


def test_a_file_says_first_what_a_person_looks_for() -> None:
    lines = encode(submitted()).decode().splitlines()
    assert lines[:6] == [
        "format: gelingenscheck/report/1", "year: 2026", "revision: 1", "status: submitted", "as_of: 2026-09-30",
        "texts:",
    ]  # fmt: skip
    assert "      weak: [7, 7, 12]" in lines
    assert "      there: [1, 0, 1]" in lines


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("status: submitted", "status: draft", "status"),
        ("status: submitted", "status: fertig", "status"),
        ("year: 2026", "year: 1800", "year"),
        ("  finances:", "  geld:", "geld"),
        ("    origin: proposed", "    origin: gefunden", "origin"),
        ("weak: [7, 7, 12]", "weak: [7, 5, 12]", "weak"),
        ("weak: [7, 7, 12]", "weak: [7, 7]", "weak"),
        ("weak: [7, 7, 12]", "weak: [0, 0, 0]", "weak"),
        ("there: [1, 0, 1]", "there: [1, 0]", "there"),
        ("there: [1, 0, 1]", "there: [1, 0, 2]", "there"),
        ("projects: 34", "projects: -1", "projects"),
        ("projects: 34", "projects: 34\n  score: 50", "score"),
        ("outcome: done", "outcome: vielleicht", "outcome"),
        ("report/1", "report/2", "format"),
        ("by: local@rat\n...", "by: Frau Beispiel\n...", "by"),
    ],
)
def test_a_report_that_does_not_fit_is_refused_at_its_place(old: str, new: str, place: str) -> None:
    whole = encode(submitted()).decode()
    assert old in whole
    with pytest.raises(MisfitError) as caught:
        decode(AnnualReport, whole.replace(old, new, 1).encode())
    assert place in caught.value.path


@pytest.mark.parametrize("missing", [Part.SUMMARY, Part.METHOD])
def test_a_submitted_report_without_a_text_is_refused(missing: Part) -> None:
    known = submitted()
    gone = replace(known, texts={part: text for part, text in known.texts.items() if part is not missing})
    with pytest.raises(MisfitError):
        decode(AnnualReport, encode(gone))


def test_supplements_and_proposed_texts_of_a_draft_are_refused() -> None:
    known = submitted()
    for wrong in (
        replace(known, submitted=None),
        report(supplements=(Supplement(text="A", stamp=stamp()),)),
    ):
        with pytest.raises(MisfitError):
            decode(AnnualReport, encode(wrong))


@pytest.mark.parametrize("cut", range(0, 2_000, 97))
def test_a_file_that_was_cut_off_is_never_read_as_a_whole_one(cut: int) -> None:
    with pytest.raises((UnreadableError, MisfitError)):
        decode(AnnualReport, encode(submitted())[:cut])


def test_a_report_keeps_every_promise_of_the_store(store: DocumentStore) -> None:
    assert store.create(report()).document == report()
    store.create(report(year=2025))
    assert list(store.ids(AnnualReport)) == ["2025", "2026"]
    with pytest.raises(AlreadyThereError):
        store.create(report())
    written = store.update(AnnualReport, "2026", lambda old: writing.write(old, change("A"), stamp=stamp(1)))
    assert written.document.revision == 2
    assert list(store.verify()) == []


@pytest.mark.parametrize("id_", ["26", "1800", "../2026", "2026-x", ""])
def test_what_is_no_year_is_not_found(store: DocumentStore, id_: str) -> None:
    with pytest.raises(NotFoundError):
        store.load(AnnualReport, id_)


def test_figures_that_were_replaced_stay_in_the_history(store: DocumentStore) -> None:
    first = store.create(report())
    store.update(AnnualReport, "2026", lambda old: writing.recomputed(old, BARE, old.as_of, stamp=stamp(1)))
    assert [entry.digest for entry in store.history(AnnualReport, "2026")] == [first.digest]


def test_no_store_changes_or_removes_a_submitted_report(store: DocumentStore) -> None:
    """Whoever goes around the domain is refused all the same, with every way that a store has."""
    known = store.create(submitted())
    others = [
        replace(known.document, named=True), replace(known.document, submitted=None, texts={}),
        replace(known.document, figures=BARE),
    ]  # fmt: skip
    for other in others:
        with pytest.raises(SubmittedError):
            store.replace(other, base=known.digest)
        with pytest.raises(SubmittedError):
            store.update(AnnualReport, "2026", lambda _old, other=other: other)  # type: ignore[misc]  # bound here
    with pytest.raises(SubmittedError):
        store.remove(AnnualReport, "2026")
    assert store.load(AnnualReport, "2026") == known


def test_a_supplement_is_saved_and_the_report_before_it_stays_in_the_history(store: DocumentStore) -> None:
    known = store.create(submitted())
    more = store.update(AnnualReport, "2026", lambda old: writing.supplemented(old, "Nachtrag.", stamp=stamp(5)))
    assert replace(more.document, supplements=(), revision=1, changed=known.document.changed) == known.document
    assert [entry.digest for entry in store.history(AnnualReport, "2026")] == [known.digest]


def test_a_report_lies_where_the_design_says(files: FileStore) -> None:
    files.create(report())
    assert (files.root / "reports" / "2026.yaml").is_file()


def test_the_largest_report_is_far_below_what_the_reader_takes() -> None:
    """Sixty listed measures, a hundred units, every text as long as it may be."""
    base = figures()
    large: Figures = replace(
        base, units=base.units * 50, released=base.released * 60,
        measures=replace(base.measures, listed=tuple(listed(n) for n in range(60)), promises=(promise(),) * 60),
    )  # fmt: skip
    draft = report(figures=large)
    for part in Part:
        draft = writing.write(draft, change("ä" * writing.LONGEST, part=part), stamp=stamp(1))
    assert len(encode(draft)) < MAX_BYTES / 2
