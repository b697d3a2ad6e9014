"""What the yearly report will say: sentences from figures, and silence about what is not known."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from gelingenscheck import organisation
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.i18n import words_in
from gelingenscheck.returns import rounds
from gelingenscheck.returns.standing import ReturnState, standing_of
from gelingenscheck.settings import ROOT
from gelingenscheck.usecases.round_outlook import Outlook, _frozen, beside, sentences

WORDS = words_in("de")
KNOWN = Outlook(
    year=2026, cut_off=date(2026, 9, 30), frozen=False,
    returns={ReturnState.COMPLETE: 11, ReturnState.NIL_RETURN: 1, ReturnState.BEGUN: 0, ReturnState.NO_RETURN_YET: 7},
    projects=34, current=21, crosscutting=1, cells=152, covered=76, at_target=19, units={},
)  # fmt: skip


def test_the_sentences_hold_the_figures_and_leave_out_states_that_no_unit_is_in() -> None:
    asked, cells = "In der Jahresabfrage 2026 wurden 19 Ämter gefragt", "Von 152 Feldern aus Amt und Gelingensfaktor"
    assert sentences(KNOWN, WORDS) == [
        f"{asked}: 11 haben berichtet, 1 hat Fehlanzeige gemeldet und 7 sind noch ohne Rückmeldung.",
        "Zum Stichtag 30.09.2026 sind 34 Vorhaben bekannt, davon mit aktueller Einschätzung: 21.",
        "Ein Amt hat in den zwölf Monaten davor den Querschnitts-Check beantwortet.",
        f"{cells} gibt es zu 76 eine Angabe (50 %); in beiden Angaben am Ziel: 19 (13 %).",
    ]


@pytest.mark.parametrize(("field", "gone"), [("projects", 1), ("current", 1), ("crosscutting", 2), ("covered", 3)])
def test_a_figure_that_is_not_known_takes_its_sentence_along_and_no_other(field: str, gone: int) -> None:
    missing: Any = {field: None}
    rest = sentences(KNOWN, WORDS)
    del rest[gone]
    assert sentences(replace(KNOWN, **missing), WORDS) == rest


def test_no_check_at_all_is_said_and_not_counted() -> None:
    assert "hat kein Amt den Querschnitts-Check beantwortet" in sentences(replace(KNOWN, crosscutting=0), WORDS)[2]


def test_of_nothing_no_shares_are_said() -> None:
    said = sentences(replace(KNOWN, projects=0, current=0, covered=0, at_target=0), WORDS)
    assert said[1] == "Zum Stichtag 30.09.2026 ist kein Vorhaben bekannt."
    assert said[3] == "Zu keinem der 152 Felder aus Amt und Gelingensfaktor gibt es eine Angabe."


def test_without_any_cell_there_is_no_share() -> None:
    assert len(sentences(replace(KNOWN, cells=0, covered=0, at_target=0), WORDS)) == 3


def test_last_year_stands_beside_and_what_it_lacks_is_a_dash() -> None:
    before = replace(KNOWN, year=2025, projects=None, returns=dict.fromkeys(ReturnState))
    rows = {name: (now, then) for name, now, then in beside(KNOWN, before, WORDS)}
    assert rows["Ämter gefragt"] == ("19", "–")
    assert rows["geantwortet"] == ("12", "–")
    assert rows["bekannte Vorhaben"] == ("34", "–")
    assert rows["Felder am Ziel"] == ("19", "19")
    assert {then for _, then in (row[1:] for row in beside(KNOWN, None, WORDS))} == {"–"}


@pytest.mark.parametrize(
    "figures",
    [{}, {"returns": [], "units": {}, "portfolio": None, "key_figures": "x"}, {"returns": {"complete": "viele"}},
     {"key_figures": {"cells": True}, "units": ["x", None]}],
)  # fmt: skip
def test_frozen_figures_that_were_changed_by_hand_are_missing_and_never_zero(figures: Mapping[str, Any]) -> None:
    stamp = Stamp(at=datetime(2026, 9, 1, tzinfo=UTC), by="local@rat")
    asked = rounds.opened(year=2026, cut_off=KNOWN.cut_off, deadline=KNOWN.cut_off, stamp=stamp)
    city = organisation.load(ROOT / "organisation.yaml")
    known = _frozen(standing_of(asked, (), city, KNOWN.cut_off), figures)
    assert (known.asked, known.answered, known.projects, known.cells, known.crosscutting) == (None,) * 5
    assert not [said for said in sentences(known, WORDS) if "Vorhaben" in said or "Feldern" in said]
