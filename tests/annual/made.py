"""A yearly report of an invented city, and its parts as tests want them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from gelingenscheck.annual import writing
from gelingenscheck.annual.figures import (
    Answers,
    Basis,
    City,
    FactorFigure,
    Figures,
    ListedMeasure,
    Measures,
    MeasureState,
    Outcome,
    Promise,
    ReleasedProject,
    SpotFigure,
    UnitFigure,
)
from gelingenscheck.annual.model import AnnualReport, Part
from gelingenscheck.annual.writing import PartChange
from gelingenscheck.assessment.provenance import Stamp
from gelingenscheck.catalogue import Text
from gelingenscheck.scoring.few import Few

START = datetime(2026, 11, 2, 9, tzinfo=UTC)


def stamp(minutes: int = 0, by: str = "local@rat") -> Stamp:
    return Stamp(at=START + timedelta(minutes=minutes), by=by)


def text(de: str, simple: str | None = None) -> Text:
    return Text(de=de, en=f"{de} (en)", simple=simple)


def few(low: int, high: int | None = None, n: int = 12) -> Few:
    return Few(low=low, high=low if high is None else high, n=n)


def factor(number: int, weak: Few | None, before: Few | None = None) -> FactorFigure:
    return FactorFigure(
        factor=f"f{number}", number=number, title=text(f"Faktor {number}", simple=f"Punkt {number}"), weak=weak,
        before=before,
    )  # fmt: skip


def listed(number: int = 1, **values: Any) -> ListedMeasure:
    plain = ListedMeasure(
        subject="schulweg-7k3f", id=f"m{number}", text=f"Aushang {number} in zwei Sprachen", project="Umbau Schulweg",
        unit="Tiefbau (66)", responsible="Projektleitung", due=date(2027, 3, 31), state=MeasureState.OPEN,
    )  # fmt: skip
    return replace(plain, **values)


def promise(outcome: Outcome = Outcome.DONE, **values: Any) -> Promise:
    plain = Promise(
        text="Wegweiser erneuern", project="Umbau Schulweg", unit="Tiefbau (66)", due=date(2026, 6, 30),
        outcome=outcome,
    )  # fmt: skip
    return replace(plain, **values)


def measures(**values: Any) -> Measures:
    plain = Measures(open=9, done=4, overdue=2, due=6, kept=4, listed=(listed(),), promises=(promise(),))
    return replace(plain, **values)


def figures(**values: Any) -> Figures:
    plain = Figures(
        city=City(municipality="Musterstadt", mandate="Beschluss vom 08.12.2022.", bodies=("Ausschuss", "Rat")),
        basis=Basis(
            catalogue="gelingensfaktoren", version="1.0.0", title=text("Acht Faktoren"), status=text("Nicht geprüft."),
            gap=text("Handlungsbedarf"),
        ),
        examples=False, after=date(2025, 9, 30), until=date(2026, 9, 30),
        answers=Answers(complete=11, nil=1, begun=2, silent=5), projects=34, assessed=12, crosscutting=7,
        factors=(factor(1, few(7), few(4, n=9)), factor(2, few(0, 1)), factor(3, None)),
        spots=(SpotFigure(question="q1", text=text("Wer fehlt?"), weak=few(6)),),
        units=(
            UnitFigure(unit="tiefbau", name="Tiefbau (66)", factors=(True, False, True)),
            UnitFigure(unit="schule", name="Schule (40)", factors=(False, False, False)),
        ),
        measures=measures(), released=(ReleasedProject(title="Umbau Schulweg", unit="Tiefbau (66)"),),
        released_in_all=1, before=2025,
    )  # fmt: skip
    return replace(plain, **values)


def report(**values: Any) -> AnnualReport:
    plain = writing.begun(year=2026, as_of=date(2026, 9, 30), figures=figures(), stamp=stamp())
    return replace(plain, **values)


def change(new: str | None, shown: str | None = None, part: Part = Part.OBSTACLES) -> PartChange:
    return PartChange(part=part, shown=shown, new=new)


def proposed() -> dict[Part, str]:
    return {part: f"Vorschlag zu {part}" for part in Part}


def submitted(**values: Any) -> AnnualReport:
    draft = writing.write(report(), change("Es hat gefehlt."), stamp=stamp(1))
    return replace(writing.submitted(draft, proposed(), stamp=stamp(2)), **values)
