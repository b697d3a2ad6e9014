"""Departments change while people are signed in: whoever acts, and what they ask for, is meant as of today."""

from datetime import datetime

from gelingenscheck.access import NotSignedInError, User
from gelingenscheck.organisation import Organisation


def seated(user: User, city: Organisation, now: datetime) -> User:
    """Return a user in the unit that continues theirs; raise `NotSignedInError` for a unit that nobody knows."""
    if user.department is None:
        return user
    if user.department not in city.departments:
        raise NotSignedInError
    return User(role=user.role, department=answering(user.department, city, now))


def answering(department: str, city: Organisation, now: datetime) -> str:
    """Return the unit that answers today for what a department once led."""
    return city.today_of(department, now.astimezone(city.timezone).date())
