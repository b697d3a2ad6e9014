"""How much room a chart of bars needs: for the names beside them, what stands above them, and each bar."""

from dataclasses import dataclass
from math import ceil
from typing import Final

from gelingenscheck.reports.outline import Bars

LETTER: Final = 0.18
"""Width of a letter of a name, rather too broad, and what a line of it is high, both in cm."""
LINE: Final = 0.4
ROW: Final = 0.62
"""Least height of a bar, in cm."""
LEGEND, AXIS = 0.6, 0.9
"""Height of what stands above the bars, in cm."""
NARROW, BROAD = 0.1, 0.42
"""Shares of the width that names have at least and at most."""
WORD, FIGURE = 0.21, 0.06
"""Shares of the width for what stands behind the longest bar: its band, or its figure alone."""
BELOW: Final = 0.02


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """The sizes of a chart."""

    height: float
    """In cm."""
    above: float
    """Share of the height above the bars."""
    names: float
    """Share of the width beside the bars."""
    behind: float
    """Share of the width behind the longest bar."""

    @property
    def sides(self) -> dict[str, float]:
        """Return where the bars themselves are, as shares of the whole."""
        return {
            "x": self.names, "y": self.above, "w": 1 - self.names - self.behind, "h": 1 - BELOW - self.above,
        }  # fmt: skip


def with_legend(bars: Bars) -> bool:
    """Say whether series are named in a legend; single bars say it themselves."""
    return len(bars.series) > 1 and bars.layout != "single"


def room(bars: Bars, width: float) -> Room:
    """Return the sizes of a chart that is so wide in cm: a name that needs lines makes its bar's lane higher."""
    longest = max((len(name) for name in bars.categories), default=0) * LETTER
    names = min(BROAD, max(NARROW, longest / width + BELOW))
    lines = min(3, ceil(longest / (width * (names - BELOW))) if longest else 1)
    side_by_side = len(bars.series) if bars.layout == "beside" else 1
    lane = max(ROW * side_by_side, LINE * lines)
    above = AXIS + (LEGEND if with_legend(bars) else 0.0)
    height = above + lane * max(1, len(bars.categories))
    behind = WORD if bars.layout == "single" else FIGURE
    return Room(height=height, above=above / height, names=names, behind=behind)
