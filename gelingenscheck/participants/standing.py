"""The states of the page that do not follow from a workshop's log."""

from typing import Final

from gelingenscheck.participants.screen import Name, Screen, Visit

HEADINGS: Final = {Name.PRIVACY: "privacy_title", Name.LEFT: "left"}
"""Where the heading is not called after the state."""


def standing(name: Name, visit: Visit, *, notice: str = "") -> Screen:
    """Return the page that just says how things are."""
    language = visit.language
    return Screen(
        name=name,
        visit=visit,
        heading=language.said(HEADINGS.get(name, f"{name}_title")),
        same=(visit.house, visit.workshop, visit.home, language.id),
        notice=notice,
    )
