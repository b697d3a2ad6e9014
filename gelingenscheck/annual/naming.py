"""What the parts of a yearly report are called, and what their texts are made from."""

from collections.abc import Mapping

from gelingenscheck.annual.figures import MeasureState, Outcome
from gelingenscheck.annual.model import NUMBERED, Part
from gelingenscheck.i18n import N_

TITLES: Mapping[Part, str] = {
    Part.SUMMARY: N_("Das Wichtigste in fünf Sätzen"),
    Part.RESOLUTION: N_("Beschlussvorschlag"),
    Part.MANDATE: N_("Auftrag"),
    Part.SCOPE: N_("Worum es geht und worum nicht"),
    Part.ACTIVITIES: N_("Was die Ämter getan haben"),
    Part.FACTORS: N_("Stand bei den Gelingensfaktoren"),
    Part.EXAMPLES: N_("Beispiele"),
    Part.OBSTACLES: N_("Was gefehlt hat und was der Rat wissen soll"),
    Part.MEASURES: N_("Maßnahmen"),
    Part.FINANCES: N_("Finanzielle Auswirkungen"),
    Part.METHOD: N_("Wie gezählt wurde und wo die Grenzen liegen"),
    Part.PLAIN: N_("Der Bericht in Einfacher Sprache"),
}
SOURCES: Mapping[Part, str] = {
    Part.SUMMARY: N_("Aus den festgehaltenen Zahlen"),
    Part.RESOLUTION: N_("Üblicher Beschluss zu einem Bericht"),
    Part.MANDATE: N_("Aus der Organisationsdatei: der Beschluss, auf den sich der Bericht stützt"),
    Part.SCOPE: N_("Aus dem Katalog und der Abgrenzung zum Landesprogramm KIM"),
    Part.ACTIVITIES: N_("Aus den abgegebenen Rückmeldungen: „Was wurde getan?“"),
    Part.FACTORS: N_("Aus den Einschätzungen des Berichtsjahres, nur was nach außen gehen darf"),
    Part.EXAMPLES: N_("Aus den Vorhaben, die für den Bericht freigegeben sind"),
    Part.OBSTACLES: N_("Aus den abgegebenen Rückmeldungen: „Was hat gefehlt?“ und „Was soll der Rat wissen?“"),
    Part.MEASURES: N_("Aus den Maßnahmen aller Vorhaben; einzeln genannt nur die von freigegebenen Vorhaben"),
    Part.FINANCES: N_("Kosten erfasst der Gelingenscheck nicht; bitte ergänzen, was dazugehört"),
    Part.METHOD: N_("Aus dem Katalog und den Regeln für Zahlen, die das Haus verlassen"),
    Part.PLAIN: N_("Aus den festgehaltenen Zahlen"),
}
"""What the proposed text of a part is made from."""
STATES: Mapping[MeasureState, str] = {
    MeasureState.OPEN: N_("offen"),
    MeasureState.OVERDUE: N_("überfällig"),
    MeasureState.DONE: N_("erledigt"),
}
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.DONE: N_("erledigt"),
    Outcome.OPEN: N_("noch offen"),
    Outcome.OVERDUE: N_("überfällig"),
    Outcome.GONE: N_("nicht mehr in der Liste"),
}


def number_of(part: Part) -> int | None:
    """Return the number of a part; None where it stands outside the nine."""
    return NUMBERED.index(part) + 1 if part in NUMBERED else None
