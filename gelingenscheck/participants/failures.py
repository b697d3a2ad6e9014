"""What is logged when something breaks: where in the code, never what a phone sent."""

import traceback
from logging import getLogger

_LOG = getLogger(__name__)
_PLACES = 3


def report(error: Exception) -> None:
    """Log what went wrong and where in the code, without a word of what a phone sent."""
    places = [f"{place.filename}:{place.lineno}" for place in traceback.extract_tb(error.__traceback__)[-_PLACES:]]
    _LOG.error("participants: %s at %s", type(error).__name__, ", ".join(places))
