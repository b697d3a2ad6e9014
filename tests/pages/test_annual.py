"""The pages of the yearly report: begin, write, compare figures, submit, add; two at work; nothing changes after."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from gelingenscheck import access
from gelingenscheck.access import Action, Reach, Role
from gelingenscheck.annual.model import AnnualReport, Part, ReportStatus
from gelingenscheck.annual.writing import PartChange
from gelingenscheck.assessment.subject import Release
from gelingenscheck.portfolio.disclosure import latest_year
from gelingenscheck.returns.answering import TextChange
from gelingenscheck.returns.model import ReturnText
from gelingenscheck.storage.files import FileStore
from gelingenscheck.ui import address, context
from gelingenscheck.usecases import returns, rounds
from gelingenscheck.usecases.annual import reports
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.projects import register_project, set_release
from tests.annual import made
from tests.pages.test_hostile_titles import HOSTILE, check_page
from tests.pages.visit import Visit

Saved = Callable[[], Mapping[str, bytes]]


@pytest.fixture
def year(desk: Desk) -> int:
    return latest_year(desk.today)


@pytest.fixture
def asked(desk: Desk, year: int) -> int:
    """Open a round in which one unit writes."""
    rounds.open_round(desk, year=year, deadline=desk.today)
    for text, said in ((ReturnText.DONE, "Zwei Querungen gebaut."), (ReturnText.MISSING, "Geld *dafür*.")):
        returns.write_text(desk, year, "tiefbau", TextChange(text=text, shown=None, new=said))
    returns.submit(desk, year, "tiefbau")
    return year


@pytest.fixture
def closed(desk: Desk, asked: int) -> int:
    rounds.close_round(desk, context.snapshot(), asked)
    return asked


@pytest.fixture
def begun(desk: Desk, closed: int) -> AnnualReport:
    return reports.begin(desk, context.snapshot(), closed)


def known(desk: Desk, year: int) -> AnnualReport:
    return reports.report_of(desk, year)


def write(desk: Desk, year: int, new: str | None, shown: str | None = None, part: Part = Part.OBSTACLES) -> None:
    reports.write_text(desk, year, PartChange(part=part, shown=shown, new=new))


def part_page(visit: Visit, year: int, part: Part = Part.OBSTACLES) -> Visit:
    return visit.open(address.ANNUAL, jahr=str(year), teil=str(part))


def test_without_a_round_the_page_says_where_it_begins(visit: Visit, saved: Saved) -> None:
    visit.open(address.ANNUAL)
    assert visit.words("Zur Jahresabfrage") in visit.text
    assert visit.errors == []
    assert saved() == {}


def test_while_the_round_is_open_no_report_can_be_begun(german: Visit, asked: int, saved: Saved) -> None:
    before = saved()
    german.open(address.ANNUAL)
    assert "Die Jahresabfrage ist noch offen." in german.text
    german.open(address.ANNUAL, jahr=str(asked))
    assert german.title == "Die Jahresabfrage ist noch offen"
    assert german.buttons("Bericht beginnen") == []
    assert saved() == before


@pytest.mark.parametrize("asked_for", ["1999", "2101", "abc", "<script>", "20266", "٢٠٢٦"])
def test_a_year_without_a_round_is_a_sentence(german: Visit, closed: int, saved: Saved, asked_for: str) -> None:
    before = saved()
    german.open(address.ANNUAL, jahr=asked_for)
    assert len(german.errors) <= 1
    assert german.title in {"Diese Jahresabfrage gibt es nicht", "Jahresbericht an den Rat"}
    assert saved() == before


def test_a_report_is_begun_from_the_closed_round(visit: Visit, desk: Desk, closed: int) -> None:
    w = visit.words
    visit.open(address.ANNUAL, jahr=str(closed)).press(w("Bericht beginnen"))
    assert known(desk, closed).figures.answers.complete == 1
    assert visit.title == w("Sachstandsbericht {year}", year=closed)
    badges = [line for line in visit.text.splitlines() if "-badge[" in line]
    assert len(badges) == len(Part)
    assert sum(w("Vorschlag") in badge for badge in badges) == len(Part) - 1
    assert sum(w("bitte ergänzen") in badge for badge in badges) == 1


def test_a_proposal_is_read_taken_over_changed_and_left_again(visit: Visit, desk: Desk, begun: AnnualReport) -> None:
    w, year = visit.words, begun.year
    part_page(visit, year)
    assert "Geld *dafür*." in visit.text
    assert not visit.at.text_area
    visit.press(w("Text bearbeiten"))
    (field,) = visit.at.text_area
    assert "- Geld *dafür*." in (field.value or "")
    visit.write(field.label, "Es fehlte Geld.")
    assert known(desk, year).said(Part.OBSTACLES) == "Es fehlte Geld."
    assert w("✓ gespeichert") in visit.text
    visit.press(w("Eigenen Text verwerfen und dem Vorschlag folgen"))
    assert known(desk, year).texts == {}
    assert not visit.at.text_area


def test_two_who_write_the_same_part_see_both_and_one_decides(german: Visit, desk: Desk, begun: AnnualReport) -> None:
    year = begun.year
    write(desk, year, "Anfang.")
    part_page(german, year)
    write(desk, year, "Von nebenan.", shown="Anfang.")
    german.write(german.at.text_area[0].label, "Von mir.")
    assert known(desk, year).said(Part.OBSTACLES) == "Von nebenan."
    assert "Von mir." in german.text
    german.press("Meine behalten")
    assert known(desk, year).said(Part.OBSTACLES) == "Von mir."


def test_new_figures_are_shown_asked_for_and_then_texts_are_to_be_looked_at(
    german: Visit, desk: Desk, begun: AnnualReport
) -> None:
    year = begun.year
    german.open(address.ANNUAL, jahr=str(year)).press("Mit den Zahlen von heute vergleichen")
    assert "Die Zahlen von heute sind dieselben." in german.text
    project = register_project(desk, title="Umbau Schulweg", department="tiefbau")
    set_release(desk, project.id, Release.COUNCIL)
    context.index().refresh(force=True)
    german.open(address.ANNUAL, jahr=str(year), ansicht="zahlen")
    assert "Angaben wären anders" in german.text
    assert known(desk, year) == begun
    german.press("Bisherige behalten")
    assert known(desk, year) == begun
    german.press("Mit den Zahlen von heute vergleichen").press("Neue Zahlen übernehmen")
    assert [one.title for one in known(desk, year).figures.released] == ["Umbau Schulweg"]


def test_a_text_older_than_the_figures_says_so_until_somebody_looked(
    german: Visit, desk: Desk, folder: Path, begun: AnnualReport
) -> None:
    year = begun.year
    write(desk, year, "Neun sind offen.")
    old = known(desk, year)
    later = replace(old.computed, at=old.computed.at.replace(year=year + 1))
    desk.store.update(AnnualReport, str(year), lambda one: replace(one, computed=later))
    german.open(address.ANNUAL, jahr=str(year))
    assert "bitte prüfen" in german.text
    part_page(german, year)
    assert german.buttons("Der Text passt noch")


def test_units_have_names_only_if_somebody_says_so(german: Visit, desk: Desk, begun: AnnualReport) -> None:
    year = begun.year
    german.open(address.ANNUAL, jahr=str(year), ansicht="vorschau")
    assert "Tiefbau" not in german.text
    german.open(address.ANNUAL, jahr=str(year))
    next(one for one in german.at.toggle if one.label == "Ämter mit Namen").set_value(True)
    german.run()
    assert known(desk, year).named
    german.open(address.ANNUAL, jahr=str(year), ansicht="vorschau")
    assert "Tiefbau (66): Zwei Querungen gebaut." in german.text


def test_a_submitted_report_offers_nothing_but_a_supplement(
    german: Visit, desk: Desk, begun: AnnualReport, folder: Path
) -> None:
    year = begun.year
    german.open(address.ANNUAL, jahr=str(year)).press("Ja, abgeben")
    known_ = known(desk, year)
    assert known_.status is ReportStatus.SUBMITTED
    before = (folder / "reports" / f"{year}.yaml").read_bytes()
    assert not german.at.toggle
    assert german.buttons("Ja, abgeben") == []
    assert german.buttons("Mit den Zahlen von heute vergleichen") == []
    for part in (Part.OBSTACLES, Part.SUMMARY):
        part_page(german, year, part)
        assert not german.at.text_area
        assert german.buttons("Text bearbeiten") == []
    german.open(address.ANNUAL, jahr=str(year), ansicht="zahlen")
    assert (folder / "reports" / f"{year}.yaml").read_bytes() == before
    german.open(address.ANNUAL, jahr=str(year)).press("Nachtrag speichern")
    assert "noch leer" in german.errors[0]
    german.write("Neuer Nachtrag", "Eine Zahl war *falsch*.").press("Nachtrag speichern")
    after = known(desk, year)
    assert [one.text for one in after.supplements] == ["Eine Zahl war *falsch*."]
    assert replace(after, supplements=(), changed=known_.changed, revision=known_.revision) == known_
    assert "Eine Zahl war *falsch*." in german.text


PLACES: tuple[dict[str, str], ...] = ({}, {"ansicht": "zahlen"}, {"teil": "obstacles"}, {"teil": "summary"})
"""Every page of a draft that has something to press."""


def test_whatever_an_old_tab_presses_after_it_was_submitted_elsewhere_changes_nothing(
    german: Visit, desk: Desk, begun: AnnualReport, folder: Path
) -> None:
    year, path = begun.year, folder / "reports" / f"{begun.year}.yaml"
    set_release(desk, register_project(desk, title="Radweg", department="tiefbau").id, Release.COUNCIL)
    write(desk, year, "Anfang.")
    later = known(desk, year).computed
    desk.store.update(
        AnnualReport, str(year), lambda one: replace(one, computed=replace(later, at=later.at.replace(year=year + 1)))
    )
    draft, pressed = path.read_bytes(), set()
    for place in PLACES:
        path.write_bytes(draft)
        for key in _keys(german.open(address.ANNUAL, jahr=str(year), **place)):
            path.write_bytes(draft)
            german.open(address.ANNUAL, jahr=str(year), **place)
            reports.submit(desk, year)
            before = path.read_bytes()
            german.at.button(key=key).click()
            german.run()
            assert path.read_bytes() == before, key
            pressed.add(key)
    assert {"gc-report-submit", "gc-report-compare", "gc-report-recompute", "gc-report-fits", "gc-report-follow",
            "gc-report-take"} <= pressed  # fmt: skip


def _keys(visit: Visit) -> list[str]:
    return [button.key for button in visit.at.button if button.key and button.key.startswith("gc-report-")]


def test_what_was_typed_before_it_was_submitted_elsewhere_stays_on_the_screen(
    german: Visit, desk: Desk, begun: AnnualReport
) -> None:
    year = begun.year
    write(desk, year, "Anfang.")
    part_page(german, year)
    reports.submit(desk, year)
    german.write(german.at.text_area[0].label, "Gerade getippt.")
    assert known(desk, year).said(Part.OBSTACLES) == "Anfang."
    assert "Gerade getippt." in german.text
    assert any("abgegeben" in error for error in german.errors)


@pytest.mark.parametrize("typed", [text for text in HOSTILE if "\n" not in text][:6])
def test_what_was_typed_is_shown_letter_by_letter(
    german: Visit, desk: Desk, folder: Path, closed: int, typed: str
) -> None:
    listed = made.listed(1, text=typed, project=typed, responsible=typed)
    draft = replace(made.report(figures=made.figures(measures=made.measures(listed=(listed,)))), year=closed)
    FileStore(folder).create(draft)
    write(desk, closed, f"Zeile: {typed}")
    part_page(german, closed, Part.MEASURES)
    check_page(german, typed)
    german.open(address.ANNUAL, jahr=str(closed), ansicht="vorschau")
    assert check_page(german, typed)
    reports.submit(desk, closed)
    reports.supplement(desk, closed, f"Zeile: {typed}")
    assert check_page(german.open(address.ANNUAL, jahr=str(closed)), typed)


@pytest.fixture
def deny(monkeypatch: pytest.MonkeyPatch) -> Callable[[Action], None]:
    """Return a switch that takes one permission away."""

    def take(action: Action) -> None:
        rest = {one: Reach.ALL for one in Action if one is not action}
        monkeypatch.setattr(access, "PERMISSIONS", {Role.LOCAL: rest})

    return take


def test_who_may_not_write_the_report_changes_nothing(
    german: Visit, desk: Desk, begun: AnnualReport, saved: Saved, deny: Callable[[Action], None]
) -> None:
    write(desk, begun.year, "Anfang.")
    part_page(german, begun.year)
    before = saved()
    deny(Action.WRITE_REPORT)
    german.write(german.at.text_area[0].label, "Getippt.")
    assert saved() == before
