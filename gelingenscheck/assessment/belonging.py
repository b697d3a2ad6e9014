"""Which catalogue an assessment belongs to: another one's questions say nothing about its answers."""

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.catalogue import Catalogue
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_


class OtherCatalogueError(GelingenscheckError):
    """An assessment of another catalogue is neither shown, scored nor changed with this one's questions."""

    heading = N_("Diese Einschätzung gehört zu einem anderen Katalog")
    message = N_(
        "Beantwortet wurde der Katalog „{theirs}“ (Fassung {version}); geladen ist zurzeit „{ours}“. "
        "Alle Antworten liegen unverändert im Speicher; mit den Fragen von hier werden sie nicht gerechnet. "
        "Wenn Sie daran weiterarbeiten möchten, bitten Sie die Administration, den Gelingenscheck mit dem Katalog "
        "„{theirs}“ zu starten."
    )

    def __init__(self, assessment: Assessment, catalogue: Catalogue) -> None:
        theirs = assessment.catalogue
        super().__init__(theirs=theirs.id, version=theirs.version, ours=catalogue.id)


def belongs(assessment: Assessment, catalogue: Catalogue) -> bool:
    """Say whether an assessment answers a catalogue, in whichever version of it."""
    return assessment.catalogue.id == catalogue.id


def refuse_other(assessment: Assessment, catalogue: Catalogue) -> None:
    """Raise `OtherCatalogueError` if an assessment answers another catalogue."""
    if not belongs(assessment, catalogue):
        raise OtherCatalogueError(assessment, catalogue)
