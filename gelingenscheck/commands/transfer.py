"""export and import: the whole store in one file."""

from argparse import Namespace
from pathlib import Path

from gelingenscheck.commands.office import Office, UsageError, complain, is_folder, problem_line, say
from gelingenscheck.commands.output import refuse_no_file
from gelingenscheck.i18n import N_, Words
from gelingenscheck.storage.access import schema as access
from gelingenscheck.storage.archive import export, load_archive, restore
from gelingenscheck.storage.workshops import schema


class NoFolderError(UsageError):
    """The file cannot be written there."""

    message = N_("Den Ordner „{folder}“ gibt es nicht. Gesichert wurde nichts.")


class IsFolderError(UsageError):
    """The name is that of a folder."""

    message = N_("„{file}“ ist ein Ordner; gemeint ist der Name einer Datei, zum Beispiel sicherung.zip.")


def run(options: Namespace, words: Words) -> int:
    """Export or import."""
    office, file = Office(options), Path(options.file)
    if is_folder(file):
        raise IsFolderError(file=file)
    if options.command == "export":
        refuse_no_file(file)
        return _export(office, file, words)
    return _import(office, file, words, options.to)


def _export(office: Office, file: Path, words: Words) -> int:
    """Write the archive; return 1 if damaged files had to be left out."""
    if not is_folder(file.absolute().parent):
        raise NoFolderError(folder=file.absolute().parent)
    store = office.store()
    done = export(store, file)
    say(words.n("1 Datei gesichert in {file}.", "{n} Dateien gesichert in {file}.", done.files, file=file))
    if (store.root / schema.FILE).exists():
        say(words(
            "Workshops, die vorbereitet sind oder laufen, sind nicht dabei: Einzelne Stimmen sollen gelöscht bleiben. "
            "Was ein Workshop ergeben hat, ist dabei, sobald es gespeichert ist."
        ))  # fmt: skip
    if (store.root / access.FILE).exists():
        say(words(
            "Zugangslinks und Anmeldungen sind nicht dabei: Was seither zurückgenommen wurde, ginge beim Einspielen "
            "wieder auf. Nach dem Einspielen bitte neue Links machen."
        ))  # fmt: skip
    for problem in done.left_out:
        complain(words("Nicht gesichert: {problem}", problem=problem_line(problem, words)))
    return 1 if done.left_out else 0


def _import(office: Office, file: Path, words: Words, to: str | None) -> int:
    done = restore(file, Path(to)) if to else load_archive(file, office.store(new=True))
    say(words(
        "Eingespielt: {created} neu, {identical} waren schon da.",
        created=words.number(done.created), identical=words.number(done.identical),
    ))  # fmt: skip
    return 0
