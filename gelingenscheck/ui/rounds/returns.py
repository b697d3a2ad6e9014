"""The yearly round at a glance: which year, headline, chart of states, what the report will say, one row per unit."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from gelingenscheck.access import Action
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.charts.figure import Figure, figure
from gelingenscheck.charts.returns import returns_frame
from gelingenscheck.i18n import Words
from gelingenscheck.returns.model import RoundState
from gelingenscheck.returns.naming import STATES
from gelingenscheck.returns.standing import ReturnState, Standing, was_opened
from gelingenscheck.ui import address, context, figures, filters, layout
from gelingenscheck.ui.city import places
from gelingenscheck.ui.markup import esc
from gelingenscheck.usecases import round_outlook, rounds
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.portfolio import portfolio_of
from gelingenscheck.usecases.round_outlook import Outlook

YEAR_DIGITS = 4


@dataclass(frozen=True, kw_only=True)
class View:
    """One round as a page shows it."""

    desk: Desk
    words: Words
    standing: Standing
    known: Outlook
    before: Standing | None
    """The round before, as it ended."""
    earlier: Outlook | None
    examples: bool
    """The figures of projects are of examples only."""

    @property
    def year(self) -> int:
        """Return the year of the round."""
        return self.standing.round.year

    @property
    def live(self) -> bool:
        """Say whether something can be done: the round is open, and shown as it is today."""
        return self.standing.round.state is RoundState.OPEN and self.standing.as_of == self.desk.today

    def name(self, unit: str) -> str:
        """Return the label of a unit as Markdown."""
        return esc(self.desk.organisation.names.get(unit, unit))

    def day(self, stamp: Stamp) -> str:
        """Return the day of a stamp in words."""
        return self.words.date(stamp.day_in(self.desk.organisation.timezone))


def asked_year(known: tuple[int, ...]) -> int:
    """Return the year that the address asks for, else the latest round's, else this year."""
    asked = address.asked("jahr")
    if asked.isascii() and asked.isdecimal() and len(asked) == YEAR_DIGITS:
        return int(asked)
    return known[0] if known else context.today().year


def load(year: int) -> View | None:
    """Return the round of a year as of the day in the address; None where it was not opened by then."""
    desk, snapshot, as_of = context.desk(), context.snapshot(), filters.as_of()
    asked = rounds.round_of(desk, year)
    if not was_opened(asked, as_of, desk.organisation.timezone):
        return None
    now = rounds.standing(desk, snapshot, year, as_of)
    previous = rounds.previous_round(desk, year)
    before = None if previous is None else rounds.standing(desk, snapshot, previous.year)
    portfolio = portfolio_of(snapshot, desk.catalogue, desk.organisation, asked.cut_off)
    return View(
        desk=desk, words=address.words(), standing=now, before=before,
        known=round_outlook.outlook(desk, snapshot, now),
        earlier=None if before is None else round_outlook.outlook(desk, snapshot, before),
        examples=portfolio.examples and bool(portfolio.counts.projects),
    )  # fmt: skip


def years(here: int, known: tuple[int, ...]) -> None:
    """Show links to the other rounds, and to the next one that could be opened."""
    words, this = address.words(), context.today().year
    upcoming = [this] if this not in known and context.may(Action.MANAGE_ROUND) else []
    others = [year for year in (*upcoming, *known) if year != here]
    if not others:
        return
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="gc-years-of-rounds"):
        layout.note(words("Andere Jahre:"))
        for year in others:
            label = str(year) if year in known else words("{year} eröffnen", year=year)
            layout.link(address.RETURNS, label, f"year-{year}", jahr=str(year))


def head(view: View) -> None:
    """Say which round this is, who is silent, and how long there is time."""
    words, asked = view.words, view.standing.round
    over = words(
        "Jahresabfrage {year} · Stichtag {cut_off} · Frist {deadline}",
        year=asked.year, cut_off=words.date(asked.cut_off), deadline=words.date(asked.deadline),
    )  # fmt: skip
    title, lead = headline(view.standing, words), time_left(view.standing, words)
    places.head(title, lead, over, view.standing.as_of, made_up=view.examples)


def headline(standing: Standing, words: Words) -> str:
    """Say what a manager looks for first."""
    silent, begun = len(standing.silent), standing.counts[ReturnState.BEGUN]
    if standing.state is RoundState.CLOSED:
        return words("Die Jahresabfrage {year} ist geschlossen", year=standing.round.year)
    if silent:
        return words.n("Ein Amt ist noch ohne Rückmeldung", "{n} Ämter sind noch ohne Rückmeldung", silent)
    if begun:
        return words.n("Alle Ämter sind dabei, eines schreibt noch", "Alle Ämter sind dabei, {n} schreiben noch", begun)
    return words("Alle Ämter haben geantwortet")


def time_left(standing: Standing, words: Words) -> str:
    """Say how long units may answer, or since when they may not."""
    if standing.state is RoundState.CLOSED:
        return words("Die Zahlen sind festgehalten; der Jahresbericht verwendet sie so.")
    left = (standing.round.deadline - standing.as_of).days
    if left < 0:
        return words.n(
            "Die Frist ist seit gestern vorbei. Rückmeldungen zählen weiter, bis die Abfrage geschlossen wird.",
            "Die Frist ist seit {n} Tagen vorbei. Rückmeldungen zählen weiter, bis die Abfrage geschlossen wird.",
            -left,
        )
    if left == 0:
        return words("Die Frist endet heute.")
    return words.n("Bis zum Ende der Frist ist noch ein Tag Zeit.", "Bis zum Ende der Frist sind noch {n} Tage.", left)


def states(view: View) -> None:
    """Show every unit with its state."""
    words, organisation = view.words, view.desk.organisation

    def build() -> Figure:
        return figure("returns", returns_frame(view.standing, organisation), words, bands={})

    seen = tuple((unit.unit, str(unit.state)) for unit in view.standing.asked)
    labels = tuple(organisation.names.get(unit, unit) for unit, _ in seen)
    drawn = figures.built(build, "returns", words.lang, seen, labels)
    with layout.box("states"):
        figures.draw(drawn, "returns")
        figures.table(drawn, "returns", name=words("Jahresabfrage {year}", year=view.standing.round.year))


def report(view: View) -> None:
    """Show what the yearly report will say, and last year's figures beside this year's."""
    words, known = view.words, view.known
    with layout.box("report", gap="small"):
        st.header(
            words("Das hält der Bericht fest") if known.frozen else words("Das wird der Bericht sagen"), anchor=False
        )
        for sentence in round_outlook.sentences(known, words):
            st.markdown(sentence)
        if known.frozen and context.may(Action.WRITE_REPORT):
            layout.link(address.ANNUAL, words("Zum Jahresbericht {year}", year=known.year), "to-report",
                        jahr=str(known.year))  # fmt: skip
        rows = round_outlook.beside(known, view.earlier, words)
        heads = [words("Kennzahl"), str(known.year), *([str(view.earlier.year)] if view.earlier else [])]
        with st.expander(words("Kennzahlen") if view.earlier is None else words("Neben dem Vorjahr"),
                         type="compact", key="gc-round-figures", expanded=view.earlier is not None):  # fmt: skip
            st.table(
                pd.DataFrame([row[: len(heads)] for row in rows], columns=heads), hide_index=True, border="horizontal",
                alt=words("Kennzahlen der Jahresabfrage"),
            )  # fmt: skip


BADGES = {
    ReturnState.NO_RETURN_YET: ("red", "○"),
    ReturnState.BEGUN: ("orange", "◆"),
    ReturnState.NIL_RETURN: ("gray", "–"),
    ReturnState.COMPLETE: ("blue", "✓"),
}


def badge(state: ReturnState, words: Words) -> str:
    """Return sign and word of a state as Markdown."""
    colour, sign = BADGES[state]
    return f":{colour}-badge[{sign}\u2002{words(STATES[state])}]"
