"""What is refused with a yearly report."""

from gelingenscheck.annual.model import Part
from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_


class SubmittedError(GelingenscheckError):
    """A submitted report stays as the council got it."""

    message = N_(
        "Der Jahresbericht {year} ist abgegeben und ändert sich nicht mehr. Was noch zu sagen ist, kommt in einen "
        "Nachtrag. Es wurde nichts geändert."
    )


class NotSubmittedError(GelingenscheckError):
    """Only a submitted report needs a supplement."""

    message = N_(
        "Der Jahresbericht {year} ist noch ein Entwurf; Sie können ihn einfach ändern. Ein Nachtrag folgt erst auf "
        "einen abgegebenen Bericht. Es wurde nichts geändert."
    )


class NoReportError(GelingenscheckError):
    """There is no report of the year."""

    heading = N_("Diesen Jahresbericht gibt es nicht")
    message = N_("Für {year} ist noch kein Jahresbericht begonnen. Das Integrationsmanagement kann ihn beginnen.")


class RoundStillOpenError(GelingenscheckError):
    """The figures are those that closing the round froze."""

    heading = N_("Die Jahresabfrage ist noch offen")
    message = N_(
        "Die Jahresabfrage {year} ist noch offen; ihre Zahlen ändern sich noch. Bitte schließen Sie zuerst die "
        "Jahresabfrage. Es wurde nichts geändert."
    )


class YearNotOverError(GelingenscheckError):
    """Public figures are those of a reporting year that is over."""

    heading = N_("Das Berichtsjahr läuft noch")
    message = N_(
        "Das Berichtsjahr {year} läuft bis zum {last}. Der Bericht kann am Tag danach begonnen werden. "
        "Es wurde nichts geändert."
    )


class TextChangedError(GelingenscheckError):
    """Somebody else changed the same part: both are kept, the person decides."""

    message = N_(
        "Jemand anders hat diesen Teil inzwischen geändert. Beide Fassungen sind noch da; "
        "bitte entscheiden Sie, welche gilt."
    )

    def __init__(self, part: Part, *, stored: str | None, new: str | None) -> None:
        super().__init__()
        self.part, self.stored, self.new = part, stored, new


class PartTooLongError(GelingenscheckError):
    """A part has more letters than fit."""

    message = N_(
        "Der Text hat {length} Zeichen, {limit} sind möglich. Gespeichert wurde nichts; Ihr Text steht noch hier."
    )


class EmptySupplementError(GelingenscheckError):
    """A supplement says something."""

    message = N_("Der Nachtrag ist noch leer. Bitte schreiben Sie, was nachzutragen ist. Es wurde nichts geändert.")


class FiguresChangedError(GelingenscheckError):
    """Between looking and taking over the figures changed once more."""

    message = N_(
        "Seit Sie die Unterschiede gesehen haben, hat sich noch einmal etwas geändert. Bitte sehen Sie die "
        "Unterschiede neu an. Der Bericht ist unverändert."
    )


class FrozenFiguresError(GelingenscheckError):
    """The round's file lacks figures that closing froze: somebody changed it by hand."""

    message = N_(
        "In der Jahresabfrage {year} fehlen festgehaltene Zahlen; vielleicht wurde die Datei von Hand geändert. Bitte "
        "öffnen Sie die Jahresabfrage wieder und schließen Sie sie neu. Es wurde nichts geändert."
    )
