"""Where in the folder what lies."""

SUFFIX = ".yaml"
ALIKE = (SUFFIX, ".yml")
"""What else a person may take for the ending; such a file is listed, so that it is not missed."""
SUBJECTS = "subjects"
CACHE = ".cache"
"""What can be made anew at any time."""


def is_subject(file: str) -> bool:
    """Say whether a subject belongs at a path; otherwise it is an assessment."""
    return file.startswith(f"{SUBJECTS}/")
