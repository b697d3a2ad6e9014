"""Catalogues that differ from another in one thing."""

from dataclasses import replace
from typing import Any

from gelingenscheck.catalogue.model import Catalogue, Question, Text


def question(catalogue: Catalogue, id_: str, **values: Any) -> Catalogue:
    """Return the catalogue with other values of one question."""
    return _with(catalogue, id_, lambda known: [replace(known, **values)])


def without(catalogue: Catalogue, id_: str) -> Catalogue:
    """Return the catalogue without a question."""
    return _with(catalogue, id_, lambda _: [])


def added(catalogue: Catalogue, id_: str) -> Catalogue:
    """Return the catalogue with one more question in its first factor."""
    first = next(iter(catalogue.questions))
    return _with(catalogue, first, lambda known: [known, replace(known, id=id_)])


def said(text: Text, german: str) -> Text:
    """Return the text with other German words."""
    return replace(text, de=german)


def _with(catalogue: Catalogue, id_: str, change: Any) -> Catalogue:
    def changed(known: Question) -> list[Question]:
        questions: list[Question] = change(known) if known.id == id_ else [known]
        return questions

    return replace(
        catalogue,
        factors=tuple(
            replace(factor, questions=tuple(new for known in factor.questions for new in changed(known)))
            for factor in catalogue.factors
        ),
    )
