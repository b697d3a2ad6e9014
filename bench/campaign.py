"""Try for long that nothing is lost: a table, and bench/campaign.json.

`python -m bench.campaign [NAME …]` tries a part: any of the names in CAMPAIGNS.
"""

import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import fuzz_files, kill_files, kill_server, kill_workshop, load_answers, rapid_clicks
from bench.measuring import TRIED, Row, table, write

RESULTS = Path(__file__).with_name("campaign.json")
CAMPAIGNS: Mapping[str, Callable[[], Row]] = {
    "kill-files": kill_files.run,
    "kill-workshop": kill_workshop.run,
    "kill-server": kill_server.run,
    "load-answers": load_answers.run,
    "rapid-clicks": rapid_clicks.run,
    "fuzz-files": fuzz_files.run,
}


def run(campaigns: Mapping[str, Callable[[], Row]]) -> list[Row]:
    """Return all rows; a campaign that fails is a row without figures and keeps none of the others."""
    rows: list[Row] = []
    for name, tried in campaigns.items():
        print(f"… {name}", file=sys.stderr, flush=True)
        try:
            rows.append(tried())
        except Exception:  # noqa: BLE001 - whatever it is, the others are still tried
            traceback.print_exc()
            rows.append({**dict.fromkeys(TRIED), "name": name, "holds": False})
    return rows


def main(names: Sequence[str]) -> int:
    """Try, show and keep; return 1 if something did not hold."""
    rows = run({name: tried for name, tried in CAMPAIGNS.items() if name in names or not names})
    print(table(rows, TRIED))
    write(RESULTS, rows)
    return int(not all(row["holds"] for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
