"""Every sentence that a yearly report makes from figures, for none, one, two, many, all and what is not known."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from gelingenscheck.annual import plain, proposals, sentences, writing
from gelingenscheck.annual.figures import (
    Answers,
    FactorFigure,
    Figures,
    Outcome,
    Promise,
    ReleasedProject,
    SpotFigure,
    UnitFigure,
)
from gelingenscheck.annual.model import Part
from gelingenscheck.annual.progress import progress
from gelingenscheck.annual.promised import promises
from gelingenscheck.annual.returned import Asked, Contribution, Returned
from gelingenscheck.annual.weakest import weakest
from gelingenscheck.i18n import Words
from tests.annual.made import change, factor, few, figures, measures, promise, report, stamp, text

DAY = date(2026, 11, 24)
ZONE = ZoneInfo("Europe/Berlin")
Say = Callable[[Words], str]
Case = tuple[str, Say]


def spoken(words: Words) -> Iterator[tuple[str, str, str]]:
    """Yield kind of sentence, case and what is said."""
    for name, cases in GROUPS.items():
        yield from ((name, case, say(words)) for case, say in cases())


def as_page(words: Words) -> str:
    """Return all sentences as a page that a person can read."""
    lines = [f"# Every sentence of the yearly report: {words.lang}"]
    last = ""
    for name, case, said in spoken(words):
        lines += [] if name == last else ["", f"## {name}", ""]
        lines.append(f"- `{case}`: {on_one_line(said)}")
        last = name
    return "\n".join([*lines, ""])


def on_one_line(said: str) -> str:
    """Return several lines beside each other."""
    return " / ".join(filter(None, said.splitlines()))


def _answers() -> Iterator[Case]:
    some = [(0, 0, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (2, 0, 0, 0), (0, 2, 0, 0),
            (0, 0, 2, 0), (0, 0, 0, 2), (19, 0, 0, 0), (0, 19, 0, 0), (0, 0, 19, 0), (0, 0, 0, 19), (1, 1, 0, 0),
            (1, 1, 1, 1), (11, 1, 2, 5), (2, 2, 2, 2), (1_200, 0, 1, 0)]  # fmt: skip
    for complete, nil, begun, silent in some:
        known = Answers(complete=complete, nil=nil, begun=begun, silent=silent)
        case = f"complete {complete}, nil {nil}, begun {begun}, silent {silent}"
        yield case, lambda words, known=known: sentences.answers(known, 2026, words)  # type: ignore[misc]  # bound here


def _projects() -> Iterator[Case]:
    for all_, assessed in ((0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (34, 0), (34, 1), (34, 2), (34, 12),
                           (34, 34), (1_200, 1_100)):  # fmt: skip
        known = figures(projects=all_, assessed=assessed)
        yield f"projects {all_}, assessed {assessed}", _of(sentences.projects, known)


def _of(say: Callable[[Figures, Words], str], known: Figures) -> Say:
    return lambda words: say(known, words)


def _crosscutting() -> Iterator[Case]:
    for n in (0, 1, 2, 7):
        yield f"units {n}", _of(sentences.crosscutting, figures(crosscutting=n))


def _coverage() -> Iterator[Case]:
    for all_, heard in ((0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (20, 0), (20, 1), (20, 7), (20, 19), (20, 20)):
        units = tuple(UnitFigure(unit=f"u{n}", name=f"U{n}", factors=(n < heard,)) for n in range(all_))
        yield f"units {all_}, heard {heard}", _of(sentences.coverage, figures(units=units))


WEAK: dict[str, tuple[FactorFigure, ...]] = {
    "no figure": (factor(1, None), factor(2, None)),
    "one leads": (factor(1, few(7)), factor(2, few(2))),
    "two lead": (factor(1, few(7)), factor(2, few(7)), factor(3, few(2))),
    "three lead": tuple(factor(n, few(7 if n < 4 else 2)) for n in range(1, 5)),
    "four lead": tuple(factor(n, few(7 if n < 5 else 2)) for n in range(1, 6)),
    "two lead of different n": (factor(1, few(6)), factor(2, few(7, n=14)), factor(3, few(2))),
    "four lead of different n": (*(factor(n, few(6)) for n in (1, 2, 3)), factor(4, few(7, n=14)), factor(5, few(2))),
    "a range leads": (factor(1, few(11, 12)), factor(2, few(3))),
    "a range may lead": (factor(1, few(0, 1, n=5)), factor(2, few(2, n=25))),
    "another may be above": (factor(1, few(4, 5, n=5)), factor(2, few(19, n=21))),
    "both alike": (factor(1, few(7)), factor(2, few(7))),
    "all alike": tuple(factor(n, few(11, 12)) for n in range(1, 9)),
    "all with a figure alike": (factor(1, few(7)), factor(2, few(7)), factor(3, None)),
    "one has a figure": (factor(1, few(7)), factor(2, None)),
    "hardly any": (factor(1, few(0, 1)), factor(2, few(0, 1))),
    "hardly any, some without": (factor(1, few(0, 1)), factor(2, None)),
}


def _weakest() -> Iterator[Case]:
    for case, factors in WEAK.items():
        yield case, _of(weakest, figures(factors=factors))


COUNTS = ((0, 0, 0), (0, 1, 0), (0, 2, 0), (0, 4, 0), (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 2, 1), (2, 0, 0), (2, 1, 1),
          (2, 2, 2), (9, 0, 0), (9, 0, 9), (9, 1, 1), (9, 4, 2), (9, 4, 9), (1_200, 1_100, 1_000))  # fmt: skip
"""Open, done, overdue."""


def _measures() -> Iterator[Case]:
    for open_, done, overdue in COUNTS:
        known = measures(open=open_, done=done, overdue=overdue)
        case = f"open {open_}, done {done}, overdue {overdue}"
        yield case, lambda words, known=known: sentences.measures(known, DAY, words)  # type: ignore[misc]  # bound here


def _due() -> Iterator[Case]:
    for due, kept in ((0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (6, 0), (6, 1), (6, 4), (6, 6)):
        known = measures(due=due, kept=kept)
        yield f"due {due}, kept {kept}", lambda words, known=known: sentences.due(known, words)  # type: ignore[misc]  # bound here


def _promises() -> Iterator[Case]:
    done, open_, overdue, gone = Outcome
    moved = promise(open_, moved=DAY)
    some: dict[str, tuple[Promise, ...]] = {
        **{f"one {one}": (promise(one),) for one in Outcome}, "one moved": (moved,),
        "one done, its date moved": (promise(done, moved=DAY),),
        **{f"two {one}": (promise(one), promise(one)) for one in Outcome},
        **{f"four {one}": (promise(one),) * 4 for one in (done, open_)},
        "of each one": tuple(map(promise, Outcome)), "of each two": tuple(map(promise, Outcome)) * 2,
        "three, one moved": (promise(done), promise(overdue), moved), "three, two moved": (promise(done), moved, moved),
        "two gone, one done": (promise(gone), promise(gone), promise(done)),
    }  # fmt: skip
    for case, kept in some.items():
        yield case, _of(promises, figures(measures=measures(promises=kept)))


def _part(part: Part, known: Figures, returned: Returned, *, named: bool = False) -> Say:
    return lambda words: proposals.proposal(part, report(figures=known, named=named), returned, words, ZONE)


def _texts() -> Iterator[Case]:
    one = Contribution(unit="Tiefbau (66)", division="Dezernat I", texts=dict.fromkeys(Asked, "Ein Satz."))
    two = replace(one, unit="Schule (40)", texts={Asked.DONE: "Noch ein Satz."})
    for case, contributions in (("nobody", ()), ("one", (one,)), ("two", (one, two))):
        for part in (Part.ACTIVITIES, Part.OBSTACLES):
            yield f"{part}, {case}", _part(part, figures(), Returned(contributions=contributions))
    yield "activities, two by name", _part(Part.ACTIVITIES, figures(), Returned(contributions=(one, two)), named=True)


def _examples() -> Iterator[Case]:
    for listed, all_ in ((0, 0), (1, 1), (2, 2), (2, 3), (2, 7)):
        named = tuple(ReleasedProject(title=f"Vorhaben {n}", unit="Schule (40)") for n in range(listed))
        known = figures(released=named, released_in_all=all_)
        yield f"listed {listed} of {all_}", _part(Part.EXAMPLES, known, Returned())


def _questions() -> Iterator[Case]:
    for weak in ((), (few(0, 1),), (few(6),), (few(6), few(5)), (few(11, 12), few(6), few(5), few(4))):
        spots = tuple(
            SpotFigure(question=f"q{n}", text=text(f"Wer fehlt {n}?"), weak=one) for n, one in enumerate(weak)
        )
        yield (
            f"questions {', '.join(f'{one.low} to {one.high}' for one in weak) or 'none'}",
            _part(Part.FACTORS, figures(spots=spots), Returned()),
        )


def _resolution() -> Iterator[Case]:
    for bodies in ((), ("Ausschuss", "Rat der Stadt Musterstadt"), ("Ausschuss", "Stadtverordnetenversammlung")):
        known = figures(city=replace(figures().city, bodies=bodies))
        yield bodies[-1] if bodies else "no body", _part(Part.RESOLUTION, known, Returned())


def _whole() -> Iterator[Case]:
    bare = replace(figures(), city=replace(figures().city, mandate=None), factors=(factor(1, few(3)),))
    for part in (Part.MANDATE, Part.SCOPE, Part.FINANCES, Part.METHOD):
        yield str(part), _part(part, figures(), Returned())
    for part in (Part.MANDATE, Part.METHOD):
        yield f"{part}, with no mandate and no year before", _part(part, bare, Returned())


def _progress() -> Iterator[Case]:
    bare = figures(city=replace(figures().city, mandate=None))
    for known, own in ((bare, 0), (figures(), 0), (figures(), 1), (figures(), 2), (figures(), 11), (figures(), 12)):
        draft = report(figures=known)
        for part in [*Part][:own]:
            draft = writing.write(draft, change("Ein Satz.", part=part), stamp=stamp(1))
        yield f"own {own}, {known.city.mandate or 'no mandate'}", lambda words, draft=draft: progress(draft, words)  # type: ignore[misc]  # bound here


def _plain_page() -> Iterator[Case]:
    yield "the whole page", _page(figures(), None)
    yield "of examples", _page(figures(examples=True), 0)
    yield "one factor", _page(figures(factors=(factor(1, few(7)),)), 1)
    for complete, silent in ((0, 0), (1, 0), (0, 1), (2, 0), (0, 2), (1, 4), (3, 4)):
        known = figures(answers=Answers(complete=complete, nil=0, begun=0, silent=silent))
        yield f"complete {complete}, silent {silent}", _page(known, 2)
    for assessed in (0, 1, 2):
        yield f"assessed {assessed}", _page(figures(assessed=assessed, factors=(factor(1, None),)), 3)
    for case, factors in WEAK.items():
        yield case, _page(figures(factors=factors), 3)
    for open_, done, overdue in COUNTS:
        known = figures(measures=measures(open=open_, done=done, overdue=overdue))
        yield f"open {open_}, done {done}, overdue {overdue}", _page(known, 4)


def _page(known: Figures, section: int | None) -> Say:
    """Return how the page is said, or one section of it."""

    def say(words: Words) -> str:
        whole = "\n".join(line for line in plain.page(known, words) if line)
        return whole if section is None else f"\n{whole}".split("\n# ")[section].strip()

    return say


GROUPS: dict[str, Callable[[], Iterator[Case]]] = {
    "Who answered": _answers, "Projects": _projects, "Crosscutting questions": _crosscutting,
    "Of which units something is there": _coverage, "Where most projects are weak": _weakest, "Measures": _measures,
    "Measures that were due": _due, "What became of last year's measures": _promises, "What units wrote": _texts,
    "Released projects": _examples, "Questions": _questions, "Proposed resolution": _resolution,
    "Texts that hardly change": _whole, "How far the writing is": _progress, "The page in plain language": _plain_page,
}  # fmt: skip
