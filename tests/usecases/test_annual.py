"""The yearly report as page and command line work with it: from the closed round, kept as it was, never beyond it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from gelingenscheck.annual.figures import Outcome
from gelingenscheck.annual.model import AnnualReport, Origin, Part, ReportStatus
from gelingenscheck.annual.refusals import (
    FiguresChangedError,
    FrozenFiguresError,
    NoReportError,
    RoundStillOpenError,
    SubmittedError,
    TextChangedError,
    YearNotOverError,
)
from gelingenscheck.annual.writing import PartChange
from gelingenscheck.assessment.subject import MeasureStatus, Release, Subject
from gelingenscheck.i18n import words_in
from gelingenscheck.returns.model import ReturnRound, ReturnText
from gelingenscheck.returns.refusals import NoRoundError
from gelingenscheck.scoring.few import Few
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases import returns, rounds
from gelingenscheck.usecases.annual import figures, reports
from gelingenscheck.usecases.desk import Desk
from tests.annual import city
from tests.annual.city import YEAR

WORDS = words_in("de")


@pytest.fixture
def desk() -> Desk:
    return city.desk()


@pytest.fixture
def seen(desk: Desk) -> Snapshot:
    return city.stored(desk, city.documents(desk))


@pytest.fixture
def begun(desk: Desk, seen: Snapshot) -> AnnualReport:
    city.closed(desk, seen)
    return reports.begin(desk, seen, YEAR)


def write(desk: Desk, new: str | None, shown: str | None = None, part: Part = Part.OBSTACLES) -> AnnualReport:
    return reports.write_text(desk, YEAR, PartChange(part=part, shown=shown, new=new))


def test_a_report_holds_what_the_closed_round_and_the_year_say(begun: AnnualReport, desk: Desk) -> None:
    known = begun.figures
    assert (begun.as_of, known.after, known.until) == (date(2026, 9, 30), date(2025, 9, 30), date(2026, 9, 30))
    answers = known.answers
    assert (answers.complete, answers.nil, answers.begun) == (2, 1, 1)
    assert answers.asked == len(desk.organisation.departments)
    assert (known.projects, known.assessed) == (12, 12)
    assert {one.weak for one in known.factors} == {Few(low=7, high=7, n=12)}
    assert [one.title for one in known.released] == ["Offen 00", "Offen 03", "Offen 06", "Offen 09"]
    assert known.city.bodies == desk.organisation.bodies
    assert known.before is None
    assert begun.status is ReportStatus.DRAFT


def test_measures_are_counted_all_and_listed_only_where_the_project_is_released(begun: AnnualReport) -> None:
    known = begun.figures.measures
    assert (known.open, known.done, known.overdue, known.due, known.kept) == (18, 6, 6, 12, 6)
    assert {one.project for one in known.listed} == {"Offen 00", "Offen 03", "Offen 06", "Offen 09"}
    assert len(known.listed) == 8


def test_a_measure_that_nobody_is_responsible_for_says_nobody(desk: Desk) -> None:
    nobodys = [_nobodys(one) if isinstance(one, Subject) else one for one in city.documents(desk)]
    seen = city.stored(desk, nobodys)
    city.closed(desk, seen)
    listed = reports.begin(desk, seen, YEAR).figures.measures.listed
    assert {one.responsible for one in listed} == {None, "Projektleitung"}


def test_a_title_without_end_leaves_the_report_its_pages(desk: Desk) -> None:
    endless = [_endless(one) if isinstance(one, Subject) else one for one in city.documents(desk)]
    seen = city.stored(desk, endless)
    city.closed(desk, seen)
    known = reports.begin(desk, seen, YEAR).figures
    texts = [text for one in known.measures.listed for text in (one.text, one.project)]
    assert max(map(len, [*texts, *(one.title for one in known.released)])) < 310


def test_beginning_again_leaves_the_report_as_it_is(begun: AnnualReport, desk: Desk, seen: Snapshot) -> None:
    written = write(desk, "Von mir.")
    assert reports.begin(desk, seen, YEAR) == written
    assert reports.report_years(desk) == (YEAR,)
    assert [one.year for one in reports.all_reports(desk)] == [YEAR]


def test_a_report_needs_a_closed_round(desk: Desk, seen: Snapshot) -> None:
    with pytest.raises(NoRoundError):
        reports.begin(desk, seen, YEAR)
    rounds.open_round(desk, year=YEAR, deadline=desk.today)
    with pytest.raises(RoundStillOpenError):
        reports.begin(desk, seen, YEAR)
    assert reports.report_years(desk) == ()
    with pytest.raises(NoReportError):
        reports.report_of(desk, YEAR)


def test_a_report_needs_a_year_that_is_over(desk: Desk) -> None:
    early = city.at(desk, datetime(2026, 9, 30, 12, tzinfo=UTC))
    seen = city.stored(early, city.documents(early))
    city.closed(early, seen)
    with pytest.raises(YearNotOverError) as caught:
        reports.begin(early, seen, YEAR)
    assert "30.09.2026" in caught.value.said(WORDS)
    assert reports.begin(city.at(desk, datetime(2026, 10, 1, 12, tzinfo=UTC)), seen, YEAR)


def test_figures_that_somebody_took_out_of_the_round_are_refused_and_never_zero(desk: Desk, seen: Snapshot) -> None:
    city.closed(desk, seen)
    desk.store.update(ReturnRound, str(YEAR), lambda known: replace(known, figures={"returns": {"complete": 3}}))
    with pytest.raises(FrozenFiguresError):
        reports.begin(desk, seen, YEAR)


def test_two_who_write_the_same_part_are_both_heard(begun: AnnualReport, desk: Desk) -> None:
    write(desk, "Von nebenan.")
    with pytest.raises(TextChangedError) as caught:
        write(desk, "Von mir.")
    assert (caught.value.stored, caught.value.new) == ("Von nebenan.", "Von mir.")


def test_invisible_letters_are_no_text(begun: AnnualReport, desk: Desk) -> None:
    assert write(desk, "\u200b\u202e ") == begun
    assert write(desk, "A\u202eB").said(Part.OBSTACLES) == "AB"


def test_every_part_is_proposed_and_what_is_written_goes_before_it(begun: AnnualReport, desk: Desk) -> None:
    texts = reports.texts_of(desk, begun, WORDS)
    assert set(texts) == set(Part)
    assert all(texts.values())
    assert "Zwei Querungen gebaut." in texts[Part.ACTIVITIES]
    assert "Geld für Gebärdensprache." in texts[Part.OBSTACLES]
    assert "nicht abgegeben." not in texts[Part.ACTIVITIES]
    assert reports.texts_of(desk, write(desk, "Von mir."), WORDS)[Part.OBSTACLES] == "Von mir."


def test_new_figures_are_taken_over_only_as_they_were_shown(begun: AnnualReport, desk: Desk) -> None:
    write(desk, "Zwölf Vorhaben.")
    later = city.at(desk, datetime(2026, 11, 25, 9, tzinfo=UTC))
    more = city.stored(later, city.documents(later, projects=13))
    shown = figures.figures_of(later, more, YEAR)
    assert shown.projects == 13
    with pytest.raises(FiguresChangedError):
        reports.recompute(later, more, YEAR, shown=begun.figures)
    moved = reports.recompute(later, more, YEAR, shown=shown)
    assert moved.figures == shown
    assert moved.overtaken(Part.OBSTACLES)
    assert not reports.confirm_text(later, YEAR, Part.OBSTACLES).overtaken(Part.OBSTACLES)


def test_while_the_round_is_open_again_the_report_keeps_its_figures(
    begun: AnnualReport, desk: Desk, seen: Snapshot
) -> None:
    rounds.reopen_round(desk, YEAR, "Zwei Ämter reichen nach")
    with pytest.raises(RoundStillOpenError):
        reports.recompute(desk, seen, YEAR, shown=begun.figures)
    assert reports.report_of(desk, YEAR).figures == begun.figures
    assert write(desk, "Geht weiter.").said(Part.OBSTACLES) == "Geht weiter."


def test_a_submitted_report_says_the_same_whatever_happens_later(
    begun: AnnualReport, desk: Desk, seen: Snapshot
) -> None:
    write(desk, "Von mir.")
    known = reports.submit(desk, YEAR)
    assert known.texts[Part.OBSTACLES].origin is Origin.WRITTEN
    assert known.texts[Part.ACTIVITIES].origin is Origin.PROPOSED
    said = reports.texts_of(desk, known, WORDS)
    rounds.reopen_round(desk, YEAR, "Nachmeldung")
    city.say(desk, "sport", "Ganz anders.", ReturnText.COUNCIL)
    returns.submit(desk, YEAR, "sport")
    rounds.close_round(desk, city.stored(desk, ()), YEAR)
    assert reports.texts_of(desk, reports.report_of(desk, YEAR), WORDS) == said
    now = figures.figures_of(desk, seen, YEAR)
    assert now != known.figures
    attempts: list[Callable[[], object]] = [
        lambda: write(desk, "Neu", shown="Von mir."), lambda: reports.confirm_text(desk, YEAR, Part.OBSTACLES),
        lambda: reports.name_units(desk, YEAR, named=True), lambda: reports.submit(desk, YEAR),
        lambda: reports.recompute(desk, seen, YEAR, shown=now),
    ]  # fmt: skip
    for attempt in attempts:
        with pytest.raises(SubmittedError):
            attempt()
    assert reports.report_of(desk, YEAR) == known
    more = reports.supplement(desk, YEAR, "Eine Zahl war falsch.")
    assert [one.text for one in more.supplements] == ["Eine Zahl war falsch."]
    assert replace(more, supplements=(), changed=known.changed, revision=known.revision) == known


def test_next_year_says_what_became_of_the_measures_that_were_listed(begun: AnnualReport, desk: Desk) -> None:
    reports.submit(desk, YEAR)
    later = city.at(desk, datetime(2027, 11, 2, 9, tzinfo=UTC))
    made = [_a_year_on(one) if isinstance(one, Subject) else one for one in city.documents(later)]
    seen = city.stored(later, made)
    rounds.open_round(later, year=2027, deadline=later.today)
    rounds.close_round(later, seen, 2027)
    known = reports.begin(later, seen, 2027).figures
    assert known.before == YEAR
    assert {one.before for one in known.factors} == {Few(low=7, high=7, n=12)}
    assert {one.weak for one in known.factors} == {None}
    outcomes = {(one.project, one.text): one.outcome for one in known.measures.promises}
    assert outcomes == {
        ("Offen 00", "Maßnahme m2"): Outcome.DONE, ("Offen 03", "Maßnahme m1"): Outcome.GONE,
        ("Offen 03", "Maßnahme m2"): Outcome.GONE, ("Offen 06", "Maßnahme m2"): Outcome.OVERDUE,
        ("Offen 09", "Maßnahme m1"): Outcome.OVERDUE, ("Offen 09", "Maßnahme m2"): Outcome.OPEN,
    }  # fmt: skip
    (moved,) = [one for one in known.measures.promises if one.moved is not None]
    assert (moved.project, moved.due, moved.moved) == ("Offen 09", date(2027, 3, 31), date(2028, 3, 31))


def _nobodys(known: Subject) -> Subject:
    first, second = known.measures
    return replace(known, measures=(replace(first, responsible=None), second))


def _endless(known: Subject) -> Subject:
    first, second = known.measures
    return replace(known, title="X" * 10_000, measures=(replace(first, text="Y" * 10_000), second))


def _a_year_on(known: Subject) -> Subject:
    """Keep a promise, take one back, move one, and let the others be."""
    first, second = known.measures
    if known.id == "p00":
        second = replace(second, status=MeasureStatus.DONE)
    if known.id == "p09":
        second = replace(second, due=date(2028, 3, 31))
    release = Release.INTERNAL if known.id == "p03" else known.release
    return replace(known, measures=(first, second), release=release)
