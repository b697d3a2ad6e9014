"""Read YAML strictly and type its values field by field; nothing else in the house reads YAML."""

from gelingenscheck.reading import datafile
from gelingenscheck.reading.datafile import FaultyFileError, problem_of
from gelingenscheck.reading.events import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_NODES,
    Path,
    Quoted,
    UnreadableError,
    Value,
    is_complete,
    line_of,
    lines_of,
    loads,
    nearest_line,
)
from gelingenscheck.reading.fields import (
    DEVICES,
    ID,
    YEARS,
    Fields,
    MisfitError,
    as_choice,
    as_date,
    as_flag,
    as_id,
    as_integer,
    as_list,
    as_mapping,
    as_moment,
    as_text,
    is_id,
)

__all__ = [
    "DEVICES", "ID", "MAX_BYTES", "MAX_DEPTH", "MAX_NODES", "YEARS", "FaultyFileError", "Fields", "MisfitError",
    "Path", "Quoted", "UnreadableError", "Value", "as_choice", "as_date", "as_flag", "as_id", "as_integer",
    "as_list", "as_mapping", "as_moment", "as_text", "datafile", "is_complete", "is_id", "line_of", "lines_of",
    "loads", "nearest_line", "problem_of",
]  # fmt: skip
