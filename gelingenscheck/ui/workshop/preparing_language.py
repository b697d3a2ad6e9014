"""Which languages the phones of a workshop offer: each under its own name, and whether anyone has read it over."""

from collections.abc import Collection, Sequence

import streamlit as st

from gelingenscheck.catalogue.languages.language import Language
from gelingenscheck.ui import address, filters, layout
from gelingenscheck.ui.markup import esc

LANGUAGES = "sprachen"
"""In the address, where others than the usual ones are chosen."""
NONE = "-"


def chosen(languages: Sequence[Language], usual: Collection[str] = ()) -> tuple[str, ...]:
    """Draw a box to tick per language, and return the ids of those that are ticked; at first the usual ones, or all."""
    words, asked, all_ = address.words(), address.asked(LANGUAGES), [language.id for language in languages]
    before = [id_ for id_ in all_ if id_ in usual] or all_
    wanted = asked.split(",") if asked else before
    with st.container(horizontal=True, gap="medium", key="gc-workshop-languages"):
        ticked = tuple(language.id for language in languages if _tick(language, ticked=language.id in wanted))
    filters.keep(LANGUAGES, None if list(ticked) == before else ",".join(ticked) or NONE)
    if not ticked:
        st.markdown(":red[" + words("Bitte wählen Sie mindestens eine Sprache.") + "]")
    unread = [esc(language.name) for language in languages if language.id in ticked and language.signed_off is None]
    if unread:
        layout.note(
            words("Noch nicht von Menschen durchgesehen, die so sprechen: {names}. Das steht dort auch auf der Seite.",
                  names=", ".join(unread)),
            width="stretch",
        )  # fmt: skip
    layout.link(address.LANGUAGES_PAGE, words("Die Texte lesen"), "workshop-languages")
    return ticked


def _tick(language: Language, *, ticked: bool) -> bool:
    with st.container(key=f"gc-in-{language.direction}-{language.tag}-in-tick-{language.id}", width="content"):
        return st.checkbox(esc(language.name), value=ticked, key=f"gc-workshop-language-{language.id}")
