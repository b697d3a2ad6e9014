"""Type the frozen figures of a yearly report."""

from gelingenscheck import reading
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
from gelingenscheck.catalogue import Text
from gelingenscheck.i18n import N_
from gelingenscheck.reading import YEARS, Fields, MisfitError, Path, Value
from gelingenscheck.scoring.few import Few
from gelingenscheck.storage.answers import as_visible

MOST = 10_000_000
"""Of anything that is counted."""
_FEW = ("low", "high", "n")


def as_figures(value: Value, path: Path) -> Figures:
    """Type everything that a report counts and names."""
    fields = Fields(value, path)
    figures = Figures(
        examples=fields.maybe("examples", reading.as_flag) or False,
        city=fields.take("city", _city),
        basis=fields.take("catalogue", _basis),
        after=fields.take("after", reading.as_date),
        until=fields.take("until", reading.as_date),
        before=fields.maybe("before", reading.as_integer, low=YEARS[0], high=YEARS[-1]),
        answers=fields.take("answers", _answers),
        projects=_count(fields, "projects"),
        assessed=_count(fields, "assessed"),
        crosscutting=_count(fields, "crosscutting"),
        factors=fields.each("factors", _factor),
        spots=fields.each("spots", _spot),
        units=fields.each("units", _unit),
        measures=fields.take("measures", _measures),
        released_in_all=_count(fields, "released_in_all"),
        released=fields.each("released", _released),
    )
    fields.done()
    for place, unit in enumerate(figures.units):
        if len(unit.factors) != len(figures.factors):
            raise MisfitError((*path, "units", place, "there"), N_("Hier steht zu jedem Faktor eine 0 oder eine 1."))
    return figures


def _count(fields: Fields, name: str) -> int:
    return fields.take(name, reading.as_integer, low=0, high=MOST)


def _city(value: Value, path: Path) -> City:
    fields = Fields(value, path)
    city = City(
        municipality=fields.take("municipality", as_visible),
        mandate=fields.maybe("mandate", as_visible),
        bodies=fields.each("bodies", as_visible),
    )
    fields.done()
    return city


def _basis(value: Value, path: Path) -> Basis:
    fields = Fields(value, path)
    basis = Basis(
        catalogue=fields.take("id", reading.as_id), version=fields.take("version", reading.as_text),
        title=fields.take("title", _said), status=fields.take("status", _said), gap=fields.take("gap", _said),
    )  # fmt: skip
    fields.done()
    return basis


def _answers(value: Value, path: Path) -> Answers:
    fields = Fields(value, path)
    answers = Answers(
        complete=_count(fields, "complete"), nil=_count(fields, "nil"), begun=_count(fields, "begun"),
        silent=_count(fields, "silent"),
    )  # fmt: skip
    fields.done()
    return answers


def _factor(value: Value, path: Path) -> FactorFigure:
    fields = Fields(value, path)
    factor = FactorFigure(
        factor=fields.take("factor", reading.as_id), number=_count(fields, "number"),
        title=fields.take("title", _said), weak=fields.maybe("weak", _few), before=fields.maybe("before", _few),
    )  # fmt: skip
    fields.done()
    return factor


def _spot(value: Value, path: Path) -> SpotFigure:
    fields = Fields(value, path)
    spot = SpotFigure(
        question=fields.take("question", reading.as_id), text=fields.take("text", _said),
        weak=fields.take("weak", _few),
    )  # fmt: skip
    fields.done()
    return spot


def _unit(value: Value, path: Path) -> UnitFigure:
    fields = Fields(value, path)
    unit = UnitFigure(
        unit=fields.take("unit", reading.as_id), name=fields.take("name", as_visible),
        factors=tuple(
            bool(reading.as_integer(one, (*path, "there", place), low=0, high=1))
            for place, one in enumerate(fields.take("there", reading.as_list))
        ),
    )  # fmt: skip
    fields.done()
    return unit


def _measures(value: Value, path: Path) -> Measures:
    fields = Fields(value, path)
    measures = Measures(
        open=_count(fields, "open"), done=_count(fields, "done"), overdue=_count(fields, "overdue"),
        due=_count(fields, "due"), kept=_count(fields, "kept"),
        listed=fields.each("listed", _listed), promises=fields.each("promises", _promise),
    )  # fmt: skip
    fields.done()
    return measures


def _listed(value: Value, path: Path) -> ListedMeasure:
    fields = Fields(value, path)
    measure = ListedMeasure(
        subject=fields.take("subject", reading.as_id), id=fields.take("id", reading.as_id),
        text=fields.take("text", as_visible), project=fields.take("project", as_visible),
        unit=fields.take("unit", as_visible), responsible=fields.maybe("responsible", as_visible),
        due=fields.maybe("due", reading.as_date),
        state=MeasureState(fields.take("state", reading.as_choice, choices=tuple(MeasureState))),
    )  # fmt: skip
    fields.done()
    return measure


def _promise(value: Value, path: Path) -> Promise:
    fields = Fields(value, path)
    promise = Promise(
        text=fields.take("text", as_visible), project=fields.take("project", as_visible),
        unit=fields.take("unit", as_visible), due=fields.maybe("due", reading.as_date),
        outcome=Outcome(fields.take("outcome", reading.as_choice, choices=tuple(Outcome))),
        moved=fields.maybe("moved", reading.as_date),
    )  # fmt: skip
    fields.done()
    return promise


def _released(value: Value, path: Path) -> ReleasedProject:
    fields = Fields(value, path)
    project = ReleasedProject(title=fields.take("title", as_visible), unit=fields.take("unit", as_visible))
    fields.done()
    return project


def _said(value: Value, path: Path) -> Text:
    fields = Fields(value, path)
    text = Text(
        de=fields.take("de", as_visible), en=fields.take("en", as_visible), simple=fields.maybe("simple", as_visible)
    )
    fields.done()
    return text


def _few(value: Value, path: Path) -> Few:
    """Type lowest, highest and of how many: never more exact than was said."""
    numbers = [
        reading.as_integer(one, (*path, place), low=0, high=MOST)
        for place, one in enumerate(reading.as_list(value, path))
    ]
    if len(numbers) != len(_FEW) or not numbers[0] <= numbers[1] <= numbers[2] or not numbers[2]:
        raise MisfitError(path, N_("Hier stehen drei Zahlen: mindestens, höchstens und von wie vielen."))
    return Few(**dict(zip(_FEW, numbers, strict=True)))
