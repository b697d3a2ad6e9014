"""Remind units of a yearly round: the text to copy, and the same as a mail draft. Nothing is sent from here."""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP

from gelingenscheck.i18n import N_, Words
from gelingenscheck.organisation import Department
from gelingenscheck.returns.model import ReturnRound
from gelingenscheck.returns.naming import QUESTIONS

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What a mail programme would stumble over, or what would turn the direction of what follows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminder:
    """One mail that somebody may send."""

    name: str
    """Of its file, without ending."""
    subject: str
    body: str


def reminder(
    asked: ReturnRound, unit: Department, link: str, *, today: date, words: Words, begun: bool = False
) -> Reminder:
    """Return the reminder to one unit; `link` leads to its return, `begun` where something of it is there already."""
    opening = (
        words(N_("vielen Dank, dass Sie die Rückmeldung zur Jahresabfrage {year} begonnen haben."), year=asked.year)
        if begun
        else words(N_("zur Jahresabfrage {year} fehlt uns noch Ihre Rückmeldung."), year=asked.year)
    )
    name = _line(unit.label)
    paragraphs = [
        words(N_("Guten Tag, {unit},"), unit=name),
        f"{opening} {_until(asked, today, words)}",
        _what(words, [link]),
        _closing(words),
    ]
    return Reminder(
        name=f"{asked.year}-{unit.id}",
        subject=words(N_("Jahresabfrage {year}: Rückmeldung {unit}"), year=asked.year, unit=name),
        body=_text(paragraphs),
    )


def common_reminder(asked: ReturnRound, links: Iterable[tuple[str, str]], *, today: date, words: Words) -> Reminder:
    """Return one reminder to several units, each a pair of its label and the link to its return."""
    opening = words(N_("zur Jahresabfrage {year} fehlt uns noch Ihre Rückmeldung."), year=asked.year)
    paragraphs = [
        words(N_("Guten Tag,")),
        f"{opening} {_until(asked, today, words)}",
        _what(words, [f"{_line(label)}: {link}" for label, link in links]),
        _closing(words),
    ]
    return Reminder(
        name=str(asked.year), body=_text(paragraphs),
        subject=words(N_("Jahresabfrage {year}: Ihre Rückmeldung"), year=asked.year),
    )  # fmt: skip


def draft(mail: Reminder) -> bytes:
    """Return a mail as an .eml file that mail programmes open for sending; recipient and sender stay open."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _line(mail.subject)
    message["X-Unsent"] = "1"
    message.set_content(mail.body)
    return message.as_bytes()


def drafts(mails: Iterable[Reminder], at: datetime) -> bytes:
    """Return mails as one ZIP archive with an .eml file each, dated with the moment."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for mail in mails:
            entry = zipfile.ZipInfo(f"{mail.name}.eml", at.timetuple()[:6])
            packed.writestr(entry, draft(mail), zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def _until(asked: ReturnRound, today: date, words: Words) -> str:
    day = words.date(asked.deadline)
    if asked.deadline < today:
        return words(N_("Die Frist war der {date}; Ihre Rückmeldung zählt auch jetzt noch mit."), date=day)
    if asked.deadline == today:
        return words(N_("Die Frist endet heute, am {date}."), date=day)
    return words(N_("Bitte antworten Sie bis zum {date}."), date=day)


def _what(words: Words, links: list[str]) -> str:
    """Say where to answer and what is asked, so that a plain answer to the mail does as well."""
    where = words.n("Hier geht es zu Ihrer Rückmeldung:", "Hier geht es zu den Rückmeldungen:", len(links))
    asked = words(N_("Gefragt sind drei kurze Texte:"))
    questions = [f"{i}. {words(question)}" for i, question in enumerate(QUESTIONS.values(), 1)]
    return "\n".join([where, *links, "", asked, *questions])


def _closing(words: Words) -> str:
    otherwise = words(
        N_(
            "Öffnet sich die Seite bei Ihnen nicht, genügen drei Sätze als Antwort auf diese Mail oder ein Anruf. Gibt "
            "es nichts zu berichten, melden Sie bitte Fehlanzeige mit einem kurzen Grund."
        )
    )
    thanks = words(N_("Danke und freundliche Grüße"))
    sender = words(N_("Integrationsmanagement"))
    return f"{otherwise}\n\n{thanks}\n{sender}"


def _line(text: str) -> str:
    """Return a text on one line, since a line break would begin a new header."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def _text(paragraphs: list[str]) -> str:
    return _CONTROLS.sub("", "\n\n".join(paragraphs)) + "\n"
