"""Who may do what, as data: for each role the actions, and for which departments.

An action names what state it is about (draft, final check, sum over many), so that a cell of the table is one
role × action × reach and nothing is left to the place that asks.
"""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a person is here."""

    LOCAL = "local"
    """Without access configuration: the one person on this machine."""
    PLANNER = "planner"
    FACILITATOR = "facilitator"
    MANAGER = "manager"
    READER = "reader"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What can be done."""

    READ_CATALOGUE = "read_catalogue"
    READ_AGGREGATES = "read_aggregates"
    """Sums over many projects as they may leave the house."""
    READ_PORTFOLIO = "read_portfolio"
    """Final checks of all departments side by side: bands and measures, never answers."""
    SEE_PROGRESS = "see_progress"
    """Title of a draft, and how far it is."""
    READ_DRAFT = "read_draft"
    """A draft whole."""
    READ_FINAL = "read_final"
    """Factor bands and measures of a final check."""
    READ_ANSWERS = "read_answers"
    """Answers, reasons and evidence of a final check."""
    READ_PROBLEMS = "read_problems"
    REGISTER_PROJECT = "register_project"
    CHANGE_SUBJECT = "change_subject"
    CHECK_PROJECT = "check_project"
    CARRY_OVER = "carry_over"
    MANAGE_EXAMPLES = "manage_examples"
    MANAGE_ROUND = "manage_round"
    WRITE_RETURN = "write_return"
    RUN_WORKSHOP = "run_workshop"
    WRITE_REPORT = "write_report"
    MANAGE_ACCESS = "manage_access"
    READ_AUDIT = "read_audit"
    DELETE_PROJECT = "delete_project"


class Reach(StrEnum):
    """For which departments."""

    INVITED = "invited"
    """Of whatever department, but only what this one was invited to look at."""
    OWN = "own"
    ALL = "all"


_FIGURES = dict.fromkeys(
    (Action.READ_CATALOGUE, Action.READ_AGGREGATES, Action.READ_PORTFOLIO, Action.READ_FINAL), Reach.ALL
)

PERMISSIONS: Mapping[Role, Mapping[Action, Reach]] = {
    Role.LOCAL: dict.fromkeys(Action, Reach.ALL),
    Role.PLANNER: _FIGURES
    | {
        Action.SEE_PROGRESS: Reach.OWN,
        Action.READ_DRAFT: Reach.OWN,
        Action.READ_ANSWERS: Reach.OWN,
        Action.REGISTER_PROJECT: Reach.OWN,
        Action.CHANGE_SUBJECT: Reach.OWN,
        Action.CHECK_PROJECT: Reach.OWN,
        Action.WRITE_RETURN: Reach.OWN,
        Action.RUN_WORKSHOP: Reach.OWN,
    },
    Role.FACILITATOR: _FIGURES | {Action.RUN_WORKSHOP: Reach.ALL},
    Role.MANAGER: _FIGURES
    | {
        Action.SEE_PROGRESS: Reach.ALL,
        Action.READ_DRAFT: Reach.INVITED,
        Action.READ_PROBLEMS: Reach.ALL,
        Action.REGISTER_PROJECT: Reach.ALL,
        Action.CHANGE_SUBJECT: Reach.ALL,
        Action.CARRY_OVER: Reach.ALL,
        Action.MANAGE_EXAMPLES: Reach.ALL,
        Action.MANAGE_ROUND: Reach.ALL,
        Action.WRITE_RETURN: Reach.ALL,
        Action.RUN_WORKSHOP: Reach.ALL,
        Action.WRITE_REPORT: Reach.ALL,
    },
    Role.READER: {Action.READ_CATALOGUE: Reach.ALL, Action.READ_AGGREGATES: Reach.ALL},
    Role.ADMINISTRATOR: {
        Action.READ_CATALOGUE: Reach.ALL,
        Action.READ_PROBLEMS: Reach.ALL,
        Action.MANAGE_EXAMPLES: Reach.ALL,
        Action.MANAGE_ACCESS: Reach.ALL,
        Action.READ_AUDIT: Reach.ALL,
        Action.DELETE_PROJECT: Reach.ALL,
    },
}
