"""How far one is in a factor, above and below its cards, and what the quick check said of it."""

from typing import NamedTuple

from streamlit.delta_generator import DeltaGenerator

from gelingenscheck.assessment.belonging import belongs
from gelingenscheck.assessment.model import Assessment, Check
from gelingenscheck.catalogue import Factor
from gelingenscheck.ui import layout
from gelingenscheck.ui.check.checks import OpenCheck
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import checks


class Bars(NamedTuple):
    """The two places, each for one element, that every card fills: what a fragment left out would vanish."""

    top: DeltaGenerator
    end: DeltaGenerator


def show(check: OpenCheck, factor: Factor, bars: Bars) -> None:
    """Say above and below the cards how far one is."""
    due = check.on_page(factor)
    left = [str(i) for i, question in enumerate(due, 1) if not check.assessment.answer(question.id).given]
    _top(check, len(due) - len(left), len(due), bars.top)
    with bars.end:
        _end(check, left)


def _top(check: OpenCheck, given: int, due: int, place: DeltaGenerator) -> None:
    said = check.words("{given} von {due} beantwortet", given=given, due=due)
    place.progress(given / due if due else 0.0, text=f":small[{said}]")


def _end(check: OpenCheck, left: list[str]) -> None:
    words = check.words
    if not left:
        whole = check.assessment.check is Check.CROSSCUTTING
        layout.note(
            words("Alle Fragen sind beantwortet.") if whole else words("Alle Fragen dieses Faktors sind beantwortet.")
        )
        return
    layout.note(
        words.n(
            "Noch offen: Frage {which}. Sie können trotzdem weitergehen.",
            "Noch offen: Fragen {which}. Sie können trotzdem weitergehen.",
            len(left),
            which=words.listed(left),
        ),
        width="stretch",
    )


def quick_note(check: OpenCheck, factor: Factor) -> None:
    """Show what the quick check noted on a factor."""
    for known in _quick_checks(check):
        said = known.quick.get(factor.id)
        if said is not None and said.text:
            layout.lead(check.words("**Aus dem Kurzcheck:** {text}", text=esc(said.text)))
            return


def _quick_checks(check: OpenCheck) -> list[Assessment]:
    """Return the subject's quick checks, the latest first."""
    known = checks.checks_of(check.desk, check.assessment.subject)
    mine = [one for one in known if belongs(one, check.desk.catalogue)]
    return [one for one in mine if one.check is Check.QUICK and one.discarded is None][::-1]
