"""Two departments with a draft, a final check and a measure each, and in every text a word found nowhere else."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from gelingenscheck.assessment.answering import Change
from gelingenscheck.assessment.model import OPEN, Check, Choice, Evidence
from gelingenscheck.assessment.subject import Measure
from gelingenscheck.catalogue import Phase
from gelingenscheck.usecases.checks import change_answer, finalise_check, start_check
from gelingenscheck.usecases.desk import Desk
from gelingenscheck.usecases.measures import add_measure
from gelingenscheck.usecases.projects import register_project
from tests.browser import store

DEPARTMENTS: Final = ("tiefbau", "schule")
KINDS: Final = ("Titelentwurf", "Grundentwurf", "Titelfertig", "Grundfertig", "Belegfertig", "Schritt")
"""Title and reason of a draft; title, reason and evidence of a final check; a measure."""


def word(kind: str, department: str) -> str:
    """Return the word that stands in one text only, also where a table cuts or capitalises it."""
    return f"Zz{kind}{department.title()}"


@dataclass(frozen=True, kw_only=True)
class Project:
    """Where one project is found."""

    subject: str
    check: str


@dataclass(frozen=True, kw_only=True)
class Department:
    """What one department has."""

    draft: Project
    final: Project


@dataclass(frozen=True, kw_only=True)
class Town:
    """What both departments have, and the question that is answered in each."""

    departments: dict[str, Department]
    question: str
    factor: str

    def __getitem__(self, id_: str) -> Department:
        return self.departments[id_]


def build(folder: Path) -> Town:
    """Save it all."""
    desk = store.desk(folder)
    factor = desk.catalogue.factors[0]
    question = desk.catalogue.due(factor, Phase.PLANNING)[0].id
    return Town(
        departments={id_: _department(desk, id_, question) for id_ in DEPARTMENTS}, question=question, factor=factor.id
    )


def _department(desk: Desk, id_: str, question: str) -> Department:
    draft, final = (_project(desk, id_, kind, question) for kind in ("entwurf", "fertig"))
    change = Change(question=question, part="evidence", shown=(), new=(Evidence(text=word("Belegfertig", id_)),))
    change_answer(desk, final.check, change)
    finalise_check(desk, final.check)
    step = Measure(id="m", text=word("Schritt", id_), due=date(2027, 6, 1), source=final.check, question=question)
    add_measure(desk, final.subject, step)
    return Department(draft=draft, final=final)


def _project(desk: Desk, department: str, kind: str, question: str) -> Project:
    subject = register_project(desk, title=word(f"Titel{kind}", department), department=department)
    check = start_check(desk, subject.id, check=Check.FULL, phase=Phase.PLANNING).id
    for part, shown, new in (("choice", OPEN, Choice(level=1)), ("rationale", None, word(f"Grund{kind}", department))):
        change_answer(desk, check, Change(question=question, part=part, shown=shown, new=new))
    return Project(subject=subject.id, check=check)
