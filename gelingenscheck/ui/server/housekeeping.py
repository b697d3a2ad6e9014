"""What the server does while it runs."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

SECONDS = 30


async def _collect() -> None:
    """Collect garbage by the clock: after every run (Streamlit's default) ten people would wait for each other."""
    while True:
        await asyncio.sleep(SECONDS)
        gc.collect()


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Keep house from start to stop."""
    task = asyncio.create_task(_collect())
    try:
        yield {}
    finally:
        task.cancel()
