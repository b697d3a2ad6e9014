"""Where a document's figures come from: which subject and unit, when, in which way, by which catalogue."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from gelingenscheck.assessment.model import Assessment, Mode
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.assessment.wording import PHASES
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.i18n import Words
from gelingenscheck.organisation import Organisation
from gelingenscheck.reports.outline import Facts, short

TITLE: Final = 300
"""Letters of a project's title that a heading holds; it stays on the first page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One check with all that a document says about it."""

    subject: Subject
    assessment: Assessment
    """As today's catalogue asks."""
    version: str
    """Of the catalogue that it is saved under."""
    catalogue: Catalogue
    organisation: Organisation
    words: Words
    made: datetime

    @property
    def title(self) -> str:
        """Return the title of the project, as much of it as a heading holds."""
        return short(self.subject.title, TITLE)

    @property
    def unit(self) -> str:
        """Return the label of the unit that led it then."""
        return self.organisation.names.get(self.assessment.department, self.assessment.department)

    @property
    def day(self) -> date:
        """Return the day of the check: that on which it was finalised, or of its last change."""
        stamp = self.assessment.finalised or self.assessment.changed
        return stamp.day_in(self.organisation.timezone)

    @property
    def phase(self) -> str:
        """Return the phase in words; empty for a unit."""
        return "" if self.assessment.phase is None else self.words(PHASES[self.assessment.phase])

    @property
    def about(self) -> str:
        """Return the line under a title: whose document it is, and from when."""
        made = self.words.date(self.made.astimezone(self.organisation.timezone).date())
        parts = [self.organisation.municipality.name, self.unit, self.words("erstellt am {date}", date=made)]
        if self.subject.example:
            parts.append(self.words("Beispieldaten"))
        return " · ".join(parts)

    @property
    def pages(self) -> str:
        """Return what the foot of a page says."""
        return self.words("Seite {page} von {pages}", page="{page}", pages="{pages}")


def facts(case: Case) -> Facts:
    """Return the particulars of a check that a reader can trace it by."""
    words, assessment = case.words, case.assessment
    by = words("im Workshop") if assessment.mode is Mode.WORKSHOP else words("im Amt")
    state = (
        words("abgeschlossen am {date}", date=words.date(case.day))
        if assessment.finalised
        else words("Entwurf vom {date}", date=words.date(case.day))
    )
    pairs = [
        (words("Amt"), case.unit),
        (words("Stand"), ", ".join(filter(None, [state, by, case.phase]))),
        (words("Katalog"), words(
            "{title}, Fassung {version}", title=case.catalogue.title.said(words.lang), version=case.version
        )),
        (words("Kennung"), assessment.id),
    ]  # fmt: skip
    if assessment.variant:
        pairs.insert(2, (words("Variante"), assessment.variant))
    if case.subject.paper:
        pairs.append((words("Drucksache"), case.subject.paper))
    return Facts(pairs=tuple(pairs))
