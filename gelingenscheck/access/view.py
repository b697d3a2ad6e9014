"""How much of a check somebody sees: what pages, reports and routes draw follows from it."""

from enum import StrEnum

from gelingenscheck.access import Action, User, permitted


class View(StrEnum):
    """From all of it to nothing."""

    WHOLE = "whole"
    """Answers, reasons and evidence, too."""
    BANDS = "bands"
    """Factor bands and measures."""
    PROGRESS = "progress"
    """Title, and how far it is."""
    NOTHING = "nothing"


_DRAFT = ((Action.READ_DRAFT, View.WHOLE), (Action.SEE_PROGRESS, View.PROGRESS))
_FINAL = ((Action.READ_ANSWERS, View.WHOLE), (Action.READ_FINAL, View.BANDS))


def view_of(user: User, department: str, *, final: bool) -> View:
    """Return how much a user sees of a check that a department leads."""
    for action, view in _FINAL if final else _DRAFT:
        if permitted(user, action, department):
            return view
    return View.NOTHING
