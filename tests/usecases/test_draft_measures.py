"""A measure that came from a draft is named in no report: the draft is read by its own desk only."""

from dataclasses import dataclass, field

import pandas as pd

from gelingenscheck.usecases.annual.figures import _released


@dataclass(frozen=True, kw_only=True)
class Lists:
    """Of a snapshot what is asked."""

    assessments: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame({"id": ["p-1", "p-2"], "status": ["final", "draft"]})
    )
    subjects: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(
            {"id": ["p", "q"], "kind": ["project", "project"], "release": ["council", "internal"]}
        )
    )


def test_only_measures_of_released_projects_that_came_from_no_draft_are_named() -> None:
    table = pd.DataFrame({"subject": ["p", "p", "p", "q"], "source": ["p-1", "p-2", None, "p-1"]})
    assert _released(table, Lists()).tolist() == [True, False, True, False]  # type: ignore[arg-type]  # a stand-in
