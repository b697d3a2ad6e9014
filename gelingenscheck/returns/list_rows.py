"""One row of a list of projects: what it says, and what of it is otherwise than it stands there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gelingenscheck.assessment.subject import Form
from gelingenscheck.i18n import N_, Words
from gelingenscheck.organisation import Department, Kind
from gelingenscheck.reading import YEARS
from gelingenscheck.returns.columns import Columns, plain
from gelingenscheck.returns.sheet import Row
from gelingenscheck.returns.spelled_days import means_no_day, spelled_span
from gelingenscheck.returns.units import UnitNames

SHOWN = 80
"""Characters of a cell in a message."""
_FORMS = {
    "projekt": Form.PROJECT, "project": Form.PROJECT, "vorhaben": Form.PROJECT, "plan": Form.PLAN,
    "planung": Form.PLAN, "konzept": Form.PLAN, "prozess": Form.PROCESS, "process": Form.PROCESS,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """Why a row is not taken, or what is taken otherwise than it stands there."""

    message: str
    """German message with {placeholders}."""
    values: Mapping[str, str | int] = field(default_factory=dict)

    def said(self, words: Words) -> str:
        """Return the sentence in the reader's language."""
        return words(self.message, **self.values)


@dataclass(frozen=True, kw_only=True, slots=True)
class NewProject:
    """A row that can be taken."""

    line: int
    title: str
    unit: str
    form: Form = Form.PROJECT
    start: date | None = None
    end: date | None = None
    paper: str | None = None
    summary: str | None = None
    remarks: tuple[Remark, ...] = ()


class LeftOutError(Exception):
    """A row is not taken; caught where rows are looked through."""

    def __init__(self, message: str, **values: str | int) -> None:
        super().__init__(message)
        self.remark = Remark(message=message, values=values)


class RowReader:
    """Read rows under one header."""

    def __init__(self, units: UnitNames, columns: Columns, limits: Mapping[str, int]) -> None:
        self._units, self._columns, self._limits = units, columns, limits
        self._named: dict[str, Department | Remark] = {}

    def text(self, row: Row) -> str:
        """Return what a person recognises a row by: its title, or what stands there."""
        said = "" if row.broken else self._cell(row, "title")
        return (said or " ".join(" ".join(row.cells).split()))[:SHOWN]

    def project(self, row: Row) -> NewProject:
        """Return the project in a row; raise `LeftOutError`."""
        if row.broken:
            raise LeftOutError(N_("Ein Anführungszeichen in dieser Zeile wird nicht geschlossen."))
        self._refuse_shifted(row)
        title = self._title(row)
        remarks: list[Remark] = []
        unit = self._unit(row, remarks)
        start, end = self._days(row, remarks)
        return NewProject(
            line=row.line, title=title, unit=unit, form=self._form(row, remarks), start=start, end=end,
            paper=self._short(row, "paper", remarks), summary=self._short(row, "summary", remarks),
            remarks=tuple(remarks),
        )  # fmt: skip

    def _cell(self, row: Row, name: str) -> str:
        place = self._columns.places.get(name)
        return " ".join(row.cells[place].split()) if place is not None and place < len(row.cells) else ""

    def _refuse_shifted(self, row: Row) -> None:
        """Refuse a row with more cells than the header: which one belongs where cannot be told."""
        beyond = row.cells[self._columns.width :]
        if any(cell.strip() for cell in beyond):
            raise LeftOutError(
                N_("Die Zeile hat {n} Spalten, die Überschrift {width}. Steht ein Trennzeichen mitten im Text?"),
                n=len(row.cells), width=self._columns.width,
            )  # fmt: skip

    def _title(self, row: Row) -> str:
        title = self._cell(row, "title")
        if not title:
            raise LeftOutError(N_("Der Titel fehlt."))
        if len(title) > self._limits["title"]:
            raise LeftOutError(
                N_("Der Titel hat {length} Zeichen, möglich sind {limit}."),
                length=len(title), limit=self._limits["title"],
            )  # fmt: skip
        return title

    def _unit(self, row: Row, remarks: list[Remark]) -> str:
        text = self._cell(row, "department")
        if not text:
            raise LeftOutError(N_("Das Amt fehlt."))
        named = self._named.get(text) or self._named.setdefault(text, self._found(text))
        if isinstance(named, Remark):
            raise LeftOutError(named.message, **named.values)
        known = self._units.found(text)
        if known is not None and known.id != named.id:
            message = N_("„{old}“ gehört heute zu „{new}“.")
            remarks.append(Remark(message=message, values={"old": known.label, "new": named.label}))
        return named.id

    def _found(self, text: str) -> Department | Remark:
        """Return the unit of today that a text names, or why there is none."""
        known = self._units.found(text)
        if known is None:
            alike = self._units.alike(text)
            if alike is None:
                message = N_("Das Amt „{text}“ steht nicht in der Organisationsdatei.")
                return Remark(message=message, values={"text": text[:SHOWN]})
            message = N_("Das Amt „{text}“ steht nicht in der Organisationsdatei. Gemeint ist vielleicht „{alike}“.")
            return Remark(message=message, values={"text": text[:SHOWN], "alike": alike.label})
        message = N_("Das Amt „{unit}“ gibt es nicht mehr, und eine Nachfolge ist nicht genannt.")
        today = self._units.today(known)
        if today is not None and today.kind is Kind.COUNCIL:
            message, today = N_("„{unit}“ verantwortet keine Vorhaben. Bitte das Amt nennen, das zuständig ist."), None
        return today or Remark(message=message, values={"unit": known.label})

    def _days(self, row: Row, remarks: list[Remark]) -> tuple[date | None, date | None]:
        """Return first and last day; what is not understood or the wrong way round stays open, and is said."""
        first = self._day(row, "start", 0, N_("Der Beginn „{text}“ ist nicht zu verstehen und bleibt offen."), remarks)
        last = self._day(row, "end", 1, N_("Das Ende „{text}“ ist nicht zu verstehen und bleibt offen."), remarks)
        if first is not None and last is not None and last < first:
            remarks.append(Remark(message=N_("Das Ende liegt vor dem Beginn; beide bleiben offen.")))
            return None, None
        return first, last

    def _day(self, row: Row, name: str, side: int, unclear: str, remarks: list[Remark]) -> date | None:
        text = self._cell(row, name)
        if means_no_day(text):
            return None
        span = spelled_span(text, YEARS)
        if span is None:
            remarks.append(Remark(message=unclear, values={"text": text[:SHOWN]}))
            return None
        return span[side]

    def _form(self, row: Row, remarks: list[Remark]) -> Form:
        text = self._cell(row, "form")
        form = _FORMS.get(plain(text))
        if form is None and text:
            message = N_("Die Art „{text}“ ist unbekannt; übernommen wird es als Projekt.")
            remarks.append(Remark(message=message, values={"text": text[:SHOWN]}))
        return form or Form.PROJECT

    def _short(self, row: Row, name: str, remarks: list[Remark]) -> str | None:
        """Return a text that fits; one that is too long is not cut but left, and that is said."""
        text = self._cell(row, name)
        if len(text) > self._limits[name]:
            message = N_("Ein Text mit {length} Zeichen ist zu lang ({limit}) und wird nicht übernommen.")
            remarks.append(Remark(message=message, values={"length": len(text), "limit": self._limits[name]}))
            return None
        return text or None
