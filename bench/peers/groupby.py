"""The least that Streamlit can do for the same promise: a list to choose from, and pandas grouping what fits."""

import os

import pandas as pd
import streamlit as st

FRAME = os.environ["BENCH_FRAME"]


@st.cache_resource
def frame() -> pd.DataFrame:
    """Return the same rows that ours has: one per project, with its unit and a score per factor."""
    read: pd.DataFrame = pd.read_pickle(FRAME)  # noqa: S301 - written by the measurement itself
    return read


known = frame()
unit = st.selectbox("Amt", ["", *sorted(known["unit"].unique())])
scores = [column for column in known.columns if column.startswith("score_")]
fitting = known[known["unit"] == unit] if unit else known
st.table(fitting.groupby("unit")[scores].median())
