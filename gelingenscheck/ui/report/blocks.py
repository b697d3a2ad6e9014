"""Draw the blocks of a document on a page: the preview of what leaves the house."""

from collections.abc import Iterable
from typing import assert_never

import pandas as pd
import streamlit as st

from gelingenscheck.reports.outline import (
    Bars,
    Block,
    Callout,
    Facts,
    Heading,
    Items,
    Paragraph,
    Picture,
    Table,
    written,
)
from gelingenscheck.ui import address, layout
from gelingenscheck.ui.markup import esc


def draw(blocks: Iterable[Block]) -> None:
    """Draw blocks in their order; everything in them is text, whatever it looks like."""
    for block in blocks:
        match block:
            case Heading():
                _heading(block)
            case Paragraph():
                _paragraph(block)
            case Items():
                st.markdown("\n".join(f"{_sign(block, n)} {esc(text)}" for n, text in enumerate(block.texts, 1)))
            case Facts():
                st.markdown("  \n".join(f"**{esc(name)}:** {esc(value)}" for name, value in block.pairs))
            case Callout():
                st.info("\n\n".join(esc(text) for text in (block.title, *block.texts) if text))
            case Table():
                _table(block)
            case Picture() | Bars():
                st.markdown(esc(block.alt))
            case _:
                assert_never(block)


def _heading(block: Heading) -> None:
    if block.level == 1:
        st.header(esc(block.text), anchor=False)
    elif block.level == 2:  # noqa: PLR2004 - the levels of a document
        st.subheader(esc(block.text), anchor=False)
    else:
        st.markdown(f"#### {esc(block.text)}")


def _paragraph(block: Paragraph) -> None:
    if block.note:
        layout.note(esc(block.text), width="stretch")
    else:
        st.markdown(esc(block.text))


def _sign(block: Items, number: int) -> str:
    return f"{number}." if block.numbered else "-"


def _table(block: Table) -> None:
    lang = address.words().lang
    frame = pd.DataFrame(
        [[esc(written(value, lang)) for value in row] for row in block.rows],
        columns=[esc(column.title) for column in block.columns],
    )
    st.table(frame, hide_index=True, border="horizontal", alt=block.name)
