"""portfolio: all saved assessments as of a date."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from gelingenscheck.commands.office import Office, is_folder, say, say_json
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import Words
from gelingenscheck.portfolio.others import others_sentences
from gelingenscheck.portfolio.overview import Portfolio
from gelingenscheck.returns.standing import ReturnState, Standing
from gelingenscheck.storage.index import Index
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.portfolio import as_json, portfolio_of
from gelingenscheck.usecases.rounds import standings

SHOWN = 5
"""Weak spots in the summary; JSON has all."""


def run(options: Namespace, words: Words) -> int:
    """Print the portfolio, as JSON or in a few lines."""
    office = Office(options)
    organisation, catalogue = office.organisation, office.catalogue
    as_of = options.as_of or datetime.now(UTC).astimezone(organisation.timezone).date()
    snapshot = Index(office.folder(), catalogue).refresh()
    found = portfolio_of(snapshot, catalogue, organisation, as_of)
    rounds = _rounds(office, snapshot, as_of)
    if options.json:
        say_json(as_json(found, words, rounds))
    else:
        for line in (*_lines(found, words), *_returns(rounds, words)):
            say(line)
    return 0


def _rounds(office: Office, snapshot: Snapshot, as_of: date) -> Sequence[Standing]:
    """Return how far the yearly rounds are; a folder that is not there has none, and is not made for looking."""
    if not is_folder(office.folder()):
        return ()
    desk = Desk(
        store=office.store(),
        catalogue=office.catalogue,
        organisation=office.organisation,
        now=lambda: datetime.now(UTC),
    )
    return standings(desk, snapshot, as_of)


def _returns(rounds: Sequence[Standing], words: Words) -> Iterator[str]:
    for latest in rounds[:1]:
        yield words(
            "Jahresabfrage {year}: {complete} von {units} vollständig, {begun} begonnen, Fehlanzeigen: {nil}, "
            "noch ohne Rückmeldung: {silent}",
            year=latest.round.year, units=words.number(len(latest.asked)),
            complete=words.number(latest.counts[ReturnState.COMPLETE]),
            begun=words.number(latest.counts[ReturnState.BEGUN]),
            nil=words.number(latest.counts[ReturnState.NIL_RETURN]),
            silent=words.number(latest.counts[ReturnState.NO_RETURN_YET]),
        )  # fmt: skip


def _lines(found: Portfolio, words: Words) -> Iterator[str]:
    counts = found.counts
    day = words("Stichtag {date}", date=words.date(found.as_of))
    yield " – ".join((day, words("Beispieldaten"))) if found.examples else day
    yield ", ".join((
        words.n("1 Vorhaben", "{n} Vorhaben", counts.projects),
        words("{n} aktuell eingeschätzt", n=words.number(counts.current)),
        words.n("1 Entwurf", "{n} Entwürfe", counts.drafts),
        words.n("1 Kurzcheck", "{n} Kurzchecks", counts.quick),
    ))  # fmt: skip
    weakest = found.catalogue.bands[0].name.said(words.lang)
    for one in found.factors:
        factor = found.catalogue.by_id[one.factor]
        yield words(
            "{number} {title}: n {n}, Median {median}, {band} {weak}",
            number=factor.number, title=factor.title.said(words.lang), n=words.number(one.n),
            median=words.number(one.median), band=weakest, weak=words.percent(one.share_weak),
        )  # fmt: skip
    for spot in found.weak_spots[:SHOWN]:
        question = found.catalogue.questions[spot.question] if spot.question else None
        title = question.text if question else found.catalogue.by_id[spot.factor].title
        yield words(
            "Schwachstelle: {title} ({weak} von {n})",
            title=title.said(words.lang), weak=words.number(spot.weak), n=words.number(spot.n),
        )  # fmt: skip
    yield from others_sentences(found.others, words)
    yield from findings(found.problems, words)


def findings(problems: Sequence[Problem], words: Words) -> Iterator[str]:
    """Say how many files something is wrong with, if any."""
    if problems:
        yield words.n(
            "1 Datei mit Befund; „check“ nennt sie.", "{n} Dateien mit Befund; „check“ nennt sie.", len(problems)
        )
