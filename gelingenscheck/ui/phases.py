"""What the phases of a project are called."""

from gelingenscheck.catalogue import Phase
from gelingenscheck.i18n import N_

PHASES = {
    Phase.PLANNING: N_("in Planung"),
    Phase.RUNNING: N_("läuft"),
    Phase.COMPLETED: N_("beendet"),
}
