"""The least that Streamlit can do for the same promise: a radio that writes and fsyncs a file, then says so."""

import os
from pathlib import Path

import streamlit as st


def save() -> None:
    """Write the level and wait until it is on the disk."""
    with Path("level.txt").open("w", encoding="utf-8") as file:
        file.write(str(st.session_state["level"]))
        file.flush()
        os.fsync(file.fileno())


level = st.radio("Stufe", range(7), index=None, key="level", on_change=save)
if level is not None:
    st.text(f"gespeichert: {level}")
