"""Everything about one project in one file: each document with its history, and a report that one can read."""

import io
import zipfile
from collections.abc import Iterator

from gelingenscheck.assessment.subject import Subject
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import words_in
from gelingenscheck.storage import atomic, erasing, history
from gelingenscheck.storage.files import FileStore
from gelingenscheck.storage.manifest import entry_of
from gelingenscheck.usecases import papers, trace
from gelingenscheck.usecases.checks import check_ids
from gelingenscheck.usecases.desk import Desk


def everything(desk: Desk, store: FileStore, id_: str, lang: str) -> bytes:
    """Return a ZIP with all that is kept of a project; raise `NotFoundError`. Who may have it was asked before."""
    store.load(Subject, id_)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _files(desk, store, id_, lang):
            archive.writestr(entry_of(name), data)
    return target.getvalue()


def _files(desk: Desk, store: FileStore, id_: str, lang: str) -> Iterator[tuple[str, bytes]]:
    kinds = [(Subject, id_), *(part for one in check_ids(desk, id_) for part in erasing.of_check(one))]
    for kind, one in kinds:
        path = store.path(kind, one)
        kept = [known.path for known in history.listed(erasing.kept_folder(store, kind, one))]
        for file in filter(lambda file: file.exists(), [path, *kept]):
            try:
                yield file.relative_to(store.root).as_posix().removeprefix("."), atomic.read(file)
            except GelingenscheckError:
                continue
    yield "verlauf.txt", _course(desk, store, id_, lang).encode()
    try:
        outline = papers.outline(desk, "project", id_, lang)
    except papers.NoReportError:
        return
    for form in ("html", "pdf"):
        yield f"bericht.{form}", papers.write(outline, form)


def _course(desk: Desk, store: FileStore, id_: str, lang: str) -> str:
    """Return who did what when, and what changed, as text."""
    words, lines = words_in(lang), []
    for states in trace.states_of(desk, store, id_).values():
        earlier = None
        for state in states:
            when = trace.moment(state, desk.organisation, words)
            lines.append(f"{when} · {state.changed.by} · {trace.named(state, words)}")
            if earlier is not None:
                found = trace.differences(earlier, state, desk.catalogue, desk.organisation, words)
                lines += [f"    {one.place}: {one.before or '–'} → {one.after or '–'}" for one in found]
            earlier = state
    return "\n".join([*lines, ""])
