"""What the start page says to whoever is signed in: as whom one is here, and what comes next."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from gelingenscheck.access import Action, Role
from gelingenscheck.i18n import N_
from gelingenscheck.ui import address, context, layout
from gelingenscheck.ui.markup import esc

SAID: Final[Mapping[Role, str]] = {
    Role.PLANNER: N_(
        "Sie sind für {department} hier: Beginnen Sie eine Einschätzung, oder machen Sie an einem Entwurf weiter."
    ),
    Role.FACILITATOR: N_("Sie moderieren Workshops: Bereiten Sie den nächsten vor, oder machen Sie mit einem weiter."),
    Role.MANAGER: N_(
        "Sie führen das Portfolio, die Jahresabfrage und den Jahresbericht: Beginnen Sie mit dem Blick auf die Stadt."
    ),
    Role.READER: N_("Sie sehen Zahlen über die ganze Stadt, ohne Rückschluss auf einzelne Ämter oder Vorhaben."),
    Role.ADMINISTRATOR: N_("Sie verwalten Zugänge und Dateien; die Inhalte der Ämter sehen Sie nicht."),
}
"""In one line; the one person on their own machine is not told who they are."""
WAYS: Final = (
    (address.PRESENTATION, N_("Zahlen der Stadt ansehen"), Action.READ_AGGREGATES, Role.READER),
    (address.ACCESS, N_("Zugänge verwalten"), Action.MANAGE_ACCESS, Role.ADMINISTRATOR),
    (address.FILES, N_("Dateien mit Hinweisen"), Action.READ_PROBLEMS, Role.ADMINISTRATOR),
    (address.RETURNS, N_("Jahresabfrage"), Action.MANAGE_ROUND, Role.MANAGER),
    (address.ANNUAL, N_("Jahresbericht"), Action.WRITE_REPORT, Role.MANAGER),
    (address.RETURN, N_("Rückmeldung zur Jahresabfrage"), Action.WRITE_RETURN, Role.PLANNER),
)
"""Where a role goes on from that has no door of its own."""


FIRST: Final[Mapping[Role, str]] = {Role.MANAGER: address.PORTFOLIO, Role.FACILITATOR: address.WORKSHOP}
"""The door that a role goes through most; all others begin with a project."""


def first_door() -> str:
    """Return the page behind the door that stands out."""
    return FIRST.get(context.user().role, address.NEW)


def who() -> None:
    """Say it in one line, with the next steps that are no door."""
    words, user = address.words(), context.user()
    if user.role not in SAID:
        return
    department = esc(context.department_label(user.department or ""))
    with layout.box("welcome", gap="small"):
        st.markdown(words(SAID[user.role], department=department))
        ways = [way for way in WAYS if way[3] is user.role and context.may_somewhere(way[2])]
        if ways:
            with st.container(horizontal=True, gap="medium"):
                for page, label, _action, _role in ways:
                    layout.link(page, words(label), f"welcome-{page}")
