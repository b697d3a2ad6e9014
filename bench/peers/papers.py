"""A server that makes documents in a thread, as the app does for a download, and says meanwhile that it lives."""

import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench.reports import desk_over, made, yearly
from gelingenscheck.ui.server.health import healthz

DESK = desk_over(Path.cwd())


async def _report(request: Request) -> PlainTextResponse:
    written = await run_in_threadpool(made, DESK, request.path_params["subject"], request.path_params["form"])
    return PlainTextResponse(str(len(written)))


async def _yearly(_request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await run_in_threadpool(yearly, DESK, Path.cwd()))))


APP = Starlette(routes=[
    Route("/report/{subject}/{form}", _report), Route("/yearly", _yearly), Route("/healthz", healthz),
    Route("/_stcore/health", healthz),
])  # fmt: skip

if __name__ == "__main__":
    uvicorn.run(APP, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)
