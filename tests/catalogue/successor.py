"""The small catalogue a version later: one id renamed of each kind, one question replaced, one added."""

from functools import cache

from gelingenscheck.catalogue.model import Catalogue
from tests.catalogue import shortened

ADDED = "languages-listed"
CROSSWALK = """\
crosswalks:
  - from: 1.0.0
    to: 2.0.0
    rename:
      needs-asked: needs-known
      target-groups: audiences
      target-groups-standard: audiences-standard
    retire: [group-differences]
...
"""


@cache
def text() -> str:
    """Return the file of version 2.0.0."""
    content = shortened.text()
    for old, new in (
        ("  version: 1.0.0\n", "  version: 2.0.0\n"),
        ("- id: needs-asked\n", "- id: needs-known\n"),
        ("- id: target-groups\n", "- id: audiences\n"),
        ("id: target-groups-standard\n", "id: audiences-standard\n"),
        ("crosswalks: []\n...\n", CROSSWALK),
    ):
        before, found, after = content.partition(old)
        assert found, old
        content = before + new + after
    before, retired, after = _parted(content, "      - id: group-differences\n")
    added = retired.replace("group-differences", ADDED).replace("since: 1.0.0", "since: 2.0.0")
    added += "        replaces: [group-differences]\n"
    return before + retired + "        retired: 2.0.0\n" + added + after


def _parted(content: str, start: str) -> tuple[str, str, str]:
    """Return what stands before a question, the question up to its sources, and what stands after it."""
    begin = content.index(start)
    end = content.index("\n", content.index("        sources: ", begin)) + 1
    return content[:begin], content[begin:end], content[end:]


@cache
def catalogue() -> Catalogue:
    """Return version 2.0.0."""
    return shortened.read(text())
