"""A drawing that goes into a page: nothing in it runs, loads or clashes with its neighbours."""

import re
from typing import Final
from xml.etree import ElementTree as ET

SVG: Final = "http://www.w3.org/2000/svg"
ELEMENTS: Final = frozenset({
    "svg", "g", "path", "rect", "line", "circle", "text", "tspan", "defs", "clipPath", "linearGradient", "stop",
    "pattern",
})  # fmt: skip
ATTRIBUTES: Final = frozenset({
    "viewBox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "d",
    "transform", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity", "display", "font-family",
    "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "direction", "id", "clip-path",
    "offset", "stop-color", "stop-opacity", "patternUnits", "patternTransform", "gradientUnits",
})  # fmt: skip
_LINK = re.compile(r"url\(#([\w.-]+)\)")


class UnsafeDrawingError(ValueError):
    """A drawing is none, or wants more than to be seen."""


def safe_svg(drawing: bytes, *, name: str, alt: str, share: float) -> str:
    """Return a drawing as an image that says `alt`, as broad as a share of its place; its ids begin with its name.

    Raises `UnsafeDrawingError`.
    """
    if b"<!" in drawing:
        raise UnsafeDrawingError
    try:
        root = ET.fromstring(drawing)  # noqa: S314 - without a document type there is nothing to expand
    except ET.ParseError as error:
        raise UnsafeDrawingError from error
    if root.tag != f"{{{SVG}}}svg":
        raise UnsafeDrawingError
    if "viewBox" not in root.attrib:
        root.set("viewBox", f"0 0 {root.get('width', '100')} {root.get('height', '100')}")
    _clean(root, name)
    root.attrib.pop("height", None)
    root.attrib.update({"width": f"{share:.0%}", "role": "img", "aria-label": alt})
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
    return ET.tostring(root, encoding="unicode")


def _clean(element: ET.Element, prefix: str) -> None:
    """Keep what draws, with ids that no other drawing on the page has."""
    for name, value in list(element.attrib.items()):
        if name not in ATTRIBUTES or "url(" in _LINK.sub("", value):
            del element.attrib[name]
        elif name == "id":
            element.set(name, f"{prefix}-{value}")
        else:
            element.set(name, _LINK.sub(rf"url(#{prefix}-\1)", value))
    for child in list(element):
        if isinstance(child.tag, str) and child.tag.removeprefix(f"{{{SVG}}}") in ELEMENTS:
            _clean(child, prefix)
        else:
            element.remove(child)
