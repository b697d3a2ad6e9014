"""What actions are called, for people who want to know who may do what."""

from collections.abc import Mapping
from typing import Final

from gelingenscheck.access.table import Action
from gelingenscheck.i18n import N_

ACTIONS: Final[Mapping[Action, str]] = {
    Action.READ_CATALOGUE: N_("Fragenkatalog lesen"),
    Action.READ_AGGREGATES: N_("Zahlen über die ganze Stadt lesen"),
    Action.READ_PORTFOLIO: N_("Portfolio lesen: Einordnungen und Maßnahmen, keine Antworten"),
    Action.SEE_PROGRESS: N_("Titel und Stand von Entwürfen sehen"),
    Action.READ_DRAFT: N_("Entwürfe ganz lesen"),
    Action.READ_FINAL: N_("Einordnungen und Maßnahmen abgeschlossener Einschätzungen lesen"),
    Action.READ_ANSWERS: N_("Antworten, Begründungen und Nachweise abgeschlossener Einschätzungen lesen"),
    Action.READ_PROBLEMS: N_("Hinweise auf fehlerhafte Dateien lesen"),
    Action.REGISTER_PROJECT: N_("Vorhaben anlegen"),
    Action.CHANGE_SUBJECT: N_("Angaben und Maßnahmen eines Vorhabens ändern, den Verlauf lesen"),
    Action.CHECK_PROJECT: N_("Vorhaben einschätzen"),
    Action.CARRY_OVER: N_("Einschätzungen auf eine neue Katalogfassung überleiten"),
    Action.MANAGE_EXAMPLES: N_("Beispiele anlegen und entfernen"),
    Action.MANAGE_ROUND: N_("Jahresabfrage führen"),
    Action.WRITE_RETURN: N_("Rückmeldung zur Jahresabfrage schreiben"),
    Action.RUN_WORKSHOP: N_("Workshops vorbereiten und moderieren"),
    Action.WRITE_REPORT: N_("Jahresbericht schreiben"),
    Action.MANAGE_ACCESS: N_("Zugänge verwalten"),
    Action.READ_AUDIT: N_("Anmeldungen der letzten 90 Tage lesen"),
    Action.DELETE_PROJECT: N_("Vorhaben löschen"),
}
