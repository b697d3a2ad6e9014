"""How the server answers phones: headers, redirects, pages, parts of pages."""

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from gelingenscheck.participants.drawing import CONTENT_POLICY, Drawing
from gelingenscheck.participants.screen import Screen

HEADERS: Final = {
    "content-security-policy": CONTENT_POLICY,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex",
    # not no-referrer: browsers would then send `Origin: null` with a form
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "vary": "cookie, accept-language, accept-encoding",
}
DATA_HEADERS: Final = {name: HEADERS[name] for name in ("cache-control", "x-content-type-options", "vary")}
"""Of what a page's script gets: it is never shown as a page, and each byte crosses a weak network."""
AGAIN_MS: Final = 1_500
"""After which a page sends a vote again that came too fast."""


def page(request: Request, drawing: Drawing, screen: Screen, status: int = 200) -> Response:
    """Answer with a whole page."""
    headers = {**HEADERS, "content-language": screen.visit.language.tag}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        return Response(drawing.packed(screen), status, headers, "text/html; charset=utf-8")
    return Response(drawing.page(screen), status, headers, "text/html; charset=utf-8")


def part(request: Request, drawing: Drawing, screen: Screen, status: int = 200) -> Response:
    """Answer with what an open page needs."""
    if "gzip" in request.headers.get("accept-encoding", ""):
        packed = {**DATA_HEADERS, "content-encoding": "gzip"}
        return Response(drawing.packed_part(screen), status, packed, "application/json")
    return Response(drawing.part(screen), status, DATA_HEADERS, "application/json")


def elsewhere(address: str, status: int = 303) -> Response:
    """Send the browser on."""
    return RedirectResponse(address, status, HEADERS)


def reload(status: int) -> Response:
    """Tell an open page that it knows too little to go on by itself."""
    return JSONResponse({"reload": True}, status, DATA_HEADERS)


def wants_part(request: Request) -> bool:
    """Say whether the page's script asks, and not the browser."""
    return "application/json" in request.headers.get("accept", "")


def own_origin(request: Request) -> bool:
    """Say whether a form was sent from one of our own pages; very old browsers say nothing about it."""
    origin = request.headers.get("origin")
    if origin is not None:
        host = request.headers.get("host", "").lower()
        return origin.lower() in {f"http://{host}", f"https://{host}"}
    return request.headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}


def again() -> Response:
    """Ask an open page to send its vote once more, in a moment."""
    return JSONResponse({"again": AGAIN_MS}, 429, DATA_HEADERS)
