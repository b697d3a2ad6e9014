"""Run a line of page code with an address, and hand back what it returned."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st
from gelingenscheck.ui import address, context, filters
address.language()
st.session_state["returned"] = {expression}
"""


def returned(expression: str, **query: str) -> Any:
    """Return what an expression is worth on a page with this address."""
    at = AppTest.from_string(SCRIPT.replace("{expression}", expression), default_timeout=60)
    at.query_params = query
    at.run()
    assert not at.exception, json.dumps([error.value for error in at.exception])
    return at.session_state["returned"]
