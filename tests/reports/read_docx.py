"""What an independent validator of Open XML says to a file."""

import tempfile
from pathlib import Path

from openxml_audit import OpenXmlValidator


def failures(data: bytes, ending: str = "docx") -> list[str]:
    """Return what breaks the schema of Open XML (openxml-audit)."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"file.{ending}"
        file.write_bytes(data)
        return [str(error) for error in OpenXmlValidator().validate(file).errors]
