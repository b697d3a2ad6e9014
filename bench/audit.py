"""Whether gaps are known in the packages that we pin; a service that cannot be asked is said plainly and no fault."""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Final

from gelingenscheck.settings import ROOT

SECONDS: Final = 90
NOT_ASKED: Final = "Not reachable: no service told of gaps in our packages. Nothing was examined; run again later."


def verdict(found: Mapping[str, Any] | None) -> tuple[int, str]:
    """Return exit code and what to say; None where the service was not reached."""
    packages = found.get("dependencies", []) if found is not None else []
    examined = [package for package in packages if "vulns" in package]
    if not examined:
        return 0, NOT_ASKED
    gaps = [
        f"{package['name']} {package['version']}: {gap['id']}, mended in {', '.join(gap['fix_versions']) or 'none'}"
        for package in examined
        for gap in package["vulns"]
    ]
    left = len(packages) - len(examined)
    said = f"{len(examined)} packages examined, {left} unknown to the service, {len(gaps)} gaps known."
    return int(bool(gaps)), "\n".join([*gaps, said])


def ask() -> Mapping[str, Any] | None:
    """Ask for all packages in constraints.txt; None if no answer came."""
    command = [
        *(sys.executable, "-m", "pip_audit", "--disable-pip", "--no-deps", "--progress-spinner", "off"),
        *("--timeout", "10", "--format", "json", "--requirement", "constraints.txt"),
    ]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)
        found: Mapping[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return None
    return found


if __name__ == "__main__":
    code, text = verdict(ask())
    print(text)
    sys.exit(code)
