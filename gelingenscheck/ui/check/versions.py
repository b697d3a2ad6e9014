"""A check of another version of the catalogue: the calm notice, and the answers that are kept aside."""

import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.carrying import kept_aside
from gelingenscheck.catalogue import Asked, Catalogue
from gelingenscheck.ui import address, context, layout, simple
from gelingenscheck.ui.check import review
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc


def notice(check: OpenCheck) -> None:
    """Say that a draft is of another version than the catalogue, and where that can be changed."""
    words, catalogue = check.words, check.desk.catalogue
    if check.version == catalogue.version or not check.assessment.is_draft:
        return
    with layout.box("version", gap="xsmall"):
        layout.note(words(
            "Dieser Entwurf ist in Fassung {version} gespeichert, der Katalog ist Fassung {now}. Sie können wie "
            "gewohnt weiterarbeiten; keine Antwort geht verloren.",
            version=esc(check.version), now=esc(catalogue.version),
        ), width="stretch")  # fmt: skip
        renamed = catalogue.renaming(check.version, catalogue.version) is not None
        if renamed and context.may(Action.CARRY_OVER):
            label = words("Fassung wechseln")
            layout.link(address.CARRY_OVER, label, "version", project=check.assessment.subject)


def aside(check: OpenCheck) -> None:
    """Show the answers that the catalogue no longer asks for, each with its question where it is known."""
    words, catalogue = check.words, check.desk.catalogue
    ids = kept_aside(check.assessment, catalogue)
    if not ids:
        return
    with st.container(gap=None):
        st.header(words("Beiseitegelegt"), anchor=False)
        layout.note(words(
            "Danach fragt diese Fassung des Katalogs nicht; diese Antworten zählen nicht mit und bleiben erhalten."
        ), width="stretch")  # fmt: skip
        for id_ in ids:
            answer = check.assessment.answer(id_)
            with layout.row(f"kept-aside-{id_}", horizontal=False, gap="xxsmall"):
                st.markdown(f"**{text_of(id_, catalogue)}**")
                asked = _asked(id_, catalogue)
                if asked is not None:
                    st.markdown(review.in_words(check, asked, answer))
                elif answer.level is not None:
                    st.markdown(words("Stufe {level}", level=answer.level))
                review.beside(check, answer)


def text_of(id_: str, catalogue: Catalogue) -> str:
    """Return as Markdown what an id of any version stands for; the id itself where the catalogue has no text."""
    today, words = catalogue.name_today(id_), address.words()
    asked = _asked(today, catalogue)
    factor = catalogue.by_id.get(today)
    if asked is not None:
        return simple.said(asked.text, words)
    return simple.said(factor.title, words) if factor else esc(id_)


def _asked(id_: str, catalogue: Catalogue) -> Asked | None:
    crosscutting = (factor.crosscutting for factor in catalogue.factors)
    return catalogue.questions.get(id_) or next((asked for asked in crosscutting if asked.id == id_), None)
