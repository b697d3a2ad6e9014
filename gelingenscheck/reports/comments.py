"""Read comments back from a review sheet: found by the row's id, wherever people moved rows and columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gelingenscheck import i18n
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.catalogue.comparison.passages import LANGUAGES, Passage, by_key
from gelingenscheck.errors import Problem
from gelingenscheck.i18n import N_
from gelingenscheck.reports.review_sheet import COLUMNS
from gelingenscheck.reports.row_mark import RowMark, print_of, read_mark
from gelingenscheck.reports.workbook import REMEDY, Row, Sheet, WorkbookError

HEAD_ROWS: Final = 20
"""Within these the header is looked for: people write above it."""
LOOK: Final = N_("Bitte sehen Sie in der Tabelle nach; die übrigen Kommentare sind gelesen.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """What somebody would change about one text, or says about it."""

    id: str
    part: str
    level: int | None
    language: str
    current: str
    """The text as the loaded catalogue has it."""
    proposed: str | None
    comment: str | None
    by: str | None
    sheet: str
    row: int
    version: str | None
    """Of the catalogue that the sheet was made from; None where the row's mark is gone."""
    changed_since: bool | None
    """Whether the text is another one now than in the sheet; None where the row's mark is gone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Comments:
    """All that a spreadsheet proposes, and what could not be placed."""

    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    """One row of a sheet."""

    sheet: str
    row: int
    cells: Mapping[str, str]
    """What stands in it, by the column's name; what was not there is missing."""
    mark: RowMark | None


def comments(sheets: Sequence[Sheet], catalogue: Catalogue, name: str) -> Comments:
    """Return what the sheets propose for a catalogue, equal rows once; raise `WorkbookError` if none is a review sheet.

    `name` is that of the file, for problems.
    """
    headed = [(sheet, head) for sheet in sheets if (head := _head(sheet)) is not None]
    if not headed:
        missing = N_("Kein Blatt hat die Spalten „Kennung“ und „Kommentar“ eines Kommentarbogens.")
        raise WorkbookError(Problem(file=name, message=missing, remedy=REMEDY))
    lines = [line for sheet, head in headed for line in _lines(sheet, *head)]
    own = [line for line in lines if line.mark is None or line.mark.catalogue == catalogue.id]
    texts = by_key(catalogue)
    proposals: dict[Proposal, Proposal] = {}
    problems = list(_misfits(lines, catalogue, name))
    for line in own:
        passage = texts.get(_key_today(line.cells.get("key", ""), catalogue))
        if passage is None:
            problems += _unplaced(line, name)
            continue
        for proposal in _proposals(line, passage):
            proposals.setdefault(replace(proposal, sheet="", row=0), proposal)
    return Comments(proposals=tuple(proposals.values()), problems=tuple(problems))


def _head(sheet: Sheet) -> tuple[int, Mapping[int, str]] | None:
    """Return where a sheet's rows begin, and which columns it has; None where it is no review sheet."""
    titles = {i18n.words_in(lang)(title).casefold(): name for lang in i18n.LANGUAGES for name, title in COLUMNS.items()}
    for i, row in enumerate(sheet.rows[:HEAD_ROWS]):
        columns = {j: titles[cell.casefold()] for j, cell in enumerate(row) if cell.casefold() in titles}
        if {"key", "comment"} <= set(columns.values()):
            return i + 1, columns
    return None


def _lines(sheet: Sheet, first: int, columns: Mapping[int, str]) -> Iterator[_Line]:
    for number, row in enumerate(sheet.rows[first:], first + 1):
        cells = _cells(row, columns)
        yield _Line(sheet=sheet.name, row=number, cells=cells, mark=read_mark(cells.get("mark", "")))


def _cells(row: Row, columns: Mapping[int, str]) -> Mapping[str, str]:
    """Return what stands in each column; two columns of one name, as after a merge, are read as one."""
    found: dict[str, dict[str, None]] = {}
    for j, name in columns.items():
        if j < len(row) and row[j]:
            found.setdefault(name, {})[row[j]] = None
    return {name: " · ".join(values) for name, values in found.items()}


def _key_today(key: str, catalogue: Catalogue) -> str:
    """Return a text's place under the id that its owner has today."""
    owner, slash, rest = key.partition("/")
    return f"{catalogue.name_today(owner)}{slash}{rest}"


def _proposals(line: _Line, passage: Passage) -> Iterator[Proposal]:
    """Yield one proposal per language whose text is to change, or one for a comment by itself."""
    lang = line.mark.lang if line.mark else "de"
    comment, proposed = line.cells.get("comment"), line.cells.get("proposed")
    changes: dict[str, str | None] = dict(_typed_over(line, passage))
    if proposed and proposed != getattr(passage.text, lang):
        changes[lang] = proposed
    if comment and not changes:
        changes[lang] = None
    for language, text in changes.items():
        current = getattr(passage.text, language)
        yield Proposal(
            id=passage.owner, part=passage.part, level=passage.level, language=language, current=current or "",
            proposed=text, comment=comment, by=line.cells.get("by"), sheet=line.sheet, row=line.row,
            version=line.mark.version if line.mark else None,
            changed_since=line.mark.prints[language] != print_of(current) if line.mark else None,
        )  # fmt: skip


def _typed_over(line: _Line, passage: Passage) -> Iterator[tuple[str, str]]:
    """Yield the texts that people changed in their own column: neither what the sheet was made with nor today's."""
    for language in LANGUAGES if line.mark else ():
        text = line.cells.get(language)
        known = {line.mark.prints[language] if line.mark else "", print_of(getattr(passage.text, language))}
        if text and print_of(text) not in known:
            yield language, text


def _misfits(lines: Sequence[_Line], catalogue: Catalogue, name: str) -> Iterator[Problem]:
    """Yield once each which other catalogues and versions the rows were made from."""
    made_from = {(line.mark.catalogue, line.mark.version) for line in lines if line.mark}
    for id_ in sorted({id_ for id_, _ in made_from} - {catalogue.id}):
        yield _remark(
            name, N_("Zeilen zum Katalog „{other}“ sind nicht gelesen; geladen ist „{loaded}“."),
            other=id_, loaded=catalogue.id,
        )  # fmt: skip
    for version in sorted({version for id_, version in made_from if id_ == catalogue.id} - {catalogue.version}):
        yield _remark(
            name, N_("Der Bogen ist zu Fassung {made}, geladen ist {loaded}. Seitdem geänderte Texte sind markiert."),
            made=version, loaded=catalogue.version,
        )  # fmt: skip


def _unplaced(line: _Line, name: str) -> Iterator[Problem]:
    """Yield what somebody wrote into a row that belongs to no text."""
    key = line.cells.get("key", "")
    said = line.cells.get("comment") or line.cells.get("proposed")
    if not said:
        return
    message = (
        N_("Blatt „{sheet}“: Die Kennung „{key}“ gibt es im Katalog nicht. Dort steht: „{text}“")
        if key
        else N_("Blatt „{sheet}“: Hier fehlt die Kennung. Dort steht: „{text}“")
    )
    yield _remark(name, message, line.row, sheet=line.sheet, key=key, text=said)


def _remark(name: str, message: str, line: int | None = None, **values: str) -> Problem:
    return Problem(file=name, line=line, message=message, values=values, remedy=LOOK, severity="warning")
