"""Which two catalogues are looked at: the shipped one, and the loaded one or a file that somebody brings along."""

import streamlit as st

from gelingenscheck.ui import address, context, filters
from gelingenscheck.ui.care import comparison
from gelingenscheck.usecases import review
from gelingenscheck.usecases.review import SHIPPED, Look, bytes_of

COMPARISON, COMMENTS = "vergleich", "kommentare"
"""What the address calls the two things that one may do here."""


def view() -> str:
    """Let the reader choose between two catalogues and the comments on one; the choice is in the address."""
    words = address.words()
    names = {COMPARISON: words("Kataloge"), COMMENTS: words("Kommentare der Ämter")}
    key = f"gc-looking-{words.lang}"
    filters.follow("ansicht", key, names.__contains__, COMPARISON)
    chosen: str = st.radio(
        words("Ansicht"),
        list(names),
        format_func=names.__getitem__,
        key=key,
        horizontal=True,
        label_visibility="collapsed",
    )
    filters.write("ansicht", "" if chosen == COMPARISON else chosen)
    return chosen


def compare() -> None:
    """Show two catalogues side by side: the summary first, then what differs, then what to look at."""
    found, names = _look()
    comparison.sides(found, names)
    if found.comparison is not None and found.before is not None:
        comparison.summary(found.before, found.comparison, len(found.problems))
        if found.comparison.entries:
            comparison.entries(found.comparison, found, comparison.choose(found.comparison, found))
    comparison.findings(found.problems)


def _look() -> tuple[Look, tuple[str, str]]:
    """Return the comparison and what the two sides are called; a file that is brought along is not kept."""
    words = address.words()
    file = st.file_uploader(words("Eine Katalogdatei ansehen (YAML)"), key="gc-look", max_upload_size=2)
    loaded = context.settings().catalogue
    if file is not None:
        data, name, what = file.getvalue(), file.name, words("Angesehen: {file}", file=file.name)
    else:
        data, name, what = bytes_of(loaded), loaded.name, words("Geladen: {file}", file=loaded.name)
    shipped = words("Mitgeliefert: {file}", file=SHIPPED.name)
    return review.look(bytes_of(SHIPPED), SHIPPED.name, data, name), (shipped, what)
