"""What a proxy on this machine says of whoever it let in: role@department, in one header of its own."""

import re
from collections.abc import Sequence
from typing import Final

from gelingenscheck.access import Role, User

_VALUE: Final = re.compile(r"([a-z]{1,20})@([a-z0-9]+(?:-[a-z0-9]+)*)")
_LONGEST: Final = 100
_ROLES: Final = frozenset(Role) - {Role.LOCAL}


def asserted(values: Sequence[str]) -> User | None:
    """Return the user that a header names; None where it is missing, doubled or no role of ours.

    Two values mean that the browser sent one, too, and the proxy did not take it out: neither is believed.
    """
    if len(values) != 1 or len(values[0]) > _LONGEST:
        return None
    match = _VALUE.fullmatch(values[0])
    if match is None or match[1] not in _ROLES:
        return None
    return User(role=Role(match[1]), department=match[2])
