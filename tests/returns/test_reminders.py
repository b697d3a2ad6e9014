"""Reminders: what a unit reads, and a mail draft that any mail programme opens."""

import email
import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.i18n import words_in
from gelingenscheck.organisation import Department
from gelingenscheck.returns.model import ReturnRound
from gelingenscheck.returns.naming import QUESTIONS
from gelingenscheck.returns.reminders import Reminder, common_reminder, draft, drafts, reminder
from gelingenscheck.returns.rounds import opened

NOON = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)
DEADLINE = date(2026, 10, 31)
UNIT = Department(id="tiefbau", name="Tiefbau", number="66")
LINK = "https://check.musterstadt.example/rueckmeldung?jahr=2026&amt=tiefbau"
WORDS = words_in("de")


@pytest.fixture
def asked() -> ReturnRound:
    stamp = Stamp(at=NOON, by="local@rat")
    return opened(year=2026, cut_off=date(2026, 9, 30), deadline=DEADLINE, stamp=stamp)


def read(data: bytes) -> tuple[str, str]:
    """Return subject and text as a mail programme reads them."""
    message = email.message_from_bytes(data, policy=default)
    body = message.get_body(("plain",))
    assert body is not None
    return str(message["Subject"]), body.get_content().replace("\r\n", "\n")


def test_a_reminder_names_unit_deadline_link_and_what_is_asked(asked: ReturnRound) -> None:
    mail = reminder(asked, UNIT, LINK, today=date(2026, 10, 1), words=WORDS)
    assert mail.subject == "Jahresabfrage 2026: Rückmeldung Tiefbau (66)"
    for part in ("Guten Tag, Tiefbau (66),", "bis zum 31.10.2026", LINK, *QUESTIONS.values(), "Fehlanzeige"):
        assert part in mail.body


@pytest.mark.parametrize(
    ("days", "said"), [(-1, "Bitte antworten Sie bis"), (0, "Die Frist endet heute"), (1, "Die Frist war der")]
)
def test_it_says_whether_the_deadline_is_ahead_today_or_passed(asked: ReturnRound, days: int, said: str) -> None:
    mail = reminder(asked, UNIT, LINK, today=DEADLINE + timedelta(days=days), words=WORDS)
    assert said in mail.body


def test_a_unit_that_began_is_not_told_that_all_is_missing(asked: ReturnRound) -> None:
    mail = reminder(asked, UNIT, LINK, today=NOON.date(), words=WORDS, begun=True)
    assert "begonnen" in mail.body
    assert "fehlt uns noch" not in mail.body


def test_the_common_text_has_the_link_of_every_unit(asked: ReturnRound) -> None:
    links = [(UNIT.label, LINK), ("Schule (40)", LINK.replace("tiefbau", "schule"))]
    body = common_reminder(asked, links, today=NOON.date(), words=WORDS).body
    assert all(f"{label}: {link}" in body for label, link in links)


def test_a_draft_reads_back_as_it_was_and_opens_for_sending(asked: ReturnRound) -> None:
    mail = reminder(asked, UNIT, LINK, today=NOON.date(), words=WORDS)
    data = draft(mail)
    message = email.message_from_bytes(data, policy=default)
    assert read(data) == (mail.subject, mail.body)
    assert (message["X-Unsent"], message["To"], message["From"]) == ("1", None, None)
    assert message.get_content_type() == "text/plain"


@given(name=st.text(max_size=80), number=st.none() | st.text(max_size=10))
def test_whatever_a_unit_is_called_no_header_can_be_added(name: str, number: str | None) -> None:
    stamp = Stamp(at=NOON, by="local@rat")
    asked = opened(year=2026, cut_off=DEADLINE, deadline=DEADLINE, stamp=stamp)
    unit = Department(id="x", name=name, number=number)
    data = draft(reminder(asked, unit, LINK, today=DEADLINE, words=WORDS))
    message = email.message_from_bytes(data, policy=default)
    assert set(message.keys()) == {"Subject", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}
    assert LINK in read(data)[1]


def test_a_name_with_line_breaks_and_marks_of_direction_stays_on_one_line() -> None:
    mail = Reminder(name="x", subject="A\r\nBcc: alle@example.org\u202e", body="Text\n")
    message = email.message_from_bytes(draft(mail), policy=default)
    assert message["Bcc"] is None
    assert message["Subject"] == "A Bcc: alle@example.org"


def test_the_archive_holds_one_draft_per_unit(asked: ReturnRound) -> None:
    units = [UNIT, Department(id="schule", name="Schule")]
    mails = [reminder(asked, unit, LINK, today=NOON.date(), words=WORDS) for unit in units]
    with zipfile.ZipFile(io.BytesIO(drafts(mails, NOON))) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["2026-tiefbau.eml", "2026-schule.eml"]
        assert [read(packed.read(name))[1] for name in packed.namelist()] == [mail.body for mail in mails]
