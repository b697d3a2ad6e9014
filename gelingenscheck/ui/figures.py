"""Draw a chart with its sentence and its table; built once per data version, shown in light or dark."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import streamlit as st

from gelingenscheck.charts.figure import Figure
from gelingenscheck.charts.theme import Mode, themed
from gelingenscheck.ui import address, downloads
from gelingenscheck.ui.markup import esc


@st.cache_data(max_entries=256, show_spinner=False)
def built(_build: Callable[[], Figure], *version: object) -> Figure:  # noqa: ARG001 - the version is the cache's key
    """Return a figure; `version` says everything that it depends on."""
    return _build()


def draw(figure: Figure, key: str) -> None:
    """Show a chart; what it says is also its name for those who can't see it."""
    with st.container(key=f"gc-chart-{key}"):
        st.vega_lite_chart(_shown(figure), theme=None, width="stretch", alt=figure.sentence)


def choosable(figure: Figure, key: str, *, chosen: int, on_choose: Callable[[], None]) -> None:
    """Show a chart with cells to click on; the state under `key` holds row and column of the last click.

    `chosen` is the number of the cell that is open, -1 for none. A click is never the only way: what it does can be
    done by keyboard beside the chart.
    """
    spec = _shown(figure)
    spec["params"] = [{**one, "value": chosen} if one["name"] == "chosen" else one for one in spec["params"]]
    with st.container(key=f"gc-chart-{key}"):
        st.vega_lite_chart(
            spec, theme=None, width="stretch", alt=figure.sentence, key=key, on_select=on_choose, selection_mode="cell"
        )


def _shown(figure: Figure) -> dict[str, Any]:
    """Return the spec in the theme and language of this visit."""
    mode: Mode = "dark" if st.context.theme.type == "dark" else "light"
    spec = themed(figure.spec, mode, address.words().lang)
    del spec["description"]  # `alt` says it; both would be read out
    # As Arrow they are sent as they are; rows would become a data frame first, at every drawing.
    return spec | {"datasets": {name: pa.Table.from_pylist(rows) for name, rows in spec["datasets"].items()}}


def table(figure: Figure, key: str, *, name: str = "") -> None:
    """Show the figures of a chart as a table, folded; where it has a name, table and picture can be taken along."""
    words = address.words()
    with st.expander(words("Als Tabelle"), type="compact", key=f"gc-table-{key}"):
        st.table(figure.table.map(_plain).rename(columns=_plain), hide_index=True, border="horizontal")
        if name:
            downloads.chart(figure, key, name=name)


def _plain(cell: object) -> str:
    return esc(str(cell))
