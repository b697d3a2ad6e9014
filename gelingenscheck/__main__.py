"""Run the command line: python -m gelingenscheck."""

import sys

from gelingenscheck.cli import main

if __name__ == "__main__":
    sys.exit(main())
