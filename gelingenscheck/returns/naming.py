"""What states, contacts and questions of a yearly round are called; one place for page, chart and reminder."""

from collections.abc import Mapping

from gelingenscheck.i18n import N_
from gelingenscheck.returns.model import ContactKind, ReturnText
from gelingenscheck.returns.standing import ReturnState

STATES: Mapping[ReturnState, str] = {
    ReturnState.NO_RETURN_YET: N_("noch ohne Rückmeldung"),
    ReturnState.BEGUN: N_("begonnen"),
    ReturnState.NIL_RETURN: N_("Fehlanzeige"),
    ReturnState.COMPLETE: N_("vollständig"),
}
"""In the order in which a manager looks at them: silent units first."""
CONTACTS: Mapping[ContactKind, str] = {
    ContactKind.REMINDER: N_("erinnert am {date}"),
    ContactKind.TELEPHONE: N_("telefoniert am {date}"),
    ContactKind.MAIL: N_("geschrieben am {date}"),
}
QUESTIONS: Mapping[ReturnText, str] = {
    ReturnText.DONE: N_("Was wurde getan?"),
    ReturnText.MISSING: N_("Was hat gefehlt?"),
    ReturnText.COUNCIL: N_("Was soll der Rat wissen?"),
}
