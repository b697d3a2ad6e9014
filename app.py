"""Gelingenscheck as one ASGI application: Streamlit's frame, our routes, guard and headers; nothing else."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from gelingenscheck.settings import Way, from_environment
from gelingenscheck.ui.server.doorway.door import Door
from gelingenscheck.ui.server.doorway.told import Addressee
from gelingenscheck.ui.server.guard import Guard
from gelingenscheck.ui.server.headers import PageHeaders
from gelingenscheck.ui.server.lifespan import lifespan
from gelingenscheck.ui.server.peers import Proxied
from gelingenscheck.ui.server.routes import ROUTES
from gelingenscheck.ui.server.traffic import Traffic

settings = from_environment()
app = st.App(
    Path(__file__).parent / "pages" / "frame.py",
    routes=ROUTES,
    middleware=[
        Middleware(Traffic),
        Middleware(Proxied),
        Middleware(PageHeaders),
        Middleware(Guard, hosts=settings.hosts, proxied=settings.access is not Way.LOCAL),
        Middleware(Door),
        Middleware(Addressee),
    ],
    lifespan=lifespan,
)
