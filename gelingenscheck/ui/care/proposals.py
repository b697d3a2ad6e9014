"""What departments wrote into a review sheet, for whoever cares for the catalogue."""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from gelingenscheck.catalogue import Catalogue
from gelingenscheck.catalogue.comparison.entries import owners
from gelingenscheck.catalogue.comparison.part_names import part_name
from gelingenscheck.catalogue.comparison.passages import WHOLE
from gelingenscheck.reports.comments import Comments, Proposal
from gelingenscheck.ui import address, failures, layout
from gelingenscheck.ui.care import comparison
from gelingenscheck.ui.care.comparison import LISTED
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases.review import read_sheet


def show(catalogue: Catalogue) -> None:
    """Let the reader open a review sheet that came back, and list what it proposes; nothing is kept."""
    words = address.words()
    layout.lead(
        words(
            "Öffnen Sie eine XLSX-Tabelle, die ausgefüllt zurückkam. Sie wird nur gelesen: "
            "Nichts davon wird gespeichert oder übernommen."
        )
    )
    file = st.file_uploader(words("Ausgefüllter Kommentarbogen (XLSX)"), key="gc-comments")
    if file is None:
        return
    with failures.sentences():
        _found(read_sheet(file.getvalue(), file.name, catalogue), catalogue)


def _found(found: Comments, catalogue: Catalogue) -> None:
    words = address.words()
    n = len(found.proposals)
    st.markdown(
        words.n("**1 Vorschlag oder Kommentar**", "**{n} Vorschläge und Kommentare**", n)
        if n
        else words("In der Tabelle steht kein Kommentar und kein Vorschlag.")
    )
    if n:
        rows = [_row(proposal, catalogue) for proposal in found.proposals[:LISTED]]
        st.table(
            pd.DataFrame(rows), hide_index=True, border="horizontal", alt=words("Vorschläge und Kommentare der Ämter")
        )
    with st.container(gap=None):
        comparison.problem_rows(found.problems[:LISTED], "comment")
    if max(n, len(found.problems)) > LISTED:
        command = words("Alle nennt „python -m gelingenscheck report catalogue --comments DATEI“.")
        layout.note(words("Gezeigt sind die ersten {n}.", n=LISTED) + " " + command, width="stretch")


def _link(proposal: Proposal, catalogue: Catalogue) -> str:
    """Return the way to the text in the catalogue as Markdown."""
    words = address.words()
    if proposal.id == WHOLE:
        return words("ganzer Katalog")
    factor, _ = owners(catalogue)[proposal.id]
    return f"[{esc(proposal.id)}](/katalog?{urlencode(address.parameters(factor=factor))})"


def _row(proposal: Proposal, catalogue: Catalogue) -> dict[str, str]:
    words = address.words()
    place = [part_name(proposal.part, words, catalogue)]
    if proposal.level is not None:
        place.append(words("Stufe {level}", level=proposal.level))
    state = words("Der Text ist inzwischen ein anderer.") if proposal.changed_since else ""
    return {
        words("Stelle im Katalog"): f"{_link(proposal, catalogue)}  \n{esc(' · '.join(place))}",
        words("Text heute"): " ".join(filter(None, (esc(proposal.current), f"_{state}_" if state else ""))),
        words("Vorschlag"): esc(proposal.proposed or "–"),
        words("Kommentar"): esc(proposal.comment or "–"),
        words("von (Amt)"): esc(proposal.by or "–"),
    }
