"""The languages of workshops for reading: which there are, who has read them over, their texts beside the German."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Final

import pandas as pd
import streamlit as st

from gelingenscheck.catalogue import Catalogue, Factor, Phase, Text
from gelingenscheck.catalogue.languages.folder import FOLDER, LanguageError, language_folder, load_languages, read
from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.catalogue.languages.page_texts import SITUATIONS
from gelingenscheck.catalogue.languages.template import template
from gelingenscheck.errors import Problem
from gelingenscheck.reading import datafile
from gelingenscheck.settings import ROOT
from gelingenscheck.ui import address, context, filters, layout
from gelingenscheck.ui.markup import esc

PAGE: Final = "seite"
EVERYTHING: Final = "alles"
"""Parts of a language that one may choose, beside the ids of factors."""
GERMAN: Final = "de"

Pair = tuple[str, str]
"""German, and the same in the language that is read, both as Markdown."""


def offered(catalogue: Catalogue) -> tuple[tuple[Language, ...], tuple[Problem, ...]]:
    """Return the languages that lie beside the catalogue in use, and what keeps others from being offered."""
    return load_languages(language_folder(context.settings().catalogue), catalogue)


def overview(catalogue: Catalogue, languages: Iterable[Language]) -> None:
    """List the languages with how reliable they are."""
    with st.container(gap=None):
        for language in languages:
            with layout.row(f"language-{language.id}", horizontal_alignment="distribute"):
                with st.container(key=_spoken("in", language, "name"), width="content"):
                    st.markdown(f"**{esc(language.name)}**", width="content")
                layout.note(_status(catalogue, language))


def _spoken(how: str, language: Language, part: str) -> str:
    """Return a key from which the page's script learns language and direction.

    They hold for all that stands `in` a container, or for the last column of a table `beside` German.
    """
    return f"gc-{how}-{language.direction}-{language.tag}-in-{part}-{language.id}"


def _status(catalogue: Catalogue, language: Language) -> str:
    """Say who has read a language over, and whether the catalogue has gone on since."""
    words, signed = address.words(), language.signed_off
    if signed is not None:
        said = words("durchgesehen am {date}: {by}", date=words.date(signed.on), by=esc(signed.by))
    elif language.tag == GERMAN:
        said = words("noch nicht mit denen erprobt, für die sie gedacht ist")
    else:
        said = words("noch nicht von einer Person mit dieser Erstsprache durchgesehen")
    if language.version == catalogue.version:
        return said
    old = words("übersetzt nach Fassung {version}", version=esc(language.version))
    return f"{said} · {old}"


def faulty(problems: Sequence[Problem]) -> None:
    """Name the files that are not offered, with their line and what helps."""
    words = address.words()
    for i, problem in enumerate(problems):
        with layout.box(f"language-problem-{i}", gap="xsmall"):
            st.markdown(words("**Eine Sprache wird gerade nicht angeboten**"))
            st.text(problem.where(words))
            st.markdown(esc(problem.reason(words)))
            layout.note(esc(problem.advice(words)), width="stretch")


def choose(catalogue: Catalogue, languages: Sequence[Language]) -> tuple[Language, str]:
    """Let the reader choose a language and a part of it; both are in the address."""
    words = address.words()
    by_id = {language.id: language.name for language in languages}
    factors = {factor.id: f"{factor.number} {factor.title.said(words.lang)}" for factor in catalogue.factors}
    parts = factors | {
        PAGE: words("Seite auf dem Handy und Stimmzettel"),
        EVERYTHING: words("Alles, zum Durchsehen und Drucken"),
    }
    with st.container(horizontal=True, gap="small"):
        chosen = _one_of("sprache", words("Sprache"), by_id, 280)
        part = _one_of("teil", words("Texte"), parts, 420)
    return next(language for language in languages if language.id == chosen), part


def _one_of(name: str, label: str, options: dict[str, str], width: int) -> str:
    key = f"gc-language-{name}-{address.words().lang}"
    filters.follow(name, key, options.__contains__, next(iter(options)))
    chosen: str = st.selectbox(label, list(options), format_func=options.__getitem__, key=key, width=width)
    filters.write(name, chosen)
    return chosen


def texts(catalogue: Catalogue, languages: Sequence[Language], language: Language, part: str) -> None:
    """Show a part of a language beside the German."""
    for factor in catalogue.factors:
        if part in {factor.id, EVERYTHING}:
            _factor(factor, language)
    if part in {PAGE, EVERYTHING}:
        _page(language, next((other for other in languages if other.tag == GERMAN), None))


def _factor(factor: Factor, language: Language) -> None:
    words, said = address.words(), language.texts(factor)
    st.header(f"{factor.number}\u2002{esc(factor.title.said(words.lang))}", anchor=False)
    _beside(f"{factor.id}-head", words("Name und Bedeutung"), language, [
        (esc(factor.title.de), esc(said.title)), (esc(factor.meaning.de), esc(said.meaning)),
    ])  # fmt: skip
    for phase, title in (
        (Phase.PLANNING, words("Antworten für das ganze Thema: Planung")),
        ("implementation", words("Antworten für das ganze Thema: Umsetzung")),
    ):
        _beside(f"{factor.id}-{phase}", title, language, _levels(factor.group[phase], said.group[phase]))
    asked = [(esc(factor.crosscutting.text.de), esc(said.crosscutting))]
    title = words("Frage an ein ganzes Amt mit ihren Antworten")
    _beside(f"{factor.id}-unit", title, language, [*asked, *_levels(factor.crosscutting.anchors, said.anchors)])


def _levels(german: Sequence[Text], said: Sequence[str]) -> list[Pair]:
    return [
        (f":gray[{level}]\u2002{esc(text.de)}", esc(translated))
        for level, (text, translated) in enumerate(zip(german, said, strict=True))
    ]


def _page(language: Language, german: Language | None) -> None:
    words = address.words()
    known: Mapping[str, str] = german.page if german and german != language else {}
    st.header(words("Seite auf dem Handy und Stimmzettel"), anchor=False)
    layout.note(
        words("Wörter in geschweiften Klammern ersetzt die App, zum Beispiel durch eine Zahl."), width="stretch"
    )
    for i, (situation, names) in enumerate(SITUATIONS.items()):
        pairs = [(esc(known.get(name, "")), esc(language.page[name])) for name in names]
        _beside(f"page-{i}", words(situation), language, pairs)


def _beside(part: str, title: str, language: Language, pairs: Iterable[Pair]) -> None:
    """Show texts in two columns, the German first; where there is none, in one."""
    words = address.words()
    rows = pd.DataFrame(list(pairs), columns=["Deutsch", esc(language.name)])
    rows = rows.loc[:, (rows != "").any()]
    with st.container(key=_spoken("beside", language, part), gap="xsmall"):
        st.markdown(f"**{title}**")
        st.table(rows, hide_index=True, border="horizontal", alt=words("{title}: Deutsch und Übersetzung", title=title))


def how_to_add(catalogue: Catalogue) -> None:
    """Say how a language is added, corrected and signed off; it takes one file and no code."""
    words = address.words()
    with st.expander(words("Eine Sprache ergänzen, berichtigen oder freigeben"), type="compact", key="gc-language-add"):
        st.markdown("\n".join((
            words("1. Vorlage herunterladen, übersetzen und unter dem Sprachkürzel speichern, etwa als `fa.yaml`."),
            words("2. Datei in den Ordner `{folder}` neben dem Katalog legen; mehr braucht es nicht.", folder=FOLDER),
            words("3. Diese Seite neu laden. Fehlt noch etwas, steht hier oben die Zeile."),
            words(
                "4. Hat jemand mit dieser Erstsprache alles gelesen, kommen bei `signed_off` Datum und Stelle dazu, "
                "kein Name einer Person."
            ),
        )))  # fmt: skip
        with suppress(LanguageError):
            st.download_button(
                words("Vorlage herunterladen"), _template(catalogue), file_name="vorlage.yaml", mime="text/plain",
                icon=":material/download:", key="gc-language-template", on_click="ignore",
            )  # fmt: skip


def _template(catalogue: Catalogue) -> str:
    """Return a file to fill in; the page's texts are those that ship, since they fit every catalogue."""
    german, english = (
        datafile.load(ROOT / FOLDER / f"{id_}.yaml", read, LanguageError).language.page for id_ in ("einfach", "en")
    )
    return template(catalogue, german, english)
