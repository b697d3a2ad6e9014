"""Numbers to take along: single answers for analysts, open data for everybody.

Each is made when it is asked for. The page is gone then, so whatever its address says is asked beforehand.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from gelingenscheck import access
from gelingenscheck.access import Action
from gelingenscheck.portfolio.disclosure import cut_off, latest_year
from gelingenscheck.ui import address, context, downloads, filters, layout
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import data, open_data

READ_ANSWERS, PUBLISH = Action.READ_ANSWERS, Action.WRITE_REPORT
"""Of all departments: whoever may read the answers of one only gets none of these files."""
Make = Callable[[], bytes]
Files = dict[str, tuple[str, str, Make]]
"""Per label of a button: file name, media type, and what makes the file."""


def offer() -> None:
    """Offer what may be had; to whoever may have nothing of it nothing is shown."""
    answers, publish = (access.permitted(context.user(), action) for action in (READ_ANSWERS, PUBLISH))
    if not (answers or publish):
        return
    words = address.words()
    with layout.box("data", gap="small"):
        st.header(words("Zahlen mitnehmen"), anchor=False)
        if answers:
            _single_answers()
        if publish:
            _published()


def _single_answers() -> None:
    words, desk, day = address.words(), context.desk(), filters.as_of()

    def answers(form: data.Format) -> bytes:
        return data.data_file(desk, context.snapshot(), day, words, form)

    def dictionary() -> bytes:
        return data.dictionary_file(desk, context.snapshot(), day, words)

    files = {
        form.upper(): (
            f"{downloads.file_name(words(data.NAME))}.{form}",
            data.MEDIA[form],
            downloads.guarded(partial(answers, form), READ_ANSWERS),
        )
        for form in data.formats_for(context.snapshot())
    }
    listed = f"{downloads.file_name(words(data.DICTIONARY))}.csv"
    _row(
        "answers", words("Einzelne Antworten"),
        words("Eine Zeile je Antwort aus abgeschlossenen Einschätzungen, für Auswertungen im Haus. Frei getippt sind "
              "darin nur die Titel der Vorhaben."),
        {**files, words("Verzeichnis"): (listed, data.MEDIA["csv"], downloads.guarded(dictionary, READ_ANSWERS))},
    )  # fmt: skip


def _published() -> None:
    words, desk, year = address.words(), context.desk(), latest_year(context.today())

    def published() -> bytes:
        return open_data.open_data(desk, context.snapshot(), year, words)

    _row(
        "open", words("Offene Daten {year}", year=year),
        words("Zum Veröffentlichen: Zahlen der ganzen Stadt bis {date}, ohne Rückschluss auf einzelne Ämter, mit "
              "Metadaten nach DCAT-AP.de.", date=words.date(cut_off(year))),
        {"ZIP": (open_data.file_name(year, words), open_data.ZIP, downloads.guarded(published, PUBLISH))},
    )  # fmt: skip
    missing = open_data.to_fill_in(desk, words)
    if missing:
        said = words("In den Metadaten stehen noch Platzhalter; bitte in organisation.yaml unter open_data ergänzen:")
        layout.note(f"{said} {' · '.join(map(esc, missing))}", "stretch")


def _row(key: str, name: str, said: str, files: Files) -> None:
    words = address.words()
    with layout.row(f"data-{key}", horizontal_alignment="distribute", gap="medium"):
        with st.container(gap="xxsmall", width=560):
            st.markdown(f"**{name}**")
            layout.note(said, "stretch")
        with st.container(horizontal=True, gap="small", width="content"):
            for label, (file, media, make) in files.items():
                st.download_button(
                    label, data=make, file_name=file, mime=media, key=f"gc-data-{key}-{label.lower()}",
                    on_click="ignore", icon=":material/download:",
                    help=words("{name} als {format}", name=name, format=label),
                )  # fmt: skip
