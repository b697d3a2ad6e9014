"""report questionnaire: a questionnaire to print and tick."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from gelingenscheck.catalogue import Phase
from gelingenscheck.commands import output
from gelingenscheck.commands.office import Office, UsageError
from gelingenscheck.i18n import N_, Words
from gelingenscheck.usecases import questionnaires
from gelingenscheck.usecases.desk import Desk


class SimpleGermanOnlyError(UsageError):
    """Einfache Sprache is German."""

    message = N_("Einfache Sprache gibt es nur auf Deutsch: --simple und --lang en gehen nicht zusammen.")


def run(options: Namespace, office: Office, words: Words) -> int:
    """Write the questionnaire that was asked for."""
    if options.simple and words.lang != "de":
        raise SimpleGermanOnlyError
    form = output.form_of(options.format, options.output, questionnaires.FORMATS)
    desk = Desk(
        store=office.store(), catalogue=office.catalogue, organisation=office.organisation,
        now=lambda: datetime.now(UTC),
    )  # fmt: skip
    sheet = questionnaires.sheet_for(
        desk, phase=Phase(options.phase) if options.phase else None, project=options.project,
        department=options.department, quick=options.quick,
    )  # fmt: skip
    target = Path(options.output or f"{questionnaires.sheet_name(sheet, words)}.{form}")
    output.refuse_no_place(target)
    output.put(target, questionnaires.print_sheet(desk, sheet, words.lang, form, simple=options.simple), words)
    return 0
