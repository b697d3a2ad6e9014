"""Routes beside Streamlit's own."""

from pathlib import Path

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from gelingenscheck.ui.server import room
from gelingenscheck.ui.server.doorway import routes as doorway
from gelingenscheck.ui.server.health import healthz, readyz
from gelingenscheck.ui.server.metrics import metrics

FONTS = Path(__file__).parent.parent / "fonts"

ROUTES: list[BaseRoute] = [
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Route("/metrics", metrics),
    Mount("/fonts", StaticFiles(directory=FONTS)),
    *doorway.ROUTES,
    *room.ROUTES,
]
