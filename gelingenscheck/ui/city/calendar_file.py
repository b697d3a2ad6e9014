"""Due dates of measures to take along into a calendar."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from functools import lru_cache, partial

import pandas as pd
import streamlit as st

from gelingenscheck.assessment.subject import MeasureStatus, Subject
from gelingenscheck.reports.due_dates import MIME, due_dates, identifiers, usual_days
from gelingenscheck.storage.snapshot import Snapshot
from gelingenscheck.ui import address, context


def offer(rows: pd.DataFrame, *, done: bool = False) -> None:
    """Offer the dates of measures as a file; those that are done only where they were asked for."""
    words = address.words()
    ahead = rows[(rows["due"] >= 0) & ((rows["status"] == MeasureStatus.OPEN) | done)]
    if ahead.empty:
        return
    usual = _usual_days(context.snapshot())
    n = identifiers(ahead, usual).nunique()
    st.download_button(
        words.n("1 Termin als Kalenderdatei", "{n} Termine als Kalenderdatei", n),
        data=partial(due_dates, ahead, usual, words, made=datetime.now(UTC)),
        file_name=words("Termine.ics"),
        mime=MIME,
        icon=":material/event:",
        type="tertiary",
        key="gc-calendar",
        on_click="ignore",
    )


@lru_cache(maxsize=4)
def _usual_days(snapshot: Snapshot) -> Mapping[str, int]:
    return usual_days(snapshot.measures)


def for_project(subject: Subject, shown: Collection[str]) -> None:
    """Offer the dates of one project's open measures, as far as they are shown."""
    measures = context.snapshot().measures
    measures = measures[measures["id"].isin(list(shown))]
    label = context.desk().organisation.names.get(subject.department, subject.department)
    offer(measures[measures["subject"] == subject.id].assign(title=subject.title, label=label))
