"""What a catalogue still lacks: next steps, examples, Einfache Sprache, one wording for one reason."""

from collections.abc import Iterator
from typing import Final

from gelingenscheck.catalogue.lint import places
from gelingenscheck.catalogue.lint.rules import Breach
from gelingenscheck.catalogue.model import Catalogue, Text
from gelingenscheck.i18n import N_

STEPS: Final = (0, 1, 2)


def missing(catalogue: Catalogue) -> Iterator[Breach]:
    """Yield what is missing: next steps, examples, Einfache Sprache."""
    kinds = set(catalogue.office_kinds)
    for path, question in places.questions(catalogue):
        if tuple(question.next_steps) != STEPS:
            yield (*path, "next_steps"), (N_("Nächste Schritte gibt es zu den Stufen 0, 1 und 2."), {})
    for path, owner in places.exemplified(catalogue):
        if owner.examples.keys() != kinds:
            message = N_("Je Art von Amt steht hier ein Beispiel; es sind {count} von {wanted}.")
            yield (*path, "examples"), (message, {"count": len(owner.examples), "wanted": len(kinds)})
    for path, text in places.spoken(catalogue):
        if text.simple is None:
            yield path, (N_("Hier fehlt die Einfache Sprache (simple)."), {})


def differing_reasons(catalogue: Catalogue) -> Iterator[Breach]:
    """Yield reasons for "not applicable" that have the id of another one but not its words."""
    known: dict[str, Text] = {}
    for path, question in places.questions(catalogue):
        for id_, reason in (question.na or {}).items():
            if known.setdefault(id_, reason) != reason:
                yield (*path, "na", id_), (N_("Der Grund „{id}“ hat anderswo andere Wörter."), {"id": id_})
