"""For which of many departments the one who acts may do something: asked once per department, not once per row."""

from collections.abc import Iterable

from gelingenscheck.access import Action
from gelingenscheck.ui import context


def allowed(action: Action, departments: Iterable[str]) -> frozenset[str]:
    """Return those of the departments for which the one who acts may do something."""
    asked = frozenset(departments)
    if context.may(action):
        return asked
    return frozenset(department for department in asked if context.may(action, department))
