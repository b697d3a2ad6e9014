"""Charts for documents: the same specifications as on the screen, in the letters and the width of a page."""

from dataclasses import replace
from functools import partial
from typing import Final

from gelingenscheck.charts import picture
from gelingenscheck.charts.figure import Figure, figure
from gelingenscheck.charts.frames import band_words, profile_frame
from gelingenscheck.reports.glyphs import FAMILIES, FOLDERS
from gelingenscheck.reports.outline import Picture, printable
from gelingenscheck.reports.profile_bars import profile_bars
from gelingenscheck.reports.provenance import Case
from gelingenscheck.scoring import sentences
from gelingenscheck.scoring.profile import Profile

LOOK: Final = picture.Look(
    width=640, font=f"'{FAMILIES[0]}', sans-serif", padding={"left": 0, "right": 0, "top": 4, "bottom": 4}
)
"""On the width of a page its letters are as large as those of the text."""


def profile_picture(case: Case, known: Profile, *, share: float = 1.0) -> Picture | None:
    """Return the profile of a check as a chart; None where nothing is scored yet."""
    if not any(score.answered for score in known.scores):
        return None
    made = drawn(profile_figure(case, known), case.words.lang, share=share)
    return replace(made, bars=profile_bars(known, case.catalogue, case.words, alt=made.alt))


def profile_figure(case: Case, known: Profile) -> Figure:
    """Return the chart of a profile with its sentence and its table."""
    words, catalogue = case.words, case.catalogue
    return figure(
        "profile", profile_frame(known.scores, catalogue, words.lang), words, bands=band_words(catalogue, words.lang),
        finding=sentences.target_sentence(known, catalogue.target, words), target=catalogue.target,
    )  # fmt: skip


def drawn(made: Figure, lang: str, *, share: float = 1.0) -> Picture:
    """Return a chart for a document; it is drawn when a format asks for it."""
    for folder in FOLDERS:
        picture.know_fonts(folder)
    svg, png = (partial(draw, made, lang, "", look=LOOK) for draw in (picture.svg, picture.png))
    return Picture(alt=printable(made.sentence), svg=svg, png=png, share=share)
