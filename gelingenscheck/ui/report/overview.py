"""A yearly report at a glance: how far it is, its parts, and the way to each."""

import streamlit as st

from gelingenscheck.annual.model import NUMBERED, Origin, Part
from gelingenscheck.annual.naming import TITLES, number_of
from gelingenscheck.annual.progress import incomplete, progress
from gelingenscheck.i18n import Words
from gelingenscheck.ui import address, layout
from gelingenscheck.ui.report import course, files
from gelingenscheck.ui.report.view import LOOK, PART, PREVIEW, YEAR, ReportView
from gelingenscheck.ui.report.years import status_line

FRONT = (Part.SUMMARY, Part.RESOLUTION)
BACK = (Part.PLAIN,)


def page(view: ReportView) -> None:
    """Show the whole of a report: its parts beside what can be done with it."""
    head(view)
    left, right = st.columns([3, 2], gap="large")
    with left:
        parts(view)
    with right:
        files.files(view)
        if view.is_draft:
            course.figures_box(view)
            course.submitting(view)
        else:
            course.supplements(view)
    layout.link(address.ANNUAL, view.words("Alle Jahre"), "report-years")


def head(view: ReportView) -> None:
    """Say which report this is, how far it is, and what to do."""
    words, report = view.words, view.report
    over = status_line(view.desk, report, words)
    layout.head(words("Sachstandsbericht {year}", year=view.year), _lead(view), over=over)
    overtaken = [part for part in Part if report.overtaken(part)]
    if overtaken:
        st.warning(
            words.n(
                "Die Zahlen sind neuer als ein Text, den Sie geschrieben haben. Bitte lesen Sie ihn noch einmal.",
                "Die Zahlen sind neuer als {n} Texte, die Sie geschrieben haben. Bitte lesen Sie sie noch einmal.",
                len(overtaken),
            ),
            icon=":material/history:",
        )


def _lead(view: ReportView) -> str:
    words = view.words
    if view.is_draft:
        return words("Zu jedem Teil steht ein Vorschlag da, der den Zahlen folgt. Was Sie schreiben, geht vor.")
    return words(
        "Der Bericht ist abgegeben und ändert sich nicht mehr. Was noch zu sagen ist, kommt in einen Nachtrag."
    )


def parts(view: ReportView) -> None:
    """Show every part with its state and the way to it."""
    words = view.words
    if view.is_draft:
        layout.note(progress(view.report, words), width="stretch")
    with st.container(gap="small", key="gc-report-parts"):
        for title, group in (
            (words("Erste Seite"), FRONT), (words("Sachdarstellung in neun Teilen"), NUMBERED),
            (words("Anlage"), BACK),
        ):  # fmt: skip
            st.header(title, anchor=False)
            for part in group:
                _row(view, part)
    layout.link(
        address.ANNUAL, words("Vorschau des ganzen Berichts"), "report-preview", icon=":material/visibility:",
        **{YEAR: str(view.year), LOOK: PREVIEW},
    )  # fmt: skip


def _row(view: ReportView, part: Part) -> None:
    with layout.row(f"report-part-{part}", horizontal_alignment="distribute"):
        layout.link(
            address.ANNUAL, titled(part, view.words), f"report-part-{part}", **{YEAR: str(view.year), PART: str(part)}
        )
        st.markdown(badge(view, part), width="content")


def titled(part: Part, words: Words) -> str:
    """Return the title of a part with its number."""
    number, title = number_of(part), words(TITLES[part])
    return title if number is None else f"{number} {title}"


def badge(view: ReportView, part: Part) -> str:
    """Return where the text of a part is from, as Markdown."""
    words, known = view.words, view.report.texts.get(part)
    if view.report.overtaken(part):
        colour, sign, said = "orange", "◆", words("bitte prüfen")
    elif incomplete(view.report, part):
        colour, sign, said = "gray", "◇", words("bitte ergänzen")
    elif known is None:
        colour, sign, said = "gray", "○", words("Vorschlag")
    elif known.origin is Origin.PROPOSED:
        colour, sign, said = "gray", "✓", words("wie vorgeschlagen")
    else:
        colour, sign, said = "blue", "✓", words("eigener Text")
    return f":{colour}-badge[{sign}\u2002{said}]"
