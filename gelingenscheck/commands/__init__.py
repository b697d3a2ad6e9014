"""The commands of the command line; each module has a `run` that returns the exit code."""
