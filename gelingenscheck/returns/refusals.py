"""What is refused in a yearly round."""

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_
from gelingenscheck.returns.model import ReturnText


class RoundThereError(GelingenscheckError):
    """There is one round a year."""

    message = N_("Die Jahresabfrage {year} gibt es schon. Sie bleibt, wie sie ist; angelegt wurde nichts.")


class NoRoundError(GelingenscheckError):
    """There is no round for the year."""

    heading = N_("Diese Jahresabfrage gibt es nicht")
    message = N_("Für {year} ist keine Jahresabfrage eröffnet. Das Integrationsmanagement kann sie eröffnen.")


class RoundClosedError(GelingenscheckError):
    """The round was closed, perhaps while somebody was writing: what was typed is kept by the page and in here."""

    message = N_(
        "Die Jahresabfrage {year} ist inzwischen geschlossen. Was Sie eingegeben haben, steht noch hier und ist nicht "
        "gespeichert; alles bisher Gespeicherte bleibt. Das Integrationsmanagement kann die Abfrage wieder öffnen."
    )

    def __init__(self, year: int, typed: str | None = None) -> None:
        super().__init__(year=year)
        self.typed = typed


class RoundOpenError(GelingenscheckError):
    """Only a closed round can be reopened."""

    message = N_("Die Jahresabfrage {year} ist offen; alle Ämter können antworten. Es wurde nichts geändert.")


class ReopeningReasonMissingError(GelingenscheckError):
    """The figures of a closed round may have been used: reopening it is logged with a reason."""

    message = N_("Zum Wiederöffnen braucht es einen Grund; er wird mit Datum festgehalten. Es wurde nichts geändert.")


class OutsideRoundError(GelingenscheckError):
    """The unit is not asked in this round."""

    heading = N_("Dieses Amt gehört nicht zu dieser Jahresabfrage")
    message = N_(
        "Das Amt „{unit}“ gehört nicht zur Jahresabfrage {year}: Es steht nicht in der Organisationsdatei, oder es gab "
        "es zu dieser Zeit nicht. Es wurde nichts geändert."
    )


class ReturnChangedError(GelingenscheckError):
    """Somebody else changed the same text: both are kept, the person decides."""

    message = N_(
        "Jemand anders hat diesen Text inzwischen geändert. Beide Fassungen sind noch da; "
        "bitte entscheiden Sie, welche gilt."
    )

    def __init__(self, text: ReturnText, *, stored: str | None, new: str | None) -> None:
        super().__init__()
        self.text, self.stored, self.new = text, stored, new


class DeclaredError(GelingenscheckError):
    """A return that was submitted, or a nil return, is taken back before it is changed."""

    message = N_(
        "Diese Rückmeldung ist abgegeben. Zum Ändern bitte zuerst zurückholen; was Sie eingegeben haben, steht noch "
        "hier und ist nicht gespeichert."
    )


class NotDeclaredError(GelingenscheckError):
    """There is nothing to take back."""

    message = N_("Diese Rückmeldung ist noch nicht abgegeben. Sie können einfach weiter daran schreiben.")


class EmptyReturnError(GelingenscheckError):
    """A submission says something; a unit that has nothing to say makes a nil return."""

    message = N_(
        "Noch steht in keinem der drei Felder etwas. Bitte schreiben Sie einen Satz, oder melden Sie Fehlanzeige mit "
        "Grund. Abgegeben ist nichts."
    )


class NilReasonMissingError(GelingenscheckError):
    """It takes a reason to say that there is nothing to report."""

    message = N_("Zur Fehlanzeige gehört ein Grund; ein kurzer Satz genügt. Es wurde nichts geändert.")
