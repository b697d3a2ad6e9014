"""What every server has to read before it can answer, read once: servers are forked from a process that knows it.

Nothing of it may depend on a running Streamlit or on settings, so pages and `ui` are read by each server itself.
"""

import importlib
import pkgutil
import sys

import altair as alt  # noqa: F401 - pages need it at their first chart
import streamlit.web.server.starlette  # noqa: F401 - read when the server starts
from streamlit.web import cli

import gelingenscheck

for package in pkgutil.iter_modules(gelingenscheck.__path__, "gelingenscheck."):
    if package.name not in {"gelingenscheck.ui", "gelingenscheck.__main__"}:
        importlib.import_module(package.name)


def serve(arguments: list[str]) -> None:
    """Be `streamlit` with these arguments from here on."""
    sys.argv = ["streamlit", *arguments]
    cli.main()
