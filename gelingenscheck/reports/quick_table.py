"""The eight sentences of a quick check as a table."""

from gelingenscheck.assessment.model import QuickState
from gelingenscheck.assessment.wording import QUICK_STATES
from gelingenscheck.reports.outline import Column, Kind, Table, short
from gelingenscheck.reports.provenance import Case


def quick_table(case: Case, *, letters: int | None = None) -> Table:
    """Return what the quick check says of each factor; `letters` is how much room a sentence has."""
    words, quick = case.words, case.assessment.quick
    rows = []
    for factor in case.catalogue.factors:
        known = quick.get(factor.id)
        text = (known.text if known else None) or ""
        state = words(QUICK_STATES[known.state if known else QuickState.OPEN])
        rows.append((
            str(factor.number), factor.title.said(words.lang), state, text if letters is None else short(text, letters)
        ))  # fmt: skip
    return Table(
        name=words("Die Gelingensfaktoren im Kurzcheck"),
        columns=(
            Column(title=words("Nr."), width=1), Column(title=words("Gelingensfaktor"), width=6),
            Column(title=words("Stand"), width=2.6, kind=Kind.MARK), Column(title=words("In einem Satz"), width=7.4),
        ),
        rows=tuple(rows),
    )  # fmt: skip
