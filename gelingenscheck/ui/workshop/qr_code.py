"""An address as a QR code that a phone reads from the screen."""

import io
from functools import lru_cache

import segno

QUIET_ZONE = 4
"""Empty modules around the code; readers may rely on four."""
SCALE = 8


@lru_cache(maxsize=32)
def png(address: str) -> bytes:
    """Return a picture of an address, dark on light whatever the theme is."""
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="png", scale=SCALE, border=QUIET_ZONE)
    return picture.getvalue()
