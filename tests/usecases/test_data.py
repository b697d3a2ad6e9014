"""Exported answers: whoever calculates with them, with other tools, comes to the portfolio's figures."""

import io
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from gelingenscheck import organisation as organisations
from gelingenscheck.assessment.model import Answer, Choice, Evidence, NoAnswer
from gelingenscheck.catalogue import Catalogue, Phase, reader
from gelingenscheck.i18n import words_in
from gelingenscheck.organisation import Organisation
from gelingenscheck.portfolio.answers import COLUMNS
from gelingenscheck.reports import data as data_files
from gelingenscheck.reports.data_dictionary import ENTRIES, NEVER, Type
from gelingenscheck.settings import ROOT
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.usecases import data
from gelingenscheck.usecases.data import Format
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.generator import generate
from gelingenscheck.usecases.portfolio import as_json, portfolio_of
from tests.portfolio.made import MARCH, TODAY, check, project, snapshot, standard
from tests.usecases.memory import MemoryStore

DE = words_in("de")
CATALOGUE: Catalogue = reader.load(ROOT / "factors.yaml")
CITY: Organisation = organisations.load(ROOT / "organisation.yaml")
DESK = Desk(
    store=MemoryStore(), catalogue=CATALOGUE, organisation=CITY, now=lambda: datetime(2026, 11, 24, 12, tzinfo=UTC)
)


def file(stored: Snapshot, form: Format, as_of: date = TODAY, lang: str = "de") -> bytes:
    return data.data_file(DESK, stored, as_of, words_in(lang), form)


def read(csv: bytes) -> pd.DataFrame:
    """Read as an analyst does who knows nothing but the dictionary."""
    return pd.read_csv(io.BytesIO(csv), sep=";", keep_default_na=False, na_values=[""], encoding="utf-8-sig")


@pytest.fixture(scope="module", params=[(1, TODAY), (2, date(2025, 2, 28))], ids=str)
def both(request: pytest.FixtureRequest) -> tuple[pd.DataFrame, dict[str, Any]]:
    seed, day = request.param
    stored = snapshot(generate(CATALOGUE, CITY, size=90, seed=seed, today=TODAY), CATALOGUE)
    return read(file(stored, "csv", day)), as_json(portfolio_of(stored, CATALOGUE, CITY, day))


def _band(value: Fraction, answers: pd.DataFrame, missing: int | None) -> str:
    levels = answers["level"] if missing is None else answers["level"].fillna(missing)
    if (levels[answers["key"].astype(bool)] == 0).any():
        return "gap"
    strong = value >= 75 and not (levels == 0).any()
    return "strong" if strong else "developing" if value >= 50 else "gap"


def _scored(answers: pd.DataFrame) -> dict[str, Any]:
    """Work out one factor of one check with nothing but the rows."""
    due = answers[answers["answer"] != "not_applicable"]
    if due.empty:
        return {"score": None, "band": "not_applicable", "worst": None}
    weight, known = due["weight"].astype(int), due[due["level"].notna()]

    def mean(levels: Sequence[int], weights: Sequence[int]) -> Fraction:
        return Fraction(25 * sum(w * n for w, n in zip(weights, levels, strict=True)), sum(weights))

    enough = 3 * known["weight"].sum() >= 2 * weight.sum() and due.loc[due["key"].astype(bool), "level"].notna().all()
    score = mean([*known["level"].astype(int)], [*known["weight"].astype(int)]) if enough and len(known) else None
    worst, best = (
        _band(mean([*due["level"].fillna(end).astype(int)], [*weight]), due, end) for end in (0, 4)
    )  # fmt: skip
    band = _band(score, due, None) if score is not None else worst if worst == best else "none"
    return {"score": None if score is None else float(score), "band": band, "worst": worst}


def _figures(rows: pd.DataFrame, factor: str) -> dict[str, Any]:
    mine = rows[(rows["check"] == "full") & rows["counted"] & (rows["factor"] == factor)]
    scored = pd.DataFrame([_scored(one) for _, one in mine.groupby("assessment")])
    scores, bands = scored["score"].dropna(), scored["band"]
    banded = int(bands.isin(["gap", "developing", "strong"]).sum())
    high = mine[mine["level"] >= 3]
    return {
        "factor": factor, "n": len(scored), "rated": len(scores),
        "median": pytest.approx(scores.median()), "lowest": pytest.approx(scores.min()),
        "weak": int((bands == "gap").sum()),
        "possibly_weak": int(((bands == "none") & (scored["worst"] == "gap")).sum()),
        "share_weak": pytest.approx((bands == "gap").sum() / banded),
        "share_evidenced": pytest.approx(high["evidence"].sum() / len(high)),
        "bands": {
            name: int((bands == name).sum()) for name in ("gap", "developing", "strong", "none", "not_applicable")
        },
    }  # fmt: skip


def test_factors_worked_out_from_the_rows_are_those_of_the_portfolio(both: tuple[pd.DataFrame, dict[str, Any]]) -> None:
    rows, told = both
    assert [_figures(rows, factor["factor"]) for factor in told["factors"]] == told["factors"]


def test_weak_spots_worked_out_from_the_rows_are_those_of_the_portfolio(
    both: tuple[pd.DataFrame, dict[str, Any]],
) -> None:
    rows, told = both
    counted = rows[(rows["check"] == "full") & rows["counted"] & rows["level"].notna()]
    asked = {str(id_): one for id_, one in counted.groupby("question")}
    spots = [spot for spot in told["weak_spots"] if spot["question"]]
    assert spots
    for spot in spots:
        weak = asked[spot["question"]].query("level <= 1")
        assert (len(weak), len(asked[spot["question"]])) == (spot["weak"], spot["n"])
        assert sorted(weak["subject"]) == sorted(spot["subjects"])


def test_anchoring_and_number_of_current_projects_follow_from_the_rows(
    both: tuple[pd.DataFrame, dict[str, Any]],
) -> None:
    rows, told = both
    counted = rows[rows["counted"]]
    standards = counted[counted["check"] == "crosscutting"].set_index(["department", "factor"])["level"].mul(25)
    told_ = {(c["department"], c["factor"]): c["anchoring"] for c in told["matrix"] if c["anchoring"] is not None}
    assert standards.dropna().to_dict() == told_
    current = counted[(counted["check"] == "full") & counted["current"]]
    assert current["assessment"].nunique() == told["counts"]["current"]
    by_unit = current.groupby("department_today")["assessment"].nunique()
    assert {one["department"]: one["current"] for one in told["departments"] if one["current"]} == by_unit.to_dict()


def _one(**answer: Any) -> Snapshot:
    question = CATALOGUE.factors[0].questions[0].id
    made = check("a-1", "a", CATALOGUE, None, answers={question: Answer(**answer)})
    return snapshot([project("a"), made], CATALOGUE)


@pytest.mark.parametrize(
    ("choice", "answer", "level"),
    [
        (Choice(level=0), "level", 0), (Choice(level=4), "level", 4), (Choice(), "open", None),
        (Choice(no_answer=NoAnswer.DONT_KNOW), "dont_know", None),
        (Choice(no_answer=NoAnswer.NOT_APPLICABLE, reason="x"), "not_applicable", None),
    ],
)  # fmt: skip
def test_what_is_missing_is_empty_and_never_0(choice: Choice, answer: str, level: int | None) -> None:
    stored = _one(choice=choice)
    told = json.loads(file(stored, "json"))["answers"][0]
    assert (told["answer"], told["level"]) == (answer, level)
    text = file(stored, "csv").decode("utf-8-sig").splitlines()[1].split(";")
    assert text[COLUMNS.index("level")] == ("" if level is None else str(level))
    sheet = load_workbook(io.BytesIO(file(stored, "xlsx"))).worksheets[0]
    assert sheet.cell(2, COLUMNS.index("level") + 1).value == level


def test_what_people_wrote_stays_in_the_house_but_for_titles() -> None:
    typed = "Geheim"
    stored = _one(choice=Choice(level=3, note=typed), rationale=typed, evidence=(Evidence(text=typed),))
    for form in data.FORMATS:
        content = file(stored, form)
        if form == "xlsx":
            book = load_workbook(io.BytesIO(content))
            content = repr([[c.value for c in row] for s in book.worksheets for row in s.iter_rows()]).encode()
        assert b"Vorhaben a" in content
        assert typed.encode() not in content


def test_drafts_discarded_and_later_checks_are_left_out_and_examples_beside_real_ones() -> None:
    stored = snapshot(
        [
            project("a"), project("b", example=True), check("a-1", "a", CATALOGUE),
            check("a-2", "a", CATALOGUE, on=None), check("a-3", "a", CATALOGUE, on=date(2026, 11, 25)),
            check("b-1", "b", CATALOGUE),
            standard("sport", CATALOGUE, 2),
        ],
        CATALOGUE,
    )  # fmt: skip
    rows = read(file(stored, "csv"))
    assert set(rows["assessment"]) == {"a-1", "sport-1"}
    assert not rows["example"].any()
    assert rows[rows["check"] == "crosscutting"][["phase", "weight", "key"]].isna().all(axis=None)


def test_only_examples_are_told_as_such() -> None:
    stored = snapshot([project("b", example=True), check("b-1", "b", CATALOGUE)], CATALOGUE)
    told = json.loads(file(stored, "json"))
    assert "Beispieldaten" in told["about"]
    assert all(one["example"] for one in told["answers"])


def test_in_planning_a_row_is_there_for_planning_questions_only() -> None:
    for phase, expected in ((Phase.PLANNING, {"planning"}), (Phase.RUNNING, {"planning", "implementation"})):
        rows = read(file(snapshot([project("a"), check("a-1", "a", CATALOGUE, phase=phase)], CATALOGUE), "csv"))
        assert set(rows["question_phase"]) == expected
        assert rows["question"].is_unique


def test_nothing_to_tell_gives_files_with_headings() -> None:
    stored = snapshot([], CATALOGUE)
    assert list(read(file(stored, "csv")).columns) == list(COLUMNS)
    assert json.loads(file(stored, "json"))["answers"] == []
    assert load_workbook(io.BytesIO(file(stored, "xlsx"))).worksheets[0].max_row <= 2


@pytest.mark.parametrize(
    "title", ["=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "|cmd", "a\x00\x1b\u202eb", "🌳" * 30, '";"']
)
def test_a_title_is_a_text_in_every_format(title: str) -> None:
    stored = snapshot([project("a", title=title), check("a-1", "a", CATALOGUE)], CATALOGUE)
    place = COLUMNS.index("title") + 1
    cell = load_workbook(io.BytesIO(file(stored, "xlsx"))).worksheets[0].cell(2, place)
    assert cell.data_type == "s"
    assert read(file(stored, "csv"))["title"][0][0] not in "=+-@\t|"
    assert json.loads(file(stored, "json"))["answers"][0]["title"] == cell.value


def test_cells_of_the_workbook_have_types_and_its_sheets_a_frozen_header_with_filters() -> None:
    stored = snapshot([project("a"), check("a-1", "a", CATALOGUE)], CATALOGUE)
    book = load_workbook(io.BytesIO(file(stored, "xlsx")))
    assert book.sheetnames == ["Antworten", "Verzeichnis"]
    row = dict(zip(COLUMNS, [cell.value for cell in book.worksheets[0][2]], strict=True))
    assert row["finalised"] == datetime.combine(MARCH, datetime.min.time())
    assert (row["counted"], row["evidence"], row["weight"]) == (True, False, CATALOGUE.factors[0].questions[0].weight)
    assert all(sheet.auto_filter.ref and sheet.freeze_panes == "B2" for sheet in book.worksheets)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_column_and_every_value_is_explained(lang: str) -> None:
    stored = snapshot(generate(CATALOGUE, CITY, size=60, seed=3, today=TODAY), CATALOGUE)
    told = json.loads(file(stored, "json", lang=lang))
    entries = {row["column"]: row for row in told["dictionary"] if row["value"] is None}
    assert tuple(entries) == COLUMNS == tuple(ENTRIES)
    codes: dict[str, set[str]] = {}
    for row in told["dictionary"]:
        assert row["meaning"]
        if row["value"] is not None:
            codes.setdefault(row["column"], set()).add(row["value"])
    for answer in told["answers"]:
        for column, value in answer.items():
            assert value is not None or ENTRIES[column].empty != NEVER, column
            if column in codes and value is not None:
                assert set(value.split()) <= codes[column]
            if ENTRIES[column].type is Type.FLAG:
                assert value in {True, False, None}


def test_more_answers_than_a_sheet_holds_are_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = snapshot([project("a"), check("a-1", "a", CATALOGUE)], CATALOGUE)
    assert data.formats_for(stored) == data.FORMATS
    monkeypatch.setattr(data_files, "MOST_ROWS", 3)
    assert data.formats_for(stored) == ("csv", "json")
    with pytest.raises(data_files.TooManyRowsError, match="CSV"):
        file(stored, "xlsx")
