"""Charts for documents: the same specifications as on the screen, in the letters and the width of a page."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Final

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.charts import picture
from gelingenscheck.charts.figure import Figure, figure
from gelingenscheck.charts.frames import band_words, named_factor, profile_frame
from gelingenscheck.charts.trends_frames import course_frame
from gelingenscheck.reports.change_bars import change_bars
from gelingenscheck.reports.glyphs import FAMILIES, FOLDERS
from gelingenscheck.reports.outline import Bars, Picture, printable
from gelingenscheck.reports.profile_bars import profile_bars
from gelingenscheck.reports.provenance import Case
from gelingenscheck.scoring import sentences
from gelingenscheck.scoring.course import Course, course
from gelingenscheck.scoring.profile import Profile
from gelingenscheck.usecases.history import day_of

LOOK: Final = picture.Look(
    width=720, font=f"'{FAMILIES[0]}', sans-serif", padding={"left": 0, "right": 0, "top": 4, "bottom": 4}
)
"""On the width of a page its letters are as large as those of a table."""
DENSE: Final = replace(LOOK, closer=8)
"""For rows of labels and bars."""
BROAD: Final = replace(LOOK, width=800)
"""For slopes, which need room to the side and none below."""
KEPT: Final = 128
"""Charts that are held ready: drawing one takes longer than setting the rest of a document."""
PAIR: Final = 2


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A chart for a document; of equal ones only the first is built and drawn."""

    key: tuple[Hashable, ...]
    """All that it shows."""
    build: Callable[[], Figure] = field(compare=False)
    lang: str
    look: picture.Look = field(default=LOOK, compare=False)


def profile_picture(case: Case, known: Profile) -> Picture | None:
    """Return the profile of a check as a chart; None where nothing is scored yet."""
    if not any(score.answered for score in known.scores):
        return None
    wanted = Wanted(
        key=("profile", known.scores, case.catalogue.target, *_names(case)), lang=case.words.lang, look=DENSE,
        build=partial(profile_figure, case, known),
    )  # fmt: skip
    return drawn(wanted, profile_bars(known, case.catalogue, case.words))


def profile_figure(case: Case, known: Profile) -> Figure:
    """Return the chart of a profile with its sentence and its table."""
    words, catalogue = case.words, case.catalogue
    return figure(
        "profile", profile_frame(known.scores, catalogue, words.lang), words, bands=band_words(catalogue, words.lang),
        finding=sentences.target_sentence(known, catalogue.target, words), target=catalogue.target,
    )  # fmt: skip


def course_picture(case: Case, checks: Sequence[Assessment]) -> Picture | None:
    """Return how the factors moved over final checks of one kind, the earliest first; None with fewer than two.

    Two checks are a slope per factor, more are a line.
    """
    found = course(case.catalogue, checks)
    if len(checks) < PAIR or not found.common:
        return None
    moments = [case.words.date(day_of(check, case.organisation.timezone)) for check in checks]
    wanted = Wanted(
        key=("course", found.factors, *moments, *_names(case)), lang=case.words.lang, look=BROAD,
        build=partial(_course_figure, case, found, moments),
    )  # fmt: skip
    return drawn(wanted, change_bars(found, moments, case.catalogue, case.words))


def _course_figure(case: Case, found: Course, moments: Sequence[str]) -> Figure:
    words, catalogue = case.words, case.catalogue
    frame, bands = course_frame(found, catalogue, words.lang, moments), band_words(catalogue, words.lang)
    if len(moments) == PAIR:
        return figure("change", frame, words, bands=bands)
    return figure("years", frame, words, bands=bands, since=words("dem {date}", date=moments[0]))


def _names(case: Case) -> tuple[Hashable, ...]:
    """Return the words of a catalogue that a chart shows: they may change while its figures stay."""
    catalogue, lang = case.catalogue, case.words.lang
    factors = (tuple(named_factor(factor, lang).values()) for factor in catalogue.factors)
    return (*factors, *band_words(catalogue, lang).items())


def drawn(wanted: Wanted, bars: Bars) -> Picture:
    """Return a chart for a document; it is built and drawn when a format asks for it, and `bars` say what it says."""
    svg, png = partial(_svg, wanted), partial(_png, wanted)
    return Picture(alt=printable(bars.alt), svg=svg, png=png, bars=bars)


@lru_cache(maxsize=KEPT)
def _figure(wanted: Wanted) -> Figure:
    return wanted.build()


@lru_cache(maxsize=KEPT)
def _svg(wanted: Wanted) -> bytes:
    _know_fonts()
    return picture.svg(_figure(wanted), wanted.lang, "", look=wanted.look)


def _png(wanted: Wanted) -> bytes:
    _know_fonts()
    return picture.png(_figure(wanted), wanted.lang, "", look=wanted.look)


def _know_fonts() -> None:
    for folder in FOLDERS:
        picture.know_fonts(folder)
