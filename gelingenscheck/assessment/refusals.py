"""What is refused in the life of an assessment."""

from gelingenscheck.errors import GelingenscheckError
from gelingenscheck.i18n import N_


class FinalError(GelingenscheckError):
    """A final assessment is never changed."""

    message = N_(
        "Diese Einschätzung ist abgeschlossen und bleibt, wie sie ist. "
        "Zum Ändern bitte eine Fortschreibung beginnen; dabei werden alle Antworten übernommen."
    )


class DiscardedError(GelingenscheckError):
    """A discarded draft is not changed."""

    message = N_("Dieser Entwurf ist verworfen. Sie können ihn auf der Startseite 30 Tage lang zurückholen.")


class NotFinalError(GelingenscheckError):
    """Only a final assessment can be revised."""

    message = N_("Dieser Entwurf ist noch nicht abgeschlossen. Sie können einfach weiter daran arbeiten.")


class UndoExpiredError(GelingenscheckError):
    """A discarded draft can be restored for 30 days."""

    message = N_("Dieser Entwurf wurde vor mehr als 30 Tagen verworfen und lässt sich nicht mehr zurückholen.")


class UnknownQuestionError(GelingenscheckError):
    """The catalogue has no such question."""

    message = N_("Die Frage „{question}“ gibt es in diesem Katalog nicht. Es wurde nichts geändert.")


class NotAnOptionError(GelingenscheckError):
    """The value is none of the options."""

    message = N_(
        "Diese Antwort gibt es bei dieser Frage nicht. Es wurde nichts geändert; bitte wählen Sie noch einmal."
    )


class ReasonMissingError(GelingenscheckError):
    """It takes a reason to say that a question does not apply."""

    message = N_("„Trifft nicht zu“ braucht einen Grund. Die bisherige Antwort gilt weiter.")


class TextTooLongError(GelingenscheckError):
    """The text is longer than a field holds."""

    message = N_("Der Text hat {length} Zeichen, möglich sind {limit}. Gespeichert ist der bisherige Text.")


class LinkError(GelingenscheckError):
    """Evidence links are web addresses only."""

    message = N_("Ein Link beginnt mit http:// oder https://. Gespeichert ist der bisherige Nachweis.")
