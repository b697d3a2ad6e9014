"""Routes beside Streamlit's own."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from gelingenscheck.ui.server import room

FONTS = Path(__file__).parent.parent / "fonts"


async def _healthz(_request: Request) -> JSONResponse:
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})


ROUTES: list[BaseRoute] = [Route("/healthz", _healthz), Mount("/fonts", StaticFiles(directory=FONTS)), *room.ROUTES]
