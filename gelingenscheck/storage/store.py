"""What every store promises, whatever it is made of."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from gelingenscheck.annual.model import AnnualReport
from gelingenscheck.assessment.model import Assessment
from gelingenscheck.assessment.subject import Subject
from gelingenscheck.assessment.talk import Talk
from gelingenscheck.errors import GelingenscheckError, Problem
from gelingenscheck.i18n import N_, Words
from gelingenscheck.returns.model import Return, ReturnRound

Document = Subject | Assessment | ReturnRound | Return | AnnualReport | Talk
D = TypeVar("D", bound=Document)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored(Generic[D]):
    """A document as it is stored, and the digest of its bytes (SHA-256, hex)."""

    document: D
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """A superseded revision that the history keeps."""

    revision: int
    at: datetime | date
    by: str
    digest: str


class NotFoundError(GelingenscheckError):
    """There is no such document."""

    message = N_(
        "„{id}“ gibt es hier nicht. Vielleicht fehlt ein Zeichen in der Adresse, oder die Datei wurde verschoben. "
        "Auf der Startseite stehen alle Entwürfe."
    )


class AlreadyThereError(GelingenscheckError):
    """The id is taken."""

    message = N_("Die Kennung „{id}“ gibt es schon. Es wurde nichts überschrieben.")


class ChangedElsewhereError(GelingenscheckError):
    """Another save came between reading and replacing a whole document."""

    message = N_(
        "Diese Angaben wurden inzwischen von anderer Stelle geändert. Gespeichert ist der neuere Stand; "
        "Ihre Eingaben stehen noch hier. Bitte vergleichen und dann noch einmal speichern."
    )


class UnreadableDocumentError(GelingenscheckError):
    """The file is there but is not what we read; it stays as it is."""

    message = N_("Die Datei „{file}“ ist nicht lesbar ({reason}) Sie bleibt unverändert liegen.")

    def __init__(self, problem: Problem) -> None:
        where = f"Zeile {problem.line}: " if problem.line else ""
        super().__init__(file=problem.file, reason=where + problem.message.format(**problem.values))
        self.problem = problem

    def said(self, words: Words) -> str:
        """Return the sentence and its reason in the reader's language."""
        return words(self.message, file=self.problem.where(words), reason=self.problem.reason(words))


class StoreUnavailableError(GelingenscheckError):
    """The disk is full, the folder is read-only, or the lock could not be had."""

    message = N_(
        "Der Speicher nimmt gerade nichts an ({reason}). Bisher Gespeichertes ist sicher; bitte erneut versuchen."
    )

    def said(self, words: Words) -> str:
        """Return the sentence and its reason in the reader's language."""
        return words(self.message, reason=words(str(self.values["reason"])))


class DocumentStore(Protocol):
    """Documents of all kinds under one save protocol; what it returns from a save is durable."""

    def load(self, kind: type[D], id: str) -> Stored[D]:  # noqa: A002
        """Return a document; raise `NotFoundError` or `UnreadableDocumentError`."""
        ...

    def ids(self, kind: type[D], prefix: str = "") -> Sequence[str]:
        """Return the ids of all documents of a kind whose id begins so, readable or not, sorted."""
        ...

    def create(self, document: D) -> Stored[D]:
        """Save a new document as revision 1; raise `AlreadyThereError`."""
        ...

    def create_all(self, documents: Sequence[D]) -> Sequence[Stored[D]]:
        """Save new documents with different ids as revision 1, all of them or none; raise `AlreadyThereError`."""
        ...

    def update(self, kind: type[D], id: str, change: Callable[[D], D]) -> Stored[D]:  # noqa: A002
        """Apply a pure change to the latest revision, under the lock, and save it as the next one.

        What `change` raises reaches the caller and nothing is saved; if it returns the document that
        it was given, nothing is saved either.
        """
        ...

    def replace(self, document: D, *, base: str) -> Stored[D]:
        """Save a whole document over the one whose digest is `base`; raise `ChangedElsewhereError`."""
        ...

    def remove(self, kind: type[D], id: str) -> None:  # noqa: A002
        """Take a document out of the store; its last bytes stay in the history."""
        ...

    def exclusive(self) -> AbstractContextManager[None]:
        """Hold the store's lock, so that looking and saving are one step; may be nested in one thread."""
        ...

    def history(self, kind: type[D], id: str) -> Sequence[Revision]:  # noqa: A002
        """Return the superseded revisions that are kept, oldest first."""
        ...

    def verify(self) -> Sequence[Problem]:
        """Read everything again and compare the history's contents with their checksums."""
        ...
