"""Catalogues of three to twelve factors, assembled from the two that ship: real in every line."""

import re
from functools import cache
from pathlib import Path

from gelingenscheck.catalogue import Catalogue, reader
from gelingenscheck.settings import ROOT

SHIPPED = ROOT / "factors.yaml"
EXAMPLE = ROOT / "docs" / "beispielkatalog" / "barrierefreiheit.yaml"
_FACTOR = re.compile(r"(?m)^(?=  - id: )")
_NUMBER = re.compile(r"(?m)^    number: \d+$")
_EIGHT = re.compile(r"\b[Aa]cht |\b[Ee]ight ")
_END = "\ncrosswalks:"
BANDS = ((50, 75), (40, 70))


@cache
def text(factors: int, name: str = "eigener") -> str:
    """Return a file with so many factors, three of bands of its own and the id `name`."""
    head, *ours = _FACTOR.split(SHIPPED.read_text(encoding="utf-8").partition(_END)[0])
    sources, *theirs = _FACTOR.split(EXAMPLE.read_text(encoding="utf-8").partition(_END)[0])
    chosen = [_NUMBER.sub(f"    number: {n}", part) for n, part in enumerate([*ours, *theirs][:factors], 1)]
    more = sources.partition("  sources:\n")[2].partition("    own:\n")[0]
    head = head.replace("  id: gelingensfaktoren\n", f"  id: {name}\n").replace("  sources:\n", f"  sources:\n{more}")
    head = _EIGHT.sub("", head)
    for shipped, other in zip(*BANDS, strict=True):
        head = head.replace(f"    from: {shipped}\n", f"    from: {other}\n")
    return head + "".join(chosen).rstrip() + "\n\ncrosswalks: []\n...\n"


@cache
def catalogue(factors: int, name: str = "eigener") -> Catalogue:
    """Return the catalogue in such a file."""
    read, problem = reader.read(text(factors, name).encode(), f"{name}.yaml")
    assert read is not None, problem
    assert (read.id, len(read.factors)) == (name, factors)
    return read


def write(folder: Path, factors: int, name: str = "eigener") -> Path:
    """Write such a file into a folder."""
    path = folder / f"{name}.yaml"
    path.write_text(text(factors, name), encoding="utf-8")
    return path
