"""What phases and the answers of a quick check are called, on pages and on paper."""

from collections.abc import Mapping
from typing import Final

from gelingenscheck.assessment.model import QuickState
from gelingenscheck.catalogue import Phase
from gelingenscheck.i18n import N_

PHASES: Final[Mapping[Phase, str]] = {
    Phase.PLANNING: N_("in Planung"),
    Phase.RUNNING: N_("läuft"),
    Phase.COMPLETED: N_("beendet"),
}
QUICK_STATES: Final[Mapping[QuickState, str]] = {
    QuickState.TOUCHED: N_("berührt"),
    QuickState.OPEN: N_("noch offen"),
    QuickState.NOT_AFFECTED: N_("nicht berührt"),
}
QUICK_OPTIONS: Final[Mapping[QuickState, str]] = {
    QuickState.TOUCHED: N_("Ja, und zwar …"),
    QuickState.OPEN: N_("Noch offen"),
    QuickState.NOT_AFFECTED: N_("Nicht berührt, weil …"),
}
"""The same as one chooses among them."""
