"""Documents of every shape, for rules that hold for all of them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from gelingenscheck.assessment.model import (
    Answer,
    Assessment,
    CarriedFrom,
    CatalogueRef,
    Check,
    Choice,
    Evidence,
    Mode,
    NoAnswer,
    QuickAnswer,
    QuickState,
    RoundRecord,
    Status,
    Target,
)
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.assessment.subject import Form, Measure, MeasureStatus, Release, Subject, SubjectKind
from gelingenscheck.catalogue import Phase
from gelingenscheck.reading import is_id
from gelingenscheck.returns.model import (
    Channel,
    Confirmation,
    Contact,
    ContactKind,
    Return,
    ReturnEvent,
    ReturnRound,
    ReturnStep,
    ReturnText,
    RoundEvent,
    RoundState,
    RoundStep,
)
from gelingenscheck.storage.texts import cleaned, cleaned_line

TRICKY = st.sampled_from(
    ["null", "~", "3", "no", "Yes", "2026-03-01", "1e3", ".inf", "0x10", "- x", "a: b", "a #b", "#", "...", "---", "|",
     "{x}", "[", "*a", "&a", "!t", "%d", "@", "`", "'", '"', "<<", "=", "?", " vorn", "hinten ", "a\n\n b\n", "\n\nx",
     "Straße 🏗️ 👩‍👧", "שלום עולם", "می‌خواهم", "\\n", "\t x", "a\n...\nb", "x\n   \ny", "é" * 2000]
)  # fmt: skip
RAW = TRICKY | st.text(min_size=1, max_size=60) | st.text(alphabet=" \n\tab:#-'\"", min_size=1, max_size=20)
TEXT = RAW.map(cleaned).filter(str.strip)
LINE = RAW.map(cleaned_line).filter(str.strip)
LINK = LINE.map(lambda rest: f"https://{rest.strip()}")
ID = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True).filter(is_id) | st.sampled_from(
    ["no", "null", "1", "1e3"]
)
DAY = st.dates(date(1990, 1, 1), date(2100, 12, 31))
MOMENT = st.datetimes(datetime(1990, 1, 1), datetime(2100, 12, 31)).map(  # noqa: DTZ001 - the zone follows
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)
ROLE = st.sampled_from(["local@tiefbau", "planner@schule", "integration_manager@integration", "facilitator@amt-1"])
STAMP = st.builds(Stamp, at=MOMENT | DAY, by=ROLE)
LEVEL = st.integers(0, 4)
KEY = st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _several(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


CHOICE = (
    st.builds(Choice, level=_maybe(LEVEL))
    | st.just(Choice(no_answer=NoAnswer.DONT_KNOW))
    | st.builds(Choice, no_answer=st.just(NoAnswer.NOT_APPLICABLE), reason=ID, note=TEXT)
)
EVIDENCE = st.builds(Evidence, text=TEXT, link=_maybe(LINK)) | st.builds(Evidence, link=LINK)
ANSWER = st.builds(
    Answer, choice=CHOICE, rationale=_maybe(TEXT), evidence=_several(EVIDENCE),
    target=_maybe(st.builds(Target, level=LEVEL, reason=_maybe(TEXT))), at=_maybe(MOMENT | DAY), by=_maybe(ROLE),
)  # fmt: skip
COUNTS = st.tuples(*[st.integers(0, 300)] * 5)
ROUND = st.builds(
    RoundRecord, item=ID, ballots=_several(_maybe(COUNTS)), dont_know=_several(_maybe(st.integers(0, 99))),
    level=_maybe(LEVEL), dissent=_maybe(TEXT), note=_maybe(TEXT), paper=_several(_maybe(st.integers(0, 99))),
)  # fmt: skip
QUICK = st.builds(QuickAnswer, state=st.sampled_from(QuickState), text=_maybe(TEXT))
MEASURE = st.builds(
    Measure, id=ID, text=TEXT, source=_maybe(ID), factor=_maybe(ID), question=_maybe(ID), responsible=_maybe(LINE),
    due=_maybe(DAY), status=st.sampled_from(MeasureStatus), expected_level=_maybe(LEVEL), joint=_maybe(ID),
)  # fmt: skip
VARIANT = st.sampled_from([None, "A", "B"])

SUBJECTS = st.builds(
    Subject, id=ID, kind=st.sampled_from(SubjectKind), title=LINE, department=ID, changed=STAMP,
    revision=st.integers(1, 10**6), form=st.sampled_from(Form), partners=_several(ID), partners_external=_several(LINE),
    areas=_several(ID), summary=_maybe(TEXT), paper=_maybe(LINE), start=_maybe(DAY), end=_maybe(DAY),
    release=st.sampled_from(Release), chosen_variant=VARIANT, example=st.booleans(), measures=_several(MEASURE),
)  # fmt: skip


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Draw an assessment whose parts fit each other."""
    check, status, mode = (draw(st.sampled_from(kind)) for kind in (Check, Status, Mode))
    return Assessment(
        id=draw(ID),
        status=status,
        check=check,
        subject=draw(ID),
        department=draw(ID),
        phase=None if check is Check.CROSSCUTTING else draw(st.sampled_from(Phase)),
        catalogue=CatalogueRef(id=draw(ID), version=draw(st.sampled_from(["1.0.0", "2.11.3"]))),
        created=draw(STAMP),
        changed=draw(STAMP),
        revision=draw(st.integers(1, 10**6)),
        mode=mode,
        variant=draw(VARIANT),
        predecessor=draw(_maybe(ID)),
        finalised=draw(STAMP) if status is Status.FINAL else None,
        discarded=draw(_maybe(STAMP)) if status is Status.DRAFT else None,
        carried=draw(
            _maybe(st.builds(CarriedFrom, catalogue=st.builds(CatalogueRef, id=ID, version=LINE), stamp=STAMP))
        ),
        answers={} if check is Check.QUICK else draw(st.dictionaries(ID, ANSWER, max_size=5)),
        quick=draw(st.dictionaries(ID, QUICK, max_size=3)) if check is Check.QUICK else {},
        rounds=draw(_several(ROUND)) if mode is Mode.WORKSHOP else (),
        workshop=draw(_maybe(ID)) if mode is Mode.WORKSHOP else None,
    )


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | TEXT
    | st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3), max_leaves=12,
)  # fmt: skip
ROUND_EVENT = st.builds(
    RoundEvent, step=st.sampled_from(RoundStep), stamp=STAMP, reason=_maybe(TEXT), deadline=_maybe(DAY)
)
CONTACT = st.builds(Contact, kind=st.sampled_from(ContactKind), stamp=STAMP)


@st.composite
def rounds(draw: st.DrawFn) -> ReturnRound:
    """Draw a round whose figures fit its log."""
    log = (RoundEvent(step=RoundStep.OPENED, stamp=draw(STAMP)), *draw(_several(ROUND_EVENT)))
    plain = ReturnRound(
        year=draw(st.integers(1990, 2100)), cut_off=draw(DAY), deadline=draw(DAY), changed=draw(STAMP), log=log,
        revision=draw(st.integers(1, 10**6)),
    )  # fmt: skip
    closed = plain.state is RoundState.CLOSED
    return replace(plain, figures=draw(st.dictionaries(KEY, PLAIN, max_size=4)) if closed else None)


@st.composite
def returns(draw: st.DrawFn) -> Return:
    """Draw a return whose log fits its texts."""
    texts = draw(st.dictionaries(st.sampled_from(ReturnText), TEXT))
    written = ReturnEvent(step=ReturnStep.BEGUN if texts else ReturnStep.EMPTIED, stamp=draw(STAMP))
    nil = ReturnEvent(step=ReturnStep.NIL, stamp=draw(STAMP), reason=draw(TEXT), on_behalf=Channel.TELEPHONE)
    given = ReturnEvent(step=ReturnStep.SUBMITTED, stamp=draw(STAMP))
    return Return(
        year=draw(st.integers(1990, 2100)), unit=draw(ID), changed=draw(STAMP), revision=draw(st.integers(1, 10**6)),
        texts={text: texts[text] for text in ReturnText if text in texts},
        log=(written, *draw(_several(st.sampled_from([nil, given])))),
        contacts=draw(_several(CONTACT)),
        confirmed=draw(_maybe(st.builds(Confirmation, projects=st.integers(0, 10**6), stamp=STAMP))),
    )  # fmt: skip
