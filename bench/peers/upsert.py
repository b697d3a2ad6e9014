"""A bare route that saves a vote with one SQLite upsert, durable before it answers; nothing else."""

import sqlite3
import sys
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

DB = sqlite3.connect("upsert.sqlite", isolation_level=None)
DB.execute("PRAGMA journal_mode=WAL")
DB.execute("PRAGMA synchronous=FULL")
DB.execute("CREATE TABLE IF NOT EXISTS vote(ballot TEXT, voter TEXT, choice INTEGER, PRIMARY KEY(ballot, voter))")
SAVE = "INSERT INTO vote VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET choice = excluded.choice"


async def _vote(request: Request) -> JSONResponse:
    form = dict(parse_qsl((await request.body()).decode()))
    DB.execute(SAVE, (form["ballot"], request.cookies["w"], form["choice"]))
    return JSONResponse({"saved": True})


async def _health(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


APP = Starlette(routes=[Route("/w/{code}/vote", _vote, methods=["POST"]), Route("/_stcore/health", _health)])

if __name__ == "__main__":
    uvicorn.run(APP, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)
