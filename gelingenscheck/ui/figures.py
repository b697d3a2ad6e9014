"""Draw a chart with its sentence and its table; built once per data version, shown in light or dark."""

from collections.abc import Callable

import streamlit as st

from gelingenscheck.charts.figure import Figure
from gelingenscheck.charts.theme import Mode, themed
from gelingenscheck.ui import address
from gelingenscheck.ui.markup import esc


@st.cache_data(max_entries=256, show_spinner=False)
def built(_build: Callable[[], Figure], *version: object) -> Figure:  # noqa: ARG001 - the version is the cache's key
    """Return a figure; `version` says everything that it depends on."""
    return _build()


def draw(figure: Figure, key: str) -> None:
    """Show a chart; what it says is also its name for those who can't see it."""
    mode: Mode = "dark" if st.context.theme.type == "dark" else "light"
    spec = themed(figure.spec, mode, address.words().lang)
    del spec["description"]  # `alt` says it; both would be read out
    with st.container(key=f"gc-chart-{key}"):
        st.vega_lite_chart(spec, theme=None, width="stretch", alt=figure.sentence)


def table(figure: Figure, key: str) -> None:
    """Show the figures of a chart as a table, folded."""
    words = address.words()
    with st.expander(words("Als Tabelle"), type="compact", key=f"gc-table-{key}"):
        st.table(figure.table.map(_plain), hide_index=True, border="horizontal")


def _plain(cell: object) -> str:
    return esc(str(cell))
