"""A process that reads its share of the files: the job on standard input, results on standard output."""

import gc
import pickle
import sys

from gelingenscheck.storage.building import chunks
from gelingenscheck.storage.rows import Layout


def main() -> None:
    """Read the files of one job and hand back what became of them, some at a time."""
    folder, files, catalogue = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    gc.disable()  # it lives for seconds and leaves hardly any cycles
    for chunk in chunks(folder, files, Layout(catalogue=catalogue)):
        pickle.dump(chunk, sys.stdout.buffer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
