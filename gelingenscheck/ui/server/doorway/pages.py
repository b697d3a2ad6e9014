"""What the way in looks like: one small page, its style and script inside, nothing from elsewhere."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from gelingenscheck.i18n import LANGUAGES, Words, words_in
from gelingenscheck.participants.drawing import digest
from gelingenscheck.settings import Way
from gelingenscheck.ui import context

HERE: Final = Path(__file__).parent
CSS: Final = (HERE / "page.css").read_text(encoding="utf-8")
JS: Final = (HERE / "page.js").read_text(encoding="utf-8")
CONTENT_POLICY: Final = (
    f"default-src 'none'; style-src {digest(CSS)}; script-src {digest(JS)}; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "content-security-policy": CONTENT_POLICY,
    "cache-control": "no-store",
    "x-robots-tag": "noindex",
    # not no-referrer: browsers would then send `Origin: null` with a form. What stands behind # is never in it.
    "referrer-policy": "same-origin",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What one page says and asks."""

    title: str
    sentences: tuple[str, ...]
    action: str = ""
    """Where the form goes; empty without a form."""
    button: str = ""
    field: str = ""
    """Label of the field for a link; empty where none is asked for."""
    hidden: tuple[tuple[str, str], ...] = ()
    """Names and values that go with the form."""
    refused: bool = False
    link: tuple[str, str] | None = None
    """Address and label of another way on."""


@cache
def _template() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )


def words_of(lang: str | None) -> Words:
    """Return the words of a language that was asked for, else German."""
    return words_in(lang if lang in LANGUAGES else "de")


def shown(page: Page, words: Words, *, status: int = 200) -> Response:
    """Return a page as an answer."""
    municipality = context.municipality()
    html = _template().get_template("page.html").render(
        page=page, lang=words.lang, css=CSS, js=JS, city=municipality.name if municipality else "",
        other=("English", "en") if words.lang == "de" else ("Deutsch", "de"),
    )  # fmt: skip
    return HTMLResponse(html, status, {**HEADERS, "content-language": words.lang})


def whom_to_ask(words: Words) -> str:
    """Return the sentence that every refusal ends with."""
    municipality = context.municipality()
    if municipality is not None and municipality.contact:
        return words("Einen neuen Link bekommen Sie hier: {contact}", contact=municipality.contact)
    return words("Einen neuen Link bekommen Sie von der Stelle in Ihrer Verwaltung, die den Gelingenscheck betreut.")


def not_signed_in(way: Way, lang: str | None = None) -> Response:
    """Return the page for whoever nobody vouches for, or where nobody can sign in at all."""
    words = words_of(lang)
    if way is Way.CLOSED:
        said = words(
            "Wie man sich hier anmeldet, ist nicht richtig eingestellt (GELINGENSCHECK_ACCESS). "
            "Solange kommt niemand herein. Was gespeichert ist, bleibt davon unberührt."
        )
        return shown(Page(title=words("Gerade geschlossen"), sentences=(said,), refused=True), words, status=503)
    said = words(
        "Der Anmeldedienst Ihrer Verwaltung hat nicht mitgeteilt, für welches Amt Sie hier sind. "
        "Was gespeichert ist, bleibt davon unberührt."
    )
    page = Page(title=words("Bitte anmelden"), sentences=(said, whom_to_ask_proxy(words)), refused=True)
    return shown(page, words, status=403)


def whom_to_ask_proxy(words: Words) -> str:
    """Return whom to ask where there are no links."""
    municipality = context.municipality()
    if municipality is not None and municipality.contact:
        return words("Fragen beantwortet: {contact}", contact=municipality.contact)
    return words("Bitte fragen Sie die Stelle in Ihrer Verwaltung, die den Gelingenscheck betreut.")
