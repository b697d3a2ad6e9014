"""What is written is read back exactly; what does not fit is refused with its place."""

from dataclasses import replace

import pytest
import yaml
from hypothesis import given

from gelingenscheck import reading
from gelingenscheck.assessment.model import Answer, Assessment, CarriedFrom, CatalogueRef, Check, Choice, Status
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n.words import words_in
from gelingenscheck.reading import MisfitError, UnreadableError
from gelingenscheck.storage.codec import decode, decode_named, document_problem, encode, end_problem
from tests.storage.documents import SUBJECTS, assessments
from tests.storage.samples import PLANNER, START, assessment, final, full_assessment, full_subject, stamp, subject

SUBJECT_FILE = """\
format: gelingenscheck/subject/1
id: schulweg-7k3f
revision: 1
kind: project
form: plan
title: "Schulweg: Querung # neu"
department: tiefbau
partners:
  - schule
partners_external:
  - Stadtsportverband
areas:
  - mobilitaet
summary: |-
  Erste Zeile
    zweite

  letzte
paper: 12/0767
start: 2026-03-01
end: 2026-11-30
release: internal
chosen_variant: null
example: false
measures:
  - id: m1
    from: schulweg-7k3f-1
    text: Aushang in fünf Sprachen
    factor: low-threshold
    question: absence-understood
    responsible: Projektleitung
    due: 2026-09-30
    status: open
    expected_level: 3
    joint: null
changed:
  at: 2026-03-01T09:00:00Z
  by: planner@tiefbau
...
"""
ASSESSMENT_FILE = """\
format: gelingenscheck/assessment/1
id: schulweg-7k3f-1
revision: 1
status: draft
check: full
subject: schulweg-7k3f
department: tiefbau
phase: planning
mode: individual
variant: null
catalogue:
  id: gelingensfaktoren
  version: 1.0.0
predecessor: null
created:
  at: 2026-03-01T09:00:00Z
  by: planner@tiefbau
changed:
  at: 2026-03-01T09:00:00Z
  by: planner@tiefbau
answers:
  needs-asked:
    level: 3
    rationale: Ja
    evidence:
      - text: Protokoll
        link: https://example.org/p
    target:
      level: 4
      reason: Ziel
    at: 2026-03-01T09:00:00Z
    by: planner@tiefbau
  costs-covered:
    no_answer: not_applicable
    reason: no-costs
  absence-understood:
    no_answer: dont_know
    at: 2026-03-01T09:00:00Z
    by: planner@tiefbau
...
"""
BARE = """\
format: gelingenscheck/assessment/1
id: x-1
revision: 1
status: draft
check: full
subject: x
department: tiefbau
phase: planning
catalogue: {id: gelingensfaktoren, version: 1.0.0}
created: {at: 2026-03-01T09:00:00Z, by: planner@tiefbau}
changed: {at: 2026-03-04, by: planner@tiefbau}
"""


def _refused(text: str, kind: type[Assessment] | type[Subject] = Assessment) -> MisfitError:
    with pytest.raises(MisfitError) as caught:
        decode(kind, text.encode()) if kind is Assessment else decode(Subject, text.encode())
    return caught.value


def test_a_subject_is_written_as_designed() -> None:
    assert encode(full_subject()).decode() == SUBJECT_FILE


def test_an_assessment_is_written_as_designed() -> None:
    assert encode(full_assessment()).decode() == ASSESSMENT_FILE


def test_where_a_draft_was_carried_over_from_is_written_and_read() -> None:
    before = CarriedFrom(catalogue=CatalogueRef(id="gelingensfaktoren", version="1.0.0"), stamp=stamp(5))
    carried = assessment(carried=before)
    block = "carried:\n  from:\n    id: gelingensfaktoren\n    version: 1.0.0\n  at: 2026-03-01T09:05:00Z\n"
    assert block in encode(carried).decode()
    assert decode(Assessment, encode(carried)) == carried
    assert "carried" not in encode(assessment()).decode()
    assert (
        _refused(BARE + "carried: {from: {id: x, version: 1.0.0}, at: gestern, by: planner@x}\n").path[0] == "carried"
    )


def test_flow_style_reads_like_block_style() -> None:
    text = BARE + "answers:\n  a: {level: 3, evidence: [{text: P, link: https://example.org}], at: 2026-03-04}\n...\n"
    read = decode(Assessment, text.encode())
    assert decode(Assessment, encode(read)) == read
    assert read.answer("a").level == 3


@given(SUBJECTS)
def test_every_subject_round_trips(document: Subject) -> None:
    data = encode(document)
    assert decode(Subject, data) == document
    assert encode(decode(Subject, data)) == data
    assert reading.is_complete(data)


@given(assessments())
def test_every_assessment_round_trips(document: Assessment) -> None:
    data = encode(document)
    assert decode(Assessment, data) == document
    assert list(decode(Assessment, data).answers) == list(document.answers)


@given(SUBJECTS)
def test_other_yaml_readers_see_the_same_texts(document: Subject) -> None:
    loaded = yaml.safe_load(encode(document))
    assert loaded["title"] == document.title
    assert loaded.get("summary") == document.summary
    assert loaded["id"] == document.id


def test_moments_are_written_in_utc_and_whole_seconds() -> None:
    draft = assessment(changed=Stamp(at=START.replace(microsecond=999_999), by=PLANNER))
    assert decode(Assessment, encode(draft)).changed == stamp()


def test_unknown_questions_and_another_catalogue_are_kept() -> None:
    text = BARE.replace("1.0.0", "99.0.0") + "answers: {never-heard-of: {level: 0}}\n"
    read = decode(Assessment, text.encode())
    assert (read.answer("never-heard-of").level, read.catalogue.version) == (0, "99.0.0")


def test_a_discarded_draft_says_when_and_by_whom() -> None:
    draft = assessment(discarded=stamp(5))
    assert b"discarded:\n  at: 2026-03-01T09:05:00Z\n" in encode(draft)
    assert decode(Assessment, encode(draft)) == draft


def test_blank_texts_and_empty_evidence_are_not_written() -> None:
    text = BARE + "answers: {a: {level: 1}}\n"
    blank = replace(Answer(choice=Choice(level=1)), rationale=" \n\u200b ")
    document = decode(Assessment, text.encode())
    assert encode(replace(document, answers={"a": blank})) == encode(document)


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ('{level: "3"}', "level"),
        ("{level: true}", "level"),
        ("{level: True}", "level"),
        ("{level: 3.0}", "level"),
        ("{level: 5}", "level"),
        ("{level: -1}", "level"),
        ("{level: 03}", "level"),
        ("{level: [3]}", "level"),
        ("{level: 3, no_answer: dont_know}", "level"),
        ("{level: 3, reason: x}", "reason"),
        ("{no_answer: not_applicable}", "reason"),
        ("{no_answer: not_applicable, reason: other}", "note"),
        ("{no_answer: not_applicable, reason: other, note: \u200b}", "note"),
        ("{no_answer: dont_know, reason: x}", "reason"),
        ("{no_answer: unknown}", "no_answer"),
        ("{lvl: 3}", "lvl"),
        ("{rationale: [x]}", "rationale"),
        ('{rationale: "  "}', "rationale"),
        ("{evidence: x}", "evidence"),
        ("{evidence: [{}]}", 0),
        ("{evidence: [{link: 'javascript:alert(1)'}]}", "link"),
        ("{evidence: [{link: ftp://x}]}", "link"),
        ("{evidence: [{url: https://x}]}", "url"),
        ("{target: 3}", "target"),
        ("{target: {}}", "level"),
        ('{target: {level: "3"}}', "level"),
        ("{at: 2026-02-30}", "at"),
        ("{at: 2026-03-01T09:00:00}", "at"),
        ('{at: "2026-03-01"}', "at"),
        ("{by: Erika Muster}", "by"),
        ("{by: erika.muster@stadt.de}", "by"),
        ("3", "a"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_with_its_place(answer: str, place: str | int) -> None:
    assert _refused(f"{BARE}answers:\n  a: {answer}\n").path[-1] == place


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("revision: 1", "revision: 0", "revision"),
        ("revision: 1", "revision: yes", "revision"),
        ("status: draft", "status: Draft", "status"),
        ("status: draft", "status: final", "finalised"),
        ("check: full", "check: quick\nanswers: {a: {level: 1}}", "answers"),
        ("check: full", "check: full\nquick: {identities: {state: open}}", "quick"),
        ("check: full", "check: full\nrounds: [{item: a}]", "rounds"),
        ("check: full", "check: full\nworkshop: a1b2c3", "workshop"),
        ("check: full", "check: crosscutting", "phase"),
        ("phase: planning", "phase: null", "phase"),
        ("check: full", "check: full\nanswers: {BAD: {level: 1}}", "BAD"),
        ("check: full", "check: full\nmood: good", "mood"),
        ("id: x-1", "id: ../x", "id"),
        ("id: x-1", "id: con", "id"),
        ("subject: x", "subject: null", "subject"),
        ("check: full", "check: full\nvariant: C", "variant"),
        ("at: 2026-03-04,", "at: 1889-03-04,", "at"),
        ("by: planner@tiefbau}\nchanged", "by: planner}\nchanged", "by"),
        ("format: gelingenscheck/assessment/1\n", "", "format"),
        ("assessment/1", "assessment/x", "format"),
        ("assessment/1", "subject/1", "format"),
        ("assessment/1", "assessment/0", "format"),
    ],
)
def test_a_header_that_does_not_fit_is_refused_with_its_place(old: str, new: str, place: str) -> None:
    assert old in BARE
    decode(Assessment, BARE.encode())
    assert _refused(BARE.replace(old, new)).path[-1] == place


def test_a_quick_check_and_a_workshop_are_read() -> None:
    quick = BARE.replace("check: full", "check: quick") + "quick: {identities: {state: touched, text: Ja}}\n"
    assert decode(Assessment, quick.encode()).check is Check.QUICK
    votes = "ballots: [[0, 2, 5, 9, 1], null], dont_know: [2, null]"
    rounds = f"mode: workshop\nrounds: [{{item: identities, {votes}, level: 3}}]\n"
    record = decode(Assessment, (BARE + rounds).encode()).rounds[0]
    assert (record.ballots, record.dont_know, record.level) == (((0, 2, 5, 9, 1), None), (2, None), 3)
    assert (record.note, record.paper) == (None, ())
    assert _refused(BARE + rounds.replace("5, 9, 1", "5, 9")).path[:2] == ("rounds", 0)


def test_notes_and_ballots_on_paper_of_a_workshop_are_read() -> None:
    talk = "note: Erst die Schule fragen, paper: [3, null]"
    rounds = f"mode: workshop\nworkshop: a1b2c3\nrounds: [{{item: identities, {talk}}}]\n"
    assessment = decode(Assessment, (BARE + rounds).encode())
    record = assessment.rounds[0]
    assert (assessment.workshop, record.note, record.paper) == ("a1b2c3", "Erst die Schule fragen", (3, None))
    for wrong in ("[-1, 2]", "[drei]", "3"):
        assert _refused(BARE + rounds.replace("[3, null]", wrong)).path[:3] == ("rounds", 0, "paper")


def test_a_newer_format_says_so_and_is_left_alone() -> None:
    data = BARE.replace("assessment/1", "assessment/2").encode()
    problem = document_problem("x-1.yaml", data, _refused(data.decode()))
    assert "neueren Fassung" in problem.reason(words_in("de"))
    assert "aktualisieren" in problem.advice(words_in("de"))
    assert problem.line == 1
    assert "neueren" not in _refused(data.decode().replace("/2", "/0")).why


def test_a_copy_under_another_name_is_refused() -> None:
    with pytest.raises(MisfitError) as caught:
        decode_named(Assessment, "kopie-1", BARE.encode())
    assert caught.value.path == ("id",)
    assert decode_named(Assessment, "x-1", BARE.encode()).status is Status.DRAFT


def test_a_problem_names_file_line_and_remedy() -> None:
    data = f'{BARE}answers:\n  a:\n    level: "3"\n'.encode()
    problem = document_problem("x-1.yaml", data, _refused(data.decode()))
    assert (problem.file, problem.line, problem.severity) == ("x-1.yaml", 14, "error")
    assert "level" in problem.reason(words_in("de"))


@pytest.mark.parametrize("data", [b"", b"\0" * 50, b"a: [1", b"a: &x 1", "a: ü".encode("latin-1"), b"[" * 9_000])
def test_bytes_that_are_no_document_are_a_problem_too(data: bytes) -> None:
    with pytest.raises((UnreadableError, MisfitError)) as caught:
        decode(Subject, data)
    error = caught.value
    assert isinstance(error, GelingenscheckError)
    assert document_problem("x.yaml", data, error).reason(words_in("de"))


def test_a_missing_end_marker_is_a_warning_and_the_file_opens() -> None:
    problem = end_problem("x-1.yaml", BARE.encode())
    assert problem is not None
    assert problem.severity == "warning"
    assert end_problem("x-1.yaml", encode(full_assessment())) is None


def test_a_file_that_breaks_off_in_the_middle_of_a_line_is_refused_there() -> None:
    data = encode(final(full_assessment()))
    for end in range(len(data) - 4):
        if data[end - 1 : end] != b"\n":
            with pytest.raises((UnreadableError, MisfitError)):
                decode(Assessment, data[:end])
    cut = data[: data.index(b"answers:") + len(b"answers:")]
    with pytest.raises(UnreadableError) as caught:
        decode(Assessment, cut)
    assert caught.value.line == cut.count(b"\n") + 1


def test_no_prefix_of_a_file_is_taken_for_the_whole() -> None:
    data = encode(final(full_assessment()))
    for end in range(len(data) - 2):
        assert not reading.is_complete(data[:end])


def test_a_subject_that_does_not_fit_is_refused_with_its_place() -> None:
    text = encode(subject()).decode()
    for old, new, place in (
        ("kind: project", "kind: house", "kind"), ("example: false", "example: no", "example"),
        ("title: Umbau Schulweg", 'title: ""', "title"),
        ("title: Umbau Schulweg", "title: \u202e", "title"), ("release: internal", "release: public", "release"),
        ("example: false", "example: false\nstart: 2026-13-01", "start"),
        ("example: false", "example: false\npartners: [Schule]", 0),
        ("example: false", "example: false\nmeasures: [{id: m1}]", "text"),
    ):  # fmt: skip
        assert old in text
        assert _refused(text.replace(old, new), Subject).path[-1] == place
