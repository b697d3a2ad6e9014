"""Figures as text in the OpenMetrics format, version 1.0.0 (https://openmetrics.io)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

MEDIA: Final = "application/openmetrics-text; version=1.0.0; charset=utf-8"
_ESCAPES: Final = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """One figure; `suffix` says which of its family."""

    value: float
    labels: Mapping[str, str | int]
    suffix: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """Figures of one kind."""

    name: str
    kind: str
    """counter, gauge, histogram or info."""
    help: str
    samples: tuple[Sample, ...]
    unit: str = ""


def gauge(name: str, help_: str, value: float | None, unit: str = "") -> Family:
    """Return one figure of now; none where it is not known, which is not zero."""
    samples = () if value is None else (Sample(value=value, labels={}),)
    return Family(name=name, kind="gauge", help=help_, samples=samples, unit=unit)


def counted(name: str, help_: str, figures: Iterable[tuple[Mapping[str, str | int], float]], unit: str = "") -> Family:
    """Return figures that only grow."""
    samples = tuple(Sample(value=value, labels=labels, suffix="_total") for labels, value in figures)
    return Family(name=name, kind="counter", help=help_, samples=samples, unit=unit)


def histogram(name: str, help_: str, bounds: tuple[float, ...], counts: tuple[int, ...], total: float) -> Family:
    """Return durations in seconds by their upper bounds; `counts` has one more for those above all of them."""
    samples, so_far = [], 0
    for bound, count in zip((*map(str, bounds), "+Inf"), counts, strict=True):
        so_far += count
        samples.append(Sample(value=so_far, labels={"le": bound}, suffix="_bucket"))
    samples.append(Sample(value=so_far, labels={}, suffix="_count"))
    samples.append(Sample(value=total, labels={}, suffix="_sum"))
    return Family(name=name, kind="histogram", help=help_, samples=tuple(samples), unit="seconds")


def exposition(families: Iterable[Family]) -> str:
    """Return the text."""
    return "".join(f"{line}\n" for family in families for line in _lines(family)) + "# EOF\n"


def _lines(family: Family) -> Iterator[str]:
    yield f"# TYPE {family.name} {family.kind}"
    if family.unit:
        yield f"# UNIT {family.name} {family.unit}"
    yield f"# HELP {family.name} {family.help.translate(_ESCAPES)}"
    for sample in family.samples:
        labels = ",".join(f'{name}="{str(value).translate(_ESCAPES)}"' for name, value in sample.labels.items())
        yield f"{family.name}{sample.suffix}{f'{{{labels}}}' if labels else ''} {_number(sample.value)}"


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))
