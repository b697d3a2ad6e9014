"""The card of a link that was just made; later nobody can make it again, since nothing keeps what opens a link."""

from datetime import datetime

from gelingenscheck.access.link import Link
from gelingenscheck.access.token import grouped, typed
from gelingenscheck.access.wording import ROLES
from gelingenscheck.i18n import Words
from gelingenscheck.organisation import Organisation
from gelingenscheck.reports.access_card import CardTexts, access_card


def card(link: Link, address: str, city: Organisation, words: Words, *, now: datetime) -> bytes:
    """Return a PDF with a link, to print or to mail to its department."""
    department, zone = city.names.get(link.department, link.department), city.timezone
    sentences = [
        words("Den QR-Code scannen oder die Adresse öffnen und auf „Weiter als …“ drücken."),
        words(
            "Der Link gilt bis {date}, für alle im Amt und beliebig oft. Bitte nur im Amt weitergeben: "
            "Wer ihn hat, ist für dieses Amt angemeldet.",
            date=words.date(link.expires.astimezone(zone).date()),
        ),
    ]
    if city.municipality.contact:
        sentences.append(words("Fragen beantwortet: {contact}", contact=city.municipality.contact))
    texts = CardTexts(
        title=words("Zugang für {department}", department=department),
        about=f"{city.municipality.name} · Gelingenscheck",
        role=words("Rolle: {role}", role=words(ROLES[link.role])),
        address=address, code=grouped(typed(address) or ""), code_is=words("zum Eintippen"),
        seen=words("QR-Code mit derselben Adresse, die darunter steht"), sentences=sentences,
    )  # fmt: skip
    return access_card(texts, lang=words.lang, made=now)
