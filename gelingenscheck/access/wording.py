"""What roles and outcomes are called."""

from collections.abc import Mapping
from typing import Final

from gelingenscheck.access import Role
from gelingenscheck.access.audit import Outcome
from gelingenscheck.i18n import N_

ROLES: Final[Mapping[Role, str]] = {
    Role.PLANNER: N_("Planung"),
    Role.FACILITATOR: N_("Moderation"),
    Role.MANAGER: N_("Integrationsmanagement"),
    Role.READER: N_("Lesen"),
    Role.ADMINISTRATOR: N_("Administration"),
}
"""In the order in which they are offered."""
MAY: Final[Mapping[Role, str]] = {
    Role.PLANNER: N_("schätzt die Vorhaben des eigenen Amts ein und sieht von anderen Einordnungen und Maßnahmen"),
    Role.FACILITATOR: N_("moderiert Workshops und sieht Einordnungen und Maßnahmen"),
    Role.MANAGER: N_("führt Portfolio, Jahresabfrage und Jahresbericht; sieht von Entwürfen nur Titel und Stand"),
    Role.READER: N_("sieht nur Zahlen über die ganze Stadt"),
    Role.ADMINISTRATOR: N_("verwaltet Zugänge und Löschungen; sieht keine Inhalte"),
}
OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.SIGNED_IN: N_("angemeldet"),
    Outcome.SIGNED_OUT: N_("abgemeldet"),
    Outcome.UNKNOWN: N_("unbekannter Link"),
    Outcome.EXPIRED: N_("abgelaufener Link"),
    Outcome.WITHDRAWN: N_("zurückgenommener Link"),
    Outcome.EARLY: N_("Link aus der Zukunft: die Uhr geht nach"),
    Outcome.LINK_MADE: N_("Link erstellt"),
    Outcome.LINK_WITHDRAWN: N_("Link zurückgenommen"),
}
