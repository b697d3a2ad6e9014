"""What lives as long as the server: housekeeping, and the room."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from gelingenscheck.settings import JSON
from gelingenscheck.ui import context
from gelingenscheck.ui.server import housekeeping, log_lines
from gelingenscheck.ui.server.room import room


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[dict[str, Any]]:
    """Run from start to stop."""
    if context.settings().log == JSON:
        log_lines.take_over()
    async with housekeeping.lifespan(app), room(context.settings()):
        yield {}
